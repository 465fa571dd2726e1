// Prints diagnostics with their line and a caret, tables, and errors of Apex.
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { ApexError, Diagnostic, LimitsUsed } from "../org/contract.ts";

/** One diagnostic as style asks: code, message, place, the line and a caret under what is wrong. */
export function showDiagnostic(diagnostic: Diagnostic, root: string): string {
  const { code, severity, message, file, line, column, hint } = diagnostic;
  const head = `${diagnostic.unsupported ? "unsupported" : severity} ${code}: ${message}\n  ┌─ ${file}:${line}:${column}`;
  const text = sourceLine(join(root, file), line);
  const note = hint === undefined ? "" : ` ${hint}`;
  if (text === undefined) return head + (note === "" ? "" : `\n  ${note.trim()}`);
  const number = String(line);
  const width = Math.max(1, (diagnostic.endColumn ?? column + 1) - column);
  const { shown, at } = excerpt(text, Math.max(0, column - 1));
  const carets = "^".repeat(Math.min(width, Math.max(1, shown.length - at)));
  return `${head}\n${number}│ ${shown}\n${" ".repeat(number.length)}│ ${" ".repeat(at)}${carets}${note}`;
}

/** A line that fits a wide terminal; of a longer one what is around the place. */
const LONGEST = 240;

function excerpt(text: string, at: number): { readonly shown: string; readonly at: number } {
  if (text.length <= LONGEST) return { shown: text, at };
  const start = Math.max(0, Math.min(at - LONGEST / 2, text.length - LONGEST));
  const [before, after] = [start > 0 ? "…" : "", start + LONGEST < text.length ? "…" : ""];
  return {
    shown: `${before}${text.slice(start, start + LONGEST)}${after}`,
    at: at - start + before.length,
  };
}

function sourceLine(file: string, line: number): string | undefined {
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) return undefined;
  return readFileSync(file, "utf8").split(/\r?\n/)[line - 1]?.replaceAll("\t", " ");
}

export function showApexError(error: ApexError): string {
  return `${error.exceptionType}: ${error.message}${error.stackTrace === "" ? "" : `\n${error.stackTrace}`}`;
}

export function showLimits(limits: LimitsUsed): string {
  return `queries ${limits.queries}, query rows ${limits.queryRows}, DML statements ${limits.dmlStatements}, DML rows ${limits.dmlRows}, CPU ${Math.round(limits.cpuMs)} ms`;
}

/** Rows as a table with aligned columns; nested values as JSON. */
export function showTable(rows: readonly Readonly<Record<string, unknown>>[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter(
    (column) => column !== "attributes",
  );
  const cells = rows.map((row) => columns.map((column) => cell(row[column])));
  const widths = columns.map((column, index) =>
    Math.max(column.length, ...cells.map((row) => row[index]?.length ?? 0)),
  );
  const line = (values: readonly string[]) =>
    values
      .map((value, index) => value.padEnd(widths[index] ?? 0))
      .join("  ")
      .trimEnd();
  return [line(columns), line(widths.map((width) => "─".repeat(width))), ...cells.map(line)].join(
    "\n",
  );
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

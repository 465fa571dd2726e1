// Prints diagnostics with their line and a caret, tables, and errors of Apex.
import { existsSync, readFileSync } from "node:fs";
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
  return `${head}\n${number}│ ${text}\n${" ".repeat(number.length)}│ ${" ".repeat(Math.max(0, column - 1))}${"^".repeat(Math.min(width, Math.max(1, text.length - column + 1)))}${note}`;
}

function sourceLine(file: string, line: number): string | undefined {
  if (!existsSync(file)) return undefined;
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

// Reads matrix.md: who may call or do what, exactly as a reviewer reads it.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../support/local-org.ts";
import { personas } from "./personas.ts";
import type { PersonaName } from "./personas.ts";

export const matrixFile = "e2e/security/matrix.md";
const sections = ["Apex methods", "Record operations", "Status changes"] as const;
export type Section = (typeof sections)[number];

export interface Row {
  readonly name: string;
  readonly line: number;
  readonly cells: ReadonlyMap<PersonaName, string>;
}
export type Matrix = ReadonlyMap<Section, readonly Row[]>;

export function readMatrix(text = readFileSync(join(root, matrixFile), "utf8")): Matrix {
  const rows = new Map<Section, Row[]>();
  let section: Section | undefined;
  let columns: readonly string[] | undefined;
  for (const [index, line] of text.split("\n").entries()) {
    const heading = /^## (.+)$/.exec(line)?.[1];
    if (heading !== undefined) {
      section = sections.find((one) => one === heading);
      columns = undefined;
      if (section) rows.set(section, []);
      continue;
    }
    if (!section || !line.startsWith("|") || /^\|[\s|:-]+\|$/.test(line)) continue;
    const cells = line.slice(1, line.lastIndexOf("|")).split("|");
    const [name = "", ...values] = cells.map((cell) => cell.trim().replaceAll("`", ""));
    if (columns) rows.get(section)?.push(rowOf(name, values, columns, index + 1));
    else columns = checkedColumns(values, index + 1);
  }
  return rows;
}

/** A persona without a column, and a column without a persona, both fail. */
function checkedColumns(columns: readonly string[], line: number): readonly string[] {
  for (const { name } of personas)
    if (!columns.includes(name))
      throw new Error(
        `${matrixFile}:${line} has no column for the persona ${name}: add "| ${name} " to the header and a cell to each row.`,
      );
  for (const column of columns)
    if (!personas.some(({ name }) => name === column))
      throw new Error(
        `${matrixFile}:${line} has a column ${column}, but e2e/security/personas.ts no such persona: remove the column or add the persona.`,
      );
  return columns;
}

function rowOf(
  name: string,
  values: readonly string[],
  columns: readonly string[],
  line: number,
): Row {
  if (values.length !== columns.length)
    throw new Error(
      `${matrixFile}:${line} has ${values.length} cells for ${columns.length} personas.`,
    );
  const cells = personas.map(
    (persona) => [persona.name, values[columns.indexOf(persona.name)] ?? ""] as const,
  );
  return { name, line, cells: new Map(cells) };
}

/** What is missing or left over, each with the row to write or to remove. */
export function differences(
  section: Section,
  rows: readonly Row[],
  names: readonly string[],
): string[] {
  const known = new Map(rows.map((row) => [row.name, row]));
  const missing = names
    .filter((name) => !known.has(name))
    .map(
      (name) =>
        `${name} has no row. Add to ${matrixFile}, section "${section}":\n| ${name} | ${personas.map(({ name: who }) => `<${who}>`).join(" | ")} |`,
    );
  const stale = rows
    .filter(({ name }) => !names.includes(name))
    .map(
      ({ name, line }) =>
        `${matrixFile}:${line} has a row for ${name}, which is not there: remove it.`,
    );
  const twice = rows
    .filter((row) => known.get(row.name) !== row)
    .map(({ name, line }) => `${matrixFile}:${line} repeats the row of ${name}: remove it.`);
  return [...missing, ...stale, ...twice];
}

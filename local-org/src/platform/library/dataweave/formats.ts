// What DataWeave reads and writes: CSV and JSON.
import { DataObject } from "./evaluate.ts";
import type { DataValue } from "./evaluate.ts";
import type { Format } from "./parse.ts";
import { DataWeaveError } from "./tokens.ts";

export function read(text: string, { type, properties }: Format): DataValue {
  switch (type) {
    case "application/json":
      return fromJson(JSON.parse(text) as unknown);
    case "application/csv":
      return readCsv(text, properties["separator"] ?? ",", properties["header"] !== "false");
    case "text/plain":
      return text;
    default:
      throw new DataWeaveError(`Reading ${type}`, true);
  }
}

export function write(value: DataValue, { type, properties }: Format): string {
  switch (type) {
    case "application/json":
      return json(value, properties["indent"] === "false" ? "" : "  ", "");
    case "application/csv":
      return writeCsv(value, properties["separator"] ?? ",", properties["header"] !== "false");
    case "text/plain":
      return typeof value === "string" ? value : json(value, "", "");
    case "application/xml":
    case "application/yaml":
    case "multipart/form-data":
    case "application/x-www-form-urlencoded":
      throw new DataWeaveError(`Writing ${type}`, true);
    default:
      throw new DataWeaveError(`Unknown content type \`${type}\``);
  }
}

export function fromJson(value: unknown): DataValue {
  if (Array.isArray(value)) return value.map(fromJson);
  if (typeof value === "object" && value !== null)
    return new DataObject(
      Object.entries(value).map(([key, one]): readonly [string, DataValue] => [key, fromJson(one)]),
    );
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? value
    : null;
}

/** Two spaces a level, as DataWeave's writer indents. */
function json(value: DataValue, step: string, indent: string): string {
  const inner = indent + step;
  const [open, gap] = step === "" ? ["", ""] : [`\n${inner}`, `\n${indent}`];
  if (value instanceof DataObject) {
    if (value.fields.length === 0) return "{}";
    const fields = value.fields.map(
      ([key, one]) => `${JSON.stringify(key)}: ${json(one, step, inner)}`,
    );
    return `{${open}${fields.join(`,${open === "" ? " " : open}`)}${gap}}`;
  }
  if (!Array.isArray(value)) return JSON.stringify(value);
  const items = (value as readonly DataValue[]).map((one) => json(one, step, inner));
  return items.length === 0 ? "[]" : `[${open}${items.join(`,${open === "" ? " " : open}`)}${gap}]`;
}

function readCsv(text: string, separator: string, header: boolean): DataValue {
  const rows = csvRows(text, separator);
  const names = header ? (rows.shift() ?? []) : (rows[0] ?? []).map((_, at) => `column_${at}`);
  return rows.map(
    (row) =>
      new DataObject(names.map((name, at): readonly [string, DataValue] => [name, row[at] ?? ""])),
  );
}
function csvRows(text: string, separator: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let field = "";
  let quoted = false;
  const endRow = (): void => {
    row.push(field);
    if (row.length > 1 || field !== "") rows.push(row);
    [row, field] = [[], ""];
  };
  for (let at = 0; at < text.length; at++) {
    const letter = text.charAt(at);
    if (quoted && letter === '"' && text.charAt(at + 1) === '"') {
      field += '"';
      at += 1;
    } else if (letter === '"') quoted = !quoted;
    else if (!quoted && letter === separator) {
      row.push(field);
      field = "";
    } else if (!quoted && letter === "\n") endRow();
    else if (quoted || letter !== "\r") field += letter;
  }
  endRow();
  return rows;
}

function writeCsv(value: DataValue, separator: string, header: boolean): string {
  const rows = Array.isArray(value) ? (value as readonly DataValue[]) : [value];
  const [first] = rows;
  const names = first instanceof DataObject ? first.fields.map(([name]) => name) : [];
  const cell = (one: DataValue): string => {
    const text = one === null ? "" : String(one);
    return /["\n]/.test(text) || text.includes(separator)
      ? `"${text.replaceAll('"', '""')}"`
      : text;
  };
  const lines = rows.map((row) =>
    row instanceof DataObject ? names.map((name) => cell(row.get(name))).join(separator) : "",
  );
  return [...(header ? [names.map(cell).join(separator)] : []), ...lines, ""].join("\n");
}

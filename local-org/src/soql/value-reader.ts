// From a cell that SQLite returned to the value a query gives: decoded, labelled or formatted.
import type { CheckedSelect, Operand } from "./checked.ts";
import type { QueryContext } from "./context.ts";
import { fold } from "./sql-functions.ts";
import type { SqlScalar } from "./sql-functions.ts";
import { fromStored } from "./storage.ts";
import type { Storage } from "./storage.ts";
import type { NeutralValue } from "./values.ts";
import { asDecimal, decimal, decimalToText } from "./values.ts";

export type CellReader = (cell: SqlScalar) => unknown;
type ValueSelect = Extract<CheckedSelect, { kind: "value" }>;

export function cellReader(
  context: QueryContext,
  operand: Operand,
  format?: ValueSelect["format"],
): CellReader {
  const { codec } = context;
  const read = neutralReader(operand);
  if (format === "label") return (cell) => codec.decode(labelOf(operand, read(cell)));
  if (format === "format") return (cell) => codec.decode(formatted(context, operand, read(cell)));
  return (cell) => codec.decode(read(cell));
}

function neutralReader(operand: Operand): (cell: SqlScalar) => NeutralValue {
  const { storage } = operand;
  if (operand.kind !== "aggregate") return (cell) => fromStored(storage, cell);
  if (operand.function === "sum")
    return (cell) =>
      cell === null
        ? null
        : typeof cell === "string"
          ? sumOf(storage, cell)
          : fromStored(storage, cell);
  // AVG is a double on the platform; Apex reads it as a Decimal
  if (operand.function === "avg")
    return (cell) => (cell === null ? null : (asDecimal(Number(cell)) ?? null));
  return (cell) => (cell === null ? null : fromStored(storage, cell));
}

/** `1200;=1.005`: whole numbers at the field's scale, then the values with more decimals. */
function sumOf(storage: Storage, text: string): NeutralValue {
  let total = decimal(0n, 0);
  for (const part of text.split(";")) {
    const value = asDecimal(fromStored(storage, part));
    if (!value) continue;
    const scale = Math.max(total.scale, value.scale);
    total = decimal(
      total.mantissa * 10n ** BigInt(scale - total.scale) +
        value.mantissa * 10n ** BigInt(scale - value.scale),
      scale,
    );
  }
  return total;
}

function labelOf(operand: Operand, value: NeutralValue): NeutralValue {
  if (typeof value !== "string" || operand.kind !== "field") return value;
  const values = operand.path.field.picklist?.values ?? [];
  const label = (one: string): string =>
    values.find((known) => fold(known.value) === fold(one))?.label ?? one;
  return operand.path.field.type === "MultiselectPicklist"
    ? value.split(";").map(label).join(";")
    : label(value);
}

/** FORMAT(): as the user's locale writes it. */
function formatted(context: QueryContext, operand: Operand, value: NeutralValue): NeutralValue {
  if (value === null || typeof value === "boolean" || typeof value === "string") return value;
  const locale = context.user.locale.split("_").slice(0, 2).join("-");
  const { timeZone } = context.user;
  if (typeof value === "object" && value.kind === "date")
    return new Intl.DateTimeFormat(locale, { dateStyle: "short", timeZone: "UTC" }).format(
      Date.parse(`${value.iso}T00:00:00Z`),
    );
  if (typeof value === "object" && value.kind === "datetime")
    return new Intl.DateTimeFormat(locale, {
      dateStyle: "short",
      timeStyle: "short",
      timeZone,
    }).format(value.milliseconds);
  if (typeof value === "object" && value.kind === "time")
    return new Intl.DateTimeFormat(locale, { timeStyle: "short", timeZone: "UTC" }).format(
      value.milliseconds,
    );
  const number = asDecimal(value);
  if (!number) return null;
  const field = "path" in operand ? operand.path.field : undefined;
  const digits = { minimumFractionDigits: number.scale, maximumFractionDigits: number.scale };
  const style =
    field?.type === "Currency"
      ? { style: "currency" as const, currency: context.user.currency ?? "USD" }
      : {};
  const text = new Intl.NumberFormat(locale, { ...style, ...digits }).format(
    numericText(decimalToText(number)),
  );
  return field?.type === "Percent" ? `${text}%` : text;
}
// Intl takes decimal text and keeps its digits, which a JavaScript number would lose; the type declarations name only numbers.
const numericText = (text: string): Intl.StringNumericLiteral => text as Intl.StringNumericLiteral;

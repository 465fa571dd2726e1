// The values that fields are compared with: of the right type, in neutral form, binds with the type they should hold.
import type { ComparisonOperator, Value } from "./ast.ts";
import type { CheckContext } from "./check-context.ts";
import { expectedType, useBind } from "./check-context.ts";
import type { CheckedValue, Operand } from "./checked.ts";
import { toLongId } from "./id-form.ts";
import { unescape } from "./parse-value.ts";
import { messages } from "./problem.ts";
import type { StorageForm } from "./storage.ts";
import type { NeutralValue } from "./values.ts";
import { parseDecimal } from "./values.ts";

/** The type of a form as the platform's messages name it, and whether its literals are quoted. */
const typeNames: Readonly<Record<StorageForm, readonly [string, boolean]>> = {
  text: ["string", true],
  exact: ["string", true],
  id: ["reference", true],
  boolean: ["boolean", false],
  integer: ["int", false],
  real: ["double", false],
  scaled: ["double", false],
  date: ["date", false],
  datetime: ["dateTime", false],
  time: ["time", false],
  blob: ["base64", true],
  none: ["address", true],
};
export const typeName = (form: StorageForm): string => typeNames[form][0];

export function checkValue(
  context: CheckContext,
  operand: Operand,
  operator: ComparisonOperator,
  value: Value,
): CheckedValue | undefined {
  if (value.kind === "bind") {
    const collection =
      operator === "in" ||
      operator === "not in" ||
      operator === "includes" ||
      operator === "excludes";
    return {
      kind: "bind",
      name: value.name,
      index: useBind(context, value, expectedType(operand), collection),
    };
  }
  if (value.kind === "list") {
    const values = value.values.map((one) =>
      one.kind === "bind"
        ? {
            kind: "bind" as const,
            name: one.name,
            index: useBind(context, one, expectedType(operand), false),
          }
        : checkValue(context, operand, "=", one),
    );
    const known = values.filter((one) => one !== undefined);
    return known.length === values.length ? { kind: "list", values: known } : undefined;
  }
  if (value.kind === "dateLiteral") return checkDateLiteral(context, operand, value);
  if (value.kind === "currency") {
    context.unsupported(
      value,
      `Currency literals such as ${value.text} need multiple currencies, which the local org does not have; write the number alone.`,
    );
    return undefined;
  }
  if (operator === "like" && value.kind === "string")
    return { kind: "pattern", pattern: likePattern(value.raw) };
  const literal = literalValue(operand.storage.form, value);
  if (literal === invalidId) {
    reportInvalidId(context, value);
    return undefined;
  }
  if (literal !== undefined) return { kind: "literal", value: literal };
  const [type, quoted] = typeNames[operand.storage.form];
  context.report("INVALID_FIELD", operand.span, messages.wrongType(operand.text, type, quoted));
  return undefined;
}

function reportInvalidId(context: CheckContext, value: Value): void {
  context.report(
    "INVALID_QUERY_FILTER_OPERATOR",
    value,
    messages.invalidId(value.kind === "string" ? value.text : ""),
  );
}

const invalidId = Symbol("invalid id");

function literalValue(
  form: StorageForm,
  value: Value,
): NeutralValue | typeof invalidId | undefined {
  switch (value.kind) {
    case "null":
      return null;
    case "string":
      if (form === "id") return value.text === "" ? null : (toLongId(value.text) ?? invalidId);
      return form === "text" || form === "exact" ? value.text : undefined;
    case "number":
      return form === "scaled" || form === "integer" || form === "real"
        ? parseDecimal(value.text)
        : undefined;
    case "boolean":
      return form === "boolean" ? value.value : undefined;
    case "date":
      return form === "date" && isDate(value.text) ? { kind: "date", iso: value.text } : undefined;
    case "datetime":
      return form === "datetime" ? dateTimeValue(value.text) : undefined;
    case "time":
      return form === "time" ? timeValue(value.text) : undefined;
    default:
      return undefined;
  }
}
function isDate(text: string): boolean {
  const milliseconds = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString().startsWith(text);
}
function dateTimeValue(text: string): NeutralValue | undefined {
  const milliseconds = Date.parse(text);
  return Number.isNaN(milliseconds) ? undefined : { kind: "datetime", milliseconds };
}
function timeValue(text: string): NeutralValue | undefined {
  const milliseconds = Date.parse(`1970-01-01T${text}`);
  return Number.isNaN(milliseconds) ? undefined : { kind: "time", milliseconds };
}

function checkDateLiteral(
  context: CheckContext,
  operand: Operand,
  value: Extract<Value, { kind: "dateLiteral" }>,
): CheckedValue | undefined {
  const { form } = operand.storage;
  if (form === "date" || form === "datetime")
    return { kind: "dateLiteral", name: value.name, count: value.count ?? 1 };
  context.report(
    "INVALID_FIELD",
    operand.span,
    messages.wrongType(operand.text, ...typeNames[form]),
  );
  return undefined;
}

/** SOQL's pattern as written between quotes -> SQLite's, with a backslash before what is meant literally. */
function likePattern(raw: string): string {
  return raw.replace(/\\(?:u[0-9A-Fa-f]{4}|.)/gs, (escape) => {
    const character = escape.charAt(1);
    if (character === "%" || character === "_" || character === "\\") return escape;
    return unescape(escape);
  });
}

/** The pattern that a bound value means: `%` and `_` are wildcards there too. */
export function boundPattern(value: string): string {
  return value.replace(/\\(?![%_\\])/g, "\\\\");
}

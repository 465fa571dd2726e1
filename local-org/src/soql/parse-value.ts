// The right-hand sides of comparisons: literals, lists, binds and subqueries.
import type {
  BoundExpressionContext,
  ComparisonOperatorContext,
  DateFormulaContext,
  ValueContext,
} from "@apexdevtools/apex-parser";
import type { Bind, ComparisonOperator, Value } from "./ast.ts";
import { subquery } from "./parse.ts";
import { SoqlError } from "./problem.ts";
import { each, spanOf, textOf } from "./tree.ts";

export function operatorOf(context: ComparisonOperatorContext): ComparisonOperator {
  const text = textOf(context).toLowerCase();
  switch (text) {
    case "=":
    case "!=":
    case "<":
    case "<=":
    case ">":
    case ">=":
    case "like":
    case "in":
    case "includes":
    case "excludes":
      return text;
    case "<>":
      return "!=";
    case "notin":
      return "not in";
    default:
      throw new SoqlError({
        code: "MALFORMED_QUERY",
        message: `unexpected token: '${text}'`,
        ...spanOf(context),
      });
  }
}

export function parseBind(context: BoundExpressionContext): Bind {
  const span = spanOf(context);
  const name = textOf(context.expression());
  if (!/^[A-Za-z_][A-Za-z0-9_.]*$/.test(name)) {
    throw new SoqlError({
      code: "MALFORMED_QUERY",
      message: `Only variable references are allowed in dynamic SOQL/SOSL.`,
      ...span,
    });
  }
  return { kind: "bind", ...span, name };
}

export function parseValue(context: ValueContext): Value {
  const span = spanOf(context);
  const text = textOf(context);
  if (context.boundExpression()) return parseBind(context.boundExpression());
  if (context.subQuery()) return { kind: "subquery", ...span, query: subquery(context.subQuery()) };
  if (context.valueList())
    return {
      kind: "list",
      ...span,
      values: each(context.valueList().value_list()).map(parseValue),
    };
  if (context.dateFormula()) return dateLiteral(context.dateFormula());
  if (context.NULL()) return { kind: "null", ...span };
  if (context.BooleanLiteral())
    return { kind: "boolean", ...span, value: text.toLowerCase() === "true" };
  if (context.StringLiteral() || context.MultilineStringLiteral())
    return { kind: "string", ...span, ...stringLiteral(text.slice(1, -1)) };
  if (context.DateLiteral()) return { kind: "date", ...span, text };
  if (context.DateTimeLiteral()) return { kind: "datetime", ...span, text };
  if (context.TimeLiteral()) return { kind: "time", ...span, text };
  if (context.IntegralCurrencyLiteral()) return { kind: "currency", ...span, text };
  return { kind: "number", ...span, text };
}

function dateLiteral(context: DateFormulaContext): Value {
  const [name = "", count] = textOf(context).split(":");
  return {
    kind: "dateLiteral",
    ...spanOf(context),
    name: name.toUpperCase(),
    ...(count === undefined ? {} : { count: Number(count) }),
  };
}

// The grammar knows the escapes of Apex strings; SOQL has `\\%` and `\\_` besides, which travel through it under this stand-in for the backslash.
const escapeMark = "\uE000";

export function keepLikeEscapes(text: string): string {
  return text.replace(/\\(.)/gs, (all, character: string) =>
    character === "%" || character === "_" ? escapeMark + character : all,
  );
}
export function stringLiteral(marked: string): { raw: string; text: string } {
  const raw = marked.replaceAll(escapeMark, "\\");
  return { raw, text: unescape(raw) };
}

const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

/** SOQL string escapes; `\%` and `\_` mean the characters themselves. */
export function unescape(raw: string): string {
  return raw.replace(
    /\\(?:u([0-9A-Fa-f]{4})|(.))/gs,
    (_all, code: string | undefined, character: string | undefined) =>
      code !== undefined
        ? String.fromCharCode(Number.parseInt(code, 16))
        : (escapes[(character ?? "").toLowerCase()] ?? character ?? ""),
  );
}

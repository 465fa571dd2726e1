// A formula as an SQL expression over stored columns, for the part of the language that means exactly the same there.
import { parseDecimal } from "../soql/values.ts";
import { valueStorage } from "../soql/storage.ts";
import { parseFormula } from "./parse.ts";
import { FormulaSyntaxError } from "./tokenize.ts";
import { compileFormula } from "./compile.ts";
import { fieldPathOf } from "./resolve.ts";
import type { Storage, StoredValue } from "../soql/storage.ts";
import type { Node } from "./ast.ts";
import type { FieldDefinition } from "../metadata/schema.ts";
import type { FieldPath, FormulaContext } from "./types.ts";

/** Where the fields a formula reads are kept. `column` answers undefined for what has no column (then the formula isn't expressible). */
export interface FormulaColumns {
  column(
    path: FieldPath,
  ):
    | { readonly sql: string; readonly storage: Storage; readonly field: FieldDefinition }
    | undefined;
  /** Today as the running user sees it, `YYYY-MM-DD`, and now in milliseconds. */
  readonly today: string;
  readonly now: number;
}
export interface SqlFormula {
  readonly sql: string;
  readonly parameters: readonly StoredValue[];
  readonly storage: Storage;
}

type Sql =
  | {
      readonly type: "boolean" | "text" | "date" | "datetime";
      readonly sql: string;
      readonly parameters: readonly StoredValue[];
    }
  | {
      readonly type: "number";
      readonly sql: string;
      readonly parameters: readonly StoredValue[];
      readonly scale: number;
      readonly digits: number;
    };
interface Scope {
  readonly columns: FormulaColumns;
  readonly context: FormulaContext;
  readonly blankAsZero: boolean;
}

/** The expression in the form the result's field is stored in, or undefined when SQL can't say exactly what the formula says. */
export function formulaToSql(
  text: string,
  context: FormulaContext & { readonly result: FieldDefinition },
  columns: FormulaColumns,
): SqlFormula | undefined {
  const compiled = compileFormula(text, context);
  if (compiled.diagnostics.length > 0 || compiled.globals.length > 0) return undefined;
  const scope: Scope = { columns, context, blankAsZero: context.treatBlanksAsZero === true };
  const made = translate(parse(text), scope);
  return made && inStorage(made, valueStorage(context.schema, context.result), context.result);
}
function parse(text: string): Node | undefined {
  try {
    return parseFormula(text);
  } catch (error) {
    if (error instanceof FormulaSyntaxError) return undefined;
    throw error;
  }
}

function inStorage(made: Sql, storage: Storage, field: FieldDefinition): SqlFormula | undefined {
  const wanted =
    storage.form === "scaled" || storage.form === "integer"
      ? "number"
      : storage.form === "exact" || storage.form === "id"
        ? "text"
        : storage.form;
  if (made.type !== wanted) return undefined;
  if (made.type !== "number") return { sql: made.sql, parameters: made.parameters, storage };
  const scale = field.type === "Percent" ? made.scale - 2 : made.scale;
  const raised = atScale({ ...made, scale }, storage.scale);
  return raised && { sql: raised.sql, parameters: raised.parameters, storage };
}

type NumberSql = Extract<Sql, { type: "number" }>;
/** The same number with more decimal places; fewer would round, and SQLite's integers end at 18 digits. */
function atScale(value: NumberSql, scale: number): NumberSql | undefined {
  if (value.scale === scale) return value;
  const more = scale - value.scale;
  if (more < 0 || value.digits + more > 18) return undefined;
  return {
    ...value,
    sql: `(${value.sql} * ${10n ** BigInt(more)})`,
    scale,
    digits: value.digits + more,
  };
}

function translate(node: Node | undefined, scope: Scope): Sql | undefined {
  switch (node?.kind) {
    case undefined:
    case "null":
      return undefined;
    case "number":
      return numeral(node.text);
    case "text":
      return {
        type: "text",
        sql: node.value === "" ? "NULL" : "?",
        parameters: node.value === "" ? [] : [node.value],
      };
    case "boolean":
      return { type: "boolean", sql: node.value ? "1" : "0", parameters: [] };
    case "reference":
      return reference(node.parts, scope);
    case "unary":
      return unary(node, scope);
    case "binary":
      return binary(node, scope);
    case "call":
      return call(node, scope);
  }
}

function numeral(text: string): Sql | undefined {
  const value = parseDecimal(text);
  const digits = value ? value.mantissa.toString().length : 99;
  return value && digits <= 18
    ? { type: "number", sql: value.mantissa.toString(), parameters: [], scale: value.scale, digits }
    : undefined;
}

function reference(parts: readonly string[], scope: Scope): Sql | undefined {
  const path = fieldPathOf(scope.context, parts);
  const found = path && scope.columns.column(path);
  if (!found) return undefined;
  const { sql, storage, field } = found;
  switch (storage.form) {
    case "boolean":
      return { type: "boolean", sql, parameters: [] };
    case "text":
    case "exact":
    case "id":
      return { type: "text", sql, parameters: [] };
    case "date":
      return { type: "date", sql, parameters: [] };
    case "datetime":
      return { type: "datetime", sql, parameters: [] };
    case "integer":
    case "scaled":
      return {
        type: "number",
        sql: scope.blankAsZero ? `COALESCE(${sql}, 0)` : sql,
        parameters: [],
        scale: storage.scale + (field.type === "Percent" ? 2 : 0),
        digits: Math.min(18, field.precision ?? 18),
      };
    default:
      return undefined;
  }
}

function unary(node: Extract<Node, { kind: "unary" }>, scope: Scope): Sql | undefined {
  const operand = translate(node.operand, scope);
  if (!operand) return undefined;
  if (node.operator === "!")
    return operand.type === "boolean" ? { ...operand, sql: `(NOT ${operand.sql})` } : undefined;
  if (operand.type !== "number") return undefined;
  return node.operator === "-" ? { ...operand, sql: `(-${operand.sql})` } : operand;
}

const test = (sql: string, ...operands: readonly Sql[]): Sql => ({
  type: "boolean",
  sql,
  parameters: operands.flatMap((one) => one.parameters),
});

function binary(node: Extract<Node, { kind: "binary" }>, scope: Scope): Sql | undefined {
  if (
    (node.operator === "=" || node.operator === "<>") &&
    (node.left.kind === "null" || node.right.kind === "null")
  ) {
    const operand = translate(node.left.kind === "null" ? node.right : node.left, scope);
    return operand && operand.type !== "boolean"
      ? test(`(${operand.sql} IS ${node.operator === "=" ? "" : "NOT "}NULL)`, operand)
      : undefined;
  }
  const left = translate(node.left, scope);
  const right = translate(node.right, scope);
  if (!left || !right) return undefined;
  switch (node.operator) {
    case "&&":
      return left.type === "boolean" && right.type === "boolean"
        ? test(`(${left.sql} AND ${right.sql})`, left, right)
        : undefined;
    case "||":
      return left.type === "boolean" && right.type === "boolean"
        ? test(`(${left.sql} OR ${right.sql})`, left, right)
        : undefined;
    case "=":
    case "<>":
    case "<":
    case ">":
    case "<=":
    case ">=":
      return comparison(node.operator, left, right);
    case "+":
    case "-":
      return sum(node.operator, left, right);
    case "*":
      return left.type === "number" && right.type === "number" && left.digits + right.digits <= 18
        ? {
            type: "number",
            sql: `(${left.sql} * ${right.sql})`,
            parameters: [...left.parameters, ...right.parameters],
            scale: left.scale + right.scale,
            digits: left.digits + right.digits,
          }
        : undefined;
    case "&":
      return concatenation(left, right);
    default:
      return undefined;
  }
}

function concatenation(left: Sql, right: Sql): Sql | undefined {
  if (left.type !== "text" || right.type !== "text") return undefined;
  return {
    type: "text",
    sql: `NULLIF(COALESCE(${left.sql}, '') || COALESCE(${right.sql}, ''), '')`,
    parameters: [...left.parameters, ...right.parameters],
  };
}

/** Two numbers at one scale; other pairs as they are. */
function align(left: Sql, right: Sql): readonly [Sql, Sql] | undefined {
  if (left.type !== right.type) return undefined;
  if (left.type !== "number" || right.type !== "number") return [left, right];
  const scale = Math.max(left.scale, right.scale);
  const [a, b] = [atScale(left, scale), atScale(right, scale)];
  return a && b ? [a, b] : undefined;
}

function comparison(operator: string, left: Sql, right: Sql): Sql | undefined {
  const aligned = align(left, right);
  if (!aligned) return undefined;
  const [a, b] = aligned;
  if (operator === "=") return test(`(${a.sql} IS ${b.sql})`, a, b);
  if (operator === "<>") return test(`(${a.sql} IS NOT ${b.sql})`, a, b);
  return a.type === "boolean" || a.type === "text"
    ? undefined
    : test(`COALESCE(${a.sql} ${operator} ${b.sql}, 0)`, a, b);
}

function sum(operator: "+" | "-", left: Sql, right: Sql): Sql | undefined {
  const parameters = [...left.parameters, ...right.parameters];
  if (left.type === "text") return operator === "+" ? concatenation(left, right) : undefined;
  if (left.type === "date" && right.type === "date" && operator === "-")
    return {
      type: "number",
      sql: `CAST(ROUND(julianday(${left.sql}) - julianday(${right.sql})) AS INTEGER)`,
      parameters,
      scale: 0,
      digits: 7,
    };
  if (left.type === "date" && right.type === "number" && right.scale === 0)
    return {
      type: "date",
      sql: `date(${left.sql}, (${operator === "-" ? "-" : ""}${right.sql}) || ' days')`,
      parameters,
    };
  const aligned = align(left, right);
  if (!aligned) return undefined;
  const [a, b] = aligned;
  if (a.type !== "number" || b.type !== "number") return undefined;
  const digits = Math.max(a.digits, b.digits) + 1;
  return digits > 18
    ? undefined
    : {
        type: "number",
        sql: `(${a.sql} ${operator} ${b.sql})`,
        parameters,
        scale: a.scale,
        digits,
      };
}

function call(node: Extract<Node, { kind: "call" }>, scope: Scope): Sql | undefined {
  if (node.name === "TODAY") return { type: "date", sql: "?", parameters: [scope.columns.today] };
  if (node.name === "NOW") return { type: "datetime", sql: "?", parameters: [scope.columns.now] };
  const args = node.args.map((one) => translate(one, scope));
  const known = args.filter((one) => one !== undefined);
  if (known.length !== args.length) return undefined;
  const [first, second, third] = known;
  if (!first) return undefined;
  switch (node.name) {
    case "AND":
    case "OR":
      return known.every((one) => one.type === "boolean")
        ? test(`(${known.map((one) => one.sql).join(` ${node.name} `)})`, ...known)
        : undefined;
    case "NOT":
      return first.type === "boolean" ? test(`(NOT ${first.sql})`, first) : undefined;
    case "ISBLANK":
      return first.type === "boolean" ? undefined : test(`(${first.sql} IS NULL)`, first);
    case "ISPICKVAL":
      return second && test(`(${first.sql} IS ${second.sql})`, first, second);
    case "TEXT":
      return first.type === "text" || first.type === "date"
        ? { ...first, type: "text" }
        : undefined;
    case "IF":
      return second && third && choice([[first, second]], third);
    case "CASE":
      return cases(known);
    case "BLANKVALUE":
      return second && first.type !== "boolean"
        ? choice([[test(`(${first.sql} IS NOT NULL)`, first), first]], second)
        : undefined;
    case "YEAR":
      return datePart(first, 1, 4);
    case "MONTH":
      return datePart(first, 6, 2);
    case "DAY":
      return datePart(first, 9, 2);
    case "CONTAINS":
      return second?.type === "text"
        ? test(
            `(instr(COALESCE(${first.sql}, ''), COALESCE(${second.sql}, '')) > 0)`,
            first,
            second,
          )
        : undefined;
    default:
      return undefined;
  }
}

function datePart(date: Sql, start: number, length: number): Sql | undefined {
  return date.type === "date"
    ? {
        type: "number",
        sql: `CAST(substr(${date.sql}, ${start}, ${length}) AS INTEGER)`,
        parameters: date.parameters,
        scale: 0,
        digits: length,
      }
    : undefined;
}

function cases(args: readonly Sql[]): Sql | undefined {
  const [subject] = args;
  const otherwise = args.at(-1);
  if (!subject || !otherwise || args.length % 2 !== 0) return undefined;
  const pairs: [Sql, Sql][] = [];
  for (let index = 1; index + 1 < args.length; index += 2) {
    const [value, result] = [args[index], args[index + 1]];
    const equal = value && comparison("=", subject, value);
    if (!equal || !result) return undefined;
    pairs.push([equal, result]);
  }
  return choice(pairs, otherwise);
}

/** `CASE WHEN … THEN … ELSE … END` with all results in one form. */
function choice(pairs: readonly (readonly [Sql, Sql])[], otherwise: Sql): Sql | undefined {
  const results = [...pairs.map(([, result]) => result), otherwise];
  const scale = Math.max(...results.map((one) => (one.type === "number" ? one.scale : 0)));
  const raised = results
    .map((one) => (one.type === "number" ? atScale(one, scale) : one))
    .filter((one) => one !== undefined);
  const last = raised.at(-1);
  if (!last || raised.length !== results.length || raised.some((one) => one.type !== last.type))
    return undefined;
  const sql = `CASE ${pairs.map(([condition], index) => `WHEN ${condition.sql} THEN ${raised[index]?.sql ?? "NULL"}`).join(" ")} ELSE ${last.sql} END`;
  const parameters = [
    ...pairs.flatMap(([condition], index) => [
      ...condition.parameters,
      ...(raised[index]?.parameters ?? []),
    ]),
    ...last.parameters,
  ];
  if (last.type !== "number") return { type: last.type, sql, parameters };
  return {
    type: "number",
    sql,
    parameters,
    scale,
    digits: Math.max(...raised.map((one) => (one.type === "number" ? one.digits : 0))),
  };
}

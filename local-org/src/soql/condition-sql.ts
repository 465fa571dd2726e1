// WHERE and HAVING -> SQL, with SOQL's rules for null and case. Values are known by now, so each comparison takes the form that indexes serve best.
import type { ComparisonOperator } from "./ast.ts";
import { bindValues, storedParameter } from "./bind-values.ts";
import { boundPattern } from "./check-value.ts";
import type { CheckedCondition, CheckedValue, Operand } from "./checked.ts";
import { dateLiteralRange, startOfDay } from "./date-literals.ts";
import type { Fragment } from "./fragment.ts";
import { joined, parameter, raw, sql } from "./fragment.ts";
import { operandSql } from "./operand-sql.ts";
import { SoqlError } from "./problem.ts";
import { subselect } from "./select-sql.ts";
import type { Source } from "./source.ts";
import { requireParents } from "./source.ts";
import type { SqlScalar } from "./sql-functions.ts";
import { fold } from "./sql-functions.ts";
import { isIndexed } from "./storage.ts";
import type { NeutralValue } from "./values.ts";

type Comparison = Extract<CheckedCondition, { kind: "compare" }>;

/** `top`: the condition must hold for the row to pass, so the parents it names must exist. */
export function conditionSql(source: Source, condition: CheckedCondition, top = true): Fragment {
  switch (condition.kind) {
    case "and":
      return allOf(condition.conditions.map((one) => conditionSql(source, one, top)));
    case "or":
      return anyOf(condition.conditions.map((one) => conditionSql(source, one, false)));
    // What is unknown because of a null counts as false before NOT turns it: NOT (x > 5) holds for an empty x.
    case "not":
      return negated(conditionSql(source, condition.condition, false));
    case "compare":
      return comparisonSql(source, condition, top);
  }
}

function comparisonSql(source: Source, condition: Comparison, top: boolean): Fragment {
  const { left, operator, value } = condition;
  const column = operandSql(source, left);
  const result = compare(source, left, column, operator, value);
  if (top && result.rejectsNull && "path" in left && left.kind !== "aggregate")
    requireParents(source, left.path);
  return result.fragment;
}

interface Compared {
  readonly fragment: Fragment;
  /** never true for a null left side */ readonly rejectsNull: boolean;
}
const plain = (fragment: Fragment): Compared => ({ fragment, rejectsNull: false });
const strict = (fragment: Fragment): Compared => ({ fragment, rejectsNull: true });

function compare(
  source: Source,
  left: Operand,
  column: Fragment,
  operator: ComparisonOperator,
  value: CheckedValue,
): Compared {
  if (value.kind === "subquery")
    return operator === "in"
      ? strict(sql`${column} IN (${subselect(source.generation, value.query)})`)
      : plain(sql`((${column} IN (${subselect(source.generation, value.query)})) IS NOT TRUE)`);
  if (value.kind === "dateLiteral") return compareRange(source, left, column, operator, value);
  if ((operator === "=" || operator === "!=") && isCollectionBind(source, value))
    return compare(source, left, column, operator === "=" ? "in" : "not in", value);
  switch (operator) {
    case "in":
      return membership(source, left, column, value);
    case "not in":
      return plain(negated(membership(source, left, column, value).fragment));
    case "includes":
      return strict(includes(source, left, column, value));
    case "excludes":
      return plain(negated(includes(source, left, column, value)));
    case "like":
      return like(source, left, column, value);
    default:
      return compareOne(left, column, operator, single(source, left, value));
  }
}

/** `Id = :ids` with a list or set means IN. */
const isCollectionBind = (source: Source, value: CheckedValue): boolean =>
  value.kind === "bind" && bindValues(source.generation.context, value.name).collection;

function compareOne(
  left: Operand,
  column: Fragment,
  operator: "=" | "!=" | "<" | "<=" | ">" | ">=",
  value: NeutralValue,
): Compared {
  const stored = storedParameter(left, value);
  if (operator === "=")
    return stored === null
      ? plain(sql`${column} IS NULL`)
      : strict(sql`${column} = ${parameter(stored)}`);
  // null != 'x' is true on the platform
  if (operator === "!=")
    return stored === null
      ? strict(sql`${column} IS NOT NULL`)
      : plain(sql`${column} IS NOT ${parameter(stored)}`);
  return strict(sql`${column} ${operator} ${parameter(stored)}`);
}

/** The one value of a literal or bind. */
function single(source: Source, left: Operand, value: CheckedValue): NeutralValue {
  if (value.kind === "literal") return value.value;
  if (value.kind !== "bind")
    throw new SoqlError({
      code: "MALFORMED_QUERY",
      message: "a single value is expected",
      ...left.span,
    });
  const { values, collection } = bindValues(source.generation.context, value.name);
  if (collection)
    throw new SoqlError({
      code: "MALFORMED_QUERY",
      message: `Invalid bind expression type of a collection for column '${left.text}'; use IN`,
      ...left.span,
    });
  return values[0] ?? null;
}

/** Every value of a list, or of a bound collection. */
function several(source: Source, left: Operand, value: CheckedValue): readonly NeutralValue[] {
  if (value.kind === "list")
    return value.values.flatMap((one) =>
      one.kind === "bind" ? several(source, left, one) : [single(source, left, one)],
    );
  return value.kind === "bind"
    ? bindValues(source.generation.context, value.name).values
    : [single(source, left, value)];
}

function membership(
  source: Source,
  left: Operand,
  column: Fragment,
  value: CheckedValue,
): Compared {
  if (value.kind === "list" && value.values.some((one) => one.kind === "dateLiteral")) {
    return strict(
      sql`(${joined(
        value.values.map((one) => compare(source, left, column, "=", one).fragment),
        " OR ",
      )})`,
    );
  }
  const stored = several(source, left, value).map((one) => storedParameter(left, one));
  const present = stored.filter((one) => one !== null);
  const among =
    present.length === 0
      ? undefined
      : present.length === 1
        ? sql`${column} = ${parameter(present[0] ?? null)}`
        : sql`${column} IN (SELECT value FROM json_each(${parameter(jsonArray(present))}))`;
  if (present.length < stored.length)
    return plain(among ? sql`(${among} OR ${column} IS NULL)` : sql`${column} IS NULL`);
  return strict(among ?? never);
}
function jsonArray(values: readonly SqlScalar[]): string {
  return `[${values.map((value) => (typeof value === "bigint" ? value.toString() : JSON.stringify(value))).join(",")}]`;
}

function compareRange(
  source: Source,
  left: Operand,
  column: Fragment,
  operator: ComparisonOperator,
  value: Extract<CheckedValue, { kind: "dateLiteral" }>,
): Compared {
  const { context } = source.generation;
  const { now, user } = context;
  const range = dateLiteralRange(value.name, value.count, {
    now,
    timeZone: user.timeZone,
    locale: user.locale,
    fiscalYearStartMonth: context.fiscalYearStartMonth ?? 1,
  });
  if (!range)
    throw new SoqlError({
      code: "MALFORMED_QUERY",
      message: `unexpected token: '${value.name}'`,
      ...left.span,
    });
  const at = (day: string): Fragment =>
    parameter(left.storage.form === "date" ? day : startOfDay(day, user.timeZone));
  const from = at(range.from);
  const to = at(range.to);
  switch (operator) {
    case "=":
    case "in":
      return strict(sql`(${column} >= ${from} AND ${column} < ${to})`);
    case "!=":
    case "not in":
      return plain(sql`((${column} >= ${from} AND ${column} < ${to}) IS NOT TRUE)`);
    case "<":
      return strict(sql`${column} < ${from}`);
    case "<=":
      return strict(sql`${column} < ${to}`);
    case ">":
      return strict(sql`${column} >= ${to}`);
    default:
      return strict(sql`${column} >= ${from}`);
  }
}

function includes(source: Source, left: Operand, column: Fragment, value: CheckedValue): Fragment {
  const choices = several(source, left, value).map((one) => {
    const wanted = typeof one === "string" ? one.split(";").filter((part) => part !== "") : [];
    if (wanted.length === 0) return sql`${column} IS NULL`;
    return sql`(${joined(
      wanted.map(
        (part) => sql`instr(';' || ${column} || ';', ${parameter(`;${fold(part.trim())};`)}) > 0`,
      ),
      " AND ",
    )})`;
  });
  return choices.length === 0 ? never : sql`(${joined(choices, " OR ")})`;
}

function like(source: Source, left: Operand, column: Fragment, value: CheckedValue): Compared {
  const folded = left.storage.form === "text" ? column : sql`fold(${column})`;
  if (value.kind === "pattern") return strict(likeOne(source, left, folded, value.pattern));
  const patterns = several(source, left, value);
  if (patterns.length === 1 && patterns[0] === null) return plain(sql`${column} IS NULL`);
  const tests = patterns
    .filter((one) => typeof one === "string")
    .map((one) => likeOne(source, left, folded, boundPattern(one)));
  return strict(tests.length === 0 ? never : sql`(${joined(tests, " OR ")})`);
}

function likeOne(source: Source, left: Operand, column: Fragment, pattern: string): Fragment {
  const lower = fold(pattern);
  const prefix = /^(?:[^\\%_]|\\.)*/s.exec(lower)?.[0] ?? "";
  const literal = prefix.replace(/\\(.)/gs, "$1");
  if (prefix.length === lower.length) return sql`${column} = ${parameter(literal)}`;
  const test = sql`${column} LIKE ${parameter(lower)} ESCAPE '\\'`;
  const indexed =
    left.kind === "field" &&
    left.path.hops.length === 0 &&
    left.storage.form === "text" &&
    isIndexed(source.object, left.path.field);
  // SQLite does not see the prefix of a pattern over an expression; this range does what its own LIKE optimisation would
  return indexed && literal !== ""
    ? sql`(${column} >= ${parameter(literal)} AND ${column} < ${parameter(`${literal}\u{10FFFF}`)} AND ${test})`
    : test;
}

// Parts that always or never hold (an empty IN list) are worked out here: `indexed = ? OR 0` would make SQLite scan the table.
const always = raw("1");
const never = raw("0");
const isAlways = (fragment: Fragment): boolean => fragment.sql === always.sql;
const isNever = (fragment: Fragment): boolean => fragment.sql === never.sql;

function anyOf(alternatives: readonly Fragment[]): Fragment {
  if (alternatives.some(isAlways)) return always;
  const possible = alternatives.filter((one) => !isNever(one));
  return possible.length === 0 ? never : sql`(${joined(possible, " OR ")})`;
}
function allOf(conditions: readonly Fragment[]): Fragment {
  if (conditions.some(isNever)) return never;
  const open = conditions.filter((one) => !isAlways(one));
  return open.length === 0 ? always : sql`(${joined(open, " AND ")})`;
}
function negated(condition: Fragment): Fragment {
  if (isNever(condition)) return always;
  return isAlways(condition) ? never : sql`(${condition} IS NOT TRUE)`;
}

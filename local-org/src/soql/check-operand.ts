// Fields and functions of a query -> operands with a storage form.
import type { Expression, FunctionCall, Path } from "./ast.ts";
import type { CheckContext } from "./check-context.ts";
import { isSortable, usePath } from "./check-context.ts";
import type { AggregateFunction, DateFunction, Operand, ResolvedPath } from "./checked.ts";
import { fieldOperandOf } from "./operands.ts";
import { messages } from "./problem.ts";
import type { NameScope } from "./resolve.ts";
import { resolvePath } from "./resolve.ts";
import { valueStorage } from "./storage.ts";
import type { Storage } from "./storage.ts";

const aggregates: ReadonlySet<string> = new Set<AggregateFunction>([
  "count",
  "count_distinct",
  "sum",
  "avg",
  "min",
  "max",
]);
const dateFunctions: ReadonlySet<string> = new Set<DateFunction>([
  "calendar_year",
  "calendar_quarter",
  "calendar_month",
  "day_in_month",
  "day_in_week",
  "day_in_year",
  "day_only",
  "fiscal_year",
  "fiscal_quarter",
  "fiscal_month",
  "hour_in_day",
  "week_in_month",
  "week_in_year",
]);
const numeric: ReadonlySet<string> = new Set(["scaled", "integer", "real"]);

export const isAggregateCall = (expression: Expression): boolean =>
  expression.kind === "call" && aggregates.has(expression.name);
const isAggregateName = (name: string): name is AggregateFunction => aggregates.has(name);
const isDateName = (name: string): name is DateFunction => dateFunctions.has(name);

export function checkOperand(
  context: CheckContext,
  scope: NameScope,
  expression: Expression,
  selected: boolean,
): Operand | undefined {
  if (expression.kind === "path") {
    const path = checkPath(context, scope, expression.path, selected);
    return path && fieldOperand(context, path);
  }
  return checkCall(context, scope, expression, selected);
}

export function checkPath(
  context: CheckContext,
  scope: NameScope,
  path: Path,
  selected: boolean,
): ResolvedPath | undefined {
  const resolved = resolvePath(context.schema, scope, path, context.report);
  if (!resolved) return undefined;
  if (resolved.field.type === "Address" || resolved.field.type === "Location") {
    context.unsupported(
      path,
      `Compound field '${resolved.field.name}' isn't supported in queries by the local org; name its parts (${resolved.field.compoundFields?.join(", ") ?? `${resolved.field.name.replace(/__c$/, "")}__Latitude__s`}).`,
    );
    return undefined;
  }
  usePath(context, resolved, selected);
  return resolved;
}

export const fieldOperand = (context: CheckContext, path: ResolvedPath): Operand =>
  fieldOperandOf(context.schema, path);

function checkCall(
  context: CheckContext,
  scope: NameScope,
  call: FunctionCall,
  selected: boolean,
): Operand | undefined {
  const { name } = call;
  if (isAggregateName(name)) return checkAggregate(context, scope, call, name, selected);
  if (isDateName(name)) return checkDateFunction(context, scope, call, name, selected);
  if (name === "grouping" || name === "tolabel") {
    const path =
      call.argument && !("kind" in call.argument)
        ? checkPath(context, scope, call.argument, selected)
        : undefined;
    if (!path) return undefined;
    const storage: Storage =
      name === "grouping" ? { form: "integer", scale: 0 } : { form: "text", scale: 0 };
    return {
      kind: name === "grouping" ? "grouping" : "label",
      path,
      storage,
      text: call.text,
      span: call,
    };
  }
  if (name === "convertcurrency")
    context.unsupported(
      call,
      "convertCurrency() needs multiple currencies, which the local org does not have; select the field itself.",
    );
  else if (name === "distance" || name === "geolocation")
    context.unsupported(
      call,
      "DISTANCE() isn't supported by the local org; compare the latitude and longitude fields.",
    );
  else context.report("MALFORMED_QUERY", call, messages.unexpectedToken(call.text));
  return undefined;
}

function checkAggregate(
  context: CheckContext,
  scope: NameScope,
  call: FunctionCall,
  name: AggregateFunction,
  selected: boolean,
): Operand | undefined {
  const integer: Storage = { form: "integer", scale: 0 };
  if (!call.argument)
    return { kind: "aggregate", function: "count", storage: integer, text: call.text, span: call };
  if ("kind" in call.argument) {
    context.report("MALFORMED_QUERY", call, messages.unexpectedToken(call.argument.text));
    return undefined;
  }
  const path = checkPath(context, scope, call.argument, selected);
  if (!path) return undefined;
  const storage = valueStorage(context.schema, path.field);
  const isNumber = numeric.has(storage.form);
  const fits =
    name === "sum" || name === "avg"
      ? isNumber
      : name === "min" || name === "max"
        ? isSortable(path.field) && storage.form !== "boolean"
        : isSortable(path.field) || path.field.type === "MultiselectPicklist";
  if (!fits) {
    context.report(
      "MALFORMED_QUERY",
      call,
      messages.wrongAggregate(path.field.name, name.toUpperCase()),
    );
    return undefined;
  }
  const result =
    name === "count" || name === "count_distinct"
      ? integer
      : name === "avg"
        ? { form: "real" as const, scale: 0 }
        : name === "sum" && storage.form === "integer"
          ? { form: "scaled" as const, scale: 0 }
          : storage;
  return { kind: "aggregate", function: name, path, storage: result, text: call.text, span: call };
}

function checkDateFunction(
  context: CheckContext,
  scope: NameScope,
  call: FunctionCall,
  name: DateFunction,
  selected: boolean,
): Operand | undefined {
  const inner = call.argument && "kind" in call.argument ? call.argument : undefined;
  const localTime = inner?.name === "converttimezone";
  const argument = inner ? inner.argument : call.argument;
  if (!argument || "kind" in argument || (inner && !localTime)) {
    context.report("MALFORMED_QUERY", call, messages.unexpectedToken(call.text));
    return undefined;
  }
  const path = checkPath(context, scope, argument, selected);
  if (!path) return undefined;
  const { form } = valueStorage(context.schema, path.field);
  if (
    (form !== "date" && form !== "datetime") ||
    (form === "date" && (name === "hour_in_day" || name === "day_only" || localTime))
  ) {
    context.report(
      "MALFORMED_QUERY",
      call,
      `field '${path.field.name}' can not be used with the date function ${name.toUpperCase()}`,
    );
    return undefined;
  }
  return {
    kind: "date",
    function: name,
    path,
    localTime,
    storage: { form: name === "day_only" ? "date" : "integer", scale: 0 },
    text: call.text,
    span: call,
  };
}

/** The same text for the same value: what GROUP BY and SELECT are compared by. */
export function operandKey(operand: Operand): string {
  const path =
    "path" in operand
      ? [...operand.path.hops.map((hop) => hop.name), operand.path.field.name]
          .join(".")
          .toLowerCase()
      : "";
  switch (operand.kind) {
    case "field":
    case "label":
      return path;
    case "date":
      return `${operand.function}(${operand.localTime ? "local " : ""}${path})`;
    case "aggregate":
      return `${operand.function}(${path})`;
    case "grouping":
      return `grouping(${path})`;
  }
}

// Makes implicit conversions explicit: the expression as a value of the wanted type, or nothing when Apex does not allow it.
import type { Span } from "../ast.ts";
import type { CheckedExpression } from "../checked.ts";
import { catalog } from "../diagnostics.ts";
import type { ApexType } from "../types.ts";
import { primitive, showType } from "../types.ts";
import { conversionCost, isPrimitive, sameType } from "./conversions.ts";
import type { Program } from "./program.ts";
import { errorExpression, programOf, report } from "./scope.ts";
import type { Scope } from "./scope.ts";

type Query = Extract<CheckedExpression, { kind: "query" }>;
const isRecordQuery = (expression: CheckedExpression): expression is Query =>
  expression.kind === "query" && expression.result === "list" && expression.type.kind === "list";
/** Library methods whose rows Apex takes for a list of any object, or for one record. */
const rowMethods = new Set(["system.database.query", "system.database.querywithbinds"]);
export function isRowsCall(expression: CheckedExpression): boolean {
  return (
    expression.kind === "libraryCall" &&
    rowMethods.has(
      `${expression.class}.${/(\w+)\(/.exec(expression.signature)?.[1] ?? ""}`.toLowerCase(),
    )
  );
}

/** The cost of passing this expression where `to` is wanted; a query may also give its one record. */
export function argumentCost(
  program: Program,
  expression: CheckedExpression,
  to: ApexType,
): number {
  if (isRecordQuery(expression) && to.kind === "sobject") {
    const cost = conversionCost(program, elementOf(expression.type), to);
    return cost < 0 ? cost : cost + 10;
  }
  return conversionCost(program, expression.type, to);
}
export const elementOf = (type: ApexType): ApexType =>
  type.kind === "list" || type.kind === "set" ? type.element : primitive("Object");

export function convertTo(
  program: Program,
  expression: CheckedExpression,
  to: ApexType,
): CheckedExpression | undefined {
  if (to.kind === "sobject" && isRowsCall(expression)) return singleRow(program, expression, to);
  if (isRecordQuery(expression) && to.kind === "sobject") {
    const element = elementOf(expression.type);
    return conversionCost(program, element, to) < 0 ? undefined : singleRecord(expression, false);
  }
  const from = expression.type;
  if (conversionCost(program, from, to) < 0) return undefined;
  if (from.kind === "error" || from.kind === "null" || sameType(from, to)) return expression;
  if (from.kind === "primitive" && to.kind === "primitive" && to.name !== "Object")
    return (
      constantAs(expression, to) ?? {
        kind: "convert",
        operand: expression,
        from,
        type: to,
        span: expression.span,
      }
    );
  const isCollection =
    (from.kind === "list" && to.kind === "list") || (from.kind === "map" && to.kind === "map");
  return isCollection
    ? { kind: "convert", operand: expression, from, type: to, span: expression.span }
    : expression;
}

/** `Account a = Database.query(…)`: exactly one row, else the exception a query in brackets throws. */
function singleRow(
  program: Program,
  rows: CheckedExpression,
  to: ApexType,
): CheckedExpression | undefined {
  const reader = program.library.get("System.Database")?.methods.get("singlerow")?.[0];
  if (reader === undefined) return undefined;
  return {
    kind: "libraryCall",
    class: reader.owner,
    signature: reader.signature,
    target: null,
    arguments: [rows],
    safe: false,
    type: to,
    span: rows.span,
  };
}

/** Numeric literals take the wanted type at once. */
function constantAs(expression: CheckedExpression, to: ApexType): CheckedExpression | undefined {
  if (expression.kind !== "literal" || expression.value === null) return undefined;
  if (isPrimitive(to, "Long") && typeof expression.value === "number")
    return { ...expression, value: BigInt(expression.value), type: to };
  if (
    isPrimitive(to, "Decimal", "Double") &&
    (typeof expression.value === "number" || typeof expression.value === "bigint")
  )
    return { ...expression, value: String(expression.value), type: to };
  if (isPrimitive(to, "Double") && isPrimitive(expression.type, "Decimal"))
    return { ...expression, type: to };
  return undefined;
}

/** `Account a = [SELECT …]`: the query as its one row. */
function singleRecord(query: Query, orNull: boolean): CheckedExpression {
  return {
    ...query,
    result: "single",
    type: elementOf(query.type),
    ...(orNull ? { orNull: true } : {}),
  };
}
export function asRecordIfQuery(expression: CheckedExpression, orNull: boolean): CheckedExpression {
  return isRecordQuery(expression) ? singleRecord(expression, orNull) : expression;
}

/** Conversion where source assigns, returns or initialises: reports the platform's message when it is not allowed. */
export function assignTo(
  scope: Scope,
  expression: CheckedExpression,
  to: ApexType,
  span: Span = expression.span,
): CheckedExpression {
  const program = programOf(scope);
  const converted = convertTo(program, expression, to);
  if (converted !== undefined) return converted;
  report(scope, catalog.cannotAssign, span, { from: showType(expression.type), to: showType(to) });
  return errorExpression(span);
}

// Equality, identity and ordering: what may be compared with what, and on which kind of operand.
import type { Span } from "../ast.ts";
import type { CheckedExpression, OperandKind } from "../checked.ts";
import { catalog } from "../diagnostics.ts";
import type { ApexType } from "../types.ts";
import { primitive, showType } from "../types.ts";
import { asRecordIfQuery, convertTo } from "./convert.ts";
import {
  isAssignable,
  isCastable,
  isNumeric,
  isObject,
  isPrimitive,
  isText,
  widerNumber,
} from "./conversions.ts";
import { numberKind } from "./operators.ts";
import { fail, programOf } from "./scope.ts";
import type { Scope } from "./scope.ts";

export type ComparisonOperator = "==" | "!=" | "===" | "!==" | "<" | ">" | "<=" | ">=";

export function checkComparison(
  operator: ComparisonOperator,
  left: CheckedExpression,
  right: CheckedExpression,
  span: Span,
  scope: Scope,
): CheckedExpression {
  const first = right.type.kind === "sobject" ? asRecordIfQuery(left, false) : left;
  const second = left.type.kind === "sobject" ? asRecordIfQuery(right, false) : right;
  if (operator === "===" || operator === "!==")
    return checkIdentity(operator, first, second, span, scope);
  if (operator === "==" || operator === "!=")
    return checkEquality(operator, first, second, span, scope);
  return checkOrder(operator, first, second, span, scope);
}

function mismatch(
  left: CheckedExpression,
  right: CheckedExpression,
  span: Span,
  scope: Scope,
): CheckedExpression {
  fail(scope, catalog.comparisonTypes, span, { left: shown(left.type), right: shown(right.type) });
  return { kind: "literal", value: false, type: primitive("Boolean"), span };
}
const shown = (type: ApexType): string => (type.kind === "null" ? "NULL" : showType(type));

function checkIdentity(
  operator: "===" | "!==",
  left: CheckedExpression,
  right: CheckedExpression,
  span: Span,
  scope: Scope,
): CheckedExpression {
  if (!areComparable(scope, left.type, right.type)) return mismatch(left, right, span, scope);
  const bothPrimitive =
    isPrimitive(left.type) &&
    isPrimitive(right.type) &&
    !isObject(left.type) &&
    !isObject(right.type);
  if (bothPrimitive)
    return fail(scope, catalog.exactEqualityType, span, { type: showType(left.type) });
  return {
    kind: "identical",
    negated: operator === "!==",
    left,
    right,
    type: primitive("Boolean"),
    span,
  };
}

function areComparable(scope: Scope, left: ApexType, right: ApexType): boolean {
  if (left.kind === "void" || right.kind === "void") return false;
  const program = programOf(scope);
  if (isAssignable(program, left, right) || isAssignable(program, right, left)) return true;
  if (left.kind === "class" && right.kind === "class")
    return isCastable(program, left, right) || isCastable(program, right, left);
  return (
    left.kind === "set" && right.kind === "set" && areComparable(scope, left.element, right.element)
  );
}

function checkEquality(
  operator: "==" | "!=",
  left: CheckedExpression,
  right: CheckedExpression,
  span: Span,
  scope: Scope,
): CheckedExpression {
  const operands = commonOperands(left, right, scope);
  if (operands === undefined && !areComparable(scope, left.type, right.type))
    return mismatch(left, right, span, scope);
  const { first, second, on } = operands ?? { first: left, second: right, on: "any" as const };
  return {
    kind: "compare",
    operator,
    left: first,
    right: second,
    on,
    type: primitive("Boolean"),
    span,
  };
}

function checkOrder(
  operator: "<" | ">" | "<=" | ">=",
  left: CheckedExpression,
  right: CheckedExpression,
  span: Span,
  scope: Scope,
): CheckedExpression {
  const operands = commonOperands(left, right, scope);
  const ordered = operands !== undefined && operands.on !== "Boolean" && operands.on !== "any";
  if (operands !== undefined && ordered)
    return {
      kind: "compare",
      operator,
      left: operands.first,
      right: operands.second,
      on: operands.on,
      type: primitive("Boolean"),
      span,
    };
  const other =
    left.type.kind === "null" ? right.type : right.type.kind === "null" ? left.type : undefined;
  if (
    other !== undefined &&
    (isNumeric(other) || isText(other) || isPrimitive(other, "Date", "Datetime", "Time"))
  )
    return { kind: "compare", operator, left, right, on: "any", type: primitive("Boolean"), span };
  if (!areComparable(scope, left.type, right.type)) return mismatch(left, right, span, scope);
  return fail(scope, catalog.inequalityType, span, { type: shown(left.type) });
}

/** Both sides on one primitive kind, converted; undefined when they are not primitives of a kind. */
function commonOperands(
  left: CheckedExpression,
  right: CheckedExpression,
  scope: Scope,
): { first: CheckedExpression; second: CheckedExpression; on: OperandKind } | undefined {
  const program = programOf(scope);
  const both = (
    on: OperandKind,
    to: ApexType,
  ): { first: CheckedExpression; second: CheckedExpression; on: OperandKind } => ({
    first: convertTo(program, left, to) ?? left,
    second: convertTo(program, right, to) ?? right,
    on,
  });
  if (isNumeric(left.type) && isNumeric(right.type)) {
    const to = widerNumber(left.type, right.type);
    return both(to.kind === "primitive" ? numberKind(to.name) : "any", to);
  }
  if (isText(left.type) && isText(right.type))
    return {
      first: left,
      second: right,
      on: isPrimitive(left.type, "Id") || isPrimitive(right.type, "Id") ? "Id" : "String",
    };
  if (isPrimitive(left.type, "Date", "Datetime") && isPrimitive(right.type, "Date", "Datetime"))
    return isPrimitive(left.type, "Date") && isPrimitive(right.type, "Date")
      ? both("Date", left.type)
      : both("Datetime", primitive("Datetime"));
  if (isPrimitive(left.type, "Time") && isPrimitive(right.type, "Time"))
    return both("Time", left.type);
  if (isPrimitive(left.type, "Boolean") && isPrimitive(right.type, "Boolean"))
    return both("Boolean", left.type);
  return undefined;
}

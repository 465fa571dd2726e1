// Binary, unary and ternary operators: which operand types each takes, what it works on and what it gives.
import type { BinaryOperator, Expression, Span } from "../ast.ts";
import type { CheckedExpression, OperandKind } from "../checked.ts";
import { catalog } from "../diagnostics.ts";
import type { CatalogEntry } from "../diagnostics.ts";
import type { ApexType } from "../types.ts";
import { primitive, showType } from "../types.ts";
import { checkComparison } from "./comparisons.ts";
import { asRecordIfQuery, convertTo, isRowsCall } from "./convert.ts";
import { commonType, isNumeric, isPrimitive, widerNumber } from "./conversions.ts";
import { checkCondition, checkExpression } from "./expressions.ts";
import type { Program } from "./program.ts";
import { errorExpression, fail, programOf } from "./scope.ts";
import type { Scope } from "./scope.ts";

type Binary = Extract<Expression, { kind: "binary" }>;
export type ArithmeticOperator = "+" | "-" | "*" | "/";
export type BitOperator = "&" | "|" | "^" | "<<" | ">>" | ">>>";

export function checkBinary(node: Binary, scope: Scope, expected?: ApexType): CheckedExpression {
  if (node.operator === "??") return checkCoalesce(node, scope, expected);
  const left = checkExpression(node.left, scope);
  const right = checkExpression(node.right, scope);
  if (left.type.kind === "error" || right.type.kind === "error")
    return errorFor(node.operator, node.span);
  switch (node.operator) {
    case "&&":
    case "||":
      return checkLogical(node.operator, left, right, node.span, scope);
    case "==":
    case "!=":
    case "===":
    case "!==":
    case "<":
    case ">":
    case "<=":
    case ">=":
      return checkComparison(node.operator, left, right, node.span, scope);
    case "+":
    case "-":
    case "*":
    case "/":
      return checkArithmetic(node.operator, left, right, node.span, scope);
    default:
      return checkBits(node.operator, left, right, node.span, scope);
  }
}

/** What a comparison gives is known even when its operands are not: it keeps conditions quiet. */
function errorFor(operator: BinaryOperator, span: Span): CheckedExpression {
  return ["&&", "||", "==", "!=", "===", "!==", "<", ">", "<=", ">="].includes(operator)
    ? { kind: "literal", value: false, type: primitive("Boolean"), span }
    : errorExpression(span);
}

function checkLogical(
  operator: "&&" | "||",
  left: CheckedExpression,
  right: CheckedExpression,
  span: Span,
  scope: Scope,
): CheckedExpression {
  const wrong = [left, right].find((side) => !isPrimitive(side.type, "Boolean"));
  if (wrong !== undefined) return fail(scope, catalog.logicalOperand, wrong.span);
  return { kind: "logical", operator, left, right, type: primitive("Boolean"), span };
}

/** The operand kind and result of an arithmetic operator; a catalogue entry when the types do not go together. */
export function arithmeticResult(
  operator: ArithmeticOperator,
  left: ApexType,
  right: ApexType,
): { readonly on: OperandKind; readonly type: ApexType } | CatalogEntry {
  if (left.kind === "void" || right.kind === "void") return catalog.voidArithmetic;
  if (isNumeric(left) && isNumeric(right)) {
    const type = widerNumber(left, right);
    return { on: type.kind === "primitive" ? numberKind(type.name) : "any", type };
  }
  if (operator !== "+" && operator !== "-") return catalog.arithmeticOperands;
  if (isPrimitive(left, "Date"))
    return isPrimitive(right, "Integer", "Long") ? { on: "Date", type: left } : catalog.dateOperand;
  if (isPrimitive(left, "Datetime"))
    return isNumeric(right) ? { on: "Datetime", type: left } : catalog.datetimeOperand;
  if (isPrimitive(left, "Time"))
    return isPrimitive(right, "Integer", "Long") ? { on: "Time", type: left } : catalog.timeOperand;
  return catalog.arithmeticOperands;
}
export const isEntry = (result: object): result is CatalogEntry => "code" in result;
export function numberKind(name: string): OperandKind {
  return name === "Integer" || name === "Long" || name === "Double" || name === "Decimal"
    ? name
    : "any";
}

function checkArithmetic(
  operator: ArithmeticOperator,
  left: CheckedExpression,
  right: CheckedExpression,
  span: Span,
  scope: Scope,
): CheckedExpression {
  if (operator === "+" && (isPrimitive(left.type, "String") || isPrimitive(right.type, "String")))
    return concatenate(left, right, span, scope);
  const result = arithmeticResult(operator, left.type, right.type);
  if (isEntry(result)) return fail(scope, result, span);
  const [first, second] = isNumeric(left.type)
    ? [
        convertTo(programOf(scope), left, result.type) ?? left,
        convertTo(programOf(scope), right, result.type) ?? right,
      ]
    : [left, right];
  return {
    kind: "binary",
    operator,
    left: first,
    right: second,
    on: result.on,
    type: result.type,
    span,
  };
}

/** A chain of `+` on text is one node. */
function concatenate(
  left: CheckedExpression,
  right: CheckedExpression,
  span: Span,
  scope: Scope,
): CheckedExpression {
  if (left.type.kind === "void" || right.type.kind === "void")
    return fail(scope, catalog.voidArithmetic, span);
  const parts = (side: CheckedExpression): readonly CheckedExpression[] =>
    side.kind === "concat" ? side.parts : [side];
  return {
    kind: "concat",
    parts: [...parts(left), ...parts(right)],
    type: primitive("String"),
    span,
  };
}

export function bitResult(
  operator: BitOperator,
  left: ApexType,
  right: ApexType,
): { readonly on: OperandKind; readonly type: ApexType } | CatalogEntry {
  const isShift = operator === "<<" || operator === ">>" || operator === ">>>";
  if (!isShift && isPrimitive(left, "Boolean") && isPrimitive(right, "Boolean"))
    return { on: "Boolean", type: left };
  if (!isPrimitive(left, "Integer", "Long") || !isPrimitive(right, "Integer", "Long"))
    return isShift ? catalog.shiftOperand : catalog.bitwiseOperand;
  const type = widerNumber(left, right);
  return { on: isPrimitive(type, "Long") ? "Long" : "Integer", type };
}
function checkBits(
  operator: BitOperator,
  left: CheckedExpression,
  right: CheckedExpression,
  span: Span,
  scope: Scope,
): CheckedExpression {
  const result = bitResult(operator, left.type, right.type);
  if (isEntry(result)) return fail(scope, result, span, { operator });
  return {
    kind: "binary",
    operator,
    left: convertTo(programOf(scope), left, result.type) ?? left,
    right: convertTo(programOf(scope), right, result.type) ?? right,
    on: result.on,
    type: result.type,
    span,
  };
}

function checkCoalesce(node: Binary, scope: Scope, expected?: ApexType): CheckedExpression {
  const left = checkExpression(node.left, scope, expected);
  const right = checkExpression(node.right, scope, expected);
  return join(
    left,
    right,
    node.span,
    scope,
    (first, second, type) => ({
      kind: "logical",
      operator: "??",
      left: withoutRowsError(first),
      right: second,
      type,
      span: node.span,
    }),
    catalog.coalesceTypes,
  );
}
const withoutRowsError = (side: CheckedExpression): CheckedExpression =>
  side.kind === "query" && side.result === "single" ? { ...side, orNull: true } : side;

export function checkTernary(
  node: Extract<Expression, { kind: "ternary" }>,
  scope: Scope,
  expected?: ApexType,
): CheckedExpression {
  const condition = checkCondition(node.condition, scope);
  const then = checkExpression(node.then, scope, expected);
  const otherwise = checkExpression(node.otherwise, scope, expected);
  return join(
    then,
    otherwise,
    node.span,
    scope,
    (first, second, type) => ({
      kind: "ternary",
      condition,
      then: first,
      otherwise: second,
      type,
      span: node.span,
    }),
    catalog.ternaryTypes,
  );
}

/** Brings two branches to their common type; rows beside a record are one record. */
function join(
  left: CheckedExpression,
  right: CheckedExpression,
  span: Span,
  scope: Scope,
  build: (left: CheckedExpression, right: CheckedExpression, type: ApexType) => CheckedExpression,
  entry: CatalogEntry,
): CheckedExpression {
  if (left.type.kind === "error" || right.type.kind === "error") return errorExpression(span);
  const program = programOf(scope);
  const first = besides(program, left, right.type);
  const second = besides(program, right, left.type);
  const wanted = commonType(program, first.type, second.type);
  const convertedFirst = wanted === undefined ? undefined : convertTo(program, first, wanted);
  const convertedSecond = wanted === undefined ? undefined : convertTo(program, second, wanted);
  if (wanted === undefined || convertedFirst === undefined || convertedSecond === undefined)
    return fail(scope, entry, span, { left: showType(first.type), right: showType(second.type) });
  return build(convertedFirst, convertedSecond, wanted);
}
function besides(program: Program, side: CheckedExpression, other: ApexType): CheckedExpression {
  if (other.kind !== "sobject") return side;
  return isRowsCall(side)
    ? (convertTo(program, side, other) ?? side)
    : asRecordIfQuery(side, false);
}

export function checkUnary(
  node: Extract<Expression, { kind: "unary" }>,
  scope: Scope,
): CheckedExpression {
  const operand = checkExpression(node.operand, scope);
  const { type } = operand;
  const { span } = node;
  if (type.kind === "error") return operand;
  switch (node.operator) {
    case "!":
      return isPrimitive(type, "Boolean")
        ? { kind: "unary", operator: "!", operand, on: "Boolean", type, span }
        : fail(scope, catalog.notOperand, span, { operator: "!" });
    case "~":
      return isPrimitive(type, "Integer", "Long")
        ? {
            kind: "unary",
            operator: "~",
            operand,
            on: isPrimitive(type, "Long") ? "Long" : "Integer",
            type,
            span,
          }
        : fail(scope, catalog.bitwiseNegateOperand, span, { type: showType(type) });
    case "+":
      return operand; // the platform lets it stand before anything
    case "-":
      return isNumeric(type) && type.kind === "primitive"
        ? negated(operand, type.name, span)
        : fail(scope, catalog.negateOperand, span);
  }
}
function negated(operand: CheckedExpression, name: string, span: Span): CheckedExpression {
  if (
    operand.kind === "literal" &&
    operand.value !== null &&
    operand.value !== 0 &&
    typeof operand.value !== "boolean"
  ) {
    return {
      ...operand,
      value:
        typeof operand.value === "string"
          ? operand.value.startsWith("-")
            ? operand.value.slice(1)
            : `-${operand.value}`
          : -operand.value,
      span,
    };
  }
  return { kind: "unary", operator: "-", operand, on: numberKind(name), type: operand.type, span };
}

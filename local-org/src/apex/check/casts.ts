// Explicit casts and instanceof, with the platform's refusal of what can never, or must always, hold.
import type { Expression, Span } from "../ast.ts";
import type { CheckedExpression } from "../checked.ts";
import { catalog } from "../diagnostics.ts";
import type { ApexType } from "../types.ts";
import { primitive, showType } from "../types.ts";
import { convertTo } from "./convert.ts";
import {
  isAssignable,
  isCastable,
  isGenericRecord,
  isNumeric,
  isObject,
  isPrimitive,
  sameType,
} from "./conversions.ts";
import { checkExpression } from "./expressions.ts";
import { errorExpression, fail, programOf } from "./scope.ts";
import type { Scope } from "./scope.ts";
import { resolveType } from "./type-references.ts";

export function checkCast(
  node: Extract<Expression, { kind: "cast" }>,
  scope: Scope,
): CheckedExpression {
  const { span } = node;
  const to = resolveType(scope.body.place, node.type);
  const operand = checkExpression(node.operand, scope, to);
  const from = operand.type;
  if (to.kind === "error" || from.kind === "error") return errorExpression(span);
  if (to.kind === "void" || from.kind === "void")
    return fail(scope, catalog.castType, span, { type: "void" });
  if (from.kind === "null") return { ...operand, type: to, span };
  const converted = convertTo(programOf(scope), operand, to);
  if (converted !== undefined)
    return sameType(converted.type, to)
      ? converted
      : { kind: "convert", operand: converted, from: converted.type, type: to, span };
  const narrowed = narrowNumber(scope, operand, to, span);
  if (narrowed !== undefined) return narrowed;
  if (isCastable(programOf(scope), from, to)) return { kind: "cast", operand, type: to, span };
  return fail(scope, catalog.cannotCast, span, { from: showType(from), to: showType(to) });
}

/** `(Integer) aDecimal`: what comes after the point is cut off. */
function narrowNumber(
  scope: Scope,
  operand: CheckedExpression,
  to: ApexType,
  span: Span,
): CheckedExpression | undefined {
  const from = operand.type;
  if (from.kind !== "primitive" || !isNumeric(from) || !isNumeric(to)) return undefined;
  if (isPrimitive(to, "Integer")) return { kind: "convert", operand, from, type: to, span };
  const method = programOf(scope).library.get(`System.${from.name}`)?.methods.get("longvalue")?.[0];
  if (method === undefined) return undefined;
  return {
    kind: "libraryCall",
    class: method.owner,
    signature: method.signature,
    target: operand,
    arguments: [],
    safe: true,
    type: to,
    span,
  };
}

export function checkInstanceOf(
  node: Extract<Expression, { kind: "instanceOf" }>,
  scope: Scope,
): CheckedExpression {
  const { span } = node;
  const operand = checkExpression(node.operand, scope);
  const test = resolveType(scope.body.place, node.type);
  if (operand.type.kind === "error" || test.kind === "error")
    return { kind: "literal", value: false, type: primitive("Boolean"), span };
  if (test.kind === "void" || operand.type.kind === "void")
    return fail(scope, catalog.instanceOfType, span, { type: "void" });
  const names = { from: showType(operand.type), to: showType(test) };
  if (isAlways(scope, operand.type, test)) return fail(scope, catalog.alwaysInstance, span, names);
  if (operand.type.kind !== "null" && !isCastable(programOf(scope), operand.type, test))
    return fail(scope, catalog.neverInstance, span, names);
  return { kind: "instanceOf", operand, test, type: primitive("Boolean"), span };
}

function isAlways(scope: Scope, from: ApexType, test: ApexType): boolean {
  if (isObject(from) || from.kind === "null") return false;
  if (sameType(from, test) || isObject(test)) return true;
  if (from.kind === "sobject") return isGenericRecord(test);
  const isIterable =
    from.kind === "list" &&
    test.kind === "library" &&
    test.name === "System.Iterable" &&
    scope.body.apiVersion >= 60;
  if (isIterable)
    return from.element.kind === "class" && isAssignable(programOf(scope), from, test);
  const isNominal = (type: ApexType): boolean =>
    type.kind === "class" || (type.kind === "library" && type.arguments.length === 0);
  return isNominal(from) && isNominal(test) && isAssignable(programOf(scope), from, test);
}

// Assignments, compound assignments and increments: what may stand on the left, and what may be stored there.
import { resolveObject } from "../../metadata/schema.ts";
import type { AssignmentOperator, Expression } from "../ast.ts";
import type { CheckedExpression } from "../checked.ts";
import { catalog } from "../diagnostics.ts";
import type { FieldSymbol } from "../types.ts";
import { showType } from "../types.ts";
import { assignTo, convertTo } from "./convert.ts";
import { isAssignable, isNumeric, isPrimitive } from "./conversions.ts";
import { checkExpression, checkIndex } from "./expressions.ts";
import { arithmeticResult, bitResult, isEntry, numberKind } from "./operators.ts";
import type { ArithmeticOperator, BitOperator } from "./operators.ts";
import { isSubclass } from "./program.ts";
import { errorExpression, fail, isVisible, programOf, report } from "./scope.ts";
import type { Scope } from "./scope.ts";
import { isWriteable, recordMember } from "./sobject-members.ts";
import { resolveTarget, valueOf } from "./targets.ts";

export function checkAssign(
  node: Extract<Expression, { kind: "assign" }>,
  scope: Scope,
): CheckedExpression {
  const target = checkTarget(node.target, scope);
  const value = checkExpression(node.value, scope, target.type);
  if (target.type.kind === "error" || value.type.kind === "error")
    return errorExpression(node.span);
  if (node.operator === "=")
    return {
      kind: "assign",
      target,
      operator: "=",
      value: assignTo(scope, value, target.type, node.span),
      type: target.type,
      span: node.span,
    };
  return checkCompound(node.operator, target, value, node, scope);
}

function checkCompound(
  operator: Exclude<AssignmentOperator, "=">,
  target: CheckedExpression,
  value: CheckedExpression,
  node: Expression,
  scope: Scope,
): CheckedExpression {
  const { span } = node;
  if (operator === "+=" && isPrimitive(target.type, "String") && value.type.kind !== "void")
    return { kind: "assign", target, operator: "concat", value, type: target.type, span };
  const plain = operator.slice(0, -1);
  const result: ReturnType<typeof arithmeticResult> = isArithmetic(plain)
    ? arithmeticResult(plain, target.type, value.type)
    : isBit(plain)
      ? bitResult(plain, target.type, value.type)
      : catalog.arithmeticOperands;
  if (isEntry(result)) return fail(scope, result, span, { operator: plain });
  if (!isAssignable(programOf(scope), result.type, target.type))
    return fail(scope, catalog.cannotAssign, span, {
      from: showType(result.type),
      to: showType(target.type),
    });
  const converted = isNumeric(target.type)
    ? (convertTo(programOf(scope), value, result.type) ?? value)
    : value;
  return isArithmetic(plain) || isBit(plain)
    ? {
        kind: "assign",
        target,
        operator: plain,
        value: converted,
        on: result.on,
        type: target.type,
        span,
      }
    : errorExpression(span);
}
const isArithmetic = (operator: string): operator is ArithmeticOperator =>
  ["+", "-", "*", "/"].includes(operator);
const isBit = (operator: string): operator is BitOperator =>
  ["&", "|", "^", "<<", ">>", ">>>"].includes(operator);

export function checkIncrement(
  node: Extract<Expression, { kind: "increment" }>,
  scope: Scope,
): CheckedExpression {
  const target = checkTarget(node.operand, scope);
  const { type } = target;
  if (type.kind === "error") return target;
  if (type.kind !== "primitive" || !isNumeric(type)) {
    const entry = !node.prefix
      ? catalog.postfixOperand
      : node.operator === "++"
        ? catalog.prefixIncrementOperand
        : catalog.prefixDecrementOperand;
    return fail(scope, entry, node.span, { type: showType(type) });
  }
  return {
    kind: "increment",
    target,
    operator: node.operator === "++" ? "+" : "-",
    prefix: node.prefix,
    on: numberKind(type.name),
    type,
    span: node.span,
  };
}

/** The left side: a local, field, property, record field or list element that may be written here. */
function checkTarget(node: Expression, scope: Scope): CheckedExpression {
  if (node.kind === "index") return checkIndex(node, scope);
  if (node.kind !== "name" && node.kind !== "member") {
    checkExpression(node, scope);
    return fail(scope, catalog.notAssignable, node.span);
  }
  const target = valueOf(resolveTarget(node, scope), node, scope);
  if (node.kind === "member" && node.safe) return fail(scope, catalog.notAssignable, node.span);
  switch (target.kind) {
    case "local":
      return target;
    case "field":
      return writeableField(target, scope);
    case "sobjectField":
      return writeableRecordField(target, scope);
    case "libraryProperty":
      return hasSetter(target, scope)
        ? target
        : fail(scope, catalog.propertyNotWriteable, node.span, {
            name: node.kind === "name" ? node.name : node.name.text,
          });
    default:
      return target.type.kind === "error" ? target : fail(scope, catalog.notAssignable, node.span);
  }
}

function writeableField(
  target: Extract<CheckedExpression, { kind: "field" }>,
  scope: Scope,
): CheckedExpression {
  const { field } = target;
  if (target.raw === true) return target;
  if (field.property !== undefined) {
    const visibility = field.setterVisibility ?? field.visibility;
    const mayWrite = field.property.hasSetter && isVisible(scope, { ...field, visibility });
    const isOwnInitialisation =
      !field.property.hasSetter &&
      scope.body.class === field.owner &&
      (scope.body.kind === "constructor" || scope.body.kind === "initializer");
    return mayWrite || isOwnInitialisation
      ? target
      : fail(scope, catalog.propertyNotWriteable, target.span, { name: field.name });
  }
  if (field.isFinal && !mayInitialise(field, scope))
    report(scope, catalog.finalField, target.span, { name: field.name });
  return target;
}

/** Finals are set in their declaration, initialisers or (instance fields) constructors, of the class or a subclass. */
function mayInitialise(field: FieldSymbol, scope: Scope): boolean {
  const from = scope.body.class;
  if (from === undefined) return false;
  if (field.isStatic) {
    const { staticFinals } = programOf(scope);
    const place = staticFinals.get(field) ?? scope.body;
    staticFinals.set(field, place);
    return scope.body.kind === "initializer" && from === field.owner && place === scope.body;
  }
  const isInstanceCode =
    !scope.body.isStatic &&
    (scope.body.kind === "constructor" || scope.body.kind === "initializer");
  return isInstanceCode && isSubclass(programOf(scope), from, field.owner);
}

function writeableRecordField(
  target: Extract<CheckedExpression, { kind: "sobjectField" }>,
  scope: Scope,
): CheckedExpression {
  const { schema } = programOf(scope).environment;
  const object = target.target.type.kind === "sobject" ? target.target.type.name : "SObject";
  const member = recordMember(schema, object, target.field);
  if (member === undefined || isWriteable(schema, member)) return target;
  return fail(scope, catalog.fieldNotWriteable, target.span, {
    type: resolveObject(schema, object)?.name ?? object,
    name: member.name,
  });
}

function hasSetter(
  target: Extract<CheckedExpression, { kind: "libraryProperty" }>,
  scope: Scope,
): boolean {
  const library = programOf(scope).library.get(target.class);
  return [...(library?.properties.values() ?? [])].some(
    (property) => property.signature === target.signature && property.hasSetter,
  );
}

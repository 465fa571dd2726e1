// Types an expression: the entry point of the expression checker and its simple forms; the rest is in the files named for it.
import type { Expression } from "../ast.ts";
import type { CheckedExpression } from "../checked.ts";
import { catalog } from "../diagnostics.ts";
import type { ApexType } from "../types.ts";
import { primitive, showType } from "../types.ts";
import { checkAssign, checkIncrement } from "./assignments.ts";
import { checkCall } from "./calls.ts";
import { checkCast, checkInstanceOf } from "./casts.ts";
import { convertTo } from "./convert.ts";
import { checkNew } from "./creation.ts";
import { checkBinary, checkTernary, checkUnary } from "./operators.ts";
import { checkQuery } from "./queries.ts";
import { errorExpression, fail, isVisible, programOf } from "./scope.ts";
import type { Scope } from "./scope.ts";
import { thisExpression } from "./members.ts";
import { resolveTarget, valueOf } from "./targets.ts";
import { resolveType } from "./type-references.ts";

/** `expected`: what the place wants, so that a query there may be one record; it converts nothing by itself. */
export function checkExpression(
  node: Expression,
  scope: Scope,
  expected?: ApexType,
): CheckedExpression {
  switch (node.kind) {
    case "literal":
      return checkLiteral(node, scope);
    case "name":
    case "member":
      return readable(scope, valueOf(resolveTarget(node, scope), node, scope), node);
    case "this":
      return scope.body.isStatic || scope.body.class === undefined
        ? fail(scope, catalog.thisInStatic, node.span)
        : thisExpression(scope, node.span);
    case "super":
      return checkSuper(node, scope);
    case "call":
      return checkCall(node, scope);
    case "index":
      return checkIndex(node, scope);
    case "new":
      return checkNew(node, scope);
    case "unary":
      return checkUnary(node, scope);
    case "increment":
      return checkIncrement(node, scope);
    case "binary":
      return checkBinary(node, scope, expected);
    case "assign":
      return checkAssign(node, scope);
    case "ternary":
      return checkTernary(node, scope, expected);
    case "cast":
      return checkCast(node, scope);
    case "instanceOf":
      return checkInstanceOf(node, scope);
    case "classLiteral":
      return checkClassLiteral(node, scope);
    case "query":
      return checkQuery(node, scope, expected);
  }
}

function checkLiteral(
  node: Extract<Expression, { kind: "literal" }>,
  scope: Scope,
): CheckedExpression {
  const { span } = node;
  const digits = node.text.replace(/[ldLD]$/, "").replace(/_/g, "");
  switch (node.literal) {
    case "null":
      return { kind: "literal", value: null, type: { kind: "null" }, span };
    case "boolean":
      return {
        kind: "literal",
        value: node.text.toLowerCase() === "true",
        type: primitive("Boolean"),
        span,
      };
    case "string":
      return { kind: "literal", value: node.text, type: primitive("String"), span };
    case "integer":
      return { kind: "literal", value: Number(digits), type: primitive("Integer"), span };
    case "long":
      return { kind: "literal", value: BigInt(digits), type: primitive("Long"), span };
    case "double":
      return { kind: "literal", value: digits, type: primitive("Double"), span };
    case "decimal":
      return digits.replace(".", "").replace(/^0+/, "").length > 48
        ? fail(scope, catalog.decimalLiteral, span)
        : { kind: "literal", value: digits, type: primitive("Decimal"), span };
  }
}

function checkSuper(node: Expression, scope: Scope): CheckedExpression {
  const parent = scope.body.class?.superclass;
  if (scope.body.isStatic) return fail(scope, catalog.superInStatic, node.span);
  if (parent === undefined)
    return fail(scope, catalog.noSuperType, node.span, { type: scope.body.class?.name ?? "" });
  return { kind: "this", type: parent, span: node.span };
}

/** A property without a getter, or with one out of reach, cannot be read. */
function readable(
  scope: Scope,
  expression: CheckedExpression,
  node: Expression,
): CheckedExpression {
  if (expression.kind !== "field" || expression.raw === true) return expression;
  const { field } = expression;
  if (field.property?.hasGetter === false || !isVisible(scope, field))
    return fail(scope, catalog.propertyNotReadable, node.span, { name: field.name });
  return expression;
}

export function checkIndex(
  node: Extract<Expression, { kind: "index" }>,
  scope: Scope,
): CheckedExpression {
  const target = checkExpression(node.target, scope);
  const index = checkExpression(node.index, scope);
  if (target.type.kind === "error" || index.type.kind === "error")
    return errorExpression(node.span);
  if (target.type.kind !== "list")
    return fail(scope, catalog.notAList, node.target.span, { type: showType(target.type) });
  const converted =
    index.type.kind === "null"
      ? undefined
      : convertTo(programOf(scope), index, primitive("Integer"));
  if (converted === undefined)
    return fail(scope, catalog.listIndexType, node.index.span, { type: showType(index.type) });
  return { kind: "index", target, index: converted, type: target.type.element, span: node.span };
}

function checkClassLiteral(
  node: Extract<Expression, { kind: "classLiteral" }>,
  scope: Scope,
): CheckedExpression {
  const of = resolveType(scope.body.place, node.type);
  return of.kind === "error"
    ? errorExpression(node.span)
    : {
        kind: "typeLiteral",
        of,
        type: { kind: "library", name: "System.Type", arguments: [] },
        span: node.span,
      };
}

export function checkCondition(node: Expression, scope: Scope): CheckedExpression {
  const condition = checkExpression(node, scope);
  if (condition.type.kind === "error") return condition;
  const converted =
    condition.type.kind === "null"
      ? undefined
      : convertTo(programOf(scope), condition, primitive("Boolean"));
  return (
    converted ?? fail(scope, catalog.conditionType, node.span, { type: showType(condition.type) })
  );
}

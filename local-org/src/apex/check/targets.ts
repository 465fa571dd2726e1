// Resolves a dotted name as far as it goes: to a value, a type, a namespace or one of the platform's pseudo-objects (labels, describes).
import type { Expression, Span } from "../ast.ts";
import type { CheckedExpression } from "../checked.ts";
import { catalog } from "../diagnostics.ts";
import { nearest } from "./diagnostic-sink.ts";
import type { ApexType } from "../types.ts";
import { primitive, showType } from "../types.ts";
import { ancestry, fieldOf, isIncomplete, symbolOf, typeOfClass } from "./program.ts";
import { errorExpression, fail, findLocal, localNames, programOf, report } from "./scope.ts";
import { memberNames } from "./sobject-members.ts";
import { reportMissingMember } from "./library-members.ts";
import type { Scope } from "./scope.ts";
import { didYouMean, lookUpType } from "./type-references.ts";
import { checkExpression } from "./expressions.ts";
import { fieldExpression, memberOfValue } from "./members.ts";
import { memberOfType } from "./static-members.ts";
import { describeOfField, describeOfObject, fieldSetOf, rowCause } from "./describes.ts";
import { asRecordIfQuery } from "./convert.ts";

export type Target =
  | { readonly kind: "value"; readonly expression: CheckedExpression }
  /** `namespace`: the name is also a namespace, as `System`, `Database` and `Schema` are */
  | { readonly kind: "type"; readonly type: ApexType; readonly namespace?: string }
  | { readonly kind: "namespace"; readonly name: string }
  | { readonly kind: "labels" }
  | {
      readonly kind: "describe" | "describeFields" | "describeFieldSets" | "rowCauses";
      readonly object: string;
    };

const value = (expression: CheckedExpression): Target => ({ kind: "value", expression });

/** Undefined: there is nothing of that name (the caller says so). */
export function resolveTarget(node: Expression, scope: Scope): Target | undefined {
  if (node.kind === "name") return resolveName(node.name, node.span, scope);
  if (node.kind !== "member") return value(checkExpression(node, scope));
  if (node.target.kind === "super") return value(superField(node, scope));
  const page = pageNamed(node, scope);
  if (page !== undefined) return value(page);
  const target = resolveTarget(node.target, scope);
  if (target === undefined) return value(unknownName(node.target, scope));
  const found =
    memberOf(target, node.name.text, node.span, node.safe, scope) ??
    memberOfHiddenType(node.target, node.name.text, node.span, scope);
  return found ?? value(reportMissing(target, node, scope));
}

/** `Page.Checkout`: the page as a reference. */
function pageNamed(
  node: Extract<Expression, { kind: "member" }>,
  scope: Scope,
): CheckedExpression | undefined {
  const { target, name, span } = node;
  if (target.kind !== "name" || target.name.toLowerCase() !== "page") return undefined;
  if (resolveName(target.name, target.span, scope) !== undefined) return undefined;
  const { schema } = programOf(scope).environment;
  const found = schema.named.pages.find((one) => one.toLowerCase() === name.text.toLowerCase());
  if (found === undefined) return fail(scope, catalog.unknownPage, span, { name: name.text });
  return {
    kind: "newLibrary",
    class: "System.PageReference",
    signature: "PageReference(String url)",
    arguments: [{ kind: "literal", value: `/apex/${found}`, type: primitive("String"), span }],
    type: { kind: "library", name: "System.PageReference", arguments: [] },
    span,
  };
}

/** Nothing has this name: a slip, a platform class we lack, or a member of a supertype that was reported already. */
export function unknownName(node: Expression, scope: Scope): CheckedExpression {
  const name = nameOf(node);
  const program = programOf(scope);
  const instead = program.library.unsupported(name);
  if (instead !== undefined)
    return fail(scope, catalog.unsupportedType, node.span, { name, instead });
  for (let at = scope.body.class; at !== undefined; at = at.outer)
    if (isIncomplete(program, typeOfClass(at))) return errorExpression(node.span);
  return fail(scope, catalog.unknownVariable, node.span, { name }, hintFor(name, scope));
}

function superField(
  node: Extract<Expression, { kind: "member" }>,
  scope: Scope,
): CheckedExpression {
  const found = memberOfValue(
    scope,
    checkExpression(node.target, scope),
    node.name.text,
    node.span,
    false,
  );
  if (found === undefined)
    return fail(scope, catalog.unknownVariable, node.name.span, { name: node.name.text });
  return found.kind === "field" ? { ...found, isSuper: true } : found;
}

export const nameOf = (node: Expression): string =>
  node.kind === "name" ? node.name : node.kind === "member" ? node.name.text : "";

/** Locals, then fields, then statics of the outer classes, then types, then namespaces. */
function resolveName(name: string, span: Span, scope: Scope): Target | undefined {
  const local = findLocal(scope, name);
  if (local !== undefined)
    return value({ kind: "local", name: local.jsName, type: local.type, span });
  const type =
    scope.body.isStatic && isInstanceField(name, scope) ? resolveTypeName(name, scope) : undefined;
  if (type !== undefined) return type;
  const field = resolveFieldName(name, span, scope);
  return field !== undefined ? value(field) : resolveTypeName(name, scope);
}

function resolveFieldName(name: string, span: Span, scope: Scope): CheckedExpression | undefined {
  const start = scope.body.class;
  if (start === undefined) return undefined;
  const own = fieldOf(programOf(scope), start, name);
  if (own !== undefined) return fieldExpression(scope, own, null, name, span, false);
  for (let outer = start.outer; outer !== undefined; outer = outer.outer) {
    const field = fieldOf(programOf(scope), outer, name);
    if (field?.isStatic === true) return fieldExpression(scope, field, null, name, span, false);
  }
  return undefined;
}

/** In static code `Account` is the type even when the class has an instance field of that name. */
function isInstanceField(name: string, scope: Scope): boolean {
  const field =
    scope.body.class === undefined ? undefined : fieldOf(programOf(scope), scope.body.class, name);
  return field !== undefined && !field.isStatic;
}

export function resolveTypeName(name: string, scope: Scope): Target | undefined {
  const program = programOf(scope);
  const isNamespace =
    program.library.isNamespace(name) ||
    (program.namespace !== "" && name.toLowerCase() === program.namespace.toLowerCase());
  const type = lookUpType(scope.body.place, [name]);
  if (type?.kind === "class") return { kind: "type", type };
  if (name.toLowerCase() === "label") return { kind: "labels" };
  if (type !== undefined)
    return { kind: "type", type, ...(isNamespace ? { namespace: name } : {}) };
  return isNamespace ? { kind: "namespace", name } : undefined;
}

/** `Account account; Account.SObjectType`: the variable has no such member, the type of the same name has. */
function memberOfHiddenType(
  node: Expression,
  name: string,
  span: Span,
  scope: Scope,
): Target | undefined {
  if (node.kind !== "name") return undefined;
  const type = resolveTypeName(node.name, scope);
  return type === undefined ? undefined : memberOf(type, name, span, false, scope);
}

function memberOf(
  target: Target,
  name: string,
  span: Span,
  safe: boolean,
  scope: Scope,
): Target | undefined {
  switch (target.kind) {
    case "value": {
      const owner =
        name.length > 0 && target.expression.kind === "query"
          ? asRecordIfQuery(target.expression, safe)
          : target.expression;
      if (owner.kind === "sobjectTypeToken" && name.toLowerCase() === "fields")
        return { kind: "type", type: { kind: "sobject", name: owner.object } }; // `Account.SObjectType.fields.Name` is a token
      if (owner.kind === "sobjectTypeToken" && name.toLowerCase() === "fieldsets")
        return { kind: "describeFieldSets", object: owner.object };
      const found = memberOfValue(scope, owner, name, span, safe);
      return found === undefined ? undefined : value(found);
    }
    case "type": {
      if (safe)
        return value(
          fail(scope, catalog.safeNavigationTarget, span, { type: showType(target.type) }),
        );
      if (target.namespace?.toLowerCase() === "system" && name.toLowerCase() === "label")
        return { kind: "labels" };
      return (
        memberOfType(target.type, name, span, scope) ??
        (target.namespace === undefined
          ? undefined
          : memberOf({ kind: "namespace", name: target.namespace }, name, span, false, scope))
      );
    }
    case "namespace":
      return memberOfNamespace(target.name, name, scope);
    case "labels":
      return label(name, span, scope);
    case "describe":
      return memberOfDescribe(target.object, name, span, safe, scope);
    case "describeFields": {
      const found = describeOfField(scope, target.object, name, span);
      return found === undefined ? undefined : value(found);
    }
    case "describeFieldSets": {
      const found = fieldSetOf(scope, target.object, name, span);
      return found === undefined ? undefined : value(found);
    }
    case "rowCauses": {
      const found = rowCause(scope, target.object, name, span);
      return found === undefined ? undefined : value(found);
    }
  }
}

function memberOfNamespace(namespace: string, name: string, scope: Scope): Target | undefined {
  const program = programOf(scope);
  if (namespace.toLowerCase() === "system" && name.toLowerCase() === "label")
    return { kind: "labels" };
  const type = lookUpType(scope.body.place, [namespace, name]);
  return type === undefined
    ? undefined
    : {
        kind: "type",
        type,
        ...(namespace.toLowerCase() === "system" && program.library.isNamespace(name)
          ? { namespace: name }
          : {}),
      };
}

function label(name: string, span: Span, scope: Scope): Target {
  const { schema } = programOf(scope).environment;
  const found = schema.labels.find((each) => each.name.toLowerCase() === name.toLowerCase());
  if (found !== undefined)
    return value({ kind: "label", name: found.name, type: primitive("String"), span });
  if (
    name.toLowerCase() === "c" ||
    (schema.namespace !== "" && name.toLowerCase() === schema.namespace.toLowerCase())
  )
    return { kind: "labels" };
  return value(
    fail(
      scope,
      catalog.unknownLabel,
      span,
      { name },
      didYouMean(
        nearest(
          name,
          schema.labels.map((each) => each.name),
        ),
      ),
    ),
  );
}

function memberOfDescribe(
  object: string,
  name: string,
  span: Span,
  safe: boolean,
  scope: Scope,
): Target | undefined {
  if (name.toLowerCase() === "fields") return { kind: "describeFields", object };
  if (name.toLowerCase() === "fieldsets") return { kind: "describeFieldSets", object };
  return memberOf(value(describeOfObject(scope, object, span)), name, span, safe, scope);
}

/** A target used as a value: `Schema.SObjectType.Account` alone is the describe, a type alone is a mistake. */
export function valueOf(
  target: Target | undefined,
  node: Expression,
  scope: Scope,
): CheckedExpression {
  switch (target?.kind) {
    case "value":
      return target.expression;
    case "describe":
      return describeOfObject(scope, target.object, node.span);
    case "describeFields":
      return (
        memberOfValue(
          scope,
          describeOfObject(scope, target.object, node.span),
          "fields",
          node.span,
          false,
        ) ?? errorExpression(node.span)
      );
    case "describeFieldSets":
      return (
        memberOfValue(
          scope,
          describeOfObject(scope, target.object, node.span),
          "fieldSets",
          node.span,
          false,
        ) ?? errorExpression(node.span)
      );
    case "rowCauses":
      return {
        kind: "fieldToken",
        object: target.object,
        field: "RowCause",
        type: { kind: "library", name: "Schema.SObjectField", arguments: [] },
        span: node.span,
      };
    default:
      return unknownName(node, scope);
  }
}

function reportMissing(
  target: Target,
  node: Extract<Expression, { kind: "member" }>,
  scope: Scope,
): CheckedExpression {
  const name = node.name.text;
  const program = programOf(scope);
  if (
    target.kind === "value" &&
    (target.expression.type.kind === "error" || isIncomplete(program, target.expression.type))
  )
    return errorExpression(node.span);
  if (target.kind === "namespace" || (target.kind === "type" && target.namespace !== undefined)) {
    const instead = program.library.unsupported(
      `${target.kind === "namespace" ? target.name : target.namespace}.${name}`,
    );
    if (instead !== undefined)
      return fail(scope, catalog.unsupportedType, node.span, {
        name: `${nameOf(node.target)}.${name}`,
        instead,
      });
  }
  const type =
    target.kind === "value"
      ? target.expression.type
      : target.kind === "type"
        ? target.type
        : undefined;
  if (type !== undefined && reportMissingMember(scope, type, name, node.name.span))
    return errorExpression(node.span);
  const isPlainField =
    target.kind === "value" &&
    target.expression.kind === "sobjectField" &&
    target.expression.access === "field" &&
    target.expression.type.kind === "primitive";
  if (isPlainField)
    return fail(scope, catalog.notRelationship, node.name.span, { name: nameOf(node.target) });
  report(
    scope,
    catalog.unknownVariable,
    node.name.span,
    { name },
    didYouMean(nearest(name, membersNear(target, scope))),
  );
  return errorExpression(node.span);
}

function* membersNear(target: Target, scope: Scope): Generator<string> {
  const program = programOf(scope);
  const type =
    target.kind === "value"
      ? target.expression.type
      : target.kind === "type"
        ? target.type
        : undefined;
  const symbol = symbolOf(program, type);
  if (symbol !== undefined) {
    for (const each of ancestry(program, symbol)) {
      for (const field of each.fields.values()) yield field.name;
      yield* each.enumValues ?? [];
    }
  }
  const object =
    type?.kind === "sobject" ? type.name : "object" in target ? target.object : undefined;
  if (object !== undefined) yield* memberNames(program.environment.schema, object);
}

function hintFor(name: string, scope: Scope): string | undefined {
  return didYouMean(nearest(name, namesInReach(scope)));
}
function* namesInReach(scope: Scope): Generator<string> {
  yield* localNames(scope);
  for (let at = scope.body.class; at !== undefined; at = at.outer)
    for (const each of ancestry(programOf(scope), at))
      for (const field of each.fields.values()) yield field.name;
  for (const symbol of programOf(scope).classes.values())
    if (symbol.outer === undefined) yield symbol.name;
}

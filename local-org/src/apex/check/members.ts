// Fields and properties read from a value: of project classes, of records and of library classes.
import type { Span } from "../ast.ts";
import type { CheckedExpression } from "../checked.ts";
import { catalog } from "../diagnostics.ts";
import type { FieldSymbol } from "../types.ts";
import { libraryProperty } from "./library-members.ts";
import { fieldOf, librarySuperclass, typeOfClass } from "./program.ts";
import { classOf, errorExpression, fail, isVisible, programOf, report } from "./scope.ts";
import type { Scope } from "./scope.ts";
import { recordMember } from "./sobject-members.ts";

/** A field of a project class; `target` null means the name stood alone: static, or of `this`. */
export function fieldExpression(
  scope: Scope,
  field: FieldSymbol,
  target: CheckedExpression | null,
  name: string,
  span: Span,
  safe: boolean,
): CheckedExpression {
  if (!field.isStatic && target === null) {
    if (scope.body.isStatic)
      return fail(scope, catalog.nonStaticField, span, {
        name: field.name,
        type: field.owner.name,
      });
    if (scope.isDelegating === true)
      report(scope, catalog.instanceInDelegation, span, { name: field.name });
  }
  if (field.isStatic && target !== null)
    return fail(scope, catalog.staticField, span, { name: field.name, type: field.owner.name });
  if (!isVisible(scope, field) && !isVisibleForWriting(scope, field))
    return fail(scope, catalog.variableNotVisible, span, { name });
  const isOwn = target === null || target.kind === "this";
  const raw = isOwn && scope.body.accessorOf === field ? { raw: true } : {};
  return {
    kind: "field",
    target: field.isStatic ? null : (target ?? thisExpression(scope, span)),
    field,
    safe,
    type: field.type,
    span,
    ...raw,
  };
}

export function thisExpression(scope: Scope, span: Span): CheckedExpression {
  return scope.body.class === undefined
    ? errorExpression(span)
    : { kind: "this", type: typeOfClass(scope.body.class), span };
}
function isVisibleForWriting(scope: Scope, field: FieldSymbol): boolean {
  return (
    field.setterVisibility !== undefined &&
    isVisible(scope, { ...field, visibility: field.setterVisibility })
  );
}

/** Undefined when the value has no such member; nothing is reported then. */
export function memberOfValue(
  scope: Scope,
  target: CheckedExpression,
  name: string,
  span: Span,
  safe: boolean,
): CheckedExpression | undefined {
  const { type } = target;
  const program = programOf(scope);
  if (type.kind === "error") return errorExpression(span);
  if (type.kind === "sobject" && type.name !== "AggregateResult") {
    const member = recordMember(program.environment.schema, type.name, name);
    return member === undefined
      ? undefined
      : {
          kind: "sobjectField",
          target,
          field: member.name,
          access: member.access,
          safe,
          type: member.type,
          span,
        };
  }
  const symbol = classOf(scope, type);
  if (symbol !== undefined) {
    const field = fieldOf(program, symbol, name);
    if (field !== undefined) return fieldExpression(scope, field, target, name, span, safe);
  }
  const holder = symbol === undefined ? type : librarySuperclass(program, symbol);
  const found =
    holder === undefined
      ? undefined
      : libraryProperty(program, holder, name, scope.body.apiVersion);
  if (found === undefined) return undefined;
  if (found.member.isStatic)
    return fail(scope, catalog.staticField, span, {
      name: found.member.name,
      type: found.member.owner,
    });
  return {
    kind: "libraryProperty",
    class: found.member.owner,
    signature: found.member.signature,
    target,
    safe,
    type: found.type,
    span,
  };
}

// Describe expressions that only the compiler knows: Schema.SObjectType.X, its fields and field sets, share row causes.
import { resolveField, resolveObject, withoutNamespace } from "../../metadata/schema.ts";
import type { Span } from "../ast.ts";
import type { CheckedExpression } from "../checked.ts";
import { catalog } from "../diagnostics.ts";
import type { ApexType } from "../types.ts";
import { primitive } from "../types.ts";
import { libraryMethods } from "./library-members.ts";
import { memberOfValue } from "./members.ts";
import { fail, programOf } from "./scope.ts";
import type { Scope } from "./scope.ts";

const libraryType = (name: string): ApexType => ({ kind: "library", name, arguments: [] });

/** A call of a library method without or with constant arguments, looked up by name. */
function callLibrary(
  scope: Scope,
  target: CheckedExpression,
  name: string,
  callArguments: readonly CheckedExpression[],
  span: Span,
): CheckedExpression {
  const found = libraryMethods(programOf(scope), target.type, name, scope.body.apiVersion).find(
    (each) => each.parameters.length === callArguments.length && !each.member.isStatic,
  );
  if (found === undefined)
    return fail(scope, catalog.unsupportedMember, span, {
      type: "Schema",
      name,
      instead: "describe results of this kind are not in the library",
    });
  return {
    kind: "libraryCall",
    class: found.member.owner,
    signature: found.member.signature,
    target,
    arguments: callArguments,
    safe: false,
    type: found.type,
    span,
  };
}

export function describeOfObject(scope: Scope, object: string, span: Span): CheckedExpression {
  return callLibrary(
    scope,
    { kind: "sobjectTypeToken", object, type: libraryType("Schema.SObjectType"), span },
    "getDescribe",
    [],
    span,
  );
}

/** `Schema.SObjectType.Account.fields.Name`: the describe of one field. */
export function describeOfField(
  scope: Scope,
  objectName: string,
  name: string,
  span: Span,
): CheckedExpression | undefined {
  const { schema } = programOf(scope).environment;
  const object = resolveObject(schema, objectName);
  const field = object === undefined ? undefined : resolveField(schema, object, name);
  if (object === undefined || field === undefined) return undefined;
  return callLibrary(
    scope,
    {
      kind: "fieldToken",
      object: object.name,
      field: field.name,
      type: libraryType("Schema.SObjectField"),
      span,
    },
    "getDescribe",
    [],
    span,
  );
}

export function fieldSetOf(
  scope: Scope,
  objectName: string,
  name: string,
  span: Span,
): CheckedExpression | undefined {
  const { schema } = programOf(scope).environment;
  const wanted = withoutNamespace(schema, name).toLowerCase();
  const fieldSet = resolveObject(schema, objectName)?.fieldSets.find(
    (each) => each.name.toLowerCase() === wanted,
  );
  if (fieldSet === undefined) return undefined;
  const sets = memberOfValue(
    scope,
    describeOfObject(scope, objectName, span),
    "fieldSets",
    span,
    false,
  );
  if (sets === undefined)
    return fail(scope, catalog.unsupportedMember, span, {
      type: "Schema.DescribeSObjectResult",
      name: "fieldSets",
      instead: "name the fields in Apex",
    });
  const key: CheckedExpression = {
    kind: "literal",
    value: fieldSet.name,
    type: primitive("String"),
    span,
  };
  return callLibrary(scope, callLibrary(scope, sets, "getMap", [], span), "get", [key], span);
}

const standardCauses = [
  "Manual",
  "Owner",
  "Rule",
  "Team",
  "ImplicitChild",
  "ImplicitParent",
  "ImplicitPerson",
  "Territory",
  "TerritoryManual",
  "TerritoryRule",
  "GuestRule",
  "LpuImplicit",
  "ARImplicit",
  "Portal",
  "PortalImplicit",
  "CpqImplicit",
];
/** `Schema.Invoice__Share.RowCause.Approver__c`: the text to write into RowCause. */
export function rowCause(
  scope: Scope,
  shareObject: string,
  name: string,
  span: Span,
): CheckedExpression | undefined {
  const { schema } = programOf(scope).environment;
  const parent =
    resolveObject(schema, shareObject.replace(/__Share$/i, "__c")) ??
    resolveObject(schema, shareObject.replace(/Share$/i, ""));
  const wanted = withoutNamespace(schema, name).toLowerCase().replace(/__c$/, "");
  const reason = parent?.sharingReasons.find(
    (each) => each.name.toLowerCase().replace(/__c$/, "") === wanted,
  );
  const cause =
    reason === undefined
      ? standardCauses.find((each) => each.toLowerCase() === name.toLowerCase())
      : `${reason.name.replace(/__c$/i, "")}__c`;
  return cause === undefined
    ? undefined
    : { kind: "literal", value: cause, type: primitive("String"), span };
}

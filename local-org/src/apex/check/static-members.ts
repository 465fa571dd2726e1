// What a type name gives before a dot: enum values, statics, inner types, sObject and field tokens.
import { resolveField, resolveObject } from "../../metadata/schema.ts";
import type { Span } from "../ast.ts";
import type { CheckedExpression } from "../checked.ts";
import { catalog } from "../diagnostics.ts";
import type { ApexType, ClassSymbol } from "../types.ts";
import { listOf } from "../types.ts";
import { libraryProperty } from "./library-members.ts";
import { fieldExpression } from "./members.ts";
import { ancestry, fieldOf, symbolOf, typeOfClass } from "./program.ts";
import type { Program } from "./program.ts";
import { fail, programOf } from "./scope.ts";
import type { Scope } from "./scope.ts";
import { objectsBehind } from "./sobject-members.ts";
import type { Target } from "./targets.ts";
import { checkTypeVisible, lookUpObject } from "./type-references.ts";

const asValue = (expression: CheckedExpression): Target => ({ kind: "value", expression });

export function memberOfType(
  type: ApexType,
  name: string,
  span: Span,
  scope: Scope,
): Target | undefined {
  if (type.kind === "error") return { kind: "type", type };
  if (type.kind === "sobject") return memberOfObject(type.name, name, span, scope);
  const symbol = symbolOf(programOf(scope), type);
  return symbol === undefined
    ? memberOfLibrary(type, name, span, scope)
    : memberOfClass(symbol, name, span, scope);
}

function memberOfClass(
  symbol: ClassSymbol,
  name: string,
  span: Span,
  scope: Scope,
): Target | undefined {
  const program = programOf(scope);
  const enumValue = symbol.enumValues?.find((each) => each.toLowerCase() === name.toLowerCase());
  if (enumValue !== undefined) {
    checkTypeVisible(scope.body.place, symbol.name, span);
    return asValue({
      kind: "enumValue",
      enum: symbol,
      value: enumValue,
      type: typeOfClass(symbol),
      span,
    });
  }
  const field = fieldOf(program, symbol, name);
  const isHidden = field?.isStatic === false && innerOf(program, symbol, name) !== undefined;
  if (field !== undefined && !isHidden)
    return asValue(
      field.isStatic
        ? fieldExpression(scope, field, null, name, span, false)
        : fail(scope, catalog.nonStaticField, span, { name: field.name, type: field.owner.name }),
    );
  const inner = innerOf(program, symbol, name);
  if (inner === undefined) return undefined;
  checkTypeVisible(scope.body.place, inner.name, span);
  return { kind: "type", type: typeOfClass(inner) };
}
function innerOf(program: Program, symbol: ClassSymbol, name: string): ClassSymbol | undefined {
  for (const at of ancestry(program, symbol)) {
    const inner = at.inner.get(name.toLowerCase());
    if (inner !== undefined) return inner;
  }
  return undefined;
}

function memberOfLibrary(
  type: ApexType,
  name: string,
  span: Span,
  scope: Scope,
): Target | undefined {
  const program = programOf(scope);
  if (type.kind !== "library" && type.kind !== "primitive") return undefined;
  const qualified = type.kind === "primitive" ? `System.${type.name}` : type.name;
  const library = program.library.get(qualified);
  const enumValue = library?.definition.enumValues?.find(
    (each) => each.toLowerCase() === name.toLowerCase(),
  );
  if (enumValue !== undefined)
    return asValue({ kind: "enumValue", enum: qualified, value: enumValue, type, span });
  if (qualified === "Schema.SObjectType") {
    const object = lookUpObject(program, [name]);
    if (object?.kind === "sobject") return { kind: "describe", object: object.name };
  }
  const property = libraryProperty(program, type, name, scope.body.apiVersion);
  if (property !== undefined) {
    if (!property.member.isStatic)
      return asValue(
        fail(scope, catalog.nonStaticField, span, {
          name: property.member.name,
          type: qualified.replace(/^System\./, ""),
        }),
      );
    return asValue({
      kind: "libraryProperty",
      class: property.member.owner,
      signature: property.member.signature,
      target: null,
      safe: false,
      type: triggerType(scope, qualified, property.member.name, property.type),
      span,
    });
  }
  const inner =
    program.library.get(`${qualified}.${name}`) ??
    program.library.get(`${qualified.replace(/^System\./, "")}.${name}`);
  return inner === undefined
    ? undefined
    : { kind: "type", type: { kind: "library", name: inner.name, arguments: [] } };
}

/** Inside a trigger the records of Trigger.new and its sisters have the trigger's object. */
function triggerType(scope: Scope, qualified: string, name: string, declared: ApexType): ApexType {
  const object = scope.body.trigger?.object;
  if (qualified !== "System.Trigger" || object === undefined) return declared;
  const record: ApexType = { kind: "sobject", name: object };
  switch (name.toLowerCase()) {
    case "new":
    case "old":
      return listOf(record);
    case "newmap":
    case "oldmap":
      return { kind: "map", key: { kind: "primitive", name: "Id" }, value: record };
    default:
      return declared;
  }
}

function memberOfObject(
  objectName: string,
  name: string,
  span: Span,
  scope: Scope,
): Target | undefined {
  const { schema } = programOf(scope).environment;
  const key = name.toLowerCase();
  if (key === "sobjecttype")
    return asValue({
      kind: "sobjectTypeToken",
      object: objectName,
      type: { kind: "library", name: "Schema.SObjectType", arguments: [] },
      span,
    });
  if (key === "fields") return { kind: "type", type: { kind: "sobject", name: objectName } }; // `Account.fields.Name` is the token too
  const object = resolveObject(schema, objectName);
  if (key === "rowcause" && object?.kind === "share")
    return { kind: "rowCauses", object: objectName };
  for (const each of objectsBehind(schema, objectName)) {
    const field = resolveField(schema, each, name);
    if (field !== undefined)
      return asValue({
        kind: "fieldToken",
        object: each.name,
        field: field.name,
        type: { kind: "library", name: "Schema.SObjectField", arguments: [] },
        span,
      });
  }
  return undefined;
}

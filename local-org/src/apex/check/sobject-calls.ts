// Calls the compiler adds to sObjects: custom settings and metadata readers, addError on a field.
import type { ObjectDefinition } from "../../metadata/schema.ts";
import { resolveObject } from "../../metadata/schema.ts";
import type { CheckedExpression } from "../checked.ts";
import { catalog } from "../diagnostics.ts";
import type { ApexType } from "../types.ts";
import { primitive } from "../types.ts";
import type { Call } from "./calls.ts";
import { convertTo } from "./convert.ts";
import { isPrimitive } from "./conversions.ts";
import { libraryMethods } from "./library-members.ts";
import { chooseOverload, convertArguments } from "./overloads.ts";
import { fail, programOf } from "./scope.ts";
import type { Scope } from "./scope.ts";

const settingsClass = "System.CustomSettings";
/** arguments each reader takes, by kind of object */
const readers: Readonly<
  Record<
    string,
    {
      readonly hierarchy?: readonly number[];
      readonly list?: readonly number[];
      readonly metadata?: readonly number[];
    }
  >
> = {
  getinstance: { hierarchy: [0, 1], list: [1], metadata: [1] },
  getorgdefaults: { hierarchy: [0] },
  getvalues: { hierarchy: [1], list: [1] },
  getall: { list: [0], metadata: [0] },
};

/** `TandemSettings__c.getInstance()`, `Rule__mdt.getAll()`: undefined when the object or the name is another. */
export function callObjectStatic(
  objectName: string,
  call: Call,
  scope: Scope,
): CheckedExpression | undefined {
  if (call.name.toLowerCase() === "getsobjecttype" && call.arguments.length === 0)
    return {
      kind: "sobjectTypeToken",
      object: objectName,
      type: { kind: "library", name: "Schema.SObjectType", arguments: [] },
      span: call.node.span,
    };
  const object = resolveObject(programOf(scope).environment.schema, objectName);
  const reader = readers[call.name.toLowerCase()];
  const kind = object === undefined ? undefined : settingKind(object);
  if (object === undefined || reader === undefined || kind === undefined) return undefined;
  if (kind === "hierarchy" && reader.hierarchy === undefined)
    return fail(scope, catalog.listSettingsOnly, call.node.name.span, { method: call.name });
  if (reader[kind]?.includes(call.arguments.length) !== true) return undefined;
  const [given] = call.arguments;
  const owner =
    given === undefined ? undefined : convertTo(programOf(scope), given, primitive("String"));
  if (given !== undefined && owner === undefined) return undefined;
  return emitReader(scope, object.name, call, owner);
}

function settingKind(object: ObjectDefinition): "hierarchy" | "list" | "metadata" | undefined {
  if (object.kind === "customMetadata") return "metadata";
  if (object.kind !== "customSetting") return undefined;
  return object.settingType === "List" ? "list" : "hierarchy";
}

function emitReader(
  scope: Scope,
  object: string,
  call: Call,
  owner: CheckedExpression | undefined,
): CheckedExpression {
  const { span } = call.node;
  const name: CheckedExpression = {
    kind: "literal",
    value: object,
    type: primitive("String"),
    span,
  };
  const given = owner === undefined ? [name] : [name, owner];
  const candidates = libraryMethods(
    programOf(scope),
    { kind: "library", name: settingsClass, arguments: [] },
    call.name,
    scope.body.apiVersion,
  );
  const choice = chooseOverload(programOf(scope), candidates, given);
  if (choice.kind !== "one")
    return fail(scope, catalog.unsupportedMember, call.node.name.span, {
      type: object,
      name: call.name,
      instead: "query the records",
    });
  const record: ApexType = { kind: "sobject", name: object };
  const type: ApexType =
    choice.candidate.type.kind === "map"
      ? { kind: "map", key: primitive("String"), value: record }
      : record;
  return {
    kind: "libraryCall",
    class: choice.candidate.member.owner,
    signature: choice.candidate.member.signature,
    target: null,
    arguments: convertArguments(programOf(scope), choice.candidate, given),
    safe: false,
    type,
    span,
  };
}

/** `record.DueDate__c.addError('…')`: the field is named, not read. */
export function callRecordField(
  receiver: CheckedExpression,
  call: Call,
  scope: Scope,
): CheckedExpression | undefined {
  if (call.name.toLowerCase() !== "adderror") return undefined;
  const { span } = call.node;
  if (receiver.kind !== "sobjectField" || receiver.access !== "field") {
    return receiver.type.kind === "sobject" || !isPrimitive(receiver.type)
      ? undefined
      : fail(scope, catalog.fieldTokenMethod, call.node.name.span);
  }
  if (receiver.target.type.kind !== "sobject") return undefined;
  const token: CheckedExpression = {
    kind: "fieldToken",
    object: receiver.target.type.name,
    field: receiver.field,
    type: { kind: "library", name: "Schema.SObjectField", arguments: [] },
    span: receiver.span,
  };
  const given = [token, ...call.arguments];
  const choice = chooseOverload(
    programOf(scope),
    libraryMethods(programOf(scope), receiver.target.type, "addError", scope.body.apiVersion),
    given,
  );
  if (choice.kind !== "one") return undefined;
  return {
    kind: "libraryCall",
    class: choice.candidate.member.owner,
    signature: choice.candidate.member.signature,
    target: receiver.target,
    arguments: convertArguments(programOf(scope), choice.candidate, given),
    safe: receiver.safe,
    type: choice.candidate.type,
    span,
  };
}

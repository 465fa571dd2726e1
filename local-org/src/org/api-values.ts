// JSON on both sides of the org: arguments of @AuraEnabled methods in, their results and records out.
import type { FieldDefinition, Schema } from "../metadata/schema.ts";
import { qualifiedName } from "../metadata/schema.ts";
import type { PlatformRuntime } from "../platform/ports.ts";
import type { ValueRuntime } from "../platform/runtime.ts";
import { ApexBlob } from "../platform/values/blob.ts";
import { ApexList, ApexMap, ApexSet } from "../platform/values/collections.ts";
import { ApexDate } from "../platform/values/date.ts";
import { ApexDatetime } from "../platform/values/datetime.ts";
import { Decimal } from "../platform/values/decimal.ts";
import { ApexDouble } from "../platform/values/double.ts";
import { emittedInfo, isEmitted, readMember, writeMember } from "../platform/values/emitted.ts";
import { ApexEnum } from "../platform/values/enum.ts";
import { apexError } from "../platform/values/exception.ts";
import { PropertyBag, PlatformObject } from "../platform/values/platform-object.ts";
import { apexTypeOfField, recordShapes } from "../platform/values/record-shape.ts";
import type { TypeNode } from "../platform/values/runtime-type.ts";
import { SObject } from "../platform/values/sobject.ts";
import { ApexTime } from "../platform/values/time.ts";
import { toId18 } from "../platform/values/id.ts";

/** A value as JSON gives it to a component or an API client: field names qualified, numbers as numbers, dates in ISO form. */
export function toJson(
  values: ValueRuntime,
  schema: Schema,
  value: unknown,
  isAura = true,
): unknown {
  const convert = (one: unknown): unknown => {
    if (one === null || one === undefined) return null;
    if (typeof one === "bigint") return Number(one);
    if (typeof one !== "object") return one;
    const plain = scalarJson(one);
    if (plain !== undefined) return plain;
    if (one instanceof ApexList) return one.items.map(convert);
    if (one instanceof ApexSet) return one.values().map(convert);
    if (one instanceof ApexMap)
      return Object.fromEntries(
        one.entries().map(([key, content]) => [String(convert(key)), convert(content)]),
      );
    if (one instanceof SObject) return recordJson(one, convert);
    if (isEmitted(one)) return objectJson(values, one, convert, isAura);
    if (one instanceof PropertyBag)
      return Object.fromEntries(
        [...one.properties].map(([key, content]) => [key, convert(content)]),
      );
    if (one instanceof PlatformObject)
      return Object.fromEntries(one.shownFields().map(([key, content]) => [key, convert(content)]));
    return null;
  };
  return convert(value);
}

function scalarJson(one: object): unknown {
  if (one instanceof Decimal) return one.toNumber();
  if (one instanceof ApexDouble) return one.value;
  if (one instanceof ApexDate) return one.iso();
  if (one instanceof ApexDatetime) return one.iso();
  if (one instanceof ApexTime) return one.milliseconds;
  if (one instanceof ApexEnum) return one.constantName;
  return one instanceof ApexBlob ? Buffer.from(one.bytes).toString("base64") : undefined;
}

/** Fields that were set or selected; a selected field without a value is left out, as the platform does. */
function recordJson(
  record: SObject,
  convert: (value: unknown) => unknown,
): Record<string, unknown> {
  const json: Record<string, unknown> = {};
  for (const [name, value] of record.populated()) json[name] = convert(value);
  for (const key of record.queried ?? []) {
    const field = record.shape.definition?.fields.get(key);
    if (field?.type === "Checkbox" && !record.fields.has(key))
      json[record.shape.qualifiedField(key)] = false;
  }
  return json;
}

/** Only @AuraEnabled members of a project class reach a component. */
function objectJson(
  values: ValueRuntime,
  one: object,
  convert: (value: unknown) => unknown,
  isAura: boolean,
): Record<string, unknown> {
  const info = emittedInfo(one);
  if (!info || !isEmitted(one)) return {};
  const fields = values.classes
    .instanceFields(info)
    .filter(
      (field) =>
        !isAura || field.annotations.some((annotation) => annotation.name === "auraenabled"),
    );
  return Object.fromEntries(fields.map((field) => [field.name, convert(readMember(one, field))]));
}

// in

/** JSON to a value of an Apex type; what does not fit is the platform's error for a bad argument. */
export function fromJson(
  rt: PlatformRuntime,
  values: ValueRuntime,
  type: string,
  json: unknown,
): unknown {
  return readNode(rt, values, values.types.parse(type), json);
}

function readNode(
  rt: PlatformRuntime,
  values: ValueRuntime,
  node: TypeNode,
  json: unknown,
): unknown {
  if (json === null || json === undefined) return null;
  const [first, second] = node.arguments;
  if (node.kind === "list" && first)
    return Array.isArray(json)
      ? new ApexList(
          first.text,
          json.map((one) => readNode(rt, values, first, one)),
        )
      : bad(node, json);
  if (node.kind === "set" && first)
    return Array.isArray(json)
      ? new ApexSet(
          first.text,
          json.map((one) => readNode(rt, values, first, one)),
        )
      : bad(node, json);
  if (node.kind === "map" && first && second)
    return isObject(json)
      ? new ApexMap(
          first.text,
          second.text,
          Object.entries(json).map(
            ([key, one]) =>
              [readNode(rt, values, first, key), readNode(rt, values, second, one)] as const,
          ),
        )
      : bad(node, json);
  return readScalar(node, json) ?? readObject(rt, values, node, json);
}

const isObject = (json: unknown): json is Record<string, unknown> =>
  typeof json === "object" && json !== null && !Array.isArray(json);
/** A JSON value that does not fit its Apex type; each way in words it as the platform does there. */
export class BadValueError extends Error {
  readonly type: string;
  readonly json: unknown;

  constructor(type: string, json: unknown) {
    const text = JSON.stringify(json) as string | undefined;
    super(`No ${type}: ${text?.slice(0, 80) ?? "nothing"}`);
    this.type = type;
    this.json = json;
  }
}
function bad(node: TypeNode, json: unknown): never {
  throw new BadValueError(node.text, json);
}

/** undefined: no scalar type */
function readScalar(node: TypeNode, json: unknown): unknown {
  switch (node.key) {
    case "string":
      return typeof json === "string"
        ? json
        : typeof json === "object"
          ? bad(node, json)
          : String(json);
    case "id":
      return json === ""
        ? null
        : typeof json === "string"
          ? (toId18(json) ?? bad(node, json))
          : bad(node, json);
    case "boolean":
      return typeof json === "boolean"
        ? json
        : json === "true" || json === "false"
          ? json === "true"
          : bad(node, json);
    case "integer":
      return Number.isInteger(Number(json)) && json !== "" ? Number(json) : bad(node, json);
    case "long":
      return Number.isInteger(Number(json)) && json !== "" ? BigInt(String(json)) : bad(node, json);
    case "decimal":
      return json === "" ? null : (Decimal.tryParse(String(json)) ?? bad(node, json));
    case "double":
      return json === ""
        ? null
        : Number.isFinite(Number(json))
          ? new ApexDouble(Number(json))
          : bad(node, json);
    case "date":
      return json === "" ? null : (ApexDate.parseIso(String(json).slice(0, 10)) ?? bad(node, json));
    case "datetime":
      return json === ""
        ? null
        : typeof json === "number"
          ? new ApexDatetime(json)
          : (ApexDatetime.parseIso(String(json)) ?? bad(node, json));
    case "time":
      return typeof json === "number"
        ? new ApexTime(json)
        : (ApexTime.parse(String(json)) ?? bad(node, json));
    case "blob":
      return ApexBlob.fromText(String(json));
    case "object":
      return untyped(json);
    default:
      return undefined;
  }
}

/** `Object` and `Map<String,Object>` arguments: what JSON.deserializeUntyped would make. */
function untyped(json: unknown): unknown {
  if (Array.isArray(json))
    return new ApexList(
      "Object",
      json.map((one) => (one === null ? null : untyped(one))),
    );
  if (isObject(json))
    return new ApexMap(
      "String",
      "Object",
      Object.entries(json).map(([key, one]) => [key, one === null ? null : untyped(one)] as const),
    );
  if (typeof json === "number")
    return Number.isInteger(json) && Math.abs(json) < 2 ** 31 ? json : Decimal.parse(String(json));
  return json;
}

function readObject(
  rt: PlatformRuntime,
  values: ValueRuntime,
  node: TypeNode,
  json: unknown,
): unknown {
  const info = rt.classInfo(node.text);
  if (info?.kind === "enum")
    return typeof json === "string" ? rt.enumValueOf(info.name, json) : bad(node, json);
  if (!isObject(json)) return bad(node, json);
  if (!info) {
    const shape = recordShapes(rt.schema).of(node.text);
    return shape ? recordFromJson(rt.schema, shape.name, json) : bad(node, json);
  }
  const instance = rt.newInstance(info.name);
  if (!isEmitted(instance)) return bad(node, json);
  const fields = new Map(
    values.classes.instanceFields(info).map((field) => [field.name.toLowerCase(), field]),
  );
  for (const [name, content] of Object.entries(json)) {
    const field = fields.get(name.toLowerCase());
    if (field)
      writeMember(instance, field, readNode(rt, values, values.types.parse(field.type), content));
  }
  return instance;
}

/** A record as the API gives it: `{ "Name": "Acme", "tandem__Status__c": "Active" }`. */
export function recordFromJson(
  schema: Schema,
  objectName: string,
  json: Readonly<Record<string, unknown>>,
): SObject {
  const shape = recordShapes(schema).of(objectName);
  if (!shape) throw apexError("System.TypeException", `Invalid sobject type: ${objectName}`);
  const record = new SObject(shape);
  for (const [name, content] of Object.entries(json)) {
    if (name === "attributes" || name === "sobjectType") continue;
    const field = shape.field(name);
    if (!field) {
      const relationship = shape.relationship(name);
      if (relationship?.reference && isObject(content)) {
        record.setParent(name, recordFromJson(schema, relationship.reference.to[0] ?? "", content));
        continue;
      }
      throw apexError(
        "System.SObjectException",
        `No such column '${name}' on sobject of type ${qualifiedName(schema, shape.name)}`,
      );
    }
    record.fields.set(field.name.toLowerCase(), readField(schema, field, content));
  }
  return record;
}

// The REST API's own words (JSON_PARSER_ERROR in its list of status codes).
function readField(schema: Schema, field: FieldDefinition, content: unknown): unknown {
  try {
    return fieldFromJson(schema, field, content);
  } catch (error) {
    if (!(error instanceof BadValueError)) throw error;
    throw apexError(
      "System.JSONException",
      `Cannot deserialize instance of ${error.type.toLowerCase()} from VALUE_STRING value ${String(error.json).slice(0, 80)} or request may be missing a required field`,
    );
  }
}

function fieldFromJson(schema: Schema, field: FieldDefinition, content: unknown): unknown {
  if (content === null || content === undefined || content === "") return null;
  const type = apexTypeOfField(schema, field);
  const node: TypeNode = { text: type, kind: "name", key: type.toLowerCase(), arguments: [] };
  if (node.key === "id")
    return typeof content === "string" ? (toId18(content) ?? content) : bad(node, content);
  const value = readScalar(node, content);
  return value === undefined ? bad(node, content) : value;
}

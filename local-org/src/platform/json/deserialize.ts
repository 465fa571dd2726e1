// JSON to Apex values: untyped, or of a wanted type.
import { ApexBlob } from "../values/blob.ts";
import { ApexList, ApexMap, ApexSet } from "../values/collections.ts";
import { ApexDate } from "../values/date.ts";
import { ApexDatetime } from "../values/datetime.ts";
import { Decimal } from "../values/decimal.ts";
import { ApexDouble } from "../values/double.ts";
import { isEmitted, writeMember } from "../values/emitted.ts";
import { apexError } from "../values/exception.ts";
import { toId18 } from "../values/id.ts";
import { apexTypeOfField } from "../values/record-shape.ts";
import type { RecordShape } from "../values/record-shape.ts";
import type { TypeNode } from "../values/runtime-type.ts";
import { SObject } from "../values/sobject.ts";
import { ApexTime } from "../values/time.ts";
import type { Runtime } from "../library/helpers.ts";
import { jsonPropertiesOf, libraryValue } from "./library-bags.ts";
import type { JsonNode } from "./parse.ts";

const fail = (message: string): never => {
  throw apexError("System.JSONException", message);
};

/** Objects become Map<String,Object>, arrays List<Object>, whole numbers Integer or Long, others Decimal. */
export function untyped(node: JsonNode): unknown {
  switch (node.kind) {
    case "null":
      return null;
    case "boolean":
    case "string":
      return node.value;
    case "number":
      return untypedNumber(node.text);
    case "array":
      return new ApexList("Object", node.items.map(untyped));
    case "object":
      return new ApexMap(
        "String",
        "Object",
        node.entries.map(([name, value]) => [name, untyped(value)] as const),
      );
  }
}
function untypedNumber(text: string): unknown {
  if (/[.eE]/.test(text)) return Decimal.parse(text);
  const number = Number(text);
  if (number === (number | 0)) return number | 0;
  const long = BigInt(text);
  return BigInt.asIntN(64, long) === long ? long : Decimal.parse(text);
}

export function typed(rt: Runtime, node: JsonNode, type: TypeNode, strict: boolean): unknown {
  if (node.kind === "null") return null;
  const [first, second] = type.arguments;
  switch (type.kind) {
    case "list":
      return new ApexList(
        first?.text ?? "Object",
        itemsOf(node).map((item) => typed(rt, item, first ?? type, strict)),
      );
    case "set":
      return new ApexSet(
        first?.text ?? "Object",
        itemsOf(node).map((item) => typed(rt, item, first ?? type, strict)),
      );
    case "map": {
      if (node.kind !== "object")
        return fail("Malformed JSON: Expected '{' at the beginning of object");
      return new ApexMap(
        first?.text ?? "String",
        second?.text ?? "Object",
        node.entries.map(
          ([key, value]) =>
            [
              typed(rt, { kind: "string", value: key }, first ?? type, strict),
              typed(rt, value, second ?? type, strict),
            ] as const,
        ),
      );
    }
    default:
      return named(rt, node, type, strict);
  }
}
function itemsOf(node: JsonNode): readonly JsonNode[] {
  return node.kind === "array"
    ? node.items
    : fail("Malformed JSON: Expected '[' at the beginning of List/Set");
}

function named(rt: Runtime, node: JsonNode, type: TypeNode, strict: boolean): unknown {
  if (type.key === "object") return untyped(node);
  const scalar = scalarOf(node, type.key);
  if (scalar !== undefined) return scalar;
  const info = rt.classInfo(type.text);
  if (
    info?.enumValues !== undefined ||
    (info === undefined && rt.types.libraryClass(type.text)?.enumValues !== undefined)
  )
    return rt.enumValueOf(type.text, node.kind === "string" ? node.value : "");
  if (info !== undefined) return instanceFrom(rt, node, info.name, strict);
  if (type.key === "sobject") return recordFrom(rt, node, null);
  const shape = rt.shapes.of(type.text);
  if (shape !== undefined) return recordFrom(rt, node, shape);
  return libraryFrom(rt, node, type, strict);
}

function libraryFrom(rt: Runtime, node: JsonNode, type: TypeNode, strict: boolean): unknown {
  const library = rt.types.libraryClass(type.text);
  const properties = library === undefined ? undefined : jsonPropertiesOf(library);
  if (library === undefined || properties === undefined)
    return fail(`Apex Type unsupported in JSON: ${type.text}`);
  if (node.kind !== "object")
    return fail("Malformed JSON: Expected '{' at the beginning of object");
  const names = new Map(Object.keys(properties).map((name) => [name.toLowerCase(), name]));
  const values = new Map<string, unknown>();
  for (const [key, value] of node.entries) {
    const name = names.get(key.toLowerCase());
    if (name !== undefined)
      values.set(name, typed(rt, value, rt.types.parse(properties[name] ?? "Object"), strict));
    else if (strict) fail(`Unknown field: ${key}`);
  }
  return libraryValue(library, values);
}

/** undefined: not a scalar type */
function scalarOf(node: JsonNode, key: string): unknown {
  switch (key) {
    case "string":
      return node.kind === "string"
        ? node.value
        : node.kind === "number"
          ? node.text
          : node.kind === "boolean"
            ? String(node.value)
            : illegal("String");
    case "id":
      return node.kind === "string"
        ? node.value === ""
          ? null
          : (toId18(node.value) ?? fail(`Invalid id value: ${node.value}`))
        : illegal("Id");
    case "boolean":
      return node.kind === "boolean"
        ? node.value
        : node.kind === "string" && /^(true|false)$/i.test(node.value)
          ? node.value.toLowerCase() === "true"
          : illegal("Boolean");
    case "integer":
      return integerOf(numberText(node, "Integer"));
    case "long":
      return BigInt(wholeText(numberText(node, "Long"), "Long"));
    case "decimal":
      return Decimal.tryParse(numberText(node, "Decimal")) ?? illegal("Decimal");
    case "double":
      return new ApexDouble(Number(numberText(node, "Double")));
    case "date":
      return node.kind === "string"
        ? (ApexDate.parseIso(node.value.slice(0, 10)) ?? illegal("Date"))
        : illegal("Date");
    case "datetime":
      return node.kind === "string"
        ? (ApexDatetime.parseIso(node.value) ?? illegal("Datetime"))
        : illegal("Datetime");
    case "time":
      return node.kind === "string"
        ? (ApexTime.parse(node.value) ?? illegal("Time"))
        : illegal("Time");
    case "blob":
      return node.kind === "string"
        ? new ApexBlob(new Uint8Array(Buffer.from(node.value, "base64")))
        : illegal("Blob");
    default:
      return undefined;
  }
}
function illegal(type: string): never {
  return fail(`Illegal value for primitive type: ${type}`);
}
function numberText(node: JsonNode, type: string): string {
  return node.kind === "number"
    ? node.text
    : node.kind === "string" && Decimal.tryParse(node.value) !== null
      ? node.value
      : illegal(type);
}
function wholeText(text: string, type: string): string {
  return /^-?\d+$/.test(text) ? text : illegal(type);
}
function integerOf(text: string): number {
  const number = Number(wholeText(text, "Integer"));
  return number === (number | 0) ? number | 0 : illegal("Integer");
}

/** Neither constructors nor initialisers run; names match in any case. */
function instanceFrom(rt: Runtime, node: JsonNode, className: string, strict: boolean): unknown {
  if (node.kind !== "object")
    return fail("Malformed JSON: Expected '{' at the beginning of object");
  const { instance, fields } = rt.classes.bareInstance(className);
  if (!isEmitted(instance)) return fail(`Cannot deserialize instance of ${className}`);
  const byName = new Map(fields.map((field) => [field.name.toLowerCase(), field]));
  for (const [name, value] of node.entries) {
    const field = byName.get(name.toLowerCase());
    if (field === undefined) {
      if (strict) fail(`Unknown field: ${name}`);
      continue;
    }
    if (!field.isTransient)
      writeMember(instance, field, typed(rt, value, rt.types.parse(field.type), strict));
  }
  return instance;
}

function recordFrom(rt: Runtime, node: JsonNode, wanted: RecordShape | null): SObject {
  if (node.kind !== "object")
    return fail("Malformed JSON: Expected '{' at the beginning of object");
  const attributes = node.entries.find(([name]) => name === "attributes")?.[1];
  const typeName =
    attributes?.kind === "object"
      ? attributes.entries.find(([name]) => name === "type")?.[1]
      : undefined;
  const shape = wanted ?? (typeName?.kind === "string" ? rt.shapes.of(typeName.value) : undefined);
  if (shape === undefined)
    return fail("Cannot deserialize instance of SObject: attributes.type is missing or unknown");
  const record = new SObject(shape);
  for (const [name, value] of node.entries)
    if (name !== "attributes") setFromJson(rt, record, name, value);
  return record;
}
function setFromJson(rt: Runtime, record: SObject, name: string, value: JsonNode): void {
  const { shape } = record;
  const field = shape.field(name);
  if (field !== undefined) {
    record.write(
      name,
      typed(rt, value, rt.types.parse(apexTypeOfField(shape.schema, field)), false),
    );
    return;
  }
  const parent = shape.relationship(name)?.reference;
  if (parent !== undefined) {
    const parentShape = parent.to.length === 1 ? rt.shapes.of(parent.to[0] ?? "") : undefined;
    record.setParent(
      name,
      value.kind === "null" ? null : recordFrom(rt, value, parentShape ?? null),
    );
    return;
  }
  const child = shape.childRelationship(name);
  if (child === undefined)
    fail(`No such column '${name}' on sobject of type ${shape.qualifiedName}`);
  const rows =
    value.kind === "object" ? value.entries.find(([key]) => key === "records")?.[1] : value;
  const childShape = child === undefined ? undefined : rt.shapes.of(child.childObject);
  if (rows?.kind === "array" && childShape !== undefined)
    record.children.set(
      shape.relationshipKey(name),
      new ApexList(
        childShape.name,
        rows.items.map((row) => recordFrom(rt, row, childShape)),
      ),
    );
}

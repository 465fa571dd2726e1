// Jobs as text: an Apex object with all it holds, so that work survives a restart; shared references stay shared.
import { ApexBlob } from "../../platform/values/blob.ts";
import { ApexList, ApexMap, ApexSet } from "../../platform/values/collections.ts";
import { ApexDate } from "../../platform/values/date.ts";
import { ApexDatetime } from "../../platform/values/datetime.ts";
import { Decimal } from "../../platform/values/decimal.ts";
import { ApexDouble } from "../../platform/values/double.ts";
import { emittedInfo } from "../../platform/values/emitted.ts";
import { ApexEnum } from "../../platform/values/enum.ts";
import { ApexException, apexError } from "../../platform/values/exception.ts";
import { PropertyBag } from "../../platform/values/platform-object.ts";
import { SObject } from "../../platform/values/sobject.ts";
import { ApexTime } from "../../platform/values/time.ts";
import { SObjectFieldToken, SObjectTypeToken, TypeToken } from "../../platform/values/tokens.ts";
import { typeNameOf } from "../../platform/values/type-name.ts";
import type { LoadedProgram } from "../../apex/runtime.ts";
import type { PlatformRuntime } from "../../platform/ports.ts";
import type { EmittedClassInfo } from "../../apex/checked.ts";
import { recordShapes } from "../../platform/values/record-shape.ts";

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
interface Tagged { readonly $: string; readonly [key: string]: Json }

/** Fields of the class and what it extends, with where they are stored. */
function storedFields(loaded: LoadedProgram, info: EmittedClassInfo): EmittedClassInfo["fields"][number][] {
  const parent = info.superclass === undefined ? undefined : loaded.classes.get(info.superclass)?.info;
  return [...(parent ? storedFields(loaded, parent) : []), ...info.fields.filter((field) => !field.isStatic && !field.isTransient && field.jsName !== undefined)];
}

export function serialise(loaded: LoadedProgram, value: unknown): string {
  const seen = new Map<object, number>();
  const encodeObject = (one: object): Json => {
    const known = seen.get(one);
    if (known !== undefined) return { $: "ref", n: known };
    const n = seen.size;
    seen.set(one, n);
    return { ...compound(one), n };
  };
  const encode = (one: unknown): Json => {
    if (one === null || one === undefined) return null;
    if (typeof one === "string" || typeof one === "boolean" || typeof one === "number") return one;
    if (typeof one === "bigint") return { $: "long", v: one.toString() };
    if (typeof one !== "object") throw apexError("System.SerializationException", `Not Serializable: ${typeof one}`);
    return scalar(one) ?? encodeObject(one);
  };
  const compound = (one: object): Tagged => {
    if (one instanceof ApexList) return { $: "list", e: one.elementType, v: one.items.map(encode) };
    if (one instanceof ApexSet) return { $: "set", e: one.elementType, v: one.values().map(encode) };
    if (one instanceof ApexMap) return { $: "map", k: one.keyType, e: one.valueType, v: one.entries().map(([key, content]) => [encode(key), encode(content)]) };
    if (one instanceof SObject) return { $: "record", t: one.typeName, v: [...one.fields].map(([key, content]) => [key, encode(content)]), p: [...one.parents].map(([key, parent]) => [key, encode(parent)]), c: [...one.children].map(([key, rows]) => [key, encode(rows)]), q: one.queried === null ? null : [...one.queried] };
    const info = emittedInfo(one);
    if (info) return { $: "object", t: info.name, v: storedFields(loaded, info).map((field) => [field.jsName ?? "", encode(Reflect.get(one, field.jsName ?? "") ?? null)]), ...(one instanceof ApexException ? { m: one.$message } : {}) };
    if (one instanceof PropertyBag) return { $: "bag", t: one.apexType, v: [...one.properties].map(([key, content]) => [key, encode(content)]) };
    if (one instanceof ApexException) return { $: "exception", t: one.$type, m: one.$message };
    throw apexError("System.SerializationException", `Not Serializable: ${typeNameOf(one)}`);
  };
  return JSON.stringify(encode(value));
}

function scalar(one: object): Tagged | undefined {
  if (one instanceof Decimal) return { $: "decimal", v: one.mantissa.toString(), s: one.scale };
  if (one instanceof ApexDouble) return { $: "double", v: String(one.value) };
  if (one instanceof ApexDate) return { $: "date", v: one.days };
  if (one instanceof ApexDatetime) return { $: "datetime", v: one.milliseconds };
  if (one instanceof ApexTime) return { $: "time", v: one.milliseconds };
  if (one instanceof ApexBlob) return { $: "blob", v: Buffer.from(one.bytes).toString("base64") };
  if (one instanceof ApexEnum) return { $: "enum", t: one.enumType, v: one.constantName };
  if (one instanceof TypeToken) return { $: "type", v: one.name };
  if (one instanceof SObjectTypeToken) return { $: "sobjectType", v: one.shape.name };
  if (one instanceof SObjectFieldToken) return { $: "field", t: one.shape.name, v: one.key };
  return undefined;
}

export function deserialise(loaded: LoadedProgram, rt: PlatformRuntime, text: string): unknown {
  const made = new Map<number, unknown>();
  const decode = (json: Json | undefined): unknown => {
    if (json === null || json === undefined || typeof json !== "object") return json ?? null;
    if (Array.isArray(json)) return json.map(decode);
    return decodeTagged(json as Tagged);
  };
  const pairs = (json: Json | undefined): [string, Json][] => (Array.isArray(json) ? json.flatMap((pair: Json) => (Array.isArray(pair) ? [[String(pair[0]), pair[1] ?? null] as [string, Json]] : [])) : []);
  const keep = <T>(json: Tagged, value: T): T => {
    if (typeof json["n"] === "number") made.set(json["n"], value);
    return value;
  };
  const text_ = (value: Json | undefined): string => String(value ?? "");
  const items = (json: Tagged): readonly Json[] => (Array.isArray(json["v"]) ? json["v"] : []);
  const decodeTagged = (json: Tagged): unknown => {
    switch (json.$) {
      case "ref": return made.get(Number(json["n"])) ?? null;
      case "long": return BigInt(text_(json["v"]));
      case "decimal": return Decimal.of(BigInt(text_(json["v"])), Number(json["s"]));
      case "double": return new ApexDouble(Number(json["v"]));
      case "date": return new ApexDate(Number(json["v"]));
      case "datetime": return new ApexDatetime(Number(json["v"]));
      case "time": return new ApexTime(Number(json["v"]));
      case "blob": return new ApexBlob(new Uint8Array(Buffer.from(text_(json["v"]), "base64")));
      case "enum": return rt.libraryEnum(text_(json["t"]), text_(json["v"]));
      case "type": return new TypeToken(text_(json["v"]));
      case "sobjectType": return rt.sobjectType(text_(json["v"]));
      case "field": return rt.fieldToken(text_(json["t"]), text_(json["v"]));
      case "list": { const list = keep(json, new ApexList(text_(json["e"]))); for (const one of items(json)) list.items.push(decode(one)); return list; }
      case "set": { const set = keep(json, new ApexSet(text_(json["e"]))); for (const one of items(json)) set.add(decode(one)); return set; }
      case "map": { const map = keep(json, new ApexMap(text_(json["k"]), text_(json["e"]))); for (const pair of items(json)) if (Array.isArray(pair)) map.put(decode(pair[0]), decode(pair[1])); return map; }
      case "record": return record(json);
      case "object": return instance(json);
      case "bag": { const bag = keep(json, new PropertyBag(text_(json["t"]))); for (const [key, content] of pairs(json["v"])) bag.set(key, decode(content)); return bag; }
      case "exception": return keep(json, new ApexException(text_(json["t"]), json["m"] === null ? null : text_(json["m"])));
      default: throw new Error(`Unknown tag '${json.$}' in a stored job.`);
    }
  };
  const record = (json: Tagged): SObject => {
    const shape = recordShapes(rt.schema).of(text_(json["t"]));
    if (!shape) throw apexError("System.TypeException", `Invalid sobject type: ${text_(json["t"])}`);
    const one = keep(json, new SObject(shape));
    for (const [key, content] of pairs(json["v"])) one.fields.set(key, decode(content));
    for (const [key, content] of pairs(json["p"])) { const parent = decode(content); one.parents.set(key, parent instanceof SObject ? parent : null); }
    for (const [key, content] of pairs(json["c"])) { const rows = decode(content); if (rows instanceof ApexList) one.children.set(key, rows); }
    one.queried = Array.isArray(json["q"]) ? new Set(json["q"].map(String)) : null;
    return one;
  };
  const instance = (json: Tagged): unknown => {
    const found = loaded.classes.get(text_(json["t"]));
    if (!found) throw apexError("System.TypeException", `The job's class no longer exists: ${text_(json["t"])}`);
    const base: object = found.constructor.prototype;
    const one: object = base instanceof ApexException ? Object.setPrototypeOf(new ApexException(found.info.name), base) : Object.create(base);
    keep(json, one);
    for (const field of storedFields(loaded, found.info)) if (field.jsName !== undefined) Reflect.set(one, field.jsName, null);
    for (const [key, content] of pairs(json["v"])) Reflect.set(one, key, decode(content));
    return one;
  };
  return decode(JSON.parse(text) as Json);
}

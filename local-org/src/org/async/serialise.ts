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
import type { EmittedClassInfo } from "../../apex/checked.ts";

export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export interface Tagged {
  readonly $: string;
  readonly [key: string]: Json;
}

/** Fields of the class and what it extends, with where they are stored. */
export function storedFields(
  loaded: LoadedProgram,
  info: EmittedClassInfo,
): EmittedClassInfo["fields"][number][] {
  const parent =
    info.superclass === undefined ? undefined : loaded.classes.get(info.superclass)?.info;
  return [
    ...(parent ? storedFields(loaded, parent) : []),
    ...info.fields.filter(
      (field) => !field.isStatic && !field.isTransient && field.jsName !== undefined,
    ),
  ];
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
    if (typeof one !== "object")
      throw apexError("System.SerializationException", `Not Serializable: ${typeof one}`);
    return scalar(one) ?? encodeObject(one);
  };
  const compound = (one: object): Tagged => {
    if (one instanceof ApexList) return { $: "list", e: one.elementType, v: one.items.map(encode) };
    if (one instanceof ApexSet)
      return { $: "set", e: one.elementType, v: one.values().map(encode) };
    if (one instanceof ApexMap)
      return {
        $: "map",
        k: one.keyType,
        e: one.valueType,
        v: one.entries().map(([key, content]) => [encode(key), encode(content)]),
      };
    if (one instanceof SObject)
      return {
        $: "record",
        t: one.typeName,
        v: [...one.fields].map(([key, content]) => [key, encode(content)]),
        p: [...one.parents].map(([key, parent]) => [key, encode(parent)]),
        c: [...one.children].map(([key, rows]) => [key, encode(rows)]),
        q: one.queried === null ? null : [...one.queried],
      };
    const info = emittedInfo(one);
    if (info)
      return {
        $: "object",
        t: info.name,
        v: storedFields(loaded, info).map((field) => [
          field.jsName ?? "",
          encode(Reflect.get(one, field.jsName ?? "") ?? null),
        ]),
        ...(one instanceof ApexException ? { m: one.$message } : {}),
      };
    if (one instanceof PropertyBag)
      return {
        $: "bag",
        t: one.apexType,
        v: [...one.properties].map(([key, content]) => [key, encode(content)]),
      };
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

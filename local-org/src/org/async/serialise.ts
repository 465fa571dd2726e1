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
import { QueryCursor } from "../../platform/library/database/query-locator.ts";
import type { LocatedRows } from "../../platform/ports.ts";
import { InstallContextValue } from "../../platform/library/system/interfaces.ts";
import { JobContext } from "../../platform/library/system/async.ts";
import { SObject } from "../../platform/values/sobject.ts";
import { ApexTime } from "../../platform/values/time.ts";
import { SObjectFieldToken, SObjectTypeToken, TypeToken } from "../../platform/values/tokens.ts";
import { stubProviderKey } from "../../platform/library/system/test.ts";
import { stubSuffix, typeNameOf } from "../../platform/values/type-name.ts";
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
  return JSON.stringify(new Encoder(loaded).encode(value));
}

class Encoder {
  private readonly loaded: LoadedProgram;
  private readonly seen = new Map<object, number>();

  constructor(loaded: LoadedProgram) {
    this.loaded = loaded;
  }

  encode(one: unknown): Json {
    if (one === null || one === undefined) return null;
    if (typeof one === "string" || typeof one === "boolean" || typeof one === "number") return one;
    if (typeof one === "bigint") return { $: "long", v: one.toString() };
    if (typeof one !== "object") throw notSerialisable(typeof one);
    return scalar(one) ?? this.once(one);
  }

  /** Met again, an object is a reference to where it was met first. */
  private once(one: object): Json {
    const known = this.seen.get(one);
    if (known !== undefined) return { $: "ref", n: known };
    const n = this.seen.size;
    this.seen.set(one, n);
    return { ...this.compound(one), n };
  }

  private compound(one: object): Tagged {
    if (one instanceof ApexList) return { $: "list", e: one.elementType, v: this.all(one.items) };
    if (one instanceof ApexSet) return { $: "set", e: one.elementType, v: this.all(one.values()) };
    if (one instanceof ApexMap)
      return {
        $: "map",
        k: one.keyType,
        e: one.valueType,
        v: one.entries().map((pair) => this.all(pair)),
      };
    if (one instanceof SObject) return this.record(one);
    const info = emittedInfo(one);
    if (info) return this.instance(one, info);
    if (one instanceof PropertyBag)
      return { $: "bag", t: one.apexType, v: this.pairs(one.properties) };
    if (one instanceof InstallContextValue)
      return { $: "install", p: versionParts(one.previous), x: one.push };
    if (one instanceof JobContext)
      return {
        $: "context",
        t: one.apexType,
        j: one.jobId,
        c: one.childJobId,
        q: one.requestId,
        x: this.encode(one.error),
      };
    if (one instanceof QueryCursor && one.rows.stored) return this.cursor(one, one.rows.stored);
    if (one instanceof ApexException) return { $: "exception", t: one.$type, m: one.$message };
    throw notSerialisable(typeNameOf(one));
  }

  /** A queueable may pass its cursor on to the next one (Apex Developer Guide, "Apex Cursors"). */
  private cursor(one: QueryCursor, stored: NonNullable<LocatedRows["stored"]>): Tagged {
    const { binds, ids, ...rest } = stored;
    return {
      $: "cursor",
      t: one.apexType,
      s: { ...rest },
      i: [...ids],
      b: this.pairs(Object.entries(binds)),
    };
  }

  private all(values: readonly unknown[]): Json[] {
    return values.map((one) => this.encode(one));
  }
  private pairs(entries: Iterable<readonly [string, unknown]>): Json[] {
    return [...entries].map(([key, content]) => [key, this.encode(content)]);
  }

  private record(one: SObject): Tagged {
    return {
      $: "record",
      t: one.typeName,
      v: this.pairs(one.fields),
      p: this.pairs(one.parents),
      c: this.pairs(one.children),
      q: one.queried === null ? null : [...one.queried],
    };
  }

  private instance(one: object, info: EmittedClassInfo): Tagged {
    if (info.name.endsWith(stubSuffix))
      return {
        $: "stub",
        t: info.name.slice(0, -stubSuffix.length),
        p: this.encode(Reflect.get(one, stubProviderKey)),
      };
    const fields = storedFields(this.loaded, info).map(
      ({ jsName = "" }) => [jsName, Reflect.get(one, jsName) ?? null] as const,
    );
    const message = one instanceof ApexException ? { m: one.$message } : {};
    return { $: "object", t: info.name, v: this.pairs(fields), ...message };
  }
}

const versionParts = (version: InstallContextValue["previous"]): Json =>
  version === null ? null : [version.major, version.minor, version.patch];

function notSerialisable(what: string): ApexException {
  return apexError("System.SerializationException", `Not Serializable: ${what}`);
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

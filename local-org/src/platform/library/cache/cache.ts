// The Cache namespace: organisation and session caches with partitions.
import { defineClass } from "../../../apex/library.ts";
import type { LibraryClass, LibraryFunction } from "../../../apex/library.ts";
import { ApexSet } from "../../values/collections.ts";
import { ApexDouble } from "../../values/double.ts";
import { UnsupportedError } from "../../values/errors.ts";
import { apexError, nullArgument } from "../../values/exception.ts";
import { PlatformObject } from "../../values/platform-object.ts";
import { TypeToken } from "../../values/tokens.ts";
import type { Runtime } from "../helpers.ts";
import { defineEnum, need } from "../helpers.ts";
import { newInstanceOf } from "../system/type.ts";

type Scope = "org" | "session";
class Partition extends PlatformObject {
  readonly apexType: "Cache.OrgPartition" | "Cache.SessionPartition";
  readonly scope: Scope;
  readonly name: string;
  constructor(scope: Scope, name: string) {
    super();
    this.apexType = scope === "org" ? "Cache.OrgPartition" : "Cache.SessionPartition";
    this.scope = scope;
    this.name = name;
  }
}
const dayOfSeconds = 86_400;
const longestLife = { org: 48 * 3600, session: 8 * 3600 } as const;

/** Session entries belong to the running user. */
function storeOf(rt: Runtime, scope: Scope, partition: string): string {
  return scope === "org" ? `org:${partition}` : `session:${rt.ports.user().id}:${partition}`;
}
/** `local.Partition.key` or plain `key` (the default partition) */
function locate(key: string): { partition: string; key: string } {
  const parts = need(key, 1).split(".");
  const name = parts.at(-1) ?? "";
  if (!/^[A-Za-z0-9]{1,50}$/.test(name))
    throw apexError(
      "Cache.PlatformCacheInvalidOperationException",
      `Invalid key: ${name}. Keys are 1 to 50 letters and digits.`,
    );
  return { partition: parts.length === 3 ? `${parts[0]}.${parts[1]}` : "default", key: name };
}

interface Place {
  readonly store: string;
  readonly key: string;
  readonly scope: Scope;
}
type Find = (rt: Runtime, key: string) => Place;

function put(rt: Runtime, place: Place, value: unknown, ttl: number | null): void {
  if (value === null)
    throw apexError("System.InvalidParameterValueException", "Cache values cannot be null");
  rt.ports.cachePut(
    place.store,
    place.key,
    value,
    Math.min(
      ttl ?? (place.scope === "org" ? dayOfSeconds : longestLife.session),
      longestLife[place.scope],
    ),
  );
}
/** With a builder: computed by `doLoad` on a miss, kept under the builder's name and key. */
function load(rt: Runtime, find: Find, builder: unknown, key: string): unknown {
  if (!(builder instanceof TypeToken)) throw nullArgument(1);
  const place = find(rt, key);
  const named = { ...place, key: `${builder.name}:${place.key}` };
  const known = rt.ports.cacheGet(named.store, named.key);
  if (known !== undefined) return known;
  const value = rt.dynamicCall(newInstanceOf(rt, builder), "doLoad", [key]);
  if (value !== null) put(rt, named, value, null);
  return value;
}

function keysOf(rt: Runtime, find: Find): readonly string[] {
  if (rt.ports.cacheKeys === undefined)
    throw new UnsupportedError("Listing the keys of a cache", "Keep the keys you wrote yourself.");
  return rt.ports.cacheKeys(find(rt, "any").store);
}
function textOf(key: unknown): string {
  if (typeof key !== "string") throw nullArgument(1);
  return key;
}

/** The operations, static on Cache.Org and Cache.Session and as instance methods of partitions. */
function operations(
  prefix: string,
  wrap: (body: (rt: Runtime, find: Find, args: readonly unknown[]) => unknown) => LibraryFunction,
): Record<string, LibraryFunction> {
  const putIt = wrap((rt, find, [key, value, ttl]) =>
    put(rt, find(rt, textOf(key)), value, typeof ttl === "number" ? ttl : null),
  );
  const get = wrap((rt, find, [key]) => {
    const place = find(rt, textOf(key));
    return rt.ports.cacheGet(place.store, place.key) ?? null;
  });
  const remove = wrap((rt, find, [key]) => {
    const place = find(rt, textOf(key));
    return rt.ports.cacheRemove(place.store, place.key);
  });
  const keyed = [
    "",
    ", Integer ttlSeconds",
    ", Cache.Visibility visibility",
    ", Integer ttlSeconds, Cache.Visibility visibility, Boolean immutable",
  ];
  return {
    ...Object.fromEntries(
      keyed.map((tail) => [`${prefix}void put(String key, Object value${tail})`, putIt]),
    ),
    [`${prefix}Object get(String key)`]: get,
    [`${prefix}Object get(System.Type builder, String key)`]: wrap((rt, find, [builder, key]) =>
      load(rt, find, builder, textOf(key)),
    ),
    [`${prefix}Boolean contains(String key)`]: wrap((rt, find, [key]) => {
      const place = find(rt, textOf(key));
      return rt.ports.cacheGet(place.store, place.key) !== undefined;
    }),
    [`${prefix}Boolean remove(String key)`]: remove,
    [`${prefix}Boolean isAvailable()`]: wrap(() => true),
    [`${prefix}Boolean remove(System.Type builder, String key)`]: wrap(
      (rt, find, [builder, key]) => {
        const place = find(rt, textOf(key));
        return (
          builder instanceof TypeToken &&
          rt.ports.cacheRemove(place.store, `${builder.name}:${place.key}`)
        );
      },
    ),
    [`${prefix}Set<String> getKeys()`]: wrap((rt, find) => new ApexSet("String", keysOf(rt, find))),
    // the share of the partition that is used; the local org sets no limit
    [`${prefix}Double getCapacity()`]: wrap(() => new ApexDouble(0)),
    [`${prefix}Long getNumKeys()`]: wrap((rt, find) => BigInt(keysOf(rt, find).length)),
  };
}
function scopeClass(name: string, scope: Scope): LibraryClass {
  const find: Find = (rt, key) => {
    const place = locate(key);
    return { store: storeOf(rt, scope, place.partition), key: place.key, scope };
  };
  const partition = scope === "org" ? "Cache.OrgPartition" : "Cache.SessionPartition";
  return defineClass({
    name,
    kind: "class",
    members: {
      ...operations(
        "static ",
        (body) =>
          (rt: Runtime, ...args: unknown[]) =>
            body(rt, find, args),
      ),
      [`static ${partition} getPartition(String name)`]: (_rt: Runtime, text: string) =>
        new Partition(scope, need(text)),
      "static String MAX_TTL_SECS {get;}": () => String(longestLife[scope]),
    },
    unsupported: {
      getAvgGetTime: "Cache statistics are not kept by the local org.",
      getMissRate: "Cache statistics are not kept by the local org.",
    },
  });
}
const statistics = {
  getAvgGetTime: "Cache statistics are not kept by the local org.",
  getMissRate: "Cache statistics are not kept by the local org.",
  getAvgGetSize: "Cache statistics are not kept by the local org.",
  getMaxGetTime: "Cache statistics are not kept by the local org.",
};
const partitionFind =
  (self: Partition): Find =>
  (rt, key) => ({
    store: storeOf(rt, self.scope, self.name.includes(".") ? self.name : `local.${self.name}`),
    key: locate(key).key,
    scope: self.scope,
  });
const partitionMembers = operations(
  "",
  (body) =>
    (rt: Runtime, self: Partition, ...args: unknown[]) =>
      body(rt, partitionFind(self), args),
);

export const cacheClasses: readonly LibraryClass[] = [
  scopeClass("Cache.Org", "org"),
  scopeClass("Cache.Session", "session"),
  defineClass({
    name: "Cache.Partition",
    kind: "class",
    members: {
      ...partitionMembers,
      "String getName()": (_rt: Runtime, self: Partition) => self.name,
    },
    unsupported: statistics,
  }),
  defineClass({
    name: "Cache.OrgPartition",
    kind: "class",
    superclass: "Cache.Partition",
    members: {},
  }),
  defineClass({
    name: "Cache.SessionPartition",
    kind: "class",
    superclass: "Cache.Partition",
    members: {},
  }),
  defineClass({
    name: "Cache.CacheBuilder",
    kind: "interface",
    members: {},
    abstractMembers: ["Object doLoad(String key)"],
  }),
  defineEnum("Cache.Visibility", ["ALL", "NAMESPACE"]),
];

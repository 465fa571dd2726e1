// System.Map.
import { defineClass } from "../../../apex/library.ts";
import { ApexList, ApexMap } from "../../values/collections.ts";
import { hashCode, valueEquals } from "../../values/equality.ts";
import { SObject } from "../../values/sobject.ts";
import type { Runtime } from "../helpers.ts";
import { need } from "../helpers.ts";

function deepClone(self: ApexMap): ApexMap {
  return new ApexMap(
    self.keyType,
    self.valueType,
    self
      .entries()
      .map(
        ([key, value]) =>
          [key, value instanceof SObject ? value.clone(true, true, true, true) : value] as const,
      ),
  );
}

export const mapClass = defineClass({
  name: "System.Map",
  kind: "class",
  typeParameters: ["K", "V"],
  members: {
    "void clear()": (_rt: Runtime, self: ApexMap) => self.clear(),
    "Map<K,V> clone()": (_rt: Runtime, self: ApexMap) =>
      new ApexMap(self.keyType, self.valueType, self.entries()),
    "Map<K,V> deepClone()": (_rt: Runtime, self: ApexMap) => deepClone(self),
    "Boolean containsKey(K key)": (_rt: Runtime, self: ApexMap, key: unknown) => self.has(key),
    "V get(K key)": (_rt: Runtime, self: ApexMap, key: unknown) => self.get(key),
    "Boolean isEmpty()": (_rt: Runtime, self: ApexMap) => self.size === 0,
    "Set<K> keySet()": (_rt: Runtime, self: ApexMap) => self.keySet(),
    "V put(K key, V value)": (_rt: Runtime, self: ApexMap, key: unknown, value: unknown) =>
      self.put(key, value),
    "void putAll(Map<K,V> other)": (_rt: Runtime, self: ApexMap, other: ApexMap) => {
      for (const [key, value] of need(other).entries()) self.put(key, value);
    },
    "void putAll(List<SObject> records)": (_rt: Runtime, self: ApexMap, records: ApexList) => {
      for (const record of need(records).items)
        if (record instanceof SObject) self.put(record.id, record);
    },
    "V remove(K key)": (_rt: Runtime, self: ApexMap, key: unknown) => self.delete(key),
    "Integer size()": (_rt: Runtime, self: ApexMap) => self.size,
    "List<V> values()": (_rt: Runtime, self: ApexMap) =>
      new ApexList(self.valueType, self.values()),
    "Schema.SObjectType getSObjectType()": (rt: Runtime, self: ApexMap) =>
      rt.shapes.of(self.valueType) === undefined ? null : rt.sobjectType(self.valueType),
    "Boolean equals(Map<K,V> other)": (_rt: Runtime, self: ApexMap, other: unknown) =>
      valueEquals(self, other),
    "Boolean equals(Object other)": (_rt: Runtime, self: ApexMap, other: unknown) =>
      valueEquals(self, other),
    "Integer hashCode()": (_rt: Runtime, self: ApexMap) => hashCode(self),
    "String toString()": (rt: Runtime, self: ApexMap) => rt.show(self),
  },
});

// System.List.
import { defineClass } from "../../../apex/library.ts";
import { ApexList, ApexSet, collectionValues } from "../../values/collections.ts";
import { sortOrder } from "../../values/compare.ts";
import { hashCode, valueEquals } from "../../values/equality.ts";
import { apexError } from "../../values/exception.ts";
import { SObject } from "../../values/sobject.ts";
import { SObjectTypeToken } from "../../values/tokens.ts";
import type { Runtime } from "../helpers.ts";
import { need } from "../helpers.ts";
import { CollectionIterator } from "./iterator.ts";

function deepClone(
  self: ApexList,
  preserveId: boolean,
  preserveTimestamps: boolean,
  preserveAutoNumber: boolean,
): ApexList {
  return new ApexList(
    self.elementType,
    self.items.map((item) =>
      item instanceof SObject
        ? item.clone(preserveId, true, preserveTimestamps, preserveAutoNumber)
        : item,
    ),
  );
}
function sObjectTypeOf(rt: Runtime, self: ApexList): SObjectTypeToken | null {
  const shape = rt.shapes.of(self.elementType);
  const token = shape === undefined ? null : rt.sobjectType(shape.name);
  return token instanceof SObjectTypeToken ? token : null;
}

export const listClass = defineClass({
  name: "System.List",
  kind: "class",
  typeParameters: ["T"],
  interfaces: ["System.Iterable<T>"],
  members: {
    "void add(T element)": (_rt: Runtime, self: ApexList, element: unknown) => self.add(element),
    "void add(Integer index, T element)": (
      _rt: Runtime,
      self: ApexList,
      index: number,
      element: unknown,
    ) => self.insert(need(index), element),
    "void addAll(List<T> other)": (_rt: Runtime, self: ApexList, other: ApexList) =>
      self.addAll(need(other).items),
    "void addAll(Set<T> other)": (_rt: Runtime, self: ApexList, other: ApexSet) =>
      self.addAll(need(other).values()),
    "T get(Integer index)": (_rt: Runtime, self: ApexList, index: number) => self.get(need(index)),
    "void set(Integer index, T element)": (
      _rt: Runtime,
      self: ApexList,
      index: number,
      element: unknown,
    ) => self.set(need(index), element),
    "T remove(Integer index)": (_rt: Runtime, self: ApexList, index: number) =>
      self.remove(need(index)),
    "void clear()": (_rt: Runtime, self: ApexList) => self.clear(),
    "Integer size()": (_rt: Runtime, self: ApexList) => self.items.length,
    "Boolean isEmpty()": (_rt: Runtime, self: ApexList) => self.items.length === 0,
    "Boolean contains(T element)": (_rt: Runtime, self: ApexList, element: unknown) =>
      self.indexOf(element) >= 0,
    "Integer indexOf(T element)": (_rt: Runtime, self: ApexList, element: unknown) =>
      self.indexOf(element),
    "List<T> clone()": (_rt: Runtime, self: ApexList) =>
      new ApexList(self.elementType, [...self.items]),
    "List<T> deepClone()": (_rt: Runtime, self: ApexList) => deepClone(self, false, false, false),
    "List<T> deepClone(Boolean preserveId)": (_rt: Runtime, self: ApexList, id: boolean) =>
      deepClone(self, id, false, false),
    "List<T> deepClone(Boolean preserveId, Boolean preserveReadonlyTimestamps)": (
      _rt: Runtime,
      self: ApexList,
      id: boolean,
      times: boolean,
    ) => deepClone(self, id, times, false),
    "List<T> deepClone(Boolean preserveId, Boolean preserveReadonlyTimestamps, Boolean preserveAutonumber)":
      (_rt: Runtime, self: ApexList, id: boolean, times: boolean, number: boolean) =>
        deepClone(self, id, times, number),
    "Schema.SObjectType getSObjectType()": sObjectTypeOf,
    "Iterator<T> iterator()": (_rt: Runtime, self: ApexList) => new CollectionIterator(self.items),
    "void sort()": (_rt: Runtime, self: ApexList) => {
      self.items.sort(sortOrder);
    },
    "void sort(Comparator<T> comparator)": (rt: Runtime, self: ApexList, comparator: unknown) => {
      self.items.sort((left, right) =>
        Number(rt.dynamicCall(need(comparator), "compare", [left, right])),
      );
    },
    "Boolean equals(List<T> other)": (_rt: Runtime, self: ApexList, other: unknown) =>
      valueEquals(self, other),
    "Boolean equals(Object other)": (_rt: Runtime, self: ApexList, other: unknown) =>
      valueEquals(self, other),
    "Integer hashCode()": (_rt: Runtime, self: ApexList) => hashCode(self),
    "String toString()": (rt: Runtime, self: ApexList) => rt.show(self),
    "List()": () => new ApexList("Object"),
  },
});

/** `List<T>` values a library method needs as an array, or the platform's complaint about null. */
export function itemsOf(value: unknown): readonly unknown[] {
  if (value === null) throw apexError("System.NullPointerException", "Argument cannot be null.");
  return collectionValues(value);
}

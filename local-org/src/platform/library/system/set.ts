// System.Set.
import { defineClass } from "../../../apex/library.ts";
import { ApexSet } from "../../values/collections.ts";
import { hashCode, valueEquals } from "../../values/equality.ts";
import type { Runtime } from "../helpers.ts";
import { itemsOf } from "./list.ts";
import { CollectionIterator } from "./iterator.ts";

function addAll(_rt: Runtime, self: ApexSet, other: unknown): boolean {
  let changed = false;
  for (const value of [...itemsOf(other)]) changed = self.add(value) || changed;
  return changed;
}
function removeAll(_rt: Runtime, self: ApexSet, other: unknown): boolean {
  let changed = false;
  for (const value of [...itemsOf(other)]) changed = self.delete(value) || changed;
  return changed;
}
function retainAll(_rt: Runtime, self: ApexSet, other: unknown): boolean {
  const kept = new ApexSet(self.elementType, itemsOf(other));
  let changed = false;
  for (const value of self.values()) if (!kept.has(value)) changed = self.delete(value) || changed;
  return changed;
}
const containsAll = (_rt: Runtime, self: ApexSet, other: unknown): boolean =>
  itemsOf(other).every((value) => self.has(value));

export const setClass = defineClass({
  name: "System.Set",
  kind: "class",
  typeParameters: ["T"],
  interfaces: ["System.Iterable<T>"],
  members: {
    "Boolean add(T element)": (_rt: Runtime, self: ApexSet, element: unknown) => self.add(element),
    "Boolean addAll(List<T> other)": addAll,
    "Boolean addAll(Set<T> other)": addAll,
    "void clear()": (_rt: Runtime, self: ApexSet) => self.clear(),
    "Set<T> clone()": (_rt: Runtime, self: ApexSet) => new ApexSet(self.elementType, self.values()),
    "Boolean contains(T element)": (_rt: Runtime, self: ApexSet, element: unknown) =>
      self.has(element),
    "Boolean containsAll(List<T> other)": containsAll,
    "Boolean containsAll(Set<T> other)": containsAll,
    "Boolean isEmpty()": (_rt: Runtime, self: ApexSet) => self.size === 0,
    "Boolean remove(T element)": (_rt: Runtime, self: ApexSet, element: unknown) =>
      self.delete(element),
    "Boolean removeAll(List<T> other)": removeAll,
    "Boolean removeAll(Set<T> other)": removeAll,
    "Boolean retainAll(List<T> other)": retainAll,
    "Boolean retainAll(Set<T> other)": retainAll,
    "Integer size()": (_rt: Runtime, self: ApexSet) => self.size,
    "Iterator<T> iterator()": (_rt: Runtime, self: ApexSet) =>
      new CollectionIterator(self.values()),
    "Boolean equals(Set<T> other)": (_rt: Runtime, self: ApexSet, other: unknown) =>
      valueEquals(self, other),
    "Boolean equals(Object other)": (_rt: Runtime, self: ApexSet, other: unknown) =>
      valueEquals(self, other),
    "Integer hashCode()": (_rt: Runtime, self: ApexSet) => hashCode(self),
    "String toString()": (rt: Runtime, self: ApexSet) => rt.show(self),
  },
});

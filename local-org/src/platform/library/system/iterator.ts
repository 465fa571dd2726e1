// System.Iterable, System.Iterator and the iterator the platform's own collections give.
import { defineClass } from "../../../apex/library.ts";
import { apexError } from "../../values/exception.ts";
import { PlatformObject } from "../../values/platform-object.ts";
import type { Runtime } from "../helpers.ts";

export class CollectionIterator extends PlatformObject {
  readonly apexType = "System.CollectionIterator";
  private readonly items: readonly unknown[];
  private position = 0;
  constructor(items: readonly unknown[]) {
    super();
    this.items = items;
  }
  hasNext(): boolean {
    return this.position < this.items.length;
  }
  next(): unknown {
    if (!this.hasNext())
      throw apexError("System.NoSuchElementException", "Iterator has no more elements");
    return this.items[this.position++];
  }
  *iterateValues(): Generator<unknown, void, undefined> {
    while (this.hasNext()) yield this.next();
  }
}

export const iteratorInterface = defineClass({
  name: "System.Iterator",
  kind: "interface",
  typeParameters: ["T"],
  members: {},
  abstractMembers: ["Boolean hasNext()", "T next()"],
});
export const iterableInterface = defineClass({
  name: "System.Iterable",
  kind: "interface",
  typeParameters: ["T"],
  members: {},
  abstractMembers: ["Iterator<T> iterator()"],
});
export const collectionIterator = defineClass({
  name: "System.CollectionIterator",
  kind: "class",
  typeParameters: ["T"],
  interfaces: ["System.Iterator<T>"],
  members: {
    "Boolean hasNext()": (_rt: Runtime, self: CollectionIterator) => self.hasNext(),
    "T next()": (_rt: Runtime, self: CollectionIterator) => self.next(),
  },
});

// System.Iterator and System.Iterable, and the iterator of collections.
import { defineClass } from "../../../apex/library.ts";
import { apexError } from "../../values/exception.ts";
import { PlatformObject } from "../../values/platform-object.ts";
import type { Runtime } from "../helpers.ts";

export class CollectionIterator extends PlatformObject {
  readonly apexType = "System.Iterator";
  private readonly items: readonly unknown[];
  private position = 0;
  constructor(items: readonly unknown[]) {
    super();
    this.items = items;
  }
  hasNext(): boolean { return this.position < this.items.length; }
  next(): unknown {
    if (!this.hasNext()) throw apexError("System.NoSuchElementException", "Iterator has no more elements");
    return this.items[this.position++];
  }
  *iterateValues(): Generator<unknown, void, undefined> { while (this.hasNext()) yield this.next(); }
}

export const iteratorInterface = defineClass({
  name: "System.Iterator", kind: "interface", typeParameters: ["T"],
  members: {
    "Boolean hasNext()": (rt: Runtime, self: unknown) => (self instanceof CollectionIterator ? self.hasNext() : rt.dynamicCall(self, "hasNext", [])),
    "T next()": (rt: Runtime, self: unknown) => (self instanceof CollectionIterator ? self.next() : rt.dynamicCall(self, "next", [])),
  },
});

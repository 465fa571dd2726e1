// Apex List, Set and Map. Each knows its element type, so that casts and `instanceof` can tell List<Account> from List<SObject>.
import type { RuntimeType } from "../../apex/runtime.ts";
import { apexError, nullPointer } from "./exception.ts";
import { valueEquals } from "./equality.ts";
import { HashStore } from "./hash-store.ts";

export class ApexList {
  readonly elementType: RuntimeType;
  readonly items: unknown[];
  private iterators = 0;

  /** Takes the array over, it does not copy it. */
  constructor(elementType: RuntimeType, items: unknown[] = []) {
    this.elementType = elementType;
    this.items = items;
  }
  get size(): number {
    return this.items.length;
  }
  get(index: number): unknown {
    const value = this.items[index];
    if (value === undefined) this.outOfBounds(index);
    return value;
  }
  set(index: number, value: unknown): void {
    if (index < 0 || index >= this.items.length) this.outOfBounds(index);
    this.items[index] = value;
  }
  add(value: unknown): void {
    if (this.iterators > 0) this.refuse();
    this.items.push(value);
  }
  insert(index: number, value: unknown): void {
    if (this.iterators > 0) this.refuse();
    if (index < 0 || index > this.items.length) this.outOfBounds(index);
    this.items.splice(index, 0, value);
  }
  addAll(values: readonly unknown[]): void {
    if (this.iterators > 0 && values.length > 0) this.refuse();
    for (const value of values === this.items ? [...values] : values) this.items.push(value);
  }
  remove(index: number): unknown {
    if (index < 0 || index >= this.items.length) this.outOfBounds(index);
    if (this.iterators > 0) this.refuse();
    return this.items.splice(index, 1)[0];
  }
  clear(): void {
    if (this.iterators > 0 && this.items.length > 0) this.refuse();
    this.items.length = 0;
  }
  indexOf(value: unknown): number {
    return typeof value === "string"
      ? this.items.indexOf(value)
      : this.items.findIndex((item) => valueEquals(item, value));
  }
  *iterate(): Generator<unknown, void, undefined> {
    this.iterators++;
    try {
      const items = this.items;
      for (let index = 0; index < items.length; index++) yield items[index];
    } finally {
      this.iterators--;
    }
  }
  private outOfBounds(index: number | null): never {
    if (index === null) throw nullPointer();
    throw apexError("System.ListException", `List index out of bounds: ${index}`);
  }
  private refuse(): never {
    throw apexError(
      "System.FinalException",
      "Cannot modify a collection while it is being iterated.",
    );
  }
}

export class ApexSet {
  readonly elementType: RuntimeType;
  private readonly store: HashStore;
  private readonly ofMap: boolean;
  /** `store`: the keys of a map; removing from the set then removes from the map, as Map.keySet() does. */
  constructor(elementType: RuntimeType, values: Iterable<unknown> = [], store?: HashStore) {
    this.elementType = elementType;
    this.store = store ?? new HashStore();
    this.ofMap = store !== undefined;
    for (const value of values) this.store.set(value, true);
  }
  get size(): number {
    return this.store.size;
  }
  has(value: unknown): boolean {
    return this.store.has(value);
  }
  /** true when the value was not there */
  add(value: unknown): boolean {
    if (this.store.has(value)) return false;
    this.store.set(value, true);
    return true;
  }
  delete(value: unknown): boolean {
    return this.store.delete(value);
  }
  clear(): void {
    this.store.clear();
  }
  values(): unknown[] {
    return this.store.keys();
  }
  /** The keys of a map are looped over as they were: the map may change meanwhile. */
  iterate(): Iterable<unknown> {
    return this.ofMap ? this.store.keys() : this.store.iterate();
  }
}

export class ApexMap {
  readonly keyType: RuntimeType;
  readonly valueType: RuntimeType;
  private readonly store = new HashStore();
  constructor(
    keyType: RuntimeType,
    valueType: RuntimeType,
    entries: Iterable<readonly [unknown, unknown]> = [],
  ) {
    this.keyType = keyType;
    this.valueType = valueType;
    for (const [key, value] of entries) this.store.set(key, value);
  }
  get size(): number {
    return this.store.size;
  }
  has(key: unknown): boolean {
    return this.store.has(key);
  }
  get(key: unknown): unknown {
    return this.store.get(key) ?? null;
  }
  /** the value that was there before, or null */
  put(key: unknown, value: unknown): unknown {
    const previous = this.store.get(key) ?? null;
    this.store.set(key, value);
    return previous;
  }
  delete(key: unknown): unknown {
    const previous = this.store.get(key) ?? null;
    this.store.delete(key);
    return previous;
  }
  clear(): void {
    this.store.clear();
  }
  keys(): unknown[] {
    return this.store.keys();
  }
  values(): unknown[] {
    return this.store.values();
  }
  entries(): [unknown, unknown][] {
    return this.store.entries();
  }
  keySet(): ApexSet {
    return new ApexSet(this.keyType, [], this.store);
  }
}

/** The values of a list or a set in order, without guarding against change. */
export function collectionValues(collection: unknown): readonly unknown[] {
  if (collection instanceof ApexList) return collection.items;
  if (collection instanceof ApexSet) return collection.values();
  throw nullPointer();
}

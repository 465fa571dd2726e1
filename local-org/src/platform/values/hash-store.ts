// The table under Set and Map: a JavaScript Map from key form to value in insertion order, with buckets for keys that compare by content.
import { apexError } from "./exception.ts";
import { hasValueEquality, hashCode, scalarKey, valueEquals } from "./equality.ts";

const absent: unique symbol = Symbol("absent");

/**
 * Iteration order is insertion order. The platform only promises that the order is deterministic (Apex Developer Guide, "Maps", "Sets");
 * insertion order is what it is seen to do, while its text form (String.valueOf, System.debug) is sorted: see show.ts.
 */
export class HashStore {
  private readonly table = new Map<unknown, unknown>();
  /** key form -> the key itself, where they differ (Decimal, Date, …) */
  private originals: Map<unknown, unknown> | null = null;
  private buckets: Map<number, object[]> | null = null;
  private iterators = 0;

  get size(): number {
    return this.table.size;
  }

  private keyFor(key: unknown, insert: boolean): unknown {
    if (typeof key !== "object" || key === null) return key;
    const scalar = scalarKey(key);
    if (scalar !== undefined) {
      if (insert) (this.originals ??= new Map()).set(scalar, this.originals.get(scalar) ?? key);
      return scalar;
    }
    return hasValueEquality(key) ? this.canonical(key, insert) : key;
  }
  private canonical(key: object, insert: boolean): unknown {
    const hash = hashCode(key);
    const bucket = this.buckets?.get(hash);
    const known = bucket?.find((candidate) => candidate === key || valueEquals(candidate, key));
    if (known !== undefined) return known;
    if (!insert) return absent;
    if (bucket !== undefined) bucket.push(key);
    else (this.buckets ??= new Map()).set(hash, [key]);
    return key;
  }
  private keyOf(form: unknown): unknown {
    return this.originals !== null && typeof form === "string"
      ? (this.originals.get(form) ?? form)
      : form;
  }

  has(key: unknown): boolean {
    return this.table.has(typeof key === "string" ? key : this.keyFor(key, false));
  }
  /** undefined when the key is not there */
  get(key: unknown): unknown {
    return this.table.get(typeof key === "string" ? key : this.keyFor(key, false));
  }
  set(key: unknown, value: unknown): void {
    const form = typeof key === "string" ? key : this.keyFor(key, true);
    if (this.iterators > 0 && !this.table.has(form)) this.refuse();
    this.table.set(form, value);
  }
  delete(key: unknown): boolean {
    const form = this.keyFor(key, false);
    if (!this.table.has(form)) return false;
    if (this.iterators > 0) this.refuse();
    this.table.delete(form);
    this.originals?.delete(form);
    if (this.buckets !== null && typeof form === "object" && form !== null) this.forget(form);
    return true;
  }
  private forget(key: object): void {
    for (const [hash, bucket] of this.buckets ?? []) {
      const index = bucket.indexOf(key);
      if (index < 0) continue;
      if (bucket.length === 1) this.buckets?.delete(hash);
      else bucket.splice(index, 1);
      return;
    }
  }
  clear(): void {
    if (this.iterators > 0 && this.table.size > 0) this.refuse();
    this.table.clear();
    this.originals = null;
    this.buckets = null;
  }
  keys(): unknown[] {
    const forms = [...this.table.keys()];
    return this.originals === null ? forms : forms.map((form) => this.keyOf(form));
  }
  values(): unknown[] {
    return [...this.table.values()];
  }
  entries(): [unknown, unknown][] {
    return [...this.table].map(([form, value]) => [this.keyOf(form), value]);
  }

  /** Keys in order; while a loop is running the store may not grow or shrink. */
  *iterate(): Generator<unknown, void, undefined> {
    this.iterators++;
    try {
      for (const form of this.table.keys()) yield this.keyOf(form);
    } finally {
      this.iterators--;
    }
  }
  // Apex Developer Guide, "Iterating Collections"; for sets since API 62.0 (Winter '25 release notes).
  private refuse(): never {
    throw apexError(
      "System.FinalException",
      "Cannot modify a collection while it is being iterated.",
    );
  }
}

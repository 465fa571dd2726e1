// Collections the emitted code makes from others, and what a `for` loop walks over.
import type { RuntimeType } from "../../apex/runtime.ts";
import { ApexList, ApexMap, ApexSet, collectionValues } from "../values/collections.ts";
import { apexError, nullPointer } from "../values/exception.ts";
import { PlatformObject } from "../values/platform-object.ts";
import type { TypeNode } from "../values/runtime-type.ts";
import { SObject } from "../values/sobject.ts";

/** Library values a loop may walk over (Database.QueryLocator and its iterator) say so with this method. */
interface IterableValue {
  iterateValues(): Iterable<unknown>;
}
function isIterableValue(value: unknown): value is IterableValue & PlatformObject {
  return value instanceof PlatformObject && "iterateValues" in value;
}

export function iterateValue(
  iterable: unknown,
  call: (target: unknown, name: string) => unknown,
): Iterable<unknown> {
  if (iterable instanceof ApexList || iterable instanceof ApexSet) return iterable.iterate();
  if (iterable === null || iterable === undefined) throw nullPointer();
  if (isIterableValue(iterable)) return iterable.iterateValues();
  return iterateUserIterable(iterable, call);
}
function* iterateUserIterable(
  iterable: unknown,
  call: (target: unknown, name: string) => unknown,
): Generator<unknown, void, undefined> {
  const iterator = call(iterable, "iterator");
  if (iterator instanceof ApexList || iterator instanceof ApexSet || isIterableValue(iterator)) {
    yield* iterateValue(iterator, call);
    return;
  }
  while (call(iterator, "hasNext") === true) yield call(iterator, "next");
}

/** `new List<X>(other)`, `new Set<X>(other)`, `new Map<Id, Account>(records)`, `new Map<K, V>(map)`. */
export function copyCollection(type: TypeNode, from: unknown): unknown {
  if (from === null || from === undefined) throw nullPointer();
  const [first = "Object", second = "Object"] = type.arguments.map((argument) => argument.text);
  switch (type.kind) {
    case "list":
      return new ApexList(first, [...values(from)]);
    case "set":
      return new ApexSet(first, values(from));
    case "map":
      return from instanceof ApexMap
        ? new ApexMap(first, second, from.entries())
        : mapById(first, second, values(from));
    default:
      throw apexError("System.TypeException", `Type cannot be constructed: ${type.text}`);
  }
}
function values(from: unknown): Iterable<unknown> {
  return isIterableValue(from) ? from.iterateValues() : collectionValues(from);
}

function mapById(
  keyType: RuntimeType,
  valueType: RuntimeType,
  records: Iterable<unknown>,
): ApexMap {
  const map = new ApexMap(keyType, valueType);
  let row = 0;
  for (const record of records) {
    // "Row with null Id at index: 0" and "Row with duplicate Id at index: 1" as the platform says them.
    const id = record instanceof SObject ? record.id : null;
    if (id === null) throw apexError("System.ListException", `Row with null Id at index: ${row}`);
    if (map.has(id))
      throw apexError("System.ListException", `Row with duplicate Id at index: ${row}`);
    map.put(id, record);
    row++;
  }
  return map;
}

/** `new Integer[5]`: that many nulls. */
export function newListOfSize(elementType: RuntimeType, size: unknown): ApexList {
  if (typeof size !== "number") throw nullPointer();
  if (size < 0) throw apexError("System.ListException", `List size must not be negative: ${size}`);
  return new ApexList(elementType, new Array<unknown>(size).fill(null));
}

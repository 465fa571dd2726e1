// Facts of List, Set and Map: value equality of keys, order, change while iterating.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ApexList, ApexMap, ApexSet } from "./collections.ts";
import { ApexDate } from "./date.ts";
import { Decimal } from "./decimal.ts";
import { equalOperator, hashCode, valueEquals } from "./equality.ts";
import { isIdForm, restoreCase, toId18 } from "./id.ts";
import { show } from "./show.ts";

const none = (): never[] => [];

test("keys compare by value", () => {
  const map = new ApexMap("Object", "Integer");
  map.put(Decimal.parse("1.0"), 1);
  map.put(Decimal.parse("1.00"), 2);
  map.put(ApexDate.of(2024, 1, 1), 3);
  map.put(new ApexList("Integer", [1, 2]), 4);
  assert.equal(map.size, 3);
  assert.equal(map.get(ApexDate.of(2024, 1, 1)), 3);
  assert.equal(map.get(new ApexList("Integer", [1, 2])), 4);
  assert.equal(map.get("1.0"), null);
});
test("strings as keys keep their case, == does not", () => {
  const set = new ApexSet("String", ["a", "A", "a"]);
  assert.equal(set.size, 2);
  assert.ok(equalOperator("a", "A"));
  assert.ok(!valueEquals("a", "A"));
});
test("order is insertion order; the text form is sorted", () => {
  const map = new ApexMap("String", "Integer", [
    ["b", 1],
    ["a", 2],
  ]);
  assert.deepEqual(map.keys(), ["b", "a"]);
  assert.equal(show(map, none), "{a=2, b=1}");
  assert.equal(show(new ApexList("String", ["b", null]), none), "(b, null)");
});
test("a list may not change while it is iterated, and may again after a break", () => {
  const list = new ApexList("Integer", [1, 2, 3]);
  assert.throws(() => {
    for (const item of list.iterate()) list.add(item);
  }, /Cannot modify a collection while it is being iterated/);
  for (const item of list.iterate()) if (item === 2) break;
  list.add(4);
  assert.equal(list.size, 4);
});
test("the key set is a view of its map", () => {
  const map = new ApexMap("String", "Integer", [
    ["a", 1],
    ["b", 2],
  ]);
  map.keySet().delete("a");
  assert.deepEqual(map.keys(), ["b"]);
});
test("a map may change while its keys are looped over", () => {
  const map = new ApexMap("String", "Integer", [
    ["a", 1],
    ["b", 2],
  ]);
  const seen = [];
  for (const key of map.keySet().iterate()) {
    map.delete(key);
    seen.push(key);
  }
  assert.deepEqual([seen, map.size], [["a", "b"], 0]);
});
test("hash codes are Java's for text and agree with equality", () => {
  assert.equal(hashCode("abc"), 96354);
  assert.equal(hashCode(Decimal.parse("1.0")), hashCode(Decimal.parse("1")));
});
test("Ids of 15 characters get their checksum", () => {
  assert.equal(toId18("001D000000JRBes"), "001D000000JRBesIAH");
  assert.ok(equalOperator("001D000000JRBes", "001D000000JRBesIAH"));
  assert.ok(isIdForm("003000000000000000"));
  assert.ok(!isIdForm("001-00000000000"));
  assert.equal(restoreCase("001d000000jrbesiah"), "001D000000JRBesIAH");
  assert.equal(toId18("not an id"), null);
});

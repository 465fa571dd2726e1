// Facts about choosing tests by name.
import assert from "node:assert/strict";
import { test } from "node:test";
import { selectTests } from "./select.ts";

const classes = [
  { name: "ATest", methods: ["one", "two"] },
  { name: "BTest", methods: ["three"] },
];

test("no names choose everything", () => {
  assert.deepEqual(selectTests(classes, undefined).selected, classes);
});
test("a class, a method, in any case", () => {
  assert.deepEqual(selectTests(classes, ["atest.TWO", "BTest"]), {
    selected: [
      { name: "ATest", methods: ["two"] },
      { name: "BTest", methods: ["three"] },
    ],
    unknown: [],
  });
});
test("names that match nothing are told", () => {
  assert.deepEqual(selectTests(classes, ["CTest", "ATest.nine"]), {
    selected: [],
    unknown: ["CTest", "ATest.nine"],
  });
});

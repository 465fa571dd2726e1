// JSON text: parsing that keeps numbers, and the two layouts.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ApexMap } from "../values/collections.ts";
import { Decimal } from "../values/decimal.ts";
import { untyped } from "./deserialize.ts";
import { parseJson } from "./parse.ts";
import { writeCompact, writePretty } from "./write.ts";

test("untyped numbers are Integer, Long or Decimal as they are written", () => {
  const value = untyped(parseJson('{"a": 1, "b": 2147483648, "c": 1.50, "d": "x\\u0041\\n"}'));
  assert.ok(value instanceof ApexMap);
  assert.equal(value.get("a"), 1);
  assert.equal(value.get("b"), 2147483648n);
  const decimal = value.get("c");
  assert.ok(decimal instanceof Decimal);
  assert.equal(decimal.toString(), "1.50");
  assert.equal(value.get("d"), "xA\n");
});
test("broken text is a JSONException with a place", () => {
  assert.throws(() => parseJson('{"a":'), /Unexpected end-of-input/);
  assert.throws(
    () => parseJson("{a:1}"),
    /Unexpected character \('a' \(code 97\)\): was expecting double-quote to start field name at input location \[1,2\]/,
  );
  assert.throws(() => parseJson("[1 2]"), /was expecting comma to separate ARRAY entries/);
  assert.throws(() => parseJson(""), /No content to map to Object due to end of input/);
});
test("the pretty layout is Jackson's", () => {
  const value = {
    fields: [
      ["a", "1"],
      ["b", ["1", "2"]],
      ["c", { fields: [] }],
      ["d", [{ fields: [["e", '"x"']] }]],
    ],
  } as const;
  assert.equal(writeCompact(value), '{"a":1,"b":[1,2],"c":{},"d":[{"e":"x"}]}');
  assert.equal(
    writePretty(value),
    '{\n  "a" : 1,\n  "b" : [ 1, 2 ],\n  "c" : { },\n  "d" : [ {\n    "e" : "x"\n  } ]\n}',
  );
});

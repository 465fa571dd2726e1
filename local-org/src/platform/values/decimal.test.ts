// Facts of Decimal: scales, rounding, text.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Decimal } from "./decimal.ts";
import type { RoundingMode } from "./decimal.ts";

const d = (text: string): Decimal => Decimal.parse(text);

test("a sum has the larger scale, a product the sum of the scales", () => {
  assert.equal(d("1.20").add(d("1.30")).toString(), "2.50");
  assert.equal(d("1.2").add(d("1")).toString(), "2.2");
  assert.equal(d("1.20").multiply(d("1.30")).toString(), "1.5600");
  assert.equal(d("5").subtract(d("5.00")).toString(), "0.00");
});
test("a quotient is exact where it ends, else it has 33 digits", () => {
  assert.equal(d("1").divide(d("3")).toString(), "0.333333333333333333333333333333333");
  assert.equal(d("2.10").divide(d("2.0")).toString(), "1.05");
  assert.equal(d("100").divide(d("0.5")).toString(), "200");
  assert.equal(d("0.00").divide(d("3")).toString(), "0.00");
  assert.throws(() => d("1").divide(d("0")), /Divide by 0/);
});
test("rounding modes follow the table of java.math.RoundingMode", () => {
  const table: Readonly<Record<RoundingMode, readonly number[]>> = {
    UP: [6, 3, 2, 2, 1, -1, -2, -2, -3, -6],
    DOWN: [5, 2, 1, 1, 1, -1, -1, -1, -2, -5],
    CEILING: [6, 3, 2, 2, 1, -1, -1, -1, -2, -5],
    FLOOR: [5, 2, 1, 1, 1, -1, -2, -2, -3, -6],
    HALF_UP: [6, 3, 2, 1, 1, -1, -1, -2, -3, -6],
    HALF_DOWN: [5, 2, 2, 1, 1, -1, -1, -2, -2, -5],
    HALF_EVEN: [6, 2, 2, 1, 1, -1, -1, -2, -2, -6],
    UNNECESSARY: [],
  };
  const inputs = ["5.5", "2.5", "1.6", "1.1", "1.0", "-1.0", "-1.1", "-1.6", "-2.5", "-5.5"];
  for (const [mode, expected] of Object.entries(table) as [RoundingMode, readonly number[]][]) {
    assert.deepEqual(
      expected.length === 0 ? [] : inputs.map((input) => d(input).setScale(0, mode).toInt()),
      expected,
      mode,
    );
  }
});
test("big values leave the safe integers without losing a digit", () => {
  assert.equal(d("9007199254740991").add(d("1")).toString(), "9007199254740992");
  assert.equal(
    d("123456789012345678901234567890.12").add(d("0.88")).toString(),
    "123456789012345678901234567891.00",
  );
  assert.equal(d("99999999999").multiply(d("99999999999")).toString(), "9999999999800000000001");
});
test("text is plain down to 1E-7 and exponents are read", () => {
  assert.equal(d("0.000001").toString(), "0.000001");
  assert.equal(d("0.0000001").toString(), "1E-7");
  assert.equal(d("0.0000001").toPlainString(), "0.0000001");
  assert.equal(d("1e3").toString(), "1000");
  assert.equal(d("-0.5").toString(), "-0.5");
  assert.throws(() => d("abc"), /Invalid decimal: abc/);
});
test("equality ignores the scale", () => {
  assert.ok(d("1.0").equals(d("1.00")));
  assert.equal(d("1.0").key(), d("1.00").key());
  assert.equal(d("1200").key(), d("1200.00").key());
});

// Exact arithmetic on decimals: sums and products keep every digit, quotients keep 34 significant ones.
import { decimal, parseDecimal, rescale } from "../soql/values.ts";
import type { DecimalValue } from "../soql/values.ts";
import { FormulaError } from "./types.ts";

export const ZERO = decimal(0n, 0);
const ONE = decimal(1n, 0);
export const fromNumber = (value: number): DecimalValue => {
  const parsed = Number.isFinite(value) ? parseDecimal(String(value)) : undefined;
  if (!parsed) throw new FormulaError("Number out of range");
  return parsed;
};
export const toNumber = (value: DecimalValue): number =>
  Number(`${value.mantissa}e-${value.scale}`);

function aligned(left: DecimalValue, right: DecimalValue): [bigint, bigint, number] {
  const scale = Math.max(left.scale, right.scale);
  return [rescale(left, scale), rescale(right, scale), scale];
}
export function add(left: DecimalValue, right: DecimalValue): DecimalValue {
  const [a, b, scale] = aligned(left, right);
  return decimal(a + b, scale);
}
export function subtract(left: DecimalValue, right: DecimalValue): DecimalValue {
  return add(left, negate(right));
}
export function multiply(left: DecimalValue, right: DecimalValue): DecimalValue {
  return trim(decimal(left.mantissa * right.mantissa, left.scale + right.scale));
}
export function negate(value: DecimalValue): DecimalValue {
  return decimal(-value.mantissa, value.scale);
}
export function compare(left: DecimalValue, right: DecimalValue): number {
  const [a, b] = aligned(left, right);
  return a < b ? -1 : a > b ? 1 : 0;
}
export function divide(left: DecimalValue, right: DecimalValue): DecimalValue {
  if (right.mantissa === 0n) throw new FormulaError("Division by zero");
  const extra = Math.max(
    0,
    34 - left.mantissa.toString().length + right.mantissa.toString().length,
  );
  const scale = left.scale - right.scale + extra;
  const quotient = roundedQuotient(left.mantissa * 10n ** BigInt(extra), right.mantissa);
  return trim(scale < 0 ? decimal(quotient * 10n ** BigInt(-scale), 0) : decimal(quotient, scale));
}
function roundedQuotient(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  const rest = numerator % denominator;
  const twice = rest < 0n ? -rest * 2n : rest * 2n;
  if (twice < (denominator < 0n ? -denominator : denominator)) return quotient;
  return numerator < 0n === denominator < 0n ? quotient + 1n : quotient - 1n;
}

/** Half away from zero; a negative number of places rounds before the point. */
export function round(value: DecimalValue, places: number): DecimalValue {
  if (places >= value.scale) return value;
  if (places >= 0) return decimal(rescale(value, places), places);
  return decimal(
    rescale(decimal(value.mantissa, value.scale - places), 0) * 10n ** BigInt(-places),
    0,
  );
}
export function truncate(value: DecimalValue, places: number): DecimalValue {
  if (places >= value.scale) return value;
  const divisor = 10n ** BigInt(value.scale - places);
  const kept = value.mantissa / divisor;
  return places >= 0 ? decimal(kept, places) : decimal(kept * 10n ** BigInt(-places), 0);
}
/** The whole number towards minus infinity (`down`) or plus infinity. */
export function whole(value: DecimalValue, down: boolean): DecimalValue {
  const base = truncate(value, 0);
  if (compare(base, value) === 0) return base;
  if (down) return value.mantissa < 0n ? subtract(base, ONE) : base;
  return value.mantissa < 0n ? base : add(base, ONE);
}
/** Remainder with the sign of the dividend; a divisor of zero gives the dividend back, as in the platform's database. */
export function modulo(left: DecimalValue, right: DecimalValue): DecimalValue {
  if (right.mantissa === 0n) return left;
  const [a, b, scale] = aligned(left, right);
  return decimal(a % b, scale);
}
export function power(base: DecimalValue, exponent: DecimalValue): DecimalValue {
  const count = toNumber(exponent);
  if (Number.isInteger(count) && Math.abs(count) <= 64) {
    let result = ONE;
    for (let index = 0; index < Math.abs(count); index++) result = multiply(result, base);
    return count < 0 ? divide(ONE, result) : result;
  }
  return fromNumber(toNumber(base) ** count);
}
/** Without zeros at the end of the fraction. */
export function trim(value: DecimalValue): DecimalValue {
  let { mantissa, scale } = value;
  while (scale > 0 && mantissa % 10n === 0n) {
    mantissa /= 10n;
    scale--;
  }
  return decimal(mantissa, scale);
}

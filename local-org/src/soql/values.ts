// The neutral forms of field values: what rows hold between the store and the Apex values of the platform layer.

/**
 * Text, Ids and picklists are strings; Checkbox is a boolean; Integer fields are JavaScript numbers; every other number is an exact decimal;
 * dates are 'YYYY-MM-DD'; datetimes and times are milliseconds (since 1970-01-01T00:00Z, since midnight).
 */
export type NeutralValue =
  | null
  | string
  | boolean
  | number
  | bigint
  | DecimalValue
  | DoubleValue
  | DateValue
  | DatetimeValue
  | TimeValue
  | BlobValue;
export interface DecimalValue {
  readonly kind: "decimal";
  readonly mantissa: bigint;
  readonly scale: number;
}
interface DoubleValue {
  readonly kind: "double";
  readonly value: number;
}
export interface DateValue {
  readonly kind: "date";
  readonly iso: string;
}
export interface DatetimeValue {
  readonly kind: "datetime";
  readonly milliseconds: number;
}
export interface TimeValue {
  readonly kind: "time";
  readonly milliseconds: number;
}
interface BlobValue {
  readonly kind: "blob";
  readonly bytes: Uint8Array;
}

/** Turns Apex values into neutral ones and back; the platform layer supplies one, so that this layer knows no value class. */
export interface ValueCodec<V = unknown> {
  /** A collection (List, Set, keySet) becomes an array of its elements; an SObject becomes its Id. */
  encode(value: V): NeutralValue | readonly NeutralValue[];
  decode(value: NeutralValue): V;
}

/** Leaves values as they are: for tools and tests that want neutral values. */
export const neutralCodec: ValueCodec<NeutralValue | readonly NeutralValue[]> = {
  encode: (value) => value,
  decode: (value) => value,
};

export const decimal = (mantissa: bigint, scale: number): DecimalValue => ({
  kind: "decimal",
  mantissa,
  scale,
});

/** The exact decimal that a numeral such as `-12.50` or `1.5e3` writes, with the digits it writes. */
export function parseDecimal(text: string): DecimalValue | undefined {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text.trim());
  if (!match || ((match[2] ?? "") === "" && (match[3] ?? "") === "")) return undefined;
  const digits = (match[2] ?? "") + (match[3] ?? "");
  let mantissa = BigInt(digits === "" ? "0" : digits);
  let scale = (match[3] ?? "").length - Number(match[4] ?? "0");
  if (scale < 0) {
    mantissa *= 10n ** BigInt(-scale);
    scale = 0;
  }
  return decimal(match[1] === "-" ? -mantissa : mantissa, scale);
}

/** The same number at another scale; digits that do not fit are rounded half away from zero. */
export function rescale(value: DecimalValue, scale: number): bigint {
  if (scale >= value.scale) return value.mantissa * 10n ** BigInt(scale - value.scale);
  const divisor = 10n ** BigInt(value.scale - scale);
  const half = divisor / 2n;
  return (value.mantissa < 0n ? value.mantissa - half : value.mantissa + half) / divisor;
}

export function decimalToText(value: DecimalValue): string {
  const negative = value.mantissa < 0n;
  const digits = (negative ? -value.mantissa : value.mantissa)
    .toString()
    .padStart(value.scale + 1, "0");
  const whole = digits.slice(0, digits.length - value.scale);
  return (
    (negative ? "-" : "") +
    (value.scale > 0 ? `${whole}.${digits.slice(digits.length - value.scale)}` : whole)
  );
}

/** The number a neutral value stands for, exactly, or undefined when it is no number. */
export function asDecimal(value: NeutralValue): DecimalValue | undefined {
  if (typeof value === "number")
    return Number.isFinite(value) ? parseDecimal(String(value)) : undefined;
  if (typeof value === "bigint") return decimal(value, 0);
  if (value === null || typeof value !== "object") return undefined;
  if (value.kind === "decimal") return value;
  return value.kind === "double" && Number.isFinite(value.value)
    ? parseDecimal(String(value.value))
    : undefined;
}

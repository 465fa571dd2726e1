// Apex Decimal: an integer mantissa and a scale, with the platform's scales for arithmetic and its rounding modes.
import { apexError } from "./exception.ts";

export type RoundingMode =
  "CEILING" | "DOWN" | "FLOOR" | "HALF_DOWN" | "HALF_EVEN" | "HALF_UP" | "UNNECESSARY" | "UP";

/** Digits of a quotient that does not end (observed on the platform: 1.0 / 3 prints 33 threes). */
const quotientDigits = 33;
const powers: readonly bigint[] = Array.from(
  { length: 80 },
  (_, exponent) => 10n ** BigInt(exponent),
);
const smallPowers: readonly number[] = Array.from({ length: 16 }, (_, exponent) => 10 ** exponent);
const powerOfTen = (exponent: number): bigint => powers[exponent] ?? 10n ** BigInt(exponent);

function digitCount(value: bigint): number {
  const text = value.toString();
  return value < 0n ? text.length - 1 : text.length;
}

/** numerator / denominator rounded to an integer; both may be negative. */
function divideRounded(numerator: bigint, denominator: bigint, mode: RoundingMode): bigint {
  const quotient = numerator / denominator;
  const remainder = numerator % denominator;
  if (remainder === 0n) return quotient;
  const negative = numerator < 0n !== denominator < 0n;
  const away = negative ? quotient - 1n : quotient + 1n;
  const twice = (remainder < 0n ? -remainder : remainder) * 2n;
  const size = denominator < 0n ? -denominator : denominator;
  switch (mode) {
    case "UP":
      return away;
    case "DOWN":
      return quotient;
    case "CEILING":
      return negative ? quotient : away;
    case "FLOOR":
      return negative ? away : quotient;
    case "HALF_UP":
      return twice >= size ? away : quotient;
    case "HALF_DOWN":
      return twice > size ? away : quotient;
    case "HALF_EVEN":
      return twice > size || (twice === size && quotient % 2n !== 0n) ? away : quotient;
    case "UNNECESSARY":
      throw apexError("System.MathException", "Rounding necessary");
  }
}

export class Decimal {
  readonly scale: number;
  /** the mantissa while it is a safe integer, else NaN: sums of ordinary amounts never touch a bigint */
  private readonly small: number;
  private big: bigint | undefined;

  private constructor(small: number, big: bigint | undefined, scale: number) {
    this.small = small;
    this.big = big;
    this.scale = scale;
  }

  static of(mantissa: bigint, scale: number): Decimal {
    const small = Number(mantissa);
    return Number.isSafeInteger(small)
      ? new Decimal(small, undefined, scale)
      : new Decimal(Number.NaN, mantissa, scale);
  }
  private static ofSmall(small: number, scale: number): Decimal {
    return new Decimal(small === 0 ? 0 : small, undefined, scale);
  }
  static fromInteger(value: number): Decimal {
    return Decimal.ofSmall(value, 0);
  }
  static fromLong(value: bigint): Decimal {
    return Decimal.of(value, 0);
  }
  /** The shortest decimal that prints as the double does, as `BigDecimal.valueOf(double)`. */
  static fromNumber(value: number): Decimal {
    if (!Number.isFinite(value))
      throw apexError("System.TypeException", `Invalid decimal: ${value}`);
    if (Number.isSafeInteger(value)) return Decimal.ofSmall(value, 0);
    return Decimal.parse(String(value));
  }
  /** Text as Apex writes it: digits, optional point, optional exponent. */
  static parse(text: string): Decimal {
    const parsed = Decimal.tryParse(text);
    if (parsed === null) throw apexError("System.TypeException", `Invalid decimal: ${text}`);
    return parsed;
  }
  static tryParse(text: string): Decimal | null {
    const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,6}))?$/.exec(text);
    if (match === null) return null;
    const whole = match[2] ?? "",
      fraction = match[3] ?? "";
    if (whole === "" && fraction === "") return null;
    const digits = BigInt(whole + fraction);
    const result = Decimal.of(
      match[1] === "-" ? -digits : digits,
      fraction.length - Number(match[4] ?? 0),
    );
    return result.scale < 0 ? result.setScale(0) : result;
  }

  get mantissa(): bigint {
    return (this.big ??= BigInt(this.small));
  }
  get sign(): number {
    return Number.isNaN(this.small) ? (this.mantissa < 0n ? -1 : 1) : Math.sign(this.small);
  }

  add(other: Decimal): Decimal {
    if (this.scale === other.scale) {
      const sum = this.small + other.small;
      return Number.isSafeInteger(sum)
        ? Decimal.ofSmall(sum, this.scale)
        : Decimal.of(this.mantissa + other.mantissa, this.scale);
    }
    const scale = Math.max(this.scale, other.scale);
    return this.widened(scale).add(other.widened(scale));
  }
  subtract(other: Decimal): Decimal {
    return this.add(other.negate());
  }
  negate(): Decimal {
    return Number.isNaN(this.small)
      ? Decimal.of(-this.mantissa, this.scale)
      : Decimal.ofSmall(-this.small, this.scale);
  }
  abs(): Decimal {
    return this.sign < 0 ? this.negate() : this;
  }
  multiply(other: Decimal): Decimal {
    const product = this.small * other.small;
    return Number.isSafeInteger(product)
      ? Decimal.ofSmall(product, this.scale + other.scale)
      : Decimal.of(this.mantissa * other.mantissa, this.scale + other.scale);
  }
  /** The `/` operator: exact where the quotient ends, else 33 digits. */
  divide(other: Decimal): Decimal {
    if (other.sign === 0) throw apexError("System.MathException", "Divide by 0");
    const preferred = Math.max(0, this.scale - other.scale);
    if (this.sign === 0) return Decimal.ofSmall(0, preferred);
    const numerator = this.mantissa,
      denominator = other.mantissa;
    const shift = Math.max(0, quotientDigits + 2 + digitCount(denominator) - digitCount(numerator));
    const scaled = numerator * powerOfTen(shift);
    const exact = scaled / denominator;
    const scale = this.scale - other.scale + shift;
    const excess = digitCount(exact) - quotientDigits;
    const rounded =
      excess > 0
        ? Decimal.of(
            divideRounded(scaled, denominator * powerOfTen(excess), "HALF_UP"),
            scale - excess,
          )
        : Decimal.of(exact, scale);
    return rounded.stripTo(preferred);
  }
  /** `divide(divisor, scale[, mode])`. */
  divideTo(other: Decimal, scale: number, mode: RoundingMode = "HALF_EVEN"): Decimal {
    if (other.sign === 0) throw apexError("System.MathException", "Divide by 0");
    const shift = scale - this.scale + other.scale;
    return shift >= 0
      ? Decimal.of(divideRounded(this.mantissa * powerOfTen(shift), other.mantissa, mode), scale)
      : Decimal.of(divideRounded(this.mantissa, other.mantissa * powerOfTen(-shift), mode), scale);
  }
  pow(exponent: number): Decimal {
    if (exponent < 0 || exponent > 32767)
      throw apexError("System.MathException", `Invalid exponent: ${exponent}`);
    return Decimal.of(this.mantissa ** BigInt(exponent), this.scale * exponent);
  }
  /** Default rounding is half-even (Apex Reference, Decimal.setScale). */
  setScale(scale: number, mode: RoundingMode = "HALF_EVEN"): Decimal {
    if (scale === this.scale) return this;
    if (scale > this.scale) return this.widened(scale);
    return Decimal.of(divideRounded(this.mantissa, powerOfTen(this.scale - scale), mode), scale);
  }
  private widened(scale: number): Decimal {
    if (scale === this.scale) return this;
    const factor = smallPowers[scale - this.scale];
    const small = factor === undefined ? Number.NaN : this.small * factor;
    return Number.isSafeInteger(small)
      ? Decimal.ofSmall(small, scale)
      : Decimal.of(this.mantissa * powerOfTen(scale - this.scale), scale);
  }
  private stripTo(scale: number): Decimal {
    let mantissa = this.mantissa,
      current = this.scale;
    while (current > scale && mantissa % 10n === 0n) {
      mantissa /= 10n;
      current--;
    }
    return current < scale
      ? Decimal.of(mantissa, current).widened(scale)
      : Decimal.of(mantissa, current);
  }
  stripTrailingZeros(): Decimal {
    return this.sign === 0 ? Decimal.ofSmall(0, 0) : this.stripTo(Number.MIN_SAFE_INTEGER);
  }
  get precision(): number {
    return digitCount(this.mantissa);
  }

  compare(other: Decimal): number {
    if (this.scale === other.scale && !Number.isNaN(this.small) && !Number.isNaN(other.small))
      return Math.sign(this.small - other.small);
    const scale = Math.max(this.scale, other.scale);
    const left = this.widened(scale).mantissa,
      right = other.widened(scale).mantissa;
    return left < right ? -1 : left > right ? 1 : 0;
  }
  equals(other: Decimal): boolean {
    return this.compare(other) === 0;
  }
  /** One text per numeric value, whatever the scale: the key in sets and maps. */
  key(): string {
    const stripped = this.stripTrailingZeros();
    return `${stripped.mantissa}e${-stripped.scale}`;
  }

  toNumber(): number {
    return this.scale === 0 && !Number.isNaN(this.small)
      ? this.small
      : Number(this.toPlainString());
  }
  /** Towards zero, as Java's BigDecimal.toBigInteger. */
  toBigInt(): bigint {
    return this.scale > 0
      ? this.mantissa / powerOfTen(this.scale)
      : this.mantissa * powerOfTen(-this.scale);
  }
  toInt(): number {
    return Number(BigInt.asIntN(32, this.toBigInt()));
  }
  toLong(): bigint {
    return BigInt.asIntN(64, this.toBigInt());
  }

  toPlainString(): string {
    if (this.scale <= 0) return (this.mantissa * powerOfTen(-this.scale)).toString();
    const negative = this.sign < 0;
    const digits = (negative ? -this.mantissa : this.mantissa)
      .toString()
      .padStart(this.scale + 1, "0");
    const point = digits.length - this.scale;
    return `${negative ? "-" : ""}${digits.slice(0, point)}.${digits.slice(point)}`;
  }
  /** Scientific notation only for very small magnitudes, as java.math.BigDecimal prints. */
  toString(): string {
    if (this.scale >= 0) {
      const size = this.mantissa < 0n ? -this.mantissa : this.mantissa;
      const digits = size.toString();
      const exponent = digits.length - 1 - this.scale;
      if (exponent >= -6) return this.toPlainString();
      return this.scientific(digits, exponent);
    }
    const digits = (this.mantissa < 0n ? -this.mantissa : this.mantissa).toString();
    return this.scientific(digits, digits.length - 1 - this.scale);
  }
  private scientific(digits: string, exponent: number): string {
    const mantissa = digits.length > 1 ? `${digits[0]}.${digits.slice(1)}` : digits;
    return `${this.sign < 0 ? "-" : ""}${mantissa}E${exponent >= 0 ? "+" : ""}${exponent}`;
  }
}

// Reading numbers from text and objects, and showing them in the user's locale.
import { Decimal } from "../values/decimal.ts";
import { ApexDouble } from "../values/double.ts";
import { isNumeric, toDecimal } from "../values/equality.ts";
import { apexError, nullArgument } from "../values/exception.ts";
import { typeNameOf } from "../values/type-name.ts";
import { toIntlLocale } from "../values/date-format.ts";
import type { Runtime } from "./helpers.ts";

export function parseInteger(value: unknown): number {
  if (value === null) throw nullArgument();
  if (typeof value === "number") return value;
  if (typeof value === "string") {
    const number = /^[+-]?\d+$/.test(value) ? Number(value) : Number.NaN;
    if (number === (number | 0)) return number;
    throw apexError("System.TypeException", `Invalid integer: ${value}`);
  }
  if (isNumeric(value)) return toDecimal(value).toInt();
  throw apexError("System.TypeException", `Invalid integer: ${typeNameOf(value)}`);
}
export function parseLong(value: unknown): bigint {
  if (value === null) throw nullArgument();
  if (typeof value === "string") {
    const number = /^[+-]?\d+$/.test(value) ? BigInt(value.replace("+", "")) : null;
    if (number !== null && BigInt.asIntN(64, number) === number) return number;
    throw apexError("System.TypeException", `Invalid long: ${value}`);
  }
  if (isNumeric(value)) return toDecimal(value).toLong();
  throw apexError("System.TypeException", `Invalid long: ${typeNameOf(value)}`);
}
export function parseDouble(value: unknown): ApexDouble {
  if (value === null) throw nullArgument();
  if (value instanceof ApexDouble) return value;
  if (typeof value === "string") {
    const number = value.trim() === "" ? Number.NaN : Number(value);
    if (Number.isNaN(number)) throw apexError("System.TypeException", `Invalid double: ${value}`);
    return new ApexDouble(number);
  }
  if (isNumeric(value)) return new ApexDouble(toDecimal(value).toNumber());
  throw apexError("System.TypeException", `Invalid double: ${typeNameOf(value)}`);
}
// Pure memo table: making a formatter takes longer than a hundred uses of it.
const numberFormats = new Map<string, Intl.NumberFormat>();
function numberFormat(locale: string): Intl.NumberFormat {
  let format = numberFormats.get(locale);
  if (format === undefined)
    numberFormats.set(
      locale,
      (format = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 })),
    );
  return format;
}

/** `format()`: grouped digits of the user's locale, at most three decimals. */
export function formatNumber(rt: Runtime, value: number | bigint | Decimal): string {
  const format = numberFormat(toIntlLocale(rt.ports.user().locale));
  if (!(value instanceof Decimal)) return format.format(value);
  const text = value.setScale(Math.min(value.scale, 3)).toPlainString();
  // The type of format() accepts number-like text so that big values keep their digits.
  return format.format(text as unknown as number);
}

// Arithmetic and conversions of the Apex types that JavaScript has no operators for.
import { ApexDate } from "../values/date.ts";
import { ApexDatetime } from "../values/datetime.ts";
import { Decimal } from "../values/decimal.ts";
import { ApexDouble } from "../values/double.ts";
import { isNumeric, toDecimal, toDouble } from "../values/equality.ts";
import { apexError, nullPointer } from "../values/exception.ts";
import { RuntimeDefect } from "../values/errors.ts";
import { toRecordId } from "../values/field-values.ts";
import { ApexTime } from "../values/time.ts";
import { typeNameOf } from "../values/type-name.ts";

const dayLength = 86_400_000;

export function arithmetic(operator: string, on: string, left: unknown, right: unknown): unknown {
  if (left === null || right === null || left === undefined || right === undefined)
    throw nullPointer();
  if (left instanceof Decimal && right instanceof Decimal)
    return decimalArithmetic(operator, left, right);
  switch (on) {
    case "Integer":
      return integerArithmetic(operator, asNumber(left), asNumber(right));
    case "Long":
      return longArithmetic(operator, asLong(left), asLong(right));
    case "Double":
      return new ApexDouble(doubleArithmetic(operator, asDouble(left), asDouble(right)));
    case "Decimal":
      return decimalArithmetic(operator, asDecimal(left), asDecimal(right));
    case "Boolean":
      return operator === "&"
        ? left === true && right === true
        : operator === "|"
          ? left === true || right === true
          : left !== right;
    case "Date":
      if (left instanceof ApexDate) return left.addDays(signed(operator, asDouble(right)));
      break;
    // Datetime + 0.5 is twelve hours later (Apex Developer Guide, "Expression Operators").
    case "Datetime":
      if (left instanceof ApexDatetime)
        return left.add(Math.round(signed(operator, asDouble(right)) * dayLength));
      break;
    case "Time":
      if (left instanceof ApexTime) return left.add(signed(operator, asDouble(right)));
      break;
    default:
  }
  throw new RuntimeDefect(
    `No arithmetic ${operator} on ${on} for ${typeNameOf(left)} and ${typeNameOf(right)}`,
  );
}

function signed(operator: string, amount: number): number {
  return operator === "-" ? -amount : amount;
}
function asNumber(value: unknown): number {
  return typeof value === "number" ? value : isNumeric(value) ? toDecimal(value).toInt() : 0;
}
function asLong(value: unknown): bigint {
  return typeof value === "bigint" ? value : isNumeric(value) ? toDecimal(value).toLong() : 0n;
}
function asDouble(value: unknown): number {
  return isNumeric(value) ? toDouble(value) : 0;
}
function asDecimal(value: unknown): Decimal {
  if (!isNumeric(value))
    throw new RuntimeDefect(`${typeNameOf(value)} where a Decimal was expected`);
  return toDecimal(value);
}

function decimalArithmetic(operator: string, left: Decimal, right: Decimal): Decimal {
  switch (operator) {
    case "+":
      return left.add(right);
    case "-":
      return left.subtract(right);
    case "*":
      return left.multiply(right);
    case "/":
      return left.divide(right);
    default:
      throw new RuntimeDefect(`No operator ${operator} on Decimal`);
  }
}
function doubleArithmetic(operator: string, left: number, right: number): number {
  switch (operator) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "/":
      if (right === 0) throw apexError("System.MathException", "Divide by 0");
      return left / right;
    default:
      throw new RuntimeDefect(`No operator ${operator} on Double`);
  }
}
function integerArithmetic(operator: string, left: number, right: number): number {
  switch (operator) {
    case "+":
      return (left + right) | 0;
    case "-":
      return (left - right) | 0;
    case "*":
      return Math.imul(left, right);
    case "/":
      if (right === 0) throw apexError("System.MathException", "Divide by 0");
      return Math.trunc(left / right) | 0;
    case "&":
      return left & right;
    case "|":
      return left | right;
    case "^":
      return left ^ right;
    case "<<":
      return left << right;
    case ">>":
      return left >> right;
    case ">>>":
      return (left >>> right) | 0;
    default:
      throw new RuntimeDefect(`No operator ${operator} on Integer`);
  }
}
function longArithmetic(operator: string, left: bigint, right: bigint): bigint {
  switch (operator) {
    case "+":
      return BigInt.asIntN(64, left + right);
    case "-":
      return BigInt.asIntN(64, left - right);
    case "*":
      return BigInt.asIntN(64, left * right);
    case "/":
      if (right === 0n) throw apexError("System.MathException", "Divide by 0");
      return BigInt.asIntN(64, left / right);
    case "&":
      return left & right;
    case "|":
      return left | right;
    case "^":
      return left ^ right;
    case "<<":
      return BigInt.asIntN(64, left << (right & 63n));
    case ">>":
      return left >> (right & 63n);
    case ">>>":
      return BigInt.asIntN(64, BigInt.asUintN(64, left) >> (right & 63n));
    default:
      throw new RuntimeDefect(`No operator ${operator} on Long`);
  }
}

/** Unary minus, and `~` for the integer kinds is `x ^ -1`. */
export function negate(on: string, value: unknown): unknown {
  if (value === null || value === undefined) throw nullPointer();
  if (typeof value === "number") return -value | 0;
  if (typeof value === "bigint") return BigInt.asIntN(64, -value);
  if (value instanceof Decimal) return value.negate();
  if (value instanceof ApexDouble) return new ApexDouble(-value.value);
  throw new RuntimeDefect(`No negation on ${on}`);
}

/** Implicit conversions the checker made explicit; type names as showType prints them. */
export function convert(value: unknown, to: string): unknown {
  if (value === null || value === undefined) return null;
  switch (to) {
    case "Long":
      return typeof value === "number" ? BigInt(value) : value;
    case "Double":
      return isNumeric(value) && !(value instanceof ApexDouble)
        ? new ApexDouble(toDouble(value))
        : value;
    case "Decimal":
      return isNumeric(value) && !(value instanceof Decimal) ? toDecimal(value) : value;
    case "Integer":
      return typeof value === "bigint" || value instanceof Decimal || value instanceof ApexDouble
        ? toDecimal(value).toInt()
        : value;
    case "Id":
      return typeof value === "string" ? toRecordId(value) : value;
    case "Datetime":
      return value instanceof ApexDate ? new ApexDatetime(value.milliseconds) : value;
    case "Date":
      return value instanceof ApexDatetime ? value.date("UTC") : value;
    default:
      return value;
  }
}

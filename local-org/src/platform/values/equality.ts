// Equality: the `==` operator, value equality of collections and keys, and hash codes that agree with it.
import { ApexBlob } from "./blob.ts";
import { ApexList, ApexMap, ApexSet } from "./collections.ts";
import { ApexDate } from "./date.ts";
import { ApexDatetime } from "./datetime.ts";
import { Decimal } from "./decimal.ts";
import { ApexDouble } from "./double.ts";
import { emittedMethod, isEmitted } from "./emitted.ts";
import { ApexEnum } from "./enum.ts";
import { toId18 } from "./id.ts";
import { PlatformObject } from "./platform-object.ts";
import { SObject } from "./sobject.ts";
import { ApexTime } from "./time.ts";

/** `left == right`: strings ignore case (Apex Developer Guide, "Expression Operators"), Ids ignore their length. */
export function equalOperator(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left === "string" && typeof right === "string") return equalText(left, right);
  return valueEquals(left, right);
}

function equalText(left: string, right: string): boolean {
  if (left.length === right.length) return left.toLowerCase() === right.toLowerCase();
  const short = left.length === 15 ? left : right,
    long = short === left ? right : left;
  return short.length === 15 && long.length === 18 && toId18(short) === long;
}

/** `equals`: strings by case; collections and records by content; the project's own equals() where it has one. */
export function valueEquals(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (left === null || right === null) return false;
  if (typeof left === "object") {
    if (isEmitted(left)) return emittedEquals(left, right);
    if (left instanceof SObject) return right instanceof SObject && equalRecords(left, right);
    if (left instanceof ApexList) return right instanceof ApexList && equalLists(left, right);
    if (left instanceof ApexSet)
      return (
        right instanceof ApexSet &&
        left.size === right.size &&
        left.values().every((value) => right.has(value))
      );
    if (left instanceof ApexMap) return right instanceof ApexMap && equalMaps(left, right);
    if (left instanceof ApexDate || left instanceof ApexDatetime) return equalInstants(left, right);
    if (left instanceof ApexTime)
      return right instanceof ApexTime && left.milliseconds === right.milliseconds;
    if (left instanceof ApexBlob) return right instanceof ApexBlob && left.equals(right);
    if (left instanceof PlatformObject) return left.equalTo(right);
  }
  return isNumeric(left) && isNumeric(right) && equalNumbers(left, right);
}

function equalInstants(left: ApexDate | ApexDatetime, right: unknown): boolean {
  return (
    (right instanceof ApexDate || right instanceof ApexDatetime) &&
    left.milliseconds === right.milliseconds
  );
}
function emittedEquals(left: object, right: unknown): boolean {
  if (!isEmitted(left)) return false;
  const own = emittedMethod(left, "equals$object");
  return own !== undefined && own(right) === true;
}
function equalLists(left: ApexList, right: ApexList): boolean {
  return (
    left.items.length === right.items.length &&
    left.items.every((value, index) => valueEquals(value, right.items[index]))
  );
}
function equalMaps(left: ApexMap, right: ApexMap): boolean {
  return (
    left.size === right.size &&
    left.keys().every((key) => right.has(key) && valueEquals(left.get(key), right.get(key)))
  );
}
/** An Id that was emptied is none (jongpie/NebulaLogger, Logger_Tests.it_should_not_use_org_default_settings_when_end_time_is_in_the_past). */
function equalRecords(left: SObject, right: SObject): boolean {
  if (left.typeName !== right.typeName || fieldCount(left) !== fieldCount(right)) return false;
  for (const [name, value] of left.fields) {
    if (name === "id" && value === null && left.id === right.id) continue;
    if (!right.fields.has(name) || !valueEquals(value, right.fields.get(name))) return false;
  }
  return true;
}

const fieldCount = ({ fields }: SObject): number =>
  fields.size - (fields.get("id") === null ? 1 : 0);

export type NumericValue = number | bigint | Decimal | ApexDouble;
export function isNumeric(value: unknown): value is NumericValue {
  return (
    typeof value === "number" ||
    typeof value === "bigint" ||
    value instanceof Decimal ||
    value instanceof ApexDouble
  );
}
export function toDecimal(value: NumericValue): Decimal {
  if (value instanceof Decimal) return value;
  if (typeof value === "number") return Decimal.fromInteger(value);
  return typeof value === "bigint" ? Decimal.fromLong(value) : Decimal.fromNumber(value.value);
}
export function toDouble(value: NumericValue): number {
  if (typeof value === "number") return value;
  if (typeof value === "bigint") return Number(value);
  return value instanceof Decimal ? value.toNumber() : value.value;
}
function equalNumbers(left: NumericValue, right: NumericValue): boolean {
  if (left instanceof ApexDouble || right instanceof ApexDouble)
    return toDouble(left) === toDouble(right);
  return toDecimal(left).equals(toDecimal(right));
}

/** `hashCode()`: Java's for text and numbers, content for collections and records. */
export function hashCode(value: unknown): number {
  if (value === null) return 0;
  switch (typeof value) {
    case "string":
      return hashText(value);
    case "number":
      return value | 0;
    case "boolean":
      return value ? 1231 : 1237;
    case "bigint":
      return Number(BigInt.asIntN(32, value ^ (value >> 32n)));
    case "object":
      return hashObject(value);
    default:
      return 0;
  }
}
function hashText(text: string): number {
  let hash = 0;
  for (let index = 0; index < text.length; index++)
    hash = (Math.imul(hash, 31) + text.charCodeAt(index)) | 0;
  return hash;
}
function hashObject(value: object): number {
  if (isEmitted(value)) {
    const own = emittedMethod(value, "hashcode");
    return own === undefined ? identityHash(value) : Number(own());
  }
  if (value instanceof Decimal) return hashText(value.key());
  if (value instanceof ApexDouble) return hashText(Decimal.fromNumber(value.value).key());
  if (value instanceof ApexDate || value instanceof ApexDatetime || value instanceof ApexTime)
    return hashCode(BigInt(value.milliseconds));
  if (value instanceof ApexBlob)
    return value.bytes.reduce((hash, byte) => (Math.imul(hash, 31) + byte) | 0, 1);
  if (value instanceof ApexEnum) return hashText(`${value.enumType}.${value.constantName}`);
  if (value instanceof SObject) return hashRecord(value);
  if (value instanceof ApexList)
    return value.items.reduce<number>(
      (hash, item) => (Math.imul(hash, 31) + hashCode(item)) | 0,
      1,
    );
  if (value instanceof ApexSet)
    return value.values().reduce<number>((hash, item) => (hash + hashCode(item)) | 0, 0);
  if (value instanceof ApexMap)
    return value
      .keys()
      .reduce<number>((hash, key) => (hash + (hashCode(key) ^ hashCode(value.get(key)))) | 0, 0);
  return (value instanceof PlatformObject ? value.hash() : null) ?? identityHash(value);
}
function hashRecord(record: SObject): number {
  let hash = hashText(record.typeName);
  for (const [name, value] of record.fields) hash = (hash + (hashText(name) ^ hashCode(value))) | 0;
  return hash;
}

const identities = new WeakMap<object, number>();
let nextIdentity = 0x1b873593;
/** Stable per object; only its being stable matters. */
function identityHash(value: object): number {
  let known = identities.get(value);
  if (known === undefined) {
    nextIdentity = (Math.imul(nextIdentity, 0x5bd1e995) + 0x3c6ef372) | 0;
    identities.set(value, (known = nextIdentity));
  }
  return known;
}

/** True when two such values can be equal without being the same object, so that sets and maps must look by hash and equals. */
export function hasValueEquality(value: object): boolean {
  if (isEmitted(value))
    return typeof value["equals$object"] === "function" && typeof value["hashcode"] === "function";
  return (
    value instanceof SObject ||
    value instanceof ApexList ||
    value instanceof ApexSet ||
    value instanceof ApexMap ||
    (value instanceof PlatformObject && value.hash() !== null)
  );
}
/** A text that stands for the value as a key, for the scalar value classes; undefined for others. */
export function scalarKey(value: object): string | undefined {
  if (value instanceof Decimal) return `\u0000N${value.key()}`;
  if (value instanceof ApexDouble) return `\u0000F${value.value}`;
  if (value instanceof ApexDate) return `\u0000D${value.days}`;
  if (value instanceof ApexDatetime) return `\u0000I${value.milliseconds}`;
  if (value instanceof ApexTime) return `\u0000T${value.milliseconds}`;
  if (value instanceof ApexBlob) return `\u0000B${value.bytes.join(",")}`;
  return undefined;
}

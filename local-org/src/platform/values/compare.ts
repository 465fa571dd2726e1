// Ordering: the relational operators and List.sort.
import { ApexDate } from "./date.ts";
import { ApexDatetime } from "./datetime.ts";
import { emittedMethod, isEmitted } from "./emitted.ts";
import { ApexEnum } from "./enum.ts";
import { isNumeric, toDecimal, toDouble } from "./equality.ts";
import { ApexDouble } from "./double.ts";
import { apexError } from "./exception.ts";
import { PlatformObject } from "./platform-object.ts";
import { SObject } from "./sobject.ts";
import { ApexTime } from "./time.ts";
import { typeNameOf } from "./type-name.ts";

/**
 * For `<`, `>`, `<=`, `>=`: NaN (never true) when a number, date or time is null, while any String is greater than null
 * (Apex Developer Guide, "Expression Operators").
 */
export function compareOperator(left: unknown, right: unknown): number {
  if (left === null || right === null) {
    if (left === right) return Number.NaN;
    return typeof (left ?? right) === "string" ? (left === null ? -1 : 1) : Number.NaN;
  }
  if (typeof left === "string" && typeof right === "string")
    return compareText(left.toLowerCase(), right.toLowerCase());
  return compareSame(left, right) ?? Number.NaN;
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** undefined when the two cannot be ordered */
function compareSame(left: unknown, right: unknown): number | undefined {
  if (typeof left === "number" && typeof right === "number") return left - right;
  if (typeof left === "string" && typeof right === "string") return compareText(left, right);
  if (typeof left === "boolean" && typeof right === "boolean") return Number(left) - Number(right);
  if (isNumeric(left) && isNumeric(right)) {
    return left instanceof ApexDouble || right instanceof ApexDouble
      ? toDouble(left) - toDouble(right)
      : toDecimal(left).compare(toDecimal(right));
  }
  if (
    (left instanceof ApexDate || left instanceof ApexDatetime) &&
    (right instanceof ApexDate || right instanceof ApexDatetime)
  )
    return left.milliseconds - right.milliseconds;
  if (left instanceof ApexTime && right instanceof ApexTime) return left.compare(right);
  if (left instanceof ApexEnum && right instanceof ApexEnum) return left.ordinal - right.ordinal;
  return undefined;
}

/** List.sort(): nulls first, text by code unit, enums by ordinal, Comparable objects by compareTo, records as SObject sorting says. */
export function sortOrder(left: unknown, right: unknown): number {
  if (left === null || right === null) return left === right ? 0 : left === null ? -1 : 1;
  const same = compareSame(left, right);
  if (same !== undefined) return same;
  if (isEmitted(left)) {
    const compareTo = emittedMethod(left, "compareto$object");
    if (compareTo !== undefined) return Number(compareTo(right));
  }
  if (left instanceof SObject && right instanceof SObject) return compareRecords(left, right);
  if (left instanceof PlatformObject && right instanceof PlatformObject)
    return compareText(left.showWhole() ?? "", right.showWhole() ?? "");
  throw apexError(
    "System.ListException",
    `One or more of the items in this list is not Comparable: ${typeNameOf(left)}`,
  );
}

/** Apex Developer Guide, "Sorting Lists of sObjects": type label, Name, standard fields by name, custom fields by name. */
function compareRecords(left: SObject, right: SObject): number {
  const byType = compareText(
    left.shape.definition?.label ?? left.typeName,
    right.shape.definition?.label ?? right.typeName,
  );
  if (byType !== 0) return byType;
  const keys = [...new Set([...left.fields.keys(), ...right.fields.keys()])].sort(
    (first, second) =>
      Number(first.endsWith("__c")) - Number(second.endsWith("__c")) || compareText(first, second),
  );
  for (const key of [
    "name",
    ...keys.filter((candidate) => candidate !== "name" && candidate !== "id"),
    "id",
  ]) {
    const first = left.fields.get(key) ?? null,
      second = right.fields.get(key) ?? null;
    if (first === null || second === null) {
      if (first !== second) return first === null ? -1 : 1;
      continue;
    }
    const order = compareSame(first, second) ?? 0;
    if (order !== 0) return order;
  }
  return 0;
}

// The text of any value as the platform prints it in concatenation, System.debug and String.valueOf(Object).
import { ApexBlob } from "./blob.ts";
import { ApexList, ApexMap, ApexSet } from "./collections.ts";
import { ApexDate } from "./date.ts";
import { ApexDatetime } from "./datetime.ts";
import { Decimal } from "./decimal.ts";
import { ApexDouble, showDouble } from "./double.ts";
import { emittedInfo, emittedMethod, isEmitted } from "./emitted.ts";
import type { EmittedObject } from "./emitted.ts";
import { ApexEnum } from "./enum.ts";
import { ApexException } from "./exception.ts";
import { PlatformObject } from "./platform-object.ts";
import { SObject } from "./sobject.ts";
import { ApexTime } from "./time.ts";

/** How to read the instance fields of a project class: names with values, those of its superclass included. */
export type ReadFields = (value: EmittedObject) => readonly (readonly [string, unknown])[];

const deepest = 12;

export function show(value: unknown, readFields: ReadFields, depth = 0): string {
  switch (typeof value) {
    case "string":
      return value;
    case "number":
    case "bigint":
    case "boolean":
      return String(value);
    case "object":
      return value === null
        ? "null"
        : depth > deepest
          ? "(already output)"
          : showObject(value, readFields, depth + 1);
    default:
      return String(value);
  }
}

function showObject(value: object, readFields: ReadFields, depth: number): string {
  const inner = (item: unknown): string => show(item, readFields, depth);
  if (value instanceof Decimal) return value.toString();
  if (value instanceof ApexDouble) return showDouble(value.value);
  // In concatenation and debug text a Date carries a time and a Datetime is in GMT, unlike String.valueOf(Date) and (Datetime).
  if (value instanceof ApexDate) return `${value.iso()} 00:00:00`;
  if (value instanceof ApexDatetime) return value.standard("UTC");
  if (value instanceof ApexTime) return value.iso();
  if (value instanceof ApexBlob) return `Blob[${value.size}]`;
  if (value instanceof ApexList) return `(${value.items.map(inner).join(", ")})`;
  // The text form of sets and maps is sorted, though they iterate in insertion order (observed; StackExchange 263255, 216156).
  if (value instanceof ApexSet) return `{${sortedForText(value.values()).map(inner).join(", ")}}`;
  if (value instanceof ApexMap)
    return `{${sortedForText(value.keys())
      .map((key) => `${inner(key)}=${inner(value.get(key))}`)
      .join(", ")}}`;
  if (value instanceof SObject) return showRecord(value, inner);
  if (value instanceof ApexEnum) return value.constantName;
  if (isEmitted(value)) return showEmitted(value, readFields, depth);
  if (value instanceof ApexException) return showException(value);
  if (value instanceof PlatformObject)
    return (
      value.showWhole() ??
      `${value.apexType.replace(/^System\./, "")}[${value
        .shownFields()
        .map(([name, field]) => `${name}=${inner(field)}`)
        .join(";")}]`
    );
  return "Object";
}

function showRecord(record: SObject, inner: (item: unknown) => string): string {
  const fields = [...record.fields].map(
    ([key, value]) =>
      `${record.aliases?.get(key) ?? record.shape.qualifiedField(key)}=${inner(value)}`,
  );
  return `${record.shape.qualifiedName}:{${fields.join(", ")}}`;
}
export function showException(error: ApexException): string {
  return `${emittedInfo(error)?.name ?? error.$type}: ${error.$message ?? "Script-thrown exception"}`;
}
function showEmitted(value: EmittedObject, readFields: ReadFields, depth: number): string {
  const own = emittedMethod(value, "tostring");
  if (own !== undefined) return show(own(), readFields, depth);
  if (value instanceof ApexException) return showException(value);
  return `${emittedInfo(value)?.name.split(".").at(-1) ?? ""}:[${readFields(value)
    .map(([name, field]) => `${name}=${show(field, readFields, depth)}`)
    .join(", ")}]`;
}

function sortedForText(values: unknown[]): unknown[] {
  if (values.every((value) => typeof value === "string" || value === null))
    return values.sort((left, right) => compareText(left, right));
  if (values.every((value) => typeof value === "number"))
    return values.sort((left, right) => left - right);
  return values;
}
function compareText(left: unknown, right: unknown): number {
  if (left === null || right === null) return left === right ? 0 : left === null ? -1 : 1;
  return String(left) < String(right) ? -1 : left === right ? 0 : 1;
}

// Apex values and the store's neutral values, both ways.
import type { NeutralValue, ValueCodec } from "../soql/values.ts";
import { decimal } from "../soql/values.ts";
import { ApexBlob } from "../platform/values/blob.ts";
import { ApexList, ApexSet } from "../platform/values/collections.ts";
import { ApexDate } from "../platform/values/date.ts";
import { ApexDatetime } from "../platform/values/datetime.ts";
import { Decimal } from "../platform/values/decimal.ts";
import { ApexDouble } from "../platform/values/double.ts";
import { ApexEnum } from "../platform/values/enum.ts";
import { SObject } from "../platform/values/sobject.ts";
import { ApexTime } from "../platform/values/time.ts";
import { typeNameOf } from "../platform/values/type-name.ts";

export function toApex(value: NeutralValue): unknown {
  if (value === null || typeof value !== "object") return value;
  switch (value.kind) {
    case "decimal":
      return Decimal.of(value.mantissa, value.scale);
    case "double":
      return Decimal.fromNumber(value.value);
    case "date":
      return ApexDate.parseIso(value.iso);
    case "datetime":
      return new ApexDatetime(value.milliseconds);
    case "time":
      return new ApexTime(value.milliseconds);
    case "blob":
      return new ApexBlob(value.bytes);
  }
}

/** undefined: no value a field can hold */
export function toNeutral(value: unknown): NeutralValue | undefined {
  if (value === null || value === undefined) return null;
  if (
    typeof value === "string" ||
    typeof value === "boolean" ||
    typeof value === "number" ||
    typeof value === "bigint"
  )
    return value;
  if (value instanceof Decimal) return decimal(value.mantissa, value.scale);
  if (value instanceof ApexDate) return { kind: "date", iso: value.iso() };
  if (value instanceof ApexDatetime) return { kind: "datetime", milliseconds: value.milliseconds };
  if (value instanceof ApexTime) return { kind: "time", milliseconds: value.milliseconds };
  if (value instanceof ApexDouble) return { kind: "double", value: value.value };
  if (value instanceof ApexBlob) return { kind: "blob", bytes: value.bytes };
  if (value instanceof SObject) return value.id;
  return value instanceof ApexEnum ? value.constantName : undefined;
}

export const apexCodec: ValueCodec = {
  encode(value) {
    if (value instanceof ApexList) return value.items.map(one);
    if (value instanceof ApexSet) return value.values().map(one);
    return one(value);
  },
  decode: toApex,
};

function one(value: unknown): NeutralValue {
  const neutral = toNeutral(value);
  if (neutral === undefined)
    throw new TypeError(`Invalid bind expression type of ${typeNameOf(value)}`);
  return neutral;
}

export function sameNeutral(a: NeutralValue, b: NeutralValue): boolean {
  if (a === b) return true;
  if (a === null || b === null) return (a ?? b) === "" || false;
  if (typeof a !== "object" || typeof b !== "object")
    return typeof a === "object" || typeof b === "object"
      ? numeric(a) !== undefined && numeric(a) === numeric(b)
      : String(a) === String(b) && typeof a !== "boolean" && typeof b !== "boolean";
  if (a.kind === "decimal" && b.kind === "decimal")
    return a.scale === b.scale
      ? a.mantissa === b.mantissa
      : a.mantissa * 10n ** BigInt(Math.max(0, b.scale - a.scale)) ===
          b.mantissa * 10n ** BigInt(Math.max(0, a.scale - b.scale));
  if (a.kind === "date" && b.kind === "date") return a.iso === b.iso;
  if (a.kind === "datetime" && b.kind === "datetime") return a.milliseconds === b.milliseconds;
  if (a.kind === "time" && b.kind === "time") return a.milliseconds === b.milliseconds;
  if (a.kind === "blob" && b.kind === "blob") return Buffer.compare(a.bytes, b.bytes) === 0;
  return numeric(a) !== undefined && numeric(a) === numeric(b);
}

function numeric(value: NeutralValue): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value === "bigint") return Number(value);
  if (value === null || typeof value !== "object") return undefined;
  if (value.kind === "double") return value.value;
  return value.kind === "decimal" ? Number(`${value.mantissa}e-${value.scale}`) : undefined;
}

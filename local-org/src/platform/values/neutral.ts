// Apex values and the neutral values of store, queries and formulas, both ways.
import type { NeutralValue } from "../../soql/values.ts";
import { decimal } from "../../soql/values.ts";
import { ApexBlob } from "./blob.ts";
import { ApexDate } from "./date.ts";
import { ApexDatetime } from "./datetime.ts";
import { Decimal } from "./decimal.ts";
import { ApexDouble } from "./double.ts";
import { ApexEnum } from "./enum.ts";
import { SObject } from "./sobject.ts";
import { ApexTime } from "./time.ts";

export function fromNeutral(value: NeutralValue): unknown {
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

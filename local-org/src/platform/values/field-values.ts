// Values on their way into a record field by dynamic means (put, JSON, data files): checked and converted to the field's Apex type.
import type { FieldDefinition, Schema } from "../../metadata/schema.ts";
import { ApexBlob } from "./blob.ts";
import { ApexDate } from "./date.ts";
import { ApexDatetime } from "./datetime.ts";
import { Decimal } from "./decimal.ts";
import { isNumeric, toDecimal } from "./equality.ts";
import { apexError } from "./exception.ts";
import { toId18 } from "./id.ts";
import { apexTypeOfField } from "./record-shape.ts";
import { ApexTime } from "./time.ts";
import { typeNameOf } from "./type-name.ts";

export function convertForField(schema: Schema, field: FieldDefinition, value: unknown): unknown {
  if (value === null) return null;
  const type = apexTypeOfField(schema, field);
  const converted = convertTo(type, value);
  if (converted === undefined)
    throw apexError(
      "System.SObjectException",
      `Illegal assignment from ${typeNameOf(value)} to ${type}`,
    );
  return converted;
}

/** undefined: not assignable */
function convertTo(type: string, value: unknown): unknown {
  switch (type) {
    case "String":
      return typeof value === "string" ? value : undefined;
    case "Boolean":
      return typeof value === "boolean" ? value : undefined;
    case "Id":
      return typeof value === "string" ? toRecordId(value) : undefined;
    case "Integer":
      return typeof value === "number" ? value : integral(value);
    case "Decimal":
      return isNumeric(value) ? toDecimal(value) : undefined;
    case "Date":
      return value instanceof ApexDate
        ? value
        : value instanceof ApexDatetime
          ? value.date("UTC")
          : undefined;
    case "Datetime":
      return value instanceof ApexDatetime
        ? value
        : value instanceof ApexDate
          ? new ApexDatetime(value.milliseconds)
          : undefined;
    case "Time":
      return value instanceof ApexTime ? value : undefined;
    case "Blob":
      return value instanceof ApexBlob ? value : undefined;
    default:
      return value;
  }
}
function integral(value: unknown): number | undefined {
  return value instanceof Decimal && value.compare(Decimal.fromInteger(value.toInt())) === 0
    ? value.toInt()
    : undefined;
}
export function toRecordId(text: string): string {
  const id = toId18(text);
  if (id === null) throw apexError("System.StringException", `Invalid id: ${text}`);
  return id;
}

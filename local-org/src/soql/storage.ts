// How each field is kept in SQLite: the one place that decides a column's form, so that SQL generation, tables and rows agree.
import type { FieldDefinition, ObjectDefinition, Schema } from "../metadata/schema.ts";
import { resolveField, resolveObject } from "../metadata/schema.ts";
import { toLongId } from "./id-form.ts";
import type { DecimalValue, NeutralValue } from "./values.ts";
import { asDecimal, decimal, decimalToText, parseDecimal, rescale } from "./values.ts";

/**
 * - `text`: TEXT; compared, grouped and ordered by `fold(column)`, which ignores case for every script (SOQL strings ignore case). Indexes are on `fold(column)`.
 * - `exact`: TEXT compared by case (fields marked case sensitive); `id`: TEXT, always the 18-character form
 * - `boolean`: 0/1, never null · `integer`: INTEGER · `real`: REAL
 * - `scaled`: INTEGER holding value × 10^scale, so that sums, comparisons and order are exact (the platform's numbers have at most 18 digits). The platform
 *   keeps decimals beyond the field's scale when Apex or the API writes them (Help article 000387302): such a value is REAL here for comparing, and exact in the
 *   companion column `field~` as `=1.005`
 * - `date`: 'YYYY-MM-DD' · `datetime`: INTEGER ms since 1970 UTC · `time`: INTEGER ms since midnight · `blob`
 * - `none`: no column (formulas are computed on read; compound fields are made of their parts)
 */
export type StorageForm =
  | "text"
  | "exact"
  | "id"
  | "boolean"
  | "integer"
  | "real"
  | "scaled"
  | "date"
  | "datetime"
  | "time"
  | "blob"
  | "none";
export interface Storage {
  readonly form: StorageForm;
  readonly scale: number;
}
export type StoredValue = null | number | bigint | string | Uint8Array;

/** A value that a column can't hold; `code` is the platform's status code. */
export class StorageError extends Error {
  override readonly name = "StorageError";
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

const plain = (form: StorageForm): Storage => ({ form, scale: 0 });
const scaled = (scale: number): Storage => ({ form: "scaled", scale });

/** The form of a field's values, formulas included (their values have a form, though no column). */
export function valueStorage(schema: Schema, field: FieldDefinition): Storage {
  switch (field.type) {
    case "Id":
    case "Lookup":
    case "MasterDetail":
    case "Hierarchy":
      return plain("id");
    case "MetadataRelationship":
      return plain(namesSchema(field) ? "text" : "id");
    case "Checkbox":
      return plain("boolean");
    case "Integer":
      return plain("integer");
    case "Number":
      return scaled(field.scale ?? 0);
    case "Currency":
      return scaled(field.scale ?? 2);
    case "Percent":
      return scaled(field.scale ?? 0);
    case "Double":
      return field.scale === undefined || (field.precision ?? 18) > 18
        ? plain("real")
        : scaled(field.scale);
    case "Date":
      return plain("date");
    case "DateTime":
      return plain("datetime");
    case "Time":
      return plain("time");
    case "Base64":
      return plain("blob");
    case "Summary":
      return summaryStorage(schema, field);
    case "Location":
    case "Address":
    case "ChangeEventHeader":
    case "JunctionIdList":
      return plain("none");
    default:
      return plain(field.caseSensitive ? "exact" : "text");
  }
}

/** References to objects and fields are kept by name; those to other custom metadata by Id. */
export const namesSchema = (field: FieldDefinition): boolean =>
  field.reference?.to.some((to) => /^(Entity|Field)(Definition|Particle)$/.test(to)) === true;

function summaryStorage(schema: Schema, field: FieldDefinition): Storage {
  const summary = field.summary;
  if (!summary || summary.operation === "count" || summary.childField === undefined)
    return scaled(0);
  const child = resolveObject(schema, summary.childObject);
  const source = child && resolveField(schema, child, summary.childField);
  return source ? valueStorage(schema, source) : scaled(field.scale ?? 2);
}

/** The form of a field's column; `none` when it has none. */
export function columnStorage(schema: Schema, field: FieldDefinition): Storage {
  return field.formula !== undefined ? plain("none") : valueStorage(schema, field);
}

/** Platform events are published, not kept. */
export function hasTable(object: ObjectDefinition): boolean {
  return object.kind !== "platformEvent";
}

// What the platform indexes: Id, Name, OwnerId, lookups, CreatedDate, SystemModstamp, external ids, unique fields.
const indexedStandardFields: ReadonlySet<string> = new Set([
  "name",
  "ownerid",
  "createddate",
  "systemmodstamp",
  "email",
  "username",
  "developername",
  "alias",
]);
const unindexedReferences: ReadonlySet<string> = new Set(["createdbyid", "lastmodifiedbyid"]);
const references: ReadonlySet<string> = new Set([
  "Lookup",
  "MasterDetail",
  "Hierarchy",
  "MetadataRelationship",
]);

/** Whether a stored field has an index (besides the one that makes it unique). */
export function isIndexed(object: ObjectDefinition, field: FieldDefinition): boolean {
  if (field.type === "Id" || field.formula !== undefined) return false;
  const name = field.name.toLowerCase();
  if (references.has(field.type)) return !unindexedReferences.has(name);
  return (
    field.externalId ||
    field.unique ||
    field.name === object.nameField ||
    (!field.custom && indexedStandardFields.has(name))
  );
}

const int64Limit = 2n ** 63n;

/** The column value of a neutral value. Empty text is null, as on the platform. */
export function toStored(storage: Storage, value: NeutralValue): StoredValue {
  if (value === null) return storage.form === "boolean" ? 0 : null;
  switch (storage.form) {
    case "text":
    case "exact":
      return value === "" ? null : textOf(value);
    case "id":
      return value === "" ? null : (toLongId(textOf(value)) ?? textOf(value));
    case "boolean":
      return value === true || value === "true" || value === 1 ? 1 : 0;
    case "scaled":
      return scaledNumber(storage.scale, numberValue(value));
    case "integer":
      return scaledNumber(0, decimal(rescale(numberValue(value), 0), 0));
    case "real":
      return numberOf(value);
    case "date":
      return dateOf(value);
    case "datetime":
    case "time":
      return millisecondsOf(value);
    case "blob":
      return typeof value === "object" && value.kind === "blob"
        ? value.bytes
        : new TextEncoder().encode(textOf(value));
    case "none":
      throw new StorageError("INVALID_FIELD_FOR_INSERT_UPDATE", "a computed field has no column");
  }
}

/** The companion column of a scaled field. */
export const exactColumn = (column: string): string => `${column}~`;

/** What the companion column of a scaled field holds: the value itself when it has more decimals than the field, else null. */
export function exactText(storage: Storage, value: NeutralValue): string | null {
  if (storage.form !== "scaled" || value === null) return null;
  const number = numberValue(value);
  return fitsScale(number, storage.scale) ? null : `=${decimalToText(number)}`;
}

/** The neutral value of what `readExpression` selected from a column of this form. */
export function fromStored(storage: Storage, value: StoredValue): NeutralValue {
  if (value === null) return storage.form === "boolean" ? false : null;
  switch (storage.form) {
    case "boolean":
      return value === 1 || value === 1n;
    case "scaled":
      return fromScaled(storage.scale, String(value));
    case "integer":
      return Number(value);
    case "real":
      return { kind: "double", value: Number(value) };
    case "date":
      return { kind: "date", iso: String(value) };
    case "datetime":
      return { kind: "datetime", milliseconds: Number(value) };
    case "time":
      return { kind: "time", milliseconds: Number(value) };
    case "blob":
      return {
        kind: "blob",
        bytes: value instanceof Uint8Array ? value : new TextEncoder().encode(String(value)),
      };
    default:
      return String(value);
  }
}

/** A field's column as it is selected: scaled numbers leave SQLite as text, for an 18-digit integer is beyond what a JavaScript number holds exactly. */
export function readColumn(storage: Storage, table: string, field: string): string {
  const prefix = table === "" ? "" : `${table}.`;
  return storage.form === "scaled"
    ? `coalesce(${prefix}"${exactColumn(field)}", CAST(${prefix}"${field}" AS TEXT))`
    : `${prefix}"${field}"`;
}

function fromScaled(scale: number, text: string): NeutralValue {
  const isExact = text.startsWith("=");
  if (!isExact && !text.includes(".") && !text.includes("e")) return decimal(BigInt(text), scale);
  if (isExact) return parseDecimal(text.slice(1)) ?? null;
  const number = parseDecimal(text);
  return number ? decimal(number.mantissa, number.scale + scale) : null;
}

function fitsScale(number: DecimalValue, scale: number): boolean {
  return number.scale <= scale || number.mantissa % 10n ** BigInt(number.scale - scale) === 0n;
}
function scaledNumber(scale: number, number: DecimalValue): number | bigint {
  const mantissa = rescale(number, scale);
  if (mantissa >= int64Limit || mantissa < -int64Limit)
    throw new StorageError(
      "NUMBER_OUTSIDE_VALID_RANGE",
      `value outside of valid range: ${decimalToText(number)}`,
    );
  if (!fitsScale(number, scale)) return Number(`${number.mantissa}e${scale - number.scale}`);
  return mantissa <= 9007199254740991n && mantissa >= -9007199254740991n
    ? Number(mantissa)
    : mantissa;
}
function numberValue(value: NeutralValue): DecimalValue {
  const number = asDecimal(value);
  if (!number)
    throw new StorageError("INVALID_TYPE_ON_FIELD_IN_RECORD", `not a number: ${textOf(value)}`);
  return number;
}
function numberOf(value: NeutralValue): number {
  if (typeof value === "object" && value !== null && value.kind === "double") return value.value;
  const number = numberValue(value);
  return Number(`${number.mantissa}e-${number.scale}`);
}
function dateOf(value: NeutralValue): string {
  if (typeof value === "object" && value !== null) {
    if (value.kind === "date") return value.iso;
    if (value.kind === "datetime") return new Date(value.milliseconds).toISOString().slice(0, 10);
  }
  throw new StorageError("INVALID_TYPE_ON_FIELD_IN_RECORD", `not a date: ${textOf(value)}`);
}
function millisecondsOf(value: NeutralValue): number {
  if (typeof value === "object" && value !== null) {
    if (value.kind === "datetime" || value.kind === "time") return value.milliseconds;
    if (value.kind === "date") return Date.parse(`${value.iso}T00:00:00Z`);
  }
  throw new StorageError(
    "INVALID_TYPE_ON_FIELD_IN_RECORD",
    `not a date and time: ${textOf(value)}`,
  );
}
function textOf(value: NeutralValue): string {
  if (typeof value !== "object" || value === null) return String(value);
  switch (value.kind) {
    case "decimal":
      return decimalToText(value);
    case "double":
      return String(value.value);
    case "date":
      return value.iso;
    case "datetime":
      return new Date(value.milliseconds).toISOString();
    case "time":
      return String(value.milliseconds);
    case "blob":
      return `Blob[${value.bytes.length}]`;
  }
}

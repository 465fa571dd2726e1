// Apex values to JSON as JSON.serialize writes them.
import type { EmittedClassInfo } from "../../apex/checked.ts";
import { ApexBlob } from "../values/blob.ts";
import { ApexList, ApexMap, ApexSet } from "../values/collections.ts";
import { ApexDate } from "../values/date.ts";
import { ApexDatetime } from "../values/datetime.ts";
import { Decimal } from "../values/decimal.ts";
import { ApexDouble, showDouble } from "../values/double.ts";
import { isEmitted, readMember } from "../values/emitted.ts";
import type { EmittedObject } from "../values/emitted.ts";
import { ApexEnum } from "../values/enum.ts";
import { ApexException, apexError } from "../values/exception.ts";
import { PlatformObject, PropertyBag } from "../values/platform-object.ts";
import { SObject } from "../values/sobject.ts";
import { SObjectFieldToken, SObjectTypeToken, TypeToken } from "../values/tokens.ts";
import { ApexTime } from "../values/time.ts";
import { typeNameOf } from "../values/type-name.ts";
import type { Runtime } from "../library/helpers.ts";
import { quote } from "./write.ts";
import type { JsonText } from "./write.ts";

export interface SerializeOptions {
  readonly suppressNulls?: boolean;
  /** which instance fields of project classes are written; @AuraEnabled ones for the browser */
  readonly includeField?: (field: EmittedClassInfo["fields"][number]) => boolean;
  /** records as Lightning gets them: fields only, no `attributes` */
  readonly plainRecords?: boolean;
}
/** Library values that say themselves how they serialise (Database.SaveResult and its kin). */
interface JsonFields {
  jsonFields(): readonly (readonly [string, unknown])[];
}
const hasJsonFields = (value: object): value is JsonFields => "jsonFields" in value;

export function toJson(
  rt: Runtime,
  value: unknown,
  options: SerializeOptions = {},
  seen: readonly object[] = [],
): JsonText {
  if (value === null || value === undefined) return "null";
  if (typeof value === "string") return quote(value);
  if (typeof value !== "object") return String(value);
  if (seen.includes(value))
    throw apexError("System.JSONException", "Direct self-reference leading to cycle");
  const inner = (item: unknown): JsonText => toJson(rt, item, options, [...seen, value]);
  const scalar = scalarText(value);
  if (scalar !== undefined) return scalar;
  if (value instanceof ApexList) return value.items.map(inner);
  if (value instanceof ApexSet) return value.values().map(inner);
  if (value instanceof ApexMap)
    return { fields: value.entries().map(([key, item]) => [keyText(key), inner(item)] as const) };
  if (value instanceof SObject) return recordFields(value, options, inner);
  if (isEmitted(value) && !(value instanceof ApexException))
    return {
      fields: emittedFields(rt, value, options).map(([name, item]) => [name, inner(item)] as const),
    };
  if (value instanceof PlatformObject && hasJsonFields(value))
    return { fields: value.jsonFields().map(([name, item]) => [name, inner(item)] as const) };
  if (value instanceof PropertyBag)
    return { fields: [...value.properties].map(([name, item]) => [name, inner(item)] as const) };
  // SObjectField, SObjectType and Type are not serialisable on the platform, except as keys of maps.
  const whole =
    value instanceof PlatformObject &&
    !(value instanceof SObjectFieldToken) &&
    !(value instanceof SObjectTypeToken) &&
    !(value instanceof TypeToken)
      ? value.showWhole()
      : null;
  if (whole !== null) return quote(whole);
  throw apexError("System.JSONException", `Apex Type unsupported in JSON: ${typeNameOf(value)}`);
}

function scalarText(value: object): string | undefined {
  if (value instanceof Decimal) return value.toString();
  if (value instanceof ApexDouble) return showDouble(value.value);
  if (value instanceof ApexDate) return quote(value.iso());
  if (value instanceof ApexDatetime) return quote(value.iso());
  if (value instanceof ApexTime) return quote(value.iso());
  if (value instanceof ApexBlob) return quote(Buffer.from(value.bytes).toString("base64"));
  return value instanceof ApexEnum ? quote(value.constantName) : undefined;
}
function keyText(key: unknown): string {
  if (typeof key === "string") return key;
  if (key === null) return "null";
  if (typeof key === "number" || typeof key === "bigint" || typeof key === "boolean")
    return String(key);
  if (key instanceof ApexDate || key instanceof ApexDatetime) return key.iso();
  if (key instanceof Decimal || key instanceof ApexDouble) return key.toString();
  if (key instanceof ApexEnum) return key.constantName;
  if (
    key instanceof SObjectFieldToken ||
    key instanceof SObjectTypeToken ||
    key instanceof TypeToken
  )
    return key.showWhole();
  throw apexError(
    "System.JSONException",
    `Map key type ${typeNameOf(key)} is not supported in JSON`,
  );
}
function emittedFields(
  rt: Runtime,
  value: EmittedObject,
  options: SerializeOptions,
): (readonly [string, unknown])[] {
  const info = rt.classes.infoOf(value);
  const fields = rt.classes
    .instanceFields(info)
    .filter((field) => !field.isTransient && (options.includeField?.(field) ?? true));
  const entries = fields.map((field) => [field.name, readMember(value, field)] as const);
  return options.suppressNulls === true ? entries.filter(([, item]) => item !== null) : entries;
}

/** `attributes` first, then fields in the order they were set; children as a query result, Datetime fields with `+0000`. */
function recordFields(
  record: SObject,
  options: SerializeOptions,
  inner: (item: unknown) => JsonText,
): JsonText {
  const fields: (readonly [string, JsonText])[] = [];
  const name = record.shape.qualifiedName;
  if (options.plainRecords !== true) {
    const attributes: (readonly [string, JsonText])[] = [["type", quote(name)]];
    if (record.id !== null)
      attributes.push([
        "url",
        quote(
          `/services/data/v${record.shape.schema.sourceApiVersion.toFixed(1)}/sobjects/${name}/${record.id}`,
        ),
      ]);
    fields.push(["attributes", { fields: attributes }]);
  }
  for (const [field, value] of record.populated()) {
    if (value instanceof ApexList)
      fields.push([
        field,
        options.plainRecords === true
          ? inner(value)
          : {
              fields: [
                ["totalSize", String(value.size)],
                ["done", "true"],
                ["records", inner(value)],
              ],
            },
      ]);
    else if (value instanceof ApexDatetime)
      fields.push([
        field,
        quote(options.plainRecords === true ? value.iso() : value.iso().replace("Z", "+0000")),
      ]);
    else fields.push([field, inner(value)]);
  }
  return { fields };
}

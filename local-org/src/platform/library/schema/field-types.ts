// What describe calls the types of fields: Schema.DisplayType and Schema.SOAPType.
import type { FieldDefinition, FieldType, Schema } from "../../../metadata/schema.ts";
import { apexTypeOfField } from "../../values/record-shape.ts";
import { defineEnum } from "../helpers.ts";

const displayTypes: Readonly<Record<FieldType, string>> = {
  Id: "ID",
  Text: "STRING",
  TextArea: "TEXTAREA",
  LongTextArea: "TEXTAREA",
  Html: "TEXTAREA",
  EncryptedText: "ENCRYPTEDSTRING",
  Email: "EMAIL",
  Phone: "PHONE",
  Url: "URL",
  Checkbox: "BOOLEAN",
  Number: "DOUBLE",
  Integer: "INTEGER",
  Double: "DOUBLE",
  Currency: "CURRENCY",
  Percent: "PERCENT",
  Date: "DATE",
  DateTime: "DATETIME",
  Time: "TIME",
  Picklist: "PICKLIST",
  MultiselectPicklist: "MULTIPICKLIST",
  Lookup: "REFERENCE",
  MasterDetail: "REFERENCE",
  Hierarchy: "REFERENCE",
  MetadataRelationship: "REFERENCE",
  AutoNumber: "STRING",
  Summary: "DOUBLE",
  Location: "LOCATION",
  Address: "ADDRESS",
  Base64: "BASE64",
  JunctionIdList: "ANYTYPE",
  ChangeEventHeader: "ANYTYPE",
  AnyType: "ANYTYPE",
};
const soapTypes: Readonly<Record<string, string>> = {
  Id: "ID",
  Boolean: "BOOLEAN",
  Decimal: "DOUBLE",
  Integer: "INTEGER",
  Date: "DATE",
  Datetime: "DATETIME",
  Time: "TIME",
  Blob: "BASE64BINARY",
  Object: "ANYTYPE",
  Location: "LOCATION",
  Address: "ADDRESS",
  String: "STRING",
};

export function displayTypeOf(schema: Schema, field: FieldDefinition): string {
  if (field.type !== "Summary") return displayTypes[field.type];
  const type = apexTypeOfField(schema, field);
  return type === "Date" ? "DATE" : type === "Datetime" ? "DATETIME" : "DOUBLE";
}
export function soapTypeOf(schema: Schema, field: FieldDefinition): string {
  return soapTypes[apexTypeOfField(schema, field)] ?? "STRING";
}

export const displayTypeEnum = defineEnum("Schema.DisplayType", [
  "ADDRESS",
  "ANYTYPE",
  "BASE64",
  "BOOLEAN",
  "COMBOBOX",
  "COMPLEXVALUE",
  "CURRENCY",
  "DATACATEGORYGROUPREFERENCE",
  "DATE",
  "DATETIME",
  "DOUBLE",
  "EMAIL",
  "ENCRYPTEDSTRING",
  "ID",
  "INTEGER",
  "JSON",
  "LOCATION",
  "LONG",
  "MULTIPICKLIST",
  "PERCENT",
  "PHONE",
  "PICKLIST",
  "REFERENCE",
  "SOBJECT",
  "STRING",
  "TEXTAREA",
  "TIME",
  "URL",
]);
export const soapTypeEnum = defineEnum("Schema.SOAPType", [
  "ADDRESS",
  "ANYTYPE",
  "BASE64BINARY",
  "BOOLEAN",
  "DATE",
  "DATETIME",
  "DOUBLE",
  "ID",
  "INTEGER",
  "JSON",
  "LOCATION",
  "STRING",
  "TIME",
  "URN",
]);
export const fieldDescribeOptions = defineEnum("Schema.FieldDescribeOptions", [
  "DEFAULT",
  "FULL_DESCRIBE",
]);

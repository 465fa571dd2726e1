// Records as the UI API gives them to `lightning/uiRecordApi`: every field with its value and the text to show.
import {
  qualifiedName,
  resolveField,
  resolveObject,
  type FieldDefinition,
  type ObjectDefinition,
} from "../../metadata/schema.ts";
import type { ApiRecord } from "../../org/contract.ts";
import { HttpError, apiError } from "../http.ts";
import { canRead, valueAt, type Viewer } from "./field-view.ts";
import { objectOfRecord, readRecord } from "./record-model.ts";
import { layoutSections } from "./record-layout.ts";
import { masterRecordTypeId } from "./object-info.ts";
import { relationshipApiName } from "./soql.ts";

export interface RepresentationRequest {
  /** `Object.Field` or `Object.Parent.Field`; unknown or hidden ones are an error */
  readonly fields: readonly string[];
  /** the same, left out when unknown or hidden */
  readonly optionalFields: readonly string[];
  readonly withLayout: boolean;
}

interface RequestedPath {
  readonly path: string;
  readonly fields: readonly FieldDefinition[];
}

export function recordRepresentation(
  viewer: Viewer,
  id: string,
  request: RepresentationRequest,
): Readonly<Record<string, unknown>> {
  const object = objectOfRecord(viewer, id);
  const layoutFields = request.withLayout
    ? layoutSections(viewer, object).flatMap((section) =>
        section.columns.flat().map((item) => `${object.name}.${item.field.name}`),
      )
    : [];
  const required = request.fields.map(
    (name) => requestedPath(viewer, object, name) ?? unknownField(name),
  );
  const optional = [...request.optionalFields, ...layoutFields].flatMap(
    (name) => requestedPath(viewer, object, name) ?? [],
  );
  const paths = [...required, ...optional];
  const always = ["LastModifiedDate", "SystemModstamp"].filter((name) =>
    object.fields.has(name.toLowerCase()),
  );
  const record = readRecord(viewer, object, id, [
    ...always,
    ...paths.map((requested) => requested.path),
  ]);
  return representationOf(viewer, object, record, paths);
}

function requestedPath(
  viewer: Viewer,
  object: ObjectDefinition,
  name: string,
): RequestedPath | undefined {
  const { schema } = viewer.org;
  const [start = "", ...steps] = name.split(".");
  if (resolveObject(schema, start) !== object || steps.length === 0) {
    return undefined;
  }
  const names: string[] = [];
  const fields: FieldDefinition[] = [];
  let current: ObjectDefinition | undefined = object;
  for (const [index, step] of steps.entries()) {
    const isLast = index === steps.length - 1;
    const field: FieldDefinition | undefined =
      current &&
      (isLast ? resolveField(schema, current, step) : relationshipField(viewer, current, step));
    if (!current || !field || !canRead(viewer, current, field)) {
      return undefined;
    }
    fields.push(field);
    names.push(isLast ? qualifiedName(schema, field.name) : relationshipApiName(schema, field));
    current = field.reference
      ? resolveObject(
          schema,
          field.reference.to.length === 1 ? (field.reference.to[0] ?? "") : "User",
        )
      : undefined;
  }
  return { path: names.join("."), fields };
}

function relationshipField(
  { org }: Viewer,
  object: ObjectDefinition,
  name: string,
): FieldDefinition | undefined {
  const wanted = name.toLowerCase();
  return [...object.fields.values()].find(
    (field) =>
      field.reference &&
      [field.reference.relationshipName, relationshipApiName(org.schema, field)].some(
        (candidate) => candidate.toLowerCase() === wanted,
      ),
  );
}

function unknownField(name: string): never {
  throw new HttpError(
    400,
    apiError("INVALID_FIELD", `No such column '${name}', or you do not have access to it.`),
  );
}

interface FieldsTree {
  readonly [name: string]: { readonly displayValue: string | null; readonly value: unknown };
}

function representationOf(
  { org }: Viewer,
  object: ObjectDefinition,
  record: ApiRecord,
  paths: readonly RequestedPath[],
): Readonly<Record<string, unknown>> {
  const fields: Record<string, FieldsTree[string]> = {};
  for (const { path, fields: chain } of paths) {
    place(fields, path.split("."), chain, record);
  }
  return {
    apiName: qualifiedName(org.schema, object.name),
    childRelationships: {},
    id: record.Id,
    fields,
    lastModifiedById: null,
    lastModifiedDate: valueAt(record, "LastModifiedDate"),
    systemModstamp: valueAt(record, "SystemModstamp"),
    recordTypeId: masterRecordTypeId,
    recordTypeInfo: null,
    eTag: "",
    weakEtag: 0,
  };
}

function place(
  fields: Record<string, FieldsTree[string]>,
  [step = "", ...rest]: readonly string[],
  [field, ...below]: readonly FieldDefinition[],
  record: unknown,
): void {
  const value = valueAt(record, step);
  if (rest.length === 0) {
    fields[step] = { displayValue: displayOf(field, value), value };
    return;
  }
  if (typeof value !== "object" || value === null) {
    fields[step] ??= { displayValue: null, value: null };
    return;
  }
  const known = fields[step]?.value as
    { fields?: Record<string, FieldsTree[string]> } | null | undefined;
  const parent = known?.fields ?? {};
  place(parent, rest, below, value);
  fields[step] = {
    displayValue: String(valueAt(value, "Name") ?? "") || null,
    value: { apiName: "", id: valueAt(value, "Id"), fields: parent, recordTypeInfo: null },
  };
}

function displayOf(field: FieldDefinition | undefined, value: unknown): string | null {
  if (value === null || typeof value === "object" || field === undefined) {
    return null;
  }
  const choice = field.picklist?.values.find((candidate) => candidate.value === value);
  return choice
    ? choice.label
    : [
          "Text",
          "TextArea",
          "LongTextArea",
          "Email",
          "Phone",
          "Url",
          "Id",
          "Lookup",
          "MasterDetail",
          "Checkbox",
        ].includes(field.type)
      ? null
      : String(value);
}

// Fields as the pages show them: where a value is in a queried record, how it is labelled, and what it links to.
import {
  qualifiedName,
  resolveField,
  resolveObject,
  type FieldDefinition,
  type ObjectDefinition,
  type Schema,
} from "../../metadata/schema.ts";
import type { ApiRecord, Org } from "../../org/contract.ts";
import { relationshipApiName } from "./soql.ts";

/** One field to show or edit, as the browser needs it. */
export interface FieldView {
  /** API name, namespaced: the key in records and in what is saved */
  readonly name: string;
  readonly label: string;
  readonly type: string;
  readonly helpText: string | null;
  readonly scale: number;
  /** SOQL paths that must be selected to show it */
  readonly paths: readonly string[];
  /** of lookups: path of the shown text */
  readonly displayPath: string | null;
  readonly referenceTo: readonly string[];
  /** it names the record itself: the list links it to the record */
  readonly isName: boolean;
  readonly sortable: boolean;
  /** of picklists whose values are labelled otherwise: value -> label */
  readonly labels: Readonly<Record<string, string>> | null;
}

export interface CellView {
  readonly value: unknown;
  readonly display: string | null;
  readonly href: string | null;
}

export interface Viewer {
  readonly org: Org;
  readonly userId: string;
}

export function fieldView(
  { org, userId }: Viewer,
  object: ObjectDefinition,
  field: FieldDefinition,
): FieldView {
  const name = qualifiedName(org.schema, field.name);
  const displayPath = lookupDisplayPath({ org, userId }, field);
  return {
    name,
    label: field.reference && !field.custom ? field.label.replace(/ ID$/, "") : field.label,
    type: field.type,
    helpText: field.helpText ?? null,
    scale: field.scale ?? 0,
    paths: displayPath === null ? [name] : [name, displayPath],
    displayPath,
    referenceTo: field.reference
      ? field.reference.to.map((target) => qualifiedName(org.schema, target))
      : [],
    isName: field.name === nameFieldOf(object),
    sortable: ![
      "LongTextArea",
      "Html",
      "MultiselectPicklist",
      "Address",
      "Location",
      "Base64",
    ].includes(field.type),
    labels: picklistLabels(field),
  };
}

function picklistLabels(field: FieldDefinition): Readonly<Record<string, string>> | null {
  const relabelled = (field.picklist?.values ?? []).filter(
    (choice) => choice.label !== choice.value,
  );
  return relabelled.length === 0
    ? null
    : Object.fromEntries(relabelled.map((choice) => [choice.value, choice.label]));
}

function labelled(labels: Readonly<Record<string, string>> | null, value: unknown): string | null {
  return labels === null || typeof value !== "string"
    ? null
    : value
        .split(";")
        .map((part) => labels[part] ?? part)
        .join("; ");
}

export function nameFieldOf(object: ObjectDefinition): string {
  return object.nameField ?? (object.fields.has("name") ? "Name" : "Id");
}

function lookupDisplayPath({ org, userId }: Viewer, field: FieldDefinition): string | null {
  const target =
    field.reference?.to.length === 1
      ? resolveObject(org.schema, field.reference.to[0] ?? "")
      : undefined;
  const relationship = relationshipApiName(org.schema, field);
  if (relationship === "" || !field.reference) {
    return null;
  }
  if (!target) {
    return `${relationship}.Name`; // polymorphic: Name is the one field all targets share
  }
  const isReadable = target.name === "User" || org.objectAccess(userId, target.name).read;
  return isReadable ? `${relationship}.${qualifiedName(org.schema, nameFieldOf(target))}` : null;
}

export function canRead(
  { org, userId }: Viewer,
  object: ObjectDefinition,
  field: FieldDefinition,
): boolean {
  return org.fieldAccess(userId, object.name, field.name).read;
}

export function readableField(
  viewer: Viewer,
  object: ObjectDefinition,
  name: string,
): FieldDefinition | undefined {
  const field = resolveField(viewer.org.schema, object, name);
  return field && canRead(viewer, object, field) ? field : undefined;
}

/** What stands in a record at a path, whatever the case of its keys. */
export function valueAt(record: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>((value, step) => {
    if (typeof value !== "object" || value === null) {
      return null;
    }
    const entries = value as Readonly<Record<string, unknown>>;
    const key =
      step in entries
        ? step
        : Object.keys(entries).find((candidate) => candidate.toLowerCase() === step.toLowerCase());
    return key === undefined ? null : (entries[key] ?? null);
  }, record);
}

/** Shown for a lookup whose record the user may not see: its name is not theirs to know. */
const noAccess = "(no access)";

export function cellView(schema: Schema, view: FieldView, record: ApiRecord): CellView {
  const value = valueAt(record, view.name);
  const display = view.displayPath === null ? null : valueAt(record, view.displayPath);
  const target =
    typeof value === "string" && view.referenceTo.length > 0 && display !== null
      ? `/lightning/r/${referencedObject(schema, view, value)}${value}/view`
      : null;
  const hidden =
    view.referenceTo.length > 0 && value !== null ? noAccess : labelled(view.labels, value);
  return {
    value,
    display: typeof display === "string" ? display : hidden,
    href: view.isName && typeof record.Id === "string" ? `/lightning/r/${record.Id}/view` : target,
  };
}

function referencedObject(schema: Schema, view: FieldView, id: string): string {
  const object = view.referenceTo.length === 1 ? view.referenceTo[0] : objectOfId(schema, id)?.name;
  return object === undefined ? "" : `${qualifiedName(schema, object)}/`;
}

/** The object whose key prefix an Id starts with. */
export function objectOfId(schema: Schema, id: string): ObjectDefinition | undefined {
  const prefix = id.slice(0, 3);
  return [...schema.objects.values()].find(
    (object) => object.keyPrefix === prefix && object.kind !== "share" && object.kind !== "history",
  );
}

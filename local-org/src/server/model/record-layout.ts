// The detail part of a record page: the layout's sections with the fields the user may see, their values, and the highlights.
import {
  qualifiedName,
  type FieldDefinition,
  type LayoutSection,
  type ObjectDefinition,
  type Schema,
} from "../../metadata/schema.ts";
import { canRead, nameFieldOf, readableField, type Viewer } from "./field-view.ts";
import { standardLayout } from "./standard-layouts.ts";

export interface LayoutItem {
  readonly field: FieldDefinition;
  /** the layout says Required or the field is */
  readonly required: boolean;
  readonly readOnly: boolean;
}

export interface SectionFields {
  readonly label: string;
  readonly columns: readonly (readonly LayoutItem[])[];
}

/** Sections of the object's layout, without what the user may not see; of objects without a layout, all their fields. */
export function layoutSections(viewer: Viewer, object: ObjectDefinition): SectionFields[] {
  const layout = viewer.org.schema.layouts.find((candidate) => candidate.object === object.name);
  const sections = layout
    ? layout.sections.filter((section) => section.style !== "CustomLinks")
    : defaultSections(object);
  return sections
    .map((section) => ({
      label: section.label,
      columns: section.columns.map((column) =>
        column.flatMap((item) => itemOf(viewer, object, item)),
      ),
    }))
    .filter((section) => section.columns.some((column) => column.length > 0));
}

function itemOf(
  viewer: Viewer,
  object: ObjectDefinition,
  item: LayoutSection["columns"][number][number],
): LayoutItem[] {
  const field = item.field === undefined ? undefined : readableField(viewer, object, item.field);
  if (!field) {
    return [];
  }
  return [
    {
      field,
      required: item.behavior === "Required" || field.required,
      readOnly: item.behavior === "Readonly",
    },
  ];
}

const systemFields: readonly string[] = [
  "createdbyid",
  "createddate",
  "lastmodifiedbyid",
  "lastmodifieddate",
];
const hiddenFields: readonly string[] = [
  "id",
  "isdeleted",
  "systemmodstamp",
  "recordtypeid",
  "masterrecordid",
  "lastvieweddate",
  "lastreferenceddate",
  "lastactivitydate",
  "jigsaw",
  "jigsawcompanyid",
  "photourl",
  "cleanstatus",
  "dandbcompanyid",
  "currencyisocode",
  "latitude",
  "longitude",
];

function defaultSections(object: ObjectDefinition): readonly LayoutSection[] {
  const customFields = [...object.fields.values()]
    .filter((field) => field.custom)
    .map((field) => field.name);
  const standard = standardLayout(object.name, customFields);
  if (standard) {
    return standard;
  }
  const fields = [...object.fields.values()].filter(
    (field) =>
      !hiddenFields.includes(field.name.toLowerCase()) &&
      !["Address", "Base64", "Location"].includes(field.type) &&
      !/geocodeaccuracy|latitude|longitude$/i.test(field.name),
  );
  const own = fields.filter((field) => !systemFields.includes(field.name.toLowerCase()));
  const system = fields.filter((field) => systemFields.includes(field.name.toLowerCase()));
  return [
    { label: "Information", style: "TwoColumnsLeftToRight", columns: halves(own) },
    { label: "System Information", style: "TwoColumnsLeftToRight", columns: halves(system) },
  ];
}

function halves(fields: readonly FieldDefinition[]): { field: string }[][] {
  const items = fields.map((field) => ({ field: field.name }));
  const middle = Math.ceil(items.length / 2);
  return [items.slice(0, middle), items.slice(middle)];
}

// The system compact layouts of standard objects show these (Object Manager, "Compact Layouts").
const standardHighlights: Readonly<Record<string, readonly string[]>> = {
  account: ["Type", "Phone", "Website", "OwnerId"],
  contact: ["Title", "AccountId", "Phone", "Email"],
  lead: ["Title", "Company", "Phone", "Email"],
  opportunity: ["AccountId", "CloseDate", "Amount", "StageName", "OwnerId"],
  user: ["Title", "Phone", "Email"],
};

/** Fields of the highlights panel, the name left out. */
export function highlightFields(viewer: Viewer, object: ObjectDefinition): FieldDefinition[] {
  const assigned = object.compactLayoutAssignment;
  const layout =
    object.compactLayouts.find((candidate) => candidate.name === assigned) ??
    (assigned === undefined || assigned === "SYSTEM" ? undefined : object.compactLayouts[0]);
  const names = layout?.fields ??
    standardHighlights[object.name.toLowerCase()] ?? ["OwnerId", "LastModifiedDate"];
  return names
    .map((name) => readableField(viewer, object, name))
    .filter((field) => field !== undefined)
    .filter((field) => field.name !== nameFieldOf(object));
}

export function mayEditField(
  { org, userId }: Viewer,
  object: ObjectDefinition,
  field: FieldDefinition,
  isNew: boolean,
): boolean {
  return (
    (isNew ? field.createable : field.updateable) &&
    field.formula === undefined &&
    org.fieldAccess(userId, object.name, field.name).edit
  );
}

/** The name of a record, as far as the user may read it. */
export function recordTitlePath(viewer: Viewer, object: ObjectDefinition): string {
  const field = object.fields.get(nameFieldOf(object).toLowerCase());
  return field && canRead(viewer, object, field)
    ? qualifiedName(viewer.org.schema, field.name)
    : "Id";
}

export function flexiPageFor(
  schema: Schema,
  object: ObjectDefinition,
  application: string | undefined,
) {
  const named =
    schema.applications.find((candidate) => candidate.name === application)?.recordPages[
      object.name
    ] ??
    schema.applications
      .map((candidate) => candidate.recordPages[object.name])
      .find((name) => name !== undefined);
  const own = schema.flexiPages.filter(
    (page) => page.type === "RecordPage" && page.object === object.name,
  );
  return (
    schema.flexiPages.find((page) => page.name === named) ?? (own.length === 1 ? own[0] : undefined)
  );
}

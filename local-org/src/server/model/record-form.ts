// The form that creates or edits a record: the layout's fields that the user may fill in, with their choices and starting values.
import {
  qualifiedName,
  type FieldDefinition,
  type ObjectDefinition,
  type PicklistValue,
} from "../../metadata/schema.ts";
import type { FormField, FormModel } from "../../lwc/modules/local/models/models.ts";
import { HttpError, apiError } from "../http.ts";
import { cellView, fieldView, type FieldView, type Viewer } from "./field-view.ts";
import { layoutSections, mayEditField, recordTitlePath, type LayoutItem } from "./record-layout.ts";
import { notFound, objectOfRecord, readRecord } from "./record-model.ts";

export function editForm(viewer: Viewer, id: string): FormModel {
  const object = objectOfRecord(viewer, id);
  const titlePath = recordTitlePath(viewer, object);
  const items = editableItems(viewer, object, false);
  const views = items
    .flatMap((section) => section.columns.flat())
    .map((item) => fieldView(viewer, object, item.field));
  const record = readRecord(viewer, object, id, [
    titlePath,
    ...views.flatMap((view) => view.paths),
  ]);
  if (
    viewer.org.recordAccess(viewer.userId, [String(record.Id)]).get(String(record.Id))?.edit !==
    true
  ) {
    throw new HttpError(
      403,
      apiError(
        "INSUFFICIENT_ACCESS_OR_READONLY",
        `You do not have permission to edit this ${object.label.toLowerCase()}.`,
      ),
    );
  }
  const sections = items.map((section) => ({
    label: section.label,
    columns: section.columns.map((column) =>
      column.map((item) => {
        const view = fieldView(viewer, object, item.field);
        const cell = cellView(viewer.org.schema, view, record);
        return formField(view, item, cell.value, cell.display);
      }),
    ),
  }));
  return {
    id: String(record.Id),
    objectApiName: qualifiedName(viewer.org.schema, object.name),
    label: object.label,
    title: `Edit ${object.label}`,
    sections,
  };
}

export function createForm(
  viewer: Viewer,
  object: ObjectDefinition | undefined,
  given: Readonly<Record<string, string>>,
): FormModel {
  if (!object || !viewer.org.objectAccess(viewer.userId, object.name).read) {
    throw notFound();
  }
  if (!object.createable || !viewer.org.objectAccess(viewer.userId, object.name).create) {
    throw new HttpError(
      403,
      apiError(
        "INSUFFICIENT_ACCESS_OR_READONLY",
        `You do not have permission to create ${object.pluralLabel.toLowerCase()}.`,
      ),
    );
  }
  const values = new Map(Object.entries(given).map(([name, value]) => [name.toLowerCase(), value]));
  const sections = editableItems(viewer, object, true).map((section) => ({
    label: section.label,
    columns: section.columns.map((column) =>
      column.map((item) => {
        const view = fieldView(viewer, object, item.field);
        const value =
          values.get(view.name.toLowerCase()) ??
          values.get(item.field.name.toLowerCase()) ??
          defaultValue(item.field);
        return formField(view, item, value, displayOf(viewer, view, value));
      }),
    ),
  }));
  return {
    id: null,
    objectApiName: qualifiedName(viewer.org.schema, object.name),
    label: object.label,
    title: `New ${object.label}`,
    sections,
  };
}

function editableItems(viewer: Viewer, object: ObjectDefinition, isNew: boolean) {
  return layoutSections(viewer, object)
    .map((section) => ({
      label: section.label,
      columns: section.columns.map((column) =>
        column.filter(
          (item) =>
            !item.readOnly &&
            isInForm(item.field, isNew) &&
            mayEditField(viewer, object, item.field, isNew),
        ),
      ),
    }))
    .filter((section) => section.columns.some((column) => column.length > 0));
}

// The owner of a new record is who creates it.
function isInForm(field: FieldDefinition, isNew: boolean): boolean {
  return (
    !["AutoNumber", "Summary", "Address", "Location", "Base64", "Id", "EncryptedText"].includes(
      field.type,
    ) && !(isNew && field.name === "OwnerId")
  );
}

function formField(
  view: FieldView,
  { field, required }: LayoutItem,
  value: unknown,
  display: string | null,
): FormField {
  return {
    field: view,
    required: required && field.type !== "Checkbox",
    value: value ?? null,
    display,
    maxLength: field.length ?? null,
    options: field.picklist
      ? field.picklist.values
          .filter((choice) => choice.isActive || choice.value === value)
          .map(optionOf)
      : [],
  };
}

function optionOf({ label, value }: PicklistValue): { label: string; value: string } {
  return { label, value };
}

// Plain literals only; a default formula is applied by the Org when the record is saved.
function defaultValue(field: FieldDefinition): unknown {
  if (field.picklist) {
    return (
      field.picklist.values.find((choice) => choice.isDefault && choice.isActive)?.value ?? null
    );
  }
  const text = field.defaultValue?.trim();
  if (field.type === "Checkbox") {
    return text?.toLowerCase() === "true";
  }
  if (text === undefined || text === "") {
    return null;
  }
  const quoted = /^"([^"]*)"$|^'([^']*)'$/.exec(text);
  return quoted
    ? (quoted[1] ?? quoted[2] ?? null)
    : /^-?\d+(\.\d+)?$/.test(text)
      ? Number(text)
      : null;
}

// The parent that a related list's New button filled in, shown by its name.
function displayOf(viewer: Viewer, view: FieldView, value: unknown): string | null {
  if (view.referenceTo.length === 0 || typeof value !== "string" || value === "") {
    return null;
  }
  const target = objectOfRecord(viewer, value);
  const path = recordTitlePath(viewer, target);
  return String(readRecord(viewer, target, value, [path])[path] ?? value);
}

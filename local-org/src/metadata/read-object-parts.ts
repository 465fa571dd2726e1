// What stands below an object's folder beside its fields: rules, record types, list views, compact layouts, field sets, sharing reasons, processes.
import { ownName, report } from "./reading.ts";
import { readValue } from "./read-field.ts";
import { child, childrenOf, flag, placesOf, textOf, textsOf, trimmed } from "./xml.ts";
import type { ObjectDraft, Reading } from "./reading.ts";
import type { XmlElement } from "./xml.ts";
import type { PicklistValue } from "./schema.ts";

/** Notes that a part names a field; check-objects asks whether it exists. */
function mention(
  reading: Reading,
  object: ObjectDraft,
  file: string,
  at: XmlElement | undefined,
  rule: string,
): void {
  if (at)
    reading.mentions.push({
      object,
      file,
      at,
      element: at.name,
      field: at.text.trim(),
      rule,
    });
}

function mentionValue(
  reading: Reading,
  object: ObjectDraft,
  file: string,
  field: string,
  at: XmlElement,
): void {
  reading.mentions.push({
    object,
    file,
    at: child(at, "fullName") ?? at,
    element: "picklist",
    field,
    value: decodeName(trimmed(at, "fullName") ?? ""),
    rule: "G302.picklist-value",
  });
}

export function addValidationRule(
  reading: Reading,
  object: ObjectDraft,
  element: XmlElement,
  name: string,
  file: string,
): void {
  const condition = textOf(element, "errorConditionFormula");
  const message = textOf(element, "errorMessage");
  if (condition === undefined || message === undefined) {
    report(
      reading,
      file,
      element,
      `Required field is missing: ${condition === undefined ? "errorConditionFormula" : "errorMessage"} (validation rule ${object.name}.${name})`,
      "G003.required-element",
    );
    return;
  }
  const errorField = trimmed(element, "errorDisplayField");
  object.validationRules.push({
    name,
    active: textOf(element, "active")?.trim() !== "false",
    condition,
    message,
    ...(errorField === undefined ? {} : { errorField: ownName(reading, errorField) }),
    sourceFile: file,
    places: placesOf(element, ["errorConditionFormula", "errorDisplayField"]),
  });
}

export function addRecordType(
  reading: Reading,
  object: ObjectDraft,
  element: XmlElement,
  name: string,
  file: string,
): void {
  const businessProcess = trimmed(element, "businessProcess");
  const picklistValues: Record<string, PicklistValue[]> = {};
  for (const one of childrenOf(element, "picklistValues")) {
    const fieldName = ownName(reading, trimmed(one, "picklist") ?? "");
    mention(reading, object, file, child(one, "picklist"), "G302.unknown-field");
    for (const value of childrenOf(one, "values"))
      mentionValue(reading, object, file, fieldName, value);
    picklistValues[fieldName] = childrenOf(one, "values").map((value) => ({
      ...readValue(value),
      value: decodeName(trimmed(value, "fullName") ?? ""),
      label: decodeName(trimmed(value, "fullName") ?? ""),
    }));
  }
  object.recordTypes.push({
    name,
    label: trimmed(element, "label") ?? name,
    active: textOf(element, "active")?.trim() !== "false",
    ...(businessProcess === undefined ? {} : { businessProcess }),
    picklistValues,
  });
}

/** Value names in record types are written with percent escapes: `Closed%2FWon`. */
function decodeName(name: string): string {
  return name.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

export function addListView(
  reading: Reading,
  object: ObjectDraft,
  element: XmlElement,
  name: string,
  file: string,
): void {
  for (const column of childrenOf(element, "columns"))
    mention(reading, object, file, column, "G305.unknown-field");
  for (const filter of childrenOf(element, "filters"))
    mention(reading, object, file, child(filter, "field"), "G305.unknown-field");
  const booleanFilter = trimmed(element, "booleanFilter");
  object.listViews.push({
    name,
    label: trimmed(element, "label") ?? name,
    scope: trimmed(element, "filterScope") ?? "Everything",
    columns: textsOf(element, "columns").map((column) => ownName(reading, column)),
    filters: childrenOf(element, "filters").map((one) => ({
      field: ownName(reading, trimmed(one, "field") ?? ""),
      operation: trimmed(one, "operation") ?? "equals",
      value: textOf(one, "value") ?? "",
    })),
    ...(booleanFilter === undefined ? {} : { booleanFilter }),
  });
}

export function addCompactLayout(
  reading: Reading,
  object: ObjectDraft,
  element: XmlElement,
  name: string,
  file: string,
): void {
  for (const field of childrenOf(element, "fields"))
    mention(reading, object, file, field, "G304.unknown-field");
  object.compactLayouts.push({
    name,
    label: trimmed(element, "label") ?? name,
    fields: textsOf(element, "fields").map((one) => ownName(reading, one)),
  });
}

export function addFieldSet(
  reading: Reading,
  object: ObjectDraft,
  element: XmlElement,
  name: string,
  file: string,
): void {
  for (const list of ["displayedFields", "availableFields"])
    for (const item of childrenOf(element, list))
      mention(reading, object, file, child(item, "field"), "G306.unknown-field");
  object.fieldSets.push({
    name,
    label: trimmed(element, "label") ?? name,
    fields: childrenOf(element, "displayedFields").map((one) => ({
      field: ownName(reading, trimmed(one, "field") ?? ""),
      required: flag(one, "isRequired"),
    })),
  });
}

export function addSharingReason(
  _reading: Reading,
  object: ObjectDraft,
  element: XmlElement,
  name: string,
): void {
  object.sharingReasons.push({ name, label: trimmed(element, "label") ?? name });
}

export function addBusinessProcess(
  _reading: Reading,
  object: ObjectDraft,
  element: XmlElement,
  name: string,
): void {
  const values = childrenOf(element, "values").map((value) => ({
    value: decodeName(trimmed(value, "fullName") ?? ""),
    isDefault: flag(value, "default"),
  }));
  object.businessProcesses = [
    ...(object.businessProcesses ?? []),
    { name, active: textOf(element, "isActive")?.trim() !== "false", values },
  ];
}

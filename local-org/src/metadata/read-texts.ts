// Custom labels with their translations, and custom metadata records.
import { baseName, ownName, readXml, report, reportMissingObject } from "./reading.ts";
import { child, childrenOf, flag, textOf, trimmed } from "./xml.ts";
import type { Collection } from "./collection.ts";
import type { ObjectDraft, Reading } from "./reading.ts";
import type { XmlElement } from "./xml.ts";
import type { CustomMetadataRecord, LabelDefinition } from "./schema.ts";

/** `labels` gathers the labels by lower-cased name, for the duplicates and the translations. */
export function readLabels(
  reading: Reading,
  collection: Collection,
  labels: Map<string, LabelDefinition>,
  file: string,
  root: string,
): void {
  const element = readXml(reading, file, root);
  if (!element) return;
  for (const one of root === "CustomLabel" ? [element] : childrenOf(element, "labels")) {
    const name = trimmed(one, "fullName");
    const value = textOf(one, "value");
    if (name === undefined || value === undefined) {
      report(
        reading,
        file,
        one,
        `Required field is missing: ${name === undefined ? "fullName" : "value"} (custom label ${name ?? ""})`,
        "G003.required-element",
      );
      continue;
    }
    if (labels.has(name.toLowerCase()))
      report(
        reading,
        file,
        one,
        `The custom label ${name} is there more than once.`,
        "G406.duplicate-label",
      );
    const categories = trimmed(one, "categories");
    const label: LabelDefinition = {
      name,
      value,
      language: trimmed(one, "language") ?? "en_US",
      ...(categories === undefined ? {} : { categories }),
      protected: flag(one, "protected"),
    };
    labels.set(name.toLowerCase(), label);
    collection.labels.push(label);
  }
}

/** `translations/de.translation-meta.xml`: the labels in another language; what it translates besides isn't read. */
export function readTranslation(
  reading: Reading,
  collection: Collection,
  labels: ReadonlyMap<string, LabelDefinition>,
  file: string,
): void {
  const root = readXml(reading, file, "Translations");
  if (!root) return;
  const language = baseName(file);
  for (const one of childrenOf(root, "customLabels")) {
    const name = trimmed(one, "name");
    const value = textOf(one, "label");
    if (name === undefined || value === undefined) continue;
    const source = labels.get(name.toLowerCase());
    if (!source)
      report(
        reading,
        file,
        one,
        `In field: customLabels - no CustomLabel named ${name} found`,
        "G016.unknown-label",
      );
    else collection.labels.push({ ...source, value, language });
  }
}

export function readCustomMetadata(reading: Reading, collection: Collection, file: string): void {
  const root = readXml(reading, file, "CustomMetadata");
  if (!root) return;
  const [typeStem = "", ...rest] = baseName(file).split(".");
  const developerName = rest.join(".");
  const type = ownName(reading, `${typeStem}__mdt`);
  const object = reading.objects.get(type.toLowerCase());
  if (!object) {
    reportMissingObject(reading, file, root, "CustomMetadata", type);
    return;
  }
  const values: Record<string, string | number | boolean | null> = {};
  for (const one of childrenOf(root, "values")) readValueOf(reading, object, one, values, file);
  for (const field of object.fields.values()) {
    if (field.custom && !Object.hasOwn(values, field.name))
      values[field.name] = field.type === "Checkbox" ? field.defaultValue === "true" : null;
  }
  const record: CustomMetadataRecord = {
    type: object.name,
    developerName: ownName(reading, developerName),
    label: textOf(root, "label") ?? developerName,
    protected: flag(root, "protected"),
    values,
    sourceFile: file,
  };
  collection.customMetadata.push(record);
}

function readValueOf(
  reading: Reading,
  object: ObjectDraft,
  element: XmlElement,
  values: Record<string, string | number | boolean | null>,
  file: string,
): void {
  const name = ownName(reading, trimmed(element, "field") ?? "");
  const field = object.fields.get(name.toLowerCase());
  const value = child(element, "value");
  if (!field) {
    report(
      reading,
      file,
      child(element, "field") ?? element,
      `In field: field - no CustomField named ${object.name}.${name} found`,
      "G601.unknown-field",
    );
    return;
  }
  const empty = !value || value.attributes["xsi:nil"] === "true";
  values[field.name] = empty
    ? field.type === "Checkbox"
      ? false
      : null
    : convert(field.type, value.text);
}

function convert(type: string, text: string): string | number | boolean {
  if (type === "Checkbox") return text.trim() === "true";
  if (type === "Number" || type === "Percent" || type === "Currency") return Number(text.trim());
  return text;
}

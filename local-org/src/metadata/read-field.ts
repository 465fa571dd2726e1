// One field of an object, from the XML of a custom field (or of what a project changes on a standard one).
import { labelFromName } from "./standard/build.ts";
import { child, childrenOf, flag, numberOf, placesOf, textOf, textsOf, trimmed } from "./xml.ts";
import { ownName, report, UNSUPPORTED } from "./reading.ts";
import type { Reading } from "./reading.ts";
import type { XmlElement } from "./xml.ts";
import type {
  FieldDefinition,
  FieldType,
  LookupFilter,
  PicklistDefinition,
  PicklistValue,
  ReferenceDefinition,
  SourcePlace,
  SummaryDefinition,
} from "./schema.ts";

const FIELD_TYPES: ReadonlySet<string> = new Set<FieldType>([
  "Text",
  "TextArea",
  "LongTextArea",
  "Html",
  "EncryptedText",
  "Email",
  "Phone",
  "Url",
  "Checkbox",
  "Number",
  "Currency",
  "Percent",
  "Date",
  "DateTime",
  "Time",
  "Picklist",
  "MultiselectPicklist",
  "Lookup",
  "MasterDetail",
  "Hierarchy",
  "MetadataRelationship",
  "AutoNumber",
  "Summary",
  "Location",
]);
const FIXED_LENGTHS: Partial<Record<FieldType, number>> = {
  TextArea: 255,
  Email: 80,
  Phone: 40,
  Url: 255,
  Picklist: 255,
  MultiselectPicklist: 4099,
  Lookup: 18,
  MasterDetail: 18,
  Hierarchy: 18,
  MetadataRelationship: 255,
  AutoNumber: 30,
  LongTextArea: 32768,
  Html: 32768,
};

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function isFieldType(text: string): text is FieldType {
  return FIELD_TYPES.has(text);
}

/** The definition a custom field's XML gives; undefined after a problem that leaves nothing to define. */
export function readField(
  reading: Reading,
  element: XmlElement,
  name: string,
  objectName: string,
  file: string,
): FieldDefinition | undefined {
  const type = trimmed(element, "type");
  if (type === undefined) {
    report(
      reading,
      file,
      element,
      `Required field is missing: type (field ${objectName}.${name})`,
      "G201.field-type",
    );
    return undefined;
  }
  if (!isFieldType(type)) {
    report(
      reading,
      file,
      child(element, "type"),
      `Fields of type ${type} aren't supported by the local org: ${objectName}.${name}.`,
      UNSUPPORTED,
    );
    return undefined;
  }
  const formula = textOf(element, "formula");
  const computed = formula !== undefined || type === "Summary" || type === "AutoNumber";
  const field: Mutable<FieldDefinition> = {
    name,
    label: trimmed(element, "label") ?? labelFromName(name),
    type,
    custom: true,
    required: type === "MasterDetail" || flag(element, "required"),
    unique: flag(element, "unique"),
    caseSensitive: flag(element, "caseSensitive"),
    externalId: flag(element, "externalId"),
    trackHistory: flag(element, "trackHistory"),
    createable: !computed,
    updateable:
      !computed && !(type === "MasterDetail" && !flag(element, "reparentableMasterDetail")),
    sourceFile: file,
    places: placesOf(element, [
      "formula",
      "defaultValue",
      "referenceTo",
      "summaryForeignKey",
      "summarizedField",
      "relationshipName",
      "trackHistory",
    ]),
  };
  addTexts(field, element);
  addSizes(field, element, type);
  if (formula !== undefined) {
    field.formula = formula;
    field.treatBlanksAsZero = textOf(element, "formulaTreatBlanksAs")?.trim() === "BlankAsZero";
  }
  if ((type === "Picklist" || type === "MultiselectPicklist") && formula === undefined)
    field.picklist = readPicklist(reading, element, `${objectName}.${name}`, file);
  if (
    type === "Lookup" ||
    type === "MasterDetail" ||
    type === "Hierarchy" ||
    type === "MetadataRelationship"
  )
    addReference(reading, field, element, objectName, file);
  if (type === "Summary") addSummary(reading, field, element, objectName, file);
  if (type === "AutoNumber") {
    field.autoNumberFormat = trimmed(element, "displayFormat") ?? "{0}";
    field.autoNumberStart = numberOf(element, "startingNumber") ?? 1;
  }
  return field;
}

function addTexts(field: Mutable<FieldDefinition>, element: XmlElement): void {
  const description = textOf(element, "description");
  const helpText = textOf(element, "inlineHelpText");
  const defaultValue = trimmed(element, "defaultValue");
  if (description !== undefined) field.description = description;
  if (helpText !== undefined) field.helpText = helpText;
  if (defaultValue !== undefined) field.defaultValue = defaultValue;
}

function addSizes(field: Mutable<FieldDefinition>, element: XmlElement, type: FieldType): void {
  const length =
    numberOf(element, "length") ??
    FIXED_LENGTHS[type] ??
    (type === "Text" || type === "EncryptedText"
      ? field.formula === undefined
        ? 255
        : 1300
      : undefined);
  const numeric = type === "Number" || type === "Currency" || type === "Percent";
  const precision = numberOf(element, "precision") ?? (numeric ? 18 : undefined);
  const scale = numberOf(element, "scale") ?? (numeric ? 0 : undefined);
  if (length !== undefined) field.length = length;
  if (precision !== undefined) field.precision = precision;
  if (scale !== undefined) field.scale = scale;
}

/** What a project says about a field the platform already has: tracking, help, picklist values. */
export function mergeStandardField(
  reading: Reading,
  standard: FieldDefinition,
  element: XmlElement,
  objectName: string,
  file: string,
): FieldDefinition {
  const merged: Mutable<FieldDefinition> = {
    ...standard,
    trackHistory: flag(element, "trackHistory"),
  };
  addTexts(merged, element);
  const label = trimmed(element, "label");
  if (label !== undefined) merged.label = label;
  if (
    child(element, "valueSet") &&
    (standard.type === "Picklist" || standard.type === "MultiselectPicklist")
  ) {
    merged.picklist = readPicklist(reading, element, `${objectName}.${standard.name}`, file);
  }
  if (flag(element, "required")) merged.required = true;
  const filter = readLookupFilter(reading, element);
  if (filter) merged.lookupFilter = filter;
  return merged;
}

/** The values of a picklist: its own, or those of a global or standard value set; with what each controlling value allows. */
function readPicklist(
  reading: Reading,
  element: XmlElement,
  fieldName: string,
  file: string,
): PicklistDefinition {
  const valueSet = child(element, "valueSet");
  if (!valueSet) {
    report(
      reading,
      file,
      element,
      `Required field is missing: valueSet (field ${fieldName})`,
      "G204.no-value-set",
    );
    return { restricted: false, values: [] };
  }
  // a global set may be named with its suffix
  const setName = trimmed(valueSet, "valueSetName")?.replace(/__gvs$/i, "");
  const definition = child(valueSet, "valueSetDefinition");
  const controllingField = trimmed(valueSet, "controllingField");
  let values: readonly PicklistValue[] = [];
  if (setName !== undefined) {
    const named = reading.valueSets.get(ownName(reading, setName).toLowerCase());
    if (named) values = named;
    else if (!setName.includes("__"))
      report(
        reading,
        file,
        child(valueSet, "valueSetName"),
        `In field: valueSetName - no GlobalValueSet named ${setName} found`,
        "G204.unknown-value-set",
      );
  } else if (definition) {
    values = childrenOf(definition, "value").map(readValue);
  }
  const settings = childrenOf(valueSet, "valueSettings").map((one) => ({
    value: trimmed(one, "valueName"),
    validFor: textsOf(one, "controllingFieldValue"),
  }));
  if (controllingField !== undefined) {
    values = values.map((value) => ({
      ...value,
      validFor: settings.filter((one) => one.value === value.value).flatMap((one) => one.validFor),
    }));
  }
  return {
    restricted: flag(valueSet, "restricted"),
    values,
    ...(controllingField === undefined
      ? {}
      : { controllingField: ownName(reading, controllingField) }),
    ...(setName === undefined ? {} : { valueSet: setName }),
  };
}

const KNOWN_VALUE_PARTS = new Set([
  "fullName",
  "label",
  "default",
  "isActive",
  "color",
  "description",
  "valueSetName",
]);

/** One value of a value set; anything beside name, label, default and active (closed, won, probability …) becomes an attribute. */
export function readValue(element: XmlElement): PicklistValue {
  const value = trimmed(element, "fullName") ?? "";
  const attributes = Object.fromEntries(
    element.children
      .filter((one) => !KNOWN_VALUE_PARTS.has(one.name))
      .map((one) => [one.name, one.text.trim()]),
  );
  return {
    value,
    label: trimmed(element, "label") ?? value,
    isDefault: flag(element, "default"),
    isActive: textOf(element, "isActive")?.trim() !== "false",
    ...(Object.keys(attributes).length === 0 ? {} : { attributes }),
  };
}

function addReference(
  reading: Reading,
  field: Mutable<FieldDefinition>,
  element: XmlElement,
  objectName: string,
  file: string,
): void {
  const to = field.type === "Hierarchy" ? objectName : trimmed(element, "referenceTo");
  if (to === undefined) {
    report(
      reading,
      file,
      element,
      `Required field is missing: referenceTo (field ${objectName}.${field.name})`,
      "G206.reference-to",
    );
    return;
  }
  const childName = trimmed(element, "relationshipName");
  if (childName === undefined && field.type === "MasterDetail")
    report(
      reading,
      file,
      element,
      `Must specify a non-null value for: relationshipName (field ${objectName}.${field.name})`,
      "G208.relationship-name",
    );
  const reference: Mutable<ReferenceDefinition> = {
    to: [ownName(reading, to)],
    relationshipName: field.name.replace(/__c$/i, "__r"),
    deleteConstraint: deleteConstraintOf(field, element),
    writeRequiresMasterRead: flag(element, "writeRequiresMasterRead"),
    reparentable: field.type !== "MasterDetail" || flag(element, "reparentableMasterDetail"),
  };
  if (childName !== undefined) reference.childRelationshipName = `${childName}__r`;
  field.reference = reference;
  const filter = readLookupFilter(reading, element);
  if (filter) field.lookupFilter = filter;
}

function deleteConstraintOf(
  field: FieldDefinition,
  element: XmlElement,
): ReferenceDefinition["deleteConstraint"] {
  if (field.type === "MasterDetail") return "Cascade";
  const text = trimmed(element, "deleteConstraint");
  return text === "Restrict" || text === "Cascade" ? text : "SetNull";
}

function readLookupFilter(reading: Reading, element: XmlElement): LookupFilter | undefined {
  const filter = child(element, "lookupFilter");
  if (!filter) return undefined;
  const booleanFilter = trimmed(filter, "booleanFilter");
  const errorMessage = textOf(filter, "errorMessage");
  return {
    active: textOf(filter, "active")?.trim() !== "false",
    optional: flag(filter, "isOptional"),
    items: childrenOf(filter, "filterItems").map((item) => ({
      field: ownName(reading, trimmed(item, "field") ?? ""),
      operation: trimmed(item, "operation") ?? "equals",
      ...optional("value", textOf(item, "value")),
      ...optional("valueField", trimmed(item, "valueField")),
    })),
    ...optional("booleanFilter", booleanFilter),
    ...optional("errorMessage", errorMessage),
  };
}

function optional<K extends string>(key: K, value: string | undefined): { [P in K]?: string } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: string });
}

function addSummary(
  reading: Reading,
  field: Mutable<FieldDefinition>,
  element: XmlElement,
  objectName: string,
  file: string,
): void {
  const operation = trimmed(element, "summaryOperation");
  const key = trimmed(element, "summaryForeignKey")?.split(".");
  const summarized = trimmed(element, "summarizedField")?.split(".");
  if (
    (operation !== "count" && operation !== "sum" && operation !== "min" && operation !== "max") ||
    key?.length !== 2 ||
    (operation !== "count" && summarized?.length !== 2)
  ) {
    report(
      reading,
      file,
      element,
      `Must specify the name in the CustomObject.CustomField format (e.g. Account.MyNewCustomField): roll-up summary ${objectName}.${field.name}`,
      "G209.summary-form",
    );
    return;
  }
  const [childObject = "", childReference = ""] = key;
  const childField = summarized?.[1];
  const summary: Mutable<SummaryDefinition> = {
    operation,
    childObject: ownName(reading, childObject),
    childReference: ownName(reading, childReference),
    filters: childrenOf(element, "summaryFilterItems").map((item) => ({
      field: ownName(reading, (trimmed(item, "field") ?? "").replace(/^.*\./, "")),
      operation: trimmed(item, "operation") ?? "equals",
      value: textOf(item, "value") ?? "",
    })),
  };
  if (childField !== undefined) summary.childField = ownName(reading, childField);
  field.summary = summary;
  field.places = { ...field.places, ...filterPlaces(element) };
}

/** Where each filter of a roll-up names its field: `summaryFilter0`, `summaryFilter1` … */
function filterPlaces(element: XmlElement): Record<string, SourcePlace> {
  return Object.fromEntries(
    childrenOf(element, "summaryFilterItems").map((item, index) => [
      `summaryFilter${index}`,
      child(item, "field") ?? item,
    ]),
  );
}

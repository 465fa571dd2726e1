// An object's own file and its fields; hands the other parts below its folder to their readers.
import {
  baseName,
  folderAfter,
  ownName,
  readXml,
  report,
  reportMissingObject,
  UNSUPPORTED,
} from "./reading.ts";
import { checkField } from "./check-field.ts";
import { mergeStandardField, readField } from "./read-field.ts";
import {
  addBusinessProcess,
  addCompactLayout,
  addFieldSet,
  addListView,
  addRecordType,
  addSharingReason,
  addValidationRule,
} from "./read-object-parts.ts";
import { child, flag, numberOf, placesOf, textOf, trimmed } from "./xml.ts";
import { auditFields, deletedField, field, idField, labelFromName } from "./standard/build.ts";
import type { ObjectDraft, Reading } from "./reading.ts";
import type { XmlElement } from "./xml.ts";
import type { FieldDefinition, ObjectKind, SharingModel } from "./schema.ts";

const SHARING_MODELS: ReadonlySet<string> = new Set<SharingModel>([
  "Private",
  "Read",
  "ReadWrite",
  "ReadWriteTransfer",
  "FullAccess",
  "ControlledByParent",
  "ControlledByLeadOrContact",
  "ControlledByCampaign",
]);

/** The parts of an object that may stand in files of their own or inside the object's file, by element name. */
const PARTS: Readonly<
  Record<
    string,
    (reading: Reading, object: ObjectDraft, element: XmlElement, name: string, file: string) => void
  >
> = {
  fields: addField,
  validationRules: addValidationRule,
  recordTypes: addRecordType,
  listViews: addListView,
  compactLayouts: addCompactLayout,
  fieldSets: addFieldSet,
  sharingReasons: addSharingReason,
  businessProcesses: addBusinessProcess,
};
const PART_BY_ROOT: Readonly<Record<string, string>> = {
  CustomField: "fields",
  ValidationRule: "validationRules",
  RecordType: "recordTypes",
  ListView: "listViews",
  CompactLayout: "compactLayouts",
  FieldSet: "fieldSets",
  SharingReason: "sharingReasons",
  BusinessProcess: "businessProcesses",
};

function element(name: string, text: string, children: readonly XmlElement[] = []): XmlElement {
  return { name, line: 1, column: 1, attributes: {}, children, text };
}
/** The least that an object says. */
const NOTHING_SAID = element("CustomObject", "", [
  element("nameField", "", [element("label", "Name"), element("type", "Text")]),
]);

/** `objects/X/X.object-meta.xml`: a new object, or settings of a standard one. */
export function readObjectFile(reading: Reading, file: string): void {
  // What refers to an object whose file is broken is not wrong for that: it stands with what its name says.
  const root = readXml(reading, file, "CustomObject") ?? NOTHING_SAID;
  const folder = file.endsWith(".object") ? undefined : folderAfter(file, "objects");
  const name = ownName(reading, folder ?? baseName(file));
  if (name.toLowerCase() === "activity") return;
  const existing = reading.objects.get(name.toLowerCase());
  const object = existing ?? newObject(reading, root, name, file);
  if (!object) return;
  if (existing) changeObject(object, root);
  noteSettings(reading, object.name, root, file);
  reading.objects.set(name.toLowerCase(), object);
  for (const element of root.children) {
    const add = PARTS[element.name];
    const partName = trimmed(element, "fullName");
    if (add && partName !== undefined)
      add(reading, object, element, ownName(reading, partName), file);
  }
}

/** Where an object's file says what is checked later; of several files the last one that says it. */
function noteSettings(reading: Reading, name: string, root: XmlElement, file: string): void {
  const places = placesOf(root, [
    "sharingModel",
    "externalSharingModel",
    "compactLayoutAssignment",
  ]);
  const before = reading.settings.get(name);
  if (Object.keys(places).length > 0)
    reading.settings.set(name, { file, places: { ...before?.places, ...places } });
}

/** A file below an object's folder. */
export function readObjectPart(reading: Reading, file: string, root: string): void {
  const element = readXml(reading, file, root);
  const objectName = ownName(reading, folderAfter(file, "objects") ?? "");
  const add = PARTS[PART_BY_ROOT[root] ?? ""];
  if (!element || !add) return;
  const targets =
    objectName.toLowerCase() === "activity" ? ["task", "event"] : [objectName.toLowerCase()];
  const fullName = trimmed(element, "fullName");
  const name = ownName(reading, baseName(file));
  if (fullName !== undefined && ownName(reading, fullName) !== name)
    report(
      reading,
      file,
      child(element, "fullName"),
      `The fullName ${fullName} isn't the name of the file, ${baseName(file)}.`,
      "G010.full-name",
    );
  for (const target of targets) {
    const object = reading.objects.get(target);
    if (object) add(reading, object, element, name, file);
    else reportMissingObject(reading, file, element, "object", objectName);
  }
}

function kindOf(root: XmlElement, name: string): ObjectKind | undefined {
  if (/__mdt$/i.test(name)) return "customMetadata";
  if (/__e$/i.test(name)) return "platformEvent";
  if (isBigObject(name)) return "custom";
  if (!/__c$/i.test(name)) return undefined;
  return child(root, "customSettingsType") ? "customSetting" : "custom";
}

/** "Big objects": records are added with Database.insertImmediate alone (Big Objects Implementation Guide). */
const isBigObject = (name: string): boolean => /__b$/i.test(name);

function newObject(
  reading: Reading,
  root: XmlElement,
  name: string,
  file: string,
): ObjectDraft | undefined {
  const kind = kindOf(root, name);
  if (!kind) {
    reportMissingObject(reading, file, root, "object", name);
    return undefined;
  }
  const label = trimmed(root, "label") ?? labelFromName(name);
  const sharing = sharingModelOf(root, "sharingModel") ?? "ReadWrite";
  const description = textOf(root, "description");
  const settingType = trimmed(root, "customSettingsType");
  const visibility = trimmed(root, "visibility");
  const compactLayout = trimmed(root, "compactLayoutAssignment");
  const record = kind === "custom";
  return {
    name,
    kind,
    label,
    pluralLabel: trimmed(root, "pluralLabel") ?? `${label}s`,
    ...(description === undefined ? {} : { description }),
    keyPrefix: "",
    fields: new Map(
      systemFields(reading, root, name, kind, file).map((one) => [one.name.toLowerCase(), one]),
    ),
    ...(kind === "platformEvent" || isBigObject(name)
      ? {}
      : { nameField: kind === "customMetadata" ? "DeveloperName" : "Name" }),
    sharingModel: record ? sharing : "FullAccess",
    externalSharingModel: record
      ? (sharingModelOf(root, "externalSharingModel") ??
        (sharing === "ControlledByParent" ? "ControlledByParent" : "Private"))
      : "FullAccess",
    ...(settingType === "Hierarchy" || settingType === "List" ? { settingType } : {}),
    ...(trimmed(root, "publishBehavior") === "PublishImmediately"
      ? { publishesImmediately: true }
      : {}),
    visibility:
      visibility === "Protected" || visibility === "PackageProtected" ? visibility : "Public",
    enableHistory: flag(root, "enableHistory"),
    enableActivities: flag(root, "enableActivities"),
    childRelationships: [],
    validationRules: [],
    recordTypes: [],
    listViews: [],
    compactLayouts: [],
    fieldSets: [],
    sharingReasons: [],
    ...(compactLayout === undefined || compactLayout === "SYSTEM"
      ? {}
      : { compactLayoutAssignment: compactLayout }),
    queryable: kind !== "platformEvent",
    createable: kind !== "customMetadata" && !isBigObject(name),
    updateable: kind !== "customMetadata" && kind !== "platformEvent" && !isBigObject(name),
    deletable: kind !== "customMetadata" && kind !== "platformEvent" && !isBigObject(name),
    sourceFile: file,
  };
}

/** What a project may change on an object the platform (or another of its folders) defines. */
function changeObject(object: ObjectDraft, root: XmlElement): void {
  const sharing = sharingModelOf(root, "sharingModel");
  const external = sharingModelOf(root, "externalSharingModel");
  const compactLayout = trimmed(root, "compactLayoutAssignment");
  if (sharing) object.sharingModel = sharing;
  if (external) object.externalSharingModel = external;
  if (compactLayout !== undefined && compactLayout !== "SYSTEM")
    object.compactLayoutAssignment = compactLayout;
  if (child(root, "enableHistory")) object.enableHistory = flag(root, "enableHistory");
}

function sharingModelOf(root: XmlElement, name: string): SharingModel | undefined {
  const text = trimmed(root, name);
  return text !== undefined && isSharingModel(text) ? text : undefined;
}
/** What the project's scratch org definition says about an object's sharing, where the object's own file doesn't say it. */
export function applySharingModels(reading: Reading, models: ReadonlyMap<string, string>): void {
  for (const [name, text] of models) {
    const object = reading.objects.get(name);
    const model = [...SHARING_MODELS].find((one) => one.toLowerCase() === text.toLowerCase());
    if (object && model !== undefined && isSharingModel(model)) object.sharingModel = model;
  }
}
function isSharingModel(text: string): text is SharingModel {
  return SHARING_MODELS.has(text);
}

function systemFields(
  reading: Reading,
  root: XmlElement,
  name: string,
  kind: ObjectKind,
  file: string,
): FieldDefinition[] {
  const readOnly = { createable: false, updateable: false };
  if (kind === "customMetadata") {
    return [
      idField(name),
      field("DeveloperName", "Text", {
        label: "Custom Metadata Record Name",
        length: 40,
        required: true,
        unique: true,
      }),
      field("MasterLabel", "Text", { label: "Label", length: 40, required: true }),
      field("Label", "Text", { length: 40, ...readOnly }),
      field("Language", "Picklist", {
        length: 40,
        picklist: { restricted: true, values: [] },
        ...readOnly,
      }),
      field("NamespacePrefix", "Text", { length: 15, ...readOnly }),
      field("QualifiedApiName", "Text", { length: 70, ...readOnly }),
      ...auditFields("full").slice(4),
    ];
  }
  if (kind === "platformEvent") {
    const [createdDate, createdBy] = auditFields("created");
    return [
      field("ReplayId", "Text", { length: 1000, ...readOnly }),
      field("EventUuid", "Text", { length: 36, ...readOnly }),
      ...(createdDate && createdBy ? [createdDate, createdBy] : []),
    ];
  }
  if (kind === "customSetting") {
    const owner = field("SetupOwnerId", "Lookup", {
      label: "Location",
      length: 18,
      nillable: false,
      defaultedOnCreate: true,
      reference: {
        to: ["Organization", "Profile", "User"],
        relationshipName: "SetupOwner",
        deleteConstraint: "SetNull",
        writeRequiresMasterRead: false,
        reparentable: true,
      },
    });
    return [
      idField(name),
      deletedField(),
      field("Name", "Text", {
        length: 38,
        required: trimmed(root, "customSettingsType") === "List",
      }),
      owner,
      ...auditFields("full"),
    ];
  }
  if (isBigObject(name)) return [idField(name), ...auditFields("created")];
  return [
    idField(name),
    deletedField(),
    nameField(reading, root, name, file),
    ...auditFields("full"),
  ];
}

function nameField(
  reading: Reading,
  root: XmlElement,
  objectName: string,
  file: string,
): FieldDefinition {
  const element = child(root, "nameField");
  if (!element)
    report(
      reading,
      file,
      root,
      `Must specify a nameField of type Text or AutoNumber for the CustomObject ${objectName}`,
      "G101.name-field",
    );
  const label = (element && trimmed(element, "label")) ?? "Name";
  const trackHistory = element ? flag(element, "trackHistory") : false;
  if (element && trimmed(element, "type") === "AutoNumber") {
    return field("Name", "AutoNumber", {
      label,
      length: 80,
      trackHistory,
      createable: false,
      updateable: false,
      nillable: false,
      defaultedOnCreate: true,
      autoNumberFormat: trimmed(element, "displayFormat") ?? "{0}",
      autoNumberStart: numberOf(element, "startingNumber") ?? 1,
    });
  }
  // A record made through the API without a Name gets its Id as its Name, so nobody has to supply one.
  return field("Name", "Text", {
    label,
    length: 80,
    trackHistory,
    nillable: true,
    defaultedOnCreate: true,
  });
}

function addField(
  reading: Reading,
  object: ObjectDraft,
  element: XmlElement,
  name: string,
  file: string,
): void {
  const key = name.toLowerCase();
  const existing = object.fields.get(key);
  if (!/__c$/i.test(name)) {
    if (existing)
      object.fields.set(key, mergeStandardField(reading, existing, element, object.name, file));
    else if (child(element, "type"))
      report(
        reading,
        file,
        element,
        `The standard field ${object.name}.${name} isn't known to the local org.`,
        UNSUPPORTED,
      );
    return;
  }
  if (existing) {
    report(
      reading,
      file,
      element,
      `There is already a field named ${name} on ${object.name}.`,
      "G012.unique-name",
    );
    return;
  }
  const definition = readField(reading, element, name, object.name, file);
  if (definition) checkField(reading, element, name, object.name, file);
  if (!definition) return;
  const parts = definition.type === "Location" ? locationParts(definition) : [];
  object.fields.set(
    key,
    parts.length === 0
      ? definition
      : {
          ...definition,
          createable: false,
          updateable: false,
          compoundFields: parts.map((one) => one.name),
        },
  );
  for (const part of parts) object.fields.set(part.name.toLowerCase(), part);
}

/** A location is kept in two numbers: `Place__c` in `Place__Latitude__s` and `Place__Longitude__s`. */
function locationParts(location: FieldDefinition): FieldDefinition[] {
  return ["Latitude", "Longitude"].map((part) => ({
    ...location,
    name: `${location.name.replace(/__c$/i, "")}__${part}__s`,
    label: `${location.label} (${part})`,
    type: "Number",
    precision: 18,
    scale: location.scale ?? 15,
  }));
}

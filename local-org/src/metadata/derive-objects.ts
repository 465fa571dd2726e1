// What the platform adds to the objects a project defines: owner and record type fields, share and history objects, Id prefixes, child relationships.
import {
  auditFields,
  datetime,
  deletedField,
  field,
  idField,
  ownerField,
  pick,
  READ_ONLY,
  ref,
  text,
  toDefinition,
} from "./standard/build.ts";
import { standardObjects } from "./standard/index.ts";
import { checkSummary } from "./check-summaries.ts";
import { isOwnCustomName, report, UNSUPPORTED } from "./reading.ts";
import type { ObjectDraft, Reading } from "./reading.ts";
import type { StandardObject } from "./standard/build.ts";
import type {
  ChildRelationship,
  FieldDefinition,
  ObjectKind,
  ReferenceDefinition,
} from "./schema.ts";

const ACCESS_LEVELS = "Read=Read Only|Edit=Read/Write|All=Owner";

export function standardDrafts(): Map<string, ObjectDraft> {
  return new Map(standardObjects.map((one) => [one.name.toLowerCase(), draftOf(one)]));
}
export function draftOf(source: StandardObject): ObjectDraft {
  const definition = toDefinition(source);
  return {
    ...definition,
    fields: new Map(definition.fields),
    childRelationships: [],
    validationRules: [],
    recordTypes: [],
    listViews: [],
    compactLayouts: [],
    fieldSets: [],
    sharingReasons: [],
  };
}

/** Completes the objects once every file has been read. */
export function deriveObjects(reading: Reading, apex: readonly string[] = []): void {
  for (const object of [...reading.objects.values()]) completeObject(object);
  for (const source of standardObjects) addStandardCompanions(reading, source);
  for (const object of [...reading.objects.values()])
    if (object.kind === "custom") addCustomCompanions(reading, object);
  addChangeEvents(reading, apex);
  assignKeyPrefixes(reading);
  widenPolymorphicFields(reading);
  checkReferences(reading);
  for (const object of reading.objects.values()) addChildRelationships(reading, object);
}

function isDetail(object: ObjectDraft): boolean {
  return [...object.fields.values()].some((one) => one.type === "MasterDetail");
}

function completeObject(object: ObjectDraft): void {
  if (object.kind === "custom") {
    if (isDetail(object)) {
      object.sharingModel = "ControlledByParent";
      object.externalSharingModel = "ControlledByParent";
    } else {
      insertAfter(object.fields, "name", ownerField(["Group", "User"]));
    }
    if (object.enableActivities)
      object.fields.set("lastactivitydate", field("LastActivityDate", "Date", READ_ONLY));
    object.fields.set("lastvieweddate", datetime("LastViewedDate", READ_ONLY));
    object.fields.set("lastreferenceddate", datetime("LastReferencedDate", READ_ONLY));
  }
  if (object.recordTypes.length > 0)
    insertAfter(
      object.fields,
      "name",
      ref("RecordTypeId", "RecordType", { label: "Record Type ID", defaultedOnCreate: true }),
    );
}

function insertAfter(
  fields: Map<string, FieldDefinition>,
  key: string,
  added: FieldDefinition,
): void {
  const entries = [...fields];
  const index = entries.findIndex(([name]) => name === key);
  entries.splice(index < 0 ? entries.length : index + 1, 0, [added.name.toLowerCase(), added]);
  fields.clear();
  for (const [name, value] of entries) fields.set(name, value);
}

function isPrivateOrRead(object: ObjectDraft): boolean {
  return [object.sharingModel, object.externalSharingModel].some(
    (model) => model === "Private" || model === "Read",
  );
}

function addStandardCompanions(reading: Reading, source: StandardObject): void {
  const object = reading.objects.get(source.name.toLowerCase());
  if (!object) return;
  if (source.share) {
    // Apex code names AccountShare and its kin whatever the organisation-wide default is, so they are always there.
    const [own = "", ...others] = source.share.levels;
    const levels = [
      pick(own, ACCESS_LEVELS, { required: true }),
      ...others.map((one) => pick(one, "None=Private|Read=Read Only|Edit=Read/Write", {})),
    ];
    add(
      reading,
      companion(
        object,
        source.share.object,
        "share",
        source.share.keyPrefix,
        shareFields(object, source.share.parent, levels, []),
      ),
    );
  }
  if (source.history !== undefined) {
    add(
      reading,
      companion(object, source.history, "history", "", historyFields(object, `${source.name}Id`)),
    );
  }
}

function addCustomCompanions(reading: Reading, object: ObjectDraft): void {
  const stem = object.name.replace(/__c$/i, "");
  if (isPrivateOrRead(object) && !isDetail(object)) {
    const reasons = object.sharingReasons.map((one) => `${one.name}=${one.label}`);
    add(
      reading,
      companion(
        object,
        `${stem}__Share`,
        "share",
        "",
        shareFields(
          object,
          "ParentId",
          [pick("AccessLevel", ACCESS_LEVELS, { required: true })],
          reasons,
        ),
      ),
    );
  }
  if (object.enableHistory)
    add(
      reading,
      companion(object, `${stem}__History`, "history", "", historyFields(object, "ParentId")),
    );
}

/** Every object has a change event; only those that Apex names are made, for they are never published here. */
function addChangeEvents(reading: Reading, apex: readonly string[]): void {
  const names = new Set(apex.flatMap((text) => text.match(/\b\w+ChangeEvent\b/gi) ?? []));
  for (const name of names) {
    if (reading.objects.has(name.toLowerCase())) continue;
    const stem = name.slice(0, -"ChangeEvent".length);
    const of = reading.objects.get((stem.endsWith("__") ? `${stem}c` : stem).toLowerCase());
    if (of === undefined || (of.kind !== "standard" && of.kind !== "custom")) continue;
    const own = [...of.fields.values()].filter(
      ({ name: field, type }) => field !== "Id" && field !== "IsDeleted" && type !== "Summary",
    );
    const fields = [
      idField(name),
      text("ReplayId", 1000, READ_ONLY),
      field("ChangeEventHeader", "ChangeEventHeader"),
      ...own.map(({ formula: _formula, ...one }) => ({
        ...one,
        ...(one.reference && { reference: withoutChild(one.reference) }),
        required: false,
        unique: false,
      })),
    ];
    const base = of.kind === "custom" ? of.name.slice(0, -1) : of.name;
    const event = companion(of, `${base}ChangeEvent`, "platformEvent", "", fields);
    add(reading, { ...event, label: `${of.label} Change Event`, childRelationships: [] });
  }
}

/** Records have no change events as children. */
function withoutChild({
  childRelationshipName: _name,
  ...reference
}: ReferenceDefinition): ReferenceDefinition {
  return reference;
}

function add(reading: Reading, object: ObjectDraft): void {
  reading.objects.set(object.name.toLowerCase(), object);
}

function companion(
  of: ObjectDraft,
  name: string,
  kind: ObjectKind,
  keyPrefix: string,
  fields: readonly FieldDefinition[],
): ObjectDraft {
  const label = `${of.label} ${kind === "share" ? "Share" : "History"}`;
  return {
    name,
    kind,
    label,
    pluralLabel: label,
    keyPrefix,
    fields: new Map(fields.map((one) => [one.name.toLowerCase(), one])),
    sharingModel: "ControlledByParent",
    externalSharingModel: "ControlledByParent",
    visibility: "Public",
    enableHistory: false,
    enableActivities: false,
    childRelationships: [],
    validationRules: [],
    recordTypes: [],
    listViews: [],
    compactLayouts: [],
    fieldSets: [],
    sharingReasons: [],
    queryable: true,
    createable: kind === "share",
    updateable: kind === "share",
    deletable: kind === "share",
  };
}

function shareFields(
  of: ObjectDraft,
  parent: string,
  levels: readonly FieldDefinition[],
  reasons: readonly string[],
): FieldDefinition[] {
  const causes = [
    "Owner",
    "Manual=Manual Sharing",
    "Rule=Sharing Rule",
    "ImplicitChild=Account Sharing",
    "ImplicitParent=Associated record owner or sharing",
    "ImplicitPerson",
    "Team=Sales Team",
    "Territory",
    "GuestRule=Guest User Sharing Rule",
    ...reasons,
  ];
  return [
    idField(`${of.name}Share`),
    ref(parent, of.name, {
      child: "Shares",
      onDelete: "Cascade",
      required: true,
      updateable: false,
    }),
    ref("UserOrGroupId", "Group|User", {
      as: "UserOrGroup",
      onDelete: "Cascade",
      required: true,
      updateable: false,
    }),
    ...levels,
    pick("RowCause", causes.join("|"), { updateable: false, defaultedOnCreate: true }),
    ...auditFields("modified"),
    deletedField(),
  ];
}

function historyFields(of: ObjectDraft, parent: string): FieldDefinition[] {
  return [
    idField(`${of.name}History`),
    deletedField(),
    ref(parent, of.name, { child: "Histories", onDelete: "Cascade", ...READ_ONLY }),
    ...auditFields("created").reverse(),
    pick("Field", "", { ...READ_ONLY, picklist: { restricted: false, values: [] } }),
    text("DataType", 255, READ_ONLY),
    field("OldValue", "AnyType", READ_ONLY),
    field("NewValue", "AnyType", READ_ONLY),
  ];
}

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const SLOTS = DIGITS.length * DIGITS.length;
const PREFIX_LETTERS: Readonly<Record<ObjectKind, string>> = {
  custom: "a",
  customSetting: "a",
  customMetadata: "m",
  platformEvent: "e",
  share: "s",
  history: "h",
  standard: "",
};

/**
 * Every object that has no prefix of the platform's gets one made from its name, so that adding an object to the project
 * leaves the Ids already in a store valid. Two names that meet take the next free prefix, in name order.
 */
function assignKeyPrefixes(reading: Reading): void {
  const taken = new Set([...reading.objects.values()].map((one) => one.keyPrefix));
  const open = [...reading.objects.values()].filter(
    (one) => one.keyPrefix === "" && PREFIX_LETTERS[one.kind] !== "",
  );
  for (const object of open.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    let slot = hashOf(object.name.toLowerCase()) % SLOTS;
    let prefix = prefixAt(object.kind, slot);
    while (taken.has(prefix)) prefix = prefixAt(object.kind, (slot = (slot + 1) % SLOTS));
    taken.add(prefix);
    object.keyPrefix = prefix;
  }
}
function prefixAt(kind: ObjectKind, slot: number): string {
  return (
    PREFIX_LETTERS[kind] +
    DIGITS.charAt(Math.floor(slot / DIGITS.length)) +
    DIGITS.charAt(slot % DIGITS.length)
  );
}
function hashOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < name.length; index++)
    hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193) >>> 0;
  return hash;
}

/** The standard objects that files, notes, feeds and topics can hang on. */
const RECORDS: ReadonlySet<string> = new Set([
  "Account",
  "Asset",
  "Campaign",
  "Case",
  "Contact",
  "Contract",
  "EmailMessage",
  "Event",
  "Lead",
  "Opportunity",
  "Order",
  "Product2",
  "Task",
]);

/** Fields that may point at any record (`*`), and activities' WhatId, get the objects they may point at here. */
function widenPolymorphicFields(reading: Reading): void {
  const records = [...reading.objects.values()].filter(
    (one) => one.kind === "custom" || RECORDS.has(one.name),
  );
  const withActivities = [...reading.objects.values()]
    .filter((one) => one.kind === "custom" && one.enableActivities)
    .map((one) => one.name);
  for (const object of reading.objects.values()) {
    for (const [key, one] of object.fields) {
      if (!one.reference) continue;
      if (one.reference.to.includes("*"))
        object.fields.set(key, {
          ...one,
          reference: {
            ...one.reference,
            to: one.reference.to.flatMap((to) =>
              to === "*" ? records.map((record) => record.name) : [to],
            ),
          },
        });
      if (one.name === "WhatId" && withActivities.length > 0)
        object.fields.set(key, {
          ...one,
          reference: { ...one.reference, to: [...one.reference.to, ...withActivities] },
        });
    }
  }
}

const SETUP_OBJECTS = new Set(["entitydefinition", "fielddefinition", "entityparticle", "tabset"]);

function checkReferences(reading: Reading): void {
  for (const object of reading.objects.values()) {
    for (const [key, one] of object.fields) {
      if (one.reference) checkReference(reading, object, one);
      if (one.summary) object.fields.set(key, checkSummary(reading, object, one));
    }
  }
}
function checkReference(reading: Reading, object: ObjectDraft, one: FieldDefinition): void {
  for (const to of one.reference?.to ?? []) {
    if (
      reading.objects.has(to.toLowerCase()) ||
      SETUP_OBJECTS.has(to.toLowerCase()) ||
      one.sourceFile === undefined
    )
      continue;
    report(
      reading,
      one.sourceFile,
      one.places?.["referenceTo"],
      `referenceTo value of '${to}' does not resolve to a valid sObject type (field ${object.name}.${one.name})`,
      isOwnCustomName(to) ? "G215.unresolved-reference" : UNSUPPORTED,
    );
  }
}

/** Child relationships are kept on the parent; two of one name on a parent are a problem. */
function addChildRelationships(reading: Reading, childObject: ObjectDraft): void {
  for (const one of childObject.fields.values()) {
    for (const to of one.reference?.to ?? []) {
      const parent = reading.objects.get(to.toLowerCase());
      if (!parent || parent.name === "Name") continue;
      const name = one.reference?.childRelationshipName;
      const relationship: ChildRelationship = {
        childObject: childObject.name,
        field: one.name,
        ...(name === undefined ? {} : { name }),
        cascadeDelete: one.reference?.deleteConstraint === "Cascade",
        restrictDelete: one.reference?.deleteConstraint === "Restrict",
      };
      const clash =
        name !== undefined &&
        parent.childRelationships.find((other) => other.name?.toLowerCase() === name.toLowerCase());
      const activity =
        clash && [childObject.name, clash.childObject].sort().join() === "Event,Task";
      if (clash && !activity && one.sourceFile !== undefined)
        report(
          reading,
          one.sourceFile,
          one.places?.["relationshipName"],
          `There is already a Child Relationship named ${name.replace(/__r$/, "")} on ${parent.label}. (field ${childObject.name}.${one.name}; the other is ${clash.childObject}.${clash.field})`,
          "G207.child-relationship-name",
        );
      parent.childRelationships.push(relationship);
    }
  }
}

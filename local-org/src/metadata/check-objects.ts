// What objects' parts say of each other: sharing and master-detail, history, and names in compact layouts, field sets, list views and record types.
import { isOwnCustomName, ownName, report } from "./reading.ts";
import type { ObjectDraft, Reading } from "./reading.ts";

/** Runs before the derived parts are added, on the objects as the files say. */
export function checkObjects(reading: Reading): void {
  for (const object of reading.objects.values()) {
    if (object.sourceFile !== undefined && object.kind === "custom")
      checkSharing(reading, object, object.sourceFile);
    checkHistory(reading, object);
    checkNames(reading, object);
    checkRecordTypes(reading, object);
  }
}

function checkSharing(reading: Reading, object: ObjectDraft, file: string): void {
  if (!reading.sharingGiven.has(object.name)) return;
  const detail = [...object.fields.values()].some((field) => field.type === "MasterDetail");
  if (detail && object.sharingModel !== "ControlledByParent")
    report(
      reading,
      file,
      undefined,
      `Cannot set sharingModel to ${object.sharingModel} on a CustomObject with a MasterDetail relationship field (${object.name})`,
      "G102.sharing-model",
    );
  if (!detail && object.sharingModel === "ControlledByParent")
    report(
      reading,
      file,
      undefined,
      `Cannot set sharingModel to ControlledByParent on a CustomObject without a MasterDetail relationship field (${object.name})`,
      "G102.sharing-model",
    );
  const order = ["Private", "Read", "ReadWrite"];
  if (
    order.indexOf(object.externalSharingModel) > order.indexOf(object.sharingModel) &&
    order.includes(object.sharingModel)
  )
    report(
      reading,
      file,
      undefined,
      `${object.externalSharingModel} is not a valid external sharing model for ${object.name} when its sharing model is ${object.sharingModel}`,
      "G103.external-sharing-model",
    );
}

function checkHistory(reading: Reading, object: ObjectDraft): void {
  const tracked = [...object.fields.values()].find((field) => field.trackHistory && field.custom);
  if (tracked?.sourceFile !== undefined && object.kind === "custom" && !object.enableHistory)
    report(
      reading,
      tracked.sourceFile,
      undefined,
      `To set trackHistory to true on ${object.name}.${tracked.name}, enableHistory of the object must also be true`,
      "G110.track-history",
    );
}

/** Custom fields that lists name must exist; standard columns have spellings of their own (NAME, OWNER.ALIAS). */
function checkNames(reading: Reading, object: ObjectDraft): void {
  const known = (name: string): boolean =>
    !isOwnCustomName(name) ||
    /__r$/i.test(name) ||
    object.fields.has(ownName(reading, name).toLowerCase());
  const check = (
    part: string,
    folder: string,
    suffix: string,
    name: string,
    fields: readonly string[],
  ): void => {
    for (const field of fields)
      if (!known(field))
        report(
          reading,
          partFile(object, folder, suffix, name),
          undefined,
          `In field: ${part} - no CustomField named ${object.name}.${field} found`,
          "G016.unknown-field",
        );
  };
  for (const one of object.compactLayouts)
    check("fields", "compactLayouts", "compactLayout", one.name, one.fields);
  for (const one of object.fieldSets)
    check(
      "field",
      "fieldSets",
      "fieldSet",
      one.name,
      one.fields.map((field) => field.field),
    );
  for (const one of object.listViews)
    check("columns", "listViews", "listView", one.name, [
      ...one.columns,
      ...one.filters.map((filter) => filter.field),
    ]);
  if (
    object.compactLayoutAssignment !== undefined &&
    !object.compactLayouts.some((one) => one.name === object.compactLayoutAssignment)
  )
    report(
      reading,
      object.sourceFile ?? "",
      undefined,
      `In field: compactLayoutAssignment - no CompactLayout named ${object.name}.${object.compactLayoutAssignment} found`,
      "G016.unknown-compact-layout",
    );
}

function partFile(object: ObjectDraft, folder: string, suffix: string, name: string): string {
  const file =
    object.sourceFile ??
    [...object.fields.values()]
      .find((field) => field.sourceFile !== undefined)
      ?.sourceFile?.replace(/\/fields\/[^/]+$/, "/") ??
    `objects/${object.name}/`;
  return `${file.slice(0, file.lastIndexOf("/"))}/${folder}/${name}.${suffix}-meta.xml`;
}

function checkRecordTypes(reading: Reading, object: ObjectDraft): void {
  for (const type of object.recordTypes) {
    const file = partFile(object, "recordTypes", "recordType", type.name);
    for (const [fieldName, values] of Object.entries(type.picklistValues)) {
      const picklist = object.fields.get(fieldName.toLowerCase())?.picklist;
      if (!picklist) {
        if (isOwnCustomName(fieldName))
          report(
            reading,
            file,
            undefined,
            `In field: picklist - no CustomField named ${object.name}.${fieldName} found`,
            "G016.unknown-field",
          );
        continue;
      }
      for (const one of values)
        if (
          isOwnCustomName(fieldName) &&
          !picklist.values.some((value) => value.value === one.value)
        )
          report(
            reading,
            file,
            undefined,
            `Picklist value: ${one.value} in picklist: ${fieldName} not found`,
            "G302.picklist-value",
          );
    }
  }
}

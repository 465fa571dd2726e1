// What objects' parts say of each other: sharing and master-detail, history, and names in compact layouts, field sets, list views and record types.
import { isOwnCustomName, ownName, report } from "./reading.ts";
import type { ObjectDraft, ObjectSettings, Reading } from "./reading.ts";

/** Runs before the derived parts are added, on the objects as the files say. */
export function checkObjects(reading: Reading): void {
  for (const object of reading.objects.values()) {
    const settings = reading.settings.get(object.name);
    if (settings) {
      if (object.sourceFile !== undefined && object.kind === "custom")
        checkSharing(reading, object, settings);
      checkCompactLayout(reading, object, settings);
    }
    checkHistory(reading, object);
  }
  checkMentions(reading);
}

function checkSharing(
  reading: Reading,
  object: ObjectDraft,
  { file, places }: ObjectSettings,
): void {
  if (!places["sharingModel"]) return;
  const detail = [...object.fields.values()].some((field) => field.type === "MasterDetail");
  if (detail && object.sharingModel !== "ControlledByParent")
    report(
      reading,
      file,
      places["sharingModel"],
      `Cannot set sharingModel to ${object.sharingModel} on a CustomObject with a MasterDetail relationship field (${object.name})`,
      "G102.sharing-of-detail",
    );
  if (!detail && object.sharingModel === "ControlledByParent")
    report(
      reading,
      file,
      places["sharingModel"],
      `Cannot set sharingModel to ControlledByParent on a CustomObject without a MasterDetail relationship field (${object.name})`,
      "G102.sharing-without-master",
    );
  const order = ["Private", "Read", "ReadWrite"];
  if (
    order.indexOf(object.externalSharingModel) > order.indexOf(object.sharingModel) &&
    order.includes(object.sharingModel)
  )
    report(
      reading,
      file,
      places["externalSharingModel"] ?? places["sharingModel"],
      `${object.externalSharingModel} is not a valid external sharing model for ${object.name} when its sharing model is ${object.sharingModel}`,
      "G103.external-sharing-model",
    );
}

function checkHistory(reading: Reading, object: ObjectDraft): void {
  if (object.kind !== "custom" || object.enableHistory) return;
  for (const field of object.fields.values())
    if (field.trackHistory && field.custom && field.sourceFile !== undefined)
      report(
        reading,
        field.sourceFile,
        field.places?.["trackHistory"],
        `To set trackHistory to true on ${object.name}.${field.name}, enableHistory of the object must also be true`,
        "G110.track-history",
      );
}

function checkCompactLayout(
  reading: Reading,
  object: ObjectDraft,
  { file, places }: ObjectSettings,
): void {
  const assigned = object.compactLayoutAssignment;
  if (assigned !== undefined && !object.compactLayouts.some((one) => one.name === assigned))
    report(
      reading,
      file,
      places["compactLayoutAssignment"],
      `In field: compactLayoutAssignment - no CompactLayout named ${object.name}.${assigned} found`,
      "G304.assignment",
    );
}

/** Custom fields that parts name must exist; standard columns have spellings of their own (NAME, OWNER.ALIAS). */
function checkMentions(reading: Reading): void {
  for (const { object, file, at, element, field, rule, value } of reading.mentions) {
    if (!isOwnCustomName(ownName(reading, field)) || /__r$/i.test(field)) continue;
    const found = object.fields.get(ownName(reading, field).toLowerCase());
    if (value === undefined) {
      if (!found)
        report(
          reading,
          file,
          at,
          `In field: ${element} - no CustomField named ${object.name}.${field} found`,
          rule,
        );
    } else if (found?.picklist && !found.picklist.values.some((one) => one.value === value))
      report(reading, file, at, `Picklist value: ${value} in picklist: ${field} not found`, rule);
  }
}

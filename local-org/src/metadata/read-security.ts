// Permission sets, their groups and custom permissions.
import {
  baseName,
  isOwnCustomName,
  ownName,
  readXml,
  report,
  reportMissingObject,
  UNSUPPORTED,
} from "./reading.ts";
import { childrenOf, flag, textOf, textsOf, trimmed } from "./xml.ts";
import type { Collection } from "./collection.ts";
import type { Reading } from "./reading.ts";
import type { XmlElement } from "./xml.ts";
import type { FieldPermission, ObjectPermission } from "./schema.ts";

export function readPermissionSet(reading: Reading, collection: Collection, file: string): void {
  const root = readXml(reading, file, "PermissionSet");
  if (!root) return;
  const description = textOf(root, "description");
  const name = ownName(reading, baseName(file));
  collection.permissionSets.push({
    name,
    label: trimmed(root, "label") ?? name,
    ...(description === undefined ? {} : { description }),
    objectPermissions: childrenOf(root, "objectPermissions").flatMap((one) =>
      objectPermission(reading, one, file),
    ),
    fieldPermissions: childrenOf(root, "fieldPermissions").flatMap((one) =>
      fieldPermission(reading, one, file),
    ),
    classAccesses: enabled(root, "classAccesses", "apexClass"),
    customPermissions: enabled(root, "customPermissions", "name").map((one) =>
      ownName(reading, one),
    ),
    customMetadataTypes: enabled(root, "customMetadataTypeAccesses", "name").map((one) =>
      ownName(reading, one),
    ),
    customSettings: enabled(root, "customSettingAccesses", "name").map((one) =>
      ownName(reading, one),
    ),
    tabSettings: childrenOf(root, "tabSettings").map((one) => ({
      tab: ownName(reading, trimmed(one, "tab") ?? ""),
      visibility: trimmed(one, "visibility") ?? "None",
    })),
    applications: childrenOf(root, "applicationVisibilities")
      .filter((one) => flag(one, "visible"))
      .map((one) => trimmed(one, "application") ?? ""),
    userPermissions: enabled(root, "userPermissions", "name"),
  });
}

/** What grants of one kind name, those that are switched off left out. */
function enabled(root: XmlElement, element: string, nameElement: string): string[] {
  return childrenOf(root, element)
    .filter((one) => textOf(one, "enabled")?.trim() !== "false")
    .map((one) => trimmed(one, nameElement) ?? "")
    .filter((one) => one !== "");
}

function objectPermission(reading: Reading, element: XmlElement, file: string): ObjectPermission[] {
  const name = ownName(reading, trimmed(element, "object") ?? "");
  const object = reading.objects.get(name.toLowerCase());
  if (!object) {
    reportMissingObject(reading, file, element, "object", name);
    return [];
  }
  return [
    {
      object: object.name,
      read: flag(element, "allowRead"),
      create: flag(element, "allowCreate"),
      edit: flag(element, "allowEdit"),
      delete: flag(element, "allowDelete"),
      viewAll: flag(element, "viewAllRecords"),
      modifyAll: flag(element, "modifyAllRecords"),
    },
  ];
}

function fieldPermission(reading: Reading, element: XmlElement, file: string): FieldPermission[] {
  const [objectName = "", fieldName = ""] = (trimmed(element, "field") ?? "")
    .split(".")
    .map((one) => ownName(reading, one));
  const objects =
    objectName.toLowerCase() === "activity" ? ["task", "event"] : [objectName.toLowerCase()];
  return objects.flatMap((name) => {
    const object = reading.objects.get(name);
    const field = object?.fields.get(fieldName.toLowerCase());
    if (!object) {
      reportMissingObject(reading, file, element, "field", objectName);
      return [];
    }
    if (!field) {
      report(
        reading,
        file,
        element,
        `In field: field - no CustomField named ${objectName}.${fieldName} found`,
        isOwnCustomName(fieldName) ? "G016.unknown-field" : UNSUPPORTED,
      );
      return [];
    }
    if (field.custom && (field.required || field.type === "MasterDetail"))
      report(
        reading,
        file,
        element,
        `You cannot deploy to a required field: ${object.name}.${field.name}`,
        "G501.required-field",
      );
    return [
      {
        object: object.name,
        field: field.name,
        readable: flag(element, "readable"),
        editable: flag(element, "editable"),
      },
    ];
  });
}

export function readPermissionSetGroup(
  reading: Reading,
  collection: Collection,
  file: string,
): void {
  const root = readXml(reading, file, "PermissionSetGroup");
  if (!root) return;
  const name = ownName(reading, baseName(file));
  collection.permissionSetGroups.push({
    name,
    label: trimmed(root, "label") ?? name,
    permissionSets: textsOf(root, "permissionSets").map((one) => ownName(reading, one)),
  });
}

export function readCustomPermission(reading: Reading, collection: Collection, file: string): void {
  const root = readXml(reading, file, "CustomPermission");
  if (!root) return;
  const name = ownName(reading, baseName(file));
  collection.customPermissions.push({ name, label: trimmed(root, "label") ?? name });
}

/** What permission sets and groups name must be in the project. */
export function checkPermissionSets(
  reading: Reading,
  collection: Collection,
  fileOf: (name: string, suffix: string) => string,
): void {
  const names = (list: readonly { readonly name: string }[]): Set<string> =>
    new Set(list.map((one) => one.name.toLowerCase()));
  const [permissions, classes, applications, tabs, sets] = [
    names(collection.customPermissions),
    names(collection.apex.filter((one) => one.kind === "class")),
    names(collection.applications),
    names(collection.tabs),
    names(collection.permissionSets),
  ];
  for (const set of collection.permissionSets) {
    const file = fileOf(set.name, "permissionset");
    for (const name of set.customPermissions)
      if (!permissions.has(name.toLowerCase()))
        report(
          reading,
          file,
          undefined,
          `In field: customPermission - no CustomPermission named ${name} found`,
          "G016.unknown-custom-permission",
        );
    for (const name of set.classAccesses)
      if (!classes.has(name.toLowerCase()))
        report(
          reading,
          file,
          undefined,
          `In field: apexClass - no ApexClass named ${name} found`,
          "G016.unknown-class",
        );
    for (const name of set.customMetadataTypes)
      if (!reading.objects.has(name.toLowerCase()))
        report(
          reading,
          file,
          undefined,
          `In field: customMetadataType - no CustomObject named ${name} found`,
          "G016.unknown-object",
        );
    for (const name of set.customSettings)
      if (!reading.objects.has(name.toLowerCase()))
        report(
          reading,
          file,
          undefined,
          `In field: customSetting - no CustomObject named ${name} found`,
          "G016.unknown-object",
        );
    for (const name of set.applications)
      if (!applications.has(name.toLowerCase()) && !name.startsWith("standard__"))
        report(
          reading,
          file,
          undefined,
          `In field: application - no CustomApplication named ${name} found`,
          "G016.unknown-application",
        );
    for (const { tab } of set.tabSettings)
      if (!tabs.has(tab.toLowerCase()) && !tab.startsWith("standard-"))
        report(
          reading,
          file,
          undefined,
          `In field: tab - no CustomTab named ${tab} found`,
          "G016.unknown-tab",
        );
  }
  for (const group of collection.permissionSetGroups) {
    for (const name of group.permissionSets)
      if (!sets.has(name.toLowerCase()))
        report(
          reading,
          fileOf(group.name, "permissionsetgroup"),
          undefined,
          `In field: permissionSets - no PermissionSet named ${name} found`,
          "G016.unknown-permission-set",
        );
  }
}

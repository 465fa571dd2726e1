// G501: what a permission set may say of fields, of types that have none of their own, and of itself.
import { along, error, inFiles, inPackagedFiles, repeated, warning } from "../define.ts";
import { isOwnCustom, namesOf } from "../names.ts";
import { child, childrenOf, flag, trimmed } from "../../metadata/xml.ts";
import type { FieldDefinition, ObjectDefinition } from "../../metadata/schema.ts";
import type { XmlElement } from "../../metadata/xml.ts";
import type { Visit } from "../define.ts";
import type { Rule } from "../rule.ts";

interface Grant {
  readonly element: XmlElement;
  readonly object: ObjectDefinition;
  readonly field: FieldDefinition;
}

/** The field permissions whose field the project knows. */
function grantsIn({ project, root }: Visit): Grant[] {
  const names = namesOf(project);
  return childrenOf(root, "fieldPermissions").flatMap((element) => {
    const [objectName = "", fieldName = ""] = (trimmed(element, "field") ?? "").split(".");
    const object = names.object(objectName === "Activity" ? "Task" : objectName);
    const field = object && names.field(object, fieldName);
    return object && field ? [{ element, object, field }] : [];
  });
}

const isComputed = (field: FieldDefinition): boolean =>
  field.formula !== undefined || field.type === "Summary" || field.type === "AutoNumber";

const fields: readonly Rule[] = [
  error(
    "G501.required-field",
    "A permission set has no permission for a required field: everybody with the object has it.",
    inFiles("PermissionSet", (visit) => {
      for (const { element, object, field } of grantsIn(visit))
        if (field.custom && field.required && field.type !== "MasterDetail")
          visit.say(
            element,
            `You cannot deploy to a required field: ${object.name}.${field.name}. Remove this fieldPermissions.`,
          );
    }),
  ),
  error(
    "G501.master-detail-field",
    "A permission set has no permission for a master-detail field: everybody with the object has it.",
    inFiles("PermissionSet", (visit) => {
      for (const { element, object, field } of grantsIn(visit))
        if (field.custom && field.type === "MasterDetail")
          visit.say(
            element,
            `You cannot deploy to a required field: ${object.name}.${field.name}. It is a master-detail relationship; remove this fieldPermissions.`,
          );
    }),
  ),
  warning(
    "G501.computed-field",
    "A packaged set does not call a formula, roll-up summary or auto-number field editable.",
    inPackagedFiles("PermissionSet", (visit) => {
      for (const { element, object, field } of grantsIn(visit))
        if (field.custom && isComputed(field) && flag(element, "editable"))
          visit.say(
            child(element, "editable"),
            `${object.name}.${field.name} is computed and can't be edited: set editable to false.`,
          );
    }),
  ),
  error(
    "G501.editable-field",
    "A field that can be edited can be read.",
    inFiles("PermissionSet", ({ root, say }) => {
      for (const element of childrenOf(root, "fieldPermissions"))
        if (flag(element, "editable") && !flag(element, "readable"))
          say(
            child(element, "editable"),
            `Field ${trimmed(element, "field") ?? ""} is editable but not readable: set readable to true.`,
          );
    }),
  ),
  warning(
    "G501.field-without-object",
    "A set that gives a field of a custom object gives the object too, itself or through every group it is in.",
    inPackagedFiles("PermissionSet", (visit) => {
      const readable = readableObjects(visit);
      for (const { element, object } of grantsIn(visit))
        if (object.kind === "custom" && !readable.has(object.name))
          visit.say(
            element,
            `The set doesn't grant Read on ${object.name}, so this field permission gives nothing. Add objectPermissions for it.`,
          );
    }),
  ),
];

/** Rules that look at tabs and objects together. */
const tabs: readonly Rule[] = [
  warning(
    "G501.tab-without-object",
    "A set that shows the tab of a custom object reads the object, itself or through every group it is in.",
    inPackagedFiles("PermissionSet", (visit) => {
      const readable = readableObjects(visit);
      const names = namesOf(visit.project);
      for (const one of childrenOf(visit.root, "tabSettings")) {
        const object = names.object(trimmed(one, "tab") ?? "");
        if (
          object?.kind === "custom" &&
          trimmed(one, "visibility") !== "None" &&
          !readable.has(object.name)
        )
          visit.say(
            child(one, "tab"),
            `The set shows the tab of ${object.name} but doesn't grant Read on it, so nobody sees the tab. Add objectPermissions, or remove the tab.`,
          );
      }
    }),
  ),
];

/** What the set itself reads, and what all groups that hold it read. */
function readableObjects({ project, file, root }: Visit): Set<string> {
  const names = namesOf(project);
  const own = along(root, "objectPermissions")
    .filter((one) => flag(one, "allowRead"))
    .map((one) => names.object(trimmed(one, "object") ?? "")?.name ?? "");
  const groups = project.schema.permissionSetGroups.filter((group) =>
    group.permissionSets.includes(file.name),
  );
  const [first, ...rest] = groups.map(
    (group) =>
      new Set(
        project.schema.permissionSets
          .filter((set) => group.permissionSets.includes(set.name))
          .flatMap((set) => set.objectPermissions.filter(({ read }) => read))
          .map(({ object }) => object),
      ),
  );
  const inAll = first ? rest.reduce((all, one) => all.intersection(one), first) : [];
  return new Set([...own, ...inAll]);
}

/** The elements that hold one entry each, and the element that names what the entry is about. */
const ENTRIES: readonly (readonly [element: string, name: string])[] = [
  ["applicationVisibilities", "application"],
  ["classAccesses", "apexClass"],
  ["customMetadataTypeAccesses", "name"],
  ["customPermissions", "name"],
  ["customSettingAccesses", "name"],
  ["externalCredentialPrincipalAccesses", "externalCredentialPrincipal"],
  ["fieldPermissions", "field"],
  ["flowAccesses", "flow"],
  ["objectPermissions", "object"],
  ["pageAccesses", "apexPage"],
  ["recordTypeVisibilities", "recordType"],
  ["tabSettings", "tab"],
  ["userPermissions", "name"],
];

const entries: readonly Rule[] = [
  error(
    "G501.duplicate-entry",
    "A permission set speaks of each thing once.",
    inFiles("PermissionSet", ({ root, say }) => {
      for (const [element, name] of ENTRIES)
        for (const one of repeated(childrenOf(root, element), (entry) => trimmed(entry, name)))
          say(
            one,
            `Duplicate ${element} for ${trimmed(one, name) ?? ""}: an earlier one says it already. Keep one.`,
          );
    }),
  ),
  typeRule(
    "G501.metadata-type",
    "customMetadataTypeAccesses names a custom metadata type.",
    "customMetadataTypeAccesses/name",
    ["customMetadata"],
    "is no custom metadata type",
  ),
  typeRule(
    "G501.custom-setting",
    "customSettingAccesses names a custom setting.",
    "customSettingAccesses/name",
    ["customSetting"],
    "is no custom setting; name one, or remove the entry",
  ),
  typeRule(
    "G501.object-permission",
    "objectPermissions are of objects with records: not of custom metadata types nor custom settings, which have accesses of their own.",
    "objectPermissions/object",
    ["standard", "custom", "platformEvent"],
    "has no object permissions; use customMetadataTypeAccesses or customSettingAccesses",
  ),
  error(
    "G501.credential-principal",
    "A principal that a permission set opens is one of its external credential.",
    inFiles("PermissionSet", ({ project, root, say }) => {
      const names = namesOf(project);
      for (const at of along(
        root,
        "externalCredentialPrincipalAccesses/externalCredentialPrincipal",
      )) {
        const [, credential = "", principal = ""] =
          /^([^-]*?)\s*-\s*(.*)$/.exec(at.text.trim()) ?? [];
        const [file] = names.filesOf("ExternalCredential", credential);
        const principals = file?.root && principalsOf(file.root);
        if (principals && !principals.includes(principal))
          say(
            at,
            `In field: externalCredentialPrincipal - no ExternalCredentialParameter named ${at.text.trim()} found. ${credential} has ${principals.join(", ") || "no principal"}.`,
          );
      }
    }),
  ),
];

function principalsOf(credential: XmlElement): string[] {
  return childrenOf(credential, "externalCredentialParameters")
    .filter((one) => /Principal$/.test(trimmed(one, "parameterType") ?? ""))
    .map((one) => trimmed(one, "parameterName") ?? "");
}

function typeRule(
  id: string,
  asks: string,
  path: string,
  kinds: readonly string[],
  words: string,
): Rule {
  return error(
    id,
    asks,
    inFiles("PermissionSet", ({ project, root, say }) => {
      const names = namesOf(project);
      for (const at of along(root, path)) {
        const name = at.text.trim();
        const object = names.object(name);
        const isWrong = object ? !kinds.includes(object.kind) : !fitsByName(kinds, name);
        if (isWrong && (object !== undefined || !isOwnCustom(names, name)))
          say(at, `${name} ${words}.`);
      }
    }),
  );
}

/** Of things that aren't in the project only the name tells what they are. */
const fitsByName = (kinds: readonly string[], name: string): boolean =>
  kinds.includes("customMetadata") ? /__mdt$/i.test(name) : !/__mdt$/i.test(name);

const packaged: readonly Rule[] = [
  warning(
    "G501.standard-object",
    "A packaged set carries no permissions for standard objects: installation drops them.",
    inPackagedFiles("PermissionSet", ({ project, root, say }) => {
      for (const at of along(root, "objectPermissions/object"))
        if (namesOf(project).object(at.text.trim())?.kind === "standard")
          say(
            at,
            `During package installation, all object permissions for standard objects are ignored: nobody gets ${at.text.trim()} from this set. Remove them and tell admins to grant the object.`,
          );
    }),
  ),
  warning(
    "G501.user-permission",
    "A packaged set carries no user permissions: they don't ship.",
    inPackagedFiles("PermissionSet", ({ root, say }) => {
      for (const one of childrenOf(root, "userPermissions"))
        say(
          one,
          `The user permission ${trimmed(one, "name") ?? ""} is not packaged: nobody gets it from this set. Remove it and tell admins to grant it.`,
        );
    }),
  ),
  warning(
    "G501.license",
    "A packaged set is tied to no user licence: an org without it could not install the package.",
    inPackagedFiles("PermissionSet", ({ root, say }) => {
      for (const one of childrenOf(root, "license"))
        say(
          one,
          `Only orgs with the licence ${one.text.trim()} can install the package. Remove license; the set then fits every user.`,
        );
    }),
  ),
  error(
    "A1.standard-tab",
    "A packaged set says nothing of standard tabs: a package can't carry their visibility.",
    inPackagedFiles("PermissionSet", ({ root, say }) => {
      for (const at of along(root, "tabSettings/tab"))
        if (/^standard-/i.test(at.text.trim()))
          say(
            at,
            `The visibility of the standard tab ${at.text.trim()} can't be packaged. Remove this tabSettings.`,
          );
    }),
  ),
];

export const permissionSets: readonly Rule[] = [...fields, ...tabs, ...entries, ...packaged];

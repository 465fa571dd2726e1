// G501: object permissions that need one another, and groups, permissions and sharing reasons (G502 to G504).
import { along, error, inFiles, inPackagedFiles, repeated, warning } from "../define.ts";
import { folderAfter, namesOf } from "../names.ts";
import { child, childrenOf, flag, trimmed } from "../../metadata/xml.ts";
import type { XmlElement } from "../../metadata/xml.ts";
import type { Rule } from "../rule.ts";

/** One object permission needs others: which elements, and what the platform calls them. */
const WORDS: Readonly<Record<string, string>> = {
  allowCreate: "Create",
  allowDelete: "Delete",
  allowEdit: "Edit",
  allowRead: "Read",
  modifyAllRecords: "Modify All",
  viewAllRecords: "View All",
};

const NEEDS: readonly (readonly [id: string, permission: string, needs: readonly string[]])[] = [
  ["create-needs-read", "allowCreate", ["allowRead"]],
  ["edit-needs-read", "allowEdit", ["allowRead"]],
  ["delete-needs-edit", "allowDelete", ["allowRead", "allowEdit"]],
  ["view-all-needs-read", "viewAllRecords", ["allowRead"]],
  [
    "modify-all-needs-all",
    "modifyAllRecords",
    ["allowRead", "allowEdit", "allowDelete", "viewAllRecords"],
  ],
];

const dependencies = NEEDS.map(([id, permission, needs]) => {
  const words = (one: string): string => WORDS[one] ?? one;
  return error(
    `G501.${id}`,
    `${words(permission)} on an object comes with ${needs.map(words).join(", ")}.`,
    inFiles("PermissionSet", ({ root, say }) => {
      for (const one of childrenOf(root, "objectPermissions")) {
        const missing = needs.filter((need) => !flag(one, need));
        const object = trimmed(one, "object") ?? "";
        // records of big objects can be deleted but not edited
        if (/__b$/i.test(object)) continue;
        if (flag(one, permission) && missing.length > 0)
          say(
            child(one, permission),
            `Permission ${words(permission)} ${object} depends on permission(s): ${missing.map((need) => `${words(need)} ${object}`).join(", ")}. Set ${missing.join(", ")} to true.`,
          );
      }
    }),
  );
});

const objects: readonly Rule[] = [
  ...dependencies,
  error(
    "G501.child-needs-parent",
    "A set that reads a master-detail child reads its parent.",
    inFiles("PermissionSet", ({ project, file, root, say }) => {
      const names = namesOf(project);
      const readable = new Set(
        childrenOf(root, "objectPermissions")
          .filter((one) => flag(one, "allowRead"))
          .map((one) => names.object(trimmed(one, "object") ?? "")?.name),
      );
      for (const one of childrenOf(root, "objectPermissions")) {
        const object = names.object(trimmed(one, "object") ?? "");
        if (!object || !flag(one, "allowRead")) continue;
        for (const field of object.fields.values()) {
          const parent = names.object(field.reference?.to[0] ?? "");
          if (field.type !== "MasterDetail" || !parent || readable.has(parent.name)) continue;
          // a package can't carry the parent's permission when that is a standard object
          if (parent.kind === "standard" && project.isPackaged(file)) continue;
          say(
            child(one, "allowRead"),
            `Permission Read ${object.name} depends on permission(s): Read ${parent.name}. Grant Read on ${parent.name} too.`,
          );
        }
      }
    }),
  ),
  error(
    "G501.event-permission",
    "Of a platform event a set can grant Read and Create, nothing else.",
    inFiles("PermissionSet", ({ root, say }) => {
      for (const one of childrenOf(root, "objectPermissions"))
        for (const permission of ["allowEdit", "allowDelete", "viewAllRecords", "modifyAllRecords"])
          if (/__e$/i.test(trimmed(one, "object") ?? "") && flag(one, permission))
            say(
              child(one, permission),
              `${trimmed(one, "object") ?? ""} is a platform event: it has no permission ${WORDS[permission] ?? ""}. Set ${permission} to false.`,
            );
    }),
  ),
  warning(
    "G501.empty-permission",
    "Object permissions grant something.",
    inPackagedFiles("PermissionSet", ({ root, say }) => {
      for (const one of childrenOf(root, "objectPermissions"))
        if (!Object.keys(WORDS).some((permission) => flag(one, permission)))
          say(
            one,
            `The object permissions of ${trimmed(one, "object") ?? ""} grant nothing. Remove them, or grant Read.`,
          );
    }),
  ),
];

const groups: readonly Rule[] = [
  error(
    "G503.duplicate-set",
    "A permission set group names each set once.",
    inFiles("PermissionSetGroup", ({ root, say }) => {
      for (const one of repeated(childrenOf(root, "permissionSets"), ({ text }) => text.trim()))
        say(one, `Duplicate permissionSets ${one.text.trim()}: the group holds it already.`);
    }),
  ),
  warning(
    "G503.status",
    "A packaged permission set group has no status: the org computes it.",
    inPackagedFiles("PermissionSetGroup", ({ root, say }) => {
      for (const one of childrenOf(root, "status"))
        say(one, "The org sets the status when it recalculates the group. Remove status.");
    }),
  ),
  error(
    "G502.requires-itself",
    "A custom permission does not require itself, straight or through others.",
    inFiles("CustomPermission", ({ project, file, root, say }) => {
      const names = namesOf(project);
      const requiredBy = (element: XmlElement | undefined): string[] =>
        element
          ? along(element, "requiredPermission/customPermission").map(({ text }) => text.trim())
          : [];
      const reaches = (name: string, seen: readonly string[]): boolean =>
        name === file.name ||
        (!seen.includes(name) &&
          requiredBy(names.filesOf("CustomPermission", name)[0]?.root).some((one) =>
            reaches(one, [...seen, name]),
          ));
      for (const at of along(root, "requiredPermission/customPermission"))
        if (reaches(at.text.trim(), []))
          say(at, `${file.name} requires itself through ${at.text.trim()}. Break the circle.`);
    }),
  ),
];

const reasons: readonly Rule[] = [
  error(
    "G504.label-length",
    "The label of a sharing reason has 40 characters at most.",
    inFiles("SharingReason", ({ root, say }) => {
      const at = child(root, "label");
      if (at && at.text.trim().length > 40)
        say(at, `The label has ${at.text.trim().length} characters; shorten it to 40.`);
    }),
  ),
  error(
    "G504.custom-object",
    "Sharing reasons are on custom objects whose records are shared one by one: neither public read/write nor controlled by a parent.",
    inFiles("SharingReason", ({ project, file, root, say }) => {
      const name = folderAfter(file.path, "objects");
      const object = namesOf(project).object(name);
      if (!object) return;
      if (object.kind !== "custom")
        say(root, `${name} is no custom object; only custom objects have Apex sharing reasons.`);
      else if (object.sharingModel !== "Private" && object.sharingModel !== "Read")
        say(
          root,
          `${name} has the sharing model ${object.sharingModel}, so it has no ${name.replace(/__c$/, "__Share")} and no sharing reasons. Make it Private, or remove the reason.`,
        );
    }),
  ),
];

export const objectPermissions: readonly Rule[] = [...objects, ...groups, ...reasons];

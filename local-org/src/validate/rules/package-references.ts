// A1: what a second-generation managed package must not lean on: metadata that stays behind, and orgs with features others lack.
import { codeReferences } from "../code-references.ts";
import { componentsOf, nameOfTag } from "../components.ts";
import { along, error, everyElement, inPackagedFiles, oncePer, warning } from "../define.ts";
import { folderAfter, namesOf } from "../names.ts";
import { metadataReferences } from "../references.ts";
import { childrenOf, trimmed } from "../../metadata/xml.ts";
import type { Component } from "../components.ts";
import type { Kind, Names } from "../names.ts";
import type { MetadataFile, ValidatedProject } from "../project.ts";
import type { Reference } from "../references.ts";
import type { Rule } from "../rule.ts";

/** Every reference: those whose absence other groups of rules report are among them. */
const allReferences = oncePer((project: ValidatedProject): Reference[] => {
  return [
    ...metadataReferences(project),
    ...codeReferences(project),
    ...project.filesOf("field").flatMap(fieldReferences),
    ...project.filesOf("layout").flatMap(layoutReferences),
    ...[...componentsOf(project).values()].flatMap(componentReferences),
  ];
});

const FIELD_PATHS: readonly (readonly [path: string, kind: Kind])[] = [
  ["referenceTo", "CustomObject"],
  ["valueSet/valueSetName", "GlobalValueSet"],
  ["summaryForeignKey", "CustomField"],
  ["summarizedField", "CustomField"],
];

function fieldReferences(file: MetadataFile): Reference[] {
  const { root } = file;
  if (!root) return [];
  return FIELD_PATHS.flatMap(([path, kind]) =>
    along(root, path).map((at) => ({
      file,
      at,
      element: at.name,
      kinds: [kind] as const,
      name: at.text.trim(),
    })),
  );
}

function layoutReferences(file: MetadataFile): Reference[] {
  const object = file.name.slice(0, file.name.indexOf("-"));
  return (file.root ? along(file.root, "layoutSections/layoutColumns/layoutItems/field") : []).map(
    (at) => ({
      file,
      at,
      element: at.name,
      kinds: ["CustomField"] as const,
      name: `${object}.${at.text.trim()}`,
    }),
  );
}

function componentReferences({ tags, imports }: Component): Reference[] {
  const reference = (
    { file, at }: { file: MetadataFile; at: Reference["at"] },
    kind: Kind,
    name: string,
  ): Reference => ({ file, at, element: "import", kinds: [kind], name });
  return [
    ...tags.map((one) => reference(one, "LightningComponentBundle", nameOfTag(one.tag))),
    ...imports
      .filter(({ typeOnly }) => !typeOnly)
      .flatMap((one) => {
        const [, folder, name = ""] = /^(c|@salesforce\/apex)\/(\w+)/.exec(one.module) ?? [];
        if (folder === undefined) return [];
        return [reference(one, folder === "c" ? "LightningComponentBundle" : "ApexClass", name)];
      }),
  ];
}

function staysBehind(project: ValidatedProject, names: Names, one: Reference): boolean {
  const files = one.kinds.flatMap((kind) => names.filesOf(kind, one.name));
  return files.length > 0 && !files.some((file) => project.isPackaged(file));
}

/** Types whose elements may share with groups of people. */
const SHARED = ["DashboardFolder", "ListView", "Report", "ReportFolder"];
const GROUPS = ["group", "queue", "role", "roleAndSubordinates", "roleAndSubordinatesInternal"];

export const packageReferences: readonly Rule[] = [
  error(
    "A1.unpackaged-reference",
    "Nothing in a package refers to what only the unpackaged folder holds.",
    (project, complain) => {
      const names = namesOf(project);
      for (const one of allReferences(project))
        if (project.isPackaged(one.file) && staysBehind(project, names, one))
          complain(
            one.file.path,
            one.at,
            `${one.name} is not in the package: it lies in an unpackaged folder, so the package could not be installed. Move it into the package, or drop the reference.`,
          );
    },
  ),
  error(
    "A1.profile-override",
    "A packaged app has no action overrides for profiles: profiles don't ship.",
    inPackagedFiles("CustomApplication", ({ root, say }) => {
      for (const one of childrenOf(root, "profileActionOverrides"))
        say(
          one,
          `profileActionOverrides names the profile ${trimmed(one, "profile") ?? ""}, which a package can't contain. Use actionOverrides.`,
        );
    }),
  ),
  error(
    "A1.shared-to",
    "Packaged metadata is not shared with a queue, group or role: a package can't contain them.",
    (project, complain) => {
      for (const file of project.files) {
        const { root } = file;
        if (!root || !SHARED.includes(root.name) || !project.isPackaged(file)) continue;
        for (const shared of [...everyElement(root)].filter(({ name }) => name === "sharedTo"))
          for (const at of shared.children.filter(({ name }) => GROUPS.includes(name)))
            complain(
              file.path,
              at,
              `The ${at.name} ${at.text.trim()} can't be packaged, so this reference has nothing to lead to. Remove it.`,
            );
      }
    },
  ),
  error(
    "A1.feature-field",
    "A package names no field that exists only in orgs with a feature, such as Account.IsPartner.",
    (project, complain) => {
      const names = namesOf(project);
      for (const one of allReferences(project)) {
        if (!project.isPackaged(one.file)) continue;
        const [object = "", field = ""] = ("written" in one ? String(one.written) : one.name).split(
          ".",
        );
        const definition = names.object(object);
        const feature = definition && names.field(definition, field)?.feature;
        if (feature !== undefined)
          complain(
            one.file.path,
            one.at,
            `${object}.${field} exists only in orgs with ${feature}: the package could not be installed elsewhere. Remove the reference, or look the field up at run time.`,
          );
      }
    },
  ),
  warning(
    "A1.folder-shares",
    "Packaged report and dashboard folders carry no shares: installation ignores them.",
    (project, complain) => {
      for (const file of project.files)
        if (project.isPackaged(file) && /^(?:Report|Dashboard)Folder$/.test(file.root?.name ?? ""))
          for (const one of file.root ? childrenOf(file.root, "folderShares") : [])
            complain(
              file.path,
              one,
              "Folder shares are ignored when a package is installed. Remove folderShares and tell admins to share the folder.",
            );
    },
  ),
  error(
    "A1.unfiled",
    "Packaged reports and dashboards lie in a folder of the package, not in the unfiled one.",
    (project, complain) => {
      for (const file of project.files) {
        const kind = file.root?.name;
        if (!project.isPackaged(file) || (kind !== "Report" && kind !== "Dashboard")) continue;
        if (folderAfter(file.path, `${kind.toLowerCase()}s`) === "unfiled$public")
          complain(
            file.path,
            file.root,
            `A ${kind.toLowerCase()} in unfiled$public can't be packaged. Move it into a folder of the package.`,
          );
      }
    },
  ),
];

// What a project holds, by metadata type and name; and which names nobody can judge from here.
import { resolveObject, withoutNamespace } from "../metadata/schema.ts";
import { childrenOf, trimmed } from "../metadata/xml.ts";
import { oncePer } from "./define.ts";
import { isRecord } from "../metadata/project-configuration.ts";
import type { FieldDefinition, ObjectDefinition } from "../metadata/schema.ts";
import type { MetadataFile, ValidatedProject } from "./project.ts";

export type Kind =
  | "ApexClass"
  | "ApexPage"
  | "AuraDefinitionBundle"
  | "ContentAsset"
  | "CustomApplication"
  | "CustomField"
  | "CustomLabel"
  | "CustomNotificationType"
  | "CustomObject"
  | "CustomPermission"
  | "CustomSite"
  | "CustomTab"
  | "Dashboard"
  | "ExperienceBundle"
  | "ExternalCredential"
  | "FlexiPage"
  | "Flow"
  | "GlobalValueSet"
  | "LightningComponentBundle"
  | "LightningMessageChannel"
  | "MutingPermissionSet"
  | "NamedCredential"
  | "Network"
  | "PermissionSet"
  | "QuickAction"
  | "RecordType"
  | "Report"
  | "ReportType"
  | "StaticResource";

/** Types whose components are the files with that root element; the name is the file's unless told otherwise. */
const OF_FILES: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ["ApexClass", "ApexClass"],
  ["ApexPage", "ApexPage"],
  ["AuraDefinitionBundle", "AuraDefinitionBundle"],
  ["ContentAsset", "ContentAsset"],
  ["CustomApplication", "CustomApplication"],
  ["CustomField", "CustomField"],
  ["CustomNotificationType", "CustomNotificationType"],
  ["CustomObject", "CustomObject"],
  ["CustomPermission", "CustomPermission"],
  ["CustomSite", "CustomSite"],
  ["CustomTab", "CustomTab"],
  ["Dashboard", "Dashboard"],
  ["DigitalExperienceBundle", "ExperienceBundle"],
  ["ExperienceBundle", "ExperienceBundle"],
  ["ExternalCredential", "ExternalCredential"],
  ["FlexiPage", "FlexiPage"],
  ["Flow", "Flow"],
  ["GlobalValueSet", "GlobalValueSet"],
  ["LightningComponentBundle", "LightningComponentBundle"],
  ["LightningMessageChannel", "LightningMessageChannel"],
  ["MutingPermissionSet", "MutingPermissionSet"],
  ["NamedCredential", "NamedCredential"],
  ["Network", "Network"],
  ["PermissionSet", "PermissionSet"],
  ["QuickAction", "QuickAction"],
  ["RecordType", "RecordType"],
  ["Report", "Report"],
  ["ReportType", "ReportType"],
  ["StaticResource", "StaticResource"],
]);

export interface Names {
  /** The files that define it; several when package and unpackaged folder both add to it. */
  filesOf(kind: Kind, name: string): readonly MetadataFile[];
  has(kind: Kind, name: string): boolean;
  /** Whether the name carries another package's namespace. */
  isForeign(name: string): boolean;
  /** Without the project's own namespace. */
  own(name: string): string;
  object(name: string): ObjectDefinition | undefined;
  field(object: ObjectDefinition, name: string): FieldDefinition | undefined;
}

export const namesOf = oncePer((project: ValidatedProject): Names => {
  const byKind = new Map<string, Map<string, MetadataFile[]>>();
  const add = (kind: Kind, name: string, file: MetadataFile): void => {
    const names = byKind.get(kind) ?? new Map<string, MetadataFile[]>();
    byKind.set(kind, names);
    const key = name.toLowerCase();
    names.set(key, [...(names.get(key) ?? []), file]);
  };
  for (const file of project.files) {
    if (file.root === undefined) continue;
    if (file.root.name === "CustomLabels")
      for (const label of childrenOf(file.root, "labels"))
        add("CustomLabel", trimmed(label, "fullName") ?? "", file);
    if (file.root.name === "CustomLabel") add("CustomLabel", file.name, file);
    const kind = OF_FILES.get(file.root.name);
    if (kind) for (const name of namesIn(kind, file)) add(kind, name, file);
  }
  const own = (name: string): string => ownName(project, name);
  const filesOf = (kind: Kind, name: string): readonly MetadataFile[] =>
    byKind.get(kind)?.get(own(name).toLowerCase()) ?? [];
  return {
    filesOf,
    has: (kind, name) => filesOf(kind, name).length > 0,
    isForeign: (name) => isForeign(own(name)),
    own,
    object: (name) => resolveObject(project.schema, name),
    field: (object, name) =>
      object.fields.get(withoutNamespace(project.schema, name).toLowerCase()),
  };
});

/** The names under which others speak of the component in a file. */
function namesIn(kind: Kind, file: MetadataFile): string[] {
  const name = decoded(file.name);
  switch (kind) {
    case "CustomField":
    case "RecordType":
      return [`${folderAfter(file.path, "objects")}.${name}`];
    case "Dashboard":
    case "Report": {
      const inFolders = file.path.split(`/${kind.toLowerCase()}s/`).at(-1)?.split("/") ?? [];
      const folders = inFolders.slice(0, -1);
      return [...new Set([[...folders, name].join("/"), [...folders.slice(-1), name].join("/")])];
    }
    case "ReportType":
      return [name, `${name}__c`];
    case "LightningMessageChannel":
      return [name, `${name}__c`];
    default:
      return [name];
  }
}

export function folderAfter(path: string, folder: string): string {
  const parts = path.split("/");
  return parts[parts.lastIndexOf(folder) + 1] ?? "";
}

function decoded(name: string): string {
  return decodeURIComponent(name.replace(/%(?![0-9A-Fa-f]{2})/g, "%25"));
}

function ownName(project: ValidatedProject, name: string): string {
  const prefix = `${project.namespace.toLowerCase()}__`;
  return project.namespace !== "" && name.toLowerCase().startsWith(prefix)
    ? name.slice(prefix.length)
    : name;
}

/** What custom things end in; a name without its ending that still has two underscores carries a namespace. */
const ENDING = /__(?:b|c|ChangeEvent|chn|dlm|e|Feed|History|kav|mdt|pc|pr|r|s|Share|Tag|x)$/i;

function isForeign(name: string): boolean {
  return name.split(".").some((part) => part.replace(ENDING, "").includes("__"));
}

/** A name of a custom thing of this project's making: judged missing when the project lacks it. */
export function isOwnCustom(names: Names, name: string): boolean {
  return /__(?:c|mdt|e|b|x)$/i.test(name) && !names.isForeign(name);
}

/** Whether the project leans on packages it doesn't hold and that may bring names without a namespace. */
export function leansOnOthers(project: ValidatedProject): boolean {
  const directories = recordsIn(project.configuration["packageDirectories"]);
  const own = new Set(directories.map((one) => one["package"]));
  return (
    project.namespace === "" &&
    directories
      .flatMap((one) => recordsIn(one["dependencies"]))
      .some((one) => typeof one["package"] === "string" && !own.has(one["package"]))
  );
}

const recordsIn = (list: unknown): Record<string, unknown>[] =>
  Array.isArray(list) ? list.filter((one) => isRecord(one)) : [];

// G010 to G012: names inside files and of files.
import { child, trimmed } from "../../metadata/xml.ts";
import { error, warning } from "../define.ts";
import { componentNameOf, decodedName } from "../source-types.ts";
import { folderAfter } from "../names.ts";
import { directories } from "./project-file.ts";
import type { MetadataFile, ValidatedProject } from "../project.ts";
import type { Rule } from "../rule.ts";

/** Types whose developer names are free text, or not ours to choose. */
const FREE_NAMES = new Set([
  "CustomLabels",
  "Document",
  "DocumentFolder",
  "ExperienceBundle",
  "Layout",
  "Network",
  "Profile",
  "Role",
  "Settings",
  "StandardValueSet",
  "StandardValueSetTranslation",
  "Translations",
]);
const LONGEST = 40;
/** Whose longest name is certain. */
const LIMITED = new Set(["CustomField", "CustomMetadata", "CustomObject", "ValidationRule"]);

/** What a package brings along under its own namespace, by the name of the file. */
const NAMESPACED = new Set([
  "CompactLayout",
  "CustomField",
  "CustomObject",
  "CustomPermission",
  "FieldSet",
  "FlexiPage",
  "ListView",
  "PermissionSet",
  "PermissionSetGroup",
  "RecordType",
  "ValidationRule",
  "WebLink",
]);

/** Whose names have no hyphen; others put two names together with one, as `Invoice__c-de` does. */
const UNHYPHENED = new Set([...NAMESPACED, "CustomMetadata", "Dashboard", "Report", "ReportType"]);

export const componentNames: readonly Rule[] = [
  error(
    "G010.full-name",
    "The fullName in the file of a part of an object is the file's name.",
    (project, complain) => {
      for (const { path, name, type, root } of project.files) {
        if (!root || type?.parent !== "CustomObject") continue;
        const fullName = trimmed(root, "fullName");
        if (fullName === undefined)
          complain(path, root, `Required field is missing: fullName (in ${type.name})`);
        else if (fullName !== decodedName(name))
          complain(
            path,
            child(root, "fullName"),
            `The fullName ${fullName} isn't the name of the file, ${name}.`,
          );
      }
    },
  ),
  error(
    "G011.object-full-name",
    "The file of an object has no fullName: its folder names it.",
    (project, complain) => {
      for (const { path, root } of project.filesOf("object")) {
        const fullName = root && child(root, "fullName");
        if (fullName)
          complain(path, fullName, "An object's file has no fullName; its folder names it.");
      }
    },
  ),
  error(
    "G012.developer-name",
    `An API name starts with a letter, holds letters, digits and single underscores, doesn't end with one, and has at most ${LONGEST} characters.`,
    (project, complain) => {
      for (const { path, name, type, isMetaFile, root } of project.files) {
        if (!isMetaFile || !root || !type || FREE_NAMES.has(type.name)) continue;
        if (type.kind !== "single" && type.kind !== "decomposed") continue;
        for (const part of decodedName(name).split(UNHYPHENED.has(type.name) ? "." : /[.-]/)) {
          const problem = problemOf(part, LIMITED.has(type.name));
          if (problem !== undefined)
            complain(path, child(root, "fullName") ?? root, `The API name ${part} ${problem}`);
        }
      }
    },
  ),
  error(
    "G012.namespace",
    "A name in a package carries no namespace: two underscores in a row part a namespace from the name.",
    (project, complain) => {
      for (const file of project.files) {
        const { path, root, type, directory } = file;
        if (!root || !type || !NAMESPACED.has(type.name) || directory.packageName === undefined)
          continue;
        // what extends another package's object says nothing but the extension
        if (type.name === "CustomObject" && !child(root, "label")) continue;
        const name = decodedName(file.name).split(".").at(-1) ?? "";
        const problem = prefixProblem(project, file, name);
        if (problem !== undefined)
          complain(path, child(root, "fullName") ?? root, `The API name ${name} ${problem}`);
      }
    },
  ),
  error(
    "G012.unique-name",
    "Names of components of one type differ by more than their case.",
    (project, complain) => {
      for (const [first, ...others] of sameNames(project))
        for (const file of others)
          if (first && componentNameOf(file) !== componentNameOf(first))
            complain(
              file.path,
              file.root && (child(file.root, "fullName") ?? file.root),
              `There is already a ${file.type?.name ?? ""} named ${componentNameOf(first)} (${first.path}); names differ by more than their case.`,
            );
    },
  ),
  warning(
    "G012.one-file",
    "A component is in one file only: of two a deployment takes either.",
    (project, complain) => {
      for (const [first, ...others] of sameNames(project))
        for (const file of others)
          if (first && componentNameOf(file) === componentNameOf(first))
            complain(
              file.path,
              file.root,
              `The ${file.type?.name ?? ""} ${componentNameOf(file)} is also in ${first.path}.`,
            );
    },
  ),
];

/** `Foo` of `Foo__Bar__c`; undefined for `Bar__c`. */
const prefixIn = (name: string): string | undefined =>
  /^([A-Za-z]\w*?)__\w/.exec(name.replace(/__(?:b|c|e|kav|mdt|x)$/i, ""))?.[1];

function prefixProblem(
  project: ValidatedProject,
  file: MetadataFile,
  name: string,
): string | undefined {
  const prefix = prefixIn(name);
  if (prefix === undefined) return undefined;
  if (prefix.toLowerCase() === project.namespace.toLowerCase())
    return `carries the project's own namespace, which the platform adds. Name it ${name.slice(prefix.length + 2)}.`;
  const ofObject = prefixIn(folderAfter(file.path, "objects"))?.toLowerCase();
  const isOthers = leansOnPackages(project, file) || ofObject === prefix.toLowerCase();
  if (!project.isPackaged(file) && isOthers) return undefined;
  return `is in the namespace ${prefix}, which isn't this package's. Use single underscores, or remove the file.`;
}

const leansOnPackages = (project: ValidatedProject, file: MetadataFile): boolean =>
  directories(project).some(
    (one) => one["package"] === file.directory.packageName && Array.isArray(one["dependencies"]),
  );

/** Components of one package directory and type whose names are the same but for their case. */
function* sameNames(project: ValidatedProject): Generator<MetadataFile[]> {
  const components = project.files.filter(
    ({ isMetaFile, type }) =>
      isMetaFile &&
      type !== undefined &&
      type.kind !== "bundle" &&
      // the CLI puts the parts of an object together from several folders
      type.kind !== "decomposed" &&
      // one file a domain, one component to the platform
      type.name !== "CustomLabels",
  );
  const byName = Map.groupBy(components, (one) =>
    `${one.directory.path} ${one.type?.name ?? ""} ${componentNameOf(one)}`.toLowerCase(),
  );
  for (const files of byName.values()) if (files.length > 1) yield files;
}

/** `name` may carry a namespace and the ending of its kind. */
function problemOf(name: string, limited: boolean): string | undefined {
  // the token that CumulusCI puts a namespace in place of
  const stem = name
    .replaceAll("___NAMESPACE___", "")
    .replace(/__[a-z]{1,6}$/i, "")
    .replace(/^[A-Za-z0-9]{1,15}__/, "");
  if (!/^[A-Za-z]\w*$/.test(stem) || /[^A-Za-z0-9_]/.test(stem))
    return "may hold only letters, digits and underscores, and starts with a letter";
  if (stem.endsWith("_")) return "ends with an underscore";
  if (stem.includes("__")) return "has two underscores in a row";
  if (limited && stem.length > LONGEST) return `is longer than ${LONGEST} characters`;
  return undefined;
}

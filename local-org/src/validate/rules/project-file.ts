// A5: sfdx-project.json describes packages the CLI can build.
import { error, warning } from "../define.ts";
import { isRecord, parsedJson, placeOfKey } from "../json-text.ts";
import { refused } from "../refused.ts";
import { PROJECT_FILE } from "../../metadata/project-configuration.ts";
import type { Place, Rule } from "../rule.ts";
import type { ValidatedProject } from "../project.ts";

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));
/** From the published schema of sfdx-project.json. */
const PROJECT_KEYS = words(`
$schema name namespace oauthLocalPort packageAliases packageBundleAliases packageBundles packageDirectories plugins
pushPackageDirectoriesSequentially registryCustomizations registryPresets replacements sfdcLoginUrl signupTargetLoginUrl
sourceApiVersion sourceBehaviorOptions
`);
const DIRECTORY_KEYS = words(`
ancestorId ancestorVersion apexTestAccess calculateTransitiveDependencies default definitionFile dependencies functions
includeProfileUserLicenses package packageMetadataAccess path postInstallScript postInstallUrl releaseNotesUrl scopeProfiles
seedMetadata uninstallScript unpackagedMetadata versionDescription versionName versionNumber
`);

export const projectFile: readonly Rule[] = [
  refused("A5.readable", "The project has an sfdx-project.json that is a JSON object.", ""),
  error(
    "A5.package-directories",
    "packageDirectories has at least one entry, each with a path; with several, one is the default.",
    (project, complain) => {
      // what can't be read is said by A5.readable
      if (parsedJson(project.read(PROJECT_FILE)) === undefined) return;
      const all = directories(project);
      const at = place(project, "packageDirectories");
      if (all.length === 0)
        return complain(
          PROJECT_FILE,
          at,
          "packageDirectories must have at least one entry with a path.",
        );
      for (const [index, one] of all.entries())
        if (typeof one["path"] !== "string")
          complain(PROJECT_FILE, at, `packageDirectories[${index}] has no path.`);
      const defaults = all.filter((one) => one["default"] === true).length;
      if (all.length > 1 && defaults !== 1)
        complain(
          PROJECT_FILE,
          at,
          `${defaults} of ${all.length} package directories are the default; exactly one must be.`,
        );
    },
  ),
  error("A5.path-exists", "The folder of each package directory is there.", (project, complain) => {
    for (const one of directories(project)) {
      const path = text(one, "path");
      if (path !== undefined && !hasFiles(project, path))
        complain(
          PROJECT_FILE,
          place(project, "path", path),
          `The path "${path}", specified in sfdx-project.json, does not exist. Be sure this directory exists in your project root.`,
        );
    }
  }),
  error(
    "A5.version-number",
    "A package has a versionNumber of the form 1.2.0.NEXT.",
    (project, complain) => {
      for (const one of packages(project)) {
        const version = one["versionNumber"];
        if (typeof version !== "string" || !/^\d+\.\d+\.\d+\.(?:\d+|NEXT)$/.test(version))
          complain(
            PROJECT_FILE,
            place(project, "package", text(one, "package") ?? "", "versionNumber"),
            typeof version === "string"
              ? `The versionNumber ${version} must be major.minor.patch.NEXT, or end in a number.`
              : `Package ${text(one, "package") ?? ""} has no versionNumber.`,
          );
      }
    },
  ),
  warning(
    "A5.unknown-key",
    "sfdx-project.json holds only keys the CLI knows.",
    (project, complain) => {
      const report = (name: string, ...path: readonly string[]): void =>
        complain(
          PROJECT_FILE,
          place(project, ...path, name),
          `The CLI doesn't know the key ${name}; it is ignored or refused.`,
        );
      for (const key of Object.keys(project.configuration)) if (!PROJECT_KEYS.has(key)) report(key);
      for (const one of directories(project))
        for (const key of Object.keys(one))
          if (!DIRECTORY_KEYS.has(key)) report(key, "packageDirectories", text(one, "path") ?? "");
    },
  ),
  warning(
    "A5.scope-profiles",
    "A package sets scopeProfiles, else its build looks at the profiles of the whole project.",
    (project, complain) => {
      for (const one of project.namespace === "" ? [] : packages(project))
        if (one["scopeProfiles"] !== true)
          complain(
            PROJECT_FILE,
            place(project, "package", text(one, "package") ?? ""),
            `Package ${text(one, "package") ?? ""} doesn't set scopeProfiles to true.`,
          );
    },
  ),
  error(
    "A5.named-file",
    "The definition file and the folder of unpackaged metadata that a package names are there.",
    (project, complain) => {
      for (const one of directories(project)) {
        const definition = text(one, "definitionFile");
        if (definition !== undefined && project.read(definition) === undefined)
          complain(
            PROJECT_FILE,
            place(project, "definitionFile", definition),
            `The definitionFile ${definition} isn't there.`,
          );
        const unpackaged = isRecord(one["unpackagedMetadata"])
          ? text(one["unpackagedMetadata"], "path")
          : undefined;
        if (unpackaged !== undefined && !hasFiles(project, unpackaged))
          complain(
            PROJECT_FILE,
            place(project, "unpackagedMetadata", unpackaged),
            `The folder ${unpackaged} of unpackagedMetadata isn't there.`,
          );
      }
    },
  ),
  error(
    "A5.namespace",
    "A namespace has 1 to 15 letters, digits and single underscores and begins with a letter.",
    (project, complain) => {
      if (project.namespace !== "" && !isNamespace(project.namespace))
        complain(
          PROJECT_FILE,
          place(project, "namespace"),
          `${project.namespace} can't be a namespace: 1 to 15 letters, digits and single underscores, beginning with a letter and not ending with an underscore.`,
        );
    },
  ),
  error(
    "A5.source-api-version",
    "sourceApiVersion is a version such as 67.0, as text.",
    (project, complain) => {
      const version = project.configuration["sourceApiVersion"];
      if (version !== undefined && (typeof version !== "string" || !/^\d+\.0$/.test(version)))
        complain(
          PROJECT_FILE,
          place(project, "sourceApiVersion"),
          `sourceApiVersion ${String(version)} must be in the form "67.0".`,
        );
    },
  ),
];

export function directories(project: ValidatedProject): Record<string, unknown>[] {
  const listed = project.configuration["packageDirectories"];
  return Array.isArray(listed) ? listed.filter(isRecord) : [];
}

export const packages = (project: ValidatedProject): Record<string, unknown>[] =>
  directories(project).filter((one) => typeof one["package"] === "string");

const text = (one: Record<string, unknown>, key: string): string | undefined => {
  const value = one[key];
  return typeof value === "string" ? value : undefined;
};

const place = (project: ValidatedProject, ...keys: readonly string[]): Place =>
  placeOfKey(project.read(PROJECT_FILE) ?? "", ...keys);

const isNamespace = (name: string): boolean =>
  /^[A-Za-z](?:[A-Za-z0-9]|_(?!_|$)){0,14}$/.test(name);

function hasFiles(project: ValidatedProject, path: string): boolean {
  const folder = path.replaceAll("\\", "/").replace(/^\.\//, "").replace(/\/+$/, "");
  return project.list(folder === "." ? "" : folder).length > 0;
}

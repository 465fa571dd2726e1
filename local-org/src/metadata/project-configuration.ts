// What sfdx-project.json says: namespace, API version and the folders that hold source.
import type { ProjectFiles } from "./reading.ts";
import type { MetadataProblem } from "./schema.ts";

export interface ProjectConfiguration {
  readonly namespace: string;
  readonly sourceApiVersion: number;
  /** Package directories and the folders of unpackaged metadata, without trailing slash. */
  readonly directories: readonly string[];
  /** Sharing models by lower-cased object name, from the objectSettings of the scratch org definitions the packages name. */
  readonly sharingModels: ReadonlyMap<string, string>;
  /** Features of the orgs the packages are developed in, from the same definitions. */
  readonly features: ReadonlySet<string>;
}

export const PROJECT_FILE = "sfdx-project.json";
const DEFAULT_API_VERSION = 67;

export function readConfiguration(
  files: ProjectFiles,
  problems: MetadataProblem[],
): ProjectConfiguration {
  const text = files.read(PROJECT_FILE);
  const problem = (message: string, line = 1, column = 1, rule = "A5.readable"): void =>
    void problems.push({ file: PROJECT_FILE, line, column, message, rule });
  if (text === undefined) {
    problem("The project has no sfdx-project.json.");
    return {
      namespace: "",
      sourceApiVersion: DEFAULT_API_VERSION,
      directories: [],
      sharingModels: new Map(),
      features: new Set(),
    };
  }
  const json = parseJson(text, PROJECT_FILE, problem);
  const directories = directoriesOf(json);
  if (directories.length === 0 && problems.length === 0)
    problem("sfdx-project.json names no packageDirectories.", 1, 1, "A5.package-directories");
  for (const path of missingDirectories(json, files))
    problem(
      `The path "${path}", specified in ${PROJECT_FILE}, does not exist. Be sure this directory exists in your project root.`,
      ...placeOf(text, `"${path}"`),
      "A5.path-exists",
    );
  const version = Number(json["sourceApiVersion"] ?? DEFAULT_API_VERSION);
  const definitions = definitionsOf(files, json, problems);
  return {
    namespace: typeof json["namespace"] === "string" ? json["namespace"] : "",
    sourceApiVersion: Number.isFinite(version) ? version : DEFAULT_API_VERSION,
    directories,
    sharingModels: sharingModelsOf(definitions),
    features: featuresOf(definitions),
  };
}

/** Of the packages alone: their unpackaged metadata may be kept elsewhere. */
function missingDirectories(json: Record<string, unknown>, files: ProjectFiles): string[] {
  const list: unknown[] = Array.isArray(json["packageDirectories"])
    ? json["packageDirectories"]
    : [];
  return list.flatMap((one) => {
    const path = isRecord(one) ? one["path"] : undefined;
    return typeof path === "string" && files.holds?.(path) === false ? [path] : [];
  });
}

function placeOf(text: string, part: string): [line: number, column: number] {
  const before = text.slice(0, Math.max(0, text.indexOf(part))).split("\n");
  return [before.length, (before.at(-1)?.length ?? 0) + 1];
}

/** The scratch org definitions the packages name. */
function definitionsOf(
  files: ProjectFiles,
  json: Record<string, unknown>,
  problems: MetadataProblem[],
): Record<string, unknown>[] {
  const definitions: Record<string, unknown>[] = [];
  for (const one of Array.isArray(json["packageDirectories"]) ? json["packageDirectories"] : []) {
    const file: unknown = isRecord(one) ? one["definitionFile"] : undefined;
    const text = typeof file === "string" ? files.read(file) : undefined;
    if (typeof file !== "string" || text === undefined) continue;
    definitions.push(
      parseJson(
        text,
        file,
        (message, line = 1, column = 1) =>
          void problems.push({ file, line, column, message, rule: "A6.readable" }),
      ),
    );
  }
  return definitions;
}

function sharingModelsOf(definitions: readonly Record<string, unknown>[]): Map<string, string> {
  const models = new Map<string, string>();
  for (const { objectSettings: settings } of definitions)
    for (const [name, setting] of Object.entries(isRecord(settings) ? settings : {}))
      if (isRecord(setting) && typeof setting["sharingModel"] === "string")
        models.set(name.toLowerCase(), setting["sharingModel"]);
  return models;
}

function featuresOf(definitions: readonly Record<string, unknown>[]): Set<string> {
  return new Set(
    definitions.flatMap(({ features }) =>
      Array.isArray(features) ? features.filter((one) => typeof one === "string") : [],
    ),
  );
}

function parseJson(
  text: string,
  file: string,
  problem: (message: string, line?: number, column?: number) => void,
): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (isRecord(value)) return value;
    problem(`${file} isn't a JSON object.`);
    return {};
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const offset = Number(/position (\d+)/.exec(message)?.[1] ?? 0);
    const before = text.slice(0, offset).split("\n");
    problem(
      `${file} isn't valid JSON: ${message}`,
      before.length,
      (before.at(-1)?.length ?? 0) + 1,
    );
    return {};
  }
}

function directoriesOf(json: Record<string, unknown>): string[] {
  const list: unknown[] = Array.isArray(json["packageDirectories"])
    ? json["packageDirectories"]
    : [];
  const found: string[] = [];
  // the default one first: what stands in two directories is meant as it stands there
  const isDefault = (one: unknown): boolean => isRecord(one) && one["default"] === true;
  for (const one of [...list.filter(isDefault), ...list.filter((each) => !isDefault(each))]) {
    if (!isRecord(one)) continue;
    const unpackaged = isRecord(one["unpackagedMetadata"])
      ? one["unpackagedMetadata"]["path"]
      : undefined;
    for (const path of [one["path"], unpackaged]) {
      if (typeof path !== "string") continue;
      const clean = path.replaceAll("\\", "/").replace(/^\.\//, "").replace(/\/+$/, "");
      if (!found.includes(clean)) found.push(clean);
    }
  }
  return found;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

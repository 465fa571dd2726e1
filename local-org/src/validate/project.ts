// A project as the rules see it: every source file once, its XML as a tree with places, and the Schema the local org would run.
import { ignoredBy } from "../metadata/force-ignore.ts";
import { isRecord, PROJECT_FILE } from "../metadata/project-configuration.ts";
import { readProject } from "../metadata/read-project.ts";
import { parseXml } from "../metadata/xml.ts";
import { sourceTypeOf } from "./source-types.ts";
import { typedElements } from "./typed-elements.ts";
import type { ProjectFiles } from "../metadata/read-project.ts";
import type { Schema } from "../metadata/schema.ts";
import type { XmlElement, XmlProblem } from "../metadata/xml.ts";
import type { MetadataTypes } from "./metadata-types.ts";
import type { SourceType } from "./source-types.ts";
import type { TypedElement } from "./typed-elements.ts";

export interface MetadataFile {
  readonly path: string;
  /** `field` of `A__c.field-meta.xml`; the file's own ending where there is no `-meta.xml`. */
  readonly suffix: string;
  /** `A__c` of `A__c.field-meta.xml`. */
  readonly name: string;
  readonly isMetaFile: boolean;
  /** Undefined for what is no metadata: its suffix is that of no type. */
  readonly type: SourceType | undefined;
  /** The package directory (or unpackaged folder) the file lies in. */
  readonly directory: PackageDirectory;
  readonly text: string;
  /** Only of `-meta.xml` files that are well-formed. */
  readonly root?: XmlElement;
  readonly problem?: XmlProblem;
}

interface PackageDirectory {
  readonly path: string;
  /** The package's name in sfdx-project.json; undefined for folders that go into no package. */
  readonly packageName?: string;
}

export interface ValidatedProject {
  readonly namespace: string;
  readonly configuration: Readonly<Record<string, unknown>>;
  readonly directories: readonly PackageDirectory[];
  readonly files: readonly MetadataFile[];
  readonly schema: Schema;
  /** Files of one suffix: `filesOf("field")`. */
  filesOf(suffix: string): readonly MetadataFile[];
  /** Whether the file ships in a managed package: its directory names a package, and the project a namespace. */
  isPackaged(file: MetadataFile): boolean;
  /** The Metadata API's own tables. */
  readonly types: MetadataTypes;
  /** Every element of every `-meta.xml` file whose type those tables spell out. */
  typedElements(): readonly TypedElement[];
  /** Every file below a folder, also those that are never deployed. */
  list(folder: string): readonly string[];
  /** Any other file below the project's root, e.g. `.forceignore`. */
  read(path: string): string | undefined;
}

export function openValidatedProject(files: ProjectFiles, types: MetadataTypes): ValidatedProject {
  const configuration = readJson(files.read(PROJECT_FILE));
  const namespace =
    typeof configuration["namespace"] === "string" ? configuration["namespace"] : "";
  const directories = packageDirectories(configuration);
  const ignored = ignoredBy(files.read(".forceignore") ?? "");
  const all: MetadataFile[] = [];
  const seen = new Set<string>();
  for (const directory of directories)
    for (const path of files.list(directory.path)) {
      // TypeScript sources are never deployed, yet they are what components are built from
      if (seen.has(path) || (ignored(path) && !path.endsWith(".ts"))) continue;
      seen.add(path);
      all.push(metadataFile(path, files.read(path) ?? "", directory));
    }
  const bySuffix = Map.groupBy(all, (file) => file.suffix);
  let typed: readonly TypedElement[] | undefined;
  return {
    namespace,
    configuration,
    directories,
    files: all,
    schema: readProject(files),
    filesOf: (suffix) => bySuffix.get(suffix) ?? [],
    isPackaged: (file) => namespace !== "" && file.directory.packageName !== undefined,
    types,
    typedElements: () => (typed ??= [...typedElements(all, types)]),
    list: (folder) => files.list(folder),
    read: (path) => files.read(path),
  };
}

function metadataFile(path: string, text: string, directory: PackageDirectory): MetadataFile {
  const last = path.slice(path.lastIndexOf("/") + 1);
  // the second form is that of older folders: `reports/Sales-meta.xml`
  const meta = /^(.*)\.([A-Za-z0-9]+)-meta\.xml$/.exec(last) ?? /^([^.]+)()-meta\.xml$/.exec(last);
  const dot = last.lastIndexOf(".");
  const [name, suffix] = meta
    ? [meta[1] ?? "", meta[2] ?? ""]
    : dot < 0
      ? [last, ""]
      : [last.slice(0, dot), last.slice(dot + 1)];
  return {
    path,
    suffix,
    name,
    isMetaFile: meta !== null,
    type: sourceTypeOf(path, suffix),
    directory,
    text,
    ...(meta ? parseXml(text) : {}),
  };
}

function packageDirectories(configuration: Record<string, unknown>): PackageDirectory[] {
  const listed = configuration["packageDirectories"];
  const found: PackageDirectory[] = [];
  for (const one of Array.isArray(listed) ? listed : []) {
    if (!isRecord(one)) continue;
    const packageName = one["package"];
    const unpackaged = isRecord(one["unpackagedMetadata"])
      ? one["unpackagedMetadata"]["path"]
      : undefined;
    if (typeof one["path"] === "string")
      found.push({
        path: cleanPath(one["path"]),
        ...(typeof packageName === "string" ? { packageName } : {}),
      });
    if (typeof unpackaged === "string") found.push({ path: cleanPath(unpackaged) });
  }
  // an inner folder's own entry decides about its files
  return found.sort((a, b) => b.path.length - a.path.length);
}

const cleanPath = (path: string): string =>
  path.replaceAll("\\", "/").replace(/^\.\//, "").replace(/\/+$/, "");

/** What can't be read is said by the Schema's own reader. */
function readJson(text: string | undefined): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? "{}");
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}

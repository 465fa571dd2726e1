// Which metadata type a source file belongs to, and which component.
import { sourceTypeTable } from "./platform/source-types.ts";

export interface SourceType {
  readonly name: string;
  readonly folder: string;
  readonly suffix: string | undefined;
  /** Only in its own folder: the CLI doesn't recognise it elsewhere. */
  readonly strict: boolean;
  readonly kind: "single" | "content" | "mixed" | "bundle" | "decomposed";
  /** `CustomObject` of `CustomField`. */
  readonly parent: string | undefined;
  /** `ReportFolder` of `Report`. */
  readonly folderType: string | undefined;
}

export const sourceTypes: readonly SourceType[] = sourceTypeTable
  .trim()
  .split("\n")
  .map((line) => {
    const [name = "", folder = "", suffix = "", ...flags] = line.split(" ");
    const after = (mark: string): string | undefined =>
      flags.find((flag) => flag.startsWith(mark))?.slice(mark.length);
    const kind = (["content", "mixed", "bundle", "decomposed"] as const).find((one) =>
      flags.includes(one),
    );
    return {
      name,
      folder,
      suffix: suffix === "-" ? undefined : suffix,
      strict: flags.includes("strict"),
      kind: kind ?? "single",
      parent: after("of:"),
      folderType: after("in:"),
    };
  });

const byName = new Map(sourceTypes.map((type) => [type.name, type]));
const bySuffix = Map.groupBy(
  sourceTypes.filter(({ suffix }) => suffix !== undefined),
  ({ suffix }) => suffix ?? "",
);
/** Types whose components are folders: everything below such a folder is theirs. */
const wholeFolders = new Map(
  sourceTypes
    .filter(({ kind, strict }) => (kind === "bundle" || kind === "mixed") && strict)
    .concat(sourceTypes.filter(({ name }) => name === "DigitalExperienceBundle"))
    .map((type) => [type.folder, type]),
);

export const sourceTypeNamed = (name: string): SourceType | undefined => byName.get(name);

/** The type of a file by its folder where the type claims the whole folder, else by its suffix; undefined when no type has that suffix. */
export function sourceTypeOf(path: string, suffix: string): SourceType | undefined {
  const folders = path.split("/").slice(0, -1);
  for (const folder of folders) {
    const whole = wholeFolders.get(folder);
    // the file of a folder of documents lies among them
    if (whole)
      return (bySuffix.get(suffix) ?? []).find(({ name }) => name === whole.folderType) ?? whole;
  }
  if (!/\.[A-Za-z0-9]+-meta\.xml$/.test(path))
    return folderFileType(folders, path) ?? contentType(suffix);
  const candidates = bySuffix.get(suffix) ?? [];
  return (
    candidates.find(({ folder }) => folders.includes(folder)) ??
    candidates.find(({ strict }) => !strict) ??
    candidates[0]
  );
}

/** `reports/Sales-meta.xml`: the older form of a folder's own file. */
function folderFileType(folders: readonly string[], path: string): SourceType | undefined {
  if (!/\/[^/.]+-meta\.xml$/.test(path)) return undefined;
  const inside = sourceTypes.find(
    ({ folderType, folder }) => folderType !== undefined && folders.includes(folder),
  );
  return inside?.folderType === undefined ? undefined : byName.get(inside.folderType);
}

const contentType = (suffix: string): SourceType | undefined =>
  (bySuffix.get(suffix) ?? []).find(({ kind }) => kind === "content");

/** The component's full name, as a manifest writes it: `Invoice__c.Paid__c`, `Sales/Won`, `invoiceList`. */
export function componentNameOf(file: {
  readonly path: string;
  readonly name: string;
  readonly type: SourceType | undefined;
}): string {
  const { type, path } = file;
  if (!type) return file.name;
  const name = decodedName(file.name);
  const parent = type.parent === undefined ? undefined : byName.get(type.parent);
  if (parent) return `${below(path, parent.folder)[0] ?? ""}.${name}`;
  const inside = below(path, type.folder);
  // a site is one of the kinds of experiences
  if (type.name === "DigitalExperienceBundle") return inside.slice(0, 2).join("/");
  if (type.kind === "bundle") return inside[0] ?? name;
  return type.folderType === undefined ? name : [...inside.slice(0, -1), name].join("/");
}

/** The parts of a path after a folder. */
function below(path: string, folder: string): string[] {
  const parts = path.split("/");
  return parts.slice(parts.lastIndexOf(folder) + 1);
}

/** File names escape what a path can't hold: `%28`. */
export const decodedName = (name: string): string =>
  decodeURIComponent(name.replace(/%(?![0-9A-Fa-f]{2})/g, "%25"));

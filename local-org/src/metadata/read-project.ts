// Reads a Salesforce DX project into a Schema: every metadata file through its reader, then what the platform derives.
import { checkObjects } from "./check-objects.ts";
import { contentHash } from "./hash.ts";
import { addCurrencies } from "./currencies.ts";
import { deriveObjects, standardDrafts } from "./derive-objects.ts";
import { ignoredBy } from "./force-ignore.ts";
import { fileKindOf } from "./file-kinds.ts";
import { readConfiguration } from "./project-configuration.ts";
import { applySharingModels, readObjectFile, readObjectPart } from "./read-object.ts";
import { newCollection } from "./collection.ts";
import { readOther } from "./read-other.ts";
import { readValueSet } from "./read-value-sets.ts";
import { valueSets } from "./standard/value-sets.ts";
import { report, UNSUPPORTED } from "./reading.ts";
import type { FileKind } from "./file-kinds.ts";
import type { ProjectFiles, Reading } from "./reading.ts";
import type { ApexSource, NamedMetadata, ObjectDefinition, Schema } from "./schema.ts";

export type { ProjectFiles } from "./reading.ts";

export interface ReadOptions {
  /** A hash of a file's text; the default is a 64-bit FNV-1a. */
  readonly hash?: (text: string) => string;
}

interface SourceFile {
  readonly file: string;
  readonly kind: FileKind;
}

/** The project's whole Schema. Whatever is wrong with a file is in `problems`; nothing is thrown. */
export function readProject(projectFiles: ProjectFiles, options: ReadOptions = {}): Schema {
  const files = readOnce(projectFiles);
  const problems: Schema["problems"][number][] = [];
  const configuration = readConfiguration(files, problems);
  const reading: Reading = {
    namespace: configuration.namespace,
    files,
    problems,
    objects: standardDrafts(),
    missing: new Set(),
    settings: new Map(),
    mentions: [],
    valueSets: new Map(
      Object.entries(valueSets).map(([name, values]) => [name.toLowerCase(), values]),
    ),
  };
  const sources = findSources(reading, configuration.directories);
  for (const one of sources)
    if (one.kind.reader === "valueSet") readValueSet(reading, one.file, one.kind.root);
  applySharingModels(reading, configuration.sharingModels);
  for (const one of sources) if (one.kind.reader === "object") readObjectFile(reading, one.file);
  for (const one of sources)
    if (one.kind.reader === "objectPart") readObjectPart(reading, one.file, one.kind.root);
  checkObjects(reading);
  if (configuration.features.has("MultiCurrency")) addCurrencies(reading);
  deriveObjects(
    reading,
    sources
      .filter(({ kind }) => kind.reader === "apex")
      .map(({ file }) => files.read(file) ?? "")
      .filter((text) => text.includes("ChangeEvent")),
  );
  const collection = newCollection();
  readOther(reading, collection, sources, configuration.sourceApiVersion);
  keepFirstOfTwo(reading, collection, configuration.directories);
  reportUnsupported(reading, sources);
  return {
    namespace: configuration.namespace,
    sourceApiVersion: configuration.sourceApiVersion,
    objects: new Map<string, ObjectDefinition>(reading.objects),
    ...collection,
    problems,
    named: namedMetadata(files, sources),
    fileHashes: hashFiles(files, sources, options.hash ?? contentHash),
  };
}

function findSources(reading: Reading, directories: readonly string[]): SourceFile[] {
  const ignored = ignoredBy(reading.files.read(".forceignore") ?? "");
  const seen = new Set<string>();
  const sources: SourceFile[] = [];
  for (const directory of directories) {
    for (const file of reading.files.list(directory)) {
      // TypeScript sources are never deployed, so projects ignore them; here they are what components are built from.
      if (seen.has(file) || (!file.endsWith(".ts") && ignored(file))) continue;
      seen.add(file);
      sources.push({ file, kind: fileKindOf(file) });
    }
  }
  return sources.sort((a, b) => (a.file < b.file ? -1 : 1));
}

/** An org has one class of a name: where two package directories have it, the first one's is used. */
function keepFirstOfTwo(
  reading: Reading,
  collection: ReturnType<typeof newCollection>,
  directories: readonly string[],
): void {
  const placeOf = (file: string): number =>
    directories.findIndex((directory) => file.startsWith(`${directory}/`));
  const kept = new Map<string, ApexSource>();
  const byPlace = [...collection.apex].sort((a, b) => placeOf(a.file) - placeOf(b.file));
  const dropped = new Set<ApexSource>();
  for (const source of byPlace) {
    const key = `${source.kind} ${source.name.toLowerCase()}`;
    const first = kept.get(key);
    if (first === undefined) kept.set(key, source);
    else if (placeOf(first.file) !== placeOf(source.file)) {
      dropped.add(source);
      report(
        reading,
        source.file,
        undefined,
        `The ${source.kind} ${source.name} is in ${first.file} too, which is used: an org has one of a name.`,
        UNSUPPORTED,
      );
    }
  }
  collection.apex = collection.apex.filter((source) => !dropped.has(source));
}

function namedMetadata(files: ProjectFiles, sources: readonly SourceFile[]): NamedMetadata {
  const named = (suffix: string): string[] =>
    sources.flatMap(({ file }) => {
      const base = file.slice(file.lastIndexOf("/") + 1);
      return base.endsWith(suffix) ? [base.slice(0, -suffix.length)] : [];
    });
  return {
    pages: named(".page"),
    flows: named(".flow-meta.xml"),
    cachePartitions: named(".cachePartition-meta.xml"),
    dataWeave: sources.flatMap(({ file }) => {
      const name = /([^/]+)\.dwl$/.exec(file)?.[1];
      return name === undefined ? [] : [{ name, text: files.read(file) ?? "" }];
    }),
  };
}

/** One problem for each kind of metadata that isn't supported, at the first file of that kind. */
function reportUnsupported(reading: Reading, sources: readonly SourceFile[]): void {
  const byName = new Map<string, string[]>();
  for (const one of sources) {
    if (one.kind.reader !== "unsupported") continue;
    byName.set(one.kind.root, [...(byName.get(one.kind.root) ?? []), one.file]);
  }
  for (const [name, files] of byName) {
    const [first = ""] = files;
    report(
      reading,
      first,
      undefined,
      `${name} isn't supported by the local org and is left out${files.length > 1 ? ` (${files.length} files, this is the first)` : ""}.`,
      UNSUPPORTED,
    );
  }
}

/** Each file is read from the project at most once. */
function readOnce(files: ProjectFiles): ProjectFiles {
  const texts = new Map<string, string | undefined>();
  const read = (file: string): string | undefined => {
    if (!texts.has(file)) texts.set(file, files.read(file));
    return texts.get(file);
  };
  return {
    list: (folder) => files.list(folder),
    read,
    ...(files.holds ? { holds: (folder: string) => files.holds?.(folder) ?? true } : {}),
    ...(files.bytes ? { bytes: (file: string) => files.bytes?.(file) } : {}),
    ...(files.hash
      ? { hash: (file: string) => files.hash?.(file) ?? contentHash(read(file) ?? "") }
      : {}),
  };
}

function hashFiles(
  files: ProjectFiles,
  sources: readonly SourceFile[],
  hash: (text: string) => string,
): Map<string, string> {
  const hashes = new Map<string, string>();
  for (const { file, kind } of sources) {
    if (kind.reader === "skipped" || kind.reader === "irrelevant" || kind.reader === "unsupported")
      continue;
    const known = files.hash?.(file);
    const text = known === undefined ? files.read(file) : undefined;
    if (known !== undefined) hashes.set(file, known);
    else if (text !== undefined) hashes.set(file, hash(text));
  }
  return hashes;
}

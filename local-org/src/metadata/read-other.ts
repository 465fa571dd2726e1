// Everything that isn't an object: hands each file to the reader of its type, then checks what the types say of each other.
import { readApex, readLwcBundle, readStaticResource } from "./read-code.ts";
import {
  checkPages,
  readApplication,
  readFlexiPage,
  readLayout,
  readNotificationType,
  readTab,
} from "./read-pages.ts";
import {
  checkPermissionSets,
  readCustomPermission,
  readPermissionSet,
  readPermissionSetGroup,
} from "./read-security.ts";
import { readSites } from "./read-sites.ts";
import { readCustomMetadata, readLabels, readTranslation } from "./read-texts.ts";
import { baseName, ownName } from "./reading.ts";
import type { Collection } from "./collection.ts";
import type { FileKind, Reader } from "./file-kinds.ts";
import type { Reading } from "./reading.ts";
import type { LabelDefinition } from "./schema.ts";

interface SourceFile {
  readonly file: string;
  readonly kind: FileKind;
}
type Read = (reading: Reading, collection: Collection, file: string) => void;

const SIMPLE: Partial<Record<Reader, Read>> = {
  customMetadata: readCustomMetadata,
  permissionSet: readPermissionSet,
  permissionSetGroup: readPermissionSetGroup,
  customPermission: readCustomPermission,
  layout: readLayout,
  flexiPage: readFlexiPage,
  tab: readTab,
  application: readApplication,
  notificationType: readNotificationType,
};

export function readOther(
  reading: Reading,
  collection: Collection,
  sources: readonly SourceFile[],
  sourceApiVersion: number,
): void {
  const of = (reader: Reader): SourceFile[] => sources.filter((one) => one.kind.reader === reader);
  const companions = byFolder(of("companion").map((one) => one.file));
  const labels = new Map<string, LabelDefinition>();
  for (const one of of("labels")) readLabels(reading, collection, labels, one.file, one.kind.root);
  for (const one of of("translation")) readTranslation(reading, collection, labels, one.file);
  for (const one of of("apex")) readApex(reading, collection, one.file, sourceApiVersion);
  for (const one of of("lwc"))
    readLwcBundle(
      reading,
      collection,
      one.file,
      [one.file, ...(companions.get(folderOf(one.file)) ?? [])].sort(),
      sourceApiVersion,
    );
  for (const one of of("staticResource"))
    readStaticResource(reading, collection, one.file, companions.get(folderOf(one.file)) ?? []);
  for (const one of sources) SIMPLE[one.kind.reader]?.(reading, collection, one.file);
  const files = (reader: Reader): string[] => of(reader).map((one) => one.file);
  readSites(reading, collection, {
    networks: files("network"),
    sites: files("site"),
    menus: files("navigationMenu"),
    contents: files("digitalExperience"),
  });
  const fileOf = fileFinder(reading, sources);
  checkPermissionSets(reading, collection, fileOf);
  checkPages(
    reading,
    collection,
    fileOf,
    sources.some((one) => one.kind.root === "AuraDefinitionBundle"),
  );
}

function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf("/"));
}

/** The files of a bundle or of a folder of static resources, however deep, by that folder. */
function byFolder(files: readonly string[]): Map<string, string[]> {
  const folders = new Map<string, string[]>();
  for (const file of files) {
    const folder = /^(.*\/lwc\/[^/]+|.*\/staticresources)\//.exec(file)?.[1];
    if (folder !== undefined) folders.set(folder, [...(folders.get(folder) ?? []), file]);
  }
  return folders;
}

/** The file a metadata item of that name and suffix came from. */
function fileFinder(
  reading: Reading,
  sources: readonly SourceFile[],
): (name: string, suffix: string) => string {
  const files = new Map(
    sources
      .filter((one) => one.file.endsWith("-meta.xml"))
      .map((one) => [
        `${ownName(reading, baseName(one.file))}.${/\.(\w+)-meta\.xml$/.exec(one.file)?.[1] ?? ""}`,
        one.file,
      ]),
  );
  return (name, suffix) => files.get(`${name}.${suffix}`) ?? `${name}.${suffix}-meta.xml`;
}

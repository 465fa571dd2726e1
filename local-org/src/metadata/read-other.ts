// Everything that isn't an object: hands each file to the reader of its type, then checks what the types say of each other.
import { readApex, readLwcBundle, readStaticResource } from "./read-code.ts";
import { checkPages, readApplication, readFlexiPage, readLayout, readNotificationType, readTab } from "./read-pages.ts";
import { checkPermissionSets, readCustomPermission, readPermissionSet, readPermissionSetGroup } from "./read-security.ts";
import { readSites } from "./read-sites.ts";
import { readCustomMetadata, readLabels, readTranslation } from "./read-texts.ts";
import { baseName, ownName } from "./reading.ts";
import type { Collection } from "./collection.ts";
import type { FileKind, Reader } from "./file-kinds.ts";
import type { Reading } from "./reading.ts";

interface SourceFile { readonly file: string; readonly kind: FileKind }
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

export function readOther(reading: Reading, collection: Collection, sources: readonly SourceFile[], sourceApiVersion: number): void {
  const of = (reader: Reader): SourceFile[] => sources.filter((one) => one.kind.reader === reader);
  const companions = of("companion").map((one) => one.file);
  for (const one of of("labels")) readLabels(reading, collection, one.file, one.kind.root);
  for (const one of of("translation")) readTranslation(reading, collection, one.file);
  for (const one of of("apex")) readApex(reading, collection, one.file, sourceApiVersion);
  for (const one of of("lwc")) readLwcBundle(reading, collection, one.file, [one.file, ...companions.filter((file) => file.startsWith(`${folderOf(one.file)}/`))].sort(), sourceApiVersion);
  for (const one of of("staticResource")) readStaticResource(reading, collection, one.file, companions.filter((file) => file.startsWith(`${folderOf(one.file)}/`)));
  for (const one of sources) SIMPLE[one.kind.reader]?.(reading, collection, one.file);
  const files = (reader: Reader): string[] => of(reader).map((one) => one.file);
  readSites(reading, collection, { networks: files("network"), sites: files("site"), menus: files("navigationMenu"), contents: files("digitalExperience") });
  const fileOf = fileFinder(reading, sources);
  checkPermissionSets(reading, collection, fileOf);
  checkPages(reading, collection, fileOf);
}

function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf("/"));
}

/** The file a metadata item of that name and suffix came from. */
function fileFinder(reading: Reading, sources: readonly SourceFile[]): (name: string, suffix: string) => string {
  return (name, suffix) => sources.find((one) => one.file.endsWith(`.${suffix}-meta.xml`) && ownName(reading, baseName(one.file)) === name)?.file ?? `${name}.${suffix}-meta.xml`;
}

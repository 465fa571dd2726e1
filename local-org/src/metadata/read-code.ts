// Apex classes and triggers, Lightning web component bundles and static resources.
import { baseName, readXml, report } from "./reading.ts";
import { child, childrenOf, flag, numberOf, textsOf, trimmed } from "./xml.ts";
import type { Collection } from "./collection.ts";
import type { Reading } from "./reading.ts";
import type { XmlElement } from "./xml.ts";

export function readApex(
  reading: Reading,
  collection: Collection,
  file: string,
  sourceApiVersion: number,
): void {
  const text = reading.files.read(file);
  if (text === undefined) {
    report(reading, file, undefined, "The file can't be read.", "G001.well-formed");
    return;
  }
  const kind = file.endsWith(".trigger") ? "trigger" : "class";
  collection.apex.push({
    name: baseName(file),
    kind,
    apiVersion: apiVersionOf(reading, `${file}-meta.xml`) ?? sourceApiVersion,
    file,
    text,
  });
}

function apiVersionOf(reading: Reading, metaFile: string): number | undefined {
  if (reading.files.read(metaFile) === undefined) {
    report(
      reading,
      metaFile.replace(/-meta\.xml$/, ""),
      undefined,
      `The file has no ${metaFile.slice(metaFile.lastIndexOf("/") + 1)} beside it.`,
      "G009.missing-meta",
    );
    return undefined;
  }
  const root = readXml(reading, metaFile);
  return root && numberOf(root, "apiVersion");
}

export function readLwcBundle(
  reading: Reading,
  collection: Collection,
  file: string,
  bundleFiles: readonly string[],
  sourceApiVersion: number,
): void {
  const root = readXml(reading, file, "LightningComponentBundle");
  if (!root) return;
  const directory = file.slice(0, file.lastIndexOf("/"));
  const targets = child(root, "targets");
  const masterLabel = trimmed(root, "masterLabel");
  collection.lwc.push({
    name: directory.slice(directory.lastIndexOf("/") + 1),
    directory,
    files: bundleFiles,
    ...(masterLabel === undefined ? {} : { masterLabel }),
    isExposed: flag(root, "isExposed"),
    apiVersion: numberOf(root, "apiVersion") ?? sourceApiVersion,
    targets: targets ? textsOf(targets, "target") : [],
    objects: objectsOf(root),
  });
}

/** The objects a record-page component is limited to. */
function objectsOf(root: XmlElement): string[] {
  const configs = child(root, "targetConfigs");
  const named = (configs ? childrenOf(configs, "targetConfig") : [])
    .flatMap((config) => childrenOf(config, "objects"))
    .flatMap((one) => textsOf(one, "object"));
  return [...new Set(named)];
}

/** Bigger resources are for browsers, not for Apex: they are not carried along. */
const MOST_BYTES = 2_000_000;

export function readStaticResource(
  reading: Reading,
  collection: Collection,
  file: string,
  siblings: readonly string[],
): void {
  const root = readXml(reading, file, "StaticResource");
  if (!root) return;
  const name = baseName(file);
  const folder = file.slice(0, file.lastIndexOf("/"));
  const directory = `${folder}/${name}`;
  const content = siblings.find((one) => one.startsWith(`${directory}.`) && one !== file);
  const unpacked = siblings.some((one) => one.startsWith(`${directory}/`));
  if (content === undefined && !unpacked)
    report(
      reading,
      file,
      root,
      `The static resource ${name} has no content beside its -meta.xml file.`,
      "G009.missing-content",
    );
  const contentType = trimmed(root, "contentType") ?? "application/octet-stream";
  const bytes = content === undefined ? undefined : reading.files.bytes?.(content);
  collection.staticResources.push({
    name,
    contentType,
    file: content ?? directory,
    ...(bytes === undefined || bytes.length > MOST_BYTES ? {} : { bytes }),
  });
}

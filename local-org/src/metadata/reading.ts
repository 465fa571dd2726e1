// What the readers of the single metadata types share: where files come from, where problems go, the objects so far.
import { parseXml } from "./xml.ts";
import type { XmlElement } from "./xml.ts";
import type {
  ChildRelationship,
  FieldDefinition,
  MetadataProblem,
  ObjectDefinition,
  PicklistValue,
} from "./schema.ts";

/** The project's files. Paths are relative to the project root, with forward slashes. */
export interface ProjectFiles {
  /** Every file below a folder; nothing when there is no such folder. */
  list(folder: string): readonly string[];
  /** The text of a file, or undefined when there is none. */
  read(file: string): string | undefined;
  /** The bytes of a file that may be binary; optional. */
  bytes?(file: string): Uint8Array | undefined;
  /** Whether there is such a folder; optional. */
  holds?(folder: string): boolean;
  /** A content hash that is cheaper than reading the text (for big binary files); optional. */
  hash?(file: string): string;
}

/** The definition while it is being put together. */
export type ObjectDraft = {
  -readonly [K in keyof ObjectDefinition]: ObjectDefinition[K] extends readonly (infer E)[]
    ? E[]
    : ObjectDefinition[K];
} & { fields: Map<string, FieldDefinition>; childRelationships: ChildRelationship[] };

export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Places by element name: `sharingModel`, `compactLayoutAssignment` … */
export interface ObjectSettings {
  readonly file: string;
  readonly places: Readonly<Record<string, Place>>;
}
interface FieldMention {
  readonly object: ObjectDraft;
  readonly file: string;
  readonly at: Place;
  /** The element that names it, for the message. */
  readonly element: string;
  readonly field: string;
  /** A value the field, if it is a picklist, must have. */
  readonly value?: string;
  readonly rule: string;
}

export interface Reading {
  readonly namespace: string;
  readonly files: ProjectFiles;
  readonly problems: MetadataProblem[];
  /** Objects by lower-cased name. */
  readonly objects: Map<string, ObjectDraft>;
  /** Global and standard value sets by lower-cased name. */
  readonly valueSets: Map<string, readonly PicklistValue[]>;
  /** Objects that have been reported as missing: each is said once. */
  readonly missing: Set<string>;
  /** What objects' files say of the objects themselves, and where, by object name. */
  readonly settings: Map<string, ObjectSettings>;
  /** Fields that parts of objects name; whether they exist is asked once every field is read. */
  readonly mentions: FieldMention[];
}

/** What a problem is when nothing is wrong with the project: the local org lacks something. */
export const UNSUPPORTED = "unsupported";

/** `rule`: the validator's rule that the file breaks, or UNSUPPORTED. */
export function report(
  reading: Reading,
  file: string,
  at: Place | undefined,
  message: string,
  rule: string,
): void {
  reading.problems.push({
    file,
    line: at?.line ?? 1,
    column: at?.column ?? 1,
    message,
    ...(rule === UNSUPPORTED ? { unsupported: true } : { rule }),
  });
}

/** An object that isn't there: said once, at the first place that needs it. Objects of other packages and the platform's rarer ones are a gap of ours. */
export function reportMissingObject(
  reading: Reading,
  file: string,
  at: Place | undefined,
  element: string,
  name: string,
): void {
  if (reading.missing.has(name.toLowerCase())) return;
  reading.missing.add(name.toLowerCase());
  const own = isOwnCustomName(name);
  report(
    reading,
    file,
    at,
    own
      ? `In field: ${element} - no CustomObject named ${name} found`
      : `The object ${name} is neither in the project nor among the standard objects the local org knows; what refers to it is left out.`,
    own ? "G016.unknown-object" : UNSUPPORTED,
  );
}
/** Whether a name is that of a custom thing without another package's namespace: `Invoice__c`, but not `other__Invoice__c` or `Invoice`. */
export function isOwnCustomName(name: string): boolean {
  return /__(c|mdt|e|r)$/i.test(name) && name.split("__").length === 2;
}

/** The root of a metadata file; undefined (and a problem) when it can't be read or has another root than its type's. */
export function readXml(
  reading: Reading,
  file: string,
  expectedRoot?: string,
): XmlElement | undefined {
  const text = reading.files.read(file);
  if (text === undefined) {
    report(reading, file, undefined, "The file can't be read.", "G001.well-formed");
    return undefined;
  }
  const parsed = parseXml(text);
  if ("problem" in parsed) {
    report(
      reading,
      file,
      parsed.problem,
      `Error parsing file: ${parsed.problem.message}`,
      "G001.well-formed",
    );
    return undefined;
  }
  if (expectedRoot !== undefined && parsed.root.name !== expectedRoot) {
    report(
      reading,
      file,
      parsed.root,
      `The root element is ${parsed.root.name}; a file of this name holds a ${expectedRoot}.`,
      "G001.root-element",
    );
    return undefined;
  }
  return parsed.root;
}

/** A name as the Schema spells it: without the project's own namespace. */
export function ownName(reading: Reading, name: string): string {
  const prefix = `${reading.namespace}__`;
  if (reading.namespace === "" || !name.toLowerCase().startsWith(prefix.toLowerCase())) return name;
  const rest = name.slice(prefix.length);
  return /__\w+$/.test(rest) ? rest : name;
}

/** `force-app/x/objects/A__c/fields/B__c.field-meta.xml` -> `B__c`. */
export function baseName(file: string): string {
  const name = file.slice(file.lastIndexOf("/") + 1);
  const meta = /\.[A-Za-z0-9]+-meta\.xml$/.exec(name);
  if (meta) return name.slice(0, meta.index);
  const dot = name.lastIndexOf(".");
  return dot < 0 ? name : name.slice(0, dot);
}

/** The folder that follows a named folder in a path: `objects` -> `A__c`. */
export function folderAfter(file: string, folder: string): string | undefined {
  const parts = file.split("/");
  const index = parts.lastIndexOf(folder);
  return index < 0 || index + 2 >= parts.length + 1 ? undefined : parts[index + 1];
}

// The parts of objects (fields, list views …) wherever they stand: in files of their own, or inside the object's file.
import { resolveObject, withoutNamespace } from "../metadata/schema.ts";
import { childrenOf, trimmed } from "../metadata/xml.ts";
import { oncePer, sayIn } from "./define.ts";
import { folderAfter } from "./names.ts";
import type { FieldDefinition, ObjectDefinition } from "../metadata/schema.ts";
import type { XmlElement } from "../metadata/xml.ts";
import type { Say } from "./define.ts";
import type { MetadataFile, ValidatedProject } from "./project.ts";
import type { Rule } from "./rule.ts";

/** Element name inside the object's file -> root element of a file of its own. */
const ROOTS = {
  fields: "CustomField",
  validationRules: "ValidationRule",
  recordTypes: "RecordType",
  listViews: "ListView",
  compactLayouts: "CompactLayout",
  fieldSets: "FieldSet",
  webLinks: "WebLink",
  businessProcesses: "BusinessProcess",
} as const;
export type PartKind = keyof typeof ROOTS;

export interface Part {
  readonly project: ValidatedProject;
  readonly file: MetadataFile;
  readonly element: XmlElement;
  /** Names as the Schema spells them. */
  readonly name: string;
  readonly objectName: string;
  /** Undefined for objects the Schema doesn't know, and for Activity. */
  readonly object: ObjectDefinition | undefined;
  readonly say: Say;
}

/** Visits every part of one kind. */
export function inParts(kind: PartKind, check: (part: Part) => void): Rule["check"] {
  return (project, complain) => {
    for (const part of partsOf(project, kind)) check({ ...part, say: sayIn(part.file, complain) });
  };
}

export function partsOf(project: ValidatedProject, kind: PartKind): readonly Omit<Part, "say">[] {
  return partsByKind(project).get(kind) ?? [];
}

const partsByKind = oncePer((project: ValidatedProject) => {
  const kinds = Object.keys(ROOTS).filter(isPartKind);
  return new Map(kinds.map((kind) => [kind, findParts(project, kind)]));
});
const isPartKind = (name: string): name is PartKind => Object.hasOwn(ROOTS, name);

function findParts(project: ValidatedProject, kind: PartKind): Omit<Part, "say">[] {
  const files = [...project.files].sort((a, b) => (a.path < b.path ? -1 : 1));
  return files.flatMap((file) => {
    const { root } = file;
    if (root?.name !== ROOTS[kind] && root?.name !== "CustomObject") return [];
    const objectName = ownName(project, folderAfter(file.path, "objects"));
    const object = resolveObject(project.schema, objectName);
    const elements = root.name === "CustomObject" ? childrenOf(root, kind) : [root];
    return elements.map((element) => ({
      project,
      file,
      element,
      name: ownName(project, (root === element ? file.name : trimmed(element, "fullName")) ?? ""),
      objectName: object?.name ?? objectName,
      object,
    }));
  });
}

export const ownName = (project: ValidatedProject, name: string): string =>
  withoutNamespace(project.schema, name);

/** The parts object by object, whatever folders they lie in. */
export function byObject<T extends { readonly objectName: string }>(
  parts: readonly T[],
): Map<string, T[]> {
  return Map.groupBy(parts, (part) => part.objectName.toLowerCase());
}

/** A field an object has, by the name a file gives it. */
export const fieldOf = (
  part: Pick<Part, "object" | "project">,
  name: string,
): FieldDefinition | undefined =>
  part.object?.fields.get(ownName(part.project, name).toLowerCase());

/** What a custom field's file says its type is; formula fields are a world of their own. */
export const typeOf = (element: XmlElement): string => trimmed(element, "type") ?? "";
export const isFormula = (element: XmlElement): boolean =>
  element.children.some(({ name }) => name === "formula");

/** Kinds of objects by the name alone, for those the Schema couldn't read. */
export const isMetadataType = (name: string): boolean => /__mdt$/i.test(name);
export const isPlatformEvent = (name: string): boolean => /__e$/i.test(name);
export const isCustomSetting = (part: Pick<Part, "object">): boolean =>
  part.object?.kind === "customSetting";

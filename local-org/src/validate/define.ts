// Short forms in which rules are written: severity first, and checks that visit every file of one metadata type.
import type { XmlElement } from "../metadata/xml.ts";
import type { MetadataFile, ValidatedProject } from "./project.ts";
import type { Complain, Place, Rule } from "./rule.ts";

type Check = Rule["check"];

export const error = (id: string, asks: string, check: Check): Rule => ({
  id,
  severity: "error",
  asks,
  check,
});
export const warning = (id: string, asks: string, check: Check): Rule => ({
  id,
  severity: "warning",
  asks,
  check,
});

/** Reports at a place of the file that is being visited. */
export type Say = (at: Place | undefined, message: string) => void;

export interface Visit {
  readonly project: ValidatedProject;
  readonly file: MetadataFile;
  readonly root: XmlElement;
  readonly say: Say;
}

/** Visits every well-formed file whose root element is that of the type. */
export function inFiles(type: string, check: (visit: Visit) => void): Check {
  return (project, complain) => {
    for (const file of project.files)
      if (file.root?.name === type)
        check({ project, file, root: file.root, say: sayIn(file, complain) });
  };
}

/** The same, only in files that ship in a managed package. */
export function inPackagedFiles(type: string, check: (visit: Visit) => void): Check {
  return inFiles(type, (visit) => {
    if (visit.project.isPackaged(visit.file)) check(visit);
  });
}

export function sayIn(file: MetadataFile, complain: Complain): Say {
  return (at, message) => complain(file.path, at, message);
}

/** Every element below (and with) this one, in document order. */
export function* everyElement(element: XmlElement): Generator<XmlElement> {
  yield element;
  for (const one of element.children) yield* everyElement(one);
}

/** The elements a path of names leads to: `tabSettings/tab`. */
export function along(element: XmlElement, path: string): XmlElement[] {
  return path
    .split("/")
    .reduce<XmlElement[]>(
      (found, name) => found.flatMap((one) => one.children.filter((below) => below.name === name)),
      [element],
    );
}

/** Those that share a key with an earlier one. */
export function repeated<T>(list: readonly T[], keyOf: (one: T) => string | undefined): T[] {
  const seen = new Set<string>();
  return list.filter((one) => {
    const key = keyOf(one)?.toLowerCase();
    if (key === undefined) return false;
    if (seen.has(key)) return true;
    seen.add(key);
    return false;
  });
}

/**
 * Computes something once for each project, as most rules ask for the same few things. What it keeps belongs to the project
 * and goes with it.
 */
export function oncePer<P extends object, T>(compute: (project: P) => T): (project: P) => T {
  const known = new WeakMap<P, T>();
  return (project) => {
    const found = known.get(project);
    if (found !== undefined) return found;
    const value = compute(project);
    known.set(project, value);
    return value;
  };
}

export function placeIn(text: string, offset: number): Place {
  const before = text.slice(0, offset);
  const line = before.split("\n").length;
  return { line, column: offset - before.lastIndexOf("\n") };
}

// Custom labels: where each is defined, and who uses it.
import { oncePer } from "./define.ts";
import { codeReferences, withoutStrings } from "./code-references.ts";
import { withoutComments } from "./components.ts";
import { child, childrenOf, textOf, trimmed } from "../metadata/xml.ts";
import type { XmlElement } from "../metadata/xml.ts";
import type { MetadataFile, ValidatedProject } from "./project.ts";

export interface Label {
  readonly file: MetadataFile;
  readonly element: XmlElement;
  readonly name: string;
  readonly value: string;
  readonly language: string;
}

export const labelsOf = oncePer((project: ValidatedProject): Label[] => {
  return project.files.flatMap((file) => {
    const { root } = file;
    if (root?.name !== "CustomLabels" && root?.name !== "CustomLabel") return [];
    const elements = root.name === "CustomLabel" ? [root] : childrenOf(root, "labels");
    return elements.map((element) => ({
      file,
      element,
      name: trimmed(element, "fullName") ?? (root.name === "CustomLabel" ? file.name : ""),
      value: textOf(element, "value") ?? "",
      language: trimmed(element, "language") ?? "",
    }));
  });
});

/** Where a message about one part of the label belongs. */
export const partOf = (label: Label, part: string): XmlElement =>
  child(label.element, part) ?? label.element;

/** `$Label.X`, `$Label.c.X` in formulas, pages, flows and components of the other kinds. */
const MERGE_FIELD = /\$Label\.(?:c\.)?(\w+)(?:\.(\w+))?/g;
/** `System.Label.get('', 'X')`: the name as text. */
const GET = /\bLabel\s*\.\s*(?:get|translationExists)\s*\(\s*'[^']*'\s*,\s*'(\w+)'/gi;
const ANY_CASE = /\blabel\s*\.\s*(\w+)(?:\s*\.\s*(\w+))?/gi;

/** Lower-cased names of the labels that metadata, components or Apex other than tests use. */
export const usedLabels = oncePer((project: ValidatedProject): Set<string> => {
  const used = new Set<string>();
  const add = (name: string | undefined): void => {
    if (name !== undefined) used.add(name.toLowerCase());
  };
  for (const one of codeReferences(project))
    if (one.kinds[0] === "CustomLabel" && one.from === "lwc") add(ownLabel(project, one.name));
  for (const file of project.files) {
    if (/\.(?:cls|trigger)$/.test(file.path)) {
      if (!isApexTest(file.text)) for (const name of namedInApex(file.text)) add(name);
    } else if (!isLabelFile(file))
      for (const match of file.text.matchAll(MERGE_FIELD)) {
        add(match[1]);
        add(match[2]);
      }
  }
  return used;
});

const isApexTest = (text: string): boolean =>
  /^\s*@isTest\b/im.test(
    withoutComments(text)
      .slice(0, 2000)
      .split(/\bclass\b/i)[0] ?? "",
  );

/** Every name that may be a label, whatever the case of `Label`: better one too many than a label called unused. */
function namedInApex(text: string): string[] {
  const withStrings = withoutComments(text);
  const code = withoutStrings(withStrings);
  return [
    ...[...code.matchAll(ANY_CASE)].flatMap(([, first, second]) => [first ?? "", second ?? ""]),
    ...[...withStrings.matchAll(GET)].map(([, name]) => name ?? ""),
  ];
}

function isLabelFile(file: MetadataFile): boolean {
  return file.root !== undefined && /^(?:CustomLabels?|Translations)$/.test(file.root.name);
}

function ownLabel(project: ValidatedProject, name: string): string {
  const prefix = `${project.namespace}__`;
  return project.namespace !== "" && name.startsWith(prefix) ? name.slice(prefix.length) : name;
}

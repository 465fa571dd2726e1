// Names that stand in code: imports of Lightning web components, labels and permissions in Apex.
import { componentsOf, withoutComments } from "./components.ts";
import { oncePer, placeIn } from "./define.ts";
import type { Kind } from "./names.ts";
import type { MetadataFile, ValidatedProject } from "./project.ts";
import type { Reference } from "./references.ts";

export interface CodeReference extends Reference {
  readonly from: "lwc" | "apex";
  /** The name as the code has it: `c.Invoice_Title`. */
  readonly written: string;
}

/** `@salesforce/<folder>/` -> what it names. */
const FOLDERS: Readonly<Record<string, Kind>> = {
  label: "CustomLabel",
  resourceUrl: "StaticResource",
  contentAssetUrl: "ContentAsset",
  messageChannel: "LightningMessageChannel",
  customPermission: "CustomPermission",
};

export const codeReferences = oncePer((project: ValidatedProject): CodeReference[] => {
  const found: CodeReference[] = [];
  for (const component of componentsOf(project).values())
    for (const { module, file, at } of component.imports) {
      const [, folder = "", written = ""] = /^@salesforce\/(\w+)\/(.+)$/.exec(module) ?? [];
      const named = folder === "schema" ? schemaName(written) : importedName(folder, written);
      if (named) found.push({ from: "lwc", file, at, element: "import", written, ...named });
    }
  for (const file of project.files)
    if (/\.(?:cls|trigger)$/.test(file.path))
      found.push(...apexReferences(file), ...permissionConstants(project, file));
  return found;
});

type Named = Pick<Reference, "kinds" | "name">;

function importedName(folder: string, written: string): Named | undefined {
  const kind = FOLDERS[folder];
  if (!kind) return undefined;
  // a label may carry c or a namespace
  return { kinds: [kind], name: written.replace(/^c\./, "").replace(/^(\w+)\./, "$1__") };
}

/** The object, or the field at the end of a path from it; paths through relationships are followed elsewhere. */
function schemaName(written: string): Named {
  const [object = "", ...path] = written.split(".");
  return path.length === 1
    ? { kinds: ["CustomField"], name: written }
    : { kinds: ["CustomObject"], name: object };
}

// a variable may be called label, so that alone only the type's own spelling names the class
const LABEL = /\b(?:[Ss]ystem\s*\.\s*[Ll]abel|Label)\s*\.\s*(\w+)(?:\s*\.\s*(\w+))?/g;
const CHECK_PERMISSION = /\bFeatureManagement\s*\.\s*checkPermission\s*\(\s*'([^']*)'/gi;
/** The same with a constant, of the same class or of another. */
const CHECK_CONSTANT =
  /\bFeatureManagement\s*\.\s*checkPermission\s*\(\s*(?:(\w+)\s*\.\s*)?([A-Z][A-Z0-9_]*)\s*\)/gi;
const CONSTANT = /\b(?:static\s+final|final\s+static)\s+String\s+(\w+)\s*=\s*'([^']*)'\s*;/gi;
/** The one way to a notification type's id: a query by its name. */
const NOTICE = /\bFROM\s+CustomNotificationType\s+WHERE\s+DeveloperName\s*=\s*'([^']*)'/gi;

function apexReferences(file: MetadataFile): CodeReference[] {
  const withStrings = withoutComments(file.text);
  const code = withoutStrings(withStrings);
  const reference = (kind: Kind, name: string, offset: number): CodeReference => ({
    from: "apex",
    file,
    at: placeIn(file.text, offset),
    element: "",
    kinds: [kind],
    name,
    written: name,
  });
  const labels = [...code.matchAll(LABEL)].flatMap((match) => {
    const name = labelName(code, match);
    return name === undefined ? [] : [reference("CustomLabel", name, match.index)];
  });
  const permissions = [...withStrings.matchAll(CHECK_PERMISSION)]
    .filter((match) => code[match.index] !== " ")
    .map((match) => reference("CustomPermission", match[1] ?? "", match.index));
  const notices = [...withStrings.matchAll(NOTICE)]
    .filter((match) => code[match.index] !== " ")
    .map((match) => reference("CustomNotificationType", match[1] ?? "", match.index));
  return [...labels, ...permissions, ...notices];
}

/** Permissions that a class asks for by a constant of its own or of another class. */
function permissionConstants(project: ValidatedProject, file: MetadataFile): CodeReference[] {
  const code = withoutStrings(withoutComments(file.text));
  return [...code.matchAll(CHECK_CONSTANT)].flatMap((match) => {
    const [, className, constant = ""] = match;
    const home =
      className === undefined
        ? file
        : project.files.find(({ path }) =>
            path.toLowerCase().endsWith(`/${className.toLowerCase()}.cls`),
          );
    const values = [...withoutComments(home?.text ?? "").matchAll(CONSTANT)]
      .filter(([, name]) => name?.toLowerCase() === constant.toLowerCase())
      .map(([, , value]) => value ?? "");
    const [name, another] = values;
    if (name === undefined || another !== undefined) return [];
    const at = placeIn(file.text, match.index);
    return [
      { from: "apex", file, at, element: "", kinds: ["CustomPermission"], name, written: name },
    ];
  });
}

export const withoutStrings = (code: string): string =>
  code.replace(/'(?:[^'\\\n]|\\[^])*'/g, (text) => `'${" ".repeat(text.length - 2)}'`);

/** `Label.X` and `Label.X.length()` name X; `Label.ns.X` is another package's; `record.Label.X` and `Label.get(…)` name none. */
function labelName(code: string, match: RegExpExecArray): string | undefined {
  const isCall = /^\s*\(/.test(code.slice(match.index + match[0].length));
  const [, first = "", second] = match;
  if (/\.\s*$/.test(code.slice(Math.max(0, match.index - 20), match.index))) return undefined;
  if (second === undefined) return isCall ? undefined : first;
  return isCall ? first : `${first}__${second}`;
}

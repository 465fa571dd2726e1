// A2: the classes that run when a package is installed or removed.
import { parseClass } from "../../apex/parse/parse.ts";
import { error } from "../define.ts";
import { placeOfKey } from "../json-text.ts";
import { packages } from "./project-file.ts";
import { PROJECT_FILE } from "../../metadata/project-configuration.ts";
import type { ApexSource } from "../../metadata/schema.ts";
import type { ValidatedProject } from "../project.ts";
import type { Place, Rule } from "../rule.ts";

const SCRIPTS: Readonly<Record<string, string>> = {
  postInstallScript: "InstallHandler",
  uninstallScript: "UninstallHandler",
};
/** From this version on a class without a sharing keyword runs with sharing. */
const SHARING_BY_DEFAULT = 67;

export const installScripts: readonly Rule[] = [
  error(
    "A2.install-class",
    "postInstallScript and uninstallScript name a class that implements InstallHandler, or UninstallHandler.",
    (project, complain) => {
      for (const { key, name, source } of scripts(project)) {
        const at = placeOfKey(project.read(PROJECT_FILE) ?? "", key, name);
        const handler = SCRIPTS[key] ?? "";
        if (!source)
          complain(PROJECT_FILE, at, `The ${key} ${name} isn't an Apex class of the project.`);
        else if (!new RegExp(`\\bimplements\\b[^{]*\\b${handler}\\b`, "i").test(source.text))
          complain(
            PROJECT_FILE,
            at,
            `The class ${name} must implement ${handler} to be the ${key}.`,
          );
      }
    },
  ),
  error(
    "A2.script-sharing",
    "The install script and the classes it calls are `without sharing`: with sharing, or inherited, they can't be called.",
    (project, complain) => {
      for (const { source } of scripts(project)) {
        if (!source) continue;
        const refused = new Map(
          project.schema.apex
            .filter(
              (one) => one.kind === "class" && one !== source && isNamedIn(source.text, one.name),
            )
            .flatMap((one) => {
              const sharing = sharingOf(one);
              return sharing === undefined ? [] : [[one.name.toLowerCase(), sharing] as const];
            }),
        );
        for (const { name, at } of refused.size === 0 ? [] : calledBy(source)) {
          const sharing = refused.get(name.toLowerCase());
          if (sharing !== undefined)
            complain(
              source.file,
              at,
              `${source.name} runs at install and can't call ${name}, which is ${sharing}. Declare it without sharing.`,
            );
        }
      }
    },
  ),
];

interface Script {
  readonly key: string;
  readonly name: string;
  readonly source: ApexSource | undefined;
}

function* scripts(project: ValidatedProject): Generator<Script> {
  for (const one of packages(project))
    for (const key of Object.keys(SCRIPTS)) {
      const name = one[key];
      if (typeof name !== "string") continue;
      const source = project.schema.apex.find(
        (unit) => unit.kind === "class" && unit.name.toLowerCase() === name.toLowerCase(),
      );
      yield { key, name, source };
    }
}

/** What keeps the class from being called at install; undefined when nothing does. */
function sharingOf({ name, file, text, apiVersion }: ApexSource): string | undefined {
  // most say so plainly, and needn't be parsed
  if (new RegExp(`\\bwithout\\s+sharing\\s+class\\s+${name}\\b`, "i").test(text)) return undefined;
  const declaration = parseClass(file, text).unit?.declaration;
  // exceptions, interfaces and enums hold no code that sharing would touch
  if (declaration?.kind !== "class" || /exception$/i.test(declaration.name.text)) return undefined;
  const { sharing } = declaration.modifiers;
  if (sharing === "with" || sharing === "inherited") return `\`${sharing} sharing\``;
  return sharing === undefined && apiVersion >= SHARING_BY_DEFAULT
    ? `with sharing by default since API ${SHARING_BY_DEFAULT}.0`
    : undefined;
}

const isNamedIn = (text: string, name: string): boolean =>
  new RegExp(`\\b${name}\\b`, "i").test(text);

/** Classes whose members the source uses or that it makes, at the first such place. */
function calledBy({ file, text }: ApexSource): { name: string; at: Place }[] {
  const found = new Map<string, { name: string; at: Place }>();
  const visit = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    const name = classUsedBy(node);
    if (name && !found.has(name.name.toLowerCase())) found.set(name.name.toLowerCase(), name);
    for (const below of Object.values(node)) visit(below);
  };
  visit(parseClass(file, text).unit?.declaration);
  return [...found.values()];
}

function classUsedBy(node: object): { name: string; at: Place } | undefined {
  if (!("kind" in node)) return undefined;
  if ((node.kind === "call" || node.kind === "member") && "target" in node) {
    const { target } = node;
    if (typeof target === "object" && target !== null && "kind" in target && target.kind === "name")
      return named(target, "name" in target ? target.name : undefined);
  }
  if (node.kind === "new" && "type" in node && typeof node.type === "object" && node.type) {
    const parts = "parts" in node.type ? node.type.parts : undefined;
    const first: unknown = Array.isArray(parts) ? parts[0] : undefined;
    if (typeof first === "object" && first !== null && "name" in first)
      return named(node, first.name);
  }
  return undefined;
}

function named(node: object, name: unknown): { name: string; at: Place } | undefined {
  const span = "span" in node ? node.span : undefined;
  if (typeof name !== "string" || typeof span !== "object" || span === null) return undefined;
  const { line, column } = span as Place;
  return { name, at: { line, column } };
}

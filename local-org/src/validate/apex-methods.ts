// Whether an Apex method that a component imports is there to be called.
import { withoutStrings } from "./code-references.ts";
import { withoutComments } from "./components.ts";
import type { ValidatedProject } from "./project.ts";

/** Why `@salesforce/apex/Class.method` can't be imported, in the compiler's words; undefined when it can. */
export function apexMethodProblem(project: ValidatedProject, module: string): string | undefined {
  const [, path] = /^@salesforce\/apex\/(?!continuation$)([\w.]+)$/.exec(module) ?? [];
  if (path === undefined) return undefined;
  const parts = path.split(".");
  // with a namespace before the class, it is another package's
  const method = parts.at(-1) ?? "";
  const name = parts.at(-2) ?? "";
  if (parts.length > 2 && parts[0] !== project.namespace) return undefined;
  const source = project.schema.apex.find(
    (one) => one.kind === "class" && one.name.toLowerCase() === name.toLowerCase(),
  );
  if (!source)
    return `Unable to find Apex action class referenced as '${name}'. Correct the name, or add the class.`;
  return isAuraEnabled(source.text, method)
    ? undefined
    : `Unable to find Apex action method referenced as '${name}.${method}'. The method must be public or global, static and @AuraEnabled.`;
}

function isAuraEnabled(text: string, method: string): boolean {
  const code = withoutStrings(withoutComments(text));
  const declared = new RegExp(
    `@AuraEnabled\\b\\s*(?:\\([^)]*\\))?((?:\\s*@\\w+(?:\\s*\\([^)]*\\))?|\\s+(?:public|global|static|virtual|override))*)\\s+[\\w.<>,\\s\\[\\]]+?\\b${method}\\s*\\(`,
    "gi",
  );
  return [...code.matchAll(declared)].some(
    ([, modifiers = ""]) =>
      /\bstatic\b/i.test(modifiers) && /\b(?:public|global)\b/i.test(modifiers),
  );
}

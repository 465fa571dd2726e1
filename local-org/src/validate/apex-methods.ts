// Whether an Apex method that a component imports is there to be called.
import { withoutStrings } from "./code-references.ts";
import { withoutComments } from "./components.ts";
import type { ValidatedProject } from "./project.ts";

/** Why `@salesforce/apex/Class.method` can't be imported, in the compiler's words; undefined when it can. */
export function apexMethodProblem(project: ValidatedProject, module: string): string | undefined {
  const names = namesIn(project, module);
  if (!names) return undefined;
  const [name, method] = names;
  const text = classText(project, name);
  if (text === undefined)
    return `Unable to find Apex action class referenced as '${name}'. Correct the name, or add the class.`;
  return auraMethods(text, method).length > 0
    ? undefined
    : `Unable to find Apex action method referenced as '${name}.${method}'. The method must be public or global, static and @AuraEnabled.`;
}

/** Whether a component may wire the method; undefined when it isn't the project's. */
export function isCacheable(project: ValidatedProject, module: string): boolean | undefined {
  const [name, method] = namesIn(project, module) ?? [];
  const text = name === undefined ? undefined : classText(project, name);
  if (text === undefined || method === undefined) return undefined;
  const found = auraMethods(text, method);
  return found.length === 0
    ? undefined
    : found.some((options) => /\bcacheable\s*=\s*true\b/i.test(options));
}

/** Class and method of an import; undefined for what is no Apex method, or another package's. */
function namesIn(project: ValidatedProject, module: string): [string, string] | undefined {
  const [, path] = /^@salesforce\/apex\/(?!continuation$)([\w.]+)$/.exec(module) ?? [];
  if (path === undefined) return undefined;
  const parts = path.split(".");
  // with a namespace before the class, it is another package's
  if (parts.length > 2 && parts[0] !== project.namespace) return undefined;
  return [parts.at(-2) ?? "", parts.at(-1) ?? ""];
}

const classText = (project: ValidatedProject, name: string): string | undefined =>
  project.schema.apex.find(
    (one) => one.kind === "class" && one.name.toLowerCase() === name.toLowerCase(),
  )?.text;

/** What stands in the parentheses of @AuraEnabled at each method of that name that components can call. */
function auraMethods(text: string, method: string): string[] {
  const code = withoutStrings(withoutComments(text));
  const declared = new RegExp(
    `@AuraEnabled\\b\\s*(?:\\(([^)]*)\\))?((?:\\s*@\\w+(?:\\s*\\([^)]*\\))?|\\s+(?:public|global|static|virtual|override))*)\\s+[\\w.<>,\\s\\[\\]]+?\\b${method}\\s*\\(`,
    "gi",
  );
  return [...code.matchAll(declared)].flatMap(([, options = "", modifiers = ""]) =>
    /\bstatic\b/i.test(modifiers) && /\b(?:public|global)\b/i.test(modifiers) ? [options] : [],
  );
}

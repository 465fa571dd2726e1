// G016 in code: what Lightning web components import and Apex names as text leads somewhere.
import { apexMethodProblem } from "../apex-methods.ts";
import { codeReferences } from "../code-references.ts";
import { componentsOf, nameOfTag } from "../components.ts";
import { error } from "../define.ts";
import { isOwnCustom, leansOnOthers, namesOf } from "../names.ts";
import { isMissing } from "../references.ts";
import type { CodeReference } from "../code-references.ts";
import type { Kind } from "../names.ts";
import type { Complain, Rule } from "../rule.ts";

/** What an import's kind is called in the compiler's words. */
const TYPES: readonly (readonly [Kind, id: string, type: string])[] = [
  ["CustomLabel", "label-import", "label"],
  ["StaticResource", "resource-import", "resourceUrl"],
  ["ContentAsset", "asset-import", "contentAssetUrl"],
  ["LightningMessageChannel", "channel-import", "messageChannel"],
  ["CustomPermission", "permission-import", "customPermission"],
];

const imports: readonly Rule[] = TYPES.map(([kind, id, type]) =>
  error(
    `G016.unknown-${id}`,
    `What a component imports from @salesforce/${type} is in the project.`,
    (project, complain) => {
      if (leansOnOthers(project)) return;
      const names = namesOf(project);
      for (const one of codeReferences(project))
        if (one.from === "lwc" && one.kinds[0] === kind && isMissing(names, one))
          complain(
            one.file.path,
            one.at,
            `Invalid reference ${one.written} of type ${type} in file ${lastPart(one.file.path)}. Correct the name, or add what is missing to the project.`,
          );
    },
  ),
);

const lastPart = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

export const codeReferenceRules: readonly Rule[] = [
  ...imports,
  error(
    "G016.unknown-schema-import",
    "An object or field that a component imports from @salesforce/schema is in the project.",
    (project, complain) => {
      if (leansOnOthers(project)) return;
      const names = namesOf(project);
      for (const one of codeReferences(project)) {
        if (one.from !== "lwc" || !["CustomObject", "CustomField"].includes(one.kinds[0])) continue;
        if (!isMissing(names, one) && !isMissingParent(names, one)) continue;
        const type = one.written.includes(".") ? "sobjectField" : "sobject";
        complain(
          one.file.path,
          one.at,
          `Invalid reference ${one.written} of type ${type} in file ${lastPart(one.file.path)}. Correct the name, or add what is missing to the project.`,
        );
      }
    },
  ),
  error(
    "G016.unknown-apex-import",
    "An Apex method that a component imports exists and is @AuraEnabled.",
    (project, complain) => {
      for (const component of componentsOf(project).values())
        for (const one of component.imports) {
          const problem = one.typeOnly ? undefined : apexMethodProblem(project, one.module);
          if (problem !== undefined) complain(one.file.path, one.at, problem);
        }
    },
  ),
  error(
    "G016.unknown-module",
    "A module that a component imports from c is a component of the project.",
    (project, complain) => {
      if (leansOnOthers(project)) return;
      const all = componentsOf(project);
      for (const component of all.values())
        for (const { module, file, at } of component.imports)
          if (module.startsWith("c/") && !all.has(module.slice(2)))
            complain(file.path, at, noModule(module.slice(2), component.name));
    },
  ),
  error(
    "G016.unknown-tag",
    "A component that a template names with a c- tag is in the project.",
    (project, complain) => {
      if (leansOnOthers(project)) return;
      const all = componentsOf(project);
      for (const component of all.values())
        for (const { tag, file, at } of component.tags)
          if (!all.has(nameOfTag(tag)) && !all.has(nameOfTag(tag.replaceAll("_", "-"))))
            complain(file.path, at, noModule(nameOfTag(tag), component.name));
    },
  ),
  error(
    "G016.unknown-file",
    "A file of the bundle that a component imports is there.",
    (project, complain) => {
      for (const component of componentsOf(project).values())
        for (const { module, file, at, typeOnly } of component.imports)
          if (/^\.\.?\//.test(module) && !typeOnly && !fileOf(component, file.path, module))
            complain(
              file.path,
              at,
              `Unable to resolve ${module} from ${lastPart(file.path)}. The bundle ${component.name} holds no such file.`,
            );
    },
  ),
  apexRule(
    "G016.unknown-label-in-apex",
    "A custom label that Apex names is in the project.",
    "CustomLabel",
    ({ name }) =>
      `Variable does not exist: ${name}. Add the custom label ${name}, or correct the name.`,
  ),
  apexRule(
    "G016.unknown-permission-in-apex",
    "A custom permission that FeatureManagement.checkPermission names is in the project.",
    "CustomPermission",
    ({ name }) =>
      `No CustomPermission named ${name} found: checkPermission answers false for everybody. Add the permission, or correct the name.`,
  ),
  apexRule(
    "G016.unknown-notification-in-apex",
    "A notification type that Apex looks up by its name is in the project.",
    "CustomNotificationType",
    ({ name }) =>
      `No CustomNotificationType named ${name} found: the query finds nothing, and nobody is notified. Add the type, or correct the name.`,
  ),
];

function apexRule(
  id: string,
  asks: string,
  kind: Kind,
  text: (one: CodeReference) => string,
): Rule {
  return error(id, asks, (project, complain: Complain) => {
    if (leansOnOthers(project)) return;
    const names = namesOf(project);
    for (const one of codeReferences(project))
      if (one.from === "apex" && one.kinds[0] === kind && isMissing(names, one))
        complain(one.file.path, one.at, text(one));
  });
}

/** `Invoice__c.Customer__r.Name`: each relationship on the way must be a lookup of the object before it. */
function isMissingParent(names: ReturnType<typeof namesOf>, one: CodeReference): boolean {
  const [objectName = "", ...path] = one.written.split(".");
  let object = names.object(objectName);
  for (const step of path.slice(0, -1)) {
    if (!object) return false;
    const field = [...object.fields.values()].find(
      ({ reference }) =>
        reference?.relationshipName.toLowerCase() === names.own(step).toLowerCase(),
    );
    if (!field) return /__r$/i.test(step) && !names.isForeign(step);
    const to = field.reference?.to ?? [];
    object = to.length === 1 ? names.object(to[0] ?? "") : undefined;
  }
  const last = path.at(-1);
  return (
    path.length > 1 &&
    object !== undefined &&
    last !== undefined &&
    isOwnCustom(names, last) &&
    names.field(object, last) === undefined
  );
}

function noModule(name: string, component: string): string {
  return `No MODULE named markup://c:${name} found : [markup://c:${component}]. Correct the name, or add the component.`;
}

function fileOf(
  component: { readonly folder: string; readonly files: readonly { readonly path: string }[] },
  from: string,
  module: string,
): boolean {
  const parts = from.split("/").slice(0, -1);
  for (const part of module.split("/"))
    if (part === "..") parts.pop();
    else if (part !== ".") parts.push(part);
  const path = parts.join("/").replace(/\?.*$/, "");
  if (!path.startsWith(component.folder)) return true;
  return component.files.some(({ path: one }) =>
    [path, `${path}.js`, `${path}.ts`, path.replace(/\.js$/, ".ts")].includes(one),
  );
}

// G016 in components: what templates and scripts say of base components and Apex methods is what those are.
import { isCacheable } from "../apex-methods.ts";
import { blanked, componentsOf, withoutComments } from "../components.ts";
import { error, placeIn } from "../define.ts";
import { meantBy } from "../near.ts";
import { BASE_COMPONENTS } from "../platform/base-components.ts";
import type { Rule } from "../rule.ts";

const APEX_IMPORT = /\bimport\s+(\w+)\s+from\s+["'](@salesforce\/apex\/[^"']+)["']/g;

export const componentCode: readonly Rule[] = [
  error(
    "G016.misspelled-tag",
    "The tag of a base component is spelled as the platform does.",
    (project, complain) => {
      for (const { templates } of componentsOf(project).values())
        for (const { path, text } of templates)
          for (const match of blanked(text, /<!--[^]*?-->/g).matchAll(/<(lightning-[a-z0-9-]+)/g)) {
            const meant = meantBy(match[1] ?? "", BASE_COMPONENTS);
            if (meant !== undefined)
              complain(
                path,
                placeIn(text, match.index),
                `There is no base component ${match[1] ?? ""}. Did you mean ${meant}?`,
              );
          }
    },
  ),
  error(
    "G016.wire-cacheable",
    "An Apex method that a component wires is cacheable.",
    (project, complain) => {
      for (const { scripts } of componentsOf(project).values())
        for (const { path, text } of scripts) {
          const code = withoutComments(text);
          for (const [, name = "", module = ""] of code.matchAll(APEX_IMPORT)) {
            const wire = new RegExp(`@wire\\(\\s*${name}\\b`).exec(code);
            if (wire && isCacheable(project, module) === false)
              complain(
                path,
                placeIn(text, wire.index),
                `@wire needs a method that is @AuraEnabled(cacheable=true): ${module.replace("@salesforce/apex/", "")} is not. Make it cacheable, or call it from code.`,
              );
          }
        }
    },
  ),
];

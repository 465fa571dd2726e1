// G016 and G404 on sites: the components that a site's pages hold are there and made for sites.
import { componentsOf } from "../components.ts";
import { onSites } from "../coverage.ts";
import { error } from "../define.ts";
import { flag, childrenOf, textsOf } from "../../metadata/xml.ts";
import type { Rule } from "../rule.ts";

export const sitePages: readonly Rule[] = [
  error(
    "G016.unknown-site-component",
    "A component on a site's page is in the project.",
    (project, complain) => {
      const all = componentsOf(project);
      for (const { file, at, name } of onSites(project))
        if (
          !all.has(name) &&
          !project.files.some(({ path }) => path.endsWith(`/aura/${name}/${name}.cmp`))
        )
          complain(
            file.path,
            at,
            `In field: definition - no LightningComponentBundle named ${name} found. Correct the name, or add the component.`,
          );
    },
  ),
  error(
    "G404.site-target",
    "A component on a site's page is exposed and has a target of such pages.",
    (project, complain) => {
      const all = componentsOf(project);
      for (const { file, at, name } of onSites(project)) {
        const meta = all.get(name)?.meta.root;
        if (!meta) continue;
        const targets = childrenOf(meta, "targets").flatMap((one) => textsOf(one, "target"));
        if (
          !flag(meta, "isExposed") ||
          !targets.some((one) => one.startsWith("lightningCommunity__"))
        )
          complain(
            file.path,
            at,
            `The component c:${name} can't be on a site's page: it must be exposed and have the target lightningCommunity__Page.`,
          );
      }
    },
  ),
];

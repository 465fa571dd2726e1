// Coverage: what the package shows works for everybody it is shown to, and nothing in it is out of everybody's reach.
import {
  classesNeeded,
  fieldOf,
  isFieldGranted,
  isGranted,
  isObjectGranted,
  needsGrant,
  onSites,
  sightsOf,
} from "../coverage.ts";
import { apexClasses, componentsOf } from "../components.ts";
import { along, error, inPackagedFiles } from "../define.ts";
import { namesOf } from "../names.ts";
import { configOf } from "../validate-config.ts";
import type { PermissionSetDefinition } from "../../metadata/schema.ts";
import type { ValidatedProject } from "../project.ts";
import type { Rule } from "../rule.ts";

const noAccess = (name: string): string =>
  `You do not have access to the Apex class named '${name}'.`;
const grants =
  (name: string) =>
  (set: PermissionSetDefinition): boolean =>
    set.classAccesses.some((one) => one.toLowerCase() === name.toLowerCase());

const classes: readonly Rule[] = [
  error(
    "coverage.class-for-persona",
    "A permission set that shows a component grants the Apex classes the component calls.",
    (project, complain) => {
      const components = componentsOf(project);
      for (const sight of sightsOf(project)) {
        const [file] = namesOf(project).filesOf("PermissionSet", sight.set.name);
        if (!file?.root || !project.isPackaged(file)) continue;
        const [path, name] = sight.key;
        const at = along(file.root, path).find((one) => isSame(project, one.text.trim(), name));
        for (const needed of classesNeeded(project, components, sight.component))
          if (!isGranted(project, sight.set, grants(needed)))
            complain(
              file.path,
              at,
              `${sight.set.name} shows ${sight.component} through ${sight.through} but doesn't grant ${needed}, which it calls: "${noAccess(needed)}" Add classAccesses for it.`,
            );
      }
    },
  ),
  error(
    "coverage.class-for-component",
    "Every Apex class that a component calls is granted by some permission set.",
    (project, complain) => {
      for (const component of componentsOf(project).values()) {
        if (!project.isPackaged(component.meta)) continue;
        const known = new Set(project.schema.apex.map(({ name }) => name.toLowerCase()));
        for (const name of apexClasses(component)) {
          if (!known.has(name.toLowerCase())) continue;
          if (project.schema.permissionSets.some(grants(name))) continue;
          const first = component.imports.find(({ module }) => module.includes(`/${name}.`));
          complain(
            first?.file.path ?? component.meta.path,
            first?.at,
            `No permission set grants ${name}, which ${component.name} calls: "${noAccess(name)}" Add classAccesses to the sets of those who see it.`,
          );
        }
      }
    },
  ),
  error(
    "coverage.class-for-site",
    "The classes of a component on a site page are granted by a permission set of the site's members.",
    (project, complain) => {
      const components = componentsOf(project);
      for (const { file, at, name } of onSites(project)) {
        const site = project.schema.sites.find((one) => file.path.includes(`/site/${one.name}/`));
        const members = project.schema.permissionSets.filter((one) =>
          site?.members.includes(one.name),
        );
        if (!site || members.length === 0) continue;
        for (const needed of classesNeeded(project, components, name))
          if (!members.some(grants(needed)))
            complain(
              file.path,
              at,
              `The site ${site.name} shows ${name}, but no permission set of its members (${site.members.join(", ")}) grants ${needed}: "${noAccess(needed)}" Add classAccesses for it.`,
            );
      }
    },
  ),
];

const isSame = (project: ValidatedProject, written: string, name: string): boolean =>
  namesOf(project).own(written).toLowerCase() === name.toLowerCase();

/** One rule for each kind of thing that some permission set must open. */
function opened(
  id: string,
  type: string,
  words: string,
  isOpened: (set: PermissionSetDefinition, name: string) => boolean,
  mend: string,
): Rule {
  return error(
    `coverage.${id}`,
    `Every ${words} of a package is granted to some permission set.`,
    inPackagedFiles(type, ({ project, file, root, say }) => {
      if (!project.schema.permissionSets.some((set) => isOpened(set, file.name)))
        say(root, `No permission set grants the ${words} ${file.name}: nobody can use it. ${mend}`);
    }),
  );
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

const things: readonly Rule[] = [
  error(
    "coverage.object",
    "Every custom object of a package is granted to some permission set, or listed as internal with a reason.",
    inPackagedFiles("CustomObject", ({ project, file, root, say }) => {
      if (namesOf(project).object(file.name)?.kind !== "custom") return;
      if (isObjectGranted(project, file.name)) return;
      if (!configOf(project).has("internalObjects", file.name))
        say(
          root,
          `No permission set grants the custom object ${file.name}: nobody can use it. Add objectPermissions to a set, or list it under internalObjects in config/validate.json with the reason.`,
        );
    }),
  ),
  opened(
    "tab",
    "CustomTab",
    "tab",
    (set, name) => set.tabSettings.some((one) => same(one.tab, name) && one.visibility !== "None"),
    "Add tabSettings to a set.",
  ),
  opened(
    "app",
    "CustomApplication",
    "app",
    (set, name) => set.applications.some((one) => same(one, name)),
    "Add applicationVisibilities to a set.",
  ),
  opened(
    "permission",
    "CustomPermission",
    "custom permission",
    (set, name) => set.customPermissions.some((one) => same(one, name)),
    "Add customPermissions to a set.",
  ),
  error(
    "coverage.field",
    "Every custom field of a package is granted to some permission set, or listed as internal with a reason.",
    inPackagedFiles("CustomField", ({ project, file, root, say }) => {
      const found = fieldOf(project, file);
      if (!found || !needsGrant(found.field)) return;
      const path = `${found.object}.${found.field.name}`;
      const config = configOf(project);
      if (config.has("internalFields", path) || config.has("internalObjects", found.object)) return;
      if (!isFieldGranted(project, path))
        say(
          root,
          `No permission set grants the field ${path}: nobody can see it. Add fieldPermissions to a set, or list it under internalFields in config/validate.json with the reason.`,
        );
    }),
  ),
];

export const coverage: readonly Rule[] = [...classes, ...things];

// Who sees which component: from permissions to tabs, pages and sites, and on to the Apex classes that need granting.
import { apexClasses, closure } from "./components.ts";
import { everyElement, oncePer, placeIn } from "./define.ts";
import { folderAfter, namesOf } from "./names.ts";
import { childrenOf, trimmed } from "../metadata/xml.ts";
import type { FieldDefinition, PermissionSetDefinition } from "../metadata/schema.ts";
import type { XmlElement } from "../metadata/xml.ts";
import type { Component } from "./components.ts";
import type { MetadataFile, ValidatedProject } from "./project.ts";
import type { Place } from "./rule.ts";

/** A component on a page, and the custom permissions without which it isn't drawn. */
export interface Placed {
  readonly component: string;
  readonly permissions: readonly string[];
}

/** One way in which a permission set shows a component. */
export interface Sight {
  readonly set: PermissionSetDefinition;
  /** Words for the message: `the tab Invoices`. */
  readonly through: string;
  /** The name the permission set's file holds at the place that opens the way. */
  readonly key: readonly [path: string, name: string];
  readonly component: string;
}

export const sightsOf = oncePer((project: ValidatedProject): Sight[] => {
  const names = namesOf(project);
  return project.schema.permissionSets.flatMap((set) => {
    const seen = (through: string, key: Sight["key"], placed: readonly Placed[]): Sight[] =>
      placed
        .filter(({ permissions }) =>
          permissions.every((one) => set.customPermissions.includes(one)),
        )
        .map(({ component }) => ({ set, through, key, component }));
    const tabs = set.tabSettings
      .filter(({ visibility }) => visibility !== "None")
      .flatMap(({ tab }) => {
        const [file] = names.filesOf("CustomTab", tab);
        return seen(`the tab ${tab}`, ["tabSettings/tab", tab], tabComponents(project, file));
      });
    const pages = project.files.flatMap((file) => {
      const object =
        file.root?.name === "FlexiPage" ? trimmed(file.root, "sobjectType") : undefined;
      const definition = object === undefined ? undefined : names.object(object);
      if (
        !file.root ||
        definition?.kind !== "custom" ||
        trimmed(file.root, "type") !== "RecordPage"
      )
        return [];
      const reads = set.objectPermissions.some((one) => one.object === definition.name && one.read);
      return reads
        ? seen(
            `the record page ${file.name}`,
            ["objectPermissions/object", definition.name],
            placedOn(file.root),
          )
        : [];
    });
    const bars = set.applications.flatMap((application) => {
      const [file] = names.filesOf("CustomApplication", application);
      const bar = file?.root && trimmed(file.root, "utilityBar");
      const [page] = bar === undefined ? [] : names.filesOf("FlexiPage", bar);
      return page?.root
        ? seen(
            `the utility bar of ${application}`,
            ["applicationVisibilities/application", application],
            placedOn(page.root),
          )
        : [];
    });
    return [...tabs, ...pages, ...bars];
  });
});

function tabComponents(project: ValidatedProject, tab: MetadataFile | undefined): Placed[] {
  if (!tab?.root) return [];
  const component = trimmed(tab.root, "lwcComponent");
  if (component !== undefined) return [{ component, permissions: [] }];
  const page = trimmed(tab.root, "flexiPage");
  const [file] = page === undefined ? [] : namesOf(project).filesOf("FlexiPage", page);
  return file?.root ? placedOn(file.root) : [];
}

/** The project's own components on a Lightning page. */
function placedOn(page: XmlElement): Placed[] {
  return [...everyElement(page)]
    .filter((one) => one.name === "componentInstance")
    .flatMap((one) => {
      const written = trimmed(one, "componentName") ?? "";
      const component = /^(?:c:)?([a-z]\w*)$/.exec(written)?.[1];
      return component === undefined ? [] : [{ component, permissions: requiredBy(one) }];
    });
}

const PERMISSION = /^\{!\s*\$Permission\.CustomPermission\.(\w+)\s*\}$/;

/** Permissions that a visibility rule asks for; with an OR in it, none is sure to be needed. */
function requiredBy(component: XmlElement): string[] {
  return childrenOf(component, "visibilityRule").flatMap((rule) =>
    /\bOR\b|\bNOT\b/i.test(trimmed(rule, "booleanFilter") ?? "")
      ? []
      : childrenOf(rule, "criteria")
          .filter(
            (one) =>
              /^(?:EQUAL|EQ|EQUALS)$/i.test(trimmed(one, "operator") ?? "") &&
              trimmed(one, "rightValue")?.toLowerCase() === "true",
          )
          .flatMap((one) => PERMISSION.exec(trimmed(one, "leftValue") ?? "")?.[1] ?? []),
  );
}

/** The classes a component needs with all it is made of; only those the project holds. */
export function classesNeeded(
  project: ValidatedProject,
  components: ReadonlyMap<string, Component>,
  name: string,
): Set<string> {
  const known = new Map(project.schema.apex.map((one) => [one.name.toLowerCase(), one.name]));
  return new Set(
    closure(components, name)
      .flatMap((one) => [...apexClasses(one)])
      .flatMap((one) => known.get(one.toLowerCase()) ?? []),
  );
}

/** Whether the set grants what `grants` looks for, itself or through every group that holds it. */
export function isGranted(
  project: ValidatedProject,
  set: PermissionSetDefinition,
  grants: (set: PermissionSetDefinition) => boolean,
): boolean {
  if (grants(set)) return true;
  const groups = project.schema.permissionSetGroups.filter((one) =>
    one.permissionSets.includes(set.name),
  );
  const setsOf = (names: readonly string[]): PermissionSetDefinition[] =>
    project.schema.permissionSets.filter((one) => names.includes(one.name));
  return groups.length > 0 && groups.every((one) => setsOf(one.permissionSets).some(grants));
}

/** The custom field a file defines, on an object with records. */
export function fieldOf(
  project: ValidatedProject,
  file: MetadataFile,
): { readonly object: string; readonly field: FieldDefinition } | undefined {
  const names = namesOf(project);
  const folder = folderAfter(file.path, "objects");
  const object = names.object(folder === "Activity" ? "Task" : folder);
  const field = object && names.field(object, file.name);
  return object && field && (object.kind === "custom" || object.kind === "standard")
    ? { object: object.name, field }
    : undefined;
}

/** Required and master-detail fields come with their object. */
export const needsGrant = (field: FieldDefinition): boolean =>
  field.custom && !field.required && field.type !== "MasterDetail";

export function isObjectGranted(project: ValidatedProject, name: string): boolean {
  return project.schema.permissionSets.some((set) =>
    set.objectPermissions.some(
      (one) => one.read && one.object.toLowerCase() === name.toLowerCase(),
    ),
  );
}

export function isFieldGranted(project: ValidatedProject, path: string): boolean {
  return project.schema.permissionSets.some((set) =>
    set.fieldPermissions.some(
      (one) => one.readable && `${one.object}.${one.field}`.toLowerCase() === path.toLowerCase(),
    ),
  );
}

/** Where the views of sites place a component. */
export function onSites(
  project: ValidatedProject,
): { readonly file: MetadataFile; readonly at: Place; readonly name: string }[] {
  return project.files
    .filter(({ path }) => /\/sfdc_cms__(?:view|themeLayout)\/[^/]+\/content\.json$/.test(path))
    .flatMap((file) =>
      [...file.text.matchAll(/"definition"\s*:\s*"c:(\w+)"/g)].map((match) => ({
        file,
        at: placeIn(file.text, match.index),
        name: match[1] ?? "",
      })),
    );
}

// What the browser shows: page layouts, Lightning pages, tabs, applications, notification types.
import {
  baseName,
  isOwnCustomName,
  ownName,
  readXml,
  report,
  reportMissingObject,
  UNSUPPORTED,
} from "./reading.ts";
import { checkRelatedLists } from "./check-layouts.ts";
import { child, childrenOf, flag, textOf, textsOf, trimmed } from "./xml.ts";
import type { Collection } from "./collection.ts";
import type { Reading } from "./reading.ts";
import type { XmlElement } from "./xml.ts";
import type { FlexiComponent, LayoutSection } from "./schema.ts";

export function readLayout(reading: Reading, collection: Collection, file: string): void {
  const root = readXml(reading, file, "Layout");
  if (!root) return;
  const full = decodeURIComponent(baseName(file).replace(/%(?![0-9A-Fa-f]{2})/g, "%25"));
  const dash = full.indexOf("-");
  const object = ownName(reading, full.slice(0, Math.max(dash, 0)));
  const name = full.slice(dash + 1);
  const definition = reading.objects.get(object.toLowerCase());
  if (!definition) reportMissingObject(reading, file, root, "layout", object);
  const sections = childrenOf(root, "layoutSections").map((section) =>
    layoutSection(reading, section),
  );
  collection.layouts.push({
    object: definition?.name ?? object,
    name,
    sections,
    relatedLists: childrenOf(root, "relatedLists").map((one) => ({
      relatedList: ownedPath(reading, trimmed(one, "relatedList") ?? ""),
      fields: textsOf(one, "fields").map((field) => ownName(reading, field)),
    })),
  });
  if (!definition) return;
  checkRelatedLists(reading, file, root, definition);
  for (const item of childrenOf(root, "layoutSections")
    .flatMap((section) => childrenOf(section, "layoutColumns"))
    .flatMap((column) => childrenOf(column, "layoutItems"))) {
    const field = trimmed(item, "field");
    if (
      field !== undefined &&
      isOwnCustomName(ownName(reading, field)) &&
      !definition.fields.has(ownName(reading, field).toLowerCase())
    )
      report(
        reading,
        file,
        child(item, "field"),
        `In field: field - no CustomField named ${definition.name}.${field} found`,
        "G303.unknown-field",
      );
  }
}

function ownedPath(reading: Reading, path: string): string {
  return path
    .split(".")
    .map((part) => ownName(reading, part))
    .join(".");
}

function layoutSection(reading: Reading, section: XmlElement): LayoutSection {
  return {
    label: trimmed(section, "label") ?? "",
    style: trimmed(section, "style") ?? "TwoColumnsLeftToRight",
    columns: childrenOf(section, "layoutColumns").map((column) =>
      childrenOf(column, "layoutItems").map((item) => {
        const field = trimmed(item, "field");
        const behavior = trimmed(item, "behavior");
        return {
          ...(field === undefined ? {} : { field: ownName(reading, field) }),
          ...(behavior === undefined ? {} : { behavior }),
          ...(flag(item, "emptySpace") ? { emptySpace: true } : {}),
        };
      }),
    ),
  };
}

export function readFlexiPage(reading: Reading, collection: Collection, file: string): void {
  const root = readXml(reading, file, "FlexiPage");
  if (!root) return;
  const object = trimmed(root, "sobjectType");
  const name = ownName(reading, baseName(file));
  const template = child(root, "template");
  collection.flexiPages.push({
    name,
    label: trimmed(root, "masterLabel") ?? name,
    type: trimmed(root, "type") ?? "AppPage",
    ...(object === undefined ? {} : { object: ownName(reading, object) }),
    template: (template && trimmed(template, "name")) ?? "",
    regions: childrenOf(root, "flexiPageRegions").map((region) => ({
      name: trimmed(region, "name") ?? "",
      type: trimmed(region, "type") ?? "Region",
      components: [...childrenOf(region, "itemInstances"), region].flatMap((item) =>
        componentsOf(reading, item),
      ),
    })),
  });
}

function componentsOf(reading: Reading, item: XmlElement): FlexiComponent[] {
  return item.children.flatMap((one) => {
    if (one.name === "componentInstance" || one.name === "componentInstances") {
      return [
        {
          name: trimmed(one, "componentName") ?? "",
          identifier: trimmed(one, "identifier") ?? "",
          properties: propertiesOf(one, "componentInstanceProperties"),
        },
      ];
    }
    if (one.name === "fieldInstance") {
      const properties = {
        ...propertiesOf(one, "fieldInstanceProperties"),
        fieldItem: (trimmed(one, "fieldItem") ?? "")
          .split(".")
          .map((part) => ownName(reading, part))
          .join("."),
      };
      return [{ name: "fieldInstance", identifier: trimmed(one, "identifier") ?? "", properties }];
    }
    return [];
  });
}

/** Property values as text; a list of values as JSON. */
function propertiesOf(element: XmlElement, name: string): Record<string, string> {
  return Object.fromEntries(
    childrenOf(element, name).map((property) => {
      const list = child(property, "valueList");
      const value = list
        ? JSON.stringify(
            childrenOf(list, "valueListItems").map((item) => textOf(item, "value") ?? ""),
          )
        : (textOf(property, "value") ?? "");
      return [trimmed(property, "name") ?? "", value];
    }),
  );
}

export function readTab(reading: Reading, collection: Collection, file: string): void {
  const root = readXml(reading, file, "CustomTab");
  if (!root) return;
  const name = ownName(reading, baseName(file));
  const object = flag(root, "customObject") ? reading.objects.get(name.toLowerCase()) : undefined;
  if (flag(root, "customObject") && !object)
    reportMissingObject(reading, file, root, "customObject", name);
  const lwcComponent = trimmed(root, "lwcComponent");
  const flexiPage = trimmed(root, "flexiPage");
  for (const unsupported of ["page", "auraComponent", "scontrol", "url"]) {
    if (child(root, unsupported))
      report(
        reading,
        file,
        child(root, unsupported),
        `Tabs of the kind ${unsupported} aren't supported by the local org; use lwcComponent, flexiPage or customObject.`,
        UNSUPPORTED,
      );
  }
  collection.tabs.push({
    name,
    label: trimmed(root, "label") ?? object?.pluralLabel ?? name,
    ...(object ? { object: object.name } : {}),
    ...(lwcComponent === undefined ? {} : { lwcComponent }),
    ...(flexiPage === undefined ? {} : { flexiPage: ownName(reading, flexiPage) }),
    motif: trimmed(root, "motif") ?? "",
  });
}

export function readApplication(reading: Reading, collection: Collection, file: string): void {
  const root = readXml(reading, file, "CustomApplication");
  if (!root) return;
  const name = baseName(file);
  const description = textOf(root, "description");
  const recordPages: Record<string, string> = {};
  for (const one of [
    ...childrenOf(root, "actionOverrides"),
    ...childrenOf(root, "profileActionOverrides"),
  ]) {
    if (
      trimmed(one, "actionName") !== "View" ||
      trimmed(one, "type") !== "Flexipage" ||
      trimmed(one, "formFactor") === "Small"
    )
      continue;
    recordPages[ownName(reading, trimmed(one, "pageOrSobjectType") ?? "")] = ownName(
      reading,
      trimmed(one, "content") ?? "",
    );
  }
  collection.applications.push({
    name,
    label: trimmed(root, "label") ?? name,
    ...(description === undefined ? {} : { description }),
    tabs: textsOf(root, "tabs").map((tab) => ownName(reading, tab)),
    navType: trimmed(root, "navType") ?? "Standard",
    recordPages,
  });
}

export function readNotificationType(reading: Reading, collection: Collection, file: string): void {
  const root = readXml(reading, file, "CustomNotificationType");
  if (!root) return;
  const name = trimmed(root, "customNotifTypeName") ?? baseName(file);
  collection.notificationTypes.push({
    name: ownName(reading, baseName(file)),
    label: trimmed(root, "masterLabel") ?? name,
    desktop: flag(root, "desktop"),
    mobile: flag(root, "mobile"),
  });
}

/** What tabs, applications and pages name must be in the project. */
export function checkPages(
  reading: Reading,
  collection: Collection,
  fileOf: (name: string, suffix: string) => string,
  hasAura: boolean,
): void {
  const names = (list: readonly { readonly name: string }[]): Set<string> =>
    new Set(list.map((one) => one.name.toLowerCase()));
  const [components, pages, tabs] = [
    names(collection.lwc),
    names(collection.flexiPages),
    names(collection.tabs),
  ];
  for (const tab of collection.tabs) {
    const file = fileOf(tab.name, "tab");
    if (tab.lwcComponent !== undefined && !components.has(tab.lwcComponent.toLowerCase()))
      report(
        reading,
        file,
        undefined,
        `In field: lwcComponent - no LightningComponentBundle named ${tab.lwcComponent} found`,
        "G016.unknown-component",
      );
    if (tab.flexiPage !== undefined && !pages.has(tab.flexiPage.toLowerCase()))
      report(
        reading,
        file,
        undefined,
        `In field: flexiPage - no FlexiPage named ${tab.flexiPage} found`,
        "G016.unknown-page",
      );
  }
  for (const application of collection.applications) {
    const file = fileOf(application.name, "app");
    for (const tab of application.tabs)
      if (!tabs.has(tab.toLowerCase()) && !tab.startsWith("standard-"))
        report(
          reading,
          file,
          undefined,
          `In field: tabs - no CustomTab named ${tab} found`,
          "G016.unknown-tab",
        );
    for (const page of Object.values(application.recordPages))
      if (!pages.has(page.toLowerCase()))
        report(
          reading,
          file,
          undefined,
          `In field: content - no FlexiPage named ${page} found`,
          "G016.unknown-page",
        );
  }
  for (const page of collection.flexiPages) {
    const file = fileOf(page.name, "flexipage");
    if (page.object !== undefined && !reading.objects.has(page.object.toLowerCase()))
      reportMissingObject(reading, file, undefined, "sobjectType", page.object);
    for (const component of page.regions.flatMap((region) => region.components)) {
      const own =
        /^(c|[A-Za-z0-9]+):(\w+)$/.exec(component.name) ??
        (/^[a-z]\w*$/.test(component.name) && component.name !== "fieldInstance"
          ? ["", "c", component.name]
          : null);
      if (
        own &&
        (own[1] === "c" || own[1] === reading.namespace) &&
        !components.has(own[2].toLowerCase())
      )
        report(
          reading,
          file,
          undefined,
          `In field: componentName - no LightningComponentBundle named ${own[2]} found`,
          hasAura ? UNSUPPORTED : "G016.unknown-component",
        );
    }
  }
}

// G016: the platform's own page parts, related lists, buttons and tabs are spelled as it spells them.
import { along, error, everyElement, inFiles } from "../define.ts";
import { namesOf } from "../names.ts";
import { meantBy } from "../near.ts";
import { ownName, partsOf } from "../parts.ts";
import {
  BUTTONS,
  PAGE_COMPONENTS,
  PAGE_TEMPLATES,
  RELATED_LISTS,
  TABS,
} from "../platform/standard-names.ts";
import { childrenOf, trimmed } from "../../metadata/xml.ts";
import type { XmlElement } from "../../metadata/xml.ts";
import type { Rule } from "../rule.ts";

const spelling = (
  id: string,
  asks: string,
  type: string,
  known: readonly string[],
  placesIn: (root: XmlElement) => XmlElement[],
): Rule =>
  error(
    `G016.misspelled-${id}`,
    asks,
    inFiles(type, ({ root, say }) => {
      for (const at of placesIn(root)) {
        const meant = meantBy(at.text.trim(), known);
        if (meant !== undefined)
          say(at, `The platform has no ${at.text.trim()}. Did you mean ${meant}?`);
      }
    }),
  );

const layoutButtons = (root: XmlElement): XmlElement[] => [
  ...along(root, "excludeButtons"),
  ...along(root, "relatedLists/excludeButtons"),
  ...along(root, "platformActionList/platformActionListItems")
    .filter((one) => trimmed(one, "actionType") === "StandardButton")
    .flatMap((one) => childrenOf(one, "actionName")),
];

export const standardNames: readonly Rule[] = [
  spelling(
    "template",
    "A standard template of a Lightning page is spelled as the platform does.",
    "FlexiPage",
    PAGE_TEMPLATES,
    (root) => along(root, "template/name"),
  ),
  spelling(
    "component",
    "A standard component on a Lightning page is spelled as the platform does.",
    "FlexiPage",
    PAGE_COMPONENTS,
    (root) => [...everyElement(root)].filter(({ name }) => name === "componentName"),
  ),
  spelling(
    "related-list",
    "A standard related list on a layout is spelled as the platform does.",
    "Layout",
    RELATED_LISTS,
    (root) => along(root, "relatedLists/relatedList"),
  ),
  spelling(
    "button",
    "A standard button on a layout is spelled as the platform does.",
    "Layout",
    BUTTONS,
    layoutButtons,
  ),
  spelling(
    "tab",
    "A standard tab of an app is spelled as the platform does.",
    "CustomApplication",
    TABS,
    (root) => [...along(root, "tabs"), ...along(root, "defaultLandingTab")],
  ),
  error(
    "G303.activities",
    "The layout of an object without activities has no related lists of them.",
    inFiles("Layout", ({ project, file, root, say }) => {
      const object = namesOf(project).object(ownName(project, file.name.split("-")[0] ?? ""));
      if (object?.kind !== "custom" || object.enableActivities) return;
      for (const at of along(root, "relatedLists/relatedList"))
        if (/^Related(?:Activity|History)List$/.test(at.text.trim()))
          say(
            at,
            `Cannot find related list:${at.text.trim()}. ${object.name} has no activities: set enableActivities to true, or remove the list.`,
          );
    }),
  ),
  error(
    "G307.search-button",
    "The custom buttons of an object's lists and search results are web links that it has.",
    inFiles("CustomObject", ({ project, file, root, say }) => {
      const names = namesOf(project);
      const object = names.object(ownName(project, file.name));
      if (object?.kind !== "custom") return;
      const links = new Set(
        partsOf(project, "webLinks")
          .filter((one) => one.objectName === object.name)
          .map(({ name }) => name),
      );
      for (const at of [
        ...along(root, "searchLayouts/listViewButtons"),
        ...along(root, "searchLayouts/searchResultsCustomButtons"),
      ])
        if (!names.isForeign(at.text.trim()) && !links.has(ownName(project, at.text.trim())))
          say(
            at,
            `In field: ${at.name} - no WebLink named ${object.name}.${at.text.trim()} found. Add the web link, or remove this.`,
          );
    }),
  ),
];

// G403: Lightning pages: their regions and facets, and whether type, template and object go together.
import { along, error, everyElement, inFiles, repeated } from "../define.ts";
import { child, childrenOf, trimmed } from "../../metadata/xml.ts";
import type { XmlElement } from "../../metadata/xml.ts";
import type { Rule } from "../rule.ts";

const PAGE = "FlexiPage";

/** The platform's templates: the page type they are for, and their regions. */
const TEMPLATES: Readonly<Record<string, readonly [type: string, ...regions: string[]]>> = {
  "flexipage:appHomeTemplateHeaderThreeColumns": [
    "AppPage",
    "region1",
    "region2",
    "region3",
    "region4",
  ],
  "flexipage:appHomeTemplateHeaderTwoColumnsEqualWidth": [
    "AppPage",
    "region1",
    "region2",
    "region3",
  ],
  "flexipage:appHomeTemplateThreeColumns": ["AppPage", "region1", "region2", "region3"],
  "flexipage:appHomeTemplateTwoColumns": ["AppPage", "column1", "column2"],
  "flexipage:appHomeTemplateTwoColumnsStacked": ["AppPage", "region1", "region2", "region3"],
  "flexipage:defaultAppHomeTemplate": ["AppPage", "main"],
  "flexipage:recordHomeLeftSidebarTemplateDesktop": ["RecordPage", "header", "main", "sidebar"],
  "flexipage:recordHomeSimpleViewTemplate": ["RecordPage", "header", "main"],
  "flexipage:recordHomeSingleColTemplateDesktop": ["RecordPage", "header", "main"],
  "flexipage:recordHomeTemplateDesktop": ["RecordPage", "header", "main", "sidebar"],
  "flexipage:recordHomeWithSubheaderTemplateDesktop": [
    "RecordPage",
    "header",
    "subheader",
    "main",
    "sidebar",
  ],
  "one:utilityBarTemplateDesktop": ["UtilityBar", "utilityItems", "backgroundComponents"],
};

const templateOf = (root: XmlElement): XmlElement | undefined => along(root, "template/name")[0];
const regionsOf = (root: XmlElement, type?: string): XmlElement[] =>
  childrenOf(root, "flexiPageRegions").filter(
    (one) => type === undefined || trimmed(one, "type") === type,
  );

const pages: readonly Rule[] = [
  error(
    "G403.page-name",
    "The name of a Lightning page has no two underscores.",
    inFiles(PAGE, ({ file, root, say }) => {
      if (file.name.includes("__"))
        say(
          root,
          `The page name ${file.name} must not contain two consecutive underscores. Rename the file.`,
        );
    }),
  ),
  error(
    "G403.record-object",
    "A record page says of which object.",
    inFiles(PAGE, ({ root, say }) => {
      if (trimmed(root, "type") === "RecordPage" && trimmed(root, "sobjectType") === undefined)
        say(
          child(root, "type"),
          "Required field is missing: sobjectType. A RecordPage is of one object.",
        );
    }),
  ),
  error(
    "G403.page-object",
    "Only pages of records have an object.",
    inFiles(PAGE, ({ root, say }) => {
      const type = trimmed(root, "type") ?? "";
      if (["AppPage", "HomePage", "UtilityBar"].includes(type) && child(root, "sobjectType"))
        say(
          child(root, "sobjectType"),
          `Can not specify 'sobjectType' for a FlexiPage of type ${type}. Remove it.`,
        );
    }),
  ),
  error(
    "G403.template-type",
    "A page's template is one for its type.",
    inFiles(PAGE, ({ root, say }) => {
      const at = templateOf(root);
      const known = TEMPLATES[at?.text.trim() ?? ""];
      if (known && known[0] !== trimmed(root, "type"))
        say(
          at,
          `The template ${at?.text.trim() ?? ""} is for a ${known[0]}, and this page is a ${trimmed(root, "type") ?? "page without type"}.`,
        );
    }),
  ),
  error(
    "G403.unknown-region",
    "A page fills only regions that its template has.",
    inFiles(PAGE, ({ root, say }) => {
      const name = templateOf(root)?.text.trim() ?? "";
      const [, ...known] = TEMPLATES[name] ?? [];
      if (known.length === 0) return;
      for (const region of regionsOf(root, "Region")) {
        const at = child(region, "name");
        if (at && !known.includes(at.text.trim()))
          say(
            at,
            `The template ${name} has no region ${at.text.trim()}; it has ${known.join(", ")}.`,
          );
      }
    }),
  ),
  error(
    "G403.duplicate-region",
    "A page has each region and facet once.",
    inFiles(PAGE, ({ root, say }) => {
      for (const one of repeated(regionsOf(root), (region) => trimmed(region, "name")))
        say(
          child(one, "name"),
          `The region ${trimmed(one, "name") ?? ""} is there already. Put its items into one.`,
        );
    }),
  ),
  error(
    "G403.region-mode",
    "Only a page made from another one replaces, prepends or appends to its regions.",
    inFiles(PAGE, ({ root, say }) => {
      if (trimmed(root, "parentFlexiPage") !== undefined) return;
      for (const at of along(root, "flexiPageRegions/mode"))
        say(at, "mode needs a parentFlexiPage whose region it changes. Remove mode.");
    }),
  ),
];

const facets: readonly Rule[] = [
  error(
    "G403.unused-facet",
    "Some component on the page shows each facet.",
    inFiles(PAGE, ({ root, say }) => {
      const named = valuesIn(root);
      for (const facet of regionsOf(root, "Facet")) {
        const name = trimmed(facet, "name") ?? "";
        if (!named.has(name))
          say(
            child(facet, "name"),
            `Unused Facet: no component of the page shows ${name}. Remove it, or name it in a component's property.`,
          );
      }
    }),
  ),
  error(
    "G403.unknown-facet",
    "A facet that a component shows is on the page.",
    inFiles(PAGE, ({ root, say }) => {
      const facetNames = new Set(regionsOf(root).map((one) => trimmed(one, "name")));
      for (const at of [...everyElement(root)].filter(({ name }) => name === "value"))
        if (/^Facet-[0-9a-f-]{36}$/.test(at.text.trim()) && !facetNames.has(at.text.trim()))
          say(at, `The page has no facet ${at.text.trim()}. Add it, or correct the name.`);
    }),
  ),
  error(
    "G403.too-many-items",
    "A region holds 100 items at most.",
    inFiles(PAGE, ({ root, say }) => {
      for (const region of regionsOf(root)) {
        const count = childrenOf(region, "itemInstances").length;
        if (count > 100)
          say(
            region,
            `Component [flexipage:column] attribute [body]: count [${count}] exceeded max [100]. Split the region ${trimmed(region, "name") ?? ""}.`,
          );
      }
    }),
  ),
];

const valuesIn = (root: XmlElement): Set<string> =>
  new Set(
    [...everyElement(root)].filter(({ name }) => name === "value").map(({ text }) => text.trim()),
  );

export const flexipages: readonly Rule[] = [...pages, ...facets];

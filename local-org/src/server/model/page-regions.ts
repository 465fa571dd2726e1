// The regions of a Lightning page as a tree the browser can draw: standard components by what they show, the project's own by name.
import type { FlexiComponent, FlexiPage, Schema } from "../../metadata/schema.ts";

type PageNode =
  | { readonly kind: "highlights" | "detail" | "relatedLists" }
  | { readonly kind: "relatedList"; readonly relatedList: string }
  | {
      readonly kind: "component";
      readonly name: string;
      readonly properties: Readonly<Record<string, unknown>>;
    }
  | {
      readonly kind: "tabs";
      readonly tabs: readonly { readonly label: string; readonly nodes: readonly PageNode[] }[];
    }
  | {
      readonly kind: "fields";
      readonly label: string;
      readonly columns: readonly (readonly string[])[];
    }
  | { readonly kind: "text"; readonly html: string }
  | { readonly kind: "unsupported"; readonly name: string };

export interface PageRegion {
  readonly name: string;
  readonly width: "full" | "main" | "side" | "equal";
  readonly nodes: readonly PageNode[];
}

export function pageRegions(schema: Schema, page: FlexiPage): PageRegion[] {
  const regions = page.regions.filter(
    (region) => region.type === "Region" && region.components.length > 0,
  );
  const isSide = (name: string): boolean => /sidebar|right/i.test(name);
  const hasSide = regions.some((region) => isSide(region.name));
  return regions.map((region) => ({
    name: region.name,
    width:
      /^(header|top|subheader|footer)$/i.test(region.name) || regions.length === 1
        ? "full"
        : isSide(region.name)
          ? "side"
          : hasSide
            ? "main"
            : "equal",
    nodes: region.components.map((component) => nodeOf(schema, page, component)),
  }));
}

/** What a record page shows when no Lightning page is assigned. */
export const standardRecordRegions: readonly PageRegion[] = [
  { name: "header", width: "full", nodes: [{ kind: "highlights" }] },
  {
    name: "main",
    width: "full",
    nodes: [
      {
        kind: "tabs",
        tabs: [
          { label: "Details", nodes: [{ kind: "detail" }] },
          { label: "Related", nodes: [{ kind: "relatedLists" }] },
        ],
      },
    ],
  },
];

function nodeOf(schema: Schema, page: FlexiPage, component: FlexiComponent): PageNode {
  const { name, properties } = component;
  switch (name) {
    case "force:highlightsPanel":
      return { kind: "highlights" };
    case "force:detailPanel":
      return { kind: "detail" };
    case "force:relatedListContainer":
      return { kind: "relatedLists" };
    case "force:relatedListSingleContainer":
    case "lst:dynamicRelatedList":
      return { kind: "relatedList", relatedList: properties["relatedListApiName"] ?? "" };
    case "flexipage:tabset":
    case "flexipage:accordion":
      return {
        kind: "tabs",
        tabs: tabsOf(schema, page, properties["tabs"] ?? properties["sections"] ?? ""),
      };
    case "flexipage:fieldSection":
      return {
        kind: "fields",
        label: textOfLabel(schema, properties["label"] ?? ""),
        columns: fieldColumns(page, properties["columns"] ?? ""),
      };
    case "flexipage:richText":
      return { kind: "text", html: properties["richTextValue"] ?? "" };
    default:
      return customComponent(schema, name, properties);
  }
}

function customComponent(
  schema: Schema,
  name: string,
  properties: Readonly<Record<string, string>>,
): PageNode {
  const [namespace = "", ...rest] = name.split(/:|__/);
  const bundle = rest.length === 0 ? namespace : rest.join("__");
  const isOwn = rest.length === 0 || namespace === "c" || namespace === schema.namespace;
  return isOwn && schema.lwc.some((candidate) => candidate.name === bundle)
    ? { kind: "component", name: bundle, properties: typedProperties(properties) }
    : { kind: "unsupported", name };
}

function tabsOf(
  schema: Schema,
  page: FlexiPage,
  facet: string,
): { label: string; nodes: PageNode[] }[] {
  return facetComponents(page, facet).map((tab) => ({
    label: textOfLabel(schema, tab.properties["title"] ?? tab.properties["label"] ?? ""),
    nodes: facetComponents(page, tab.properties["body"] ?? "").map((component) =>
      nodeOf(schema, page, component),
    ),
  }));
}

function fieldColumns(page: FlexiPage, facet: string): string[][] {
  return facetComponents(page, facet).map((column) =>
    facetComponents(page, column.properties["body"] ?? "")
      .filter((item) => item.name === "fieldInstance")
      .map((item) => (item.properties["fieldItem"] ?? "").replace(/^Record\./, "")),
  );
}

function facetComponents(page: FlexiPage, name: string): readonly FlexiComponent[] {
  return page.regions.find((region) => region.name === name)?.components ?? [];
}

const standardTabs: Readonly<Record<string, string>> = {
  "Standard.Tab.detail": "Details",
  "Standard.Tab.relatedLists": "Related",
  "Standard.Tab.activity": "Activity",
  "Standard.Tab.collaborate": "Chatter",
  "Standard.Tab.news": "News",
};

// Titles may be the platform's own names or a custom label: {!$Label.c.Name}.
function textOfLabel(schema: Schema, text: string): string {
  const label = /^\{!\$Label\.(?:\w+\.)?(\w+)\}$/.exec(text)?.[1];
  return label === undefined
    ? (standardTabs[text] ?? text.replace(/^Standard\.Tab\./, ""))
    : (schema.labels.find((candidate) => candidate.name === label)?.value ?? label);
}

// A Lightning page stores every property as text; the platform hands flags and numbers over typed.
function typedProperties(properties: Readonly<Record<string, string>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [
      name,
      value === "true"
        ? true
        : value === "false"
          ? false
          : /^-?\d+(\.\d+)?$/.test(value)
            ? Number(value)
            : value,
    ]),
  );
}

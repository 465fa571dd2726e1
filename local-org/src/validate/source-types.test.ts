// The table of source types says what the CLI's own registry says.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { manifestComponents, sourceComponents } from "./source-components.ts";
import { sourceTypeTable } from "./platform/source-types.ts";
import { parseXml } from "../metadata/xml.ts";
import { componentNameOf, sourceTypeOf } from "./source-types.ts";

interface RegisteredType {
  readonly name: string;
  readonly directoryName: string;
  readonly suffix?: string;
  readonly strictDirectoryName?: boolean;
  readonly folderType?: string;
  readonly strategies?: { readonly adapter: string };
  readonly children?: { readonly types: Readonly<Record<string, RegisteredType>> };
  /** Of children that lie in their parent's file. */
  readonly xmlElementName?: string;
}
const KINDS: Readonly<Record<string, string>> = {
  matchingContentFile: "content",
  mixedContent: "mixed",
  bundle: "bundle",
  digitalExperience: "bundle",
  uiBundles: "bundle",
  decomposed: "decomposed",
};

function registryTable(): string[] {
  const path = createRequire(import.meta.url).resolve(
    "@salesforce/source-deploy-retrieve/lib/src/registry/metadataRegistry.json",
  );
  const { types } = JSON.parse(readFileSync(path, "utf8")) as {
    types: Readonly<Record<string, RegisteredType>>;
  };
  const lines: string[] = [];
  for (const type of Object.values(types)) {
    const kind = KINDS[type.strategies?.adapter ?? ""];
    lines.push(
      [
        ...[type.name, type.directoryName, type.suffix ?? "-"],
        ...(kind === undefined ? [] : [kind]),
        ...(type.strictDirectoryName ? ["strict"] : []),
        ...(type.folderType === undefined ? [] : [`in:${types[type.folderType]?.name ?? ""}`]),
      ].join(" "),
    );
    for (const child of Object.values(type.children?.types ?? {}))
      if (child.xmlElementName === undefined && child.name !== "DigitalExperience")
        lines.push([child.name, child.directoryName, child.suffix, `of:${type.name}`].join(" "));
  }
  return lines.sort();
}

test("the table is the registry's", () => {
  assert.deepEqual(sourceTypeTable.trim().split("\n").sort(), registryTable());
});

test("a file's type and its component's name follow from its path", () => {
  const expectIs = (path: string, type: string, name: string): void => {
    const last = path.slice(path.lastIndexOf("/") + 1).replace(/-meta\.xml$/, "");
    const dot = last.lastIndexOf(".");
    const file = { path, name: last.slice(0, dot), type: sourceTypeOf(path, last.slice(dot + 1)) };
    assert.deepEqual([file.type?.name, componentNameOf(file)], [type, name]);
  };
  expectIs("a/objects/A__c/fields/B__c.field-meta.xml", "CustomField", "A__c.B__c");
  expectIs("a/classes/sub/X.cls-meta.xml", "ApexClass", "X");
  expectIs("a/lwc/list/list.js-meta.xml", "LightningComponentBundle", "list");
  expectIs("a/aura/home/home.app-meta.xml", "AuraDefinitionBundle", "home");
  expectIs("a/applications/Home.app-meta.xml", "CustomApplication", "Home");
  expectIs("a/reports/Sales/Won.report-meta.xml", "Report", "Sales/Won");
  expectIs("a/layouts/A__c-A %28short%29.layout-meta.xml", "Layout", "A__c-A (short)");
  expectIs("a/documents/Logos.documentFolder-meta.xml", "DocumentFolder", "Logos");
  expectIs("a/sites/Portal.site-meta.xml", "CustomSite", "Portal");
});

test("a manifest names the components of the source as the source does", () => {
  const file = (path: string, text = "<X/>") => {
    const last = path.slice(path.lastIndexOf("/") + 1);
    const [, name = "", suffix = ""] = /^(.*)\.(\w+)-meta\.xml$/.exec(last) ?? [];
    const isMetaFile = name !== "";
    return {
      ...{ path, name, suffix, isMetaFile, text, type: sourceTypeOf(path, suffix) },
      directory: { path: "a" },
      ...(isMetaFile ? parseXml(text) : {}),
    };
  };
  const labels = "<CustomLabels><labels><fullName>Title</fullName></labels></CustomLabels>";
  const source = sourceComponents([
    file("a/objects/A__c/A__c.object-meta.xml"),
    file("a/objects/A__c/fields/B__c.field-meta.xml"),
    file("a/labels/Sales.labels-meta.xml", labels),
    file("a/reports/Sales.reportFolder-meta.xml"),
    file("a/reports/Sales/Won.report-meta.xml"),
    file("a/lwc/list/list.html"),
    file("a/lwc/list/list.js-meta.xml"),
    file("a/digitalExperiences/site/P1/sfdc_cms__view/home/_meta.json"),
  ]);
  const types = (name: string, ...members: string[]): string =>
    `<types>${members.map((one) => `<members>${one}</members>`).join("")}<name>${name}</name></types>`;
  assert.deepEqual(
    [...source.keys()].sort(),
    [
      ...manifestComponents(
        `<Package>${types("CustomObject", "A__c")}${types("CustomField", "A__c.B__c")}${types("CustomLabel", "Title")}${types("CustomLabels", "CustomLabels")}${types("Report", "Sales/", "Sales/Won")}${types("LightningComponentBundle", "list")}${types("DigitalExperience", "site/P1.sfdc_cms__view/home")}</Package>`,
      ),
    ].sort(),
  );
});

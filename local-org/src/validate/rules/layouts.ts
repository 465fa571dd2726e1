// G303: page layouts.
import { child, childrenOf, trimmed } from "../../metadata/xml.ts";
import { error, inFiles, repeated, warning } from "../define.ts";
import { isOwnCustom, leansOnOthers, namesOf } from "../names.ts";
import { ownName, partsOf } from "../parts.ts";
import { refused } from "../refused.ts";
import type { FieldDefinition, ObjectDefinition } from "../../metadata/schema.ts";
import type { XmlElement } from "../../metadata/xml.ts";
import type { Visit } from "../define.ts";
import type { Rule } from "../rule.ts";

interface LayoutVisit extends Visit {
  readonly objectName: string;
  readonly object: ObjectDefinition | undefined;
}
interface LayoutItem {
  readonly item: XmlElement;
  readonly at: XmlElement;
  readonly field: FieldDefinition | undefined;
}

/** Columns that each style has: links may stand in one column or in three. */
const COLUMNS: ReadonlyMap<string, readonly number[]> = new Map([
  ["OneColumn", [1]],
  ["TwoColumnsLeftToRight", [2]],
  ["TwoColumnsTopToBottom", [2]],
  ["CustomLinks", [1, 3]],
]);
const CONTENT = new Set([
  "analyticsCloudComponent",
  "canvas",
  "component",
  "customLink",
  "emptySpace",
  "field",
  "page",
  "reportChartComponent",
  "scontrol",
]);
/** Fields that objects have only in some orgs or with record types. */
const SOMETIMES_THERE = /^(?:CurrencyIsoCode|RecordTypeId|DivisionId|LastActivityDate)$/i;

function inLayouts(check: (visit: LayoutVisit) => void): Rule["check"] {
  return inFiles("Layout", (visit) => {
    const objectName = ownName(visit.project, decoded(visit.file.name).split("-")[0] ?? "");
    check({ ...visit, objectName, object: namesOf(visit.project).object(objectName) });
  });
}

const decoded = (name: string): string =>
  decodeURIComponent(name.replace(/%(?![0-9A-Fa-f]{2})/g, "%25"));

const itemsOf = (root: XmlElement): XmlElement[] =>
  childrenOf(root, "layoutSections")
    .flatMap((section) => childrenOf(section, "layoutColumns"))
    .flatMap((column) => childrenOf(column, "layoutItems"));

/** The items that show a field, with what the object says of it. */
function fieldsOn({ root, object, project }: LayoutVisit): LayoutItem[] {
  return itemsOf(root).flatMap((item) => {
    const at = child(item, "field");
    const name = at && ownName(project, at.text.trim()).toLowerCase();
    return at ? [{ item, at, field: object?.fields.get(name ?? "") }] : [];
  });
}

const isComputed = (field: FieldDefinition): boolean =>
  field.formula !== undefined || field.type === "Summary" || field.type === "AutoNumber";
const isAlwaysRequired = (field: FieldDefinition): boolean =>
  field.custom && !isComputed(field) && (field.required || field.type === "MasterDetail");

/** The names without which no record can be told from another. */
function neededNames(object: ObjectDefinition | undefined): string[] {
  if (object?.kind === "customMetadata") return ["MasterLabel", "DeveloperName"];
  return object?.kind === "custom" && object.fields.get("name")?.type === "Text" ? ["Name"] : [];
}

export const layouts: readonly Rule[] = [
  error(
    "G303.file-name",
    "A layout's file is named for its object and the layout: Object__c-Layout Name.",
    inLayouts(({ file, root, say }) => {
      if (!/^[^-]+-./.test(decoded(file.name)))
        say(
          root,
          `Layout ${file.name} names no object. Name the file Object__c-Layout Name.layout-meta.xml.`,
        );
    }),
  ),
  error(
    "G303.object",
    "A layout is one of an object that the project has.",
    inLayouts(({ project, root, objectName, object, say }) => {
      if (!object && isOwnCustom(namesOf(project), objectName) && !leansOnOthers(project))
        say(
          root,
          `In field: layout - no CustomObject named ${objectName} found. Name the file for an object of the project.`,
        );
    }),
  ),
  error(
    "G303.no-section",
    "A layout has at least one section.",
    inLayouts(({ root, say }) => {
      if (!child(root, "layoutSections"))
        say(root, "Layout must have at least 1 section. Add <layoutSections>.");
    }),
  ),
  error(
    "G303.columns",
    "A section has as many columns as its style says.",
    inLayouts(({ root, say }) => {
      for (const section of childrenOf(root, "layoutSections")) {
        const style = trimmed(section, "style") ?? "";
        const wanted = COLUMNS.get(style);
        const found = childrenOf(section, "layoutColumns").length;
        if (wanted && !wanted.includes(found))
          say(
            child(section, "style"),
            `A section of style ${style} has ${wanted.join(" or ")} layoutColumns, this one has ${found}. Add empty <layoutColumns/> or remove some.`,
          );
      }
    }),
  ),
  error(
    "G303.section-label",
    "A section with a label of its own says which.",
    inLayouts(({ root, say }) => {
      for (const section of childrenOf(root, "layoutSections"))
        if (trimmed(section, "customLabel") === "true" && trimmed(section, "label") === undefined)
          say(
            child(section, "customLabel"),
            "Required field is missing: label. Give the section a <label>, or set customLabel to false.",
          );
    }),
  ),
  error(
    "G303.item-content",
    "An item of a layout is one thing: a field, a page, a link, a component or an empty space.",
    inLayouts(({ root, say }) => {
      for (const item of itemsOf(root)) {
        const content = item.children.filter(({ name }) => CONTENT.has(name));
        if (content.length !== 1)
          say(
            content[1] ?? item,
            `A layout item holds exactly one field, page, link, component or empty space; this one holds ${content.length}.`,
          );
      }
    }),
  ),
  error(
    "G303.item-behavior",
    "A field on a layout says whether it is edited, required or read only.",
    inLayouts((visit) => {
      for (const { item, at } of fieldsOn(visit))
        if (!child(item, "behavior"))
          visit.say(
            at,
            `Required field is missing: behavior. Say Edit, Required or Readonly for ${at.text.trim()}.`,
          );
    }),
  ),
  refused(
    "G303.unknown-field",
    "A layout shows fields that its object has.",
    "Name a field of the object.",
  ),
  error(
    "G303.unknown-standard-field",
    "A layout of a custom object shows only the standard fields that such objects have.",
    inLayouts((visit) => {
      if (visit.object?.kind !== "custom") return;
      for (const { at, field } of fieldsOn(visit)) {
        const name = at.text.trim();
        if (!field && !name.includes("__") && !SOMETIMES_THERE.test(name))
          visit.say(
            at,
            `In field: field - no CustomField named ${visit.objectName}.${name} found. ${name === "OwnerId" ? "A detail has no owner; remove the item." : "Name a field of the object."}`,
          );
      }
    }),
  ),
  error(
    "G303.duplicate-field",
    "A layout shows each field once.",
    inLayouts((visit) => {
      for (const { at } of repeated(fieldsOn(visit), (one) =>
        ownName(visit.project, one.at.text.trim()),
      ))
        visit.say(
          at,
          `The field ${at.text.trim()} is on the layout twice. Remove one of the items.`,
        );
    }),
  ),
  error(
    "G303.computed-field",
    "Formulas, roll-ups and auto-numbers are read only on a layout.",
    inLayouts((visit) => {
      for (const { item, at, field } of fieldsOn(visit))
        if (field && isComputed(field) && visit.object?.kind !== "standard") {
          const behavior = child(item, "behavior");
          if (behavior && behavior.text.trim() !== "Readonly")
            visit.say(
              behavior,
              `Field:${at.text.trim()} must be Readonly. The platform computes it.`,
            );
        }
    }),
  ),
  error(
    "G303.audit-field",
    "Who made and changed a record is read only on a layout.",
    inLayouts((visit) => {
      for (const { item, at } of fieldsOn(visit)) {
        const behavior = child(item, "behavior");
        if (
          /^(?:CreatedById|LastModifiedById)$/.test(at.text.trim()) &&
          behavior &&
          behavior.text.trim() !== "Readonly"
        )
          visit.say(behavior, `Field:${at.text.trim()} must be Readonly.`);
      }
    }),
  ),
  error(
    "G303.required-field",
    "A field that every record needs isn't read only on a layout.",
    inLayouts((visit) => {
      for (const { item, at, field } of fieldsOn(visit)) {
        const behavior = child(item, "behavior");
        const needed = field && (isAlwaysRequired(field) || isTextName(visit, field));
        if (needed === true && behavior?.text.trim() === "Readonly")
          visit.say(behavior, `Field:${at.text.trim()} must be Required.`);
      }
    }),
  ),
  error(
    "G303.name-field",
    "The layout of a custom object shows its name, that of a metadata type label and developer name.",
    inLayouts((visit) => {
      const shown = new Set(fieldsOn(visit).map(({ at }) => at.text.trim().toLowerCase()));
      for (const name of neededNames(visit.object))
        if (child(visit.root, "layoutSections") && !shown.has(name.toLowerCase()))
          visit.say(
            visit.root,
            `Layout must contain an item for required layout field: ${name}. Add it with behavior Required.`,
          );
    }),
  ),
  warning(
    "G303.missing-required",
    "A layout shows the fields without which no record can be saved.",
    inLayouts((visit) => {
      const { object, root, project, file, say } = visit;
      if (object?.kind !== "custom" || !child(root, "layoutSections")) return;
      const shown = new Set(
        fieldsOn(visit).map(({ at }) => ownName(project, at.text.trim()).toLowerCase()),
      );
      for (const field of object.fields.values())
        if (
          isAlwaysRequired(field) &&
          field.defaultValue === undefined &&
          field.picklist?.values.some(({ isDefault }) => isDefault) !== true &&
          !shown.has(field.name.toLowerCase())
        )
          say(
            root,
            `The required field ${field.name} isn't on the layout ${decoded(file.name)}: nobody can make a record with it. Add it with behavior Required.`,
          );
    }),
  ),
  refused(
    "G303.related-list",
    "A related list goes by the child and its lookup: Child__c.Parent__c.",
    "Name an object and its lookup to the layout's object.",
  ),
  refused(
    "G303.related-list-field",
    "A related list shows columns that its rows have.",
    "Name a field of the child, or NAME, OWNER.ALIAS, CREATED_DATE …",
  ),
  error(
    "G303.duplicate-related-list",
    "A layout shows each related list once.",
    inLayouts(({ root, say }) => {
      for (const list of repeated(childrenOf(root, "relatedLists"), (one) =>
        trimmed(one, "relatedList"),
      ))
        say(
          child(list, "relatedList"),
          `The related list ${trimmed(list, "relatedList") ?? ""} is on the layout twice. Remove one.`,
        );
    }),
  ),
  error(
    "G303.custom-button",
    "The buttons of a layout are web links of its object, those of a related list of its rows' object.",
    inLayouts(({ root, object, project, say }) => {
      const check = (on: ObjectDefinition | undefined, buttons: readonly XmlElement[]): void => {
        if (on?.kind !== "custom") return;
        const links = partsOf(project, "webLinks").filter((one) => one.objectName === on.name);
        for (const button of buttons) {
          const name = button.text.trim();
          if (!name.includes("__") && !links.some((link) => link.name === name))
            say(
              button,
              `In field: customButtons - no WebLink named ${on.name}.${name} found. Add objects/${on.name}/webLinks/${name}.webLink-meta.xml.`,
            );
        }
      };
      check(object, childrenOf(root, "customButtons"));
      for (const list of childrenOf(root, "relatedLists")) {
        const [rows = ""] = (trimmed(list, "relatedList") ?? "").split(".");
        check(namesOf(project).object(rows), childrenOf(list, "customButtons"));
      }
    }),
  ),
];

const isTextName = ({ object }: LayoutVisit, field: FieldDefinition): boolean =>
  neededNames(object).includes(field.name);

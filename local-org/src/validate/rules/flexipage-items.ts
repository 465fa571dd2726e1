// G403: the components and fields on Lightning pages: each told apart, made for such a page, and set with properties it has.
import { componentsOf } from "../components.ts";
import { filterLogicProblems } from "./filter-logic.ts";
import { along, error, everyElement, inFiles, repeated } from "../define.ts";
import { child, childrenOf, flag, textsOf, trimmed } from "../../metadata/xml.ts";
import { leansOnOthers, namesOf } from "../names.ts";
import { childOf } from "../report-columns.ts";
import type { XmlElement } from "../../metadata/xml.ts";
import type { Component } from "../components.ts";
import type { Visit } from "../define.ts";
import type { Rule } from "../rule.ts";

const PAGE = "FlexiPage";
/** Page type -> the target that a component on it has. */
const TARGET: Readonly<Record<string, string>> = {
  AppPage: "lightning__AppPage",
  HomePage: "lightning__HomePage",
  RecordPage: "lightning__RecordPage",
  UtilityBar: "lightning__UtilityBar",
};

const itemsOf = (root: XmlElement): XmlElement[] => along(root, "flexiPageRegions/itemInstances");
const instancesOf = (root: XmlElement): XmlElement[] =>
  [...everyElement(root)].filter(
    ({ name }) => name === "componentInstance" || name === "fieldInstance",
  );

const items: readonly Rule[] = [
  error(
    "G403.one-item",
    "Each itemInstances holds exactly one component or field.",
    inFiles(PAGE, ({ root, say }) => {
      for (const item of itemsOf(root)) {
        const held = item.children.filter(({ name }) => /^(?:component|field)Instance$/.test(name));
        const [first, second] = held;
        if (!first)
          say(
            item,
            "itemInstances holds neither a componentInstance nor a fieldInstance. Remove it.",
          );
        else if (second)
          say(
            second,
            second.name === first.name
              ? `Element ${second.name} is duplicated at this location in type ItemInstance. Give it an itemInstances of its own.`
              : "itemInstances holds a component and a field. Give each an itemInstances of its own.",
          );
      }
    }),
  ),
  error(
    "G403.identifier",
    "Each component and field on a page has an identifier.",
    inFiles(PAGE, ({ project, root, say }) => {
      // pages of older versions have none
      if (project.schema.sourceApiVersion < 53) return;
      for (const one of instancesOf(root))
        if (trimmed(one, "identifier") === undefined)
          say(
            one,
            `Required field is missing: identifier. Give ${trimmed(one, "componentName") ?? trimmed(one, "fieldItem") ?? "it"} one that is unique on the page.`,
          );
    }),
  ),
  error(
    "G403.duplicate-identifier",
    "No two components or fields of a page share an identifier.",
    inFiles(PAGE, ({ root, say }) => {
      for (const one of repeated(instancesOf(root), (instance) => trimmed(instance, "identifier")))
        say(
          child(one, "identifier"),
          `The identifier ${trimmed(one, "identifier") ?? ""} is on the page already. Choose another.`,
        );
    }),
  ),
  error(
    "G403.decorator",
    "Only components of a utility bar have properties of the type decorator.",
    inFiles(PAGE, ({ root, say }) => {
      if (trimmed(root, "type") === "UtilityBar") return;
      for (const at of [...everyElement(root)].filter(
        ({ name }) => name === "componentInstanceProperties",
      ))
        if (trimmed(at, "type") === "decorator")
          say(
            child(at, "type"),
            `A ${trimmed(root, "type") ?? "page"} has no decorators: they are of utility bars. Remove type.`,
          );
    }),
  ),
  error(
    "G403.property-twice",
    "A component sets each property once.",
    inFiles(PAGE, ({ root, say }) => {
      for (const one of instancesOf(root))
        for (const property of repeated(
          [
            ...childrenOf(one, "componentInstanceProperties"),
            ...childrenOf(one, "fieldInstanceProperties"),
          ],
          (each) => trimmed(each, "name"),
        ))
          say(
            property,
            `The property ${trimmed(property, "name") ?? ""} is set already. Keep one.`,
          );
    }),
  ),
  error(
    "G403.field-item",
    "A field on a record page is written Record.Field.",
    inFiles(PAGE, ({ root, say }) => {
      for (const at of [...everyElement(root)].filter(({ name }) => name === "fieldItem"))
        if (!/^Record\.[A-Za-z]\w*(?:\.[A-Za-z]\w*)*$/.test(at.text.trim()))
          say(
            at,
            `'${at.text.trim()}' is not a field item; write Record.${at.text.trim().split(".").at(-1) ?? "Name"}.`,
          );
    }),
  ),
  error(
    "G403.ui-behavior",
    "The uiBehavior of a field is none, required or readonly.",
    inFiles(PAGE, ({ root, say }) => {
      for (const property of [...everyElement(root)].filter(
        ({ name }) => name === "fieldInstanceProperties",
      )) {
        const value = child(property, "value");
        if (
          trimmed(property, "name") === "uiBehavior" &&
          value &&
          !["none", "required", "readonly"].includes(value.text.trim())
        )
          say(
            value,
            `'${value.text.trim()}' is not a valid uiBehavior; use none, required or readonly.`,
          );
      }
    }),
  ),
];

/** Those of UiFormulaCriterion in the object reference. */
const OPERATORS = ["CONTAINS", "EQUAL", "GE", "GT", "LE", "LT", "NE"];

const visibility: readonly Rule[] = [
  error(
    "G403.visibility-logic",
    "The logic of a visibility rule names its criteria by number, each once or more and no others.",
    inFiles(PAGE, ({ root, say }) => {
      for (const rule of [...everyElement(root)].filter(({ name }) => name === "visibilityRule")) {
        const logic = child(rule, "booleanFilter");
        const count = childrenOf(rule, "criteria").length;
        for (const problem of filterLogicProblems(logic?.text.trim(), count))
          say(logic, `${problem}.`);
      }
    }),
  ),
  error(
    "G403.visibility-operator",
    "A visibility rule compares with CONTAINS, EQUAL, NE, GT, GE, LT or LE.",
    inFiles(PAGE, ({ root, say }) => {
      for (const criteria of [...everyElement(root)].filter(({ name }) => name === "criteria")) {
        const at = child(criteria, "operator");
        if (at && !OPERATORS.includes(at.text.trim()))
          say(at, `'${at.text.trim()}' is not a valid operator; use ${OPERATORS.join(", ")}.`);
      }
    }),
  ),
  error(
    "G403.visibility-value",
    "A visibility rule reads a record, a user, a permission or a form factor, written {!…}.",
    inFiles(PAGE, ({ root, say }) => {
      for (const at of [...everyElement(root)].filter(({ name }) => name === "leftValue"))
        if (!/^\{![^{}]+\}$/.test(at.text.trim()))
          say(
            at,
            `'${at.text.trim()}' is not an expression; write {!${at.text.trim().replace(/[{}!]/g, "")}}.`,
          );
    }),
  ),
];

/** Own components on a page, with what the project knows of each. */
function ownComponents({
  project,
  root,
}: Visit): { at: XmlElement; component: Component; meta: XmlElement }[] {
  const all = componentsOf(project);
  return [...everyElement(root)]
    .filter(({ name }) => name === "componentInstance")
    .flatMap((at) => {
      const component = all.get(
        /^(?:c:)?([a-z]\w*)$/.exec(trimmed(at, "componentName") ?? "")?.[1] ?? "",
      );
      return component?.meta.root ? [{ at, component, meta: component.meta.root }] : [];
    });
}

const targetsOf = (meta: XmlElement): string[] =>
  childrenOf(meta, "targets").flatMap((one) => textsOf(one, "target"));
/** The targetConfigs of a component for one target. */
const configsFor = (meta: XmlElement, target: string): XmlElement[] =>
  along(meta, "targetConfigs/targetConfig").filter((one) =>
    (one.attributes["targets"] ?? "").split(",").some((each) => each.trim() === target),
  );

const properties = (instance: XmlElement, name: string): XmlElement[] =>
  childrenOf(instance, "componentInstanceProperties")
    .filter((one) => trimmed(one, "name") === name)
    .flatMap((one) => childrenOf(one, "value"));

/** The object whose records a related list on a page belongs to; undefined where the page follows a lookup to get there. */
function ownerOfList(root: XmlElement, instance: XmlElement): string | undefined {
  const path = properties(instance, "parentFieldApiName")[0]?.text.trim();
  if (path === undefined) return trimmed(root, "sobjectType");
  return path.endsWith(".Id") ? path.slice(0, -".Id".length) : undefined;
}

const relatedLists: readonly Rule[] = [
  error(
    "G403.related-list",
    "A related list on a Lightning page is one that the page's object has.",
    inFiles(PAGE, ({ project, root, say }) => {
      if (leansOnOthers(project)) return;
      const names = namesOf(project);
      for (const one of instancesOf(root)) {
        if (trimmed(one, "componentName") !== "lst:dynamicRelatedList") continue;
        const object = names.object(ownerOfList(root, one) ?? "");
        for (const at of properties(one, "relatedListApiName"))
          if (object && childOf(names, object, at.text.trim()) === "missing")
            say(
              at,
              `${object.name} has no related list ${at.text.trim()}. Name the relationshipName of a lookup to it, with __r.`,
            );
      }
    }),
  ),
];

const components: readonly Rule[] = [
  error(
    "G403.component-exposed",
    "A component on a Lightning page is exposed.",
    inFiles(PAGE, (visit) => {
      for (const { at, component, meta } of ownComponents(visit))
        if (!flag(meta, "isExposed"))
          visit.say(
            child(at, "componentName"),
            `The component c:${component.name} is not exposed, so no page can hold it. Set isExposed to true in its .js-meta.xml.`,
          );
    }),
  ),
  error(
    "G403.component-target",
    "A component on a Lightning page has the target of such pages.",
    inFiles(PAGE, (visit) => {
      const target = TARGET[trimmed(visit.root, "type") ?? ""];
      for (const { at, component, meta } of ownComponents(visit))
        if (target !== undefined && flag(meta, "isExposed") && !targetsOf(meta).includes(target))
          visit.say(
            child(at, "componentName"),
            `The component c:${component.name} can't be on a ${trimmed(visit.root, "type") ?? ""}: it lacks the target ${target}.`,
          );
    }),
  ),
  error(
    "G403.component-object",
    "A component that is limited to objects stands only on their record pages.",
    inFiles(PAGE, (visit) => {
      const object = trimmed(visit.root, "sobjectType");
      if (trimmed(visit.root, "type") !== "RecordPage" || object === undefined) return;
      const names = namesOf(visit.project);
      for (const { at, component, meta } of ownComponents(visit)) {
        const allowed = configsFor(meta, "lightning__RecordPage")
          .flatMap((one) => along(one, "objects/object"))
          .map(({ text }) => names.own(text.trim()));
        if (allowed.length > 0 && !allowed.includes(names.own(object)))
          visit.say(
            child(at, "componentName"),
            `The component c:${component.name} is for ${allowed.join(", ")}, not for ${object}. Add the object to its .js-meta.xml.`,
          );
      }
    }),
  ),
  error(
    "G403.unknown-property",
    "A page sets only properties that the component offers to such pages.",
    inFiles(PAGE, (visit) => {
      const target = TARGET[trimmed(visit.root, "type") ?? ""];
      if (target === undefined) return;
      for (const { at, component, meta } of ownComponents(visit)) {
        const known = configsFor(meta, target)
          .flatMap((one) => childrenOf(one, "property"))
          .map((one) => one.attributes["name"]);
        for (const property of childrenOf(at, "componentInstanceProperties"))
          if (
            trimmed(property, "type") !== "decorator" &&
            !known.includes(trimmed(property, "name"))
          )
            visit.say(
              property,
              `The component c:${component.name} has no property ${trimmed(property, "name") ?? ""} for ${target}. Remove it, or offer it in the component's targetConfig.`,
            );
      }
    }),
  ),
];

export const flexipageItems: readonly Rule[] = [
  ...items,
  ...visibility,
  ...relatedLists,
  ...components,
];

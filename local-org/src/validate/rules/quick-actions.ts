// G405: quick actions: what each type needs, and fields that the record it makes or changes has.
import { componentsOf } from "../components.ts";
import { along, error, inFiles, repeated } from "../define.ts";
import { isOwnCustom, namesOf } from "../names.ts";
import { child, childrenOf, textsOf, trimmed } from "../../metadata/xml.ts";
import type { XmlElement } from "../../metadata/xml.ts";
import type { Visit } from "../define.ts";
import type { Rule } from "../rule.ts";

const ACTION = "QuickAction";
const isOfComponent = (root: XmlElement): boolean =>
  trimmed(root, "type") === "LightningWebComponent";

/** Type of the action -> the element that says what it opens. */
const CONTENT: Readonly<Record<string, string>> = {
  Create: "targetObject",
  Flow: "flowDefinition",
  LightningComponent: "lightningComponent",
  LightningWebComponent: "lightningWebComponent",
  VisualforcePage: "page",
};

function actionTypes(visit: Visit): { at: XmlElement; types: string[] } | undefined {
  const at = child(visit.root, "lightningWebComponent");
  const meta = at && componentsOf(visit.project).get(at.text.trim())?.meta.root;
  if (!meta) return undefined;
  const types = along(meta, "targetConfigs/targetConfig")
    .filter((one) => (one.attributes["targets"] ?? "").includes("lightning__RecordAction"))
    .flatMap((one) => textsOf(one, "actionType"));
  return { at, types };
}

/** Elements that name a field of the record the action makes or changes. */
function fieldsOf({ root }: Visit): XmlElement[] {
  return [
    ...along(root, "fieldOverrides/field"),
    ...along(root, "quickActionLayout/quickActionLayoutColumns/quickActionLayoutItems/field"),
    ...along(root, "targetParentField"),
  ];
}

const targetOf = ({ file, root }: Visit): string =>
  trimmed(root, "targetObject") ?? (file.name.includes(".") ? (file.name.split(".")[0] ?? "") : "");

export const quickActions: readonly Rule[] = [
  error(
    "G405.content",
    "An action says what it opens: the object, page, flow or component its type asks for.",
    inFiles(ACTION, ({ root, say }) => {
      const needed = CONTENT[trimmed(root, "type") ?? ""];
      if (needed !== undefined && trimmed(root, needed) === undefined)
        say(
          child(root, "type"),
          `Required field is missing: ${needed}. An action of the type ${trimmed(root, "type") ?? ""} needs it.`,
        );
    }),
  ),
  error(
    "G405.label",
    "An action has a label or a standard label.",
    inFiles(ACTION, ({ root, say }) => {
      if (trimmed(root, "label") === undefined && trimmed(root, "standardLabel") === undefined)
        say(root, "Required field is missing: label. Add label or standardLabel.");
    }),
  ),
  error(
    "G405.component-target",
    "The component of an action has the target lightning__RecordAction.",
    inFiles(ACTION, ({ project, root, say }) => {
      const at = child(root, "lightningWebComponent");
      const meta = at && componentsOf(project).get(at.text.trim())?.meta.root;
      const targets = meta && childrenOf(meta, "targets").flatMap((one) => textsOf(one, "target"));
      if (targets && !targets.some((one) => /Action$/.test(one)))
        say(
          at,
          `The component ${at.text.trim()} can't be an action: it lacks the target lightning__RecordAction.`,
        );
    }),
  ),
  error(
    "G405.subtype",
    "An action's actionSubtype is the actionType of its component.",
    inFiles(ACTION, (visit) => {
      const at = child(visit.root, "actionSubtype");
      const wanted = actionTypes(visit)?.types ?? [];
      if (at && isOfComponent(visit.root) && wanted.length > 0 && !wanted.includes(at.text.trim()))
        visit.say(
          at,
          `actionSubtype is ${at.text.trim()}, but the component's actionType is ${wanted.join(", ")}. Make them the same.`,
        );
    }),
  ),
  error(
    "G405.subtype-of-component",
    "Only actions of Lightning web components have an actionSubtype.",
    inFiles(ACTION, ({ root, say }) => {
      const at = child(root, "actionSubtype");
      if (at && !isOfComponent(root))
        say(
          at,
          `Can not specify 'actionSubtype' for a QuickAction of type ${trimmed(root, "type") ?? ""}. Remove it.`,
        );
    }),
  ),
  error(
    "G405.unknown-field",
    "An action fills and shows fields that its record has.",
    inFiles(ACTION, (visit) => {
      const names = namesOf(visit.project);
      const object = names.object(targetOf(visit));
      for (const at of fieldsOf(visit))
        if (object && isOwnCustom(names, at.text.trim()) && !names.field(object, at.text.trim()))
          visit.say(
            at,
            `In field: ${at.name} - no CustomField named ${object.name}.${at.text.trim()} found. Correct the name, or add the field.`,
          );
    }),
  ),
  error(
    "G405.parent-field",
    "An action on a record links the new one to it through a lookup of the new one.",
    inFiles(ACTION, (visit) => {
      const names = namesOf(visit.project);
      const at = child(visit.root, "targetParentField");
      const parent = visit.file.name.includes(".")
        ? (visit.file.name.split(".")[0] ?? "")
        : undefined;
      const object = names.object(trimmed(visit.root, "targetObject") ?? "");
      const to = at && object && names.field(object, at.text.trim())?.reference?.to;
      const from = parent === undefined ? undefined : names.object(parent)?.name;
      if (to && from !== undefined && !to.includes(from))
        visit.say(
          at,
          `${object.name}.${at.text.trim()} leads to ${to.join(", ")}, not to ${from}. Choose a lookup to ${from}.`,
        );
    }),
  ),
  error(
    "G405.field-twice",
    "An action's layout shows each field once.",
    inFiles(ACTION, ({ root, say }) => {
      for (const at of repeated(
        along(root, "quickActionLayout/quickActionLayoutColumns/quickActionLayoutItems/field"),
        ({ text }) => text.trim(),
      ))
        say(at, `The field ${at.text.trim()} is on the action already. Keep one.`);
    }),
  ),
  error(
    "G405.override-value",
    "A predefined field value is either a formula or a literal.",
    inFiles(ACTION, ({ root, say }) => {
      for (const one of childrenOf(root, "fieldOverrides"))
        if (child(one, "formula") && child(one, "literalValue"))
          say(
            child(one, "literalValue"),
            `The value of ${trimmed(one, "field") ?? ""} is both a formula and a literal. Keep one.`,
          );
    }),
  ),
];

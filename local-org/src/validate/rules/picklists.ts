// G204, G205: values of picklists and value sets, and which values a controlling field allows.
import { child, childrenOf, flag, numberOf, trimmed } from "../../metadata/xml.ts";
import { error, inFiles, repeated } from "../define.ts";
import { isOwnCustom, namesOf } from "../names.ts";
import { fieldOf, inParts, typeOf } from "../parts.ts";
import { refused } from "../refused.ts";
import type { XmlElement } from "../../metadata/xml.ts";
import type { Say } from "../define.ts";
import type { Part } from "../parts.ts";
import type { Rule } from "../rule.ts";

const MOST_VALUES = 1000;

const setOf = (field: XmlElement): XmlElement | undefined => child(field, "valueSet");
const ownValues = (field: XmlElement): XmlElement[] => {
  const set = setOf(field);
  const definition = set && child(set, "valueSetDefinition");
  return definition ? childrenOf(definition, "value") : [];
};
const label = (value: XmlElement): string | undefined => trimmed(value, "label");

/** Every list of values: those of picklist fields, and those of global and standard value sets. */
function inValueLists(
  check: (values: readonly XmlElement[], of: string, say: Say) => void,
): Rule["check"] {
  const inFields = inParts("fields", ({ element, objectName, name, say }) => {
    check(ownValues(element), `field ${objectName}.${name}`, say);
  });
  const inSet = (root: string, list: string): Rule["check"] =>
    inFiles(root, ({ root: set, file, say }) => {
      check(childrenOf(set, list), `value set ${file.name}`, say);
    });
  const checks = [
    inFields,
    inSet("GlobalValueSet", "customValue"),
    inSet("StandardValueSet", "standardValue"),
  ];
  return (project, complain) => {
    for (const one of checks) one(project, complain);
  };
}

/** The controlling field, when it is one the project can judge. */
function controllingOf(
  part: Part,
): { at: XmlElement; name: string; field: ReturnType<typeof fieldOf> } | undefined {
  const set = setOf(part.element);
  const at = set && child(set, "controllingField");
  if (!at || !part.object) return undefined;
  const name = at.text.trim();
  return { at, name, field: fieldOf(part, name) };
}

export const picklists: readonly Rule[] = [
  refused(
    "G204.no-value-set",
    "A picklist has a value set.",
    "Add <valueSet> with a valueSetName or a valueSetDefinition.",
  ),
  refused(
    "G204.value-set",
    "A value set either names a global or standard one or defines its own values, not both.",
    "Keep valueSetName or valueSetDefinition.",
  ),
  refused(
    "G204.unknown-value-set",
    "A picklist names a value set that exists.",
    "Name a global value set of the project, or a standard one.",
  ),
  refused(
    "G204.visible-lines",
    "A multi-select picklist shows at least three lines.",
    "Set visibleLines between 3 and 10.",
  ),
  error(
    "G204.visible-lines-limit",
    "A multi-select picklist shows at most ten lines.",
    inParts("fields", ({ element, name, objectName, say }) => {
      if (
        typeOf(element) === "MultiselectPicklist" &&
        (numberOf(element, "visibleLines") ?? 0) > 10
      )
        say(
          child(element, "visibleLines"),
          `visibleLines of a MultiselectPicklist is at most 10 (field ${objectName}.${name}).`,
        );
    }),
  ),
  error(
    "G204.global-set-restricted",
    "A picklist over a global value set is restricted to its values.",
    inParts("fields", ({ element, name, objectName, say }) => {
      const set = setOf(element);
      const named = set && child(set, "valueSetName");
      if (named && trimmed(set, "restricted") !== "true")
        say(
          child(set, "restricted") ?? named,
          `A picklist that uses a global value set must be restricted (field ${objectName}.${name}). Set restricted to true.`,
        );
    }),
  ),
  error(
    "G204.value-name",
    "Every value of a list has a name.",
    inValueLists((values, of, say) => {
      for (const value of values)
        if (trimmed(value, "fullName") === undefined)
          say(
            child(value, "fullName") ?? value,
            `Required field is missing: fullName (a value of ${of}). Name the value.`,
          );
    }),
  ),
  error(
    "G204.duplicate-value",
    "No value stands twice in a list of values, in whatever capitals.",
    inValueLists((values, of, say) => {
      for (const value of repeated(values, (one) => trimmed(one, "fullName")))
        say(
          value,
          `duplicate value found: ${trimmed(value, "fullName") ?? ""} duplicates value on ${of}. Remove one of them.`,
        );
    }),
  ),
  error(
    "G204.duplicate-label",
    "No two values of a list have the same label.",
    inValueLists((values, of, say) => {
      for (const value of repeated(values, label))
        say(
          child(value, "label") ?? value,
          `Duplicate label: ${label(value) ?? ""} (${of}). Give each value a label of its own.`,
        );
    }),
  ),
  error(
    "G204.one-default",
    "At most one value of a list is the default.",
    inValueLists((values, of, say) => {
      for (const value of values.filter((one) => flag(one, "default")).slice(1))
        say(
          child(value, "default") ?? value,
          `Only one value may be the default (${of}). Set the others to false.`,
        );
    }),
  ),
  error(
    "G204.values-limit",
    "A list has at most 1,000 values.",
    inValueLists((values, of, say) => {
      const tooMany = values[MOST_VALUES];
      if (tooMany)
        say(
          tooMany,
          `${values.length} values are more than a picklist can have (${of}); ${MOST_VALUES} is the limit. Use a lookup.`,
        );
    }),
  ),
  error(
    "G205.controlling-field",
    "The controlling field of a dependent picklist exists on the object.",
    inParts("fields", (part) => {
      const controlling = controllingOf(part);
      if (!controlling || controlling.field) return;
      const names = namesOf(part.project);
      const judged = isOwnCustom(names, controlling.name) || part.object?.kind === "custom";
      if (judged && !names.isForeign(controlling.name))
        part.say(
          controlling.at,
          `In field: controllingField - no CustomField named ${part.objectName}.${controlling.name} found. Name a picklist or checkbox of ${part.objectName}.`,
        );
    }),
  ),
  error(
    "G205.controlling-type",
    "A controlling field is another picklist or a checkbox.",
    inParts("fields", (part) => {
      const controlling = controllingOf(part);
      if (!controlling?.field) return;
      const itself = controlling.field.name === part.name;
      if (itself || !["Picklist", "Checkbox"].includes(controlling.field.type))
        part.say(
          controlling.at,
          `${controlling.name} can't control ${part.objectName}.${part.name}: ${itself ? "a field doesn't control itself" : `it is a ${controlling.field.type}`}. Name another picklist or a checkbox.`,
        );
    }),
  ),
  error(
    "G205.controlling-value",
    "Each controlling value is one of the controlling field.",
    inParts("fields", (part) => {
      const { field, name } = controllingOf(part) ?? {};
      const values =
        field?.type === "Checkbox"
          ? ["checked", "unchecked"]
          : field?.custom === true
            ? (field.picklist?.values.map(({ value }) => value) ?? [])
            : [];
      const set = setOf(part.element);
      if (!set || values.length === 0) return;
      for (const settings of childrenOf(set, "valueSettings"))
        for (const one of childrenOf(settings, "controllingFieldValue"))
          if (!values.includes(one.text.trim()))
            part.say(
              one,
              `Picklist value: ${one.text.trim()} in picklist: ${name ?? ""} not found (controls ${part.objectName}.${part.name}). Use one of ${values.slice(0, 8).join(", ")}.`,
            );
    }),
  ),
  error(
    "G205.dependent-value",
    "Each value that a controlling field allows is a value of the picklist.",
    inParts("fields", (part) => {
      const values = fieldOf(part, part.name)?.picklist?.values.map(({ value }) => value) ?? [];
      const set = setOf(part.element);
      if (!set || values.length === 0) return;
      for (const settings of childrenOf(set, "valueSettings")) {
        const named = child(settings, "valueName");
        if (named && !values.includes(named.text.trim()))
          part.say(
            named,
            `Picklist value: ${named.text.trim()} in picklist: ${part.objectName}.${part.name} not found. Use one of ${values.slice(0, 8).join(", ")}.`,
          );
      }
    }),
  ),
  error(
    "G205.settings-without-controller",
    "Values depend on a controlling field only when one is named.",
    inParts("fields", ({ element, name, objectName, say }) => {
      const set = setOf(element);
      const settings = set && child(set, "valueSettings");
      if (settings && !child(set, "controllingField"))
        say(
          settings,
          `valueSettings need a controllingField (field ${objectName}.${name}). Name it, or remove the settings.`,
        );
    }),
  ),
];

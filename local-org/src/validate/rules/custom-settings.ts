// G109: what a custom setting may say and hold.
import { child } from "../../metadata/xml.ts";
import { error, inFiles } from "../define.ts";
import { inParts, isCustomSetting, typeOf } from "../parts.ts";
import type { Rule } from "../rule.ts";

const ELEMENTS = new Set([
  "customSettingsType",
  "deprecated",
  "description",
  "enableEnhancedLookup",
  "enableFeeds",
  "gender",
  "label",
  "startsWith",
  "visibility",
]);
const PARTS = new Set(["fields", "listViews"]);
const FIELD_TYPES = new Set([
  "Checkbox",
  "Currency",
  "Date",
  "DateTime",
  "Email",
  "Number",
  "Percent",
  "Phone",
  "Text",
  "TextArea",
  "Url",
]);

export const customSettings: readonly Rule[] = [
  error(
    "G109.setting-settings",
    "A custom setting has a label, a type and a visibility; a name field, a plural label and sharing it has not.",
    inFiles("CustomObject", ({ root, say }) => {
      if (!child(root, "customSettingsType")) return;
      for (const element of root.children)
        if (!ELEMENTS.has(element.name) && !PARTS.has(element.name))
          say(element, `Can not specify '${element.name}' for a custom setting. Remove it.`);
    }),
  ),
  error(
    "G109.setting-field-type",
    "Custom settings have no picklists, lookups, formulas or long texts.",
    inParts("fields", (part) => {
      if (!isCustomSetting(part)) return;
      const { element, name, objectName, say } = part;
      const formula = child(element, "formula");
      if (formula) say(formula, `Custom settings have no formula fields: ${objectName}.${name}.`);
      const type = typeOf(element);
      if (type !== "" && !FIELD_TYPES.has(type))
        say(
          child(element, "type"),
          `Field type ${type} is not supported on custom settings (${objectName}.${name}). Use ${[...FIELD_TYPES].join(", ")}, or a custom metadata type.`,
        );
    }),
  ),
  error(
    "G109.setting-parts",
    "Custom settings have no record types, validation rules, compact layouts or field sets.",
    (project, complain) => {
      for (const kind of ["recordTypes", "validationRules", "compactLayouts", "fieldSets"] as const)
        inParts(kind, (part) => {
          if (isCustomSetting(part))
            part.say(
              part.element,
              `${part.objectName} is a custom setting, which can't have ${kind}. Remove ${part.name}.`,
            );
        })(project, complain);
    },
  ),
];

// G211: auto-number fields.
import { child, numberOf, trimmed } from "../../metadata/xml.ts";
import { error } from "../define.ts";
import { inParts, typeOf } from "../parts.ts";
import type { Rule } from "../rule.ts";

/** `INV-{0000}`, `{YYYY}-{00}`: text, parts of a date, and the number. */
export const isAutoNumberFormat = (format: string): boolean =>
  /\{0+\}/.test(format) && /^(?:[^{}]|\{(?:0+|Y{2,4}|MM|DD)\})*$/.test(format);

export const autoNumbers: readonly Rule[] = [
  error(
    "G211.display-format",
    "An auto-number has a display format that holds the number, such as {0000}.",
    inParts("fields", ({ element, name, objectName, say }) => {
      if (
        typeOf(element) === "AutoNumber" &&
        !isAutoNumberFormat(trimmed(element, "displayFormat") ?? "")
      )
        say(
          child(element, "displayFormat") ?? element,
          `Invalid display format for a CustomField of type AutoNumber (field ${objectName}.${name}). Write the number as {0000} beside the fixed text.`,
        );
    }),
  ),
  error(
    "G211.starting-number",
    "An auto-number starts at a whole number of at most ten digits, not below zero.",
    inParts("fields", ({ element, name, objectName, say }) => {
      if (typeOf(element) !== "AutoNumber" || !child(element, "startingNumber")) return;
      const start = numberOf(element, "startingNumber") ?? -1;
      if (!Number.isInteger(start) || start < 0 || start > 9_999_999_999)
        say(
          child(element, "startingNumber"),
          `startingNumber must be a whole number from 0 to 9999999999 (field ${objectName}.${name}).`,
        );
    }),
  ),
  error(
    "G211.default-value",
    "An auto-number, a formula and a roll-up have no default value.",
    inParts("fields", ({ element, name, objectName, say }) => {
      const found = child(element, "defaultValue");
      const type = typeOf(element);
      const computed = type === "AutoNumber" || type === "Summary" || child(element, "formula");
      if (found && computed && found.text.trim() !== "")
        say(
          found,
          `Can not specify 'defaultValue' for a CustomField that the platform computes (field ${objectName}.${name}). Remove it.`,
        );
    }),
  ),
];

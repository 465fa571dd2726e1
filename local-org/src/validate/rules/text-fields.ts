// G201, G219: sizes of text fields.
import { child, numberOf, trimmed } from "../../metadata/xml.ts";
import { error, warning } from "../define.ts";
import { byObject, inParts, isFormula, partsOf, typeOf } from "../parts.ts";
import { refused } from "../refused.ts";
import type { Rule } from "../rule.ts";

/** Types that the Metadata API lists for fields of other kinds: external objects, data models, standard fields. */
const NOT_CREATABLE = new Set(["Array", "File", "Integer", "Long"]);
const LONG = new Set(["LongTextArea", "Html"]);
const MOST_LONG_TEXT = 1_638_400;
const MOST_LINES = 50;

export const textFields: readonly Rule[] = [
  error(
    "G201.label",
    "A custom field has a label.",
    inParts("fields", ({ element, name, objectName, say }) => {
      if (/__c$/i.test(name) && trimmed(element, "label") === undefined)
        say(
          child(element, "label") ?? element,
          `Must specify a non-empty label for the CustomField ${objectName}.${name}. Add <label>.`,
        );
    }),
  ),
  error(
    "G201.creatable-type",
    "A custom field has a type that custom fields can have.",
    inParts("fields", ({ element, name, objectName, say }) => {
      const at = child(element, "type");
      if (/__c$/i.test(name) && at && NOT_CREATABLE.has(at.text.trim()))
        say(
          at,
          `${at.text.trim()} is not a type of custom fields (field ${objectName}.${name}). ${["Integer", "Long"].includes(at.text.trim()) ? "Use Number with scale 0" : "Use one of the types in Setup"}.`,
        );
    }),
  ),
  refused(
    "G201.field-type",
    "A custom field has a type the platform knows.",
    "Use a type of the Metadata API, such as Text or Lookup.",
  ),
  refused(
    "G201.text-length",
    "A text has a length between 1 and 255.",
    "Give it a <length>, or make it a LongTextArea.",
  ),
  refused(
    "G201.long-text-length",
    "A long text has a length between 256 and 131,072.",
    "Give it a <length>, or make it a Text.",
  ),
  refused(
    "G201.visible-lines",
    "A long text shows at least two lines.",
    "Set visibleLines to 3 or more.",
  ),
  error(
    "G201.visible-lines-limit",
    "A long text shows at most 50 lines.",
    inParts("fields", ({ element, name, objectName, say }) => {
      if (LONG.has(typeOf(element)) && (numberOf(element, "visibleLines") ?? 0) > MOST_LINES)
        say(
          child(element, "visibleLines"),
          `visibleLines of a ${typeOf(element)} field is at most ${MOST_LINES} (field ${objectName}.${name}).`,
        );
    }),
  ),
  error(
    "G201.long-text-total",
    "All long texts of an object have room for at most 1,638,400 characters together.",
    (project, complain) => {
      for (const fields of byObject(partsOf(project, "fields")).values()) {
        let total = 0;
        for (const { element, file, objectName } of fields) {
          if (!LONG.has(typeOf(element))) continue;
          const before = total;
          total += numberOf(element, "length") ?? 0;
          if (total > MOST_LONG_TEXT && before <= MOST_LONG_TEXT)
            complain(
              file.path,
              child(element, "length"),
              `You have reached the maximum number of 1,638,400 long text area characters on ${objectName}. Make a long text of it shorter.`,
            );
        }
      }
    },
  ),
  error(
    "G219.encrypted-text",
    "An encrypted text has a length up to 175, a mask type and a mask character.",
    inParts("fields", ({ element, name, objectName, say }) => {
      if (typeOf(element) !== "EncryptedText" || isFormula(element)) return;
      const length = numberOf(element, "length");
      if (length === undefined || length < 1 || length > 175)
        say(
          child(element, "length") ?? element,
          `The length of an EncryptedText field is between 1 and 175 (field ${objectName}.${name}).`,
        );
      for (const needed of ["maskType", "maskChar"])
        if (trimmed(element, needed) === undefined)
          say(
            element,
            `Must specify '${needed}' for a CustomField of type EncryptedText (field ${objectName}.${name}).`,
          );
    }),
  ),
  warning(
    "G219.avoided-type",
    "A package that must install everywhere has no encrypted texts and no address fields.",
    inParts("fields", ({ element, name, objectName, project, file, say }) => {
      const type = typeOf(element);
      if (project.isPackaged(file) && (type === "EncryptedText" || type === "Address"))
        say(
          child(element, "type"),
          `Fields of type ${type} can't be filtered, sorted or used in every org (field ${objectName}.${name}). Keep the value in Text fields.`,
        );
    }),
  ),
];

// G301: what a validation rule says beside its condition.
import { child, textOf } from "../../metadata/xml.ts";
import { error } from "../define.ts";
import { isOwnCustom, namesOf } from "../names.ts";
import { fieldOf, inParts } from "../parts.ts";
import type { Rule } from "../rule.ts";

const LONGEST_MESSAGE = 255;

export const validationRules: readonly Rule[] = [
  error(
    "G301.message-length",
    "The message of a validation rule has between 1 and 255 characters.",
    inParts("validationRules", ({ element, name, objectName, say }) => {
      const message = child(element, "errorMessage");
      const length = textOf(element, "errorMessage")?.trim().length ?? 0;
      if (message && (length === 0 || length > LONGEST_MESSAGE))
        say(
          message,
          length === 0
            ? `Required field is missing: errorMessage (validation rule ${objectName}.${name}).`
            : `Error Message: data value too large: ${length} characters, ${LONGEST_MESSAGE} is the most (validation rule ${objectName}.${name}). Shorten it.`,
        );
    }),
  ),
  error(
    "G301.error-field",
    "The field at which a validation rule shows its message is one of the object.",
    inParts("validationRules", (part) => {
      const { element, name, objectName, object, project, say } = part;
      const at = child(element, "errorDisplayField");
      if (!at || !object || fieldOf(part, at.text.trim())) return;
      const field = at.text.trim();
      const names = namesOf(project);
      if (isOwnCustom(names, field) || (object.kind === "custom" && !names.isForeign(field)))
        say(
          at,
          `In field: errorDisplayField - no CustomField named ${objectName}.${field} found (validation rule ${name}). Name a field of ${objectName}.`,
        );
    }),
  ),
];

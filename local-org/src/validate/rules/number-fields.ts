// G202, G203, G218: sizes of numbers and locations, defaults of checkboxes.
import { child, numberOf } from "../../metadata/xml.ts";
import { error } from "../define.ts";
import { inParts, typeOf } from "../parts.ts";
import { refused } from "../refused.ts";
import type { Rule } from "../rule.ts";

export const numberFields: readonly Rule[] = [
  refused(
    "G202.precision",
    "A number has a precision up to 18 and a scale within it.",
    "precision counts all digits, scale those after the point.",
  ),
  refused(
    "G203.checkbox-default",
    "A checkbox says whether it is ticked on a new record.",
    "Add <defaultValue>false</defaultValue>.",
  ),
  error(
    "G218.location",
    "A location says its scale and how it is shown.",
    inParts("fields", ({ element, name, objectName, say }) => {
      if (typeOf(element) !== "Location") return;
      const scale = numberOf(element, "scale");
      if (scale === undefined || scale < 0 || scale > 15)
        say(
          child(element, "scale") ?? element,
          `The scale of a Location field is between 0 and 15 (field ${objectName}.${name}).`,
        );
      if (!child(element, "displayLocationInDecimal"))
        say(
          element,
          `Must specify 'displayLocationInDecimal' for a CustomField of type Location (field ${objectName}.${name}).`,
        );
    }),
  ),
];

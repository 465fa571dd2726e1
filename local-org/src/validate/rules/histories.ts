// G110, G213: what is tracked, and where fields of activities stand.
import { child, flag } from "../../metadata/xml.ts";
import { error } from "../define.ts";
import { byObject, inParts, isFormula, partsOf, typeOf } from "../parts.ts";
import { refused } from "../refused.ts";
import type { Rule } from "../rule.ts";

const MOST_TRACKED = 20;
const UNTRACKED = new Set(["AutoNumber", "Summary"]);

export const histories: readonly Rule[] = [
  refused(
    "G110.track-history",
    "Fields are tracked only on objects that keep a history.",
    "Set enableHistory of the object to true, or trackHistory of the field to false.",
  ),
  error(
    "G110.tracked-type",
    "Formulas, roll-ups and auto-numbers aren't tracked.",
    inParts("fields", ({ element, name, objectName, say }) => {
      if (flag(element, "trackHistory") && (isFormula(element) || UNTRACKED.has(typeOf(element))))
        say(
          child(element, "trackHistory"),
          `History can't be tracked for a field that the platform computes (field ${objectName}.${name}). Set trackHistory to false.`,
        );
    }),
  ),
  error("G110.tracked-limit", "An object tracks at most 20 fields.", (project, complain) => {
    for (const fields of byObject(partsOf(project, "fields")).values()) {
      const tracked = fields.filter(({ element }) => flag(element, "trackHistory"));
      const tooMany = tracked[MOST_TRACKED];
      if (tooMany)
        complain(
          tooMany.file.path,
          child(tooMany.element, "trackHistory"),
          `${tooMany.objectName} tracks ${tracked.length} fields; ${MOST_TRACKED} is the limit. Set trackHistory of some to false.`,
        );
    }
  }),
  error(
    "G213.activity-field",
    "Custom fields of tasks and events stand on Activity.",
    inParts("fields", ({ element, name, objectName, say }) => {
      if (/^(?:task|event)$/i.test(objectName) && /__c$/i.test(name))
        say(
          element,
          `Entity Enumeration Or ID: bad value for restricted picklist field: ${objectName}. Move ${name} to objects/Activity.`,
        );
    }),
  ),
];

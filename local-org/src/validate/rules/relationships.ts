// G106, G207: names and number of relationships.
import { child, trimmed } from "../../metadata/xml.ts";
import { error } from "../define.ts";
import { byObject, inParts, partsOf, typeOf } from "../parts.ts";
import { refused } from "../refused.ts";
import type { Rule } from "../rule.ts";

const RELATIONSHIPS = new Set(["Lookup", "MasterDetail"]);
const MOST_RELATIONSHIPS = 40;
const LONGEST_NAME = 40;

export const relationships: readonly Rule[] = [
  error(
    "G106.relationships-limit",
    "An object has at most 40 lookups and master-details.",
    (project, complain) => {
      for (const fields of byObject(partsOf(project, "fields")).values()) {
        const found = fields.filter(({ element }) => RELATIONSHIPS.has(typeOf(element)));
        const tooMany = found[MOST_RELATIONSHIPS];
        if (tooMany)
          complain(
            tooMany.file.path,
            child(tooMany.element, "type"),
            `${tooMany.objectName} has ${found.length} relationship fields; ${MOST_RELATIONSHIPS} is the limit. Remove some.`,
          );
      }
    },
  ),
  refused(
    "G207.child-relationship-name",
    "No two relationships to an object have the same name for the way back.",
    "Choose another <relationshipName>.",
  ),
  error(
    "G207.relationship-name-form",
    "The name of a relationship is an identifier of at most 40 characters, without __r.",
    inParts("fields", ({ element, name, objectName, say }) => {
      const given = trimmed(element, "relationshipName");
      if (given === undefined) return;
      const isName = /^[A-Za-z](?:_?[A-Za-z0-9])*$/.test(given);
      if (!isName || given.length > LONGEST_NAME)
        say(
          child(element, "relationshipName"),
          `The relationship name ${given} may hold only letters, digits and single underscores, starts with a letter and has at most ${LONGEST_NAME} characters (field ${objectName}.${name}).`,
        );
    }),
  ),
];

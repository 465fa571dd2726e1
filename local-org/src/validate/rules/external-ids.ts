// G212: unique fields and external Ids.
import { child, flag } from "../../metadata/xml.ts";
import { error } from "../define.ts";
import { byObject, inParts, isFormula, partsOf, typeOf } from "../parts.ts";
import type { Rule } from "../rule.ts";

const EXTERNAL_TYPES = new Set(["Text", "Number", "Email", "AutoNumber"]);
const UNIQUE_TYPES = new Set(["Text", "Number", "Email", "AutoNumber", "MetadataRelationship"]);
const MOST_EXTERNAL_IDS = 25;

export const externalIds: readonly Rule[] = [
  error(
    "G212.external-id-type",
    "An external Id is a Text, a Number, an Email or an AutoNumber.",
    inParts("fields", ({ element, name, objectName, say }) => {
      if (
        flag(element, "externalId") &&
        !isFormula(element) &&
        !EXTERNAL_TYPES.has(typeOf(element))
      )
        say(
          child(element, "externalId"),
          `Can not specify 'externalId' for a CustomField of type ${typeOf(element)} (field ${objectName}.${name}). Set it to false, or keep the key in a Text.`,
        );
    }),
  ),
  error(
    "G212.unique-type",
    "A unique field is a Text, a Number or an Email.",
    inParts("fields", ({ element, name, objectName, say }) => {
      if (flag(element, "unique") && !isFormula(element) && !UNIQUE_TYPES.has(typeOf(element)))
        say(
          child(element, "unique"),
          `Can not specify 'unique' for a CustomField of type ${typeOf(element)} (field ${objectName}.${name}). Set it to false, or keep a key in a unique Text.`,
        );
    }),
  ),
  error(
    "G212.case-sensitive",
    "Only a unique text says whether capitals count.",
    inParts("fields", ({ element, name, objectName, say }) => {
      if (
        flag(element, "caseSensitive") &&
        (typeOf(element) !== "Text" || !(flag(element, "unique") || flag(element, "externalId")))
      )
        say(
          child(element, "caseSensitive"),
          `Can not specify 'caseSensitive' for a field that is neither a unique Text nor an external ID (field ${objectName}.${name}). Remove it.`,
        );
    }),
  ),
  error("G212.external-id-limit", "An object has at most 25 external Ids.", (project, complain) => {
    for (const fields of byObject(partsOf(project, "fields")).values()) {
      const found = fields.filter(({ element }) => flag(element, "externalId"));
      const tooMany = found[MOST_EXTERNAL_IDS];
      if (tooMany)
        complain(
          tooMany.file.path,
          child(tooMany.element, "externalId"),
          `${tooMany.objectName} has ${found.length} external IDs; ${MOST_EXTERNAL_IDS} is the limit. Index fewer fields.`,
        );
    }
  }),
];

// G209: roll-up summaries.
import { child, trimmed } from "../../metadata/xml.ts";
import { error } from "../define.ts";
import { namesOf } from "../names.ts";
import { byObject, inParts, ownName, partsOf, typeOf } from "../parts.ts";
import { refused } from "../refused.ts";
import type { FieldDefinition } from "../../metadata/schema.ts";
import type { Part } from "../parts.ts";
import type { Rule } from "../rule.ts";

const MOST_SUMMARIES = 25;
const SUMMABLE = new Set(["Number", "Currency", "Percent", "Integer", "Double"]);
const COMPARABLE = new Set([...SUMMABLE, "Date", "DateTime"]);

function inSummaries(check: (part: Part) => void): Rule["check"] {
  return inParts("fields", (part) => {
    if (typeOf(part.element) === "Summary") check(part);
  });
}

/** The summarised field, when the project has it. */
function summarizedOf(part: Part): FieldDefinition | undefined {
  const [object = "", field = ""] = (trimmed(part.element, "summarizedField") ?? "").split(".");
  const names = namesOf(part.project);
  const child = names.object(object);
  return child && names.field(child, field);
}

const objectIn = (part: Part, element: string): string =>
  ownName(part.project, (trimmed(part.element, element) ?? "").split(".")[0] ?? "").toLowerCase();

export const summaries: readonly Rule[] = [
  refused(
    "G209.summary-form",
    "A roll-up names its operation, the detail's master-detail field and, unless it counts, the field, as Object.Field.",
    "Write summaryForeignKey and summarizedField as Object.Field, and one of count, sum, min and max.",
  ),
  refused(
    "G209.summary-foreign-key",
    "A roll-up goes along a master-detail relationship to its own object.",
    "Name the detail's master-detail field.",
  ),
  refused(
    "G209.summarized-field",
    "A roll-up sums up a field that the detail has.",
    "Name a field of the detail.",
  ),
  refused(
    "G209.summary-filter",
    "A roll-up filters by fields that the detail has.",
    "Name a field of the detail.",
  ),
  error(
    "G209.summarized-object",
    "The summarised field is one of the detail that the roll-up goes along.",
    inSummaries((part) => {
      const at = child(part.element, "summarizedField");
      if (
        at?.text.includes(".") === true &&
        objectIn(part, "summarizedField") !== objectIn(part, "summaryForeignKey")
      )
        part.say(
          at,
          `summarizedField and summaryForeignKey must be of the same object (field ${part.objectName}.${part.name}). Name a field of the detail.`,
        );
    }),
  ),
  error(
    "G209.summarized-type",
    "Sums are of numbers; the least and the greatest of numbers and dates.",
    inSummaries((part) => {
      const operation = trimmed(part.element, "summaryOperation");
      const field = summarizedOf(part);
      const type = field?.resultType ?? field?.type;
      if (type === undefined || operation === "count") return;
      if (!(operation === "sum" ? SUMMABLE : COMPARABLE).has(type))
        part.say(
          child(part.element, "summarizedField"),
          `A field of type ${type} can't be summarized by ${operation ?? "nothing"} (field ${part.objectName}.${part.name}). ${operation === "sum" ? "Sum numbers, currencies or percents" : "Compare numbers or dates"}.`,
        );
    }),
  ),
  error(
    "G209.counted-field",
    "A count has no summarised field.",
    inSummaries((part) => {
      const at = child(part.element, "summarizedField");
      if (at && trimmed(part.element, "summaryOperation") === "count")
        part.say(
          at,
          `Can not specify 'summarizedField' for a roll-up that counts (field ${part.objectName}.${part.name}). Remove it.`,
        );
    }),
  ),
  error("G209.summaries-limit", "An object has at most 25 roll-ups.", (project, complain) => {
    for (const fields of byObject(partsOf(project, "fields")).values()) {
      const found = fields.filter(({ element }) => typeOf(element) === "Summary");
      const tooMany = found[MOST_SUMMARIES];
      if (tooMany)
        complain(
          tooMany.file.path,
          child(tooMany.element, "type"),
          `${tooMany.objectName} has ${found.length} roll-up summary fields; ${MOST_SUMMARIES} is the limit. Remove some.`,
        );
    }
  }),
];

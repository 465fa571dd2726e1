// Roll-up summary fields: that what they name exists, and the type of what they sum up.
import { report } from "./reading.ts";
import type { ObjectDraft, Reading } from "./reading.ts";
import type { FieldDefinition, FieldType } from "./schema.ts";

export function checkSummary(
  reading: Reading,
  object: ObjectDraft,
  one: FieldDefinition,
): FieldDefinition {
  const summary = one.summary;
  const file = one.sourceFile ?? "";
  const childObject = reading.objects.get(summary?.childObject.toLowerCase() ?? "");
  const key = childObject?.fields.get(summary?.childReference.toLowerCase() ?? "");
  if (
    !summary ||
    !childObject ||
    !key ||
    // a few standard lookups carry roll-ups too: Opportunity.AccountId, CampaignMember.CampaignId
    (key.custom && key.type !== "MasterDetail") ||
    key.reference?.to[0]?.toLowerCase() !== object.name.toLowerCase()
  ) {
    report(
      reading,
      file,
      one.places?.["summaryForeignKey"],
      `In field: summaryForeignKey - no CustomField named ${summary?.childObject ?? ""}.${summary?.childReference ?? ""} found that is a master-detail relationship to ${object.name} (field ${object.name}.${one.name})`,
      "G209.summary-foreign-key",
    );
    return one;
  }
  for (const [index, filter] of summary.filters.entries())
    if (!childObject.fields.has(filter.field.toLowerCase()))
      report(
        reading,
        file,
        one.places?.[`summaryFilter${index}`],
        `In field: summaryFilterItems - no CustomField named ${childObject.name}.${filter.field} found (field ${object.name}.${one.name})`,
        "G209.summary-filter",
      );
  if (summary.operation === "count")
    return { ...one, resultType: "Number", precision: 18, scale: 0 };
  const summarized = childObject.fields.get(summary.childField?.toLowerCase() ?? "");
  if (!summarized) {
    report(
      reading,
      file,
      one.places?.["summarizedField"],
      `In field: summarizedField - no CustomField named ${summary.childObject}.${summary.childField ?? ""} found (field ${object.name}.${one.name})`,
      "G209.summarized-field",
    );
    return one;
  }
  return {
    ...one,
    resultType: summarizedType(reading, summarized),
    ...(summarized.precision === undefined ? {} : { precision: 18 }),
    ...(summarized.scale === undefined ? {} : { scale: summarized.scale }),
  };
}

/** A roll-up may summarize another roll-up, whose own type may not be known yet. */
function summarizedType(reading: Reading, field: FieldDefinition): FieldType {
  const { resultType, summary, type } = field;
  if (resultType !== undefined) return resultType;
  if (type === "Integer" || type === "Double") return "Number";
  if (type !== "Summary" || summary === undefined) return type;
  const below = reading.objects
    .get(summary.childObject.toLowerCase())
    ?.fields.get(summary.childField?.toLowerCase() ?? "");
  return below === undefined || below === field ? "Number" : summarizedType(reading, below);
}

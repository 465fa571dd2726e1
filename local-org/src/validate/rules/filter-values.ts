// G209, G216, G305, G7: what filters compare with: values that a restricted picklist has, and dates that are some.
import { along, error, everyElement, inFiles, warning } from "../define.ts";
import { namesOf } from "../names.ts";
import { fieldOf, inParts } from "../parts.ts";
import { followChildren } from "../report-columns.ts";
import { child, childrenOf, trimmed } from "../../metadata/xml.ts";
import type { FieldDefinition } from "../../metadata/schema.ts";
import type { XmlElement } from "../../metadata/xml.ts";
import type { Say } from "../define.ts";
import type { Names } from "../names.ts";
import type { Part } from "../parts.ts";
import type { Rule } from "../rule.ts";

/** The values of a filter, joined with commas, that a restricted picklist of the project lacks. Filters take values and labels in any case. */
function missingValues(field: FieldDefinition | undefined, text: string): string[] {
  const picklist = field?.custom === true && field.type === "Picklist" ? field.picklist : undefined;
  if (picklist?.restricted !== true || picklist.values.length === 0) return [];
  const known = picklist.values.flatMap(({ value, label }) => [value, label]);
  if (known.some((one) => one.includes(","))) return [];
  const folded = new Set(known.map((one) => one.trim().toLowerCase()));
  return text
    .split(",")
    .map((one) => one.trim().replace(/^"(.*)"$/, "$1"))
    .filter((one) => one !== "" && !folded.has(one.toLowerCase()));
}

/** Judges one filter: `operation` and `value` as its kind names them. */
function judge(
  filter: XmlElement,
  operation: string,
  field: FieldDefinition | undefined,
  say: Say,
): void {
  const at = child(filter, "value");
  if (!at || !["equals", "notEqual"].includes(trimmed(filter, operation) ?? "")) return;
  for (const value of missingValues(field, at.text))
    say(
      at,
      `Picklist value: ${value} in picklist: ${field?.name ?? ""} not found: no record has it. Use one of ${(
        field?.picklist?.values ?? []
      )
        .slice(0, 8)
        .map((one) => one.value)
        .join(", ")}.`,
    );
}

/** `Object.Field` where both are known. */
function fieldAt(names: Names, path: string): FieldDefinition | undefined {
  const [objectName = "", name = "", ...rest] = path.split(".");
  const object = rest.length > 0 ? undefined : names.object(objectName);
  return object && names.field(object, name);
}

/** A report's column: `Object.Field`, or `Object.Children__r$Field`. */
function columnAt(names: Names, column: string): FieldDefinition | undefined {
  const [path = "", name] = column.split("$");
  if (name === undefined) return fieldAt(names, column);
  const object = followChildren(names, path);
  return typeof object === "string" ? undefined : names.field(object, name);
}

const itemRule = (id: string, asks: string, path: string): Rule =>
  warning(
    id,
    asks,
    inParts("fields", (part: Part) => {
      for (const filter of along(part.element, path))
        judge(
          filter,
          "operation",
          fieldAt(
            namesOf(part.project),
            (trimmed(filter, "field") ?? "").replace(/^\$Source\./, `${part.objectName}.`),
          ),
          part.say,
        );
    }),
  );

const DATE_LITERAL = new RegExp(
  [
    "TODAY|YESTERDAY|TOMORROW",
    "(?:LAST|THIS|NEXT)_(?:WEEK|MONTH|(?:FISCAL_)?QUARTER|(?:FISCAL_)?YEAR)",
    "(?:LAST|NEXT)_\\d+_DAYS",
    "(?:LAST|NEXT)_N_(?:DAYS|WEEKS|MONTHS|(?:FISCAL_)?QUARTERS|(?:FISCAL_)?YEARS):\\d+",
    "N_(?:DAYS|WEEKS|MONTHS|(?:FISCAL_)?QUARTERS|(?:FISCAL_)?YEARS)_AGO:\\d+",
  ]
    .map((one) => `^(?:${one})$`)
    .join("|"),
  "i",
);

const isDate = (field: FieldDefinition | undefined, column: string): boolean =>
  field?.type === "Date" ||
  field?.type === "DateTime" ||
  /^(?:CREATED_DATE|LAST_UPDATE)$/.test(column);

export const filterValues: readonly Rule[] = [
  itemRule(
    "G209.filter-value",
    "A roll-up filters by values that a restricted picklist has.",
    "summaryFilterItems",
  ),
  itemRule(
    "G216.picklist-value",
    "A lookup filter compares with values that a restricted picklist has.",
    "lookupFilter/filterItems",
  ),
  warning(
    "G305.filter-value",
    "A list view filters by values that a restricted picklist has.",
    inParts("listViews", (part) => {
      for (const filter of childrenOf(part.element, "filters"))
        judge(filter, "operation", fieldOf(part, trimmed(filter, "field") ?? ""), part.say);
    }),
  ),
  error(
    "G305.date-literal",
    "A list view filters a date by a date, or by words such as TODAY and LAST_N_DAYS:7.",
    inParts("listViews", (part) => {
      for (const filter of childrenOf(part.element, "filters")) {
        const column = trimmed(filter, "field") ?? "";
        const at = child(filter, "value");
        // what is spelled with spaces or digits only is a date of some country, or words of the old list views
        if (!at || !isDate(fieldOf(part, column), column) || !/^[A-Z]+_\S*$/i.test(at.text.trim()))
          continue;
        if (!DATE_LITERAL.test(at.text.trim()))
          part.say(
            at,
            `'${at.text.trim()}' is no date (list view ${part.objectName}.${part.name}). Write a date, TODAY, THIS_MONTH or LAST_N_DAYS:7.`,
          );
      }
    }),
  ),
  warning(
    "G7.filter-value",
    "A report filters by values that a restricted picklist has.",
    inFiles("Report", ({ project, root, say }) => {
      for (const filter of [...everyElement(root)].filter(({ name }) => name === "criteriaItems"))
        judge(filter, "operator", columnAt(namesOf(project), trimmed(filter, "column") ?? ""), say);
    }),
  ),
];

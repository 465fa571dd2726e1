// G305: list views.
import { child, childrenOf, trimmed } from "../../metadata/xml.ts";
import { error, repeated } from "../define.ts";
import { fieldOf, inParts, ownName } from "../parts.ts";
import { refused } from "../refused.ts";
import { filterLogicProblems } from "./filter-logic.ts";
import type { ObjectDefinition } from "../../metadata/schema.ts";
import type { Part } from "../parts.ts";
import type { Rule } from "../rule.ts";

const MOST_COLUMNS = 15;
const MOST_FILTERS = 10;
/** What every custom object has beside its own fields, as list views spell it. */
const RECORD_COLUMN =
  /^(?:NAME|OBJECT_ID|OWNER\.\w+|CORE\.USERS\.\w+|(?:CREATED|UPDATED)BY_USER(?:\.\w+)?|CREATED_DATE|LAST_UPDATE|LAST_ACTIVITY|RECORDTYPE|CURRENCY_ISO_CODE|(?:CREATEDBY|LASTMODIFIEDBY)\.\w+)$/;
const METADATA_COLUMN =
  /^(?:MasterLabel|Label|DeveloperName|NamespacePrefix|Language|IsProtected|(?:Created|LastModified)(?:By|Date)\w*|CREATEDBY_USER|UPDATEDBY_USER|CREATED_DATE|LAST_UPDATE)$/;

function isStandardColumn(object: ObjectDefinition | undefined, column: string): boolean {
  if (object?.kind === "custom") return RECORD_COLUMN.test(column);
  return object?.kind !== "customMetadata" || METADATA_COLUMN.test(column);
}

/** Every column and filter of a list view, with the name it gives. */
const columnsOf = ({ element }: Part): ReturnType<typeof childrenOf> => [
  ...childrenOf(element, "columns"),
  ...childrenOf(element, "filters").flatMap((filter) => childrenOf(filter, "field")),
];

export const listViews: readonly Rule[] = [
  refused(
    "G305.unknown-field",
    "A list view shows and filters by fields that its object has.",
    "Name a field of the object.",
  ),
  error(
    "G305.standard-column",
    "Standard columns of custom objects are spelled as list views do: NAME, OWNER.ALIAS, CREATED_DATE, LAST_UPDATE.",
    inParts("listViews", (part) => {
      for (const at of columnsOf(part)) {
        const column = at.text.trim();
        if (!/__(?:c|mdt|pc|r)\b/i.test(column) && !isStandardColumn(part.object, column))
          part.say(
            at,
            `Could not resolve list view column: ${column} (${part.objectName}.${part.name}). Write NAME, OWNER.ALIAS, CREATED_DATE, LAST_UPDATE, RECORDTYPE or a custom field.`,
          );
      }
    }),
  ),
  error(
    "G305.duplicate-column",
    "A list view shows each column once.",
    inParts("listViews", ({ element, name, objectName, project, say }) => {
      for (const at of repeated(childrenOf(element, "columns"), (one) =>
        ownName(project, one.text.trim()),
      ))
        say(
          at,
          `The column ${at.text.trim()} stands twice in list view ${objectName}.${name}. Remove one.`,
        );
    }),
  ),
  error(
    "G305.columns-limit",
    "A list view shows at most 15 columns.",
    inParts("listViews", ({ element, name, objectName, say }) => {
      const columns = childrenOf(element, "columns");
      if (columns.length > MOST_COLUMNS)
        say(
          columns[MOST_COLUMNS],
          `List view ${objectName}.${name} has ${columns.length} columns; ${MOST_COLUMNS} is the limit. Remove some.`,
        );
    }),
  ),
  error(
    "G305.filters-limit",
    "A list view has at most ten filters.",
    inParts("listViews", ({ element, name, objectName, say }) => {
      const filters = childrenOf(element, "filters");
      if (filters.length > MOST_FILTERS)
        say(
          filters[MOST_FILTERS],
          `List view ${objectName}.${name} has ${filters.length} filters; ${MOST_FILTERS} is the limit. Remove some.`,
        );
    }),
  ),
  error(
    "G305.filter-logic",
    "The logic of a list view names its filters by number, each at least once.",
    inParts("listViews", ({ element, name, objectName, say }) => {
      const problems = filterLogicProblems(
        trimmed(element, "booleanFilter"),
        childrenOf(element, "filters").length,
      );
      for (const problem of problems)
        say(child(element, "booleanFilter"), `${problem} (list view ${objectName}.${name}).`);
    }),
  ),
  error(
    "G305.scope-mine",
    "Details, settings and metadata types have no owner, so no list view of one's own records.",
    inParts("listViews", ({ element, objectName, object, say }) => {
      const scope = child(element, "filterScope");
      const owned = object?.kind === "custom" && object.sharingModel !== "ControlledByParent";
      if (scope?.text.trim() === "Mine" && object && object.kind !== "standard" && !owned)
        say(
          scope,
          `Invalid scope:Mine, not allowed. ${objectName} has no owner: set filterScope to Everything.`,
        );
    }),
  ),
  error(
    "G305.scope-queue",
    "A list view of a queue names the queue, and only such a list view does.",
    inParts("listViews", ({ element, name, objectName, say }) => {
      const scope = child(element, "filterScope");
      const queue = child(element, "queue");
      if ((scope?.text.trim() === "Queue") !== (queue !== undefined))
        say(
          queue ?? scope,
          `List view ${objectName}.${name} has ${queue ? "a queue but not the scope" : "the scope but no queue:"} Queue. Say both or neither.`,
        );
    }),
  ),
  error(
    "G305.checkbox-filter",
    "A list view filters a checkbox by 1 or 0.",
    inParts("listViews", (part) => {
      for (const filter of childrenOf(part.element, "filters")) {
        const field = fieldOf(part, trimmed(filter, "field") ?? "");
        const value = child(filter, "value");
        if (field?.custom === true && field.type === "Checkbox" && value)
          if (!value.text.split(",").every((one) => ["0", "1"].includes(one.trim())))
            part.say(
              value,
              `Value ${value.text.trim()} isn't valid for the checkbox ${part.objectName}.${field.name}. Write 1 for ticked, 0 for not.`,
            );
      }
    }),
  ),
];

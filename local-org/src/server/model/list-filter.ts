// The WHERE clause of a list view: its scope, its filters and the logic that joins them.
import {
  qualifiedName,
  type FieldDefinition,
  type ListView,
  type ObjectDefinition,
  type Schema,
} from "../../metadata/schema.ts";
import { fieldOfColumn } from "./list-columns.ts";
import { likePattern, quote } from "./soql.ts";

export interface ListCondition {
  readonly where: string;
  /** what of the list view isn't supported here, in a sentence each */
  readonly problems: readonly string[];
}

export function listCondition(
  schema: Schema,
  object: ObjectDefinition,
  view: ListView,
  userId: string,
): ListCondition {
  const problems: string[] = [];
  const parts = view.filters.map((filter) => {
    const field = fieldOfColumn(schema, object, filter.field);
    const condition = field
      ? filterCondition(schema, field, filter.operation, filter.value)
      : undefined;
    if (condition === undefined) {
      problems.push(
        `The filter ${filter.field} ${filter.operation} ${filter.value} of the list view ${view.name} is not supported by the local org and is left out.`,
      );
    }
    return condition ?? "Id != null";
  });
  const filters =
    parts.length === 0
      ? ""
      : view.booleanFilter
        ? applyLogic(view.booleanFilter, parts)
        : parts.join(" AND ");
  const scope = scopeCondition(object, view.scope, userId, problems);
  return {
    where: [scope, filters === "" ? "" : `(${filters})`]
      .filter((part) => part !== "")
      .join(" AND "),
    problems,
  };
}

function scopeCondition(
  object: ObjectDefinition,
  scope: string,
  userId: string,
  problems: string[],
): string {
  switch (scope) {
    case "Everything":
    case "":
      return "";
    case "Mine":
    case "MineAndMyGroups":
      return object.fields.has("ownerid") ? `OwnerId = ${quote(userId)}` : "";
    default:
      problems.push(
        `The list view scope ${scope} is not supported by the local org: all records are shown.`,
      );
      return "";
  }
}

function applyLogic(logic: string, parts: readonly string[]): string {
  return logic.replace(/\d+/g, (number) => `(${parts[Number(number) - 1] ?? "Id != null"})`);
}

function filterCondition(
  schema: Schema,
  field: FieldDefinition,
  operation: string,
  value: string,
): string | undefined {
  const name = qualifiedName(schema, field.name);
  const values = valuesOf(value);
  switch (operation) {
    case "equals":
      return oneOf(name, field, values, false);
    case "notEqual":
      return oneOf(name, field, values, true);
    case "lessThan":
      return comparison(name, "<", field, values);
    case "greaterThan":
      return comparison(name, ">", field, values);
    case "lessOrEqual":
      return comparison(name, "<=", field, values);
    case "greaterOrEqual":
      return comparison(name, ">=", field, values);
    case "contains":
      return anyOf(values.map((text) => `${name} LIKE ${likePattern(text, "contains")}`));
    case "notContain":
      return `(NOT ${anyOf(values.map((text) => `${name} LIKE ${likePattern(text, "contains")}`)) ?? ""})`;
    case "startsWith":
      return anyOf(values.map((text) => `${name} LIKE ${likePattern(text, "starts")}`));
    case "includes":
    case "excludes":
      return `${name} ${operation.toUpperCase()} (${values.map(quote).join(", ")})`;
    default:
      return undefined;
  }
}

function oneOf(
  name: string,
  field: FieldDefinition,
  values: readonly string[],
  negated: boolean,
): string {
  const operator = negated ? "!=" : "=";
  if (values.length === 0) {
    return `${name} ${operator} null`;
  }
  const conditions = values.map((value) => `${name} ${operator} ${literal(field, value)}`);
  return conditions.length === 1
    ? (conditions[0] ?? "")
    : `(${conditions.join(negated ? " AND " : " OR ")})`;
}

function comparison(
  name: string,
  operator: string,
  field: FieldDefinition,
  values: readonly string[],
): string | undefined {
  const [value] = values;
  return value === undefined ? undefined : `${name} ${operator} ${literal(field, value)}`;
}

function anyOf(conditions: readonly string[]): string | undefined {
  return conditions.length === 0 ? undefined : `(${conditions.join(" OR ")})`;
}

function literal(field: FieldDefinition, value: string): string {
  switch (field.type) {
    case "Checkbox":
      return /^(1|true)$/i.test(value) ? "true" : "false";
    case "Number":
    case "Integer":
    case "Double":
    case "Currency":
    case "Percent":
    case "Summary":
      return Number.isFinite(Number(value)) ? value : "null";
    case "Date":
    case "DateTime":
      return dateLiteral(value, field.type);
    default:
      return quote(value);
  }
}

// TODAY, LAST_N_DAYS:30, an ISO date, or month/day/year as list views store it.
function dateLiteral(value: string, type: "Date" | "DateTime"): string {
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})/.exec(value);
  const iso = american
    ? `${american[3]}-${(american[1] ?? "").padStart(2, "0")}-${(american[2] ?? "").padStart(2, "0")}`
    : /^\d{4}-\d{2}-\d{2}/.exec(value)?.[0];
  if (iso !== undefined) {
    return type === "Date" ? iso : `${iso}T00:00:00Z`;
  }
  return /^[A-Z_]+(:\d+)?$/i.test(value.trim())
    ? value.trim().toUpperCase().replace(/ /g, "_")
    : "null";
}

function valuesOf(value: string): string[] {
  return value
    .split(",")
    .map((part) => part.trim().replace(/^"(.*)"$/, "$1"))
    .filter((part) => part !== "");
}

// How reports and report types name objects and fields: child relationships joined with dots, columns after a dollar or a dot.
import { isOwnCustom } from "./names.ts";
import { along, everyElement } from "./define.ts";
import type { ObjectDefinition } from "../metadata/schema.ts";
import type { XmlElement } from "../metadata/xml.ts";
import type { Names } from "./names.ts";

/** What following a path came to: an object, the certainty that a step is missing, or nothing anybody can judge here. */
export type Followed = ObjectDefinition | "missing" | "unknown";

/** `Partner__c.Deals__r` -> the object of the deals. */
export function followChildren(names: Names, path: string): Followed {
  const [base = "", ...steps] = path.split(".");
  let object = names.object(base);
  if (!object) return isOwnCustom(names, base) ? "missing" : "unknown";
  for (const step of steps) {
    const next = childOf(names, object, step);
    if (typeof next === "string") return next;
    object = next;
  }
  return object;
}

export function childOf(names: Names, object: ObjectDefinition, relationship: string): Followed {
  const found = object.childRelationships.find(
    ({ name }) => name?.toLowerCase() === names.own(relationship).toLowerCase(),
  );
  if (!found)
    return /__r$/i.test(relationship) && !names.isForeign(relationship) ? "missing" : "unknown";
  return names.object(found.childObject) ?? "unknown";
}

/** Whether a field path such as `Customer__c.Industry` certainly leads nowhere; only its first step and what follows known lookups is judged. */
export function lacksField(names: Names, start: ObjectDefinition, path: string): boolean {
  let object: ObjectDefinition | undefined = start;
  for (const step of path.split(".")) {
    if (!object) return false;
    const field = names.field(object, step);
    if (!field) return isOwnCustom(names, step);
    const to: readonly string[] = field.reference?.to ?? [];
    object = to.length === 1 ? names.object(to[0] ?? "") : undefined;
  }
  return false;
}

/** Whether a column names an object or field that certainly isn't there. */
export function lacksColumn(names: Names, column: string): boolean {
  const dollar = column.indexOf("$");
  if (dollar >= 0) {
    const object = followChildren(names, column.slice(0, dollar));
    if (object === "missing") return true;
    return object !== "unknown" && lacksField(names, object, column.slice(dollar + 1));
  }
  const [objectName = "", fieldName, ...rest] = column.split(".");
  if (fieldName === undefined || rest.length > 0) return false;
  const object = names.object(objectName);
  if (!object) return isOwnCustom(names, objectName);
  return isOwnCustom(names, fieldName) && names.field(object, fieldName) === undefined;
}

const COLUMN_PATHS = [
  "columns/field",
  "groupingsDown/field",
  "groupingsAcross/field",
  "filter/criteriaItems/column",
  "timeFrameFilter/dateColumn",
  "sortColumn",
  "chart/groupingColumn",
  "chart/secondaryGroupingColumn",
  "chart/chartSummaries/column",
  "colorRanges/columnName",
  "buckets/sourceColumnName",
  "crossFilters/primaryTableColumn",
];

/** Every element of a report that names a column, in the report itself and in its blocks. */
export function columnsIn(report: XmlElement): XmlElement[] {
  return [...everyElement(report)]
    .filter((one) => one === report || one.name === "block")
    .flatMap((one) => COLUMN_PATHS.flatMap((path) => along(one, path)));
}

/** The objects of a report type that the platform makes: `CustomEntityCustomEntity$A__c$B__c@B__c.Lookup__c`. */
export function objectsOfType(reportType: string): string[] {
  const [, objects] = /^(?:CustomEntity)+\$(.+)$/.exec(reportType) ?? [];
  return objects === undefined ? [] : objects.split(/[$@]/).map((one) => one.split(".")[0] ?? "");
}

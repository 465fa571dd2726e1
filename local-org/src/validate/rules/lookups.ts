// G206, G215, G216: lookups and their filters.
import { child, childrenOf, textOf, trimmed } from "../../metadata/xml.ts";
import { error } from "../define.ts";
import { isOwnCustom, namesOf } from "../names.ts";
import { objectMeantBy } from "../near.ts";
import { inParts, typeOf } from "../parts.ts";
import { refused } from "../refused.ts";
import { filterLogicProblems } from "./filter-logic.ts";
import type { XmlElement } from "../../metadata/xml.ts";
import type { Part } from "../parts.ts";
import type { ObjectDefinition } from "../../metadata/schema.ts";
import type { Names } from "../names.ts";
import type { Rule } from "../rule.ts";

const MOST_FILTER_ITEMS = 10;

function inLookupFilters(check: (part: Part, filter: XmlElement) => void): Rule["check"] {
  return inParts("fields", (part) => {
    const filter = child(part.element, "lookupFilter");
    if (filter) check(part, filter);
  });
}

/** The first step of a filter's path that is a custom field which doesn't exist: `$Source.Customer__c`, `Account.Rating__c`. */
function missingStep(names: Names, part: Part, path: string): string | undefined {
  const [start = "", ...steps] = path.split(".");
  let object: ObjectDefinition | undefined =
    start === "$Source" ? part.object : start.startsWith("$") ? undefined : names.object(start);
  for (const step of steps) {
    if (!object) return undefined;
    const field = names.field(object, step.replace(/__r$/i, "__c"));
    if (!field) return isOwnCustom(names, step.replace(/__r$/i, "__c")) ? step : undefined;
    object = names.object(field.reference?.to[0] ?? "");
  }
  return undefined;
}

export const lookups: readonly Rule[] = [
  refused(
    "G206.reference-to",
    "A relationship field names the object it points at.",
    "Add <referenceTo>.",
  ),
  refused(
    "G206.relationship-name",
    "A lookup has a name for the way back, from parent to children.",
    "Add <relationshipName>, a plural without __r.",
  ),
  refused(
    "G206.required-lookup",
    "A required lookup says what happens when its target is deleted: Restrict or Cascade.",
    "Set deleteConstraint to Restrict, or make the field optional.",
  ),
  refused(
    "G206.setup-constraint",
    "A lookup to a user, group, profile or record type neither restricts nor cascades.",
    "Set deleteConstraint to SetNull.",
  ),
  error(
    "G206.cascade-on-standard",
    "Only lookups of custom objects delete with their target.",
    inParts("fields", ({ element, name, objectName, say }) => {
      if (trimmed(element, "deleteConstraint") === "Cascade" && !/__\w+$/.test(objectName))
        say(
          child(element, "deleteConstraint"),
          `Cascade delete isn't available on a lookup of a standard object (field ${objectName}.${name}). Use SetNull or Restrict.`,
        );
    }),
  ),
  refused(
    "G215.unresolved-reference",
    "A relationship field points at an object of the project or a standard one.",
    "Name an object that exists.",
  ),
  error(
    "G215.misspelled-object",
    "The name of a standard object is spelled as the platform does.",
    inParts("fields", ({ element, name, objectName, project, say }) => {
      const to = trimmed(element, "referenceTo");
      const near = to === undefined ? undefined : objectMeantBy(project, to);
      if (near !== undefined)
        say(
          child(element, "referenceTo"),
          `referenceTo value of '${to ?? ""}' does not resolve to a valid sObject type (field ${objectName}.${name}). Did you mean ${near}?`,
        );
    }),
  ),
  error(
    "G215.reference-kind",
    "Relationship fields point at objects with records: not at events, settings or metadata types.",
    inParts("fields", ({ element, name, objectName, project, say }) => {
      if (!["Lookup", "MasterDetail"].includes(typeOf(element))) return;
      const to = trimmed(element, "referenceTo") ?? "";
      const kind = namesOf(project).object(to)?.kind;
      if (kind === "platformEvent" || kind === "customSetting" || kind === "customMetadata")
        say(
          child(element, "referenceTo"),
          `referenceTo value of '${to}' does not resolve to a valid sObject type (field ${objectName}.${name}). Point at an object with records.`,
        );
    }),
  ),
  error(
    "G216.filter-field",
    "A lookup filter names fields that exist, as Object.Field or $Source.Field.",
    inLookupFilters((part, filter) => {
      const names = namesOf(part.project);
      for (const item of childrenOf(filter, "filterItems"))
        for (const at of [...childrenOf(item, "field"), ...childrenOf(item, "valueField")]) {
          const path = at.text.trim();
          const missing = path.includes(".") ? missingStep(names, part, path) : path;
          if (missing !== undefined)
            part.say(
              at,
              `In field: ${at.name} - no CustomField named ${path} found (lookup filter of ${part.objectName}.${part.name}). Write Object.Field or $Source.Field.`,
            );
        }
    }),
  ),
  error(
    "G216.filter-value",
    "A filter item compares with a value or with a field, not both.",
    inLookupFilters((part, filter) => {
      for (const item of childrenOf(filter, "filterItems"))
        if (child(item, "value") && child(item, "valueField"))
          part.say(
            child(item, "valueField"),
            `A filter item has a value or a valueField, not both (lookup filter of ${part.objectName}.${part.name}).`,
          );
    }),
  ),
  error(
    "G216.filter-logic",
    "The logic of a lookup filter names its items by number, each at least once.",
    inLookupFilters((part, filter) => {
      for (const problem of filterLogicProblems(
        trimmed(filter, "booleanFilter"),
        childrenOf(filter, "filterItems").length,
      ))
        part.say(
          child(filter, "booleanFilter"),
          `${problem} (lookup filter of ${part.objectName}.${part.name}).`,
        );
    }),
  ),
  error(
    "G216.filter-limit",
    "A lookup filter has at least one and at most ten items.",
    inLookupFilters((part, filter) => {
      const items = childrenOf(filter, "filterItems");
      if (items.length === 0 || items.length > MOST_FILTER_ITEMS)
        part.say(
          items[MOST_FILTER_ITEMS] ?? filter,
          `A lookup filter has between 1 and ${MOST_FILTER_ITEMS} filterItems, this one has ${items.length} (field ${part.objectName}.${part.name}).`,
        );
    }),
  ),
  error(
    "G216.error-message",
    "An optional filter refuses nothing, so it has no error message.",
    inLookupFilters((part, filter) => {
      const message = child(filter, "errorMessage");
      if (message && textOf(filter, "isOptional")?.trim() === "true")
        part.say(
          message,
          `An optional lookup filter can't have an error message (field ${part.objectName}.${part.name}). Remove it, or set isOptional to false.`,
        );
    }),
  ),
];

// G304, G306: compact layouts and field sets.
import { child, childrenOf, trimmed } from "../../metadata/xml.ts";
import { error, repeated } from "../define.ts";
import { isOwnCustom, namesOf } from "../names.ts";
import { fieldOf, inParts, ownName } from "../parts.ts";
import { refused } from "../refused.ts";
import type { XmlElement } from "../../metadata/xml.ts";
import type { Part } from "../parts.ts";
import type { Rule } from "../rule.ts";

const MOST_FIELDS = 10;
const TOO_LONG = new Set(["LongTextArea", "Html", "MultiselectPicklist", "EncryptedText"]);
const WITHOUT_COMPACT_LAYOUTS = new Set(["customMetadata"]);

const SOMETIMES_THERE = /^(?:CurrencyIsoCode|RecordType(?:Id)?|Owner|CreatedBy|LastModifiedBy)$/i;

/** Standard fields that the object lacks; only custom objects can be judged. */
function isMissingStandard(part: Part, at: XmlElement): boolean {
  const name = at.text.trim();
  const names = namesOf(part.project);
  return (
    part.object?.kind === "custom" &&
    !fieldOf(part, name) &&
    !isOwnCustom(names, name) &&
    !names.isForeign(name) &&
    !/__r\b|\.|^(?:CurrencyIsoCode|RecordTypeId)$/i.test(name)
  );
}

export const compactLayouts: readonly Rule[] = [
  error(
    "G304.object",
    "Compact layouts belong to objects with records.",
    inParts("compactLayouts", ({ element, name, objectName, object, say }) => {
      if (object && WITHOUT_COMPACT_LAYOUTS.has(object.kind))
        say(element, `${objectName} can't have compact layouts. Remove ${name}.`);
    }),
  ),
  error(
    "G304.fields-limit",
    "A compact layout shows at least one and at most ten fields.",
    inParts("compactLayouts", ({ element, name, objectName, say }) => {
      const fields = childrenOf(element, "fields");
      if (fields.length === 0 || fields.length > MOST_FIELDS)
        say(
          fields[MOST_FIELDS] ?? element,
          `A compact layout has between 1 and ${MOST_FIELDS} fields, ${objectName}.${name} has ${fields.length}.`,
        );
    }),
  ),
  refused(
    "G304.unknown-field",
    "A compact layout shows fields that its object has.",
    "Name a field of the object.",
  ),
  error(
    "G304.unknown-standard-field",
    "A compact layout of a custom object shows only the standard fields that such objects have.",
    inParts("compactLayouts", (part) => {
      for (const at of childrenOf(part.element, "fields"))
        if (isMissingStandard(part, at))
          part.say(
            at,
            `In field: fields - no CustomField named ${part.objectName}.${at.text.trim()} found. Name a field of the object.`,
          );
    }),
  ),
  error(
    "G304.relationship",
    "A compact layout shows fields of its own object, not of a parent.",
    inParts("compactLayouts", (part) => {
      for (const at of childrenOf(part.element, "fields"))
        if (at.text.includes("."))
          part.say(
            at,
            `In field: fields - no CustomField named ${part.objectName}.${at.text.trim()} found. A compact layout follows no relationship: show a formula field instead.`,
          );
    }),
  ),
  error(
    "G304.field-type",
    "A compact layout shows no long texts, rich texts or multi-select picklists.",
    inParts("compactLayouts", (part) => {
      for (const at of childrenOf(part.element, "fields")) {
        const type = fieldOf(part, at.text.trim())?.type;
        if (type !== undefined && TOO_LONG.has(type))
          part.say(
            at,
            `A ${type} can't be on a compact layout: ${part.objectName}.${at.text.trim()}. Remove it.`,
          );
      }
    }),
  ),
  error(
    "G304.duplicate-field",
    "A compact layout shows each field once.",
    inParts("compactLayouts", ({ element, name, objectName, project, say }) => {
      for (const at of repeated(childrenOf(element, "fields"), (one) =>
        ownName(project, one.text.trim()),
      ))
        say(
          at,
          `The field ${at.text.trim()} stands twice in compact layout ${objectName}.${name}. Remove one.`,
        );
    }),
  ),
  refused(
    "G304.assignment",
    "The compact layout that an object is assigned exists.",
    "Name one of the object's compact layouts, or SYSTEM.",
  ),
];

/** The first step of `Customer__r.Industry` that leads nowhere, as far as the project can judge. */
function missingStep(part: Part, path: string): string | undefined {
  const names = namesOf(part.project);
  let object = part.object;
  for (const step of path.split(".")) {
    const name = step.replace(/__r$/i, "__c");
    const field =
      object &&
      (names.field(object, name) ??
        [...object.fields.values()].find((one) => one.reference?.relationshipName === step));
    if (!object || names.isForeign(name)) return undefined;
    if (!field) {
      const judged = isOwnCustom(names, name) || object.kind === "custom";
      return judged && !SOMETIMES_THERE.test(step) ? step : undefined;
    }
    object = names.object(field.reference?.to[0] ?? "");
  }
  return undefined;
}

export const fieldSets: readonly Rule[] = [
  error(
    "G306.path",
    "A field set follows relationships to fields that are there.",
    inParts("fieldSets", (part) => {
      for (const item of part.element.children) {
        const at = child(item, "field");
        const path = at?.text.trim() ?? "";
        if (path === "") continue;
        const isPlain = isOwnCustom(namesOf(part.project), path) && !path.includes(".");
        const missing = isPlain ? undefined : missingStep(part, path);
        if (missing !== undefined)
          part.say(
            at,
            `In field: field - no CustomField named ${part.objectName}.${path} found: ${missing} is missing. Name a field, or follow a relationship with __r.`,
          );
      }
    }),
  ),
  refused(
    "G306.unknown-field",
    "A field set holds fields that its object has.",
    "Name a field of the object, or follow a relationship with __r.",
  ),
  error(
    "G306.duplicate-field",
    "A field set holds each field once, shown or available.",
    inParts("fieldSets", ({ element, name, objectName, project, say }) => {
      const items = element.children.filter((one) =>
        ["displayedFields", "availableFields"].includes(one.name),
      );
      for (const item of repeated(items, (one) => ownName(project, trimmed(one, "field") ?? "")))
        say(
          child(item, "field"),
          `The field ${trimmed(item, "field") ?? ""} stands twice in field set ${objectName}.${name}. Remove one.`,
        );
    }),
  ),
];

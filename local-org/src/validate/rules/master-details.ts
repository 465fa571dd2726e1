// G208: master-detail relationships.
import { child, trimmed } from "../../metadata/xml.ts";
import { error } from "../define.ts";
import { byObject, inParts, ownName, partsOf, typeOf } from "../parts.ts";
import { refused } from "../refused.ts";
import type { ObjectDefinition } from "../../metadata/schema.ts";
import type { ValidatedProject } from "../project.ts";
import type { Complain, Rule } from "../rule.ts";

const NO_MASTERS = new Set(["User", "Group", "Profile", "RecordType", "UserRole"]);
const MOST_MASTERS = 2;
const MOST_LEVELS = 3;

type FieldPart = ReturnType<typeof partsOf>[number];

/** The master-detail fields of each object, in the order of their files. */
function perDetail(
  check: (masters: readonly FieldPart[], complain: Complain) => void,
): Rule["check"] {
  return (project, complain) => {
    const masters = partsOf(project, "fields").filter(
      ({ element }) => typeOf(element) === "MasterDetail",
    );
    for (const ofOne of byObject(masters).values()) check(ofOne, complain);
  };
}

/** How many masters stand above an object, at most. */
function levelsAbove(
  project: ValidatedProject,
  object: ObjectDefinition | undefined,
  seen: readonly string[],
): number {
  if (!object || seen.includes(object.name)) return 0;
  const masters = [...object.fields.values()].filter(({ type }) => type === "MasterDetail");
  return Math.max(
    0,
    ...masters.map((field) => {
      const to = project.schema.objects.get(field.reference?.to[0]?.toLowerCase() ?? "");
      return 1 + levelsAbove(project, to, [...seen, object.name]);
    }),
  );
}

export const masterDetails: readonly Rule[] = [
  refused(
    "G208.required",
    "A master-detail says nothing of being required: it always is.",
    "Remove <required>.",
  ),
  refused(
    "G208.relationship-name",
    "A master-detail has a name for the way back, from master to details.",
    "Add <relationshipName>, a plural without __r.",
  ),
  error(
    "G208.detail-object",
    "Only custom objects are details.",
    inParts("fields", ({ element, name, objectName, say }) => {
      if (typeOf(element) === "MasterDetail" && !/__(?:c|mdt|e)$/i.test(objectName))
        say(
          child(element, "type"),
          `A standard object can't be the detail of a master-detail relationship (field ${objectName}.${name}). Use a Lookup.`,
        );
    }),
  ),
  error(
    "G208.master-object",
    "A master is neither a user, a group, a profile nor the detail itself.",
    inParts("fields", ({ element, name, objectName, project, say }) => {
      if (typeOf(element) !== "MasterDetail") return;
      const to = ownName(project, trimmed(element, "referenceTo") ?? "");
      if (NO_MASTERS.has(to) || to.toLowerCase() === objectName.toLowerCase())
        say(
          child(element, "referenceTo"),
          `${to} can't be the master of ${objectName} (field ${objectName}.${name}). Use a Lookup.`,
        );
    }),
  ),
  error(
    "G105.two-masters",
    "An object has at most two masters.",
    perDetail((masters, complain) => {
      const tooMany = masters[MOST_MASTERS];
      if (tooMany)
        complain(
          tooMany.file.path,
          child(tooMany.element, "type"),
          `${tooMany.objectName} has ${masters.length} master-detail relationships; ${MOST_MASTERS} is the limit. Make one of them a Lookup.`,
        );
    }),
  ),
  error(
    "G105.relationship-order",
    "The masters of an object are numbered 0 and 1.",
    perDetail((masters, complain) => {
      const taken = new Set<string>();
      for (const { element, file, name, objectName } of masters.slice(0, MOST_MASTERS)) {
        const order = trimmed(element, "relationshipOrder") ?? String(taken.size);
        if (taken.has(order) || Number(order) >= masters.length || !/^\d$/.test(order))
          complain(
            file.path,
            child(element, "relationshipOrder") ?? element,
            `relationshipOrder ${order} of ${objectName}.${name} is taken or out of range. The first master is 0, the second 1.`,
          );
        taken.add(order);
      }
    }),
  ),
  error(
    "G208.levels",
    "Details stand at most three levels below their first master.",
    inParts("fields", ({ element, name, objectName, object, project, say }) => {
      if (typeOf(element) !== "MasterDetail") return;
      const to = project.schema.objects.get(
        ownName(project, trimmed(element, "referenceTo") ?? "").toLowerCase(),
      );
      const levels = object ? 1 + levelsAbove(project, to, [object.name]) : 0;
      if (levels > MOST_LEVELS)
        say(
          child(element, "referenceTo"),
          `${objectName} would be ${levels} levels below its first master; ${MOST_LEVELS} is the limit (field ${objectName}.${name}). Use a Lookup.`,
        );
    }),
  ),
];

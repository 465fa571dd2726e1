// G302, G308: record types and business processes.
import { child, childrenOf, flag, trimmed } from "../../metadata/xml.ts";
import { error, repeated } from "../define.ts";
import { fieldOf, inParts, partsOf } from "../parts.ts";
import { refused } from "../refused.ts";
import type { Part } from "../parts.ts";
import type { Rule } from "../rule.ts";

/** The objects whose record types need a process, and what that is called there. */
const WITH_PROCESS: ReadonlyMap<string, string> = new Map([
  ["Case", "support process"],
  ["Lead", "lead process"],
  ["Opportunity", "sales process"],
  ["Solution", "solution process"],
]);
const WITHOUT_RECORD_TYPES = new Set(["customMetadata"]);

const processesOf = ({ project, objectName }: Part): ReturnType<typeof partsOf> =>
  partsOf(project, "businessProcesses").filter((one) => one.objectName === objectName);

export const recordTypes: readonly Rule[] = [
  error(
    "G302.object",
    "Record types belong to objects with records.",
    inParts("recordTypes", ({ element, name, objectName, object, say }) => {
      if (object && WITHOUT_RECORD_TYPES.has(object.kind))
        say(element, `${objectName} can't have record types. Remove ${name}.`);
    }),
  ),
  refused(
    "G302.unknown-field",
    "A record type lists picklists that the object has.",
    "Name a picklist of the object.",
  ),
  error(
    "G302.not-a-picklist",
    "A record type lists values of picklists only.",
    inParts("recordTypes", (part) => {
      for (const list of childrenOf(part.element, "picklistValues")) {
        const field = fieldOf(part, trimmed(list, "picklist") ?? "");
        if (field && !field.picklist && (field.custom || part.object?.kind === "custom"))
          part.say(
            child(list, "picklist"),
            `In field: picklist - ${part.objectName}.${field.name} is a ${field.type}, not a picklist. Remove its values.`,
          );
      }
    }),
  ),
  refused(
    "G302.picklist-value",
    "A record type lists values that the picklist has.",
    "Name one of the picklist's values; write a space as it is, and / as %2F.",
  ),
  error(
    "G302.duplicate-picklist",
    "A record type lists each picklist once.",
    inParts("recordTypes", ({ element, name, objectName, say }) => {
      for (const list of repeated(childrenOf(element, "picklistValues"), (one) =>
        trimmed(one, "picklist"),
      ))
        say(
          child(list, "picklist"),
          `The picklist ${trimmed(list, "picklist") ?? ""} stands twice in record type ${objectName}.${name}. Put its values together.`,
        );
    }),
  ),
  error(
    "G302.duplicate-value",
    "A record type lists each value of a picklist once.",
    inParts("recordTypes", ({ element, name, objectName, say }) => {
      for (const list of childrenOf(element, "picklistValues"))
        for (const value of repeated(childrenOf(list, "values"), (one) => trimmed(one, "fullName")))
          say(
            child(value, "fullName"),
            `Field:${trimmed(list, "picklist") ?? ""}, value:${trimmed(value, "fullName") ?? ""} appears more than once (record type ${objectName}.${name}). Remove one.`,
          );
    }),
  ),
  error(
    "G302.one-default",
    "At most one value of a picklist is a record type's default.",
    inParts("recordTypes", ({ element, name, objectName, say }) => {
      for (const list of childrenOf(element, "picklistValues"))
        for (const value of childrenOf(list, "values")
          .filter((one) => flag(one, "default"))
          .slice(1))
          say(
            child(value, "default"),
            `Only one value of ${trimmed(list, "picklist") ?? ""} may be the default of record type ${objectName}.${name}. Set the others to false.`,
          );
    }),
  ),
  error(
    "G302.needs-process",
    "Record types of opportunities, leads, cases and solutions name a business process.",
    inParts("recordTypes", ({ element, name, objectName, say }) => {
      const process = WITH_PROCESS.get(objectName);
      if (process !== undefined && !child(element, "businessProcess"))
        say(
          element,
          `Required field is missing: businessProcess (record type ${objectName}.${name}). Name a ${process}.`,
        );
    }),
  ),
  error(
    "G302.unknown-process",
    "The business process that a record type names is in the project.",
    inParts("recordTypes", (part) => {
      const at = child(part.element, "businessProcess");
      if (at && !processesOf(part).some(({ name }) => name === at.text.trim()))
        part.say(
          at,
          `In field: businessProcess - no BusinessProcess named ${part.objectName}.${at.text.trim()} found. Add objects/${part.objectName}/businessProcesses/${at.text.trim()}.businessProcess-meta.xml.`,
        );
    }),
  ),
  error(
    "G308.object",
    "Business processes belong to opportunities, leads, cases and solutions.",
    inParts("businessProcesses", ({ element, name, objectName, say }) => {
      if (!WITH_PROCESS.has(objectName))
        say(
          element,
          `${objectName} can't have a business process (${name}). Limit the values with a record type.`,
        );
    }),
  ),
  error(
    "G308.one-default",
    "At most one value of a business process is the default.",
    inParts("businessProcesses", ({ element, name, objectName, say }) => {
      for (const value of childrenOf(element, "values")
        .filter((one) => flag(one, "default"))
        .slice(1))
        say(
          child(value, "default"),
          `Only one value of the business process ${objectName}.${name} may be the default. Set the others to false.`,
        );
    }),
  ),
  error(
    "G308.duplicate-value",
    "A business process lists each value once.",
    inParts("businessProcesses", ({ element, name, objectName, say }) => {
      for (const value of repeated(childrenOf(element, "values"), (one) =>
        trimmed(one, "fullName"),
      ))
        say(
          child(value, "fullName"),
          `value:${trimmed(value, "fullName") ?? ""} appears more than once (business process ${objectName}.${name}). Remove one.`,
        );
    }),
  ),
];

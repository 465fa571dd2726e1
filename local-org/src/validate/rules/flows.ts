// G016 on flows: the classes, flows, objects, fields and elements that a flow names are there.
import { along, error, everyElement, inFiles } from "../define.ts";
import { leansOnOthers, namesOf } from "../names.ts";
import { isMissing, missingText } from "../references.ts";
import { child, trimmed } from "../../metadata/xml.ts";
import type { XmlElement } from "../../metadata/xml.ts";
import type { Visit } from "../define.ts";
import type { Kind } from "../names.ts";
import type { Rule } from "../rule.ts";

/** Elements of a flow that read or write records, and where they name fields of these. */
const RECORDS = ["recordCreates", "recordDeletes", "recordLookups", "recordUpdates", "start"];
const FIELDS = [
  "filters/field",
  "inputAssignments/field",
  "outputAssignments/field",
  "queriedFields",
  "sortField",
];

function judge({ project, file, say }: Visit, at: XmlElement, kind: Kind, name: string): void {
  const one = { file, at, element: at.name, kinds: [kind] as const, name };
  if (name !== "" && !leansOnOthers(project) && isMissing(namesOf(project), one))
    say(at, missingText(one));
}

export const flows: readonly Rule[] = [
  error(
    "G016.unknown-flow-action",
    "The Apex class that a flow calls is in the project, with an invocable method.",
    inFiles("Flow", (visit) => {
      for (const call of along(visit.root, "actionCalls")) {
        const at = child(call, "actionName");
        if (!at || trimmed(call, "actionType") !== "apex") continue;
        const name = at.text.trim();
        judge(visit, at, "ApexClass", name);
        const [file] = namesOf(visit.project).filesOf("ApexClass", name);
        const text = file && visit.project.read(file.path.replace(/-meta\.xml$/, ""));
        if (text !== undefined && !/@InvocableMethod\b/i.test(text))
          visit.say(
            at,
            `The class ${name} has no method that a flow can call. Annotate one with @InvocableMethod.`,
          );
      }
    }),
  ),
  error(
    "G016.unknown-subflow",
    "A flow that another one runs is in the project or the platform's own.",
    inFiles("Flow", (visit) => {
      const names = [
        ...along(visit.root, "subflows/flowName"),
        ...along(visit.root, "actionCalls")
          .filter((one) => trimmed(one, "actionType") === "flow")
          .flatMap((one) => along(one, "actionName")),
      ];
      for (const at of names)
        if (!/^(?:sfdc|runtime)_/i.test(at.text.trim())) judge(visit, at, "Flow", at.text.trim());
    }),
  ),
  error(
    "G016.unknown-flow-record",
    "Custom objects and fields that a flow reads or writes are in the project.",
    inFiles("Flow", (visit) => {
      for (const part of RECORDS.flatMap((name) => along(visit.root, name))) {
        const object = child(part, "object");
        if (!object) continue;
        const name = object.text.trim();
        judge(visit, object, "CustomObject", name);
        if (namesOf(visit.project).object(name))
          for (const at of FIELDS.flatMap((path) => along(part, path)))
            judge(visit, at, "CustomField", `${name}.${at.text.trim()}`);
      }
    }),
  ),
  error(
    "G016.unknown-flow-element",
    "A connector of a flow leads to an element of the flow.",
    inFiles("Flow", ({ root, say }) => {
      const known = new Set(root.children.map((one) => trimmed(one, "name")));
      for (const at of everyElement(root))
        if (at.name === "targetReference" && !known.has(at.text.trim()))
          say(
            at,
            `The flow has no element ${at.text.trim()} for this connector to lead to. Correct targetReference, or remove the connector.`,
          );
    }),
  ),
];

// G107: what a platform event may say and hold.
import { child, trimmed } from "../../metadata/xml.ts";
import { error, inFiles } from "../define.ts";
import { folderAfter } from "../names.ts";
import { inParts, isPlatformEvent, typeOf } from "../parts.ts";
import type { Rule } from "../rule.ts";

const ELEMENTS = new Set([
  "deploymentStatus",
  "description",
  "eventType",
  "label",
  "pluralLabel",
  "publishBehavior",
  "deprecated",
]);
const FIELD_TYPES = new Set(["Checkbox", "Date", "DateTime", "LongTextArea", "Number", "Text"]);
const PARTS = new Set([
  "ValidationRule",
  "RecordType",
  "ListView",
  "CompactLayout",
  "FieldSet",
  "WebLink",
  "BusinessProcess",
]);

export const platformEvents: readonly Rule[] = [
  error(
    "G107.event-settings",
    "A platform event has labels, a type and a publish behavior; sharing, history, search and a name field it has not.",
    inFiles("CustomObject", ({ root, file, say }) => {
      const name = folderAfter(file.path, "objects");
      if (!isPlatformEvent(name)) return;
      for (const element of root.children)
        if (!ELEMENTS.has(element.name) && element.name !== "fields")
          say(
            element,
            `Can not specify '${element.name}' for a platform event. Remove it from ${name}.`,
          );
    }),
  ),
  error(
    "G107.event-type",
    "A platform event is of high volume: the standard volume can't be created any more.",
    inFiles("CustomObject", ({ root, file, say }) => {
      const name = folderAfter(file.path, "objects");
      if (!isPlatformEvent(name) || trimmed(root, "eventType") === "HighVolume") return;
      say(
        child(root, "eventType") ?? root,
        `Platform events of standard volume can no longer be created. Set eventType of ${name} to HighVolume.`,
      );
    }),
  ),
  error(
    "G107.event-field-type",
    "Fields of platform events are Checkbox, Date, DateTime, LongTextArea, Number or Text.",
    inParts("fields", ({ element, name, objectName, say }) => {
      if (!isPlatformEvent(objectName)) return;
      const type = typeOf(element);
      const formula = child(element, "formula");
      if (formula)
        say(formula, `Platform events have no formula fields: remove ${name}'s formula.`);
      if (type !== "" && !FIELD_TYPES.has(type))
        say(
          child(element, "type"),
          `Field type ${type} is not supported on platform events (${objectName}.${name}). Use ${[...FIELD_TYPES].join(", ")}; keep Ids as Text(18).`,
        );
    }),
  ),
  error(
    "G107.event-parts",
    "Platform events have no list views, layouts, record types or rules.",
    (project, complain) => {
      for (const { root, path } of project.files) {
        const object = folderAfter(path, "objects");
        if (root && PARTS.has(root.name) && isPlatformEvent(object))
          complain(
            path,
            root,
            `${object} is a platform event, which can't have a ${root.name}. Remove the file.`,
          );
      }
    },
  ),
];

// Standard platform events that Apex subscribes to (Platform Events Developer Guide, "Standard Platform Event Object List").
import { area, auditFields, check, field, idField, READ_ONLY, text } from "./build.ts";
import type { StandardObject } from "./build.ts";
import type { FieldDefinition } from "../schema.ts";

function event(
  name: string,
  keyPrefix: string,
  label: string,
  ...fields: readonly FieldDefinition[]
): StandardObject {
  const [createdDate, createdBy] = auditFields("created");
  return {
    name,
    kind: "platformEvent",
    label,
    plural: `${label}s`,
    keyPrefix,
    fields: [
      idField(name),
      field("ReplayId", "Text", { length: 1000, ...READ_ONLY }),
      field("EventUuid", "Text", { length: 36, ...READ_ONLY }),
      ...(createdDate && createdBy ? [createdDate, createdBy] : []),
      ...fields,
    ],
    sharing: "ReadWrite",
    externalSharing: "ReadWrite",
    activities: false,
    queryable: false,
    createable: true,
    updateable: false,
    deletable: false,
    recordTypes: false,
  };
}

export const eventObjects: readonly StandardObject[] = [
  event(
    "BatchApexErrorEvent",
    "0Ic",
    "Batch Apex Error Platform Event",
    text("AsyncApexJobId", 18),
    check("DoesExceedJobScopeMaxLength"),
    text("ExceptionType", 255),
    area("JobScope", 40000),
    area("Message", 5000),
    text("Phase", 20),
    text("RequestId", 255),
    area("StackTrace", 5000),
  ),
];

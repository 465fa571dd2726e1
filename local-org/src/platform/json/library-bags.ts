// Library values that JSON.deserialize can make: bags of properties, and results of DML, which tests build from text.
import type { LibraryClass } from "../../apex/library.ts";
import { DatabaseError, DatabaseResult, MergeResultValue } from "../library/database/results.ts";
import { ApexList } from "../values/collections.ts";
import { toId18 } from "../values/id.ts";
import { PlatformObject, PropertyBag } from "../values/platform-object.ts";
import type { DmlError } from "../ports.ts";

/** Values without public properties, and what their JSON holds. */
const hidden: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "Invocable.Action.Result": {
    action: "Invocable.Action",
    errors: "List<Invocable.Action.Error>",
    outputParameters: "Map<String,Object>",
    success: "Boolean",
  },
  "Invocable.Action.Error": { code: "String", message: "String" },
  "Database.LeadConvertResult": {
    accountId: "Id",
    contactId: "Id",
    leadId: "Id",
    opportunityId: "Id",
    success: "Boolean",
    errors: "List<Database.Error>",
  },
  "EventBus.SuccessResult": { eventUuids: "List<String>" },
  "EventBus.FailureResult": { eventUuids: "List<String>" },
};
const dmlResults: ReadonlySet<string> = new Set([
  "Database.SaveResult",
  "Database.UpsertResult",
  "Database.DeleteResult",
  "Database.UndeleteResult",
  "Database.EmptyRecycleBinResult",
  "Database.MergeResult",
  "Approval.LockResult",
  "Approval.UnlockResult",
  "Approval.ProcessResult",
]);
/** An Id that is none is not held against the text (jongpie/NebulaLogger, LoggerMockDataCreator). */
const dmlResult = {
  id: "String",
  success: "Boolean",
  created: "Boolean",
  errors: "List<Database.Error>",
  mergedRecordIds: "List<Id>",
  updatedRelatedIds: "List<Id>",
};
const dmlError = { message: "String", statusCode: "String", fields: "List<String>" };

/** Property names and types of a library class that JSON can fill; undefined: it cannot. */
export function jsonPropertiesOf(
  library: LibraryClass,
): Readonly<Record<string, string>> | undefined {
  if (dmlResults.has(library.name)) return dmlResult;
  if (library.name === "Database.Error") return dmlError;
  const known = hidden[library.name];
  if (known !== undefined) return known;
  const properties = Object.keys(library.setters ?? {}).flatMap((signature) => {
    const [, type = "", name = ""] = /^(\S.*) (\w+) \{/.exec(signature) ?? [];
    return name === "" || type.startsWith("static ") ? [] : [[name, type] as const];
  });
  return properties.length === 0 ? undefined : Object.fromEntries(properties);
}

export function libraryValue(
  library: LibraryClass,
  values: ReadonlyMap<string, unknown>,
): PlatformObject {
  const get = (name: string): unknown => values.get(name) ?? null;
  if (library.name === "Database.Error") return new DatabaseError(errorOf(values));
  if (dmlResults.has(library.name)) {
    const id = get("id");
    const errors = get("errors");
    const result = {
      id: typeof id === "string" ? (toId18(id) ?? null) : null,
      success: get("success") === true,
      created: get("created") === true,
      errors: errors instanceof ApexList ? errors.items.map(asError) : [],
    };
    const merged = get("mergedRecordIds");
    return library.name === "Database.MergeResult"
      ? new MergeResultValue(result, merged instanceof ApexList ? merged.items.map(String) : [])
      : new DatabaseResult(library.name, result);
  }
  const bag = new PropertyBag(library.name);
  if (library.name === "Database.LeadConvertResult")
    bag.set("errors", new ApexList("Database.Error"));
  for (const [name, value] of values) bag.set(name, value);
  return bag;
}

const asError = (value: unknown): DmlError =>
  value instanceof DatabaseError ? value.error : errorOf(new Map());

function errorOf(values: ReadonlyMap<string, unknown>): DmlError {
  const fields = values.get("fields");
  return {
    statusCode: textOf(values.get("statusCode")),
    message: textOf(values.get("message")),
    fields: fields instanceof ApexList ? fields.items.map(textOf) : [],
  };
}
const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

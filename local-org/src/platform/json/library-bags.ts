// Library values that JSON.deserialize can make: bags of properties, and results of DML, which tests build from text.
import type { LibraryClass } from "../../apex/library.ts";
import { DatabaseResult } from "../library/database/results.ts";
import { ApexList } from "../values/collections.ts";
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
  "EventBus.SuccessResult": { eventUuids: "List<String>" },
  "EventBus.FailureResult": { eventUuids: "List<String>" },
};
const dmlResults: ReadonlySet<string> = new Set([
  "Database.SaveResult",
  "Database.UpsertResult",
  "Database.DeleteResult",
  "Database.UndeleteResult",
  "Database.EmptyRecycleBinResult",
  "Approval.LockResult",
  "Approval.UnlockResult",
  "Approval.ProcessResult",
]);
const dmlResult = {
  id: "Id",
  success: "Boolean",
  created: "Boolean",
  errors: "List<Database.Error>",
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
  if (dmlResults.has(library.name)) {
    const id = get("id");
    const errors = get("errors");
    return new DatabaseResult(library.name, {
      id: typeof id === "string" ? id : null,
      success: get("success") === true,
      created: get("created") === true,
      errors: errors instanceof ApexList ? errors.items.map(asError) : [],
    });
  }
  const bag = new PropertyBag(library.name);
  for (const [name, value] of values) bag.set(name, value);
  return bag;
}

function asError(value: unknown): DmlError {
  if (!(value instanceof PropertyBag)) return { statusCode: "", message: "", fields: [] };
  const fields = value.get("fields");
  return {
    statusCode: textOf(value.get("statusCode")),
    message: textOf(value.get("message")),
    fields: fields instanceof ApexList ? fields.items.map(textOf) : [],
  };
}
const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

// Database.SaveResult, UpsertResult, DeleteResult, UndeleteResult, EmptyRecycleBinResult, MergeResult, Error and LeadConvertResult.
import { defineClass } from "../../../apex/library.ts";
import type { LibraryClass } from "../../../apex/library.ts";
import type { DmlError, DmlResult } from "../../ports.ts";
import { PlatformObject } from "../../values/platform-object.ts";
import { defineEnum, listOf, strings } from "../helpers.ts";
import type { Runtime } from "../helpers.ts";
import { statusCodes } from "../status-codes.ts";

export class DatabaseError extends PlatformObject {
  readonly apexType = "Database.Error";
  readonly error: DmlError;
  constructor(error: DmlError) {
    super();
    this.error = error;
  }
  jsonFields(): readonly (readonly [string, unknown])[] {
    return [
      ["message", this.error.message],
      ["fields", strings(this.error.fields)],
      ["statusCode", this.error.statusCode],
    ];
  }
  override shownFields(): readonly (readonly [string, unknown])[] {
    return [
      ["getFields", strings(this.error.fields)],
      ["getMessage", this.error.message],
      ["getStatusCode", this.error.statusCode],
    ];
  }
}

export class DatabaseResult extends PlatformObject {
  readonly apexType: string;
  readonly result: DmlResult;
  /** of a published event */ operationId: string | null = null;
  constructor(apexType: string, result: DmlResult) {
    super();
    this.apexType = apexType;
    this.result = result;
  }
  get errors(): DatabaseError[] {
    return this.result.errors.map((error) => new DatabaseError(error));
  }
  jsonFields(): readonly (readonly [string, unknown])[] {
    return [
      ["success", this.result.success],
      ["id", this.result.id],
      ["errors", listOf("Database.Error", this.errors)],
    ];
  }
  override shownFields(): readonly (readonly [string, unknown])[] {
    return [
      ["getErrors", listOf("Database.Error", this.errors)],
      ["getId", this.result.id],
      ["isSuccess", this.result.success],
    ];
  }
}

export const statusCodeEnum = defineEnum("System.StatusCode", statusCodes);

export const errorClass = defineClass({
  name: "Database.Error",
  kind: "class",
  members: {
    "List<String> getFields()": (_rt: Runtime, self: DatabaseError) => strings(self.error.fields),
    "String getMessage()": (_rt: Runtime, self: DatabaseError) => self.error.message,
    "System.StatusCode getStatusCode()": (rt: Runtime, self: DatabaseError) =>
      rt.libraryEnum("System.StatusCode", self.error.statusCode),
    "List<String> fields {get;}": (_rt: Runtime, self: DatabaseError) => strings(self.error.fields),
    "String message {get;}": (_rt: Runtime, self: DatabaseError) => self.error.message,
    "System.StatusCode statusCode {get;}": (rt: Runtime, self: DatabaseError) =>
      rt.libraryEnum("System.StatusCode", self.error.statusCode),
  },
});

function resultClass(name: string, withCreated: boolean): LibraryClass {
  return defineClass({
    name,
    kind: "class",
    members: {
      "List<Database.Error> getErrors()": (_rt: Runtime, self: DatabaseResult) =>
        listOf("Database.Error", self.errors),
      "Id getId()": (_rt: Runtime, self: DatabaseResult) => self.result.id,
      "Boolean isSuccess()": (_rt: Runtime, self: DatabaseResult) => self.result.success,
      // The getters answer as properties too: `result.id`, `result.success`.
      "Id id {get;}": (_rt: Runtime, self: DatabaseResult) => self.result.id,
      "Boolean success {get;}": (_rt: Runtime, self: DatabaseResult) => self.result.success,
      "List<Database.Error> errors {get;}": (_rt: Runtime, self: DatabaseResult) =>
        listOf("Database.Error", self.errors),
      ...(withCreated
        ? {
            "Boolean isCreated()": (_rt: Runtime, self: DatabaseResult) => self.result.created,
            "Boolean created {get;}": (_rt: Runtime, self: DatabaseResult) => self.result.created,
          }
        : {}),
    },
  });
}

const approvalResult = defineClass({
  name: "Approval.ProcessResult",
  kind: "class",
  members: {
    "String getEntityId()": (_rt: Runtime, self: DatabaseResult) => self.result.id,
    "List<Database.Error> getErrors()": (_rt: Runtime, self: DatabaseResult) =>
      listOf("Database.Error", self.errors),
    "String getInstanceId()": () => null,
    "String getInstanceStatus()": () => null,
    "List<Id> getNewWorkitemIds()": () => listOf("Id", []),
    "Boolean isSuccess()": (_rt: Runtime, self: DatabaseResult) => self.result.success,
  },
});

export const resultClasses: readonly LibraryClass[] = [
  resultClass("Database.SaveResult", false),
  resultClass("Database.UpsertResult", true),
  resultClass("Database.DeleteResult", false),
  resultClass("Database.UndeleteResult", false),
  resultClass("Database.EmptyRecycleBinResult", false),
  resultClass("Approval.LockResult", false),
  resultClass("Approval.UnlockResult", false),
  // a value only: submitting records is not part of the local org
  approvalResult,
];

export class MergeResultValue extends DatabaseResult {
  readonly mergedIds: readonly string[];
  constructor(result: DmlResult, mergedIds: readonly string[]) {
    super("Database.MergeResult", result);
    this.mergedIds = mergedIds;
  }
}
export const mergeResultClass = defineClass({
  name: "Database.MergeResult",
  kind: "class",
  members: {
    "List<Database.Error> getErrors()": (_rt: Runtime, self: DatabaseResult) =>
      listOf("Database.Error", self.errors),
    "Id getId()": (_rt: Runtime, self: DatabaseResult) => self.result.id,
    "Boolean isSuccess()": (_rt: Runtime, self: DatabaseResult) => self.result.success,
    "List<Id> getMergedRecordIds()": (_rt: Runtime, self: MergeResultValue) =>
      listOf("Id", self.mergedIds),
  },
  unsupported: { getUpdatedRelatedIds: "Query the children by their lookup after the merge." },
});

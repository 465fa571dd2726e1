// System.Exception and the built-in exception types.
import { defineClass } from "../../../apex/library.ts";
import type { LibraryClass, LibraryFunction } from "../../../apex/library.ts";
import { emittedInfo } from "../../values/emitted.ts";
import { ApexException, apexError } from "../../values/exception.ts";
import type { DmlFailure } from "../../values/exception.ts";
import { ApexMap, ApexSet } from "../../values/collections.ts";
import { showException } from "../../values/show.ts";
import { SObjectFieldToken } from "../../values/tokens.ts";
import type { Runtime } from "../helpers.ts";
import { defineEnum, listOf, strings } from "../helpers.ts";

function constructors(name: string): Record<string, LibraryFunction> {
  const short = name.slice(name.lastIndexOf(".") + 1);
  const create = (_rt: Runtime, ...args: unknown[]): ApexException => {
    const error = new ApexException(name);
    error.initialize(args);
    error.$messageHidden = name === "System.AuraHandledException";
    return error;
  };
  return {
    [`${short}()`]: create,
    [`${short}(String message)`]: create,
    [`${short}(Exception cause)`]: create,
    [`${short}(String message, Exception cause)`]: create,
  };
}

function message(self: ApexException): string {
  return self.$messageHidden
    ? "Script-thrown exception"
    : (self.$message ?? "Script-thrown exception");
}
function frames(
  rt: Runtime,
  self: ApexException,
): readonly { readonly name: string; readonly line: number; readonly column: number }[] {
  return rt.apexFrames?.(self.stack ?? "") ?? [];
}
function stackText(rt: Runtime, self: ApexException): string {
  return (self.$stackText ??= frames(rt, self)
    .map((frame) => `${frame.name}: line ${frame.line}, column ${frame.column}`)
    .join("\n"));
}
function setCause(self: ApexException, cause: ApexException): ApexException {
  if (self.$cause !== null)
    throw apexError("System.IllegalStateException", "Can't overwrite cause");
  self.$cause = cause;
  return self;
}

const exceptionClass = defineClass({
  name: "System.Exception",
  kind: "class",
  isVirtual: true,
  isAbstract: true,
  members: {
    ...constructors("System.Exception"),
    "String getMessage()": (_rt: Runtime, self: ApexException) => message(self),
    "void setMessage(String message)": (_rt: Runtime, self: ApexException, text: string) => {
      self.$message = text;
      self.$messageHidden = false;
    },
    "Exception getCause()": (_rt: Runtime, self: ApexException) => self.$cause,
    "Exception initCause(Exception cause)": (
      _rt: Runtime,
      self: ApexException,
      cause: ApexException,
    ) => setCause(self, cause),
    "String getTypeName()": (_rt: Runtime, self: ApexException) =>
      emittedInfo(self)?.name ?? self.$type,
    "Integer getLineNumber()": (rt: Runtime, self: ApexException) =>
      self.$line ?? frames(rt, self)[0]?.line ?? 0,
    "String getStackTraceString()": (rt: Runtime, self: ApexException) => stackText(rt, self),
    "String toString()": (_rt: Runtime, self: ApexException) => showException(self),
  },
});

function failure(self: ApexException, index: number): DmlFailure {
  const found = self.$dml[index];
  if (found === undefined)
    throw apexError("System.ListException", `List index out of bounds: ${index}`);
  return found;
}
function fieldTokens(rt: Runtime, found: DmlFailure): unknown[] {
  const prefix = found.id?.slice(0, 3);
  const object = [...rt.schema.objects.values()].find(
    (candidate) => candidate.keyPrefix === prefix,
  );
  return object === undefined
    ? []
    : found.fields
        .filter((field) => rt.shapes.of(object.name)?.key(field) !== null)
        .map((field) => rt.fieldToken(object.name, field));
}
/** getDml… of DmlException and EmailException. */
const dmlMembers: Record<string, LibraryFunction> = {
  "Integer getNumDml()": (_rt: Runtime, self: ApexException) => self.$dml.length,
  "List<String> getDmlFieldNames(Integer index)": (
    _rt: Runtime,
    self: ApexException,
    index: number,
  ) => strings(failure(self, index).fields),
  "List<Schema.SObjectField> getDmlFields(Integer index)": (
    rt: Runtime,
    self: ApexException,
    index: number,
  ) =>
    listOf(
      "Schema.SObjectField",
      fieldTokens(rt, failure(self, index)).filter((token) => token instanceof SObjectFieldToken),
    ),
  "String getDmlId(Integer index)": (_rt: Runtime, self: ApexException, index: number) =>
    failure(self, index).id,
  "Integer getDmlIndex(Integer index)": (_rt: Runtime, self: ApexException, index: number) =>
    failure(self, index).index,
  "String getDmlMessage(Integer index)": (_rt: Runtime, self: ApexException, index: number) =>
    failure(self, index).message,
  "String getDmlStatusCode(Integer index)": (_rt: Runtime, self: ApexException, index: number) =>
    failure(self, index).statusCode,
  "System.StatusCode getDmlType(Integer index)": (
    rt: Runtime,
    self: ApexException,
    index: number,
  ) => rt.libraryEnum("System.StatusCode", failure(self, index).statusCode),
};
const inaccessible: Record<string, LibraryFunction> = {
  "Map<String,Set<String>> getInaccessibleFields()": (_rt: Runtime, self: ApexException) =>
    new ApexMap(
      "String",
      "Set<String>",
      [...(self.$inaccessible ?? [])].map(
        ([object, fields]) => [object, new ApexSet("String", fields)] as const,
      ),
    ),
};

function exception(name: string, members: Record<string, LibraryFunction> = {}): LibraryClass {
  return defineClass({
    name,
    kind: "class",
    isVirtual: true,
    superclass: "System.Exception",
    members: { ...constructors(name), ...members },
  });
}

/** Built-in types (Apex Reference, "Exception Class and Built-In Exceptions"). */
const plainNames = [
  "AssertException",
  "AsyncException",
  "AuraException",
  "AuraHandledException",
  "BigObjectException",
  "CalloutException",
  "CanvasException",
  "DataWeaveScriptException",
  "DuplicateMessageException",
  "ExternalObjectException",
  "FinalException",
  "FlowException",
  "FormulaEvaluationException",
  "FormulaValidationException",
  "HandledException",
  "IllegalArgumentException",
  "IllegalStateException",
  "InvalidHeaderException",
  "InvalidParameterValueException",
  "JSONException",
  "LicenseException",
  "LimitException",
  "ListException",
  "MathException",
  "NoDataFoundException",
  "NoSuchElementException",
  "NullPointerException",
  "PageException",
  "ProcedureException",
  "RequiredFeatureMissingException",
  "SearchException",
  "SerializationException",
  "SObjectException",
  "StringException",
  "TestException",
  "TouchHandledException",
  "TransientCursorException",
  "FatalCursorException",
  "TypeException",
  "UnexpectedException",
  "UnsupportedOperationException",
  "VisualforceException",
  "XmlException",
  "InvalidReadOnlyUserDmlException",
  "EmptyRecycleBinException",
];
export const exceptionClasses: readonly LibraryClass[] = [
  exceptionClass,
  ...plainNames.map((name) => exception(`System.${name}`)),
  exception("System.DmlException", dmlMembers),
  exception("System.EmailException", dmlMembers),
  exception("System.QueryException", inaccessible),
  exception("System.NoAccessException", inaccessible),
  exception("System.SecurityException", inaccessible),
  exception("Cache.Org.OrgCacheException"),
  exception("Cache.Session.SessionCacheException"),
  exception("Cache.ItemSizeLimitExceededException"),
  exception("Cache.PlatformCacheInvalidOperationException"),
  exception("EventBus.RetryableException"),
  exception("EventBus.InvalidReplayIdException"),
  exception("Database.CursorException"),
];

export const loggingLevel = defineEnum("System.LoggingLevel", [
  "NONE",
  "INTERNAL",
  "FINEST",
  "FINER",
  "FINE",
  "DEBUG",
  "INFO",
  "WARN",
  "ERROR",
]);

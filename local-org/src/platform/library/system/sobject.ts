// System.SObject: the methods every record has.
import { defineClass } from "../../../apex/library.ts";
import { ApexMap } from "../../values/collections.ts";
import { apexError, ApexException } from "../../values/exception.ts";
import { SObject } from "../../values/sobject.ts";
import { SObjectFieldToken } from "../../values/tokens.ts";
import { listOf, need } from "../helpers.ts";
import type { Runtime } from "../helpers.ts";
import { DatabaseError } from "../database/results.ts";

function nameOf(field: unknown): string {
  return field instanceof SObjectFieldToken ? field.key : String(need(field));
}
function messageOf(error: unknown): string {
  return error instanceof ApexException ? (error.$message ?? "") : String(error ?? "null");
}
const flag = (value: unknown): boolean => value === true;

function parentByField(self: SObject, field: unknown): unknown {
  const definition = self.shape.field(nameOf(field));
  if (definition?.reference === undefined)
    throw apexError(
      "System.SObjectException",
      `Invalid relationship ${nameOf(field)} for ${self.shape.qualifiedName}`,
    );
  return self.parent(definition.reference.relationshipName);
}
function putParent(self: SObject, name: string, record: SObject | null): SObject | null {
  const previous = self.parents.get(self.shape.relationshipKey(name)) ?? null;
  self.setParent(name, record);
  return previous;
}
function childRows(rt: Runtime, self: SObject, name: string): unknown {
  const rows = self.childRows(need(name));
  return self.children.has(self.shape.relationshipKey(name))
    ? rows
    : rows.size === 0
      ? null
      : rt.newList(rows.elementType, rows.items);
}

export const sobjectClass = defineClass({
  name: "System.SObject",
  kind: "class",
  members: {
    "Object get(String field)": (_rt: Runtime, self: SObject, field: string) =>
      self.get(need(field, 1)),
    "Object get(Schema.SObjectField field)": (
      _rt: Runtime,
      self: SObject,
      field: SObjectFieldToken,
    ) => self.get(nameOf(field)),
    "Object put(String field, Object value)": (
      _rt: Runtime,
      self: SObject,
      field: string,
      value: unknown,
    ) => self.put(field, value),
    "Object put(Schema.SObjectField field, Object value)": (
      _rt: Runtime,
      self: SObject,
      field: SObjectFieldToken,
      value: unknown,
    ) => self.put(nameOf(field), value),
    "Boolean isSet(String field)": (_rt: Runtime, self: SObject, field: string) =>
      self.isSet(need(field)),
    "Boolean isSet(Schema.SObjectField field)": (
      _rt: Runtime,
      self: SObject,
      field: SObjectFieldToken,
    ) => self.isSet(nameOf(field)),
    "SObject getSObject(String relationship)": (
      _rt: Runtime,
      self: SObject,
      relationship: string,
    ) => self.parent(need(relationship)),
    "SObject getSObject(Schema.SObjectField field)": (
      _rt: Runtime,
      self: SObject,
      field: SObjectFieldToken,
    ) => parentByField(self, field),
    "SObject putSObject(String relationship, SObject record)": (
      _rt: Runtime,
      self: SObject,
      relationship: string,
      record: SObject | null,
    ) => putParent(self, need(relationship), record),
    "SObject putSObject(Schema.SObjectField field, SObject record)": (
      _rt: Runtime,
      self: SObject,
      field: SObjectFieldToken,
      record: SObject | null,
    ) =>
      putParent(
        self,
        self.shape.field(field.key)?.reference?.relationshipName ?? field.key,
        record,
      ),
    "List<SObject> getSObjects(String relationship)": (
      rt: Runtime,
      self: SObject,
      relationship: string,
    ) => childRows(rt, self, relationship),
    "Schema.SObjectType getSObjectType()": (rt: Runtime, self: SObject) =>
      rt.sobjectType(self.typeName),
    "Map<String,Object> getPopulatedFieldsAsMap()": (_rt: Runtime, self: SObject) =>
      new ApexMap("String", "Object", self.populated()),
    "SObject clone()": (_rt: Runtime, self: SObject) => self.clone(false, false, false, false),
    "SObject clone(Boolean preserveId)": (_rt: Runtime, self: SObject, id: unknown) =>
      self.clone(flag(id), false, false, false),
    "SObject clone(Boolean preserveId, Boolean isDeepClone)": (
      _rt: Runtime,
      self: SObject,
      id: unknown,
      deep: unknown,
    ) => self.clone(flag(id), flag(deep), false, false),
    "SObject clone(Boolean preserveId, Boolean isDeepClone, Boolean preserveReadonlyTimestamps)": (
      _rt: Runtime,
      self: SObject,
      id: unknown,
      deep: unknown,
      times: unknown,
    ) => self.clone(flag(id), flag(deep), flag(times), false),
    "SObject clone(Boolean preserveId, Boolean isDeepClone, Boolean preserveReadonlyTimestamps, Boolean preserveAutonumber)":
      (_rt: Runtime, self: SObject, id: unknown, deep: unknown, times: unknown, number: unknown) =>
        self.clone(flag(id), flag(deep), flag(times), flag(number)),
    "Boolean isClone()": (_rt: Runtime, self: SObject) => self.isClone,
    "Id getCloneSourceId()": (_rt: Runtime, self: SObject) => self.cloneSourceId,
    "void clear()": (_rt: Runtime, self: SObject) => self.fields.clear(),
    "void addError(String message)": (_rt: Runtime, self: SObject, message: string) =>
      self.addError(messageOf(message)),
    "void addError(String message, Boolean escape)": (
      _rt: Runtime,
      self: SObject,
      message: string,
    ) => self.addError(messageOf(message)),
    "void addError(Exception error)": (_rt: Runtime, self: SObject, error: unknown) =>
      self.addError(messageOf(error)),
    "void addError(Exception error, Boolean escape)": (
      _rt: Runtime,
      self: SObject,
      error: unknown,
    ) => self.addError(messageOf(error)),
    "void addError(String field, String message)": (
      _rt: Runtime,
      self: SObject,
      field: string,
      message: string,
    ) => self.addError(messageOf(message), need(field)),
    "void addError(String field, String message, Boolean escape)": (
      _rt: Runtime,
      self: SObject,
      field: string,
      message: string,
    ) => self.addError(messageOf(message), need(field)),
    "void addError(Schema.SObjectField field, String message)": (
      _rt: Runtime,
      self: SObject,
      field: unknown,
      message: string,
    ) => self.addError(messageOf(message), nameOf(field)),
    "void addError(Schema.SObjectField field, String message, Boolean escape)": (
      _rt: Runtime,
      self: SObject,
      field: unknown,
      message: string,
    ) => self.addError(messageOf(message), nameOf(field)),
    "Boolean hasErrors()": (_rt: Runtime, self: SObject) => self.errors.length > 0,
    "List<Database.Error> getErrors()": (_rt: Runtime, self: SObject) =>
      listOf(
        "Database.Error",
        self.errors.map(
          (error) =>
            new DatabaseError({
              statusCode: error.statusCode,
              message: error.message,
              fields: error.field === null ? [] : [error.field],
            }),
        ),
      ),
    "Database.DMLOptions getOptions()": (_rt: Runtime, self: SObject) => self.options,
    "void setOptions(Database.DMLOptions options)": (
      _rt: Runtime,
      self: SObject,
      options: unknown,
    ) => {
      self.options = options;
    },
    "Boolean equals(Object other)": (rt: Runtime, self: SObject, other: unknown) =>
      rt.equal(self, other),
    "void recalculateFormulas()": (rt: Runtime, self: SObject) =>
      rt.ports.recalculateFormulas(self),
  },
  unsupported: {
    getQuickActionName: "Quick actions are not part of the local org.",
    isLocked: "Ask Approval.isLocked.",
  },
});

export const aggregateResultClass = defineClass({
  name: "System.AggregateResult",
  kind: "class",
  superclass: "System.SObject",
  members: {
    "Object get(String alias)": (_rt: Runtime, self: SObject, alias: string) =>
      readAlias(self, need(alias)),
  },
});

function readAlias(self: SObject, alias: string): unknown {
  const key = alias.toLowerCase();
  if (!self.fields.has(key))
    throw apexError("System.SObjectException", `Invalid field ${alias} for AggregateResult`);
  return self.fields.get(key) ?? null;
}

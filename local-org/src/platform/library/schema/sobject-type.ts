// Schema.SObjectType and Schema.SObjectField: tokens of objects and fields.
import { defineClass } from "../../../apex/library.ts";
import { toRecordId } from "../../values/field-values.ts";
import { SObject } from "../../values/sobject.ts";
import type { SObjectFieldToken, SObjectTypeToken } from "../../values/tokens.ts";
import type { Runtime } from "../helpers.ts";
import { DescribeField } from "./describe-field.ts";
import { DescribeSObject } from "./describe-sobject.ts";

function withId(self: SObjectTypeToken, id: string | null): SObject {
  const record = new SObject(self.shape);
  if (id !== null) record.id = toRecordId(id);
  return record;
}
/** Field defaults come from the org; the record type is set when given. */
function withDefaults(
  rt: Runtime,
  self: SObjectTypeToken,
  recordTypeId: string | null,
  loadDefaults: boolean,
): SObject {
  const record = new SObject(self.shape);
  if (loadDefaults)
    for (const [field, value] of rt.ports.defaultValues?.(self.shape.name, recordTypeId) ?? [])
      record.write(field, value);
  if (recordTypeId !== null && self.shape.key("RecordTypeId") !== null)
    record.write("RecordTypeId", toRecordId(recordTypeId));
  return record;
}

export const sobjectTypeClass = defineClass({
  name: "Schema.SObjectType",
  kind: "class",
  members: {
    "Schema.DescribeSObjectResult getDescribe()": (_rt: Runtime, self: SObjectTypeToken) =>
      new DescribeSObject(self.shape),
    "Schema.DescribeSObjectResult getDescribe(Schema.SObjectDescribeOptions options)": (
      _rt: Runtime,
      self: SObjectTypeToken,
    ) => new DescribeSObject(self.shape),
    "SObject newSObject()": (_rt: Runtime, self: SObjectTypeToken) => new SObject(self.shape),
    "SObject newSObject(Id id)": (_rt: Runtime, self: SObjectTypeToken, id: string | null) =>
      withId(self, id),
    "SObject newSObject(Id recordTypeId, Boolean loadDefaults)": withDefaults,
    "Boolean equals(Object other)": (_rt: Runtime, self: SObjectTypeToken, other: unknown) =>
      self.equalTo(other),
    "Integer hashCode()": (_rt: Runtime, self: SObjectTypeToken) => self.hash(),
    "String toString()": (_rt: Runtime, self: SObjectTypeToken) => self.showWhole(),
  },
});

export const sobjectFieldClass = defineClass({
  name: "Schema.SObjectField",
  kind: "class",
  members: {
    "Schema.DescribeFieldResult getDescribe()": (_rt: Runtime, self: SObjectFieldToken) =>
      new DescribeField(self),
    "Schema.DescribeFieldResult getDescribe(Schema.FieldDescribeOptions options)": (
      _rt: Runtime,
      self: SObjectFieldToken,
    ) => new DescribeField(self),
    "Boolean equals(Object other)": (_rt: Runtime, self: SObjectFieldToken, other: unknown) =>
      self.equalTo(other),
    "Integer hashCode()": (_rt: Runtime, self: SObjectFieldToken) => self.hash(),
    "String toString()": (_rt: Runtime, self: SObjectFieldToken) => self.showWhole(),
  },
});

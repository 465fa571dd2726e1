// Facts of records in memory: unqueried fields, checked puts, clones, populated fields.
import assert from "node:assert/strict";
import { test } from "node:test";
import { newCollection } from "../../metadata/collection.ts";
import type {
  FieldDefinition,
  FieldType,
  ObjectDefinition,
  Schema,
} from "../../metadata/schema.ts";
import { Decimal } from "./decimal.ts";
import { recordShapes } from "./record-shape.ts";
import { SObject, aggregateRow, queriedRecord } from "./sobject.ts";

function field(
  name: string,
  type: FieldType,
  more: Partial<FieldDefinition> = {},
): FieldDefinition {
  return {
    name,
    label: name,
    type,
    custom: name.endsWith("__c"),
    required: false,
    unique: false,
    caseSensitive: false,
    externalId: false,
    trackHistory: false,
    createable: true,
    updateable: true,
    ...more,
  };
}
const fields = [
  field("Id", "Id", { createable: false, updateable: false }),
  field("Name", "Text"),
  field("Amount__c", "Currency"),
  field("IsPaid__c", "Checkbox"),
  field("CreatedDate", "DateTime", { createable: false, updateable: false }),
  field("Number", "AutoNumber", { createable: false, updateable: false }),
  field("Parent__c", "Lookup", {
    reference: {
      to: ["Invoice__c"],
      relationshipName: "Parent__r",
      deleteConstraint: "SetNull",
      writeRequiresMasterRead: false,
      reparentable: true,
    },
  }),
];
const invoice: ObjectDefinition = {
  name: "Invoice__c",
  kind: "custom",
  label: "Invoice",
  pluralLabel: "Invoices",
  keyPrefix: "a00",
  fields: new Map(fields.map((one) => [one.name.toLowerCase(), one])),
  sharingModel: "Private",
  externalSharingModel: "Private",
  visibility: "Public",
  enableHistory: false,
  enableActivities: false,
  childRelationships: [],
  validationRules: [],
  recordTypes: [],
  listViews: [],
  compactLayouts: [],
  fieldSets: [],
  sharingReasons: [],
  queryable: true,
  createable: true,
  updateable: true,
  deletable: true,
};
const schema: Schema = {
  namespace: "acme",
  sourceApiVersion: 67,
  objects: new Map([["invoice__c", invoice]]),
  ...newCollection(),
  problems: [],
  fileHashes: new Map(),
};
const shape = recordShapes(schema).of("acme__Invoice__c") ?? assert.fail();

test("a field never set is null, a checkbox false, with or without the namespace", () => {
  const record = new SObject(shape);
  assert.equal(record.read("Name"), null);
  assert.equal(record.read("acme__IsPaid__c"), false);
  record.write("acme__Amount__c", Decimal.parse("1.00"));
  assert.equal(String(record.read("amount__C")), "1.00");
});
test("a field a query left out throws with its qualified name", () => {
  const record = queriedRecord(shape, new Set(["id", "name"]), [["id", "a00000000000001AAA"]]);
  assert.equal(record.read("Name"), null);
  assert.throws(
    () => record.read("Amount__c"),
    /SObject row was retrieved via SOQL without querying the requested field: acme__Invoice__c\.acme__Amount__c/,
  );
  assert.throws(
    () => record.parent("Parent__r"),
    /without querying the requested field: acme__Invoice__c\.acme__Parent__r/,
  );
  record.write("Amount__c", null);
  assert.equal(record.read("Amount__c"), null);
});
test("put checks the field and the type", () => {
  const record = new SObject(shape);
  assert.throws(
    () => record.put("Nonsense__c", 1),
    /Invalid field Nonsense__c for acme__Invoice__c/,
  );
  assert.throws(() => record.put("Name", 5), /Illegal assignment from Integer to String/);
  assert.throws(() => record.put("CreatedDate", null), /Field CreatedDate is not editable/);
  assert.throws(() => record.put("Parent__c", "x"), /Invalid id: x/);
  assert.equal(record.put("Amount__c", 5), null);
  assert.equal(String(record.get("Amount__c")), "5");
});
test("a clone leaves out Id, audit fields and autonumbers unless asked", () => {
  const record = queriedRecord(shape, new Set(["id", "name", "createddate", "number"]), [
    ["id", "a00000000000001AAA"],
    ["name", "x"],
    ["number", "7"],
  ]);
  assert.equal(record.clone(false, false, false, false).id, null);
  assert.equal(record.clone(true, false, false, false).id, "a00000000000001AAA");
  assert.equal(record.clone(false, false, false, false).fields.has("number"), false);
  assert.equal(record.clone(false, false, false, true).fields.get("number"), "7");
});
test("populated fields carry qualified names in the order they were set", () => {
  const record = new SObject(shape);
  record.write("Amount__c", null);
  record.write("Name", "x");
  assert.deepEqual(
    [...record.populated()],
    [
      ["acme__Amount__c", null],
      ["Name", "x"],
    ],
  );
});
test("a read-only record refuses writes, an aggregate row keeps the spelling of aliases", () => {
  const record = new SObject(shape);
  record.isReadOnly = true;
  assert.throws(() => record.write("Name", "x"), /Record is read-only/);
  const row = aggregateRow(recordShapes(schema).aggregate, [["Total", 5]]);
  assert.equal(row.read("TOTAL"), 5);
  assert.deepEqual([...row.populated()], [["Total", 5]]);
});

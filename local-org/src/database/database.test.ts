// The store: tables that follow the Schema, rows in bulk, the recycle bin, Ids, savepoints, and indexes that are used.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { newCollection } from "../metadata/collection.ts";
import type { FieldDefinition, FieldType, ObjectDefinition, Schema } from "../metadata/schema.ts";
import { resolveObject } from "../metadata/schema.ts";
import type { NeutralValue } from "../soql/values.ts";
import { decimal, parseDecimal } from "../soql/values.ts";
import { idChecksum, toLongId } from "../soql/id-form.ts";
import { createTables, openDatabase, openRecords, UniqueError } from "./index.ts";
import type { Row } from "./index.ts";

const field = (
  name: string,
  type: FieldType,
  more: Partial<FieldDefinition> = {},
): FieldDefinition => ({
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
});
const object = (
  name: string,
  keyPrefix: string,
  fields: readonly FieldDefinition[],
): ObjectDefinition => ({
  name,
  keyPrefix,
  kind: "custom",
  label: name,
  pluralLabel: name,
  nameField: "Name",
  sharingModel: "ReadWrite",
  externalSharingModel: "Private",
  visibility: "Public",
  enableHistory: false,
  enableActivities: false,
  fields: new Map(
    [field("Id", "Id"), field("IsDeleted", "Checkbox"), field("Name", "Text"), ...fields].map(
      (one) => [one.name.toLowerCase(), one],
    ),
  ),
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
});
const schemaOf = (...objects: readonly ObjectDefinition[]): Schema => ({
  namespace: "",
  sourceApiVersion: 67,
  objects: new Map(objects.map((one) => [one.name.toLowerCase(), one])),
  ...newCollection(),
  problems: [],
  fileHashes: new Map(),
});
const dealFields = [
  field("Amount__c", "Currency", { precision: 18, scale: 2 }),
  field("Key__c", "Text", { unique: true, externalId: true }),
  field("CloseDate__c", "Date"),
  field("At__c", "DateTime"),
  field("Open__c", "Checkbox"),
  field("Total__c", "Number", { precision: 18, scale: 0, formula: "1" }),
];
const dealSchema = schemaOf(object("Deal__c", "a01", dealFields));
const row = (fields: Record<string, NeutralValue>): Row => new Map(Object.entries(fields));

function openDeals(path = ":memory:") {
  const database = openDatabase(path);
  createTables(database, dealSchema);
  const records = openRecords(database, dealSchema);
  const deal = resolveObject(dealSchema, "Deal__c");
  assert.ok(deal);
  return { database, records, deal };
}

test("rows come back exactly as they were stored", () => {
  const { records, deal } = openDeals();
  const [id = ""] = records.newIds(deal, 1);
  records.insert("Deal__c", [
    row({
      id,
      name: "Größe",
      amount__c: decimal(999999999999999999n, 2),
      closedate__c: { kind: "date", iso: "2026-02-28" },
      at__c: { kind: "datetime", milliseconds: 1767225600001 },
      open__c: true,
      key__c: "",
    }),
  ]);

  const read = records.selectByIds("Deal__c", [id]).get(id);

  assert.deepEqual(read?.get("amount__c"), decimal(999999999999999999n, 2));
  assert.deepEqual(read.get("closedate__c"), { kind: "date", iso: "2026-02-28" });
  assert.deepEqual(read.get("at__c"), { kind: "datetime", milliseconds: 1767225600001 });
  assert.equal(read.get("open__c"), true);
  assert.equal(read.get("isdeleted"), false);
  assert.equal(read.get("key__c"), null);
});

test("numbers keep decimals beyond the field's scale, and too big ones are refused", () => {
  const { database, records, deal } = openDeals();
  const [id = "", other = ""] = records.newIds(deal, 2);
  const long = parseDecimal("237.123456789012345678901234");
  assert.ok(long);
  records.insert("Deal__c", [
    row({ id, amount__c: long }),
    row({ id: other, amount__c: decimal(23712n, 2) }),
  ]);

  assert.deepEqual(records.selectByIds("Deal__c", [id]).get(id)?.get("amount__c"), long);
  assert.equal(
    database.get(`SELECT "Id" AS id FROM "Deal__c" ORDER BY "Amount__c" DESC LIMIT 1`)?.["id"],
    id,
  );
  records.update("Deal__c", [row({ id, amount__c: decimal(5n, 0) })]);
  assert.deepEqual(
    records.selectByIds("Deal__c", [id]).get(id)?.get("amount__c"),
    decimal(500n, 2),
  );
  assert.throws(() => records.update("Deal__c", [row({ id, amount__c: decimal(10n ** 18n, 0) })]), {
    code: "NUMBER_OUTSIDE_VALID_RANGE",
  });
});

test("unique values ignore case in every script, and the recycle bin holds none", () => {
  const { records, deal } = openDeals();
  const [first = "", second = ""] = records.newIds(deal, 2);
  records.insert("Deal__c", [row({ id: first, key__c: "MÜLLER" })]);

  assert.throws(
    () => records.insert("Deal__c", [row({ id: second, key__c: "müller" })]),
    (error) => error instanceof UniqueError && error.field === "Key__c",
  );
  assert.equal(records.selectByField("Deal__c", "Key__c", ["Müller"]).length, 1);

  records.remove("Deal__c", [first], { at: 1 });
  records.insert("Deal__c", [row({ id: second, key__c: "müller" })]);
  assert.throws(() => records.restore("Deal__c", [first]), UniqueError);
  assert.deepEqual(records.removedWith(first), [{ object: "Deal__c", id: first }]);
});

test("Ids carry the key prefix and checksum, sort in order, and survive rollback and restart", (context) => {
  const folder = mkdtempSync(join(tmpdir(), "local-org-"));
  context.after(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "org.db");
  const { database, records, deal } = openDeals(path);

  database.savepoint("a");
  const [lost = ""] = records.newIds(deal, 1);
  database.rollbackTo("a");
  const [kept = ""] = records.newIds(deal, 1);
  records.insert("Deal__c", [row({ id: kept })]);
  database.release("a");
  database.close();
  const again = openDeals(path);
  const [next = ""] = again.records.newIds(deal, 1);
  again.database.close();

  assert.match(kept, /^a01000[0-9A-Za-z]{12}$/);
  assert.equal(kept.slice(15), idChecksum(kept.slice(0, 15)));
  assert.equal(toLongId(kept.slice(0, 15)), kept);
  assert.equal(toLongId(kept.toUpperCase()), kept);
  assert.ok(lost < kept && kept < next);
});

test("autonumbers start where the field says", () => {
  const { records, deal } = openDeals();

  assert.equal(records.nextNumbers(deal, "Number__c", 3, 100), 100);
  assert.equal(records.nextNumbers(deal, "Number__c", 1, 100), 103);
});

test("a changed Schema adds and widens columns and keeps every value", () => {
  const { database, records, deal } = openDeals();
  const [id = ""] = records.newIds(deal, 1);
  records.insert("Deal__c", [row({ id, amount__c: decimal(12345n, 2), key__c: "k" })]);
  const change = (fields: readonly FieldDefinition[]) => {
    const schema = schemaOf(object("Deal__c", "a01", fields));
    return {
      migration: createTables(database, schema),
      read: () => openRecords(database, schema).selectByIds("Deal__c", [id]).get(id),
    };
  };

  const wider = change([
    field("Amount__c", "Currency", { scale: 4 }),
    field("Key__c", "Text"),
    field("New__c", "Checkbox"),
  ]);
  assert.deepEqual(wider.migration.problems, []);
  assert.deepEqual(wider.migration.addedColumns, ["Deal__c.New__c"]);
  assert.deepEqual(wider.read()?.get("amount__c"), decimal(1234500n, 4));
  assert.equal(wider.read()?.get("new__c"), false);

  const narrower = change([field("Amount__c", "Currency", { scale: 0 }), field("Key__c", "Text")]);
  assert.deepEqual(narrower.read()?.get("amount__c"), decimal(1234500n, 4));

  const wrong = change([field("Amount__c", "Currency", { scale: 0 }), field("Key__c", "Number")]);
  assert.deepEqual(
    wrong.migration.problems.map((problem) => problem.message),
    [
      "Deal__c.Key__c holds values kept as text and can't become scaled. Clear the field first, or start with a new store (--reset).",
    ],
  );
  assert.deepEqual(narrower.read()?.get("amount__c"), decimal(1234500n, 4));
});

test("reading by Id and by an indexed field never scans", () => {
  const { database } = openDeals();

  assert.match(
    database.explain(`SELECT * FROM "Deal__c" WHERE "Id" IN (SELECT value FROM json_each(?))`, [
      "[]",
    ])[0] ?? "",
    /^SEARCH Deal__c USING INDEX/,
  );
  assert.match(
    database.explain(`SELECT * FROM "Deal__c" WHERE fold("Key__c") IS ? AND "IsDeleted" = 0`, [
      "x",
    ])[0] ?? "",
    /^SEARCH Deal__c USING INDEX/,
  );
});

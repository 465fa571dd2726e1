// A store with the records that executed tests query. Only tests import this file.
import { createTables, openDatabase, openRecords } from "./index.ts";
import type { Database, RecordStore, Row } from "./index.ts";
import type { Schema } from "../metadata/schema.ts";
import { resolveObject } from "../metadata/schema.ts";
import { testSchema, testUser } from "../soql/test-schema.ts";
import type { NeutralValue } from "../soql/values.ts";
import { parseDecimal } from "../soql/values.ts";

export interface TestStore {
  readonly schema: Schema;
  readonly database: Database;
  readonly records: RecordStore;
  readonly ids: Readonly<Record<string, string>>;
}

type Values = Readonly<Record<string, NeutralValue>>;

export function openTestStore(): TestStore {
  const schema = testSchema();
  const database = openDatabase(":memory:");
  createTables(database, schema);
  const records = openRecords(database, schema);
  const ids: Record<string, string> = {};
  const add = (object: string, name: string, values: Values): void => {
    const definition = resolveObject(schema, object);
    if (!definition) throw new Error(`no object ${object}`);
    const [id = ""] = records.newIds(definition, 1);
    ids[name] = id;
    const owner = definition.fields.has("ownerid") ? { ownerid: testUser } : {};
    const row: Row = new Map(
      Object.entries({ id, createddate: at("2026-01-01T00:00:00Z"), ...owner, ...values }),
    );
    records.insert(object, [row]);
  };
  add("User", "uma", { name: "Uma Stone", email: "uma@example.com" });
  add("Account", "acme", { name: "Acme", industry: "Energy", numberofemployees: 50 });
  add("Account", "uber", { name: "Übermut", parentid: ids["acme"] ?? null });
  add("Account", "empty", { name: "Empty Ltd", phone: "555" });
  add("Contact", "ann", {
    lastname: "Ann",
    name: "Ann",
    accountid: ids["acme"] ?? null,
    email: "ann@acme.example",
  });
  add("Contact", "bob", { lastname: "Bob", name: "Bob", accountid: ids["acme"] ?? null });
  add("Contact", "cid", { lastname: "Cid", name: "Cid", accountid: ids["uber"] ?? null });
  add("Contact", "dan", { lastname: "Dan", name: "Dan" });
  add(
    "Deal__c",
    "one",
    deal("One", "10.10", "New", {
      account__c: ids["acme"] ?? null,
      tags__c: "Red;Blue",
      closedate__c: date("2026-03-03"),
      active__c: true,
      key__c: "K-1",
      createddate: at("2026-03-03T07:59:59Z"),
    }),
  );
  add(
    "Deal__c",
    "two",
    deal("two", "20.20", "Done", {
      account__c: ids["acme"] ?? null,
      tags__c: "Green",
      closedate__c: date("2026-02-28"),
      key__c: "K-2",
      createddate: at("2026-03-03T08:00:00Z"),
    }),
  );
  add(
    "Deal__c",
    "three",
    deal("THREE", "0.0051", "Open", {
      account__c: ids["uber"] ?? null,
      closedate__c: date("2025-12-31"),
      createddate: at("2026-03-04T07:59:59Z"),
    }),
  );
  add("Deal__c", "four", { name: "Four", createddate: at("2026-03-04T08:00:00Z"), code__c: "aB" });
  add("Line__c", "line", { deal__c: ids["one"] ?? null, quantity__c: parseDecimal("3") ?? null });
  add("Task", "call", { subject: "Call", whatid: ids["acme"] ?? null });
  add("Task", "mail", { subject: "Mail" });
  return { schema, database, records, ids };
}

function deal(name: string, amount: string, stage: string, more: Values): Values {
  return { name, amount__c: parseDecimal(amount) ?? null, stage__c: stage, ...more };
}
const date = (iso: string): NeutralValue => ({ kind: "date", iso });
const at = (iso: string): NeutralValue => ({ kind: "datetime", milliseconds: Date.parse(iso) });

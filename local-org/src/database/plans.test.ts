// Which indexes queries are answered from. Without statistics SQLite plans by the shape of the SQL alone, so few rows tell as much as many.
import assert from "node:assert/strict";
import { test } from "node:test";
import { compileQuery, describePlan, executeQuery } from "../soql/index.ts";
import { testContext } from "../soql/test-schema.ts";
import { openTestStore } from "./test-store.ts";

const store = openTestStore();
const { ids } = store;
const accounts = [ids["acme"] ?? "", ids["uber"] ?? ""];
const keys = ["K-1", "K-2"];

/** `account, key`: the indexes that are searched; `scan` when the table is read whole. */
function searched(where: string, x: readonly string[], y: readonly string[]): string {
  const query = compileQuery(`SELECT Id FROM Deal__c WHERE ${where}`, store.schema);
  const context = testContext(store.database, { binds: { X: x, Y: y } });
  const plan = describePlan(query, context, (sql, parameters) =>
    store.database.explain(sql, parameters),
  );
  const found = plan.flatMap((line) => {
    if (/^SCAN t0/.test(line)) return ["scan"];
    return (
      /^SEARCH t0 USING (?:COVERING )?INDEX Deal__c\.(\w+?)(?:__c)?\.index/.exec(line)?.[1] ?? []
    );
  });
  return found.join(", ").toLowerCase();
}
function count(where: string, x: readonly string[], y: readonly string[]): number {
  const query = compileQuery(`SELECT Id FROM Deal__c WHERE ${where}`, store.schema);
  return executeQuery(query, testContext(store.database, { binds: { X: x, Y: y } })).size;
}

test("alternatives over two indexed fields are answered from both indexes, whatever else must hold", () => {
  const where = "(Account__c IN :x OR Key__c IN :y) AND Stage__c = 'New'";

  assert.equal(searched(where, accounts, keys), "account, key");
  assert.equal(searched("Account__c IN :x OR Key__c IN :y", accounts, keys), "account, key");
});

test("an empty list among alternatives leaves the other index in use", () => {
  const where = "(Account__c IN :x OR Key__c IN :y) AND Stage__c = 'New'";

  assert.equal(searched(where, accounts, []), "account");
  assert.equal(searched(where, [], keys), "key");
  assert.equal(
    searched("Account__c IN :x OR (Name = 'a' AND Key__c IN :y)", accounts, []),
    "account",
  );
  assert.equal(count("Account__c IN :x OR Key__c IN :y", [], []), 0);
});

test("a part that always holds leaves the index in use", () => {
  assert.equal(searched("Account__c IN :x AND Stage__c NOT IN :y", accounts, []), "account");
  assert.equal(searched("Account__c IN :x AND (NOT Stage__c IN :y)", accounts, []), "account");
  const nested = "Account__c IN :x OR ((NOT Stage__c IN :y) AND Key__c = 'K-1')";
  assert.equal(searched(nested, accounts, []), "account, key");
  assert.equal(count("Stage__c NOT IN :y OR Name = 'One'", [], []), 4);
  assert.equal(count("(NOT (Stage__c NOT IN :y))", [], []), 0);
});

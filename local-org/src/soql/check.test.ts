// What the Apex checker learns of a query: its kind, its object, its access, and the types its binds should have.
import assert from "node:assert/strict";
import { test } from "node:test";
import { showType } from "../apex/types.ts";
import { checkQuery } from "./index.ts";
import { testSchema } from "./test-schema.ts";

const schema = testSchema();
const check = (text: string, apiVersion = 67) => checkQuery(text, schema, apiVersion);

test("binds are told the type of the field they are compared with", () => {
  const { binds, problems } = check(
    "SELECT Id FROM Deal__c WHERE Amount__c > :b0 AND Account__c IN :b1 AND CloseDate__c = :b2 AND CreatedDate < :b3 AND Active__c = :b4 AND Name LIKE :b5 LIMIT :b6",
  );

  assert.deepEqual(problems, []);
  assert.deepEqual(
    binds.map(
      (bind) => `${bind.expected ? showType(bind.expected) : "?"}${bind.collection ? "[]" : ""}`,
    ),
    ["Decimal", "Id[]", "Date", "Datetime", "Boolean", "String", "Integer"],
  );
});

test("a query gives records, aggregates or a count", () => {
  assert.deepEqual(check("SELECT Id FROM acme__Deal__c").result, {
    kind: "records",
    object: "Deal__c",
  });
  assert.deepEqual(check("SELECT COUNT(Id) FROM Deal__c").result, { kind: "aggregates" });
  assert.deepEqual(check("SELECT Name FROM Deal__c GROUP BY Name").result, { kind: "aggregates" });
  assert.deepEqual(check("SELECT COUNT() FROM Deal__c").result, { kind: "count" });
});

test("access written in the query is reported", () => {
  assert.equal(check("SELECT Id FROM Deal__c WITH USER_MODE").access, "user");
  assert.equal(check("SELECT Id FROM Deal__c WITH SYSTEM_MODE").access, "system");
  assert.equal(check("SELECT Id FROM Deal__c").access, undefined);
});

test("WITH SECURITY_ENFORCED compiles until API version 66", () => {
  assert.deepEqual(check("SELECT Id FROM Deal__c WITH SECURITY_ENFORCED", 66).problems, []);
  assert.equal(check("SELECT Id FROM Deal__c WITH SECURITY_ENFORCED", 67).problems.length, 1);
});

test("every problem is reported, each at its own place", () => {
  const text = "SELECT Nope, Owner.Nope FROM Deal__c WHERE Nope2 = 1";

  assert.deepEqual(
    check(text).problems.map(({ start, end }) => text.slice(start, end)),
    ["Nope", "Nope", "Nope2"],
  );
});

test("what the platform has and the local org lacks is marked unsupported", () => {
  const [problem] = check("SELECT Id FROM Deal__c USING SCOPE team").problems;

  assert.equal(problem?.unsupported, true);
  assert.match(
    problem.message,
    /USING SCOPE team isn't supported by the local org; use 'everything' or 'mine'/,
  );
});

// Facts about list views as SOQL.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fixtureSchema } from "../../lwc/test-support/fixture.ts";
import { resolveObject, type ListView } from "../../metadata/schema.ts";
import { fieldOfColumn } from "./list-columns.ts";
import { listCondition } from "./list-filter.ts";
import { likePattern, quote } from "./soql.ts";

const schema = fixtureSchema();
const greeting = resolveObject(schema, "Greeting__c");
assert.ok(greeting);
const where = (filters: ListView["filters"], more: Partial<ListView> = {}) =>
  listCondition(
    schema,
    greeting,
    { name: "V", label: "V", scope: "Everything", columns: [], filters, ...more },
    "005000000000001AAA",
  );

test("native column names find their fields", () => {
  assert.equal(fieldOfColumn(schema, greeting, "NAME")?.name, "Name");
  assert.equal(fieldOfColumn(schema, greeting, "OWNER.ALIAS")?.name, "OwnerId");
  assert.equal(fieldOfColumn(schema, greeting, "CREATED_DATE")?.name, "CreatedDate");
  const opportunity = resolveObject(schema, "Opportunity");
  assert.ok(opportunity);
  assert.equal(fieldOfColumn(schema, opportunity, "OPPORTUNITY.CLOSE_DATE")?.name, "CloseDate");
  assert.equal(fieldOfColumn(schema, opportunity, "ACCOUNT.NAME")?.name, "AccountId");
});

test("several values are alternatives, and the scope narrows", () => {
  assert.equal(
    where([{ field: "Language__c", operation: "equals", value: "en,fr" }], { scope: "Mine" }).where,
    "OwnerId = '005000000000001AAA' AND ((hello__Language__c = 'en' OR hello__Language__c = 'fr'))",
  );
});

test("the logic of the list view joins its filters", () => {
  const filters = [
    { field: "Formal__c", operation: "equals", value: "1" },
    { field: "Cost__c", operation: "greaterThan", value: "5" },
    { field: "SaidOn__c", operation: "lessThan", value: "LAST_N_DAYS:7" },
  ];
  assert.equal(
    where(filters, { booleanFilter: "1 AND (2 OR 3)" }).where,
    "((hello__Formal__c = true) AND ((hello__Cost__c > 5) OR (hello__SaidOn__c < LAST_N_DAYS:7)))",
  );
});

test("what is not supported is said", () => {
  assert.equal(where([{ field: "NOPE", operation: "equals", value: "1" }]).problems.length, 1);
});

test("quotes and wildcards in values stay text", () => {
  assert.equal(quote("O'Neil \\"), "'O\\'Neil \\\\'");
  assert.equal(likePattern("50%_'", "contains"), "'%50\\%\\_\\'%'");
});

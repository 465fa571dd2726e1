// Facts about plan files: references of every kind, records that fail, lookups to what comes later.
import assert from "node:assert/strict";
import { test } from "node:test";
import { objectFiles } from "../../metadata/fixture.ts";
import { openFixture } from "../fixture.ts";
import { importPlan } from "./import-plan.ts";

const files = objectFiles(
  "Deal__c",
  {
    Account__c:
      "<referenceTo>Account</referenceTo><relationshipName>Deals</relationshipName><type>Lookup</type><deleteConstraint>SetNull</deleteConstraint>",
    Trace__c: "<length>40</length><type>Text</type>",
  },
  "<sharingModel>ReadWrite</sharingModel>",
);
const record = (type: string, referenceId: string, values: Record<string, unknown>): unknown => ({
  attributes: { type, referenceId },
  ...values,
});

test("references lead to records of the plan, to later ones, and to what every org has", () => {
  const { org, admin, run, close } = openFixture(files);
  const data: Record<string, string> = {
    "users.json": JSON.stringify({
      records: [
        record("User", "jane", {
          Username: "jane@example.com",
          LastName: "Doe",
          Email: "jane@example.com",
          Alias: "jane",
          TimeZoneSidKey: "Europe/Berlin",
          LocaleSidKey: "de_DE",
          LanguageLocaleKey: "en_US",
          EmailEncodingKey: "UTF-8",
          ProfileId: "@Profile:Standard User",
        }),
      ],
    }),
    "deals.json": JSON.stringify({
      records: [
        record("Deal__c", "d1", { Name: "One", Account__c: "@a2", Trace__c: "@jane" }),
        record("Deal__c", "d2", { Name: "Two", Account__c: "@nobody" }),
      ],
    }),
    "accounts.json": JSON.stringify({
      records: [
        record("Account", "a1", {}),
        record("Account", "a2", { Name: "Two", OwnerId: "@jane" }),
      ],
    }),
  };
  const { imported, problems } = importPlan(org, admin, (name) => data[name] ?? "", [
    { sobject: "User", files: ["users.json"] },
    { sobject: "Deal__c", files: ["deals.json"] },
    { sobject: "Account", files: ["accounts.json"] },
  ]);
  assert.deepEqual(imported, [
    { sobject: "User", count: 1 },
    { sobject: "Deal__c", count: 2 },
    { sobject: "Account", count: 1 },
  ]);
  assert.equal(problems.length, 2);
  assert.match(
    problems[0] ?? "",
    /accounts\.json, record 1 \(a1\): REQUIRED_FIELD_MISSING: Required fields are missing: \[Name\]/,
  );
  assert.match(
    problems[1] ?? "",
    /deals\.json, record 2 \(d2\): nothing is known by the reference @nobody/,
  );
  assert.deepEqual(
    run(
      "Deal__c d = [SELECT Account__r.Name, Account__r.Owner.Name, Trace__c FROM Deal__c WHERE Name = 'One']; System.debug(d.Account__r.Name + ' ' + d.Account__r.Owner.Name + ' ' + d.Trace__c.startsWith('005'));",
    ),
    ["Two Doe true"],
  );
  close();
});

// Facts about the catalogue of standard objects: it is whole, and the facts that code relies on are there.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fixtureSchema } from "../fixture.ts";
import { resolveObject } from "../schema.ts";

const schema = fixtureSchema();

test("every reference and every part of a compound field exists; child names are unique on their parent", () => {
  assert.deepEqual(schema.problems, []);
  for (const object of schema.objects.values()) {
    for (const field of object.fields.values()) {
      for (const to of field.reference?.to ?? [])
        assert.ok(resolveObject(schema, to), `${object.name}.${field.name} -> ${to}`);
      for (const part of field.compoundFields ?? [])
        assert.ok(object.fields.has(part.toLowerCase()), `${object.name}.${part}`);
      if (field.derivedFrom)
        assert.ok(
          object.fields
            .get(field.derivedFrom.field.toLowerCase())
            ?.picklist?.values.every(
              (one) => one.attributes?.[field.derivedFrom?.attribute ?? ""] !== undefined,
            ),
          `${object.name}.${field.name}`,
        );
    }
    const names = object.childRelationships.flatMap((one) =>
      one.name === undefined ? [] : [one.name],
    );
    assert.equal(new Set(names).size, names.length, `${object.name}: ${names.join()}`);
    if (object.nameField !== undefined)
      assert.ok(
        object.fields.has(object.nameField.toLowerCase()),
        `${object.name}.${object.nameField}`,
      );
  }
});

test("the platform's prefixes", () => {
  const prefixes = {
    Account: "001",
    Contact: "003",
    User: "005",
    Opportunity: "006",
    Lead: "00Q",
    Organization: "00D",
    Profile: "00e",
    UserRole: "00E",
    Group: "00G",
    Task: "00T",
    Event: "00U",
    RecordType: "012",
    PermissionSet: "0PS",
    Case: "500",
    Campaign: "701",
    ContentVersion: "068",
    AsyncApexJob: "707",
    OpportunityShare: "00t",
    AccountShare: "00r",
    LeadShare: "01o",
  };
  for (const [name, prefix] of Object.entries(prefixes))
    assert.equal(resolveObject(schema, name)?.keyPrefix, prefix, name);
});

test("child relationships have the names queries use", () => {
  const names = resolveObject(schema, "Account")?.childRelationships.map((one) => one.name) ?? [];
  for (const name of [
    "Contacts",
    "Opportunities",
    "Cases",
    "ChildAccounts",
    "Shares",
    "Histories",
    "Tasks",
    "Events",
    "Attachments",
    "ContentDocumentLinks",
    "Users",
  ])
    assert.ok(names.includes(name), name);
  assert.ok(
    resolveObject(schema, "Opportunity")?.childRelationships.some(
      (one) => one.name === "OpportunityLineItems" && one.cascadeDelete,
    ),
  );
});

test("what a new record must have", () => {
  const required = (name: string): string[] =>
    [...(resolveObject(schema, name)?.fields.values() ?? [])]
      .filter((one) => one.required)
      .map((one) => one.name);
  assert.deepEqual(required("Account"), ["Name"]);
  assert.deepEqual(required("Contact"), ["LastName"]);
  assert.deepEqual(required("Lead"), ["LastName", "Company"]);
  assert.deepEqual(required("Opportunity"), ["Name", "StageName", "CloseDate"]);
  assert.deepEqual(required("User"), [
    "Username",
    "LastName",
    "Email",
    "Alias",
    "TimeZoneSidKey",
    "LocaleSidKey",
    "EmailEncodingKey",
    "ProfileId",
    "LanguageLocaleKey",
  ]);
});

test("records that hold code, and profiles, can be put together in memory, though not saved", () => {
  for (const [name, fields] of [
    ["ApexClass", "Name Body ApiVersion Status"],
    ["ApexTrigger", "Name Body TableEnumOrId UsageAfterInsert"],
    ["Profile", "Name Description"],
  ] as const) {
    const object = resolveObject(schema, name);
    assert.deepEqual([object?.createable, object?.updateable], [false, false], name);
    for (const field of fields.split(" "))
      assert.equal(object?.fields.get(field.toLowerCase())?.createable, true, `${name}.${field}`);
  }
});

// Facts about doors from outside: which class a component may call, and the words in which the API refuses a write or a query.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { objectFiles } from "../metadata/fixture.ts";
import { classFiles, openFixture, valueOf } from "./fixture.ts";
import type { ApexOutcome } from "./contract.ts";
import type { Fixture } from "./fixture.ts";

const text = "<length>20</length><type>Text</type>";
const files = {
  ...objectFiles("Club__c", {
    Motto__c: text,
    Founded__c: "<type>Date</type>",
    Secret__c: text,
    Diary__c: "<length>1000</length><type>LongTextArea</type><visibleLines>3</visibleLines>",
  }),
  ...classFiles(
    "ClubController",
    "public with sharing class ClubController { @AuraEnabled public static String greet(Id clubId) { return 'Hi ' + clubId; } }",
  ),
  "force-app/permissionsets/Clubs.permissionset-meta.xml": `<PermissionSet><label>Clubs</label><hasActivationRequired>false</hasActivationRequired><classAccesses><apexClass>ClubController</apexClass><enabled>true</enabled></classAccesses><fieldPermissions><editable>false</editable><field>Club__c.Motto__c</field><readable>true</readable></fieldPermissions><fieldPermissions><editable>true</editable><field>Club__c.Founded__c</field><readable>true</readable></fieldPermissions><objectPermissions><allowCreate>false</allowCreate><allowDelete>false</allowDelete><allowEdit>true</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>Club__c</object><viewAllRecords>false</viewAllRecords></objectPermissions></PermissionSet>`,
};

let fixture: Fixture;
let member = "";
let stranger = "";
let club = "";

before(() => {
  fixture = openFixture(files);
  for (const name of ["member", "stranger"])
    fixture.run(
      `insert new User(Username = '${name}@example.com', LastName = '${name}', Email = '${name}@example.com', Alias = '${name}', TimeZoneSidKey = 'GMT', LocaleSidKey = 'en_US', LanguageLocaleKey = 'en_US', EmailEncodingKey = 'UTF-8', ProfileId = [SELECT Id FROM Profile WHERE Name = 'Minimum Access - Salesforce'].Id);`,
    );
  member = fixture.org.user("member@example.com")?.id ?? "";
  stranger = fixture.org.user("stranger@example.com")?.id ?? "";
  fixture.run(
    `insert new PermissionSetAssignment(AssigneeId = '${member}', PermissionSetId = [SELECT Id FROM PermissionSet WHERE Name = 'Clubs'].Id);`,
  );
  fixture.run("insert new Club__c(Name = 'Rowing', Secret__c = 's');");
  club = valueOf(fixture.org.query(fixture.admin, "SELECT Id FROM Club__c")).records[0]?.Id ?? "";
});
after(() => fixture.close());

const errorOf = <T>(outcome: ApexOutcome<T>): string => (outcome.ok ? "" : outcome.error.message);
const refusedWith = (fields: Record<string, unknown>): unknown =>
  valueOf(
    fixture.org.update(member, "Club__c", [{ ...fields, Id: club }], { partial: true }),
  )[0]?.errors.map(({ statusCode, fields: at }) => [statusCode, ...at]);

test("a component calls only classes that a permission set opens to the user; who authors Apex calls all", () => {
  const greet = (user: string) =>
    fixture.org.callAura(user, "ClubController", "greet", { clubId: club });
  assert.equal(valueOf(greet(member)), `Hi ${club}`);
  assert.equal(valueOf(greet(fixture.admin)), `Hi ${club}`);
  assert.equal(
    errorOf(greet(stranger)),
    "You do not have access to the Apex class named 'ClubController'.",
  );
});

test("an argument that does not fit is told by name and type, never echoed", () => {
  assert.equal(
    errorOf(fixture.org.callAura(member, "ClubController", "greet", { clubId: "<img src=x>" })),
    "Value provided is invalid for action parameter 'clubId' of type 'Id'",
  );
});

test("the API names read-only fields, and hidden ones do not exist", () => {
  assert.deepEqual(refusedWith({ Motto__c: "row" }), [
    ["INVALID_FIELD_FOR_INSERT_UPDATE", "Motto__c"],
  ]);
  assert.deepEqual(refusedWith({ CreatedDate: "2026-01-01T00:00:00Z" }), [
    ["INVALID_FIELD_FOR_INSERT_UPDATE", "CreatedDate"],
  ]);
  assert.deepEqual(refusedWith({ Founded__c: "2026-01-01" }), []);
  for (const name of ["Secret__c", "Nowhere__c"])
    assert.equal(
      errorOf(fixture.org.update(member, "Club__c", [{ Id: club, [name]: "x" }])),
      `No such column '${name}' on sobject of type Club__c`,
    );
});

test("an object the user may not create or delete is refused in the API's codes", () => {
  const made = valueOf(fixture.org.insert(member, "Club__c", [{ Name: "x" }], { partial: true }));
  assert.equal(made[0]?.errors[0]?.statusCode, "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY");
  const gone = valueOf(fixture.org.delete(member, [club], { partial: true }));
  assert.equal(gone[0]?.errors[0]?.statusCode, "INSUFFICIENT_ACCESS_OR_READONLY");
});

test("a query is told nothing about a hidden field, not even its type", () => {
  const ask = (where: string) =>
    errorOf(fixture.org.query(member, `SELECT Id FROM Club__c WHERE ${where}`)).replace(/\..*/, "");
  for (const where of ["Diary__c = 'x'", "Secret__c = 5", "Nowhere__c = 'x'"])
    assert.equal(ask(where), `No such column '${where.split(" ")[0]}' on entity 'Club__c'`);
});

test("setup objects with special access rules stay closed without their permission", () => {
  const ask = (object: string) => errorOf(fixture.org.query(stranger, `SELECT Id FROM ${object}`));
  for (const object of ["PermissionSetAssignment", "FieldPermissions", "AsyncApexJob"])
    assert.equal(ask(object), `sObject type '${object}' is not supported.`);
  assert.equal(ask("UserRole"), "", "the profile has View Roles and Role Hierarchy");
});

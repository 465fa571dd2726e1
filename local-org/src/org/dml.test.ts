// Facts about saving records: order of execution, checks and their wording, roll-ups, deletes.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { objectFiles } from "../metadata/fixture.ts";
import { openFixture } from "./fixture.ts";
import type { Fixture } from "./fixture.ts";

const box = objectFiles(
  "Box__c",
  {
    Code__c:
      "<externalId>true</externalId><length>20</length><type>Text</type><unique>true</unique>",
    Size__c: "<precision>6</precision><scale>2</scale><type>Number</type>",
    Kind__c:
      "<type>Picklist</type><valueSet><restricted>true</restricted><valueSetDefinition><sorted>false</sorted><value><fullName>Small</fullName><default>true</default><label>Small</label></value><value><fullName>Large</fullName><default>false</default><label>Large</label></value></valueSetDefinition></valueSet>",
    Mail__c: "<type>Email</type>",
    Items__c:
      "<summaryForeignKey>Item__c.Box__c</summaryForeignKey><summaryOperation>count</summaryOperation><type>Summary</type>",
    Weight__c:
      "<summarizedField>Item__c.Weight__c</summarizedField><summaryForeignKey>Item__c.Box__c</summaryForeignKey><summaryOperation>sum</summaryOperation><type>Summary</type>",
    Double__c:
      "<formula>Size__c * 2</formula><precision>18</precision><scale>2</scale><type>Number</type>",
    Number__c: "<displayFormat>B-{0000}</displayFormat><type>AutoNumber</type>",
  },
  "<sharingModel>ReadWrite</sharingModel><externalSharingModel>Private</externalSharingModel>",
);
const item = objectFiles(
  "Item__c",
  {
    Box__c:
      "<referenceTo>Box__c</referenceTo><relationshipLabel>Items</relationshipLabel><relationshipName>Items</relationshipName><relationshipOrder>0</relationshipOrder><reparentableMasterDetail>true</reparentableMasterDetail><type>MasterDetail</type><writeRequiresMasterRead>false</writeRequiresMasterRead>",
    Weight__c: "<precision>6</precision><scale>1</scale><type>Number</type>",
  },
  "<sharingModel>ControlledByParent</sharingModel><externalSharingModel>ControlledByParent</externalSharingModel>",
);
const rule =
  "<ValidationRule><fullName>NoHuge</fullName><active>true</active><errorConditionFormula>Size__c &gt; 1000</errorConditionFormula><errorDisplayField>Size__c</errorDisplayField><errorMessage>Too big.</errorMessage></ValidationRule>";
const files = {
  ...box,
  ...item,
  "force-app/objects/Box__c/validationRules/NoHuge.validationRule-meta.xml": rule,
};

let fixture: Fixture;
before(() => {
  fixture = openFixture(files);
});
after(() => {
  fixture.close();
});

/** What the Apex throws, as `Type: message`. */
function errorOf(apex: string): string {
  try {
    fixture.run(apex);
  } catch (error) {
    return error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
  }
  return "nothing";
}

test("defaults, autonumber, formula and roll-ups are there after insert", () => {
  const lines = fixture.run(`
    Box__c box = new Box__c(Name = 'A', Size__c = 1.5);
    insert box;
    insert new List<Item__c>{ new Item__c(Name = 'x', Box__c = box.Id, Weight__c = 1.2), new Item__c(Name = 'y', Box__c = box.Id, Weight__c = 2.3) };
    box = [SELECT Kind__c, Double__c, Number__c, Items__c, Weight__c, CreatedBy.Name FROM Box__c WHERE Id = :box.Id];
    System.debug(box.Kind__c + ' ' + box.Double__c + ' ' + box.Number__c + ' ' + box.Items__c + ' ' + box.Weight__c + ' ' + box.CreatedBy.Name);
    delete [SELECT Id FROM Item__c WHERE Name = 'x' AND Box__c = :box.Id];
    System.debug([SELECT Weight__c FROM Box__c WHERE Id = :box.Id].Weight__c);`);
  assert.deepEqual(lines, ["Small 3.00 B-0001 2 3.5 Org Administrator", "2.3"]);
});

test("each check speaks the platform's words", () => {
  assert.equal(
    errorOf("insert new Account();"),
    "System.DmlException: Insert failed. First exception on row 0; first error: REQUIRED_FIELD_MISSING, Required fields are missing: [Name]: [Name]",
  );
  assert.equal(
    errorOf("insert new Item__c(Name = 'x');"),
    "System.DmlException: Insert failed. First exception on row 0; first error: REQUIRED_FIELD_MISSING, Required fields are missing: [Box__c]: [Box__c]",
  );
  assert.equal(
    errorOf("insert new Box__c(Name = 'x', Code__c = 'a'.repeat(21));"),
    `System.DmlException: Insert failed. First exception on row 0; first error: STRING_TOO_LONG, Code: data value too large: ${"a".repeat(21)} (max length=20): [Code__c]`,
  );
  assert.equal(
    errorOf("insert new Box__c(Name = 'x', Kind__c = 'Odd');"),
    "System.DmlException: Insert failed. First exception on row 0; first error: INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST, Kind: bad value for restricted picklist field: Odd: [Kind__c]",
  );
  assert.equal(
    errorOf("insert new Box__c(Name = 'x', Mail__c = 'nobody');"),
    "System.DmlException: Insert failed. First exception on row 0; first error: INVALID_EMAIL_ADDRESS, Mail: invalid email address: nobody: [Mail__c]",
  );
  assert.equal(
    errorOf("insert new Box__c(Name = 'x', Size__c = 1001);"),
    "System.DmlException: Insert failed. First exception on row 0; first error: FIELD_CUSTOM_VALIDATION_EXCEPTION, Too big.: [Size__c]",
  );
  assert.match(
    errorOf("insert new Box__c(Name = 'x', Size__c = 123456);"),
    /NUMBER_OUTSIDE_VALID_RANGE/,
  );
  assert.match(
    errorOf(
      "Account a = new Account(Name = 'a'); insert a; insert new Item__c(Name = 'x', Box__c = a.Id);",
    ),
    /FIELD_INTEGRITY_EXCEPTION, Box: id value of incorrect type: 001/,
  );
  assert.match(
    errorOf("insert new Account(Id = '001000000000001AAA', Name = 'a');"),
    /INVALID_FIELD_FOR_INSERT_UPDATE, cannot specify Id in an insert call: \[Id\]/,
  );
  assert.match(
    errorOf("update new Account(Name = 'a');"),
    /MISSING_ARGUMENT, Id not specified in an update call: \[\]/,
  );
});

test("what comes back from the recycle bin must find its unique values free", () => {
  assert.deepEqual(
    fixture.run(`
    Box__c first = new Box__c(Name = 'back', Code__c = 'back');
    Box__c other = new Box__c(Name = 'other', Code__c = 'other');
    insert new List<Box__c>{ first, other };
    delete new List<Box__c>{ first, other };
    Box__c taker = new Box__c(Name = 'taker', Code__c = 'BACK');
    insert taker;
    try { undelete new List<Box__c>{ first, other }; } catch (DmlException e) { System.debug(e.getDmlType(0) + ' ' + e.getMessage().contains('Code__c duplicates value on record with id: ' + String.valueOf(taker.Id).left(15))); }
    System.debug([SELECT COUNT() FROM Box__c WHERE Name IN ('back', 'other')]);
    for (Database.UndeleteResult one : Database.undelete(new List<Box__c>{ first, other }, false)) { System.debug(one.isSuccess() ? 'back' : String.valueOf(one.getErrors()[0].getStatusCode())); }
    System.debug([SELECT Name FROM Box__c WHERE Name IN ('back', 'other')].Name);
    delete taker;
    undelete first;
    System.debug([SELECT COUNT() FROM Box__c WHERE Name IN ('back', 'other')]);
    delete new List<Box__c>{ first, other };
  `),
    ["DUPLICATE_VALUE true", "0", "DUPLICATE_VALUE", "back", "other", "2"],
  );
});

test("a unique value is held by one record only, and upsert finds it by external Id", () => {
  const duplicate = errorOf(
    "insert new Box__c(Name = 'a', Code__c = 'K1'); insert new Box__c(Name = 'b', Code__c = 'k1');",
  );
  assert.match(
    duplicate,
    /DUPLICATE_VALUE, duplicate value found: Code__c duplicates value on record with id: [0-9A-Za-z]{15}: \[\]/,
  );
  const lines = fixture.run(`
    insert new Box__c(Name = 'first', Code__c = 'U1');
    Box__c again = new Box__c(Name = 'second', Code__c = 'u1');
    upsert again Code__c;
    System.debug([SELECT count() FROM Box__c WHERE Code__c = 'U1'] + ' ' + [SELECT Name FROM Box__c WHERE Id = :again.Id].Name);`);
  assert.deepEqual(lines, ["1 second"]);
});

test("an uncaught exception leaves nothing behind", () => {
  assert.match(
    errorOf("insert new Account(Name = 'gone'); Integer i = 1 / 0;"),
    /^System.MathException: Divide by 0/,
  );
  assert.deepEqual(
    fixture.run("System.debug([SELECT count() FROM Account WHERE Name = 'gone']);"),
    ["0"],
  );
});

test("a master takes its details to the recycle bin and back", () => {
  const lines = fixture.run(`
    Box__c box = new Box__c(Name = 'bin');
    insert box;
    insert new Item__c(Name = 'in bin', Box__c = box.Id);
    delete box;
    System.debug([SELECT count() FROM Item__c WHERE Name = 'in bin']);
    undelete box;
    System.debug([SELECT count() FROM Item__c WHERE Name = 'in bin']);`);
  assert.deepEqual(lines, ["0", "1"]);
});

test("201 records are one statement and two chunks", () => {
  const lines = fixture.run(
    "List<Account> many = new List<Account>(); for (Integer i = 0; i < 201; i++) many.add(new Account(Name = 'n' + i)); insert many; System.debug(many[200].Id != null);",
  );
  assert.deepEqual(lines, ["true"]);
});

// Facts about triggers and saves around them: what they see, what they may change, how failures travel.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { objectFiles } from "../../metadata/fixture.ts";
import { classFiles, openFixture, triggerFiles } from "../fixture.ts";
import type { Fixture } from "../fixture.ts";

const files = {
  ...objectFiles(
    "Box__c",
    {
      Size__c: "<precision>6</precision><scale>0</scale><type>Number</type>",
      Twice__c:
        "<formula>Size__c * 2</formula><precision>18</precision><scale>0</scale><type>Number</type>",
      Note__c: "<length>80</length><type>Text</type>",
    },
    "<sharingModel>ReadWrite</sharingModel>",
  ),
  ...classFiles(
    "Log",
    "public class Log { public static List<String> lines = new List<String>(); public static Integer mode = 0; }",
  ),
  ...triggerFiles(
    "BoxTrigger",
    `trigger BoxTrigger on Box__c (before insert, after insert, before update, after update, before delete, after delete, after undelete) {
    Log.lines.add((Trigger.isBefore ? 'before ' : 'after ') + Trigger.operationType.name() + ' ' + Trigger.size);
    if (Trigger.isBefore && Trigger.isInsert) {
      for (Box__c b : Trigger.new) {
        System.assertEquals(null, b.Id);
        if (b.Size__c == 13) { b.Size__c.addError('unlucky'); }
        if (b.Size__c == 14) { b.addError('no'); }
        if (b.Note__c == 'set me') { b.Note__c = 'twice is ' + b.Twice__c; }
        if (b.Note__c == 'fail') { Integer i = 1 / 0; }
      }
    }
    if (Trigger.isAfter && Trigger.isInsert) {
      for (Box__c b : Trigger.new) {
        System.assertNotEquals(null, b.Id);
        if (b.Note__c == 'write') { b.Note__c = 'x'; }
        if (b.Size__c == 15) { b.addError('too late'); }
      }
    }
    if (Trigger.isUpdate && Trigger.isAfter && Log.mode == 1) { update as system new Box__c(Id = Trigger.new[0].Id, Size__c = Trigger.new[0].Size__c + 1); }
    if (Trigger.isUpdate && Trigger.isBefore) { for (Box__c b : Trigger.new) { Log.lines.add(Trigger.oldMap.get(b.Id).Size__c + '>' + b.Size__c); } }
  }`,
  ),
};

let fixture: Fixture;
before(() => {
  fixture = openFixture(files);
});
after(() => {
  fixture.close();
});
const show = "for (String line : Log.lines) System.debug(line);";

test("before triggers change what is stored and see formulas; the caller's record only gets its Id", () => {
  assert.deepEqual(
    fixture.run(
      "Box__c b = new Box__c(Name = 'a', Size__c = 4, Note__c = 'set me'); insert b; System.debug(b.Note__c); System.debug([SELECT Note__c FROM Box__c WHERE Id = :b.Id].Note__c);",
    ),
    ["set me", "twice is 8"],
  );
});

test("addError on a field and on the record", () => {
  const lines = fixture.run(`
    List<Database.SaveResult> results = Database.insert(new List<Box__c>{ new Box__c(Name = 'ok', Size__c = 1), new Box__c(Name = 'field', Size__c = 13), new Box__c(Name = 'record', Size__c = 14), new Box__c(Name = 'late', Size__c = 15) }, false);
    for (Database.SaveResult r : results) { System.debug(r.isSuccess() ? 'saved' : r.getErrors()[0].getStatusCode().name() + ' ' + r.getErrors()[0].getMessage() + ' ' + r.getErrors()[0].getFields()); }
    ${show}
    System.debug([SELECT count() FROM Box__c WHERE Name IN ('ok', 'field', 'record', 'late')]);`);
  assert.deepEqual(lines.slice(0, 4), [
    "saved",
    "FIELD_CUSTOM_VALIDATION_EXCEPTION unlucky (Size__c)",
    "FIELD_CUSTOM_VALIDATION_EXCEPTION no ()",
    "FIELD_CUSTOM_VALIDATION_EXCEPTION too late ()",
  ]);
  // three passes: all four, the two without errors, the one that was left
  assert.deepEqual(lines.slice(4, -1), [
    "before BEFORE_INSERT 4",
    "before BEFORE_INSERT 2",
    "after AFTER_INSERT 2",
    "before BEFORE_INSERT 1",
    "after AFTER_INSERT 1",
  ]);
  assert.equal(lines.at(-1), "1");
});

test("an exception in a trigger reaches the caller with its stack", () => {
  assert.throws(
    () => fixture.run("insert new Box__c(Name = 'x', Note__c = 'fail');"),
    /System.DmlException: Insert failed. First exception on row 0; first error: CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY, BoxTrigger: execution of BeforeInsert\n\ncaused by: System.MathException: Divide by 0\n\nTrigger.BoxTrigger: line 9, column 1: \[\]/,
  );
  assert.throws(
    () => fixture.run("insert new Box__c(Name = 'x', Note__c = 'write');"),
    /caused by: System.FinalException: Record is read-only/,
  );
});

test("triggers that fire each other end at the sixteenth", () => {
  assert.throws(
    () =>
      fixture.run(
        "Box__c b = new Box__c(Name = 'deep', Size__c = 1); insert b; Log.mode = 1; b.Size__c = 2; update b;",
      ),
    /maximum trigger depth exceeded/,
  );
});

test("old and new values, delete and undelete", () => {
  const lines = fixture.run(
    `Box__c b = new Box__c(Name = 'u', Size__c = 1); insert b; Log.lines.clear(); update new Box__c(Id = b.Id, Size__c = 2); delete b; undelete b; ${show}`,
  );
  assert.deepEqual(lines, [
    "before BEFORE_UPDATE 1",
    "1>2",
    "after AFTER_UPDATE 1",
    "before BEFORE_DELETE 1",
    "after AFTER_DELETE 1",
    "after AFTER_UNDELETE 1",
  ]);
});

test("chunks of 200 share statics", () => {
  const lines = fixture.run(
    `List<Box__c> many = new List<Box__c>(); for (Integer i = 0; i < 401; i++) { many.add(new Box__c(Name = 'n')); } insert many; ${show} System.debug(Limits.getDmlStatements() + ' ' + Limits.getDmlRows());`,
  );
  assert.deepEqual(lines, [
    "before BEFORE_INSERT 200",
    "after AFTER_INSERT 200",
    "before BEFORE_INSERT 200",
    "after AFTER_INSERT 200",
    "before BEFORE_INSERT 1",
    "after AFTER_INSERT 1",
    "1 401",
  ]);
});

test("savepoints take records back, not statics; a limit cannot be caught", () => {
  assert.deepEqual(
    fixture.run(
      "Savepoint s = Database.setSavepoint(); insert new Box__c(Name = 'gone'); Database.rollback(s); System.debug([SELECT count() FROM Box__c WHERE Name = 'gone'] + ' ' + Log.lines.size());",
    ),
    ["0 2"],
  );
  assert.throws(
    () =>
      fixture.run(
        "try { for (Integer i = 0; i < 101; i++) { List<Box__c> b = [SELECT Id FROM Box__c LIMIT 1]; } } catch (Exception e) { System.debug('caught'); }",
      ),
    /System.LimitException: Too many SOQL queries: 101/,
  );
});

// Facts about the triggers of files: in what order they fire, and that what they refuse is not stored.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { classFiles, openFixture, triggerFiles } from "../fixture.ts";
import type { Fixture } from "../fixture.ts";

const events =
  "before insert, after insert, before update, after update, before delete, after delete";
const trigger = (object: string, refusal: string): Record<string, string> =>
  triggerFiles(
    `${object}Trigger`,
    `trigger ${object}Trigger on ${object} (${object === "ContentVersion" ? events.slice(0, events.indexOf(", before delete")) : events}) {
      Log.lines.add('${object} ' + Trigger.operationType.name() + ' ' + Trigger.size);
      if (Trigger.isBefore && !Trigger.isDelete) { for (${object} one : Trigger.new) { ${refusal} } }
      if (Trigger.isAfter && Trigger.isInsert) { for (${object} one : Trigger.new) { System.assertNotEquals(null, one.Id); } }
    }`,
  );
const files = {
  ...classFiles(
    "Log",
    "public class Log { public static List<String> lines = new List<String>(); }",
  ),
  ...trigger("ContentVersion", "if (one.Title == 'bad version') { one.addError('no version'); }"),
  ...trigger(
    "ContentDocument",
    "if (one.Title == 'bad document') { one.addError('no document'); }",
  ),
  ...trigger(
    "ContentDocumentLink",
    "if (one.LinkedEntityId.getSobjectType() == Account.SObjectType && one.ShareType == 'V') { if ([SELECT Name FROM Account WHERE Id = :one.LinkedEntityId].Name == 'closed') { one.addError('no link'); } }",
  ),
};
const made = (title: string, rest = ""): string =>
  `ContentVersion v = new ContentVersion(Title = '${title}', PathOnClient = 'a.txt', VersionData = Blob.valueOf('x')${rest});`;
const show = "for (String line : Log.lines) System.debug(line);";
const count =
  "System.debug([SELECT COUNT() FROM ContentVersion] + ' ' + [SELECT COUNT() FROM ContentDocument]);";

let fixture: Fixture;
before(() => {
  fixture = openFixture(files);
});
after(() => {
  fixture.close();
});

test("a file is a version, its document and a link for each who has it", () => {
  assert.deepEqual(
    fixture.run(
      `Account open = new Account(Name = 'open'); insert open; ${made("one", ", FirstPublishLocationId = open.Id")} insert v; ${show}`,
    ),
    [
      "ContentVersion BEFORE_INSERT 1",
      "ContentDocument BEFORE_INSERT 1",
      "ContentDocument AFTER_INSERT 1",
      "ContentDocumentLink BEFORE_INSERT 1",
      "ContentDocumentLink AFTER_INSERT 1",
      "ContentDocumentLink BEFORE_INSERT 1",
      "ContentDocumentLink AFTER_INSERT 1",
      "ContentVersion AFTER_INSERT 1",
    ],
  );
});

test("what the trigger of document or link refuses leaves nothing behind", () => {
  const before = fixture.run(count);
  for (const [apex, problem] of [
    [`${made("bad version")} insert v;`, /no version/],
    [`${made("bad document")} insert v;`, /no document/],
    [
      `Account closed = new Account(Name = 'closed'); insert closed; ${made("two", ", FirstPublishLocationId = closed.Id")} insert v;`,
      /no link/,
    ],
  ] as const)
    assert.throws(() => fixture.run(apex), problem);
  assert.deepEqual(fixture.run(count), before);
});

test("a new version and a new title change the document; document and latest version have one title", () => {
  const titles =
    "System.debug(String.join(new List<String>{ [SELECT Title FROM ContentDocument WHERE Id = :v.ContentDocumentId].Title, [SELECT Title FROM ContentVersion WHERE ContentDocumentId = :v.ContentDocumentId AND IsLatest = TRUE].Title }, ' '));";
  assert.deepEqual(
    fixture.run(
      `${made("first")} insert v; v = [SELECT ContentDocumentId FROM ContentVersion WHERE Id = :v.Id]; Log.lines.clear();
       v.Title = 'second'; update v; ${show} ${titles}
       update new ContentDocument(Id = v.ContentDocumentId, Title = 'third'); ${titles}
       Log.lines.clear(); insert new ContentVersion(Title = 'fourth', ContentDocumentId = v.ContentDocumentId, PathOnClient = 'a.txt', VersionData = Blob.valueOf('y')); ${show} ${titles}`,
    ),
    [
      "ContentVersion BEFORE_UPDATE 1",
      "ContentDocument BEFORE_UPDATE 1",
      "ContentDocument AFTER_UPDATE 1",
      "ContentVersion AFTER_UPDATE 1",
      "second second",
      "third third",
      "ContentVersion BEFORE_INSERT 1",
      "ContentDocument BEFORE_UPDATE 1",
      "ContentDocument AFTER_UPDATE 1",
      "ContentVersion AFTER_INSERT 1",
      "fourth fourth",
    ],
  );
  assert.throws(
    () =>
      fixture.run(
        `${made("good")} insert v; v = [SELECT ContentDocumentId FROM ContentVersion WHERE Id = :v.Id]; v.Title = 'bad document'; update v;`,
      ),
    /no document/,
  );
});

// Salesforce Help 000381623, "ContentDocument and ContentDocumentLink trigger behavior"
test("a deleted document takes its links along without their triggers; a deleted link has its own", () => {
  assert.deepEqual(
    fixture.run(
      `${made("gone")} insert v; v = [SELECT ContentDocumentId FROM ContentVersion WHERE Id = :v.Id]; Account a = new Account(Name = 'a'); insert a;
       ContentDocumentLink link = new ContentDocumentLink(ContentDocumentId = v.ContentDocumentId, LinkedEntityId = a.Id); insert link; Log.lines.clear();
       delete link; delete new ContentDocument(Id = v.ContentDocumentId); ${show}`,
    ),
    [
      "ContentDocumentLink BEFORE_DELETE 1",
      "ContentDocumentLink AFTER_DELETE 1",
      "ContentDocument BEFORE_DELETE 1",
      "ContentDocument AFTER_DELETE 1",
    ],
  );
});

// BatchApexErrorEvent: a batch that raises platform events tells its subscribers of the part that failed.
import assert from "node:assert/strict";
import { test } from "node:test";
import { classFiles, openFixture, triggerFiles } from "./fixture.ts";

const batch = (name: string, raises: string): Record<string, string> =>
  classFiles(
    name,
    `public class ${name} implements Database.Batchable<SObject>${raises} {
      public Database.QueryLocator start(Database.BatchableContext context) { return Database.getQueryLocator('SELECT Id FROM Account'); }
      public void execute(Database.BatchableContext context, List<SObject> scope) { throw new IllegalArgumentException('broken'); }
      public void finish(Database.BatchableContext context) {}
    }`,
  );
const files = {
  ...batch("Loud", ", Database.RaisesPlatformEvents"),
  ...batch("Quiet", ""),
  ...triggerFiles(
    "BatchErrors",
    `trigger BatchErrors on BatchApexErrorEvent (after insert) {
      for (BatchApexErrorEvent one : Trigger.new)
        insert as system new Account(Name = one.Phase + ' ' + one.ExceptionType + ' ' + one.Message, Site = one.JobScope.left(80));
    }`,
  ),
};

test("a batch that raises platform events tells what failed, another does not", () => {
  const { org, run, close } = openFixture(files);
  run(
    "insert new Account(Name = 'Scope'); Database.executeBatch(new Loud()); Database.executeBatch(new Quiet());",
  );
  org.runJobs();
  assert.deepEqual(
    run(
      "for (Account a : [SELECT Name, Site FROM Account WHERE Name LIKE 'EXECUTE%']) System.debug(a.Name + ' ' + a.Site.startsWith('001'));",
    ),
    ["EXECUTE System.IllegalArgumentException broken true"],
  );
  close();
});

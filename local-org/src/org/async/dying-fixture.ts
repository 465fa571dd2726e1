// Work in a process that kills itself without a word: `node dying-fixture.ts STORE TIMES` dies when its Apex has said "here" so often. Used by killed.test.ts.
import { classFiles, openFixture, triggerFiles } from "../fixture.ts";
import type { Fixture } from "../fixture.ts";

const touch = `for (Account one : scope) { one.Description = (one.Description == null ? '' : one.Description) + 'x'; } update as system scope; System.debug('here');`;
const files = {
  ...classFiles(
    "Step",
    `public class Step implements Queueable {
    public void execute(QueueableContext context) {
      insert as system new Account(Name = 'step');
      System.debug('here');
      Later.note('from the step');
    }
  }`,
  ),
  ...classFiles(
    "Later",
    `public class Later { @Future public static void note(String text) { insert as system new Account(Name = text); System.debug('here'); } }`,
  ),
  ...classFiles(
    "Rows",
    `public class Rows implements Database.Batchable<SObject>, Database.Stateful {
    private Integer seen = 0;
    private String pattern = 'row%';
    public Database.QueryLocator start(Database.BatchableContext context) {
      System.debug('here');
      return Database.getQueryLocator([SELECT Description FROM Account WHERE Name LIKE :pattern WITH SYSTEM_MODE ORDER BY Name]);
    }
    public void execute(Database.BatchableContext context, List<Account> scope) { seen += scope.size(); ${touch} }
    public void finish(Database.BatchableContext context) { insert as system new Account(Name = 'seen ' + seen); System.debug('here'); }
  }`,
  ),
  ...classFiles(
    "Texts",
    `public class Texts implements Database.Batchable<String> {
    public Iterable<String> start(Database.BatchableContext context) { return new List<String>{ 'row 1', 'row 2', 'row 3' }; }
    public void execute(Database.BatchableContext context, List<String> names) {
      List<Account> scope = [SELECT Description FROM Account WHERE Name IN :names WITH SYSTEM_MODE];
      ${touch}
    }
    public void finish(Database.BatchableContext context) { insert as system new Account(Name = 'texts done'); }
  }`,
  ),
  "objects/Note__e/Note__e.object-meta.xml": `<CustomObject><deploymentStatus>Deployed</deploymentStatus><eventType>HighVolume</eventType><label>Note</label><pluralLabel>Notes</pluralLabel><publishBehavior>PublishAfterCommit</publishBehavior></CustomObject>`,
  ...triggerFiles(
    "NoteTrigger",
    "trigger NoteTrigger on Note__e (after insert) { insert as system new Account(Name = 'noted ' + Trigger.size); System.debug('here'); }",
  ),
};

export function openStore(store: string): Fixture {
  return openFixture(files, { store });
}

if (import.meta.main) {
  const [, , store = "", times = "1"] = process.argv;
  const { org, host } = openStore(store);
  let left = Number(times);
  Object.assign(host, {
    debug: (line: string) => {
      if (line.endsWith("here") && --left === 0) process.kill(process.pid, "SIGKILL");
    },
  });
  org.runJobs();
}

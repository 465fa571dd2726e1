// Facts about platform events: which outlast a rollback, in what batches they come, and how a trigger has them sent again.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openFixture, triggerFiles } from "./fixture.ts";

const event = (name: string, behavior: string): Record<string, string> => ({
  [`objects/${name}/${name}.object-meta.xml`]: `<CustomObject><deploymentStatus>Deployed</deploymentStatus><eventType>HighVolume</eventType><label>${name}</label><pluralLabel>${name}</pluralLabel><publishBehavior>${behavior}</publishBehavior></CustomObject>`,
  [`objects/${name}/fields/Text__c.field-meta.xml`]: `<CustomField><fullName>Text__c</fullName><label>Text</label><type>Text</type><length>80</length></CustomField>`,
});
const note = (name: string, extra = ""): Record<string, string> =>
  triggerFiles(
    `${name.replace("__e", "")}Trigger`,
    `trigger ${name.replace("__e", "")}Trigger on ${name} (after insert) {
      EventBus.TriggerContext context = EventBus.TriggerContext.currentContext();
      ${extra}
      insert as system new Account(Name = Trigger.new[0].Text__c + ' of ' + Trigger.size, Site = context.retries + ' ' + context.lastError, NumberOfEmployees = Integer.valueOf(Trigger.new[0].ReplayId), AccountNumber = UserInfo.getName());
    }`,
  );
const files = {
  ...event("Later__e", "PublishAfterCommit"),
  ...event("Now__e", "PublishImmediately"),
  ...event("Again__e", "PublishAfterCommit"),
  ...event("Part__e", "PublishAfterCommit"),
  ...note("Later__e"),
  ...note("Now__e"),
  ...note(
    "Again__e",
    `if (context.retries < Integer.valueOf(Trigger.new[0].Text__c)) { insert as system new Account(Name = 'undone'); throw new EventBus.RetryableException('not yet'); }`,
  ),
  ...note(
    "Part__e",
    `for (Part__e one : Trigger.new) {
       if (one.Text__c == 'bad' && Trigger.size > 1) { throw new IllegalArgumentException('bad'); }
       insert as system new Account(Name = 'done ' + one.Text__c);
       context.setResumeCheckpoint(one.ReplayId);
     }`,
  ),
};
const open = (): ReturnType<typeof openFixture> => openFixture(files);
const received = (run: (apex: string) => string[]): string[] =>
  run(
    "for (Account a : [SELECT Name FROM Account WHERE Name NOT IN ('Acme') ORDER BY CreatedDate, Id]) System.debug(a.Name);",
  );

test("an event that is published at once outlasts a rollback, one that waits for the commit does not", () => {
  const { org, run, close } = open();
  assert.throws(() =>
    run(
      "EventBus.publish(new Now__e(Text__c = 'now')); EventBus.publish(new Later__e(Text__c = 'later')); Integer i = 1 / 0;",
    ),
  );
  assert.deepEqual(org.runJobs(), { ran: 1, failed: [] });
  run(
    "Savepoint s = Database.setSavepoint(); EventBus.publish(new Now__e(Text__c = 'kept')); EventBus.publish(new Later__e(Text__c = 'lost')); Database.rollback(s);",
  );
  assert.equal(org.runJobs().ran, 1);
  assert.deepEqual(received(run), ["now of 1", "kept of 1"]);
  close();
});

test("events come in batches of 2,000, in order, to the Automated Process user", () => {
  const { org, run, close } = open();
  run(
    "List<Later__e> all = new List<Later__e>(); for (Integer i = 0; i < 2500; i++) { all.add(new Later__e(Text__c = 'e' + i)); } EventBus.publish(all);",
  );
  assert.deepEqual(org.runJobs().failed, []);
  assert.deepEqual(
    run(
      "for (Account a : [SELECT Name, NumberOfEmployees, AccountNumber FROM Account WHERE Name LIKE 'e%' ORDER BY NumberOfEmployees]) System.debug(a.Name + ' ' + a.NumberOfEmployees + ' ' + a.AccountNumber);",
    ),
    ["e0 of 2000 1 Automated Process", "e2000 of 500 2001 Automated Process"],
  );
  close();
});

test("a RetryableException undoes the run and sends the events again, up to nine times", () => {
  const { org, run, close } = open();
  run("EventBus.publish(new Again__e(Text__c = '2'));");
  assert.deepEqual(org.runJobs(), { ran: 3, failed: [] });
  assert.deepEqual(
    run("for (Account a : [SELECT Name, Site FROM Account]) System.debug(a.Name + ' ' + a.Site);"),
    ["2 of 1 2 not yet"],
  );
  run("EventBus.publish(new Again__e(Text__c = '99'));");
  const { ran, failed } = org.runJobs();
  assert.equal(ran, 10);
  assert.deepEqual(
    failed.map(({ exceptionType }) => exceptionType),
    ["EventBus.RetryableException"],
  );
  close();
});

test("behind a checkpoint the trigger goes on with the event that failed, and what was done stays", () => {
  const { org, run, close } = open();
  run(
    "EventBus.publish(new List<Part__e>{ new Part__e(Text__c = 'one'), new Part__e(Text__c = 'bad'), new Part__e(Text__c = 'two') });",
  );
  assert.equal(org.runJobs().failed.length, 2);
  assert.deepEqual(received(run), ["done one"]);
  close();
});

test("a checkpoint that is no event of the batch is refused", () => {
  const { run, close } = open();
  assert.throws(
    () => run("EventBus.TriggerContext.currentContext().setResumeCheckpoint('77');"),
    /InvalidReplayIdException/,
  );
  close();
});

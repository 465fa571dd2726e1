// Facts about asynchronous work: it runs after commit, in its own transaction, survives a restart and follows the clock.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { classFiles, openFixture } from "../fixture.ts";

const files = {
  ...classFiles(
    "Chain",
    `public class Chain implements Queueable {
    private Integer left; private List<Account> made = new List<Account>(); private Map<String, Decimal> sums = new Map<String, Decimal>{ 'a' => 1.50 };
    public Chain(Integer left) { this.left = left; }
    public void execute(QueueableContext context) { insert as system new Account(Name = 'chain ' + left + ' ' + sums.get('a')); if (left > 1) { System.enqueueJob(new Chain(left - 1)); } }
  }`,
  ),
  ...classFiles(
    "Nightly",
    `public class Nightly implements Schedulable {
    public void execute(SchedulableContext context) { insert as system new Account(Name = 'night ' + System.now().formatGmt('yyyy-MM-dd HH:mm')); }
  }`,
  ),
  ...classFiles(
    "Sweep",
    `public class Sweep implements Database.Batchable<SObject>, Database.Stateful {
    private Integer seen = 0;
    public List<Account> start(Database.BatchableContext context) { return [SELECT Name FROM Account WHERE Name LIKE 'sweep%' WITH SYSTEM_MODE]; }
    public void execute(Database.BatchableContext context, List<Account> scope) { seen += scope.size(); if (scope[0].Name == 'sweep bad') { throw new IllegalArgumentException('bad one'); } delete as system scope; }
    public void finish(Database.BatchableContext context) { insert as system new Account(Name = 'swept ' + seen); }
  }`,
  ),
  ...classFiles(
    "Later",
    `public class Later { @Future public static void note(String text, List<Integer> numbers) { insert as system new Account(Name = text + ' ' + numbers); } }`,
  ),
};
const names = (run: (apex: string) => string[], like: string): string[] =>
  run(
    `for (Account a : [SELECT Name FROM Account WHERE Name LIKE '${like}' ORDER BY Name]) System.debug(a.Name);`,
  );

test("a queueable runs after commit and chains; one whose transaction fails never runs", () => {
  const { org, run, close } = openFixture(files);
  run(
    "System.enqueueJob(new Chain(2)); System.debug([SELECT Status, JobType FROM AsyncApexJob].Status);",
  );
  assert.throws(() => run("System.enqueueJob(new Chain(9)); Integer i = 1 / 0;"));
  assert.deepEqual(names(run, "chain%"), []);
  assert.deepEqual(org.runJobs(), { ran: 2, failed: [] });
  assert.deepEqual(names(run, "chain%"), ["chain 1 1.50", "chain 2 1.50"]);
  assert.deepEqual(
    run("for (AsyncApexJob j : [SELECT Status FROM AsyncApexJob]) System.debug(j.Status);"),
    ["Completed", "Completed"],
  );
  close();
});

test("@future carries its arguments", () => {
  const { org, run, close } = openFixture(files);
  run("Later.note('later', new List<Integer>{ 1, 2 });");
  org.runJobs();
  assert.deepEqual(names(run, "later%"), ["later (1, 2)"]);
  close();
});

test("scheduled work follows the clock, each run at its own time", () => {
  const { org, run, close } = openFixture(files);
  run("System.schedule('nightly', '0 0 2 * * ?', new Nightly());");
  assert.deepEqual(org.advanceClock(48 * 3_600_000), { ranJobs: 2 });
  // the administrator's zone is America/Los_Angeles: 02:00 there is 10:00 UTC
  assert.deepEqual(names(run, "night%"), ["night 2026-11-24 10:00", "night 2026-11-25 10:00"]);
  assert.throws(
    () => run("System.schedule('nightly', '0 0 2 * * ?', new Nightly());"),
    /already scheduled/,
  );
  close();
});

test("back at the real time, work that waits is due by it again", () => {
  const { org, run, close } = openFixture(files);
  const real = org.now().toISOString().slice(0, 10);
  run("System.schedule('nightly', '0 0 2 * * ?', new Nightly());");
  org.advanceClock(30 * 24 * 3_600_000);
  run("System.enqueueJob(new Chain(1));");

  assert.deepEqual(org.setClock(null), { ranJobs: 1 }, "what was queued runs now");
  assert.equal(org.now().toISOString().slice(0, 10), real);
  const [next] = run(
    "for (CronTrigger t : [SELECT NextFireTime FROM CronTrigger]) System.debug(t.NextFireTime.formatGmt('yyyy-MM-dd HH:mm'));",
  );
  assert.equal(next, "2026-11-24 10:00");
  assert.deepEqual(org.advanceClock(24 * 3_600_000), { ranJobs: 1 });
  close();
});

test("a batch goes scope by scope; one scope's failure leaves the others", () => {
  const { org, run, close } = openFixture(files);
  run(
    "insert new List<Account>{ new Account(Name = 'sweep 1'), new Account(Name = 'sweep bad'), new Account(Name = 'sweep 3') }; Database.executeBatch(new Sweep(), 1);",
  );
  const { ran, failed } = org.runJobs();
  assert.equal(ran, 1);
  assert.match(failed[0]?.message ?? "", /bad one/);
  assert.deepEqual(names(run, "swe%"), ["sweep bad", "swept 2"]);
  assert.deepEqual(
    run(
      "AsyncApexJob j = [SELECT Status, NumberOfErrors, TotalJobItems FROM AsyncApexJob]; System.debug(j.Status + ' ' + j.NumberOfErrors + ' ' + j.TotalJobItems);",
    ),
    ["Completed 1 3"],
  );
  close();
});

test("jobs survive a restart", () => {
  const folder = mkdtempSync(join(tmpdir(), "local-org-"));
  try {
    const store = join(folder, "org.db");
    const first = openFixture(files, { store });
    first.run("System.enqueueJob(new Chain(1));");
    first.close();
    const second = openFixture(files, { store });
    assert.equal(second.org.runJobs().ran, 1);
    assert.deepEqual(names(second.run, "chain%"), ["chain 1 1.50"]);
    second.close();
  } finally {
    rmSync(folder, { recursive: true });
  }
});

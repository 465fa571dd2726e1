// Facts about measuring limits, on a small project with planted mistakes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fixtureSchema } from "../../../local-org/src/metadata/fixture.ts";
import { classFiles, triggerFiles } from "../../../local-org/src/org/fixture.ts";
import { compileProject, openOrg } from "../../../local-org/src/org/index.ts";
import { measureAll } from "./measure.ts";
import { plansFor } from "./plans.ts";
import { limitsReport } from "./report.ts";
import { rowsFor } from "./rows.ts";
import { sharesOf } from "./shares.ts";
import { stillHost } from "./stage.ts";
import { unitsOf } from "./units.ts";

const leads = {
  on: "Lead insert",
  name: "leads",
  about: "Leads.",
  as: "admin",
  access: "user",
  record: "new Lead(LastName = 'Muster', Company = 'Customer ' + i)",
};
const leadTrigger = (body) =>
  triggerFiles("LeadTrigger", `trigger LeadTrigger on Lead(before insert) { ${body} }`);
const purge = classFiles(
  "PurgeLeads",
  `public class PurgeLeads implements Database.Batchable<SObject> {
    public Database.QueryLocator start(Database.BatchableContext context) {
      return Database.getQueryLocator([SELECT Id FROM Lead]);
    }
    public void execute(Database.BatchableContext context, List<Lead> leads) {
      for (Lead lead : [SELECT Id FROM Lead WHERE Id IN :leads]) {
        lead.Company = 'Purged';
      }
      delete leads;
    }
    public void finish(Database.BatchableContext context) {
      insert new Lead(LastName = 'Last', Company = 'Last');
    }
  }`,
);
const purgeRun = (count) => ({
  on: "batch PurgeLeads",
  name: "leads",
  about: "Leads.",
  before: [
    `List<Lead> leads = new List<Lead>();
     for (Integer i = 0; i < ${count}; i++) { leads.add(new Lead(LastName = 'Muster', Company = 'Customer')); }
     insert leads;`,
  ],
  start: "Database.executeBatch(new PurgeLeads());",
});

/** Measures the scenarios in an org of these files. */
function measured(files, scenarios) {
  const schema = fixtureSchema(files);
  const ended = [];
  const org = openOrg({
    schema,
    store: ":memory:",
    host: stillHost(),
    coverage: true,
    onTransaction: (one) => ended.push(one),
  });
  try {
    assert.deepEqual(
      org.diagnostics.filter(({ severity }) => severity === "error"),
      [],
    );
    const adminId = org.users().find(({ profile }) => profile === "System Administrator").id;
    const { plans } = plansFor(unitsIn(schema), scenarios);
    return measureAll({ org, ended, adminId, userId: () => adminId }, plans);
  } finally {
    org.close();
  }
}
const unitsIn = (schema) => unitsOf(compileProject(schema, { coverage: true }).compiled);
const failing = (results) =>
  results
    .flatMap((one) => [...rowsFor(one)])
    .filter((row) => !row.holds)
    .map((row) => `${row.name} ${row.value}`);
const used = (limits) =>
  Object.fromEntries(
    sharesOf(limits)
      .filter((share) => share.used > 0)
      .map((share) => [share.title, share.used]),
  );

test("a trigger that queries for every fifth record is above the mark, and not the same for all", () => {
  const body =
    "Integer i = 0; for (Lead lead : Trigger.new) { if (Math.mod(i++, 5) == 0) { List<Account> found = [SELECT Id FROM Account LIMIT 1]; } }";
  assert.deepEqual(failing(measured(leadTrigger(body), [leads])), [
    "Lead insert, leads: Queries 40",
    "Lead insert, leads: Queries 1",
  ]);
});

test("a trigger that a limit ends is reported, not a broken bench", () => {
  const body =
    "for (Lead lead : Trigger.new) { List<Account> found = [SELECT Id FROM Account LIMIT 1]; }";
  assert.ok(
    failing(measured(leadTrigger(body), [leads])).includes("Lead insert, leads: Queries 101"),
  );
});

test("loops within loops are seen as statements", () => {
  const body =
    "Integer total = 0; for (Lead one : Trigger.new) { for (Lead other : Trigger.new) { for (Integer i = 0; i < 8; i++) { total += i; } } }";
  assert.deepEqual(failing(measured(leadTrigger(body), [leads])), [
    "Lead insert, leads: CPU statements 36",
  ]);
});

test("a lean trigger holds, and its statements are counted exactly", () => {
  const results = measured(leadTrigger("for (Lead lead : Trigger.new) { lead.Title = 'CEO'; }"), [
    leads,
  ]);
  assert.deepEqual(failing(results), []);
  assert.deepEqual(used(results[0].measurements[0].bySize[2]), {
    "DML statements": 1,
    "DML rows": 200,
    "CPU statements": 201,
  });
});

test("a trigger of a platform event is measured in its own transaction, with ten times as many", () => {
  const event =
    "<CustomObject><deploymentStatus>Deployed</deploymentStatus><eventType>HighVolume</eventType><label>Told</label><pluralLabel>Told</pluralLabel><publishBehavior>PublishAfterCommit</publishBehavior></CustomObject>";
  const files = {
    "objects/Told__e/Told__e.object-meta.xml": event,
    ...triggerFiles(
      "ToldTrigger",
      "trigger ToldTrigger on Told__e(after insert) { insert new Account(Name = 'Told ' + Trigger.size); }",
    ),
  };
  const told = { ...leads, on: "Told__e insert", name: "told", record: "new Told__e()" };
  const results = measured(files, [told]);
  assert.deepEqual(failing(results), []);
  assert.deepEqual(used(results[0].measurements[0].bySize[2]), {
    "DML statements": 1,
    "DML rows": 1,
    "CPU statements": 1,
  });
});

test("start, execute and finish of a batch are measured apart, with the asynchronous limits", () => {
  const [{ measurements }] = measured(purge, [purgeRun("size")]);
  assert.deepEqual(
    measurements.map(({ part, bySize }) => [part, used(bySize[2])]),
    [
      ["start", { Queries: 1, "Locator rows": 200, "CPU statements": 1 }],
      [
        "execute",
        {
          Queries: 1,
          "Query rows": 200,
          "DML statements": 1,
          "DML rows": 200,
          "CPU statements": 202,
        },
      ],
      ["finish", { "DML statements": 1, "DML rows": 1, "CPU statements": 1 }],
    ],
  );
  assert.equal(sharesOf(measurements[1].bySize[2])[0].limit, 200);
});

test("a scope that is not full is told", () => {
  assert.deepEqual(failing(measured(purge, [purgeRun("1")])), [
    "batch PurgeLeads, leads: PurgeLeads got a scope of 1 records, not 20. 0",
  ]);
});

test("a limit that ends what a case needs is told with its place, and the others are measured", () => {
  const body =
    "for (Lead lead : Trigger.new) { List<Account> found = [SELECT Id FROM Account LIMIT 1]; }";
  const results = measured({ ...purge, ...leadTrigger(body) }, [purgeRun("size"), leads]);
  assert.deepEqual(failing(results).slice(0, 2), [
    "batch PurgeLeads, leads: what it needs can't be saved: System.LimitException: Too many SOQL queries: 101 (Trigger.LeadTrigger: line 1, column 1) 0",
    "Lead insert, leads: Queries 101",
  ]);
});

test("another run says the same", () => {
  const [once, again] = [0, 1].map(() => limitsReport(measured(purge, [purgeRun("size")])));
  assert.equal(once, again);
});

test("what a case has stored is gone before the next one", () => {
  const counted = {
    ...leads,
    ids: "SELECT Id FROM Lead WHERE Company LIKE 'Customer%'",
    perId: 200,
  };
  const files = leadTrigger("Integer i = 0;");
  assert.deepEqual(failing(measured(files, [leads, counted])), [
    `Lead insert, leads: "${counted.ids}" finds 0 records, not 1. 0`,
  ]);
});

test("every event of a trigger and every kind of job wants a case", () => {
  const schema = fixtureSchema({
    ...triggerFiles(
      "LeadTrigger",
      "trigger LeadTrigger on Lead(before insert, after insert, before delete) { Integer i = 0; }",
    ),
    ...classFiles(
      "BaseJob",
      "public abstract class BaseJob implements Queueable { public virtual void execute(QueueableContext context) {} }",
    ),
    ...classFiles("RealJob", "public class RealJob extends BaseJob {}"),
    ...classFiles("Later", "public class Later { @future public static void tell() {} }"),
    ...classFiles(
      "Nightly",
      "public class Nightly implements Schedulable { public void execute(SchedulableContext context) {} }",
    ),
    ...classFiles(
      "JobTest",
      "@IsTest private class JobTest implements Queueable { public void execute(QueueableContext context) {} }",
    ),
  });
  const { plans, problems } = plansFor(unitsIn(schema), [leads, { ...leads, on: "Case insert" }]);
  assert.deepEqual(
    plans.map(({ unit }) => unit.title),
    ["LeadTrigger after insert, LeadTrigger before insert"],
  );
  const at = "scripts/bench/limits";
  assert.deepEqual([...problems].sort(), [
    `Later.tell has no case: add one with on: "future Later.tell" to ${at}/job-scenarios.ts`,
    `LeadTrigger before delete has no case: add one with on: "Lead delete" to ${at}/trigger-scenarios.ts`,
    `Nightly has no case: add one with on: "scheduled Nightly" to ${at}/job-scenarios.ts`,
    `RealJob has no case: add one with on: "queueable RealJob" to ${at}/job-scenarios.ts`,
    "a case is on 'Case insert', which is no trigger event and no job of the project",
  ]);
});

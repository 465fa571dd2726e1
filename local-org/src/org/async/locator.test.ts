// Facts about batches over query locators: more rows than a query may give, read when their turn comes; elsewhere 10,000.
import assert from "node:assert/strict";
import { test } from "node:test";
import { classFiles, openFixture } from "../fixture.ts";

const start = {
  Located:
    "Database.QueryLocator start(Database.BatchableContext context) { return Database.getQueryLocator([SELECT Name FROM Account WHERE Name LIKE :pattern WITH SYSTEM_MODE ORDER BY Name DESC]); }",
  Listed:
    "List<Account> start(Database.BatchableContext context) { return [SELECT Name FROM Account WHERE Name LIKE :pattern WITH SYSTEM_MODE]; }",
};
const batch = (name: keyof typeof start): Record<string, string> =>
  classFiles(
    name,
    `public class ${name} implements Database.Batchable<SObject>, Database.Stateful {
      private String pattern; private Integer seen = 0; private List<String> first = new List<String>();
      public ${name}(String pattern) { this.pattern = pattern; }
      public ${start[name]}
      public void execute(Database.BatchableContext context, List<Account> scope) {
        seen += scope.size();
        if (first.isEmpty()) {
          delete as system [SELECT Id FROM Account WHERE Name = 'few 2' WITH SYSTEM_MODE];
          for (Account one : [SELECT Id, Name FROM Account WHERE Name = 'few 1' WITH SYSTEM_MODE]) { one.Name = 'renamed'; update as system one; }
        }
        for (Account one : scope) { if (first.size() < 4) { first.add(one.Name); } }
      }
      public void finish(Database.BatchableContext context) { insert as system new Account(Name = 'done', Site = seen + ' ' + String.join(first, ',')); }
    }`,
  );
const files = { ...batch("Located"), ...batch("Listed") };
const MANY = 50_500;

function fill(org: ReturnType<typeof openFixture>["org"], adminId: string): void {
  for (let from = 0; from < MANY; from += 10_000) {
    const outcome = org.executeAnonymous(
      adminId,
      `List<Account> all = new List<Account>(); for (Integer i = ${from}; i < ${Math.min(MANY, from + 10_000)}; i++) { all.add(new Account(Name = 'many ' + i)); } insert as system all;`,
    );
    assert.ok(outcome.ok, JSON.stringify(outcome));
  }
}
const done = "System.debug([SELECT Site FROM Account WHERE Name = 'done'].Site);";

test("a batch over a locator takes more rows than a query may give, and a list does not", () => {
  const { org, run, admin, close } = openFixture(files);
  fill(org, admin);
  run("Database.executeBatch(new Listed('many%'), 2000);");
  const [failed] = org.runJobs().failed;
  assert.match(failed?.message ?? "", /Too many query rows: 50001/);
  run("Database.executeBatch(new Located('many%'), 2000);");
  assert.deepEqual(org.runJobs().failed, []);
  assert.deepEqual(run(done), [`${MANY} many 9999,many 9998,many 9997,many 9996`]);
  assert.throws(
    () => run("Database.getQueryLocator('SELECT Id FROM Account');"),
    /Too many query locator rows: 10001/,
  );
  close();
});

test("each scope is read when its turn comes: as the records are then, without those deleted", () => {
  const { org, run, close } = openFixture(files);
  run(
    "for (Integer i = 0; i < 5; i++) { insert as system new Account(Name = 'few ' + i); } Database.executeBatch(new Located('few%'), 1);",
  );
  assert.deepEqual(org.runJobs().failed, []);
  assert.deepEqual(run(done), ["4 few 4,few 3,renamed,few 0"]);
  close();
});

test("the compiler takes a query and no list for a locator", () => {
  const { run, close } = openFixture(files);
  assert.throws(
    () => run("List<Account> all = new List<Account>(); Database.getQueryLocator(all);"),
    /Argument must be an inline query/,
  );
  close();
});

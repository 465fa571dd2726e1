// What one test method leaves behind, no other sees: each starts from what @TestSetup made, on every worker.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fixtureSchema } from "../metadata/fixture.ts";
import { classFiles } from "../org/fixture.ts";
import { runTests } from "./run-tests.ts";

const LEAKING = `
  @TestSetup static void prepare() { insert new Account(Name = 'Prepared'); }
  static void leak() {
    Shared.raise();
    insert new Account(Name = 'Left');
    update new Account(Id = [SELECT Id FROM Account WHERE Name = 'Prepared'].Id, Site = 'changed');
    insert new Group(Name = 'Left', DeveloperName = 'Left');
    Cache.Org.put('left', 1);
    Savepoint open = Database.setSavepoint();
    Test.setMock(HttpCalloutMock.class, new Shared.Mock());
    Test.startTest();
    System.enqueueJob(new Shared.Job());
  }
  static void nothingLeft() {
    Assert.areEqual(0, Shared.count);
    Assert.areEqual('Prepared', [SELECT Name FROM Account].Name);
    Assert.isNull([SELECT Site FROM Account].Site);
    Assert.areEqual(0, [SELECT COUNT() FROM Group WHERE Name = 'Left']);
    Assert.isFalse(Cache.Org.contains('left'));
    Assert.areEqual(0, [SELECT COUNT() FROM AsyncApexJob WHERE Status = 'Queued']);
    Assert.areEqual(0, Limits.getDmlRows());
    try {
      HttpRequest request = new HttpRequest();
      request.setEndpoint('https://example.com');
      request.setMethod('GET');
      new Http().send(request);
      Assert.fail('The mock is still there');
    } catch (System.CalloutException e) {
      Assert.isTrue(e.getMessage().contains('do not support Web service callouts'), e.getMessage());
    }
  }
  @IsTest static void leaksOne() { onlyPrepared(); leak(); }
  @IsTest static void leaksTwo() { onlyPrepared(); leak(); Assert.fail('and fails'); }
  @IsTest static void seesNothing() { nothingLeft(); }
  static void onlyPrepared() { Assert.areEqual(1, [SELECT COUNT() FROM Account]); }
`;
const SHARED = `public class Shared {
  public static Integer count = 0;
  public static void raise() { count++; }
  public class Mock implements HttpCalloutMock {
    public HttpResponse respond(HttpRequest request) { return new HttpResponse(); }
  }
  public class Job implements Queueable {
    public void execute(QueueableContext context) { insert new Account(Name = 'From the job'); }
  }
}`;
const CLASSES = 17;

test("a test that leaks changes no other, on one worker or several", async () => {
  const folder = mkdtempSync(join(tmpdir(), "local-org-leaks-"));
  const names = Array.from({ length: CLASSES }, (_one, index) => `Leaks${index}Test`);
  try {
    const schema = fixtureSchema({
      ...classFiles("Shared", SHARED),
      ...Object.fromEntries(
        names.flatMap((name) =>
          Object.entries(classFiles(name, `@IsTest private class ${name} {${LEAKING}}`)),
        ),
      ),
    });
    for (const workers of [1, 3]) {
      const report = await runTests({
        schema,
        host: { now: Date.now, random: Math.random, cpu: () => 0, debug: () => undefined },
        cacheDirectory: folder,
        coverage: true,
        workers,
      });
      assert.deepEqual(report.diagnostics, []);
      const wrong = report.results.filter(
        ({ passed, methodName }) => passed !== (methodName !== "leaksTwo"),
      );
      assert.deepEqual(wrong, [], `${workers} worker(s)`);
      assert.deepEqual(report.summary.passed, 2 * CLASSES);
      // lines of all workers together, in order, without those of the tests
      assert.deepEqual(report.coverage, [
        {
          name: "Shared",
          file: "force-app/classes/Shared.cls",
          covered: [2, 3],
          uncovered: [5, 8],
        },
      ]);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

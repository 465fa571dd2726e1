// Facts about jobs whose process is killed in the middle: none is lost, and nothing that was stored is done twice.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import type { Fixture } from "../fixture.ts";
import { openStore } from "./dying-fixture.ts";

const ROWS =
  "insert new List<Account>{ new Account(Name = 'row 1'), new Account(Name = 'row 2'), new Account(Name = 'row 3') };";
const accounts = ({ run }: Fixture): string[] =>
  run(
    "for (Account a : [SELECT Name, Description FROM Account ORDER BY Name]) System.debug(a.Name + ' ' + a.Description);",
  );
const jobs = ({ run }: Fixture): string[] =>
  run(
    "for (AsyncApexJob j : [SELECT Status, JobItemsProcessed FROM AsyncApexJob ORDER BY Id]) System.debug(j.Status + ' ' + j.JobItemsProcessed);",
  );

/** The accounts and jobs after: enqueued here, killed elsewhere at that "here" (again and again), run to the end here. */
function killedAt(
  apex: string,
  times: readonly number[],
): { readonly left: string[]; readonly accounts: string[]; readonly jobs: string[] } {
  const folder = mkdtempSync(join(tmpdir(), "local-org-"));
  try {
    const store = join(folder, "org.db");
    const first = openStore(store);
    first.run(apex);
    first.close();
    for (const time of times) {
      const child = spawnSync(process.execPath, [
        join(import.meta.dirname, "dying-fixture.ts"),
        store,
        String(time),
      ]);
      assert.equal(child.signal, "SIGKILL", child.stderr.toString());
    }
    const second = openStore(store);
    const left = accounts(second);
    assert.deepEqual(second.org.runJobs().failed, []);
    const after = { left, accounts: accounts(second), jobs: jobs(second) };
    second.close();
    return after;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("a queueable that was killed in the middle runs again; what it did is gone, what it enqueues too", () => {
  const { left, ...after } = killedAt("System.enqueueJob(new Step());", [1]);
  assert.deepEqual(left, []);
  assert.deepEqual(after.accounts, ["from the step null", "step null"]);
  assert.deepEqual(after.jobs, ["Completed 0", "Completed 0"]);
});

test("a future method that was killed in the middle runs again; the job before it does not", () => {
  const { left, ...after } = killedAt("System.enqueueJob(new Step());", [2]);
  assert.deepEqual(left, ["step null"]);
  assert.deepEqual(after.accounts, ["from the step null", "step null"]);
});

test("a batch goes on with the scope it was killed in, with its state and its rows", () => {
  const rows = ["row 1 x", "row 2 x", "row 3 x", "seen 3 null"];
  const { left, ...after } = killedAt(`${ROWS} Database.executeBatch(new Rows(), 1);`, [3]);
  assert.deepEqual(left, ["row 1 x", "row 2 null", "row 3 null"]);
  assert.deepEqual(after, { accounts: rows, jobs: ["Completed 3"] });
});

test("so does one that is killed in its start, in a scope and in its finish", () => {
  const rows = ["row 1 x", "row 2 x", "row 3 x", "seen 3 null"];
  const killed = killedAt(`${ROWS} Database.executeBatch(new Rows(), 1);`, [1, 2, 4]);
  assert.deepEqual(killed.left, ["row 1 x", "row 2 x", "row 3 x"]);
  assert.deepEqual(killed.accounts, rows);
});

test("a batch over things that are no records goes on too", () => {
  const { left, accounts: all } = killedAt(`${ROWS} Database.executeBatch(new Texts(), 1);`, [2]);
  assert.deepEqual(left, ["row 1 x", "row 2 null", "row 3 null"]);
  assert.deepEqual(all, ["row 1 x", "row 2 x", "row 3 x", "texts done null"]);
});

test("an event whose trigger was killed in the middle comes again, and is received once", () => {
  const { left, accounts: all } = killedAt(
    "EventBus.publish(new List<Note__e>{ new Note__e(), new Note__e() });",
    [1, 1],
  );
  assert.deepEqual(left, []);
  assert.deepEqual(all, ["noted 2 null"]);
});

test("of two processes one runs a job, and the other finds it done", () => {
  const folder = mkdtempSync(join(tmpdir(), "local-org-"));
  try {
    const store = join(folder, "org.db");
    const one = openStore(store);
    const other = openStore(store);
    one.run(`${ROWS} System.enqueueJob(new Step()); Database.executeBatch(new Rows(), 1);`);
    // in the middle of the batch of one, the other is asked to run what is due
    let asked = false;
    Object.assign(one.host, {
      debug: (line: string) => {
        if (asked || !line.endsWith("here")) return;
        asked = true;
        assert.throws(() => other.org.runJobs(), /locked/);
      },
    });
    assert.equal(one.org.runJobs().ran, 3);
    assert.equal(other.org.runJobs().ran, 0);
    assert.deepEqual(accounts(other), [
      "from the step null",
      "row 1 x",
      "row 2 x",
      "row 3 x",
      "seen 3 null",
      "step null",
    ]);
    one.close();
    other.close();
  } finally {
    rmSync(folder, { recursive: true });
  }
});

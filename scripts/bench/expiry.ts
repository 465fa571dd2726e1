// The expiry of 50,000 registrations that are due: run once, killed in the middle, run again; what each part uses of the limits, and how long it takes.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { EndedTransaction, Org } from "../../local-org/src/org/index.ts";
import { root } from "../lib/install.mjs";
import { fillDue } from "./expiry/fill.ts";
import { highest, sharesOf } from "./limits/shares.ts";
import { stillHost } from "./limits/stage.ts";
import { loadSamples, openEmptyOrg, run } from "./org.ts";
import { atMost, holds } from "./row.ts";
import type { Bench, BenchRow } from "./row.ts";

const DUE = Number(process.env["TANDEM_BENCH_DUE"] ?? 50_000);
const SCOPE = 200;
/** Killed in the last of so many scopes: nothing of it is stored. */
const SCOPES_BEFORE = Math.floor(DUE / SCOPE / 3);
/** Of any limit, in percent, for each scope and for finish (start ran before the kill). */
const MOST = 20;

export const expiry: Bench = {
  name: "expiry",
  title: `the expiry of ${DUE.toLocaleString("en")} due registrations, killed in the middle and gone on with`,
  *run(): Generator<BenchRow> {
    const folder = mkdtempSync(join(tmpdir(), "tandem-expiry-"));
    const store = join(folder, "org.db");
    try {
      prepare(store);
      const killed = spawnSync(
        process.execPath,
        [join(root, "scripts/bench/expiry/crash.ts"), store, String(SCOPES_BEFORE)],
        { cwd: root, encoding: "utf8" },
      );
      yield holds(`killed in scope ${SCOPES_BEFORE}`, killed.status === 3, "it died");
      yield* restarted(store);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

function prepare(store: string): void {
  const { org, admin } = openEmptyOrg({ store, host: stillHost() });
  loadSamples(org, admin.id, stillHost().now());
  run(org, admin.id, "Database.executeBatch(new ExpireRegistrationsBatch());");
  org.runJobs();
  fillDue(org, admin.id, DUE);
  org.close();
}

function* restarted(store: string): Generator<BenchRow> {
  const ended: EndedTransaction[] = [];
  const { org } = openEmptyOrg({
    store,
    host: stillHost(),
    coverage: true,
    onTransaction: (one) => ended.push(one),
  });
  try {
    const before = count(org, `"Status__c" = 'Expired'`);
    yield holds(
      `ended before the kill: ${before.toLocaleString("en")}`,
      before === (SCOPES_BEFORE - 1) * SCOPE,
      ((SCOPES_BEFORE - 1) * SCOPE).toLocaleString("en"),
    );
    const started = performance.now();
    // The batch is still in the queue: it goes on with the scope it was killed in.
    const { failed } = org.runJobs();
    const seconds = (performance.now() - started) / 1000;
    yield holds(
      `nothing failed ${failed[0]?.message ?? ""}`.trim(),
      failed.length === 0,
      "no failure",
    );
    yield atMost("left due", count(org, `"Status__c" = 'Approved'`), "registrations", 0);
    yield atMost("ended more or less than once", notOnce(org), "registrations", 0);
    yield atMost("claims still held", count(org, `"ClaimKey__c" IS NOT NULL`), "registrations", 0);
    yield atMost("the rest in", seconds, "seconds", 900);
    const rate = Math.round((DUE - before) / seconds);
    yield holds(`${rate.toLocaleString("en")} registrations a second`, rate > 0, "told only");
    yield* sharesRows(ended);
  } finally {
    org.close();
  }
}

function* sharesRows(ended: readonly EndedTransaction[]): Generator<BenchRow> {
  for (const part of ["execute", "finish"]) {
    const own = ended.filter(({ codeUnit }) => codeUnit === `ExpireRegistrationsBatch.${part}`);
    const most = own
      .map(({ limits }) => highest(sharesOf(limits)))
      .reduce((one, other) => (other.percent > one.percent ? other : one), {
        title: "",
        used: 0,
        limit: 0,
        percent: -1,
      });
    yield atMost(
      `${part}, ${own.length} times: ${most.title}, ${most.used.toLocaleString("en")}`,
      most.percent,
      "%",
      MOST,
    );
  }
}

const DUE_ONES = `"CustomerName__c" LIKE 'Limit Customer %'`;
function count(org: Org, condition: string): number {
  return Number(
    org.database.get(
      `SELECT count(*) AS n FROM "DealRegistration__c" WHERE ${DUE_ONES} AND ${condition}`,
    )?.["n"],
  );
}
/** Every end is written into the trail. */
function notOnce(org: Org): number {
  return Number(
    org.database.get(
      `SELECT count(*) AS n FROM "DealRegistration__c" AS deal WHERE ${DUE_ONES} AND (SELECT count(*) FROM "DealEvent__c" AS event WHERE event."DealRegistration__c" = deal."Id" AND event."ToStatus__c" = 'Expired') <> 1`,
    )?.["n"],
  );
}

// Registering 200 deals in an org of a million accounts and a million opportunities: as many queries as among a thousand, none that scans, every limit's share.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { readProject } from "../../local-org/src/metadata/read-project.ts";
import { filesOnDisk } from "../../local-org/src/cli/project-files.ts";
import { root } from "../lib/install.mjs";
import { rehearse } from "../../local-org/src/org/index.ts";
import type { LimitsUsed, OpenOptions } from "../../local-org/src/org/index.ts";
import { noCap } from "./limits/ground.ts";
import { stillHost } from "./limits/stage.ts";
import { sharesOf, usedOf } from "./limits/shares.ts";
import { loadSamples, openEmptyOrg, run, valueOf } from "./org.ts";
import type { BenchOrg } from "./org.ts";
import { atMost, holds, same } from "./row.ts";
import type { Bench, BenchRow } from "./row.ts";
import { company, fill } from "./scale/fill.ts";
import { judge } from "./scale/judge.ts";
import type { AskedQuery, Verdict } from "./scale/judge.ts";

const SMALL = 1_000;
const LARGE = Number(process.env["TANDEM_BENCH_ROWS"] ?? 1_000_000);
const DEALS = 200;
/** Of every limit, in percent. */
const MOST = 20;
/** Names whose keys the triggers stamp too, to hold the fill against. */
const PROBES = 500;
const FOLDER = join(root, ".local-org", "bench");

interface Measured {
  readonly limits: LimitsUsed;
  readonly verdicts: readonly Verdict[];
  readonly milliseconds: number;
}
type OpenedOrg = Pick<BenchOrg, "org" | "admin">;

export const scale: Bench = {
  name: "scale",
  title: `registering ${DEALS} deals with ${LARGE.toLocaleString("en")} accounts and opportunities in the org`,
  *run(): Generator<BenchRow> {
    const small = measureIn(":memory:", SMALL);
    const started = performance.now();
    const file = orgFile();
    const isNew = !existsSync(file);
    const large = measureIn(file, LARGE);
    const seconds = (performance.now() - started) / 1000;
    yield atMost(isNew ? "the org is filled and measured" : "measured", seconds, "seconds", 600);
    yield atMost("keys that the triggers stamp otherwise", large.strayKeys, "of 500", 0);
    for (const kind of KINDS) yield* rowsFor(kind, small.byKind[kind], large.byKind[kind]);
  },
};

const KINDS = ["new customers", "customers of sales"] as const;
type Kind = (typeof KINDS)[number];

function* rowsFor(kind: Kind, small: Measured, large: Measured): Generator<BenchRow> {
  for (const title of ["Queries", "DML statements"])
    yield same(
      `${kind}: ${title} among ${LARGE.toLocaleString("en")} and ${SMALL}`,
      [usedOf(large.limits, title), usedOf(small.limits, title)],
      title.toLowerCase(),
    );
  for (const { title, used, percent } of sharesOf(large.limits))
    if (used > 0)
      yield atMost(`${kind}: ${title}, ${used.toLocaleString("en")}`, percent, "%", MOST);
  yield atMost(
    `${kind}: time against an org of ${SMALL}`,
    large.milliseconds / small.milliseconds,
    "ratio",
    3,
  );
  const scanning = large.verdicts.filter(({ scans }) => scans.length > 0);
  yield atMost(`${kind}: queries that scan${told(scanning)}`, scanning.length, "queries", 0);
  const unselective = large.verdicts.filter(({ isSelective }) => !isSelective);
  yield atMost(
    `${kind}: queries for which the platform would use no index${told(unselective)}`,
    unselective.length,
    "queries",
    0,
  );
  yield holds(
    `${kind}: ${large.verdicts.length} queries judged`,
    large.verdicts.length > 5,
    "more than 5",
  );
}
const told = (verdicts: readonly Verdict[]): string =>
  verdicts
    .map(({ text, scans }) => `\n    ${text.replace(/\s+/g, " ")} ${scans.join("; ")}`)
    .join("");

/** One file for each state of the project's metadata and sample data; older ones go. */
function orgFile(): string {
  mkdirSync(FOLDER, { recursive: true });
  const hash = createHash("sha256");
  const { objects } = readProject(filesOnDisk(root));
  hash.update(JSON.stringify([...objects.values()].map(({ name, fields }) => [name, [...fields]])));
  for (const folder of [
    "scripts/data",
    "scripts/bench/scale",
    "force-app/main/core/classes/matching",
  ])
    for (const name of readdirSync(join(root, folder), {
      recursive: true,
      encoding: "utf8",
    }).sort())
      if (/\.\w+$/.test(name)) hash.update(readFileSync(join(root, folder, name)));
  const file = join(FOLDER, `scale-${LARGE}-${hash.digest("hex").slice(0, 12)}.db`);
  for (const name of readdirSync(FOLDER))
    if (!file.endsWith(name.replace(/-(wal|shm)$/, ""))) rmSync(join(FOLDER, name));
  return file;
}

function measureIn(
  store: string,
  size: number,
): { readonly byKind: Record<Kind, Measured>; readonly strayKeys: number } {
  const asked: AskedQuery[] = [];
  if (store !== ":memory:" && !existsSync(store)) build(store, size);
  const opened = open(store, (query, context) => asked.push({ query, context }));
  try {
    if (store === ":memory:") prepare(opened, size);
    const measure = (kind: Kind): Measured => register(opened, asked, kind, size);
    return {
      byKind: {
        "new customers": measure("new customers"),
        "customers of sales": measure("customers of sales"),
      },
      strayKeys: strayKeys(opened, size),
    };
  } finally {
    opened.org.close();
  }
}

function open(store: string, onQuery?: OpenOptions["onQuery"]): OpenedOrg {
  return openEmptyOrg({
    store,
    host: stillHost(),
    coverage: true,
    ...(onQuery === undefined ? {} : { onQuery }),
  });
}
/** Under another name until it is whole. */
function build(store: string, size: number): void {
  const partial = `${store}.partial`;
  for (const ending of ["", "-wal", "-shm"]) rmSync(partial + ending, { force: true });
  const opened = open(partial);
  prepare(opened, size);
  opened.org.database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  opened.org.close();
  renameSync(partial, store);
}
function prepare({ org, admin }: OpenedOrg, size: number): void {
  loadSamples(org, admin.id, stillHost().now());
  run(org, admin.id, noCap);
  fill(org, admin.id, size);
}

/** Measured the second time: the first compiles and warms the store's pages, which an org does once. */
function register(opened: OpenedOrg, asked: AskedQuery[], kind: Kind, size: number): Measured {
  const { org, admin } = opened;
  const user = valueOf(
    org.query(admin.id, "SELECT Id FROM User WHERE Username = 'sakura.haru@tandem.example'"),
  ).records[0]?.Id;
  const apex = registering(kind, size);
  rehearse(org, () => run(org, String(user), apex));
  return rehearse(org, () => {
    asked.length = 0;
    const started = performance.now();
    const limits = run(org, String(user), apex);
    const milliseconds = performance.now() - started;
    const distinct = new Map(asked.map((one) => [one.query.text, one]));
    const verdicts = [...distinct.values()]
      .filter(({ query }) => query.object.kind !== "customMetadata")
      .map((one) => judge(org, one));
    return { limits, verdicts, milliseconds };
  });
}

/** New customers begin like others in the org; known ones have an account and an open opportunity each, spread over all. */
function registering(kind: Kind, size: number): string {
  const companies = Array.from({ length: DEALS }, (_, index) =>
    company(kind === "new customers" ? 2_000_000 + index * 97 : Math.floor((index * size) / DEALS)),
  );
  const list = (of: (one: ReturnType<typeof company>) => string): string =>
    companies.map((one) => `'${of(one)}'`).join(", ");
  return `
    Membership__c membership = [SELECT Partner__c, Program__c FROM Membership__c WHERE Partner__r.Name = 'Sakura Integration' WITH SYSTEM_MODE LIMIT 1];
    List<String> names = new List<String>{ ${list(({ name }) => name)} };
    List<String> websites = new List<String>{ ${list(({ website }) => website)} };
    List<DealRegistration__c> deals = new List<DealRegistration__c>();
    for (Integer i = 0; i < names.size(); i++) {
      deals.add(new DealRegistration__c(
        Partner__c = membership.Partner__c, Program__c = membership.Program__c, Product__c = 'Analytics', Amount__c = 1000,
        CustomerName__c = names[i], CustomerWebsite__c = websites[i], CustomerCountry__c = 'DE', ContactName__c = 'Erika Muster',
        Need__c = 'Wants to know more.', CloseDate__c = Date.today().addDays(60), Status__c = 'Submitted'
      ));
    }
    insert as system deals;`;
}

/** Accounts that the fill wrote with other keys than the triggers would. */
function strayKeys({ org, admin }: OpenedOrg, size: number): number {
  const step = Math.max(1, Math.floor(size / PROBES));
  return rehearse(org, () => {
    run(
      org,
      admin.id,
      `List<Account> copies = new List<Account>();
       for (Account account : [SELECT Name, Website, BillingCountry FROM Account WHERE Name IN (${Array.from({ length: PROBES }, (_, index) => `'${company(index * step).name}'`).join(", ")}) WITH SYSTEM_MODE]) {
         copies.add(new Account(Name = account.Name, Website = account.Website, BillingCountry = account.BillingCountry, Description = 'probe'));
       }
       insert as system copies;`,
    );
    const keys = `"CustomerDomain__c", "CustomerKey__c", "NameBlock__c", "SecondNameBlock__c"`;
    return Number(
      org.database.get(
        `SELECT count(*) AS n FROM (SELECT "Name", ${keys} FROM "Account" WHERE "Description" = 'probe' EXCEPT SELECT "Name", ${keys} FROM "Account" WHERE "Description" IS NULL)`,
      )?.["n"],
    );
  });
}

// Opens the package in an org in memory, with the sample data, for a benchmark.
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { mkdtempSync } from "node:fs";
import { realHost } from "../../local-org/src/cli/host.ts";
import { filesOnDisk } from "../../local-org/src/cli/project-files.ts";
import { readProject } from "../../local-org/src/metadata/read-project.ts";
import { importPlan, openOrg } from "../../local-org/src/org/index.ts";
import { root } from "../lib/install.mjs";
import { sampleDataForToday } from "../lib/sample-data.mjs";
import type {
  ApexOutcome,
  LimitsUsed,
  OpenOptions,
  Org,
  PlanEntry,
  UserSummary,
} from "../../local-org/src/org/index.ts";

export interface BenchOrg {
  readonly org: Org;
  readonly admin: UserSummary;
  readonly user: (username: string) => UserSummary;
}

/** The package in an org without data; `options` over what a bench usually opens. */
export function openEmptyOrg(options: Partial<OpenOptions> = {}): Pick<BenchOrg, "org" | "admin"> {
  const org = openOrg({
    schema: readProject(filesOnDisk(root)),
    store: ":memory:",
    cacheDirectory: join(root, ".local-org", "cache"),
    host: realHost(() => undefined),
    ...options,
  });
  const admin = must(
    org.users().find(({ profile }) => profile === "System Administrator"),
    "system administrator",
  );
  return { org, admin };
}

/** `options` over what a bench usually opens: a still clock, statements counted. */
export function openBenchOrg(options: Partial<OpenOptions> = {}): BenchOrg {
  const host = options.host ?? realHost(() => undefined);
  const { org, admin } = openEmptyOrg({ ...options, host });
  const user = (username: string): UserSummary => must(org.user(username), `user ${username}`);
  loadSamples(org, admin.id, host.now());
  return { org, admin, user };
}

/** Setup and sample data, into an org without data. */
export function loadSamples(org: Org, adminId: string, now: number): void {
  const script = (name: string): string =>
    readFileSync(join(root, "scripts", "data", name), "utf8");
  run(org, adminId, script("setup.apex"));
  org.runJobs();
  const plan = sampleDataForToday(mkdtempSync(join(tmpdir(), "tandem-bench-")), now);
  const { problems } = importPlan(
    org,
    adminId,
    (name) => readFileSync(join(dirname(plan), name), "utf8"),
    JSON.parse(readFileSync(plan, "utf8")) as PlanEntry[],
  );
  if (problems.length > 0) throw new Error(`The sample data did not load: ${problems[0]}`);
  run(org, adminId, script("decider.apex"));
}

/** The limits a call used; a call that failed ends the bench with its reason. */
export function limitsOf(outcome: ApexOutcome<unknown>): LimitsUsed {
  if (!outcome.ok)
    throw new Error(
      `${outcome.error.exceptionType}: ${outcome.error.message}\n${outcome.error.stackTrace}`,
    );
  return outcome.limits;
}

export function valueOf<T>(outcome: ApexOutcome<T>): T {
  if (!outcome.ok) throw new Error(`${outcome.error.exceptionType}: ${outcome.error.message}`);
  return outcome.value;
}

/** Runs anonymous Apex as that user. */
export function run(org: Org, userId: string, apex: string): LimitsUsed {
  return limitsOf(org.executeAnonymous(userId, apex));
}

function must<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`The sample org has no ${what}.`);
  return value;
}

// The steps of `npm run org:create`: from a Dev Hub to a scratch org one can sign in to. Every step finds what an earlier run made.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { root, runNode24 } from "../install.mjs";
import { deploy } from "./deploy.mjs";
import { OrgProblem, problemLines } from "./problem.mjs";
import { loadSampleRecords } from "./sample-records.mjs";
import { ensureScratchOrg, findDevHub, needScratchOrg } from "./scratch-org.mjs";
import { openSf, query, soqlList } from "./sf.mjs";
import { ensureSite } from "./site.mjs";
import { readFlags, runSteps } from "./steps.mjs";

const ADMIN_SET = "TandemAdmin";
const LONGEST_START = 10 * 60;
const PAUSE = 10;
const FLAGS = {
  alias: { type: "string", default: "tandem" },
  days: { type: "string", default: "7" },
};

const steps = [
  { name: "org", title: "find or create the scratch org", run: makeOrg },
  { name: "components", title: "build the components' JavaScript", run: buildComponents },
  {
    name: "deploy",
    title: "deploy force-app",
    run: (one) => deploy(one.sf, orgOf(one).username, ["force-app"]),
  },
  { name: "permissions", title: `assign ${ADMIN_SET} to the org's admin`, run: assignAdmin },
  { name: "start", title: "schedule the jobs and fill the customers' keys", run: start },
  {
    name: "site",
    title: "deploy and publish the partner site",
    run: (one) => ensureSite(one.sf, orgOf(one), one.wait),
  },
  { name: "data", title: "load roles, users and sample records", run: loadData },
  { name: "open", title: "say where the org is", run: sayWhere },
];

/** Runs the command; the tests give their own `run`, `print`, `wait` and `build`. */
export async function createOrg(argv, given = {}) {
  const print = given.print ?? console.log;
  let flags;
  try {
    flags = readFlags(argv, FLAGS);
    checkDays(flags.days);
  } catch (error) {
    if (!(error instanceof OrgProblem)) throw error;
    for (const line of problemLines(error)) print(line);
    return 1;
  }
  if (flags.help) return help(print);
  const context = {
    flags,
    print,
    build: given.build ?? (() => runNode24(["scripts/lib/build-components.mjs"]).status),
    wait: given.wait ?? ((seconds) => pause(seconds * 1000)),
    home: given.home,
    isPrivate: given.isPrivate ?? (process.stdout.isTTY === true && !process.env.CI),
    sf: openSf({ run: given.run, dryRun: flags["dry-run"], print }),
  };
  return runSteps({ command: "org:create", steps, flags, context, print });
}

function help(print) {
  print(
    "npm run org:create -- [--alias tandem] [--days 7] [--target-dev-hub NAME] [--from STEP | --only STEP] [--dry-run]",
  );
  for (const step of steps) print(`  ${step.name.padEnd(12)} ${step.title}`);
  return 0;
}

function checkDays(days) {
  if (!/^\d+$/.test(days) || Number(days) < 1 || Number(days) > 30) {
    throw new OrgProblem({
      what: `--days ${days} is no number of days.`,
      fix: "A scratch org lives 1 to 30 days.",
    });
  }
}

function makeOrg(one) {
  const { sf, flags } = one;
  const { org, said } = ensureScratchOrg(sf, {
    alias: flags.alias,
    devHub: () => findDevHub(sf, flags["target-dev-hub"]),
    days: flags.days,
    definition: "config/project-scratch-def.json",
    setDefault: true,
  });
  one.org = org;
  return said;
}

/** The org of this run, looked up once when the first step was left out. */
function orgOf(one) {
  one.org ??= needScratchOrg(one.sf, one.flags.alias);
  return one.org;
}

function buildComponents(one) {
  if (one.sf.dryRun) return "npm run build";
  if (one.build() !== 0) {
    throw new OrgProblem({
      what: "The components do not compile; a deployment would leave them out.",
      where: "the messages are above",
      fix: "Mend them; `npm run build` tries again.",
    });
  }
  return undefined;
}

function assignAdmin(one) {
  const { sf } = one;
  const { username } = orgOf(one);
  const soql = `SELECT Id FROM PermissionSetAssignment WHERE Assignee.Username IN ${soqlList([username])} AND PermissionSet.Name IN ${soqlList([ADMIN_SET])}`;
  if (query(sf, username, soql).length > 0) return "assigned already";
  const { failures = [] } = sf([
    "org",
    "assign",
    "permset",
    "--name",
    ADMIN_SET,
    "--target-org",
    username,
  ]);
  if (failures.length > 0) {
    throw new OrgProblem({
      what: `The permission set ${ADMIN_SET} could not be assigned.`,
      where: failures.map((failure) => `${failure.name}: ${failure.message}`),
      fix: "Deploy first: npm run org:create -- --from deploy",
    });
  }
  return undefined;
}

function loadData(one) {
  const { sourceApiVersion } = JSON.parse(readFileSync(join(root, "sfdx-project.json"), "utf8"));
  return loadSampleRecords({
    sf: one.sf,
    org: orgOf(one),
    apiVersion: sourceApiVersion,
    home: one.home,
  });
}

/** As an admin does it on the Setup page: before the data, because nothing is approved by itself until the customers' keys are filled. */
async function start(one) {
  const { sf, wait } = one;
  const { username } = orgOf(one);
  if (isStarted(sf, username)) return "started already";
  sf(["apex", "run", "--file", "scripts/data/setup.apex", "--target-org", username]);
  if (sf.dryRun) return undefined;
  for (let waited = 0; waited <= LONGEST_START; waited += PAUSE) {
    if (isStarted(sf, username)) return "jobs scheduled, keys filled";
    await wait(PAUSE);
  }
  throw new OrgProblem({
    what: "The customers' keys are not filled after 10 minutes.",
    where:
      "In the org: Setup, Apex Jobs, BackfillCustomerKeysBatch; the tab Automation Log says what failed.",
    fix: "npm run org:create -- --from start waits once more.",
  });
}

function isStarted(sf, org) {
  const jobs = query(
    sf,
    org,
    "SELECT Id FROM CronTrigger WHERE CronJobDetail.Name LIKE 'Tandem: %'",
  );
  if (jobs.length === 0) return false;
  const soql = "SELECT KeysFilledOn__c FROM TandemSettings__c WHERE KeysFilledOn__c != NULL";
  return query(sf, org, soql).length > 0;
}

/** A frontdoor address signs its reader in, so it is printed to a person's terminal only, never into a log. */
function sayWhere(one) {
  const { sf, print, isPrivate } = one;
  const { username, alias } = orgOf(one);
  const path = ["--path", "lightning/app/c__Tandem", "--target-org", username];
  if (isPrivate && !sf.dryRun) print(`   ${sf(["org", "open", "--url-only", ...path]).url}`);
  print(
    `   open again: npx sf org open --path lightning/app/c__Tandem --target-org ${alias ?? username}`,
  );
  print(
    "   sign in as a sample user: Setup, Users, Login; as a partner: the contact's page, Log in to Experience as User",
  );
  return `user ${username}`;
}

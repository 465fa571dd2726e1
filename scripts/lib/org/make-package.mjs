// The steps of `npm run package`: a package version with coverage, installed and tested in a scratch org of its own.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline/promises";
import { setTimeout as pause } from "node:timers/promises";
import { root, runNode24 } from "../install.mjs";
import { runApexTests } from "./apex-tests.mjs";
import {
  ensureInstalledPackage,
  ensurePackage,
  ensureVersion,
  installUrls,
  recordVersion,
} from "./package-version.mjs";
import { OrgProblem, problemLines } from "./problem.mjs";
import { ensureScratchOrg, findDevHub, needScratchOrg } from "./scratch-org.mjs";
import { openSf } from "./sf.mjs";
import { readFlags, runSteps } from "./steps.mjs";

const FLAGS = {
  alias: { type: "string", default: "tandem-package" },
  keep: { type: "boolean", default: false },
  promote: { type: "boolean", default: false },
  "allow-dirty": { type: "boolean", default: false },
};

const steps = [
  { name: "tree", title: "check that the work tree is committed", run: checkTree },
  { name: "components", title: "build the components' JavaScript", run: buildComponents },
  { name: "package", title: "find or create the package", run: findPackage },
  { name: "version", title: "find or create the version of this commit", run: makeVersion },
  { name: "org", title: "find or create a scratch org like a customer's", run: makeOrg },
  { name: "install", title: "install the version", run: install },
  {
    name: "tests",
    title: "run all tests in that org",
    run: (one) => runApexTests(one.sf, orgOf(one), ["--test-level", "RunAllTestsInOrg"]),
  },
  { name: "promote", title: "release the version, when asked to", run: promote },
  { name: "cleanup", title: "delete the scratch org, unless it is to be kept", run: cleanUp },
];

/** Runs the command; the tests give their own `run`, `git`, `print`, `wait`, `build`, `ask` and `projectFile`. */
export async function makePackage(argv, given = {}) {
  const print = given.print ?? console.log;
  let flags;
  try {
    flags = readFlags(argv, FLAGS);
  } catch (error) {
    if (!(error instanceof OrgProblem)) throw error;
    for (const line of problemLines(error)) print(line);
    return 1;
  }
  if (flags.help) return help(print);
  const context = {
    flags,
    print,
    git: given.git ?? git,
    build: given.build ?? (() => runNode24(["scripts/lib/build-components.mjs"]).status),
    wait: given.wait ?? ((seconds) => pause(seconds * 1000)),
    ask: given.ask ?? ask,
    key: given.key ?? process.env.TANDEM_INSTALLATION_KEY,
    projectFile: given.projectFile ?? join(root, "sfdx-project.json"),
    sf: openSf({ run: given.run, dryRun: flags["dry-run"], print }),
  };
  const code = await runSteps({ command: "package", steps, flags, context, print });
  if (code !== 0 && context.org)
    print(
      `The scratch org ${flags.alias} is left for you: npx sf org open --target-org ${flags.alias}; npx sf org delete scratch --target-org ${flags.alias}`,
    );
  return code;
}

function help(print) {
  print(
    "npm run package -- [--promote] [--keep] [--allow-dirty] [--alias tandem-package] [--target-dev-hub NAME] [--from STEP | --only STEP] [--dry-run]",
  );
  print("TANDEM_INSTALLATION_KEY in the environment protects the version with a key.");
  for (const step of steps) print(`  ${step.name.padEnd(12)} ${step.title}`);
  return 0;
}

function git(args) {
  const run = spawnSync("git", args, { cwd: root, encoding: "utf8" });
  if (run.status !== 0)
    throw new OrgProblem({
      what: `git ${args.join(" ")} failed.`,
      where: run.error?.message ?? run.stderr.trim(),
    });
  return run.stdout.trim();
}

/** The file that this command itself writes does not count. */
function changesOf(one) {
  return one
    .git(["status", "--porcelain"])
    .split("\n")
    .filter((line) => line !== "" && !line.endsWith(" sfdx-project.json"));
}

function checkTree(one) {
  const changes = changesOf(one);
  if (changes.length === 0) return `commit ${one.git(["rev-parse", "--short", "HEAD"])}`;
  if (one.flags["allow-dirty"])
    return `${changes.length} changes that are not committed go into the version`;
  throw new OrgProblem({
    what: `${changes.length} changes are not committed; nobody could tell later what the version holds.`,
    where: changes.slice(0, 20),
    fix: "Commit them, or package them all the same with --allow-dirty.",
  });
}

function buildComponents(one) {
  if (one.sf.dryRun) return "npm run build";
  if (one.build() === 0) return undefined;
  throw new OrgProblem({
    what: "The components do not compile; the package would lack them.",
    where: "the messages are above",
    fix: "Mend them; `npm run build` tries again.",
  });
}

function devHubOf(one) {
  one.devHub ??= findDevHub(one.sf, one.flags["target-dev-hub"]);
  return one.devHub;
}

function findPackage(one) {
  one.package ??= ensurePackage(one.sf, { devHub: devHubOf(one), projectFile: one.projectFile });
  return one.package.said;
}

async function makeVersion(one) {
  findPackage(one);
  const isClean = changesOf(one).length === 0;
  const tag = `${one.git(["rev-parse", "HEAD"])}${isClean ? "" : "-dirty"}`;
  const { id, name } = one.package;
  const made = await ensureVersion(one.sf, {
    devHub: devHubOf(one),
    packageId: id,
    name,
    tag,
    isClean,
    key: one.key,
    wait: one.wait,
  });
  one.version = {
    id: made.versionId,
    ...recordVersion(one.sf, {
      devHub: devHubOf(one),
      versionId: made.versionId,
      name,
      projectFile: one.projectFile,
    }),
  };
  for (const line of [...one.version.lines, "Install it in", ...installUrls(made.versionId)])
    one.print(`   ${line}`);
  return made.said;
}

/** The version of this commit, found again when the step that makes it was left out. */
async function versionOf(one) {
  if (!one.version) await makeVersion(one);
  return one.version;
}

function makeOrg(one) {
  const { org, said } = ensureScratchOrg(one.sf, {
    alias: one.flags.alias,
    devHub: () => devHubOf(one),
    days: 1,
    definition: "config/package-scratch-def.json",
    noAncestors: true,
  });
  one.org = org;
  return said;
}

function orgOf(one) {
  one.org ??= needScratchOrg(one.sf, one.flags.alias);
  return one.org.username;
}

async function install(one) {
  const { id } = await versionOf(one);
  return ensureInstalledPackage(one.sf, { org: orgOf(one), versionId: id, key: one.key });
}

/** Promotion cannot be undone: a released version's components are bound for ever, so a person types the number. */
async function promote(one) {
  if (!one.flags.promote) return "not asked for (--promote)";
  const { id, number, isReleased, passed } = await versionOf(one);
  if (isReleased) return `${number} is released already`;
  if (!passed)
    throw new OrgProblem({
      what: `${number} has too little code coverage to be released.`,
      fix: "Salesforce asks for 75 % and for every trigger to be covered.",
    });
  if (changesOf(one).length > 0)
    throw new OrgProblem({
      what: "A version of changes that are not committed is not released.",
      fix: "Commit and run this again.",
    });
  const typed = one.sf.dryRun
    ? number
    : await one.ask(`Release ${number}? This cannot be undone. Type the number to confirm: `);
  if (typed.trim() !== number)
    throw new OrgProblem({
      what: "Not confirmed: the version stays a beta.",
      where: number,
      fix: "npm run package -- --promote",
    });
  one.sf([
    "package",
    "version",
    "promote",
    "--package",
    id,
    "--target-dev-hub",
    devHubOf(one),
    "--no-prompt",
  ]);
  return `${number} is released`;
}

async function ask(question) {
  if (!process.stdin.isTTY)
    throw new OrgProblem({
      what: "Nobody is here to confirm the release.",
      fix: "Run `npm run package -- --promote` in a terminal.",
    });
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return await terminal.question(question);
  } finally {
    terminal.close();
  }
}

function cleanUp(one) {
  const { alias, keep } = one.flags;
  if (keep) return `kept: npx sf org open --target-org ${alias}`;
  one.sf(["org", "delete", "scratch", "--target-org", orgOf(one), "--no-prompt"]);
  one.org = undefined;
  return `${alias} is deleted`;
}

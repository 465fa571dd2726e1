// The steps of `npm run conformance:org`: the facts of the local org, unchanged, in a real org that is no production.
import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { root } from "../install.mjs";
import { runApexTests } from "./apex-tests.mjs";
import { deploy } from "./deploy.mjs";
import { OrgProblem, problemLines } from "./problem.mjs";
import { openSf, query } from "./sf.mjs";
import { readFlags, runSteps } from "./steps.mjs";

const PROJECT = join(root, "local-org", "conformance");
const FACTS_SET = "ConformanceFacts";
const FLAGS = { alias: { type: "string" } };

const steps = [
  {
    name: "org",
    title: "find the org, and see that it is no production",
    run: (one) => orgOf(one).said,
  },
  {
    name: "deploy",
    title: "deploy the facts",
    run: (one) => deploy(one.sf, orgOf(one).username, ["facts"]),
  },
  { name: "permissions", title: `assign ${FACTS_SET}`, run: assign },
  {
    name: "tests",
    title: "run the facts",
    run: (one) => runApexTests(one.sf, orgOf(one).username, factClasses()),
  },
];

/** Runs the command; the tests give their own `run` and `print`. */
export async function runConformance(argv, given = {}) {
  const print = given.print ?? console.log;
  try {
    const flags = readFlags(argv, FLAGS);
    const context = {
      flags,
      sf: openSf({ run: given.run, dryRun: flags["dry-run"], print, cwd: PROJECT }),
    };
    if (!flags.help)
      return await runSteps({ command: "conformance:org", steps, flags, context, print });
    print("npm run conformance:org -- [--alias NAME] [--from STEP | --only STEP] [--dry-run]");
    for (const step of steps) print(`  ${step.name.padEnd(12)} ${step.title}`);
    return 0;
  } catch (error) {
    if (!(error instanceof OrgProblem)) throw error;
    for (const line of problemLines(error)) print(line);
    return 1;
  }
}

function orgOf(one) {
  one.org ??= findOrg(one);
  return one.org;
}

function findOrg({ sf, flags }) {
  const alias = flags.alias ?? sf(["config", "get", "target-org"], [{ value: "tandem" }])[0]?.value;
  if (!alias) {
    throw new OrgProblem({
      what: "There is no default org.",
      fix: "npm run org:create makes one; or name one you are logged in to: npm run conformance:org -- --alias <name>",
    });
  }
  const [about] = query(sf, alias, "SELECT IsSandbox, OrganizationType FROM Organization", [
    { IsSandbox: true },
  ]);
  if (!about?.IsSandbox && about?.OrganizationType !== "Developer Edition") {
    throw new OrgProblem({
      what: `${alias} is a production org (${about?.OrganizationType}); test classes are not deployed there.`,
      fix: "Use a scratch org: npm run conformance:org -- --alias <name>",
    });
  }
  return { username: alias, said: alias };
}

function assign(one) {
  const { sf } = one;
  const { username } = orgOf(one);
  const answer = sf.answer(
    ["org", "assign", "permset", "--name", FACTS_SET, "--target-org", username],
    { failures: [] },
  );
  const failures = answer.result?.failures ?? [];
  const hard = failures.filter((failure) => !/duplicate/i.test(failure.message));
  if (hard.length === 0 && (answer.status === 0 || failures.length > 0))
    return failures.length > 0 ? "assigned already" : undefined;
  throw new OrgProblem({
    what: `The permission set ${FACTS_SET} could not be assigned.`,
    where:
      hard.length > 0 ? hard.map((failure) => failure.message) : (answer.message ?? "no answer"),
    fix: "Deploy first: npm run conformance:org -- --from deploy",
  });
}

/** The facts by name: the org may hold other tests too. */
function factClasses() {
  const files = readdirSync(join(PROJECT, "facts"), { recursive: true, encoding: "utf8" });
  const tests = files
    .filter((file) => file.endsWith("Test.cls"))
    .map((file) => basename(file, ".cls"));
  return tests.sort().flatMap((name) => ["--class-names", name]);
}

// Facts about the GitHub workflow: it parses, it runs commands that exist, and it is careful with rights and secrets.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { parse } from "yaml";
import { root } from "../install.mjs";

const read = (file) => readFileSync(join(root, file), "utf8");
const text = read(".github/workflows/check.yml");
const workflow = parse(text);
const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);
const runs = steps.map((step) => step.run ?? "");

test("every npm script it runs exists", () => {
  const { scripts } = JSON.parse(read("package.json"));
  const named = runs.flatMap((run) =>
    [...run.matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name),
  );

  assert.deepEqual(named, ["check", "org:create", "conformance:org", "package"]);
  for (const name of named) assert.ok(name in scripts, name);
});

test("it runs on every push and pull request, with rights to read only", () => {
  assert.deepEqual(workflow.on.push.branches, ["**"]);
  assert.ok("pull_request" in workflow.on);
  assert.ok(!("pull_request_target" in workflow.on));
  assert.deepEqual(workflow.permissions, { contents: "read" });
  for (const { permissions = {} } of Object.values(workflow.jobs))
    assert.deepEqual(permissions, {});
});

test("actions are GitHub's own, at a major version, and leave no credentials behind", () => {
  for (const { uses, with: input } of steps.filter((step) => step.uses)) {
    assert.match(uses, /^actions\/[\w-]+@v\d+$/);
    if (uses.startsWith("actions/checkout")) assert.equal(input["persist-credentials"], false);
  }
});

test("secrets go to a step's environment, never into a command line", () => {
  for (const run of runs) assert.doesNotMatch(run, /\$\{\{/);
  assert.ok(
    steps
      .filter((step) => JSON.stringify(step.env ?? {}).includes("secrets."))
      .every((step) => !step.uses),
  );
  for (const job of Object.values(workflow.jobs)) assert.equal(job.env, undefined);
});

test("the org path waits for the check and for a Dev Hub, and ends what it began", () => {
  for (const name of ["org", "package"]) {
    const job = workflow.jobs[name];
    assert.deepEqual(job.needs, ["check", "gate"]);
    assert.match(job.if, /has-dev-hub == 'true'/);
    assert.match(job.steps.at(-1).run, /org logout --all/);
    assert.equal(job.steps.at(-1).if, "always()");
  }
  assert.ok(
    workflow.jobs.org.steps.some(
      (step) => step.if === "always()" && step.run.includes("org delete scratch"),
    ),
  );
  for (const job of Object.values(workflow.jobs)) assert.ok(job["timeout-minutes"] > 0);
});

// local-org data import PLAN: loads the plan files that `sf data import tree` takes, through the real DML path.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { importPlan } from "../../org/index.ts";
import { messageOf, readArguments, UsageError } from "../arguments.ts";
import { openProject, requireSound, userFor } from "../open-project.ts";
import type { Org } from "../../org/contract.ts";
import type { PlanEntry } from "../../org/index.ts";

const USAGE = "data import PLAN [--as USERNAME]";

export function data(args: readonly string[]): number {
  const { values, positionals } = readArguments(args, { as: { type: "string" } }, USAGE);
  const [verb, plan, ...more] = positionals;
  if (verb !== "import" || plan === undefined || more.length > 0)
    throw new UsageError(`Usage: local-org ${USAGE}`);
  const project = openProject(values);
  try {
    requireSound(project);
    return loadPlan(project.org, plan, values.as, (line) => console.log(line)) ? 0 : 1;
  } finally {
    project.org.close();
  }
}

/** Loads a plan file; says what was loaded and what was not. True when everything was. */
export function loadPlan(
  org: Org,
  planFile: string,
  as: string | undefined,
  say: (line: string) => void,
): boolean {
  const path = resolve(planFile);
  const entries = readPlan(path);
  const { imported, problems } = importPlan(
    org,
    userFor(org, as).id,
    (name) => readRecords(path, name),
    entries,
  );
  for (const { sobject, count } of imported) say(`  ${String(count).padStart(5)} ${sobject}`);
  for (const problem of problems.slice(0, 20)) say(problem);
  if (problems.length > 20) say(`… and ${problems.length - 20} more problems.`);
  return problems.length === 0;
}

function readRecords(plan: string, name: string): string {
  const file = join(dirname(plan), name);
  if (!existsSync(file))
    throw new UsageError(`The plan ${plan} names ${name}, which is not there.`);
  return readFileSync(file, "utf8");
}

function readPlan(path: string): PlanEntry[] {
  if (!existsSync(path)) throw new UsageError(`There is no plan at ${path}.`);
  try {
    const entries: unknown = JSON.parse(readFileSync(path, "utf8"));
    if (!Array.isArray(entries)) throw new Error("a plan is a list of {sobject, files}");
    return entries as PlanEntry[];
  } catch (error) {
    throw new UsageError(`The plan ${path} can't be read: ${messageOf(error)}.`);
  }
}

// What every trigger uses of the platform's limits for 200 records and every job for a full scope; writes docs/reference/limits.md or, when checking, compares it.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "../lib/install.mjs";
import { jobScenarios } from "./limits/job-scenarios.ts";
import { measureAll } from "./limits/measure.ts";
import { plansFor } from "./limits/plans.ts";
import { limitsReport } from "./limits/report.ts";
import { rowsFor } from "./limits/rows.ts";
import { openStage } from "./limits/stage.ts";
import { triggerScenarios } from "./limits/trigger-scenarios.ts";
import { compiledUnits } from "./limits/units.ts";
import { holds } from "./row.ts";
import type { Bench, BenchRow } from "./row.ts";

const REPORT = "docs/reference/limits.md";

export const limits: Bench = {
  name: "limits",
  title: "share of the platform's limits, for every trigger and every job",
  *run({ check }): Generator<BenchRow> {
    const stage = openStage();
    try {
      const units = compiledUnits(stage.org.schema, join(root, ".local-org", "cache"));
      const { plans, problems } = plansFor(units, [...triggerScenarios, ...jobScenarios]);
      for (const problem of problems) yield holds(problem, false, "a case for each");
      const measured = measureAll(stage, plans);
      for (const one of measured) yield* rowsFor(one);
      // A report of half of them would only hide what is wrong.
      if (measured.every(({ problem }) => problem === undefined) && problems.length === 0)
        yield* reported(limitsReport(measured), check);
    } finally {
      stage.close();
    }
  },
};

function* reported(text: string, check: boolean): Generator<BenchRow> {
  const file = join(root, REPORT);
  const current = existsSync(file) ? readFileSync(file, "utf8") : "";
  if (check) {
    yield holds(
      `${REPORT} is ${current === text ? "current" : "stale: write it with `npm run bench -- --only limits`"}`,
      current === text,
      "current",
    );
  } else if (current !== text) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

// local-org test: runs the project's Apex tests and ends with `N passed, N failed`.
import { writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { coberturaXml, junitXml, runTests } from "../../testing/index.ts";
import { readArguments, readNumber } from "../arguments.ts";
import { showFailure } from "../failure.ts";
import { realHost } from "../host.ts";
import { placeOf, readSchema } from "../open-project.ts";
import { showDiagnostic } from "../print.ts";
import { watchProject } from "../watch.ts";
import type { Schema } from "../../metadata/schema.ts";
import type { TestReport } from "../../testing/index.ts";

const USAGE =
  "test [--tests A,B.method] [--coverage] [--json FILE] [--junit FILE] [--cobertura FILE] [--workers N] [--watch] [--project DIR]";
const OPTIONS = {
  tests: { type: "string" },
  coverage: { type: "boolean" },
  json: { type: "string" },
  junit: { type: "string" },
  cobertura: { type: "string" },
  workers: { type: "string" },
  watch: { type: "boolean" },
} as const;

export async function test(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, OPTIONS, USAGE);
  const { root, cacheDirectory } = placeOf(values);
  const workers = readNumber(
    values.workers ?? String(Math.min(2, availableParallelism())),
    "workers",
    1,
    64,
  );
  const tests = values.tests
    ?.split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  let before: Schema | undefined;
  const once = async (): Promise<number> => {
    const schema = readSchema(root);
    const since = before === undefined ? {} : { since: before };
    before = schema;
    const report = await runTests({
      schema,
      host: realHost(() => undefined),
      cacheDirectory,
      workers,
      coverage: values.coverage ?? false,
      ...(tests ? { tests } : {}),
      ...since,
    });
    if (values.json !== undefined)
      writeFileSync(values.json, JSON.stringify(report, null, 2) + "\n");
    if (values.junit !== undefined) writeFileSync(values.junit, junitXml(report));
    if (values.cobertura !== undefined)
      writeFileSync(values.cobertura, coberturaXml(report, Date.now()));
    return print(
      report,
      root,
      schema.apex.map(({ file }) => file),
    );
  };
  if (values.watch !== true) return once();
  // Watching before the first run, so that what changes meanwhile is not missed.
  let last: Promise<unknown> = Promise.resolve();
  watchProject(
    root,
    async () => {
      await (last = last.then(once));
    },
    (problem) => console.error(problem),
  );
  await (last = once());
  return new Promise(() => undefined);
}

function print(report: TestReport, root: string, files: readonly string[]): number {
  for (const diagnostic of report.diagnostics) console.log(showDiagnostic(diagnostic, root) + "\n");
  for (const result of report.results) {
    if (!result.passed) console.log(showFailure(result, files));
  }
  if (report.coverage !== undefined) console.log(showCoverage(report.coverage));
  const { passed, failed } = report.summary;
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 && report.diagnostics.every(({ severity }) => severity !== "error") ? 0 : 1;
}

function showCoverage(coverage: NonNullable<TestReport["coverage"]>): string {
  const lines = coverage.reduce(
    (sum, { covered, uncovered }) => sum + covered.length + uncovered.length,
    0,
  );
  const covered = coverage.reduce((sum, one) => sum + one.covered.length, 0);
  const share = (part: number, whole: number) =>
    whole === 0 ? 100 : Math.floor((100 * part) / whole);
  const low = coverage
    .filter((one) => share(one.covered.length, one.covered.length + one.uncovered.length) < 75)
    .map(({ name }) => name);
  return `Coverage: ${share(covered, lines)} % of ${lines} lines${low.length > 0 ? `; below 75 %: ${low.join(", ")}` : ""}.`;
}

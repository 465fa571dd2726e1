// How fast the local org is: checking 50,000 lines of Apex, tests per second of one core, additions against plain JavaScript.
import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { addMany } from "./runtime/additions.ts";
import { writeBigProject } from "./runtime/big-project.ts";
import { runCommand } from "./runtime/command.ts";
import { writeSuite } from "./runtime/suite.ts";
import type { SuiteName } from "./runtime/suite.ts";
import { atMost, holds, noFewer } from "./row.ts";
import type { Bench, BenchRow } from "./row.ts";

const LINES = 50_000;
const CLASSES = 100;
/** V8 compiles each org's loops anew, beside the run: what it makes of them must not be luck. */
const ADDING_ORGS = 5;
/** Changed in its body alone. */
const EDITED = "force-app/main/core/triggers/PartnerTrigger.trigger";

export const runtime: Bench = {
  name: "runtime",
  title: "how fast the local org checks, tests and adds",
  *run(): Generator<BenchRow> {
    const folder = mkdtempSync(join(tmpdir(), "tandem-runtime-"));
    try {
      yield* additionRows();
      yield* checkRows(join(folder, "big"));
      yield* suiteRows(join(folder, "language"), "LanguageTest", 500);
      yield* suiteRows(join(folder, "record"), "RecordTest", 200);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

function* additionRows(): Generator<BenchRow> {
  const title = "ten million additions against plain JavaScript, limits";
  const ratios = Array.from({ length: ADDING_ORGS }, () => {
    const { apex, plain } = addMany(false);
    return apex / plain;
  });
  yield atMost(`${title} counted, worst of ${ADDING_ORGS} orgs`, Math.max(...ratios), "ratio", 5);
  // A counter in memory for each line: from 3.5 to 10, as memory is busy.
  const covered = addMany(true);
  const ratio = covered.apex / covered.plain;
  yield {
    ...atMost(`${title} and coverage counted`, ratio, "ratio", Infinity),
    target: "told only",
  };
}

/** Seconds are those of one core, which a loaded machine does not stretch; elapsed time is told beside the load. */
function* checkRows(folder: string): Generator<BenchRow> {
  const lines = writeBigProject(folder, LINES);
  const title = `check of ${lines.toLocaleString("en")} lines`;
  const run = (): ReturnType<typeof runCommand> => runCommand(folder, ["check"]);
  const cold = run();
  yield holds(`${title}: ${lastLine(cold.output)}`, cold.status === 0, "no error");
  yield atMost(`${title}, cold (${elapsed(cold)})`, cold.cpu, "seconds of a core", 8);
  const warm = run();
  yield atMost(`${title}, warm (${elapsed(warm)})`, warm.cpu, "seconds of a core", 2);
  appendFileSync(join(folder, EDITED), "// edited\n");
  const edited = run();
  yield atMost(`${title}, a file edited (${elapsed(edited)})`, edited.cpu, "seconds of a core", 2);
}

/** The whole command on one worker, with opening the org; compiled before. */
function* suiteRows(folder: string, suite: SuiteName, least: number): Generator<BenchRow> {
  const tests = writeSuite(folder, suite, CLASSES);
  const run = (): ReturnType<typeof runCommand> => runCommand(folder, ["test", "--workers", "1"]);
  run();
  const second = run();
  const summary = lastLine(second.output);
  yield holds(`${suite}: ${summary}`, summary === `${tests} passed, 0 failed`, "all pass");
  yield noFewer(`${suite} (${elapsed(second)})`, tests / second.cpu, "tests a second", least);
}

function elapsed({ elapsed }: { readonly elapsed: number }): string {
  return `${elapsed.toFixed(1)} s elapsed at a load of ${(loadavg()[0] ?? 0).toFixed(1)}`;
}
function lastLine(text: string): string {
  return text.trimEnd().split("\n").at(-1) ?? "";
}

// Runs Apex tests over worker threads, each with a store of its own, and gathers one report.
import { Worker } from "node:worker_threads";
import { openTestOrg } from "../org/test-org.ts";
import { affectedTests } from "./affected.ts";
import { selectTests } from "./select.ts";
import type { Schema } from "../metadata/schema.ts";
import type { Diagnostic, Host } from "../org/contract.ts";
import type { ClassCoverage, MethodResult, TestOrg } from "../org/test-org.ts";
import type { TestReport } from "./report.ts";
import type { TestClass } from "./select.ts";

export interface RunOptions {
  readonly schema: Schema;
  readonly host: Host;
  readonly cacheDirectory: string;
  readonly coverage: boolean;
  readonly workers: number;
  /** `Class` or `Class.method`; absent: all */
  readonly tests?: readonly string[];
  /** the project as it was: only what its changes since then affect is run */
  readonly since?: Schema;
}
/** What a worker is started with; functions can't cross a thread, so it makes its own Host. */
export interface WorkerStart {
  readonly schema: Schema;
  readonly cacheDirectory: string;
  readonly coverage: boolean;
}
export interface WorkerDone {
  readonly results?: readonly MethodResult[];
  readonly coverage?: readonly ClassCoverage[];
  readonly defect?: string;
}

/** A class takes at least this long to be worth another thread: below it, starting one costs more than it saves. */
const CLASSES_PER_WORKER = 8;

export async function runTests(options: RunOptions): Promise<TestReport> {
  const { schema, host, cacheDirectory, coverage } = options;
  const started = performance.now();
  const org = openTestOrg({ schema, host, cacheDirectory, coverage });
  try {
    const { selected: wanted, unknown } = selectTests(org.testClasses(), options.tests);
    const selected =
      options.since === undefined
        ? wanted
        : affectedTests(wanted, org.units(), options.since, schema);
    const workers = Math.max(
      1,
      Math.min(options.workers, Math.ceil(selected.length / CLASSES_PER_WORKER)),
    );
    const found =
      workers === 1
        ? runHere(org, selected)
        : await runOnWorkers(selected, workers, { schema, cacheDirectory, coverage });
    return reportOf(
      [...found.results, ...unknown.map(noSuchTest)],
      org.diagnostics,
      coverage ? mergeCoverage(found.coverage) : undefined,
      performance.now() - started,
    );
  } finally {
    org.close();
  }
}

function runHere(
  org: TestOrg,
  classes: readonly TestClass[],
): { results: MethodResult[]; coverage: ClassCoverage[] } {
  return {
    results: classes.flatMap(({ name, methods }) => org.runClass(name, methods)),
    coverage: [...org.coverage()],
  };
}

async function runOnWorkers(
  classes: readonly TestClass[],
  count: number,
  workerData: WorkerStart,
): Promise<{ results: MethodResult[]; coverage: ClassCoverage[] }> {
  const queue = [...classes].sort((left, right) => right.methods.length - left.methods.length);
  const done = await Promise.all(Array.from({ length: count }, () => drain(queue, workerData)));
  return {
    results: done.flatMap(({ results }) => results),
    coverage: done.flatMap(({ coverage }) => coverage),
  };
}

/** One worker takes classes from the shared queue until it is empty. */
function drain(
  queue: TestClass[],
  workerData: WorkerStart,
): Promise<{ results: MethodResult[]; coverage: ClassCoverage[] }> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./worker.ts", import.meta.url), { workerData });
    const results: MethodResult[] = [];
    const next = (): void => worker.postMessage(queue.shift() ?? null);
    worker.on("message", (message: WorkerDone) => {
      if (message.defect !== undefined) {
        reject(new Error(message.defect));
        void worker.terminate();
      } else if (message.coverage !== undefined) {
        resolve({ results, coverage: [...message.coverage] });
        void worker.terminate();
      } else {
        results.push(...(message.results ?? []));
        next();
      }
    });
    worker.on("error", reject);
    next();
  });
}

function noSuchTest(name: string): MethodResult {
  return {
    className: name,
    methodName: "",
    passed: false,
    message: `There is no test '${name}'. Name a class that is annotated @IsTest, or Class.method.`,
    stack: null,
    durationMs: 0,
  };
}

/** A line is covered when any worker covered it. */
function mergeCoverage(parts: readonly ClassCoverage[]): ClassCoverage[] {
  const merged = new Map<string, { file: string; covered: Set<number>; all: Set<number> }>();
  for (const { name, file, covered, uncovered } of parts) {
    const entry = merged.get(name) ?? { file, covered: new Set<number>(), all: new Set<number>() };
    for (const line of covered) entry.covered.add(line);
    for (const line of [...covered, ...uncovered]) entry.all.add(line);
    merged.set(name, entry);
  }
  return [...merged]
    .map(([name, { file, covered, all }]) => ({
      name,
      file,
      covered: ascending(covered),
      uncovered: ascending(all).filter((line) => !covered.has(line)),
    }))
    .sort((left, right) => (left.name < right.name ? -1 : 1));
}

function ascending(lines: ReadonlySet<number>): number[] {
  return [...lines].sort((left, right) => left - right);
}

function reportOf(
  results: readonly MethodResult[],
  diagnostics: readonly Diagnostic[],
  coverage: readonly ClassCoverage[] | undefined,
  durationMs: number,
): TestReport {
  const sorted = [...results].sort((left, right) =>
    `${left.className}.${left.methodName}`.localeCompare(`${right.className}.${right.methodName}`),
  );
  const passed = results.filter((result) => result.passed).length;
  return {
    summary: { passed, failed: results.length - passed, durationMs: Math.round(durationMs) },
    results: sorted,
    diagnostics,
    ...(coverage ? { coverage } : {}),
  };
}

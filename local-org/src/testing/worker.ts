// A worker thread of the test run: opens its own org in memory and runs the classes it is handed.
import { parentPort, workerData } from "node:worker_threads";
import { openTestOrg } from "../org/test-org.ts";
import type { TestClass } from "./select.ts";
import type { WorkerDone, WorkerStart } from "./run-tests.ts";

const { schema, cacheDirectory, coverage } = workerData as WorkerStart;
const host = {
  now: () => Date.now(),
  random: () => Math.random(),
  cpu: () => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1000;
  },
  debug: () => undefined,
};
const post = (message: WorkerDone): void => parentPort?.postMessage(message);

function run(): void {
  const org = openTestOrg({ schema, host, cacheDirectory, coverage });
  parentPort?.on("message", (next: TestClass | null) => {
    try {
      post(
        next === null
          ? { coverage: org.coverage() }
          : { results: org.runClass(next.name, next.methods) },
      );
    } catch (error) {
      post({ defect: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  });
}

run();

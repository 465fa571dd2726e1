// Runs what is due, one job after another, each in its own transaction (batches: batch.ts).
import { ApexList } from "../../platform/values/collections.ts";
import { emittedInfo } from "../../platform/values/emitted.ts";
import type { ApexError } from "../contract.ts";
import { apexErrorOf } from "../outcome.ts";
import { updateRaw } from "../raw-records.ts";
import type { OrgState } from "../state.ts";
import { runBatch } from "./batch.ts";
import { finalizerContext, queueableContext, schedulableContext } from "./contexts.ts";
import { deserialise } from "./deserialise.ts";
import type { Job, JobKind } from "./job-table.ts";
import { nextOf, executeBatch } from "./queue.ts";
import { serialise } from "./serialise.ts";
import { attempt, callJob, finish, inOneCommit, mark } from "./steps.ts";
import type { JobError } from "./steps.ts";

export interface RunReport {
  readonly ran: number;
  readonly failed: readonly ApexError[];
}
const MOST_JOBS = 10_000;

/** Jobs due by `until`. In tests: only what was added after `from`, and the first failure is thrown. */
export function runDueJobs(
  state: OrgState,
  until: () => number,
  options: { readonly from?: number; readonly throwing?: boolean } = {},
): RunReport {
  const failed: ApexError[] = [];
  let ran = 0;
  const last = options.throwing ? state.jobs.lastSequence() : Number.MAX_SAFE_INTEGER;
  for (; ran < MOST_JOBS; ran++) {
    const job = state.jobs.next(until(), options.from);
    if (!job) break;
    // jobs that the test's jobs add themselves run too, except a schedule's next turn
    if (options.throwing && job.kind === "scheduled" && job.sequence > last) break;
    const before = state.jobs.lastSequence();
    const error = runJob(state, job, options.throwing === true);
    // what a schedule starts is in the platform's queue when a test ends, and has not run (salesforce.stackexchange.com, "How to test a scheduler which runs a batch?")
    if (options.throwing && job.kind === "scheduled") state.jobs.removeAfter(before);
    if (error) {
      failed.push(apexErrorOf(state, error));
      if (options.throwing) throw error;
    }
  }
  return { ran, failed };
}

function runJob(state: OrgState, job: Job, isTest: boolean): JobError | undefined {
  const { kind } = job;
  if (kind === "batch") return runBatch(state, job.sequence);
  return inOneCommit(state, () =>
    state.jobs.remove(job.sequence) ? runWhole(state, job, kind, isTest) : undefined,
  );
}

function runWhole(
  state: OrgState,
  job: Job,
  kind: Exclude<JobKind, "batch">,
  isTest: boolean,
): JobError | undefined {
  switch (kind) {
    case "queueable":
      return runQueueable(state, job);
    case "future":
      return runFuture(state, job);
    case "scheduled":
      return runScheduled(state, job, isTest);
    case "event":
      return state.session.deliverEvents(job);
  }
}

function runQueueable(state: OrgState, job: Job): JobError | undefined {
  mark(state, job, { Status: "Processing" });
  let finalizer: string | undefined;
  let requestId = "";
  const error = attempt(
    state,
    {
      userId: job.userId,
      context: "queueable",
      quiddity: "QUEUEABLE",
      async: { kind: "queueable", jobId: job.id, depth: job.depth },
    },
    (tx) => {
      tx.codeUnit = `${job.className}.execute`;
      if (typeof job.details["maximum"] === "number") tx.maximumDepth = job.details["maximum"];
      requestId = tx.requestId;
      const instance = deserialise(state.program.loaded, state.session.rt, job.payload);
      try {
        callJob(state, instance, "execute", "QueueableContext", [queueableContext(job.id)]);
      } finally {
        if (tx.finalizer !== undefined) finalizer = serialise(state.program.loaded, tx.finalizer);
      }
    },
  );
  finish(state, job, error);
  if (finalizer === undefined) return error;
  const text = finalizer;
  const failure = attempt(
    state,
    {
      userId: job.userId,
      context: "finalizer",
      quiddity: "TRANSACTION_FINALIZER_QUEUEABLE",
      async: { kind: "none", jobId: job.id, depth: job.depth },
    },
    (tx) => {
      const instance = deserialise(state.program.loaded, state.session.rt, text);
      tx.codeUnit = `${emittedInfo(instance)?.name ?? job.className}.execute`;
      callJob(state, instance, "execute", "FinalizerContext", [
        finalizerContext(job.id, requestId, error),
      ]);
    },
  );
  return failure ?? error;
}

function runFuture(state: OrgState, job: Job): JobError | undefined {
  mark(state, job, { Status: "Processing" });
  const error = attempt(
    state,
    {
      userId: job.userId,
      context: "future",
      quiddity: "FUTURE",
      async: { kind: "future", jobId: job.id, depth: 1 },
    },
    (tx) => {
      tx.codeUnit = `${job.className}.${String(job.details["method"])}`;
      const args = deserialise(state.program.loaded, state.session.rt, job.payload);
      state.session.rt.callStatic(
        job.className,
        String(job.details["method"]),
        args instanceof ApexList ? args.items : [],
      );
    },
  );
  finish(state, job, error);
  return error;
}

function runScheduled(state: OrgState, job: Job, isTest: boolean): JobError | undefined {
  const at = state.clock.now();
  const cron = String(job.details["cron"] ?? "");
  const next =
    cron === "" || isTest
      ? undefined
      : nextOf(cron, Math.max(at, job.due), String(job.details["zone"] ?? "GMT"));
  const row = state.records.selectByIds("CronTrigger", [job.id]).get(job.id);
  const times = Number(row?.get("timestriggered") ?? 0) + 1;
  const stamp = { schema: state.schema, records: state.records, at, by: job.userId };
  if (next !== undefined) state.jobs.add({ ...job, due: next });
  // stopTest runs the job once, but its trigger stays as it was scheduled
  if (!isTest)
    updateRaw(stamp, "CronTrigger", [
      {
        id: job.id,
        State: next === undefined ? "COMPLETE" : "WAITING",
        PreviousFireTime: { kind: "datetime", milliseconds: at },
        TimesTriggered: times,
        NextFireTime: next === undefined ? null : { kind: "datetime", milliseconds: next },
      },
    ]);
  return attempt(
    state,
    {
      userId: job.userId,
      context: "sync",
      quiddity: "SCHEDULED",
      async: { kind: "scheduled", jobId: job.id, depth: 1 },
    },
    (tx) => {
      tx.codeUnit = `${job.className}.execute`;
      const instance = deserialise(state.program.loaded, state.session.rt, job.payload);
      if (job.details["scope"] !== null && job.details["scope"] !== undefined)
        executeBatch(tx, instance, Number(job.details["scope"]));
      else callJob(state, instance, "execute", "SchedulableContext", [schedulableContext(job.id)]);
    },
  );
}

// Runs what is due, one job after another, each in its own transaction; batches go start, execute per scope, finish.
import { ApexList } from "../../platform/values/collections.ts";
import { emittedInfo } from "../../platform/values/emitted.ts";
import { ApexException } from "../../platform/values/exception.ts";
import type { ApexError } from "../contract.ts";
import { apexErrorOf } from "../outcome.ts";
import { updateRaw } from "../raw-records.ts";
import type { Values } from "../raw-records.ts";
import type { BatchItems } from "../session.ts";
import type { OrgState } from "../state.ts";
import { Transaction } from "../transaction.ts";
import type { TransactionOptions } from "../transaction.ts";
import {
  batchableContext,
  finalizerContext,
  queueableContext,
  schedulableContext,
} from "./contexts.ts";
import type { JobContext } from "../../platform/library/system/async.ts";
import type { Job } from "./job-table.ts";
import { nextOf, executeBatch } from "./queue.ts";
import { deserialise } from "./deserialise.ts";
import { serialise } from "./serialise.ts";

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
    // what a schedule starts stays in the platform's queue when a test ends (beyond-the-cloud-dev/async-lib, AsyncTest.shouldEnqueue60QueueablesSuccessfully)
    if (options.throwing && job.kind === "scheduled") state.jobs.removeAfter(before);
    if (error) {
      failed.push(apexErrorOf(state, error));
      if (options.throwing) throw error;
    }
  }
  return { ran, failed };
}

type JobError = ApexException | Error;

function runJob(state: OrgState, job: Job, isTest: boolean): JobError | undefined {
  if (!state.jobs.remove(job.sequence)) return undefined;
  switch (job.kind) {
    case "queueable":
      return runQueueable(state, job);
    case "future":
      return runFuture(state, job);
    case "batch":
      return runBatch(state, job);
    case "scheduled":
      return runScheduled(state, job, isTest);
    case "event":
      return state.session.deliverEvents(job);
  }
}

/** One transaction of a job; gives what made it fail. */
function attempt(
  state: OrgState,
  options: TransactionOptions,
  body: (tx: Transaction) => void,
): JobError | undefined {
  const tx = new Transaction(state, options);
  try {
    state.session.run(tx, () => body(tx));
    return undefined;
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
}

function mark(
  state: OrgState,
  job: { readonly id: string; readonly userId: string },
  values: Values,
): void {
  updateRaw(
    { schema: state.schema, records: state.records, at: state.clock.now(), by: job.userId },
    "AsyncApexJob",
    [{ id: job.id, ...values }],
  );
}
function finish(state: OrgState, job: Job, error: JobError | undefined, extra: Values = {}): void {
  mark(state, job, {
    Status: error ? "Failed" : "Completed",
    CompletedDate: { kind: "datetime", milliseconds: state.clock.now() },
    NumberOfErrors: error ? 1 : 0,
    ExtendedStatus: error ? apexErrorOf(state, error).message.slice(0, 255) : null,
    ...extra,
  });
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

/** What goes from one transaction of a batch to the next. */
interface BatchRun {
  readonly state: OrgState;
  readonly job: Job;
  readonly options: TransactionOptions;
  readonly context: JobContext;
  /** the job as it was enqueued; Database.Stateful jobs carry their fields on */
  payload: string;
}

function runBatch(state: OrgState, job: Job): JobError | undefined {
  const options: TransactionOptions = {
    userId: job.userId,
    context: "batch",
    quiddity: "BATCH_APEX",
    async: { kind: "batch", jobId: job.id, depth: 1 },
  };
  const context = batchableContext(job.id, job.id);
  const run: BatchRun = { state, job, options, context, payload: job.payload };
  let items: BatchItems | undefined;
  mark(state, job, { Status: "Preparing" });
  const started = batchStep(run, "start", (instance) => {
    items = state.session.batchItems(state.session.rt.dynamicCall(instance, "start", [context]));
  });
  if (started || !items) {
    finish(state, job, started);
    return started;
  }
  const firstError = runScopes(run, items);
  const finished = batchStep(run, "finish", (instance) => {
    state.session.rt.dynamicCall(instance, "finish", [context]);
  });
  mark(state, job, {
    Status: finished ? "Failed" : "Completed",
    CompletedDate: { kind: "datetime", milliseconds: state.clock.now() },
  });
  return firstError ?? finished;
}

/** One transaction with the job as the last one left it. */
function batchStep(
  run: BatchRun,
  part: "start" | "execute" | "finish",
  body: (instance: unknown, tx: Transaction) => void,
): JobError | undefined {
  const { state, job } = run;
  const context = part === "start" ? "batchStart" : "batch";
  return attempt(state, { ...run.options, context }, (tx) => {
    tx.codeUnit = `${job.className}.${part}`;
    const instance = deserialise(state.program.loaded, state.session.rt, run.payload);
    body(instance, tx);
    if (isStateful(state, job.className)) run.payload = serialise(state.program.loaded, instance);
  });
}

/** A scope that fails is counted; the others go on. Gives the first failure. */
function runScopes(run: BatchRun, items: BatchItems): JobError | undefined {
  const { state, job, context } = run;
  const size = Number(job.details["scope"] ?? 200);
  const total = Math.ceil(items.size / size);
  mark(state, job, { Status: "Processing", TotalJobItems: total });
  let firstError: JobError | undefined;
  let errors = 0;
  for (let index = 0; index < total; index++) {
    const error = batchStep(run, "execute", (instance, tx) => {
      const scope = items.page(index * size, (index + 1) * size);
      tx.records = scope.items.length;
      callJob(state, instance, "execute", "BatchableContext", [context, scope]);
    });
    if (error) errors++;
    firstError ??= error;
    const status = error && `First error: ${apexErrorOf(state, error).message}`.slice(0, 255);
    mark(state, job, {
      JobItemsProcessed: index + 1,
      NumberOfErrors: errors,
      ...(status === undefined ? {} : { ExtendedStatus: status }),
    });
  }
  return firstError;
}

/**
 * Calls the method that takes this kind of context: a class may be queueable, schedulable and a finalizer at once, with three `execute`.
 * Jobs may declare it static: the platform calls it all the same.
 */
function callJob(
  state: OrgState,
  instance: unknown,
  name: string,
  context: string,
  args: readonly unknown[],
): void {
  const { classes } = state.session.values;
  for (
    let entry = classes.find(emittedInfo(instance)?.name ?? "");
    entry;
    entry = entry.info.superclass === undefined ? undefined : classes.find(entry.info.superclass)
  ) {
    const method = entry.info.methods.find(
      (one) =>
        one.name.toLowerCase() === name &&
        one.parameters.length === args.length &&
        one.parameters[0]?.type.replace(/^(System|Database)\./i, "").toLowerCase() ===
          context.toLowerCase(),
    );
    if (!method) continue;
    const target: unknown = method.isStatic ? entry.constructor : instance;
    const call: unknown =
      typeof target === "object" || typeof target === "function"
        ? Reflect.get(target ?? {}, method.jsName)
        : undefined;
    if (typeof call === "function") {
      Reflect.apply(call, target, args);
      return;
    }
  }
  state.session.rt.dynamicCall(instance, name, args);
}

function isStateful(state: OrgState, className: string): boolean {
  return (
    state.session.rt
      .classInfo(className)
      ?.interfaces.some((name) => /^database\.stateful$/i.test(name)) ?? false
  );
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

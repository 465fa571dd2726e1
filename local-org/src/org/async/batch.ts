// A batch: start, execute for each scope, finish; each commits with how far the batch is, so that a killed process goes on where it was.
import { apexErrorOf } from "../outcome.ts";
import type { OrgState } from "../state.ts";
import type { Transaction } from "../transaction.ts";
import type { TransactionOptions } from "../transaction.ts";
import { raiseBatchError } from "./batch-events.ts";
import { batchItems, openItems, storeItems } from "./batch-items.ts";
import type { BatchItems } from "./batch-items.ts";
import { batchableContext } from "./contexts.ts";
import { deserialise } from "./deserialise.ts";
import type { Job } from "./job-table.ts";
import { serialise } from "./serialise.ts";
import { attempt, callJob, finish, inOneCommit, mark } from "./steps.ts";
import type { JobError } from "./steps.ts";

/** What this process keeps from one transaction to the next; all of it is in the store too. */
interface BatchRun {
  readonly state: OrgState;
  items?: BatchItems;
  firstError?: JobError | undefined;
}
type Part = "start" | "execute" | "finish";

/** Goes on from where the queue says it is; gives the first failure. */
export function runBatch(state: OrgState, sequence: number): JobError | undefined {
  const run: BatchRun = { state };
  while (inOneCommit(state, () => nextPart(run, sequence)));
  return run.firstError;
}

/** Whether there is more to do. It is gone when it was aborted, or when another process did the last part. */
function nextPart(run: BatchRun, sequence: number): boolean {
  const job = run.state.jobs.bySequence(sequence);
  if (!job) return false;
  const done = job.details["done"];
  if (typeof done !== "number") return start(run, job);
  if (done < Number(job.details["total"])) return execute(run, job, done);
  end(run, job);
  return false;
}

function start(run: BatchRun, job: Job): boolean {
  const { state } = run;
  let payload = job.payload;
  let items = "";
  const error = transaction(run, job, "start", (instance) => {
    const given = state.session.rt.dynamicCall(instance, "start", [
      batchableContext(job.id, job.id),
    ]);
    run.items = batchItems(state.session, given);
    items = storeItems(state.program.loaded, run.items);
    payload = carriedOn(state, job, instance);
  });
  if (error || !run.items) {
    if (error) raiseBatchError(state, job, "start", error, []);
    run.firstError = error;
    state.jobs.remove(job.sequence);
    finish(state, job, error);
    return false;
  }
  const total = Math.ceil(run.items.size / sizeOf(job));
  state.jobs.keepItems(job.sequence, items);
  state.jobs.proceed(job.sequence, payload, { ...job.details, total, done: 0, errors: 0 });
  mark(state, job, { Status: "Processing", TotalJobItems: total });
  return true;
}

/** A scope that fails is counted; the others go on. */
function execute(run: BatchRun, job: Job, done: number): boolean {
  const { state } = run;
  let { payload } = job;
  let records: readonly unknown[] = [];
  const error = transaction(run, job, "execute", (instance, tx) => {
    run.items ??= openItems(state.session, state.jobs.items(job.sequence));
    const scope = run.items.page(done * sizeOf(job), (done + 1) * sizeOf(job));
    records = scope.items;
    tx.records = scope.items.length;
    callJob(state, instance, "execute", "BatchableContext", [
      batchableContext(job.id, job.id),
      scope,
    ]);
    payload = carriedOn(state, job, instance);
  });
  if (error) raiseBatchError(state, job, "execute", error, records);
  run.firstError ??= error;
  const errors = Number(job.details["errors"]) + (error ? 1 : 0);
  state.jobs.proceed(job.sequence, payload, { ...job.details, done: done + 1, errors });
  mark(state, job, {
    JobItemsProcessed: done + 1,
    NumberOfErrors: errors,
    ...(error && {
      ExtendedStatus: `First error: ${apexErrorOf(state, error).message}`.slice(0, 255),
    }),
  });
  return true;
}

function end(run: BatchRun, job: Job): void {
  const { state } = run;
  state.jobs.remove(job.sequence);
  const error = transaction(run, job, "finish", (instance) => {
    state.session.rt.dynamicCall(instance, "finish", [batchableContext(job.id, job.id)]);
  });
  if (error) raiseBatchError(state, job, "finish", error, []);
  run.firstError ??= error;
  mark(state, job, {
    Status: error ? "Failed" : "Completed",
    CompletedDate: { kind: "datetime", milliseconds: state.clock.now() },
  });
}

function transaction(
  { state }: BatchRun,
  job: Job,
  part: Part,
  body: (instance: unknown, tx: Transaction) => void,
): JobError | undefined {
  const options: TransactionOptions = {
    userId: job.userId,
    context: part === "start" ? "batchStart" : "batch",
    quiddity: "BATCH_APEX",
    async: { kind: "batch", jobId: job.id, depth: 1 },
  };
  return attempt(state, options, (tx) => {
    tx.codeUnit = `${job.className}.${part}`;
    body(deserialise(state.program.loaded, state.session.rt, job.payload), tx);
  });
}

/** Database.Stateful jobs carry their fields on to the next transaction; others start each as they were enqueued. */
function carriedOn(state: OrgState, job: Job, instance: unknown): string {
  const isStateful = state.session.rt
    .classInfo(job.className)
    ?.interfaces.some((name) => /^database\.stateful$/i.test(name));
  return isStateful === true ? serialise(state.program.loaded, instance) : job.payload;
}

function sizeOf(job: Job): number {
  return Number(job.details["scope"] ?? 200);
}

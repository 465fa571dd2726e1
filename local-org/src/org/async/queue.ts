// Putting work in the queue: queueable, @future, batch and scheduled jobs with the records that show them.
import { emittedInfo } from "../../platform/values/emitted.ts";
import { apexError } from "../../platform/values/exception.ts";
import { ApexList } from "../../platform/values/collections.ts";
import { typeNameOf } from "../../platform/values/type-name.ts";
import { insertRaw, updateRaw } from "../raw-records.ts";
import type { Values } from "../raw-records.ts";
import type { Transaction } from "../transaction.ts";
import { nextFireTime, parseCron } from "./cron.ts";
import type { CronExpression } from "./cron.ts";
import { serialise } from "./serialise.ts";

export interface EnqueueOptions {
  readonly delayMinutes?: number;
  readonly signature?: string;
  readonly maximumDepth?: number;
}

function classNameOf(job: unknown, what: string): string {
  const info = emittedInfo(job);
  if (!info)
    throw apexError(
      "System.AsyncException",
      `${what}: ${typeNameOf(job)} is not a class of the project`,
    );
  return info.name;
}

function jobRow(tx: Transaction, className: string, type: string, extra: Values = {}): string {
  const classId = tx.state.database.get(
    `SELECT "Id" FROM "ApexClass" WHERE fold("Name") = fold(?)`,
    [className.split(".")[0] ?? className],
  )?.["Id"];
  const [id = ""] = insertRaw(tx.stamp, "AsyncApexJob", [
    {
      ApexClassId: typeof classId === "string" ? classId : null,
      JobType: type,
      Status: "Queued",
      TotalJobItems: 0,
      JobItemsProcessed: 0,
      NumberOfErrors: 0,
      ...extra,
    },
  ]);
  return id;
}

export function enqueueJob(tx: Transaction, job: unknown, options: EnqueueOptions): string {
  const { state } = tx;
  const className = classNameOf(job, "System.enqueueJob");
  tx.count("QueueableJobs", 1);
  if (options.signature !== undefined && state.jobs.hasSignature(options.signature))
    throw apexError(
      "System.DuplicateMessageException",
      "Attempt to enqueue job with duplicate queueable signature",
    );
  const depth = tx.async.kind === "queueable" ? tx.async.depth + 1 : 1;
  const maximum =
    options.maximumDepth ?? (tx.async.kind === "queueable" ? tx.maximumDepth : undefined);
  if (maximum !== undefined && depth > maximum)
    throw apexError("System.AsyncException", "Maximum stack depth has been reached.");
  if (state.isTest && tx.async.kind === "queueable" && maximum === undefined)
    throw apexError("System.AsyncException", "Maximum stack depth has been reached.");
  const delay = options.delayMinutes ?? 0;
  if (delay < 0 || delay > 10)
    throw apexError("System.IllegalArgumentException", "Delay must be between 0 and 10 minutes");
  const id = jobRow(tx, className, "Queueable");
  state.jobs.add({
    kind: "queueable",
    id,
    userId: tx.user.id,
    className,
    payload: serialise(state.program.loaded, job),
    due: tx.now + delay * 60_000,
    depth,
    details: { signature: options.signature ?? null, maximum: maximum ?? null },
  });
  tx.uncommittedWork = true;
  return id;
}

export function callFuture(
  tx: Transaction,
  className: string,
  methodName: string,
  args: readonly unknown[],
  callout: boolean,
): void {
  const { state } = tx;
  if (tx.async.kind === "future" || tx.async.kind === "batch")
    throw apexError(
      "System.AsyncException",
      `Future method cannot be called from a future or batch method: ${className}.${methodName}()`,
    );
  tx.count("FutureCalls", 1);
  const id = jobRow(tx, className, "Future", { MethodName: methodName });
  state.jobs.add({
    kind: "future",
    id,
    userId: tx.user.id,
    className,
    payload: serialise(state.program.loaded, new ApexList("Object", [...args])),
    due: tx.now,
    depth: 1,
    details: { method: methodName, callout },
  });
  tx.uncommittedWork = true;
}

export function executeBatch(tx: Transaction, job: unknown, scope: number): string {
  const { state } = tx;
  const className = classNameOf(job, "Database.executeBatch");
  if (!(scope >= 1 && scope <= 2000))
    throw apexError(
      "System.UnexpectedException",
      "Invalid value for scope: must be between 1 and 2000",
    );
  if (state.isTest && state.jobs.count("batch") >= 5)
    throw apexError(
      "System.UnexpectedException",
      "No more than 5 executeBatch calls can be made from within a test method.",
    );
  const id = jobRow(tx, className, "BatchApex", { Status: "Holding" });
  updateRaw(tx.stamp, "AsyncApexJob", [{ id, Status: "Queued" }]);
  state.jobs.add({
    kind: "batch",
    id,
    userId: tx.user.id,
    className,
    payload: serialise(state.program.loaded, job),
    due: tx.now,
    depth: 1,
    details: { scope },
  });
  tx.uncommittedWork = true;
  return id;
}

export function scheduleJob(tx: Transaction, name: string, cron: string, job: unknown): string {
  const parsed = parseCron(cron);
  if (typeof parsed === "string") throw apexError("System.StringException", parsed);
  const at = nextFireTime(parsed, tx.now, tx.user.timeZone);
  if (at === undefined)
    throw apexError(
      "System.AsyncException",
      `Based on configured schedule, the given trigger will never fire: ${cron}`,
    );
  return addSchedule(tx, name, cron, job, at);
}

/** `System.scheduleBatch`: once, that many minutes from now. */
export function scheduleBatch(
  tx: Transaction,
  job: unknown,
  name: string,
  minutes: number,
  scope: number,
): string {
  return addSchedule(tx, name, "", job, tx.now + minutes * 60_000, scope);
}

function addSchedule(
  tx: Transaction,
  name: string,
  cron: string,
  job: unknown,
  at: number,
  scope?: number,
): string {
  const { state } = tx;
  const className = classNameOf(job, "System.schedule");
  const taken = state.database.get(
    `SELECT t."Id" FROM "CronTrigger" t JOIN "CronJobDetail" d ON d."Id" = t."CronJobDetailId" WHERE d."Name" = ? AND t."State" NOT IN ('DELETED', 'COMPLETE')`,
    [name],
  );
  if (taken)
    throw apexError(
      "System.AsyncException",
      `The Apex job named "${name}" is already scheduled for execution.`,
    );
  const [detailId = null] = insertRaw(tx.stamp, "CronJobDetail", [
    { Name: name, JobType: scope === undefined ? "7" : "8" },
  ]);
  const [id = ""] = insertRaw(tx.stamp, "CronTrigger", [
    {
      CronJobDetailId: detailId,
      CronExpression: cron,
      State: "WAITING",
      NextFireTime: { kind: "datetime", milliseconds: at },
      StartTime: { kind: "datetime", milliseconds: tx.now },
      TimesTriggered: 0,
      OwnerId: tx.user.id,
      TimeZoneSidKey: tx.user.timeZone,
    },
  ]);
  const jobId = jobRow(tx, className, "ScheduledApex", { CronTriggerId: id });
  state.jobs.add({
    kind: "scheduled",
    id,
    userId: tx.user.id,
    className,
    payload: serialise(state.program.loaded, job),
    due: at,
    depth: 1,
    details: { cron, name, job: jobId, scope: scope ?? null, zone: tx.user.timeZone },
  });
  tx.uncommittedWork = true;
  return id;
}

export function nextOf(cron: string, after: number, zone: string): number | undefined {
  const parsed: CronExpression | string = parseCron(cron);
  return typeof parsed === "string" ? undefined : nextFireTime(parsed, after, zone);
}

/** `System.abortJob`: of a scheduled job or of one in the queue. */
export function abortJob(tx: Transaction, id: string): void {
  const job = tx.state.jobs.byId(id);
  if (id.startsWith("08e")) {
    if (!tx.state.records.selectByIds("CronTrigger", [id]).has(id))
      throw apexError("System.AsyncException", `Scheduled job not found: ${id}`);
    const detail = tx.state.records
      .selectByIds("CronTrigger", [id])
      .get(id)
      ?.get("cronjobdetailid");
    tx.state.records.purge("CronTrigger", [id]);
    if (typeof detail === "string") tx.state.records.purge("CronJobDetail", [detail]);
    if (typeof job?.details["job"] === "string")
      updateRaw(tx.stamp, "AsyncApexJob", [{ id: job.details["job"], Status: "Aborted" }]);
  } else if (tx.state.records.selectByIds("AsyncApexJob", [id]).has(id))
    updateRaw(tx.stamp, "AsyncApexJob", [
      { id, Status: "Aborted", CompletedDate: { kind: "datetime", milliseconds: tx.now } },
    ]);
  else throw apexError("System.AsyncException", `Job does not exist: ${id}`);
  tx.state.jobs.removeById(id);
}

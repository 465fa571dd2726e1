// Delivers platform events to their triggers: as the Automated Process user, up to 2,000 at once, again when the trigger asks for it.
import { ApexList } from "../platform/values/collections.ts";
import { ApexDatetime } from "../platform/values/datetime.ts";
import { ApexException } from "../platform/values/exception.ts";
import { SObject } from "../platform/values/sobject.ts";
import type { Job } from "./async/job-table.ts";
import { deserialise } from "./async/deserialise.ts";
import { serialise } from "./async/serialise.ts";
import { toNeutral } from "./codec.ts";
import { dmlException } from "./dml/errors.ts";
import type { Saving } from "./dml/saving.ts";
import { hasFailed } from "./dml/saving.ts";
import { fireTriggers } from "./dml/triggers.ts";
import { EVENT_CHUNK } from "./limits.ts";
import type { OrgState } from "./state.ts";
import { Transaction } from "./transaction.ts";
import { eventContext } from "../platform/library/eventbus/event-context.ts";

/** "You can run a trigger up to 10 times (the initial run plus 9 retries)" (Platform Events Developer Guide, "Retry Event Triggers with EventBus.RetryableException"). */
const MOST_RETRIES = 9;

/** Batches are transactions of their own; gives the first failure. */
export function deliverEvents(state: OrgState, job: Job): Error | undefined {
  const list = deserialise(state.program.loaded, state.session.rt, job.payload);
  const events = list instanceof ApexList ? list.items.filter((one) => one instanceof SObject) : [];
  let failure: Error | undefined;
  for (let start = 0; start < events.length; start += EVENT_CHUNK) {
    const error = deliverBatch(state, job, events.slice(start, start + EVENT_CHUNK));
    failure ??= error;
  }
  return failure;
}

/**
 * A checkpoint that the trigger set keeps what it has done, also when it fails behind it, and sends the events after it again; a
 * RetryableException undoes everything and sends all again ("Comparing setResumeCheckpoint() and EventBus.RetryableException").
 */
function deliverBatch(state: OrgState, job: Job, events: readonly SObject[]): Error | undefined {
  const tx = new Transaction(state, {
    userId: automatedProcess(state),
    context: "sync",
    quiddity: "PLATFORM_EVENT",
  });
  let rest: readonly SObject[] = [];
  let failure: Error | undefined;
  try {
    state.session.run(tx, () => {
      const context = eventContext(state.session.values, {
        replayIds: events.map(replayIdOf),
        retries: Number(job.details["retries"] ?? 0),
        lastError: String(job.details["lastError"] ?? ""),
      });
      const error = fire(tx, job, events);
      if (error && isRetryable(error)) throw error;
      const { checkpoint } = context;
      if (error && checkpoint === null) throw error;
      failure = error;
      rest = checkpoint === null ? [] : behind(events, checkpoint);
    });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return isRetryable(error) ? retried(state, job, events, error) : error;
  }
  if (rest.length > 0) again(state, job, rest, { retries: 0, lastError: "" });
  return failure;
}

/** The events behind the one with that replay Id. */
function behind(events: readonly SObject[], replayId: string): readonly SObject[] {
  return events.slice(events.findIndex((event) => replayIdOf(event) === replayId) + 1);
}
function retried(
  state: OrgState,
  job: Job,
  events: readonly SObject[],
  error: ApexException,
): Error | undefined {
  const retries = Number(job.details["retries"] ?? 0) + 1;
  if (retries > MOST_RETRIES) return error;
  again(state, job, events, { retries, lastError: error.$message ?? "" });
  return undefined;
}
function again(
  state: OrgState,
  job: Job,
  events: readonly SObject[],
  details: Job["details"],
): void {
  const payload = serialise(state.program.loaded, new ApexList(job.className, [...events]));
  state.jobs.add({ ...job, payload, due: state.clock.now(), details });
}

const isRetryable = (error: unknown): error is ApexException =>
  error instanceof ApexException && error.$type === "EventBus.RetryableException";
const replayIdOf = (event: SObject): string => String(event.fields.get("replayid") ?? "");

/** Gives what the trigger threw. */
function fire(tx: Transaction, job: Job, events: readonly SObject[]): Error | undefined {
  const object = tx.state.schema.objects.get(job.className.toLowerCase());
  if (!object) return undefined;
  const savings = events.map((input, index): Saving => {
    if (!input.fields.has("createddate")) input.fields.set("createddate", new ApexDatetime(tx.now));
    input.fields.set("createdbyid", job.userId);
    const next = new Map(
      [...input.fields].map(([key, value]) => [key, toNeutral(value) ?? null] as const),
    );
    return {
      index,
      input,
      id: null,
      old: null,
      next,
      assigned: new Set(),
      errors: [],
      created: true,
    };
  });
  try {
    fireTriggers(tx, object, "after", "insert", savings);
  } catch (error) {
    // Of limits too: the trigger may have set a checkpoint before.
    if (error instanceof ApexException) return error;
    throw error;
  }
  const failed = savings.filter(hasFailed);
  if (failed.length === 0) return undefined;
  return tx.triggerFailure ?? dmlException(tx.state.schema, "insert", failed);
}

function automatedProcess(state: OrgState): string {
  return String(
    state.database.get(`SELECT "Id" FROM "User" WHERE "UserType" = 'AutomatedProcess' LIMIT 1`)?.[
      "Id"
    ] ??
      state.settings.get("admin") ??
      "",
  );
}

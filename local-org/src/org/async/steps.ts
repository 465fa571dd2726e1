// What every kind of job is made of: one commit with its place in the queue, transactions inside it, the record that shows it.
import { emittedInfo } from "../../platform/values/emitted.ts";
import type { ApexException } from "../../platform/values/exception.ts";
import { apexErrorOf } from "../outcome.ts";
import { updateRaw } from "../raw-records.ts";
import type { Values } from "../raw-records.ts";
import type { OrgState } from "../state.ts";
import { Transaction } from "../transaction.ts";
import type { TransactionOptions } from "../transaction.ts";
import type { Job } from "./job-table.ts";

export type JobError = ApexException | Error;

/**
 * What a job did and its leaving the queue are stored together or not at all: a process that is killed loses no job and repeats none,
 * and of two processes that serve one store the second waits and then finds it gone.
 */
export function inOneCommit<T>(state: OrgState, body: () => T): T {
  const { database } = state;
  database.savepoint("job");
  try {
    const value = body();
    database.release("job");
    return value;
  } catch (error) {
    database.rollbackTo("job");
    database.release("job");
    state.setup.clear();
    throw error;
  }
}

/** One transaction of a job; gives what made it fail. */
export function attempt(
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

export function mark(
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
export function finish(
  state: OrgState,
  job: Job,
  error: JobError | undefined,
  extra: Values = {},
): void {
  mark(state, job, {
    Status: error ? "Failed" : "Completed",
    CompletedDate: { kind: "datetime", milliseconds: state.clock.now() },
    NumberOfErrors: error ? 1 : 0,
    ExtendedStatus: error ? apexErrorOf(state, error).message.slice(0, 255) : null,
    ...extra,
  });
}

/**
 * Calls the method that takes this kind of context: a class may be queueable, schedulable and a finalizer at once, with three `execute`.
 * Jobs may declare it static: the platform calls it all the same.
 */
export function callJob(
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

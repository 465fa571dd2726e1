// Asynchronous Apex and platform events.
import type { OrgPorts } from "../../platform/ports.ts";
import {
  abortJob,
  callFuture,
  enqueueJob,
  executeBatch,
  scheduleBatch,
  scheduleJob,
} from "../async/queue.ts";
import { apexError } from "../../platform/values/exception.ts";
import { publishEvents } from "../events.ts";
import type { Session } from "../session.ts";

type AsyncPorts = Pick<
  OrgPorts,
  | "enqueue"
  | "schedule"
  | "scheduleBatch"
  | "executeBatch"
  | "abortJob"
  | "future"
  | "asyncContext"
  | "publish"
  | "attachFinalizer"
>;

export function asyncPorts(session: Session): AsyncPorts {
  return {
    enqueue: (job, options) => enqueueJob(session.tx, job, options),
    schedule: (name, cron, job) => scheduleJob(session.tx, name, cron, job),
    scheduleBatch: (job, name, minutes, scope) =>
      scheduleBatch(session.tx, job, name, minutes, scope),
    executeBatch: (job, scope) => executeBatch(session.tx, job, scope),
    abortJob: (id) => abortJob(session.tx, id),
    future: (className, methodName, args, callout) =>
      callFuture(session.tx, className, methodName, args, callout),
    attachFinalizer(finalizer) {
      const { tx } = session;
      if (tx.async.kind !== "queueable")
        throw apexError(
          "System.AsyncException",
          "System.attachFinalizer(Finalizer) is not allowed in this context",
        );
      if (tx.finalizer !== undefined)
        throw apexError(
          "System.AsyncException",
          "More than one Finalizer cannot be attached to same Async Apex Job",
        );
      tx.finalizer = finalizer;
    },
    asyncContext: () => session.tx.async,
    publish: (events, access) => publishEvents(session.tx, events, access),
  };
}

// Asynchronous Apex and platform events.
import type { OrgPorts } from "../../platform/ports.ts";
import { abortJob, callFuture, enqueueJob, executeBatch, scheduleBatch, scheduleJob } from "../async/queue.ts";
import { publishEvents } from "../events.ts";
import type { Session } from "../session.ts";

type AsyncPorts = Pick<OrgPorts, "enqueue" | "schedule" | "scheduleBatch" | "executeBatch" | "abortJob" | "future" | "asyncContext" | "publish">;

export function asyncPorts(session: Session): AsyncPorts {
  return {
    enqueue: (job, options) => enqueueJob(session.tx, job, options),
    schedule: (name, cron, job) => scheduleJob(session.tx, name, cron, job),
    scheduleBatch: (job, name, minutes, scope) => scheduleBatch(session.tx, job, name, minutes, scope),
    executeBatch: (job, scope) => executeBatch(session.tx, job, scope),
    abortJob: (id) => abortJob(session.tx, id),
    future: (className, methodName, args, callout) => callFuture(session.tx, className, methodName, args, callout),
    asyncContext: () => session.tx.async,
    publish: (events, access) => publishEvents(session.tx, events, access),
  };
}

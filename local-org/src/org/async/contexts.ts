// The context objects that jobs receive: QueueableContext, BatchableContext, SchedulableContext, FinalizerContext.
import { JobContext } from "../../platform/library/system/async.ts";
import { ApexException, apexError } from "../../platform/values/exception.ts";

export function queueableContext(jobId: string): JobContext {
  return new JobContext("System.QueueableContextImpl", jobId);
}
export function batchableContext(jobId: string, childJobId: string): JobContext {
  return new JobContext("Database.BatchableContextImpl", jobId, { childJobId });
}
export function schedulableContext(triggerId: string): JobContext {
  return new JobContext("System.SchedulableContextImpl", triggerId);
}
export function finalizerContext(
  jobId: string,
  requestId: string,
  error: Error | undefined,
): JobContext {
  const apex =
    error === undefined
      ? null
      : error instanceof ApexException
        ? error
        : apexError("System.UnexpectedException", error.message);
  return new JobContext("System.FinalizerContextImpl", jobId, { error: apex, requestId });
}

// The context objects that jobs receive: QueueableContext, BatchableContext, SchedulableContext, FinalizerContext.
import { PropertyBag } from "../../platform/values/platform-object.ts";

export function queueableContext(jobId: string): PropertyBag {
  return bag("System.QueueableContext", { jobId, id: jobId });
}
export function batchableContext(jobId: string, childJobId: string): PropertyBag {
  return bag("Database.BatchableContext", { jobId, childJobId, id: jobId });
}
export function schedulableContext(triggerId: string): PropertyBag {
  return bag("System.SchedulableContext", { triggerId, id: triggerId });
}
export function finalizerContext(jobId: string, requestId: string, result: unknown, exception: unknown): PropertyBag {
  return bag("System.FinalizerContext", { asyncApexJobId: jobId, requestId, result, exception });
}

function bag(type: string, values: Readonly<Record<string, unknown>>): PropertyBag {
  const made = new PropertyBag(type);
  for (const [name, value] of Object.entries(values)) made.set(name, value);
  return made;
}

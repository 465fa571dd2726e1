// BatchApexErrorEvent: what a batch that declares Database.RaisesPlatformEvents tells of a part that failed (Apex Developer Guide, "Firing Platform Events from Batch Apex").
import { RuntimeDefect } from "../../platform/values/errors.ts";
import { recordShapes } from "../../platform/values/record-shape.ts";
import { SObject } from "../../platform/values/sobject.ts";
import { publishEvents } from "../events.ts";
import { apexErrorOf } from "../outcome.ts";
import type { OrgState } from "../state.ts";
import type { Job } from "./job-table.ts";
import { attempt } from "./steps.ts";
import type { JobError } from "./steps.ts";

/** "If the job scope exceeds this length, it's truncated." */
const MOST_SCOPE = 40_000;

export function raiseBatchError(
  state: OrgState,
  job: Job,
  part: "start" | "execute" | "finish",
  error: JobError,
  scope: readonly unknown[],
): void {
  const { rt } = state.session;
  const raises = rt
    .classInfo(job.className)
    ?.interfaces.some((name) => /^database\.raisesplatformevents$/i.test(name));
  if (raises !== true) return;
  const { exceptionType, message, stackTrace } = apexErrorOf(state, error);
  const ids = scope
    .map((item) => (item instanceof SObject ? (item.fields.get("id") ?? null) : null))
    .filter((id) => id !== null)
    .join(",");
  const options = {
    userId: job.userId,
    context: "batch",
    quiddity: "BATCH_APEX",
    async: { kind: "none", jobId: job.id, depth: 1 },
  } as const;
  const failure = attempt(state, options, (tx) => {
    const shape = recordShapes(state.schema).of("BatchApexErrorEvent");
    if (shape === undefined) throw new RuntimeDefect("BatchApexErrorEvent is not known");
    const event = new SObject(shape);
    const values: Readonly<Record<string, unknown>> = {
      asyncapexjobid: job.id,
      doesexceedjobscopemaxlength: ids.length > MOST_SCOPE,
      exceptiontype: exceptionType,
      jobscope: ids.slice(0, MOST_SCOPE),
      message,
      phase: part.toUpperCase(),
      requestid: tx.requestId,
      stacktrace: stackTrace,
    };
    for (const [field, value] of Object.entries(values)) event.fields.set(field, value);
    publishEvents(tx, [event], "system");
  });
  if (failure !== undefined) throw failure;
}

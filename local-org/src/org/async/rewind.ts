// The clock goes back to the real time: what waits is due by that time again, else schedules would stand still until it has caught up.
import { updateRaw } from "../raw-records.ts";
import { nextOf } from "./queue.ts";
import type { OrgState } from "../state.ts";
import type { Job } from "./job-table.ts";

/** `by`: how far back, in milliseconds. Call it when the clock has gone back. */
export function rewindJobs(state: OrgState, by: number): void {
  const now = state.clock.now();
  for (const job of state.jobs.waiting()) {
    const due = dueAfter(job, now) ?? Math.max(now, job.due - by);
    if (due < job.due) {
      state.jobs.moveTo(job.sequence, due);
      if (job.kind === "scheduled") showDue(state, job, due, now);
    }
  }
}

/** What runs by a schedule fires at its next time; undefined for everything else. */
function dueAfter(job: Job, now: number): number | undefined {
  const cron = String(job.details["cron"] ?? "");
  return job.kind === "scheduled" && cron !== ""
    ? nextOf(cron, now, String(job.details["zone"] ?? "GMT"))
    : undefined;
}

function showDue(state: OrgState, job: Job, due: number, now: number): void {
  const stamp = { schema: state.schema, records: state.records, at: now, by: job.userId };
  updateRaw(stamp, "CronTrigger", [
    { id: job.id, NextFireTime: { kind: "datetime", milliseconds: due } },
  ]);
}

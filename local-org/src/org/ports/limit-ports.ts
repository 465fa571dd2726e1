// Governor limits and the test window of Test.startTest and stopTest.
import type { OrgPorts } from "../../platform/ports.ts";
import { apexError } from "../../platform/values/exception.ts";
import { runDueJobs } from "../async/run.ts";
import { LimitCounter, limitNamed } from "../limits.ts";
import type { Session } from "../session.ts";

type LimitPorts = Pick<OrgPorts, "count" | "used" | "limit" | "startTest" | "stopTest" | "isTest">;

export function limitPorts(session: Session): LimitPorts {
  return {
    count(name, amount) {
      const limit = limitNamed(name);
      if (limit === "Callouts") session.tx.requireNoPendingWork();
      if (limit) session.tx.count(limit, amount);
    },
    used(name) {
      const limit = limitNamed(name);
      return limit === "CpuTime" ? session.tx.cpuTime() : limit ? session.tx.limits.used(limit) : 0;
    },
    limit(name) {
      const limit = limitNamed(name);
      return limit ? session.tx.limits.limit(limit) : 0;
    },
    startTest: () => startTest(session),
    stopTest: () => stopTest(session),
    isTest: () => session.org.isTest,
  };
}

function startTest(session: Session): void {
  const { tx } = session;
  if (tx.testWindow || tx.testWindowUsed)
    throw apexError("System.FinalException", "Testing already started");
  tx.testWindow = { before: tx.limits, firstJob: session.org.jobs.lastSequence() };
  tx.testWindowUsed = true;
  tx.limits = new LimitCounter(tx.limits.context, session.org.host.cpu());
  tx.uncommittedWork = false;
}

/** Asynchronous work that the test started runs now, before stopTest returns. */
function stopTest(session: Session): void {
  const { tx } = session;
  if (!tx.testWindow) throw apexError("System.FinalException", "Testing has not been started");
  const { before, firstJob } = tx.testWindow;
  tx.limits = before;
  tx.testWindow = undefined;
  session.queueOutlasting(tx);
  runDueJobs(session.org, () => Number.MAX_SAFE_INTEGER, { from: firstJob, throwing: true });
  tx.resetDmlContext();
}

// System.Limits: what the transaction has used, and may use.
import { defineClass } from "../../../apex/library.ts";
import type { LibraryFunction } from "../../../apex/library.ts";
import type { Runtime } from "../helpers.ts";

/** Names as in `Limits.getQueries()` without `get`; the org counts under the same names. */
const limitNames = [
  "AggregateQueries",
  "ApexCursorRows",
  "AsyncCalls",
  "Callouts",
  "CpuTime",
  "DatabaseTime",
  "DMLRows",
  "DMLStatements",
  "EmailInvocations",
  "FetchCallsOnApexCursor",
  "FutureCalls",
  "HeapSize",
  "MobilePushApexCalls",
  "PublishImmediateDML",
  "Queries",
  "QueryLocatorRows",
  "QueryRows",
  "QueueableJobs",
  "RunAs",
  "SavepointRollbacks",
  "Savepoints",
  "SoslQueries",
] as const;

const members: Record<string, LibraryFunction> = {};
for (const name of limitNames) {
  members[`static Integer get${name}()`] = (rt: Runtime) => rt.ports.used(name);
  members[`static Integer getLimit${name}()`] = (rt: Runtime) => rt.ports.limit(name);
}
export const limitsClass = defineClass({ name: "System.Limits", kind: "class", members });

// Governor limits: the platform's numbers as named data, and a counter of what one transaction used.

/** How a limit is counted and what the platform says when it is passed; `{0}` is the count that was too many, `{1}` the first that is: rows are no longer read there. */
interface GovernorLimit {
  readonly sync: number;
  readonly async: number;
  readonly message: string;
}

// Apex Developer Guide, "Execution Governors and Limits", per-transaction table.
export const governorLimits = {
  Queries: { sync: 100, async: 200, message: "Too many SOQL queries: {0}" },
  AggregateQueries: { sync: 300, async: 300, message: "Too many Aggregate queries: {0}" },
  QueryRows: { sync: 50_000, async: 50_000, message: "Too many query rows: {1}" },
  QueryLocatorRows: { sync: 10_000, async: 10_000, message: "Too many query locator rows: {1}" },
  SoslQueries: { sync: 20, async: 20, message: "Too many SOSL queries: {0}" },
  DmlStatements: { sync: 150, async: 150, message: "Too many DML statements: {0}" },
  DmlRows: { sync: 10_000, async: 10_000, message: "Too many DML rows: {0}" },
  Callouts: { sync: 100, async: 100, message: "Too many callouts: {0}" },
  FutureCalls: { sync: 50, async: 0, message: "Too many future calls: {0}" },
  QueueableJobs: { sync: 50, async: 1, message: "Too many queueable jobs added to the queue: {0}" },
  EmailInvocations: { sync: 10, async: 10, message: "Too many Email Invocations: {0}" },
  MobilePushApexCalls: { sync: 10, async: 10, message: "Too many mobile push Apex calls: {0}" },
  PublishImmediateDML: {
    sync: 150,
    async: 150,
    message: "Too many publish immediate DML statements: {0}",
  },
  HeapSize: { sync: 6_000_000, async: 12_000_000, message: "Apex heap size too large: {0}" },
  CpuTime: { sync: 10_000, async: 60_000, message: "Apex CPU time limit exceeded" },
  ApexCursorRows: { sync: 50_000_000, async: 50_000_000, message: "Too many cursor rows: {0}" },
  FetchCallsOnApexCursor: { sync: 10, async: 10, message: "Too many cursor fetch calls: {0}" },
  QueueableStackDepth: {
    sync: 1_000_000,
    async: 1_000_000,
    message: "Maximum stack depth has been reached.",
  },
  DatabaseTime: { sync: 120_000, async: 120_000, message: "Too much database time: {0}" },
} as const satisfies Record<string, GovernorLimit>;

export type LimitName = keyof typeof governorLimits;
export const TRIGGER_DEPTH = 16;
export const TRIGGER_CHUNK = 200;
export const EVENT_CHUNK = 2000;

/** Names under which `Limits` also knows a limit. */
const ALIASES: Readonly<Record<string, LimitName>> = {
  DMLStatements: "DmlStatements",
  DMLRows: "DmlRows",
  Savepoints: "DmlStatements",
  SavepointRollbacks: "DmlStatements",
  AsyncCalls: "FutureCalls",
  FieldsDescribes: "DmlStatements",
  RunAs: "DmlStatements",
  CalloutsCount: "Callouts",
  Heap: "HeapSize",
  Cpu: "CpuTime",
};

function isLimitName(name: string): name is LimitName {
  return Object.hasOwn(governorLimits, name);
}
export function limitNamed(name: string): LimitName | undefined {
  return isLimitName(name) ? name : ALIASES[name];
}

/** Where a transaction runs decides its numbers: @future and batch may not call @future; a queueable may. Scheduled Apex has the synchronous limits. */
export type LimitContext = "sync" | "queueable" | "future" | "batchStart" | "batch" | "finalizer";

function limitIn(context: LimitContext, name: LimitName): number {
  const limit = governorLimits[name];
  if (context === "sync") return limit.sync;
  // Up to 50 million records from the locator that a batch's start gives (Apex Developer Guide, "Using Batch Apex"); elsewhere 10,000.
  if (name === "QueryLocatorRows" && context === "batchStart") return 50_000_000;
  if (name === "FutureCalls") return context === "queueable" ? 50 : 0;
  if (context === "finalizer" && name !== "HeapSize" && name !== "QueueableJobs") return limit.sync;
  return limit.async;
}

/** What has been used of each limit since the transaction, or `Test.startTest`, began. */
export class LimitCounter {
  readonly context: LimitContext;
  private readonly amounts = new Map<LimitName, number>();
  /** statement text -> times run */
  readonly statements = new Map<string, number>();
  readonly cpuStart: number;

  constructor(context: LimitContext, cpuStart: number) {
    this.context = context;
    this.cpuStart = cpuStart;
  }
  used(name: LimitName): number {
    return this.amounts.get(name) ?? 0;
  }
  limit(name: LimitName): number {
    return limitIn(this.context, name);
  }
  /** Adds; gives the platform's message when that was too much. */
  add(name: LimitName, amount: number): string | undefined {
    const total = this.used(name) + amount;
    this.amounts.set(name, total);
    return total > this.limit(name)
      ? governorLimits[name].message
          .replace("{0}", String(total))
          .replace("{1}", String(this.limit(name) + 1))
      : undefined;
  }
  /** Every limit by its name: what was used of it, and how much may be. */
  all(): Record<string, { readonly used: number; readonly limit: number }> {
    return Object.fromEntries(
      Object.keys(governorLimits)
        .filter(isLimitName)
        .map((name) => [name, { used: this.used(name), limit: this.limit(name) }]),
    );
  }
  countStatement(text: string): void {
    this.statements.set(text, (this.statements.get(text) ?? 0) + 1);
  }
}

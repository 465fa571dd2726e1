// One transaction: statics, limits, savepoints, the running user and mode, triggers on the stack. All or nothing against the store.
import type { RunningUser, TriggerContext } from "../platform/ports.ts";
import { ApexException } from "../platform/values/exception.ts";
import type { Job } from "./async/job-table.ts";
import type { LimitContext, LimitName } from "./limits.ts";
import { LimitCounter } from "./limits.ts";
import type { OrgState } from "./state.ts";
import { isMixedDmlObject } from "./state.ts";
import { runningUser } from "./users.ts";

export interface AsyncContext {
  readonly kind: "none" | "future" | "queueable" | "batch" | "scheduled";
  readonly jobId: string | null;
  readonly depth: number;
}
export interface TransactionOptions {
  readonly userId: string;
  readonly context?: LimitContext;
  readonly quiddity?: string;
  readonly async?: AsyncContext;
  readonly sharing?: "with" | "without";
}
export interface TestWindow {
  readonly before: LimitCounter;
  readonly firstJob: number;
}

export class Transaction {
  readonly state: OrgState;
  readonly async: AsyncContext;
  readonly quiddity: string;
  readonly requestId: string;
  user: RunningUser;
  sharing: "with" | "without";
  limits: LimitCounter;
  /** between Test.startTest and Test.stopTest */
  testWindow: TestWindow | undefined;
  testWindowUsed = false;
  readonly triggers: TriggerContext[] = [];
  /** how deep triggers fire each other */
  depth = 0;
  private readonly open: string[] = [];
  private readonly workBefore = new Map<string, boolean>();
  private savepointCount = 0;
  private firstSetup: string | undefined;
  private firstOrdinary: string | undefined;
  private setupWritten = false;
  /** DML or jobs before a callout: "You have uncommitted work pending" */
  uncommittedWork = false;
  /** events that were published at once: they are queued when it ends, committed or not */
  readonly outlasting: Omit<Job, "sequence">[] = [];
  /** what a trigger threw last, before it became an error of its records */
  triggerFailure: ApexException | undefined;
  /** what System.attachFinalizer gave */
  finalizer: unknown;
  /** what the text of the dynamic query that is being run may name */
  scopeBinds: Readonly<Record<string, unknown>> | undefined;
  /** the test is annotated SeeAllData=true */
  seesAllData = false;
  /** Test.setFixedSearchResults */
  fixedSearchIds: readonly string[] | undefined;
  /** the part of a job that runs here, and the records of a batch's scope: for those who measure */
  codeUnit: string | null = null;
  records: number | null = null;
  private readonly executedBefore: number | undefined;
  /** AsyncOptions.MaximumQueueableStackDepth of the chain this job belongs to */
  maximumDepth: number | undefined;

  constructor(state: OrgState, options: TransactionOptions) {
    this.state = state;
    this.user = runningUser(state, options.userId);
    this.async = options.async ?? { kind: "none", jobId: null, depth: 0 };
    this.quiddity = options.quiddity ?? "SYNCHRONOUS";
    this.sharing = options.sharing ?? "without";
    this.limits = new LimitCounter(options.context ?? "sync", state.host.cpu());
    this.executedBefore = state.program.executedStatements();
    this.requestId = `local-${Math.floor(state.host.random() * 1e15).toString(36)}`;
  }

  get now(): number {
    return this.state.clock.now();
  }
  get stamp(): {
    schema: OrgState["schema"];
    records: OrgState["records"];
    at: number;
    by: string;
  } {
    return {
      schema: this.state.schema,
      records: this.state.records,
      at: this.now,
      by: this.user.id,
    };
  }

  /** Counts against a governor limit; past it the transaction ends. */
  count(name: LimitName, amount: number): void {
    const message = this.limits.add(name, amount);
    if (message !== undefined) throw new ApexException("System.LimitException", message);
  }
  cpuTime(): number {
    return Math.round(this.state.host.cpu() - this.limits.cpuStart);
  }
  /** The Apex statements executed since it began; nothing where they are not counted. */
  executed(): { readonly apexStatements?: number } {
    const now = this.state.program.executedStatements();
    return now === undefined || this.executedBefore === undefined
      ? {}
      : { apexStatements: now - this.executedBefore };
  }
  checkCpu(): void {
    if (this.cpuTime() > this.limits.limit("CpuTime"))
      throw new ApexException("System.LimitException", "Apex CPU time limit exceeded");
  }

  // savepoints: our own around statements, and those Apex sets

  savepoint(label: string): string {
    const name = `${label}_${++this.savepointCount}`;
    this.state.database.savepoint(name);
    this.open.push(name);
    this.workBefore.set(name, this.uncommittedWork);
    return name;
  }
  isOpen(name: string): boolean {
    return this.open.includes(name);
  }
  rollbackTo(name: string): void {
    this.state.database.rollbackTo(name);
    this.open.length = this.open.lastIndexOf(name) + 1;
    this.uncommittedWork = this.workBefore.get(name) ?? false;
    if (this.setupWritten) this.state.setup.clear();
  }
  /** Keeps what was done since. A rollback further out may have closed the savepoint already. */
  release(name: string): void {
    const index = this.open.lastIndexOf(name);
    if (index < 0) return;
    this.state.database.release(name);
    this.open.length = index;
  }

  /** No callout between DML and commit (Apex Developer Guide, "Callout Limits and Limitations"). */
  requireNoPendingWork(): void {
    if (this.uncommittedWork)
      throw new ApexException(
        "System.CalloutException",
        "You have uncommitted work pending. Please commit or rollback before calling out",
      );
  }

  noteSetupWrite(): void {
    this.setupWritten = true;
    this.state.setup.clear();
  }

  /** Setup and ordinary objects may not be written in one transaction (Apex Developer Guide, "sObjects That Cannot Be Used Together in DML Operations"). */
  mixedDml(objectName: string, counts: boolean): string | undefined {
    const setup = isMixedDmlObject(objectName);
    if (setup && !counts) return undefined;
    const other = setup ? this.firstOrdinary : this.firstSetup;
    if (other !== undefined)
      return `DML operation on setup object is not permitted after you have updated a non-setup object (or vice versa): ${objectName}, original object: ${other}`;
    if (setup) this.firstSetup ??= objectName;
    else this.firstOrdinary ??= objectName;
    return undefined;
  }
  /** System.runAs and Test.startTest open a fresh context for mixed DML. */
  withFreshDmlContext<T>(body: () => T): T {
    const before = [this.firstSetup, this.firstOrdinary] as const;
    this.firstSetup = this.firstOrdinary = undefined;
    try {
      return body();
    } finally {
      [this.firstSetup, this.firstOrdinary] = before;
    }
  }
  resetDmlContext(): void {
    this.firstSetup = this.firstOrdinary = undefined;
  }
}

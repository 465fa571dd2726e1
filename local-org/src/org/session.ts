// The runtime of one org: emitted code is loaded once, and runs for whichever transaction is current.
import type { AccessMode } from "../apex/ast.ts";
import { createValueRuntime } from "../platform/runtime.ts";
import type { ValueRuntime } from "../platform/runtime.ts";
import type { DmlOperation, OrgPorts, PlatformRuntime } from "../platform/ports.ts";
import { ApexList, ApexSet } from "../platform/values/collections.ts";
import { apexError, nullPointer, stackTooDeep } from "../platform/values/exception.ts";
import { SObject } from "../platform/values/sobject.ts";
import { createPorts } from "./ports.ts";
import { endedTransaction } from "./outcome.ts";
import { performDml } from "./dml/index.ts";
import { mergeRecords } from "./dml/merge.ts";
import { deliverEvents } from "./event-delivery.ts";
import type { Job } from "./async/job-table.ts";
import { locate } from "./located-rows.ts";
import { recordsOf, runQuery } from "./queries.ts";
import type { Binds } from "./queries.ts";
import { runSearch } from "./search.ts";
import type { OrgState } from "./state.ts";
import type { Transaction } from "./transaction.ts";

/** Loop turns and calls between two looks at the CPU clock. */
const FUEL = 100_000;
const QUERY_LOOP_CHUNK = 200;

export class Session {
  readonly rt: PlatformRuntime;
  readonly values: ValueRuntime;
  private readonly state: OrgState;
  private readonly running: Transaction[] = [];

  constructor(state: OrgState) {
    this.state = state;
    this.values = createValueRuntime({
      schema: state.schema,
      library: state.library,
      self: () => this.rt,
    });
    const half = orgHalf(this, createPorts(this));
    this.rt = Object.assign(this.values, half);
  }

  get tx(): Transaction {
    const tx = this.running.at(-1);
    if (!tx) throw new Error("No transaction is running. Please report this.");
    return tx;
  }
  get org(): OrgState {
    return this.state;
  }
  get isRunning(): boolean {
    return this.running.length > 0;
  }

  /** Runs a transaction: committed when the body returns, undone when it throws. */
  run<T>(tx: Transaction, body: () => T): T {
    const { rt } = this;
    const before = {
      statics: rt.st,
      fuel: rt.fuel,
      depth: rt.depth,
      library: [...this.values.libraryState],
    };
    const savepoint = tx.savepoint("transaction");
    // In a test, asynchronous work runs inside stopTest and shares the test's statics.
    const isInTest = this.state.isTest && this.running.length > 0;
    this.running.push(tx);
    if (!isInTest) {
      rt.st = [];
      this.values.libraryState.clear();
    }
    rt.fuel = FUEL;
    rt.depth = 0;
    try {
      const value = body();
      this.queueOutlasting(tx);
      tx.release(savepoint);
      this.state.onTransaction?.(endedTransaction(tx, true));
      return value;
    } catch (error) {
      tx.rollbackTo(savepoint);
      tx.release(savepoint);
      this.state.onTransaction?.(endedTransaction(tx, false));
      throw this.normal(error);
    } finally {
      this.queueOutlasting(tx);
      this.running.pop();
      rt.st = before.statics;
      rt.fuel = before.fuel;
      rt.depth = before.depth;
      if (!isInTest) {
        this.values.libraryState.clear();
        for (const [key, value] of before.library) this.values.libraryState.set(key, value);
      }
    }
  }

  /** What was published at once waits for its delivery, whatever became of the transaction. */
  queueOutlasting(tx: Transaction): void {
    for (const job of tx.outlasting.splice(0)) this.state.jobs.add(job);
  }

  /** JavaScript's own stack overflow is Apex's; everything else stays what it is. */
  private normal(error: unknown): unknown {
    try {
      return this.rt.caught(error);
    } catch (other) {
      return other;
    }
  }

  deliverEvents(job: Job): Error | undefined {
    return deliverEvents(this.state, job);
  }
}

type OrgMembers = Omit<PlatformRuntime, keyof ValueRuntime>;

function orgHalf(session: Session, ports: OrgPorts): OrgMembers {
  const frames = (): ReturnType<OrgState["program"]["loaded"]["frames"]> =>
    session.org.program.loaded.frames(new Error("frames").stack ?? "");
  // V8 puts what a loop calls into the loop, reading the clock and all, and then keeps the loop's variables in memory: 2.5 times slower. It can't see through Set.forEach.
  const meters = new Set([session]);
  const readMeter = ({ tx }: Session): void => tx.checkCpu();
  return {
    st: [],
    fuel: FUEL,
    depth: 0,
    ports,
    init: (index) => session.org.program.loaded.initialise(session.rt, index),
    refuel() {
      session.rt.fuel = FUEL;
      meters.forEach(readMeter);
    },
    tooDeep() {
      const error = stackTooDeep();
      error.stack = withoutCallee(error.stack ?? "");
      throw error;
    },
    query: (text, binds, access, result, className) =>
      queryResult(session, text, binds, access, result, className),
    queryLoop: (text, binds, access, chunk, className) =>
      queryLoop(session, text, binds, access, chunk, className),
    search: (text, binds, access) => runSearch(session.tx, { text, binds, access }),
    dml: (operation, access, target, key, others) =>
      dmlStatement(session, operation, access, target, key, others),
    withBinds(binds, call) {
      const { tx } = session;
      const outer = tx.scopeBinds;
      tx.scopeBinds = lazily(binds);
      try {
        return call();
      } finally {
        tx.scopeBinds = outer;
      }
    },
    runAs: (subject, body) => {
      ports.setRunAsUser(subject, body);
    },
    enter(sharing) {
      const { tx } = session;
      const previous = tx.sharing;
      if (sharing === "with" || sharing === "without") tx.sharing = sharing;
      return previous;
    },
    leave(previous) {
      if (previous === "with" || previous === "without") session.tx.sharing = previous;
    },
    callStatic: (className, methodName, args) => callStatic(session, className, methodName, args),
    currentApiVersion() {
      const [frame] = frames();
      return (
        (frame && session.values.classInfo(frame.className)?.apiVersion) ??
        session.org.schema.sourceApiVersion
      );
    },
    currentClass: () => frames()[0]?.className ?? "",
    apexFrames: (stack) => session.org.program.loaded.frames(stack),
    stackTrace: () => session.org.program.stackText(new Error("stack").stack ?? ""),
  };
}

/** The call that is one too many does not begin: the place is that of who calls. */
function withoutCallee(javascriptStack: string): string {
  const lines = javascriptStack.split("\n");
  lines.splice(
    lines.findIndex((line) => line.includes("apex://")),
    1,
  );
  return lines.join("\n");
}

/** Variables are read only when the query names them. */
function lazily(binds: Readonly<Record<string, () => unknown>>): Binds {
  const values: Record<string, unknown> = {};
  for (const [name, read] of Object.entries(binds))
    Object.defineProperty(values, name, { get: read, enumerable: true });
  return values;
}

function versionOf(session: Session, className: string): number {
  return session.values.classInfo(className)?.apiVersion ?? session.org.schema.sourceApiVersion;
}

function queryResult(
  session: Session,
  text: string,
  binds: Binds,
  access: AccessMode,
  result: "list" | "single" | "singleOrNull" | "count" | "located",
  className: string,
): unknown {
  const { tx } = session;
  if (result === "located")
    return locate(
      session,
      { text, binds, access, apiVersion: versionOf(session, className) },
      "QueryLocatorRows",
    );
  const { compiled, result: found } = runQuery(tx, {
    text,
    binds,
    access,
    apiVersion: versionOf(session, className),
  });
  if (result === "count" || compiled.kind === "count") return found.size;
  const records = recordsOf(session.org, compiled, found);
  if (result === "list") return records;
  if (records.items.length > 1)
    throw apexError("System.QueryException", "List has more than 1 row for assignment to SObject");
  const [first = null] = records.items;
  if (first === null && result === "single")
    throw apexError("System.QueryException", "List has no rows for assignment to SObject");
  return first;
}

function* queryLoop(
  session: Session,
  text: string,
  binds: Binds,
  access: AccessMode,
  chunk: boolean,
  className: string,
): Generator<unknown, void, undefined> {
  const { tx } = session;
  const { compiled, result } = runQuery(tx, {
    text,
    binds,
    access,
    apiVersion: versionOf(session, className),
  });
  const records = recordsOf(session.org, compiled, result);
  if (!chunk) yield* records.items;
  else
    for (let start = 0; start < records.items.length; start += QUERY_LOOP_CHUNK)
      yield new ApexList(records.elementType, records.items.slice(start, start + QUERY_LOOP_CHUNK));
}

function dmlStatement(
  session: Session,
  operation: string,
  access: AccessMode,
  target: unknown,
  key: { object: string; field: string } | null,
  others: unknown,
): void {
  const { tx } = session;
  const options = {
    access,
    allOrNone: true,
    ...(key === null ? {} : { externalIdField: key.field }),
  };
  if (operation === "merge") {
    if (!(target instanceof SObject)) throw nullPointer();
    mergeRecords(tx, target, listOf(others), options);
    return;
  }
  performDml(tx, operation as DmlOperation, listOf(target), options);
}

/** One record, or a list of them. */
function listOf(target: unknown): readonly unknown[] {
  if (target instanceof ApexList) return [...target.items];
  if (target instanceof ApexSet) return target.values();
  if (target === null || target === undefined) throw nullPointer();
  return [target];
}

function callStatic(
  session: Session,
  className: string,
  methodName: string,
  args: readonly unknown[],
): unknown {
  const found = session.values.classes.find(className);
  const method = found?.info.methods.find(
    (one) =>
      one.isStatic &&
      one.name.toLowerCase() === methodName.toLowerCase() &&
      one.parameters.length === args.length,
  );
  if (!found || !method)
    throw apexError("System.TypeException", `Method does not exist: ${className}.${methodName}`);
  const call: unknown = Reflect.get(found.constructor, method.jsName);
  if (typeof call !== "function")
    throw apexError("System.TypeException", `Method does not exist: ${className}.${methodName}`);
  return Reflect.apply(call, found.constructor, args) ?? null;
}

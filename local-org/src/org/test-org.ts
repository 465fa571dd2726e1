// Apex tests: an org in memory in which every test method starts from the same state and leaves nothing behind.
import type { EmittedClassInfo } from "../apex/checked.ts";
import type { Schema } from "../metadata/schema.ts";
import { apexErrorOf } from "./outcome.ts";
import type { Diagnostic, Host } from "./contract.ts";
import { diskCache } from "./disk-cache.ts";
import type { OrgState } from "./state.ts";
import { openState } from "./state-open.ts";
import { Transaction } from "./transaction.ts";

export interface MethodResult {
  readonly className: string;
  readonly methodName: string;
  readonly passed: boolean;
  readonly message: string | null;
  readonly stack: string | null;
  readonly durationMs: number;
}
export interface ClassCoverage {
  readonly name: string;
  readonly file: string;
  readonly covered: readonly number[];
  readonly uncovered: readonly number[];
}
export interface TestOrgOptions {
  readonly schema: Schema;
  readonly host: Host;
  readonly cacheDirectory?: string;
  readonly coverage?: boolean;
}

/** A class or trigger and what it names. */
export interface CodeUnit {
  readonly file: string;
  readonly isTrigger: boolean;
  readonly classes: readonly string[];
  readonly references: readonly string[];
}

export interface TestOrg {
  readonly diagnostics: readonly Diagnostic[];
  units(): readonly CodeUnit[];
  testClasses(): readonly { readonly name: string; readonly methods: readonly string[] }[];
  /** @TestSetup once, then each method from the state it left. */
  runClass(name: string, methods: readonly string[]): MethodResult[];
  /** without @IsTest classes */
  coverage(): readonly ClassCoverage[];
  close(): void;
}

type Method = EmittedClassInfo["methods"][number];
const hasAnnotation = (method: Method, name: string): boolean =>
  method.annotations.some((annotation) => annotation.name === name);

export function openTestOrg(options: TestOrgOptions): TestOrg {
  const { state } = openState({
    schema: options.schema,
    store: ":memory:",
    host: options.host,
    coverage: options.coverage ?? false,
    isTest: true,
    ...(options.cacheDirectory === undefined ? {} : { cache: diskCache(options.cacheDirectory) }),
  });
  return new MemoryTestOrg(state);
}

class MemoryTestOrg implements TestOrg {
  readonly diagnostics: readonly Diagnostic[];
  private readonly state: OrgState;
  private readonly adminId: string;

  constructor(state: OrgState) {
    this.state = state;
    this.diagnostics = state.program.project.diagnostics;
    this.adminId = state.settings.get("admin") ?? "";
  }

  units(): readonly CodeUnit[] {
    return this.state.program.compiled.modules.map(({ file, kind, classes, references }) => ({
      file,
      isTrigger: kind === "trigger",
      classes: classes.map(({ name }) => name),
      references,
    }));
  }

  testClasses(): readonly { readonly name: string; readonly methods: readonly string[] }[] {
    return (
      this.state.program.compiled.classInfos
        // until 24.0 any class could hold test methods
        .filter((info) => (info.isTest || info.apiVersion < 25) && !info.name.includes("."))
        .map((info) => ({
          name: info.name,
          methods: info.methods
            .filter((method) => method.isStatic && hasAnnotation(method, "istest"))
            .map((method) => method.name),
        }))
        .filter(({ methods }) => methods.length > 0)
    );
  }

  runClass(name: string, methods: readonly string[]): MethodResult[] {
    const info = this.state.program.compiled.classInfos.find(
      (one) => one.name.toLowerCase() === name.toLowerCase(),
    );
    if (!info)
      return methods.map((methodName) => ({
        className: name,
        methodName,
        passed: false,
        message: `There is no class ${name}.`,
        stack: null,
        durationMs: 0,
      }));
    return this.isolated("class", () => {
      const setup = info.methods.filter(
        (method) => method.isStatic && hasAnnotation(method, "testsetup"),
      );
      for (const method of setup) {
        const failure = this.runMethod(info.name, method.name);
        if (!failure.passed)
          return methods.map((methodName) => ({
            ...failure,
            methodName,
            message: `@TestSetup ${method.name}: ${failure.message ?? ""}`,
          }));
      }
      return methods.map((methodName) =>
        this.isolated("method", () => this.runMethod(info.name, methodName)),
      );
    });
  }

  /** What the body stores is undone, and with it every answer worked out from it. */
  private isolated<T>(label: string, body: () => T): T {
    const { database, setup, platformCache } = this.state;
    database.savepoint(`test_${label}`);
    try {
      return body();
    } finally {
      database.rollbackTo(`test_${label}`);
      database.release(`test_${label}`);
      setup.clear();
      platformCache.clear();
    }
  }

  private runMethod(className: string, methodName: string): MethodResult {
    const { state } = this;
    const started = state.host.cpu();
    state.clock.reload();
    const tx = new Transaction(state, { userId: this.adminId, quiddity: "RUNTEST_SYNC" });
    tx.seesAllData = this.seesAllData(className, methodName);
    const done = (passed: boolean, message: string | null, stack: string | null): MethodResult => ({
      className,
      methodName,
      passed,
      message,
      stack,
      durationMs: Math.round(state.host.cpu() - started),
    });
    try {
      state.session.run(tx, () => {
        state.session.rt.callStatic(className, methodName, []);
      });
      return done(true, null, null);
    } catch (error) {
      return done(false, ...this.describe(error));
    }
  }

  /** An annotation of the method, or of its class. */
  private seesAllData(className: string, methodName: string): boolean {
    const info = this.state.program.compiled.classInfos.find((one) => one.name === className);
    const method = info?.methods.find((one) => one.name === methodName);
    return [...(info?.annotations ?? []), ...(method?.annotations ?? [])].some(
      ({ parameters }) =>
        Object.entries(parameters).find(([key]) => key.toLowerCase() === "seealldata")?.[1] ===
        true,
    );
  }

  private describe(error: unknown): [string, string] {
    try {
      const found = apexErrorOf(this.state, error);
      return [`${found.exceptionType}: ${found.message}`, found.stackTrace];
    } catch (defect) {
      // a defect of the local org itself: told with the Apex that led to it
      const isError = defect instanceof Error;
      const trace = isError ? (defect.stack ?? "") : "";
      this.state.host.debug(trace);
      return [
        isError ? `${defect.name}: ${defect.message}` : String(defect),
        this.state.program.stackText(trace),
      ];
    }
  }

  coverage(): readonly ClassCoverage[] {
    const { compiled, loaded } = this.state.program;
    const tests = new Set(
      compiled.classInfos.filter((info) => info.isTest).map((info) => info.file),
    );
    return compiled.modules
      .filter((module) => !tests.has(module.file))
      .map((module) => {
        const hits = loaded.coverage.get(module.file);
        const covered = module.coverable.filter((line) => (hits?.[line] ?? 0) > 0);
        const hit = new Set(covered);
        return {
          name: module.name,
          file: module.file,
          covered,
          uncovered: module.coverable.filter((line) => !hit.has(line)),
        };
      });
  }

  close(): void {
    this.state.callouts.close();
    this.state.database.close();
  }
}

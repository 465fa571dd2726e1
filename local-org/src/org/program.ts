// The project's Apex, compiled and loaded: classes, triggers by object, stack traces in Apex lines.
import type { ApexSource, CompileCache, CompiledProgram, Declarations } from "../apex/compile.ts";
import { compileProgram, loadModules, openDeclarations } from "../apex/compile.ts";
import type { ApexEnvironment } from "../apex/environment.ts";
import type { Library } from "../apex/library.ts";
import type { LoadedProgram } from "../apex/runtime.ts";
import { checkFormulas } from "../formula/index.ts";
import type { ApexSource as SchemaSource, Schema } from "../metadata/schema.ts";
import { resolveObject } from "../metadata/schema.ts";
import type { PlatformRuntime } from "../platform/ports.ts";
import type { ApexException } from "../platform/values/exception.ts";
import { emittedInfo } from "../platform/values/emitted.ts";
import type { QueryCompiler } from "../soql/compile.ts";
import type { Diagnostic } from "./contract.ts";
import { Formulas } from "./formulas.ts";
import { sourceDiagnostics } from "./diagnostics.ts";
import { apexEnvironment } from "./environment.ts";
import type { Transaction } from "./transaction.ts";

export interface TriggerUnit {
  readonly name: string;
  run(tx: Transaction): void;
}
export interface CompileProjectOptions {
  readonly cache?: CompileCache;
  readonly coverage?: boolean;
}
export interface CompiledProject {
  readonly compiled: CompiledProgram;
  readonly diagnostics: readonly Diagnostic[];
  readonly environment: ApexEnvironment;
  /** what anonymous Apex may name; opened at the first block */
  readonly declarations: () => Declarations;
}

/** Parses, checks and emits everything, without opening a store. */
export function compileProject(
  schema: Schema,
  options: CompileProjectOptions = {},
  given?: { readonly library: Library; readonly queries: QueryCompiler },
): CompiledProject {
  const environment = apexEnvironment(schema, given);
  const sources = schema.apex.map(sourceOf);
  const cache = options.cache ? { cache: options.cache } : {};
  let declarations: Declarations | undefined;
  const compiled = compileProgram(sources, environment, {
    ...cache,
    coverage: options.coverage ?? false,
    salt: "org-1",
  });
  return {
    compiled,
    environment,
    declarations: () => (declarations ??= openDeclarations(sources, environment, cache)),
    diagnostics: [...sourceDiagnostics(schema, compiled.diagnostics, checkFormulas(schema))],
  };
}
function sourceOf(source: SchemaSource): ApexSource {
  return { file: source.file, text: source.text, apiVersion: source.apiVersion };
}

const NO_TRIGGERS: readonly TriggerUnit[] = [];

export class Program {
  readonly formulas: Formulas;
  readonly compiled: CompiledProgram;
  readonly project: CompiledProject;
  private current: LoadedProgram | undefined;
  private readonly byEvent = new Map<string, TriggerUnit[]>();
  private readonly schema: Schema;

  constructor(schema: Schema, project: CompiledProject) {
    this.schema = schema;
    this.project = project;
    this.compiled = project.compiled;
    this.formulas = new Formulas(schema);
  }

  get loaded(): LoadedProgram {
    if (!this.current) throw new Error("The program isn't loaded. Please report this.");
    return this.current;
  }

  load(rt: PlatformRuntime): void {
    const loaded = loadModules(this.compiled.modules, rt);
    this.current = loaded;
    for (const trigger of [...this.compiled.triggers].sort((a, b) =>
      a.name.localeCompare(b.name),
    )) {
      const run = loaded.triggers.get(trigger.name);
      const object = resolveObject(this.schema, trigger.object);
      if (!run || !object) continue;
      for (const { timing, operation } of trigger.events) {
        const key = `${object.name} ${timing} ${operation}`;
        this.byEvent.set(key, [
          ...(this.byEvent.get(key) ?? []),
          { name: trigger.name, run: () => run() },
        ]);
      }
    }
  }
  /** Anonymous Apex sees the program, and its frames are asked of it too. */
  withLoaded<T>(loaded: LoadedProgram, body: () => T): T {
    const before = this.current;
    this.current = loaded;
    try {
      return body();
    } finally {
      this.current = before;
    }
  }

  triggersFor(objectName: string, timing: string, operation: string): readonly TriggerUnit[] {
    return this.byEvent.get(`${objectName} ${timing} ${operation}`) ?? NO_TRIGGERS;
  }

  /** How many Apex statements have been executed since the program was loaded; only with coverage, which counts them too. */
  executedStatements(): number | undefined {
    const files = this.current?.coverage;
    if (files === undefined || files.size === 0) return undefined;
    let total = 0;
    for (const counters of files.values()) total += counters[0] ?? 0;
    return total;
  }

  /** `Class.InvoiceService.pay: line 12, column 1`, one frame a line. */
  stackText(javascriptStack: string): string {
    return (this.current?.frames(javascriptStack) ?? [])
      .map((frame) => `${frame.name}: line ${frame.line}, column ${frame.column}`)
      .join("\n");
  }
  stackOf(error: ApexException): string {
    error.$stackText ??= this.stackText(error.stack ?? "");
    return error.$stackText;
  }
  /** Exceptions of the project by their class, built-in ones as `System.DmlException`. */
  typeNameOf(error: ApexException): string {
    const name = emittedInfo(error)?.name ?? error.$type;
    return emittedInfo(error) && this.schema.namespace !== ""
      ? `${this.schema.namespace}.${name}`
      : name;
  }
}

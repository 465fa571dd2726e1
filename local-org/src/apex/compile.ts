// Apex sources to loadable modules: parse, check, emit, with a cache so that what did not change is not done again.
import type { CompilationUnit } from "./ast.ts";
import { checkProgram } from "./check/index.ts";
import type { CheckedUnit, EmittedClassInfo } from "./checked.ts";
import { catalog } from "./diagnostics.ts";
import { disarm } from "./emit/disarm.ts";
import { emitUnit } from "./emit/emit.ts";
import type { EmitOptions } from "./emit/emit.ts";
import type { ApexDiagnostic, ApexEnvironment } from "./environment.ts";
import { hashData, hashLibrary, hashText } from "./fingerprint.ts";
import {
  deserializeDeclared,
  serializeDeclared,
  visibleText,
  withoutBodies,
} from "./parse/declared.ts";
import { syntaxDiagnostic } from "./parse/catalog.ts";
import { deepestPlace, isStackOverflow } from "./parse/depth.ts";
import { parseAnonymous, parseFile } from "./parse/parse.ts";
import type { EmittedModule } from "./runtime.ts";
import type { ClassSymbol } from "./types.ts";

export { anonymousMethod } from "./parse/parse.ts";
export { loadModules } from "./emit/load.ts";

export interface ApexSource {
  /** path as diagnostics print it; ends in .cls or .trigger */ readonly file: string;
  readonly text: string;
  readonly apiVersion: number;
}
/** Where results live between runs; keys are hashes. */
export interface CompileCache {
  get(key: string): string | undefined;
  set(key: string, value: string): void;
}
export interface CompileOptions {
  readonly coverage?: boolean;
  readonly cache?: CompileCache;
  /** anything else results depend on, such as the version of the local org itself */
  readonly salt?: string;
}
export interface AuraSignature {
  readonly className: string;
  readonly methodName: string;
  readonly isStatic: boolean;
  readonly cacheable: boolean;
  readonly parameters: readonly { readonly name: string; readonly type: string }[];
  readonly returnType: string;
}
export interface CompiledProgram {
  readonly diagnostics: readonly ApexDiagnostic[];
  /** modules of the files that parse; what does not compile in them fails when it is reached */
  readonly modules: readonly EmittedModule[];
  readonly classInfos: readonly EmittedClassInfo[];
  readonly triggers: readonly {
    readonly name: string;
    readonly file: string;
    readonly object: string;
    readonly apiVersion: number;
    readonly events: readonly { readonly timing: "before" | "after"; readonly operation: string }[];
  }[];
  readonly auraSignatures: readonly AuraSignature[];
}

/** Counted up when emitted code or what it expects of the runtime changes. */
const compilerVersion = "13";

interface FileResult {
  readonly diagnostics: readonly ApexDiagnostic[];
  readonly module?: EmittedModule;
}
interface File {
  readonly source: ApexSource;
  readonly key: string;
  /** the whole unit, when this run has parsed it */ readonly unit: CompilationUnit | undefined;
  readonly declared: CompilationUnit | undefined;
  readonly syntax: readonly ApexDiagnostic[];
}
interface Run {
  readonly environment: ApexEnvironment;
  readonly cache: CompileCache | undefined;
  readonly coverage: boolean;
  /** of everything but the sources */ readonly base: string;
}

export function compileProgram(
  sources: readonly ApexSource[],
  environment: ApexEnvironment,
  options: CompileOptions = {},
): CompiledProgram {
  const run = startRun(environment, options);
  const keys = sources.map(sourceKey);
  const programKey = hashText("program", run.base, ...keys);
  const known = run.cache?.get(programKey);
  if (known !== undefined) return JSON.parse(known) as CompiledProgram;
  const program = assemble(
    compileFiles(
      sources.map((source, index) => openFile(source, keys[index] ?? "", run)),
      run,
    ),
  );
  run.cache?.set(programKey, JSON.stringify(program));
  return program;
}

function startRun(
  environment: ApexEnvironment,
  { coverage = false, cache, salt = "" }: CompileOptions,
): Run {
  const base =
    cache === undefined
      ? ""
      : hashText(
          compilerVersion,
          salt,
          String(coverage),
          hashSchema(environment),
          hashLibrary(environment.library),
        );
  return { environment, cache, coverage, base };
}

/** Only what Apex can name: the schema also holds the sources themselves. */
function hashSchema({ schema }: ApexEnvironment): string {
  return hashData([
    schema.namespace,
    schema.objects,
    schema.labels.map((label) => label.name),
    schema.named.pages,
    schema.named.dataWeave.map((script) => script.name),
  ]);
}

const sourceKey = (source: ApexSource): string =>
  hashText(source.file, source.text, String(source.apiVersion));

function openFile(source: ApexSource, key: string, { cache }: Run): File {
  const declared = cache?.get(`declared-${compilerVersion}-${key}`);
  if (declared !== undefined)
    return { source, key, unit: undefined, declared: deserializeDeclared(declared), syntax: [] };
  return parseWhole(source, key, cache);
}

function parseWhole(source: ApexSource, key: string, cache: CompileCache | undefined): File {
  const { unit, diagnostics } = parseFile(source.file, source.text);
  const declared = unit === undefined ? undefined : withoutBodies(unit);
  if (declared !== undefined)
    cache?.set(`declared-${compilerVersion}-${key}`, serializeDeclared(declared));
  return { source, key, unit, declared, syntax: diagnostics };
}

function compileFiles(files: readonly File[], run: Run): FileResult[] {
  const visible =
    run.cache === undefined
      ? ""
      : hashText(
          ...files.map((file) => (file.declared === undefined ? "" : visibleText(file.declared))),
        );
  const resultKey = (file: File): string => hashText("file", run.base, file.key, visible);
  const results = new Map<File, FileResult>();
  for (const file of files) {
    const known = file.declared === undefined ? undefined : run.cache?.get(resultKey(file));
    if (known !== undefined) results.set(file, JSON.parse(known) as FileResult);
    else if (file.declared === undefined) results.set(file, { diagnostics: file.syntax });
  }
  const pending = files.filter((file) => !results.has(file));
  for (const [file, result] of checkAndEmit(files, pending, run)) {
    results.set(file, result);
    if (files.every((other) => other.declared !== undefined))
      run.cache?.set(resultKey(file), JSON.stringify(result));
  }
  return files.map((file) => results.get(file) ?? { diagnostics: [] });
}

/** Checks the pending files against the declarations of all. */
function checkAndEmit(
  files: readonly File[],
  pending: readonly File[],
  run: Run,
): Map<File, FileResult> {
  const results = new Map<File, FileResult>();
  if (pending.length === 0) return results;
  const whole = new Map(
    pending.map((file) => [file, file.unit ?? parseWhole(file.source, file.key, undefined).unit]),
  );
  const units = files.flatMap((file) => whole.get(file) ?? file.declared ?? []);
  const { units: checked, diagnostics, classes, orphans } = check(units, files, run);
  const broken = files
    .filter((file) => file.declared === undefined)
    .map((file) => stem(file.source.file));
  for (const file of pending) {
    const own = diagnostics.filter(
      (problem) =>
        problem.file === file.source.file &&
        (problem.code === catalog.query.code ||
          !broken.some((name) => names(problem.message, name))),
    );
    const unit = checked.get(file.source.file);
    const all = diagnostics.filter((problem) => problem.file === file.source.file);
    if (unit === undefined || all.some(isDuplicate)) results.set(file, { diagnostics: own });
    else {
      const runs = all.some(isError) ? disarm(unit, all, orphans) : unit;
      results.set(file, emitted(file, runs, own, { coverage: run.coverage, classes }));
    }
  }
  return results;
}

/** What is too deep to be emitted is refused, as what is too deep to be parsed. */
function emitted(
  { source }: File,
  unit: CheckedUnit,
  diagnostics: readonly ApexDiagnostic[],
  options: EmitOptions,
): FileResult {
  try {
    return { diagnostics, module: emitUnit(unit, options) };
  } catch (error) {
    if (!isStackOverflow(error)) throw error;
    const span = deepestPlace(source.text);
    const tooLong = syntaxDiagnostic("expressionTooLong", source.file, span);
    return { diagnostics: [...diagnostics, tooLong] };
  }
}

interface Checked {
  readonly units: ReadonlyMap<string, CheckedUnit>;
  readonly diagnostics: readonly ApexDiagnostic[];
  readonly classes: ReadonlyMap<string, ClassSymbol>;
  readonly orphans: ReadonlySet<ClassSymbol>;
}
function check(units: readonly CompilationUnit[], files: readonly File[], run: Run): Checked {
  const meta = new Map(
    files.map((file) => [file.source.file, { apiVersion: file.source.apiVersion }]),
  );
  const { checked, symbols, diagnostics, orphans } = checkProgram(units, meta, run.environment);
  return {
    units: new Map(checked.map((unit) => [unit.file, unit])),
    diagnostics,
    classes: symbols,
    orphans,
  };
}

/** Of two classes with one name the first is the one that is meant. */
const isDuplicate = ({ code }: ApexDiagnostic): boolean => code === catalog.duplicateType.code;
const isError = (problem: ApexDiagnostic): boolean => problem.severity === "error";
const stem = (file: string): string => file.replace(/^.*[/\\]/, "").replace(/\.[^.]*$/, "");
/** A file that does not parse makes others miss its class: those follow-on messages are left out. */
const names = (message: string, className: string): boolean =>
  new RegExp(`\\b${className}\\b`, "i").test(message);

function assemble(results: readonly FileResult[]): CompiledProgram {
  const modules = runnable(results.flatMap((result) => result.module ?? []));
  const classInfos = modules.flatMap((module) => module.classes);
  return {
    diagnostics: results.flatMap((result) => result.diagnostics),
    modules,
    classInfos,
    triggers: modules.flatMap((module) =>
      module.trigger === undefined
        ? []
        : [{ name: module.name, file: module.file, ...module.trigger }],
    ),
    auraSignatures: classInfos.flatMap(auraSignatures),
  };
}

/** Strikes out modules that name a class which no module defines, until all that are left can be loaded. */
function runnable(modules: readonly EmittedModule[]): readonly EmittedModule[] {
  const defined = new Set(modules.flatMap((module) => module.classes.map((info) => info.name)));
  const left = modules.filter((module) => module.references.every((name) => defined.has(name)));
  return left.length === modules.length ? modules : runnable(left);
}

function auraSignatures(info: EmittedClassInfo): AuraSignature[] {
  return info.methods.flatMap((method) => {
    const annotation = method.annotations.find((candidate) => candidate.name === "auraenabled");
    if (annotation === undefined) return [];
    return [
      {
        className: info.name,
        methodName: method.name,
        isStatic: method.isStatic,
        cacheable: annotation.parameters["cacheable"] === true,
        parameters: method.parameters,
        returnType: method.returnType,
      },
    ];
  });
}

/** What anonymous Apex may name: the program's declarations, opened once for all the blocks to come. */
export interface Declarations {
  readonly files: readonly File[];
  readonly run: Run;
}
export function openDeclarations(
  sources: readonly ApexSource[],
  environment: ApexEnvironment,
  options: CompileOptions = {},
): Declarations {
  const run = startRun(environment, options);
  const files = sources.map((source) => ({
    ...openFile(source, sourceKey(source), run),
    unit: undefined,
  }));
  return { files, run };
}

/** Anonymous Apex against a program: a module with the class `AnonymousBlock`, whose instance method `anonymousMethod` runs the statements. Load it onto the program. */
export function compileAnonymous(
  text: string,
  { files, run }: Declarations,
): { readonly diagnostics: readonly ApexDiagnostic[]; readonly module?: EmittedModule } {
  const parsed = parseAnonymous(text);
  if (parsed.unit === undefined) return { diagnostics: parsed.diagnostics };
  const own = parsed.unit;
  const {
    units: checked,
    diagnostics,
    classes,
  } = check([...files.flatMap((file) => file.declared ?? []), own], files, run);
  const problems = diagnostics.filter((problem) => problem.file === own.file);
  const unit = problems.some(isError) ? undefined : checked.get(own.file);
  return unit === undefined
    ? { diagnostics: problems }
    : { diagnostics: problems, module: emitUnit(unit, { coverage: false, classes }) };
}

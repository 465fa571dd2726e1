// The program under check: its classes, the library, the Schema and the sink for problems; shared by every step of the checker.
import type { Span } from "../ast.ts";
import type { CatalogEntry } from "../diagnostics.ts";
import { createDiagnosticSink } from "./diagnostic-sink.ts";
import type { DiagnosticSink } from "./diagnostic-sink.ts";
import type { ApexEnvironment } from "../environment.ts";
import type { ApexType, ClassSymbol, FieldSymbol, MethodSymbol } from "../types.ts";
import { showType } from "../types.ts";
import { createLibraryIndex } from "./library-index.ts";
import type { LibraryIndex } from "./library-index.ts";

export interface Program {
  readonly environment: ApexEnvironment;
  readonly library: LibraryIndex;
  /** by lower-cased `Outer` or `Outer.Inner` */
  readonly classes: Map<string, ClassSymbol>;
  readonly diagnostics: DiagnosticSink;
  readonly namespace: string;
  /** classes with a supertype that was reported wrong: what they inherit is not known, so nothing is held against them */
  readonly incomplete: Set<ClassSymbol>;
  /** classes whose superclass was reported wrong */
  readonly orphans: Set<ClassSymbol>;
  /** static finals -> where they get their value: their declaration or one initialiser block */
  readonly staticFinals: Map<FieldSymbol, object>;
}

export function createProgram(environment: ApexEnvironment): Program {
  return {
    environment,
    library: createLibraryIndex(environment.library, environment.schema),
    classes: new Map(),
    diagnostics: createDiagnosticSink(),
    namespace: environment.schema.namespace,
    incomplete: new Set(),
    orphans: new Set(),
    staticFinals: new Map(),
  };
}

export function classNamed(program: Program, name: string): ClassSymbol | undefined {
  return program.classes.get(name.toLowerCase());
}
/** Names of the project may carry its namespace. */
export function symbolOf(program: Program, type: ApexType | undefined): ClassSymbol | undefined {
  return type?.kind === "class" ? classNamed(program, type.name) : undefined;
}
export const typeOfClass = (symbol: ClassSymbol): ApexType => ({
  kind: "class",
  name: symbol.name,
});
export const topLevelOf = (symbol: ClassSymbol): ClassSymbol =>
  symbol.outer === undefined ? symbol : topLevelOf(symbol.outer);
export const simpleName = (symbol: ClassSymbol): string =>
  symbol.name.slice(symbol.name.lastIndexOf(".") + 1);

/** The class and its project ancestors, nearest first; stops at a cycle. */
export function* ancestry(program: Program, start: ClassSymbol): Generator<ClassSymbol> {
  const seen = new Set<ClassSymbol>();
  for (
    let at: ClassSymbol | undefined = start;
    at !== undefined && !seen.has(at);
    at = symbolOf(program, at.superclass)
  ) {
    seen.add(at);
    yield at;
  }
}
/** The first library superclass of a project class, `System.Exception` for instance. */
export function librarySuperclass(
  program: Program,
  start: ClassSymbol,
): Extract<ApexType, { kind: "library" }> | undefined {
  for (const symbol of ancestry(program, start))
    if (symbol.superclass?.kind === "library") return symbol.superclass;
  return undefined;
}
/** Every interface a class has, through ancestors and parent interfaces, library ones included. */
export function allInterfaces(program: Program, start: ClassSymbol): ApexType[] {
  const found = new Map<string, ApexType>();
  const visit = (type: ApexType): void => {
    const key = showType(type).toLowerCase();
    if (found.has(key)) return;
    found.set(key, type);
    for (const parent of symbolOf(program, type)?.interfaces ?? []) visit(parent);
    if (type.kind === "library")
      for (const parent of program.library.get(type.name)?.interfaces ?? []) visit(parent);
  };
  for (const symbol of ancestry(program, start)) for (const type of symbol.interfaces) visit(type);
  return [...found.values()];
}
export function isSubclass(program: Program, symbol: ClassSymbol, ancestor: ClassSymbol): boolean {
  for (const at of ancestry(program, symbol)) if (at === ancestor) return true;
  return false;
}
/** Whether the class or an ancestor has a supertype nobody knows. */
export function isIncomplete(program: Program, type: ApexType | undefined): boolean {
  const symbol = symbolOf(program, type);
  if (symbol === undefined) return false;
  for (const at of ancestry(program, symbol)) if (program.incomplete.has(at)) return true;
  return false;
}
export function isException(program: Program, type: ApexType): boolean {
  if (type.kind === "error") return true;
  if (type.kind === "class") {
    const symbol = symbolOf(program, type);
    const base = symbol === undefined ? undefined : librarySuperclass(program, symbol);
    return (base !== undefined && isException(program, base)) || isIncomplete(program, type);
  }
  if (type.kind !== "library") return false;
  for (let name: string | undefined = type.name; name !== undefined;) {
    if (name.toLowerCase() === "system.exception") return true;
    const base: ApexType | undefined = program.library.get(name)?.superclass;
    name = base?.kind === "library" ? base.name : undefined;
  }
  return false;
}

export const showTypes = (types: readonly ApexType[]): string =>
  types.map((type) => (type.kind === "null" ? "NULL" : showType(type))).join(", ");
/** `Integer Foo.bar(String, Id)`, as the platform prints methods. */
export function showMethod(
  method: {
    readonly name: string;
    readonly returnType: ApexType;
    readonly parameters: readonly { readonly type: ApexType }[];
  },
  owner: string,
): string {
  return `${showType(method.returnType)} ${owner}.${method.name}(${showTypes(method.parameters.map((parameter) => parameter.type))})`;
}
export const showMethodSymbol = (method: MethodSymbol): string =>
  showMethod(method, method.owner.name);

export function fieldOf(
  program: Program,
  symbol: ClassSymbol,
  name: string,
): FieldSymbol | undefined {
  const key = name.toLowerCase();
  for (const at of ancestry(program, symbol)) {
    const field = at.fields.get(key);
    if (field !== undefined) return field;
  }
  return undefined;
}
/** Methods of that name on a class and its ancestors (for interfaces: parents), overridden ones left out. */
export function methodsOf(program: Program, symbol: ClassSymbol, name: string): MethodSymbol[] {
  const key = name.toLowerCase();
  const found = new Map<string, MethodSymbol>();
  const add = (at: ClassSymbol): void => {
    for (const method of at.methods.get(key) ?? [])
      if (!found.has(method.jsName)) found.set(method.jsName, method);
  };
  for (const at of ancestry(program, symbol)) add(at);
  if (symbol.kind === "interface" || symbol.isAbstract)
    for (const type of allInterfaces(program, symbol)) {
      const parent = symbolOf(program, type);
      if (parent !== undefined) add(parent);
    }
  return [...found.values()];
}

export function reportAt(
  program: Program,
  file: string,
  entry: CatalogEntry,
  span: Span,
  values?: Readonly<Record<string, string>>,
  hint?: string,
): void {
  program.diagnostics.report(entry, file, span, values, hint);
}

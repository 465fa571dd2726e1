// What emission knows while it writes: the module with its linked constants, and the method with its temporaries.
import type { CheckedExpression } from "../checked.ts";
import type { ClassSymbol, FieldSymbol } from "../types.ts";
import { classJsName, indexJsName, quote } from "./names.ts";
import type { NonNullLocals } from "./nullness.ts";
import type { Writer } from "./writer.ts";

export interface EmitOptions {
  readonly coverage: boolean;
  /** by declared name, lower-cased; to look up superclasses */ readonly classes: ReadonlyMap<
    string,
    ClassSymbol
  >;
}

export class ModuleContext {
  readonly writer: Writer;
  readonly options: EmitOptions;
  /** JavaScript variable -> how `link` gives it its value once every class is defined */
  readonly links = new Map<string, string>();
  /** project classes named */
  readonly references = new Set<string>();
  private readonly byValue = new Map<string, string>();
  constructor(writer: Writer, options: EmitOptions) {
    this.writer = writer;
    this.options = options;
  }
  classRef(name: string): string {
    const variable = classJsName(name);
    this.references.add(name);
    this.links.set(variable, `$link.classNamed(${quote(name)})`);
    return variable;
  }
  /** The statics of a class in this transaction. */
  statics(name: string): string {
    const variable = indexJsName(name);
    this.references.add(name);
    this.links.set(variable, `$link.indexOf(${quote(name)})`);
    return `($rt.st[${variable}] ?? $rt.init(${variable}))`;
  }
  /** A value worked out once at load: a library function, a Decimal, an enum constant. */
  constant(prefix: string, expression: string): string {
    const known = this.byValue.get(expression);
    if (known !== undefined) return known;
    const variable = `$${prefix}${this.byValue.size}`;
    this.byValue.set(expression, variable);
    this.links.set(variable, expression);
    return variable;
  }
  enumConstant(name: string, value: string, ofProject: boolean): string {
    if (ofProject) this.references.add(name);
    return this.constant("e", `$rt.libraryEnum(${quote(name)}, ${quote(value)})`);
  }
  superclassOf(symbol: ClassSymbol): ClassSymbol | undefined {
    return symbol.superclass?.kind === "class"
      ? this.options.classes.get(symbol.superclass.name.toLowerCase())
      : undefined;
  }
  /** The library class that a class descends from. */
  libraryBaseOf(symbol: ClassSymbol): string | undefined {
    const above = this.superclassOf(symbol);
    return above === undefined
      ? symbol.superclass?.kind === "library"
        ? symbol.superclass.name
        : undefined
      : this.libraryBaseOf(above);
  }
}

/** How `return`, `break` and `continue` leave a `runAs` block, whose body is a function of its own. */
export interface Escape {
  readonly variable: string;
  loops: number;
  usesReturn: boolean;
  usesBreak: boolean;
  usesContinue: boolean;
}

export class MethodContext {
  readonly module: ModuleContext;
  /** class or trigger whose code this is */
  readonly className: string;
  readonly symbol: ClassSymbol | null;
  readonly nonNull: NonNullLocals;
  readonly temporaries: string[] = [];
  readonly escapes: Escape[] = [];
  /** expressions already worked out into a temporary (safe navigation) */
  readonly worked = new Map<CheckedExpression, string>();
  /** the property whose accessor this is: inside it, the storage is meant */
  readonly accessorOf: FieldSymbol | null;
  /** the method has a loop, so it counts turns in a variable of its own */
  countsTurns = false;
  /** Apex line of the emitted line being built */
  currentLine = 0;
  private names = 0;
  constructor(
    module: ModuleContext,
    className: string,
    symbol: ClassSymbol | null,
    nonNull: NonNullLocals,
    accessorOf: FieldSymbol | null = null,
  ) {
    this.module = module;
    this.className = className;
    this.symbol = symbol;
    this.nonNull = nonNull;
    this.accessorOf = accessorOf;
  }
  /** A variable of the method for an intermediate value. */
  temporary(): string {
    const name = this.unique("$t");
    this.temporaries.push(name);
    return name;
  }
  unique(prefix: string): string {
    this.names += 1;
    return `${prefix}${this.names}`;
  }
  get writer(): Writer {
    return this.module.writer;
  }
}

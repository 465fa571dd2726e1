// What emitted JavaScript calls at run time (`rt`). The platform layer implements the values and operators, the org layer queries, DML, statics and limits.
import type { AccessMode } from "./ast.ts";
import type { EmittedClassInfo } from "./checked.ts";
import type { LibraryFunction } from "./library.ts";

/** Any Apex value in its JavaScript form (see the table in ../../README.md). */
export type ApexValue = unknown;

export interface ApexRuntime {
  /** statics of the current transaction by class index; a hole means "not initialised yet": then `init(index)` runs the class's static initialiser once */
  st: Record<string, ApexValue>[];
  init(classIndex: number): Record<string, ApexValue>; // = `loaded.initialise(this, classIndex)`, see LoadedProgram
  /** loop and call budget: emitted loops do `if (--rt.fuel < 0) rt.refuel()`, which checks the CPU limit */
  fuel: number;
  refuel(): void;
  /** calls of project code that have begun and not ended; emitted methods that call more of it count themselves */
  depth: number;
  /** throws what the platform throws at the 1,001st */
  tooDeep(): never;
  /** a library function, bound once per emitted class: `rt.library("System.String", "Integer length()")` */
  library(className: string, signature: string): LibraryFunction;
  librarySetter(className: string, signature: string): LibraryFunction;

  // values
  decimal(text: string): ApexValue;
  double(text: string): ApexValue;
  convert(value: ApexValue, from: string, to: string): ApexValue;
  cast(value: ApexValue, type: RuntimeType): ApexValue;
  instanceOf(value: ApexValue, type: RuntimeType): boolean;
  show(value: ApexValue): string;
  equal(left: ApexValue, right: ApexValue): boolean;
  compare(left: ApexValue, right: ApexValue): number;
  identical(left: ApexValue, right: ApexValue): boolean;
  /** throws NullPointerException "Attempt to de-reference a null object" when value is null, else gives it back */
  nn(value: ApexValue): ApexValue;
  /** arithmetic of the types JavaScript has no operators for; Integer `+ - *` are emitted inline as `(a + b) | 0`/Math.imul. `on` is an OperandKind. Null operands throw NullPointerException. */
  arithmetic(operator: string, on: string, left: ApexValue, right: ApexValue): ApexValue;
  negate(on: string, value: ApexValue): ApexValue;

  // collections and records
  newList(elementType: RuntimeType, values: readonly ApexValue[]): ApexValue;
  newSet(elementType: RuntimeType, values: readonly ApexValue[]): ApexValue;
  newMap(
    keyType: RuntimeType,
    valueType: RuntimeType,
    entries: readonly (readonly [ApexValue, ApexValue])[],
  ): ApexValue;
  /** `new List<X>(other)`, `new Set<X>(list)`, `new Map<Id,Account>(records)`, `new Map<K,V>(map)` */
  copyCollection(type: RuntimeType, from: ApexValue): ApexValue;
  newListOfSize(elementType: RuntimeType, size: ApexValue): ApexValue;
  getIndex(list: ApexValue, index: ApexValue): ApexValue;
  setIndex(list: ApexValue, index: ApexValue, value: ApexValue): ApexValue;
  iterate(iterable: ApexValue): Iterable<ApexValue>;
  newSObject(object: string, fields: readonly (readonly [string, ApexValue])[]): ApexValue;
  getField(record: ApexValue, field: string): ApexValue;
  setField(record: ApexValue, field: string, value: ApexValue): ApexValue;
  getParent(record: ApexValue, relationship: string): ApexValue;
  /** reads through a lookup, `contact.Account.Name`: null when the lookup is empty. All other record members refuse a null record with a NullPointerException. */
  getFieldOf(record: ApexValue, field: string): ApexValue;
  getParentOf(record: ApexValue, relationship: string): ApexValue;
  setParent(record: ApexValue, relationship: string, value: ApexValue): ApexValue;
  getChildren(record: ApexValue, relationship: string): ApexValue;
  sobjectType(object: string): ApexValue;
  fieldToken(object: string, field: string): ApexValue;
  type(of: RuntimeType): ApexValue;
  label(name: string): string;
  /** one constant; `enumName` is a library enum (`Schema.DisplayType`) or one of the project's (`Outer.Season`), in declared spelling */
  libraryEnum(enumName: string, value: string): ApexValue;
  /** `Season.values()`: a new List of the constants; `Season.valueOf(text)`: by name ignoring case, else NoSuchElementException. Project and library enums. */
  enumValues(enumName: string): ApexValue;
  enumValueOf(enumName: string, text: ApexValue): ApexValue;

  // project classes
  /** called once when an emitted module loads */
  defineClass(info: EmittedClassInfo, constructor: EmittedConstructor): void;
  /** a method found by name and arity on the run-time class: library interfaces, toString/equals/hashCode, exception methods */
  dynamicCall(target: ApexValue, name: string, args: readonly ApexValue[]): ApexValue;
  superDynamicCall(
    target: ApexValue,
    fromClass: string,
    name: string,
    args: readonly ApexValue[],
  ): ApexValue;
  /** base JavaScript class for emitted classes that extend a library class (`System.Exception` above all) */
  libraryBase(name: string): EmittedConstructor;
  /** runs a constructor of the library superclass on a new object of an emitted class: `constructBase(self, "System.Exception", "Exception(String message)", ["x"])` */
  constructBase(self: ApexValue, base: string, signature: string, args: readonly ApexValue[]): void;

  // exceptions
  /** code that does not compile was reached; Apex cannot catch it */
  broken(why: string): never;
  throwApex(value: ApexValue): never;
  /** turns whatever JavaScript caught into an Apex exception value, or rethrows what Apex may not catch (limits, defects) */
  caught(error: unknown): ApexValue;

  // database
  query(
    text: string,
    binds: Readonly<Record<string, ApexValue>>,
    access: AccessMode,
    result:
      | "list"
      | "single" /* no row: QueryException */
      | "singleOrNull"
      | "count"
      | "located" /* what Database.getQueryLocator takes */,
    className: string,
  ): ApexValue;
  /** rows one after another, or in lists of 200 when `chunk` */
  queryLoop(
    text: string,
    binds: Readonly<Record<string, ApexValue>>,
    access: AccessMode,
    chunk: boolean,
    className: string,
  ): Iterable<ApexValue>;
  search(
    text: string,
    binds: Readonly<Record<string, ApexValue>>,
    access: AccessMode,
    className: string,
  ): ApexValue;
  dml(
    operation: string,
    access: AccessMode,
    target: ApexValue,
    key: { object: string; field: string } | null,
    others: ApexValue,
    className: string,
  ): void;
  /** runs a dynamic query; `binds` gives the variables its text may name */
  withBinds(binds: Readonly<Record<string, () => ApexValue>>, call: () => ApexValue): ApexValue;
  runAs(subject: ApexValue, body: () => void): void;
  /** entering a class with a sharing declaration: returns the previous mode for `leave`; emitted around methods of with/without sharing classes */
  enter(sharing: "with" | "without" | "inherited" | "none"): unknown;
  leave(previous: unknown): void;
}

/** A type at run time, as text in canonical spelling: `Integer`, `List<Account>`, `Map<Id,Contact>`, `Outer.Inner`, `Database.SaveResult`. Parsed and interned by the runtime. */
export type RuntimeType = string;
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- emitted classes are untyped JavaScript
export type EmittedConstructor = (abstract new (...values: any[]) => object) & {
  readonly prototype: object;
};

/** Where in Apex an emitted line comes from; the org keeps one per emitted file to print stack traces. */
export interface EmittedModule {
  /** the Apex file, and the name of its top-level class or trigger */
  readonly file: string;
  readonly name: string;
  readonly kind: "class" | "trigger";
  /** JavaScript of a function body; only `loadModules` (emit/load.ts) runs it */
  readonly javascript: string;
  readonly sourceMap: string;
  /** emitted line (1-based) -> Apex line */
  readonly lines: readonly number[];
  /** Apex lines that can be covered */
  readonly coverable: readonly number[];
  /** the classes it defines, inner ones, enums and interfaces too */
  readonly classes: readonly EmittedClassInfo[];
  /** classes of the project that the code names */
  readonly references: readonly string[];
  readonly trigger?: {
    readonly object: string;
    readonly apiVersion: number;
    readonly events: readonly { readonly timing: "before" | "after"; readonly operation: string }[];
  };
  /** what stack traces call the code from that emitted line on: `Class.InvoiceService.pay`, `Trigger.InvoiceTrigger`, `AnonymousBlock` */
  readonly frames: readonly { readonly line: number; readonly name: string }[];
}

/**
 * What `loadModules(modules, rt)` gives back. Conventions of an emitted class `C` (a JavaScript class), for platform and org:
 *   - `new` goes through static factories named in `EmittedClassInfo.constructors[].jsName`: `C[jsName](...args)`; the implicit constructor is `new$`.
 *   - methods: `object[method.jsName](...args)`, static ones `C[method.jsName](...args)`.
 *   - fields: `object[field.jsName]`; static ones `(rt.st[index] ?? rt.init(index))[field.jsName]`; `field.getter`/`setter` name accessor methods where a property has bodies (static: on C).
 *   - exceptions extend `rt.libraryBase(…)`, which must be constructible without arguments: `super()`; then `rt.constructBase` runs the wanted constructor.
 *   - a null target is checked with rt.nn before every member access (records: by the record members themselves), so JavaScript TypeErrors in emitted code are defects.
 *   - stack overflow arrives as a RangeError in rt.caught.
 */
export interface LoadedProgram {
  readonly classes: ReadonlyMap<string, LoadedClass>; // by declared name, `Outer.Inner`; enums and interfaces too
  readonly triggers: ReadonlyMap<string, () => void>;
  /** what `rt.init(index)` must do: make the statics of the class for this transaction and run its static initialisers */
  initialise(rt: ApexRuntime, classIndex: number): Record<string, ApexValue>;
  /** with coverage: hits by Apex line, per file */
  readonly coverage: ReadonlyMap<string, Uint32Array>;
  /** everything that is loaded, the program beneath anonymous Apex included */
  readonly modules: readonly EmittedModule[];
  /** the Apex frames of a JavaScript stack text, innermost first; none of ours: empty */
  frames(stack: string): readonly ApexFrame[];
}
export interface LoadedClass {
  readonly info: EmittedClassInfo;
  readonly constructor: EmittedConstructor;
  readonly index: number;
}
/** `name` as in EmittedModule.frames; printed `Class.InvoiceService.pay: line 12, column 1` */
export interface ApexFrame {
  readonly name: string;
  readonly className: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

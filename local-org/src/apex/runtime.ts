// What emitted JavaScript calls at run time (`rt`). The platform layer implements the values and operators, the org layer queries, DML, statics and limits.
import type { AccessMode } from "./ast.ts";
import type { EmittedClassInfo } from "./checked.ts";
import type { LibraryFunction } from "./library.ts";

/** Any Apex value in its JavaScript form (see the table in ../../README.md). */
export type ApexValue = unknown;

export interface ApexRuntime {
  /** statics of the current transaction by class index; a hole means "not initialised yet": then `init(index)` runs the class's static initialiser once */
  st: Record<string, ApexValue>[];
  init(classIndex: number): Record<string, ApexValue>;
  /** loop and call budget: emitted loops do `if (--rt.fuel < 0) rt.refuel()`, which checks the CPU limit */
  fuel: number;
  refuel(): void;
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
  newMap(keyType: RuntimeType, valueType: RuntimeType, entries: readonly (readonly [ApexValue, ApexValue])[]): ApexValue;
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
  setParent(record: ApexValue, relationship: string, value: ApexValue): ApexValue;
  getChildren(record: ApexValue, relationship: string): ApexValue;
  sobjectType(object: string): ApexValue;
  fieldToken(object: string, field: string): ApexValue;
  type(of: RuntimeType): ApexValue;
  label(name: string): string;
  libraryEnum(enumName: string, value: string): ApexValue;

  // project classes
  /** called once when an emitted module loads */
  defineClass(info: EmittedClassInfo, constructor: EmittedConstructor): void;
  /** a method found by name and arity on the run-time class: library interfaces, toString/equals/hashCode, exception methods */
  dynamicCall(target: ApexValue, name: string, args: readonly ApexValue[]): ApexValue;
  superDynamicCall(target: ApexValue, fromClass: string, name: string, args: readonly ApexValue[]): ApexValue;
  /** base JavaScript class for emitted classes that extend a library class (`System.Exception` above all) */
  libraryBase(name: string): EmittedConstructor;

  // exceptions
  throwApex(value: ApexValue): never;
  /** turns whatever JavaScript caught into an Apex exception value, or rethrows what Apex may not catch (limits, defects) */
  caught(error: unknown): ApexValue;

  // database
  query(text: string, binds: Readonly<Record<string, ApexValue>>, access: AccessMode, result: "list" | "single" | "count", className: string): ApexValue;
  /** rows one after another, or in lists of 200 when `chunk` */
  queryLoop(text: string, binds: Readonly<Record<string, ApexValue>>, access: AccessMode, chunk: boolean, className: string): Iterable<ApexValue>;
  search(text: string, binds: Readonly<Record<string, ApexValue>>, access: AccessMode, className: string): ApexValue;
  dml(operation: string, access: AccessMode, target: ApexValue, key: { object: string; field: string } | null, others: ApexValue, className: string): void;
  runAs(subject: ApexValue, body: () => void): void;
  /** entering a class with a sharing declaration: returns the previous mode for `leave`; emitted around methods of with/without sharing classes */
  enter(sharing: "with" | "without" | "inherited" | "none"): unknown;
  leave(previous: unknown): void;
}

/** A type at run time, as text in canonical spelling: `Integer`, `List<Account>`, `Map<Id,Contact>`, `Outer.Inner`, `Database.SaveResult`. Parsed and interned by the runtime. */
export type RuntimeType = string;
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- emitted classes are untyped JavaScript
export type EmittedConstructor = (abstract new (...values: any[]) => object) & { readonly prototype: object };

/** Where in Apex an emitted line comes from; the org keeps one per emitted file to print stack traces. */
export interface EmittedModule {
  /** JavaScript of a function body taking `rt`; loading it calls rt.defineClass or returns the trigger function */
  readonly javascript: string;
  readonly sourceMap: string;
  /** emitted line (1-based) -> Apex line */
  readonly lines: readonly number[];
  /** Apex lines that can be covered */
  readonly coverable: readonly number[];
}

// The value half of the runtime: everything emitted code asks of values, operators, collections, records and classes.
//
// The split. `createValueRuntime` implements the members of ApexRuntime that need no database and no transaction, plus `raise`, `classInfo`,
// `newInstance` and the helpers below. The org layer completes it per transaction with: st, init, fuel, refuel, depth, tooDeep, query, queryLoop, search, dml, runAs,
// enter, leave, callStatic, currentApiVersion, currentClass, stackTrace and `ports`; it gives `self` so that library functions get the whole runtime:
//
//   const rt: PlatformRuntime = Object.assign(createValueRuntime({ schema, library, self: () => rt }), orgHalf);
//
// Library functions are `(rt, …)`; they reach the org only through `rt.ports`.
import type { EmittedClassInfo } from "../apex/checked.ts";
import type { Library, LibraryFunction } from "../apex/library.ts";
import type { ApexRuntime, RuntimeType } from "../apex/runtime.ts";
import type { Schema } from "../metadata/schema.ts";
import type { PlatformRuntime } from "./ports.ts";
import { arithmetic, convert, negate } from "./runtime/arithmetic.ts";
import { ClassRegistry } from "./runtime/class-registry.ts";
import { copyCollection, iterateValue, newListOfSize } from "./runtime/collections.ts";
import { DynamicCalls } from "./runtime/dynamic-call.ts";
import { EnumTable } from "./runtime/enums.ts";
import { labelTable } from "./runtime/labels.ts";
import { recordAccess } from "./runtime/records.ts";
import { ApexList, ApexMap, ApexSet } from "./values/collections.ts";
import { compareOperator } from "./values/compare.ts";
import { Decimal } from "./values/decimal.ts";
import { ApexDouble } from "./values/double.ts";
import { readMember } from "./values/emitted.ts";
import type { EmittedObject } from "./values/emitted.ts";
import { equalOperator } from "./values/equality.ts";
import { BrokenCodeError, UnsupportedError } from "./values/errors.ts";
import { ApexException, isCatchable, nullPointer, stackTooDeep } from "./values/exception.ts";
import { recordShapes } from "./values/record-shape.ts";
import type { RecordShapes } from "./values/record-shape.ts";
import { RuntimeTypes } from "./values/runtime-type.ts";
import { show } from "./values/show.ts";
import { TypeToken } from "./values/tokens.ts";

export interface ValueRuntimeOptions {
  readonly schema: Schema;
  readonly library: Library;
  /** the completed runtime, asked for only when something runs */
  readonly self: () => PlatformRuntime;
}

type OrgMembers =
  | "st"
  | "init"
  | "fuel"
  | "refuel"
  | "depth"
  | "tooDeep"
  | "query"
  | "queryLoop"
  | "search"
  | "dml"
  | "withBinds"
  | "runAs"
  | "enter"
  | "leave";
export interface ValueRuntime
  extends
    Omit<ApexRuntime, OrgMembers>,
    Pick<PlatformRuntime, "schema" | "raise" | "classInfo" | "newInstance"> {
  readonly shapes: RecordShapes;
  readonly types: RuntimeTypes;
  readonly classes: ClassRegistry;
  readonly dynamic: DynamicCalls;
  /** what library classes keep for the length of a transaction (mocks, cursors); the org clears it when a transaction starts */
  readonly libraryState: Map<string, unknown>;
  /** null-safe reads for traversals: `contact.Account.Name` is null when the lookup is empty */
  getFieldOf(record: unknown, field: string): unknown;
  getParentOf(record: unknown, relationship: string): unknown;
  /** instance fields with values, ancestors' first */
  readFields(value: EmittedObject): readonly (readonly [string, unknown])[];
}

export function createValueRuntime(options: ValueRuntimeOptions): ValueRuntime {
  const { schema, library, self } = options;
  const classes = new ClassRegistry();
  const shapes = recordShapes(schema);
  const classInfo = (name: string): EmittedClassInfo | undefined => classes.find(name)?.info;
  const types = new RuntimeTypes({ library, shapes, classInfo });
  const dynamic = new DynamicCalls(library, classes, types, self);
  const enums = new EnumTable(types, classes);
  const readFields = (value: EmittedObject): readonly (readonly [string, unknown])[] =>
    classes
      .instanceFields(classes.infoOf(value))
      .map((field) => [field.name, readMember(value, field)] as const);
  const label = labelTable(schema, self);
  const values: Omit<ValueRuntime, keyof ReturnType<typeof recordAccess>> = {
    schema,
    shapes,
    types,
    classes,
    dynamic,
    classInfo,
    readFields,
    libraryState: new Map(),
    library: (className, signature) => libraryFunction(library, className, signature, false),
    librarySetter: (className, signature) => libraryFunction(library, className, signature, true),
    decimal: (text) => Decimal.parse(text),
    double: (text) => new ApexDouble(Number(text)),
    convert: (value, _from, to) => convert(value, to),
    cast: (value, type) => types.cast(value, type),
    instanceOf: (value, type) => types.instanceOf(value, type),
    show: (value) => (typeof value === "string" ? value : show(value, readFields)),
    equal: equalOperator,
    compare: compareOperator,
    identical: (left, right) => left === right,
    nn(value) {
      if (value === null || value === undefined) throw nullPointer();
      return value;
    },
    arithmetic,
    negate,
    newList: (elementType, items) => new ApexList(elementType, [...items]),
    newSet: (elementType, items) => new ApexSet(elementType, items),
    newMap: (keyType, valueType, entries) => new ApexMap(keyType, valueType, entries),
    copyCollection: (type, from) => copyCollection(types.parse(type), from),
    newListOfSize,
    getIndex(list, index) {
      if (!(list instanceof ApexList) || typeof index !== "number") throw nullPointer();
      return list.get(index);
    },
    setIndex(list, index, value) {
      if (!(list instanceof ApexList) || typeof index !== "number") throw nullPointer();
      list.set(index, value);
    },
    iterate: (iterable) => iterateValue(iterable, (target, name) => dynamic.call(target, name, [])),
    type: (of: RuntimeType) => new TypeToken(of),
    label,
    libraryEnum: (enumName, value) => enums.constant(enumName, value),
    enumValues: (name) => new ApexList(enums.declaredName(name), [...enums.constants(name)]),
    enumValueOf: (name, text) => enums.valueOf(name, text),
    defineClass(info, constructor) {
      classes.define(info, constructor);
      types.forget();
    },
    dynamicCall: (target, name, args) => dynamic.call(target, name, args),
    superDynamicCall: (target, fromClass, name, args) =>
      dynamic.callSuper(target, fromClass, name, args),
    libraryBase: (name) => classes.base(name, isExceptionName(types, name)),
    constructBase(target, _base, _signature, args) {
      // Built-in constructors of exceptions tell message and cause apart by type; no other library base class takes arguments.
      if (target instanceof ApexException) target.initialize(args);
    },
    newInstance: (className) => construct(classes, className),
    throwApex(value) {
      if (value === null || value === undefined) throw nullPointer();
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- the checker lets only exceptions be thrown
      throw value;
    },
    caught,
    broken(why) {
      throw new BrokenCodeError(why);
    },
    raise(exceptionType, message) {
      throw new ApexException(
        exceptionType.includes(".") ? exceptionType : `System.${exceptionType}`,
        message,
      );
    },
  };
  return { ...values, ...recordAccess(shapes) };
}

function libraryFunction(
  library: Library,
  className: string,
  signature: string,
  setter: boolean,
): LibraryFunction {
  const definition = library.classes.get(className.toLowerCase());
  const found = setter ? definition?.setters?.[signature] : definition?.members[signature];
  if (found !== undefined) return found;
  throw new UnsupportedError(
    `${className} "${signature}"${setter ? " (assignment)" : ""}`,
    "The library has no behaviour under that signature; clear the cache of emitted code.",
  );
}

function isExceptionName(types: RuntimeTypes, name: string): boolean {
  return (
    name.toLowerCase().endsWith("exception") ||
    types.ancestorsOf(name.toLowerCase()).has("exception")
  );
}

function construct(classes: ClassRegistry, className: string): unknown {
  const found = classes.find(className);
  if (found === undefined || found.info.isAbstract)
    throw new ApexException("System.TypeException", `Type cannot be constructed: ${className}`);
  const factory = found.info.constructors.find((candidate) => candidate.parameters.length === 0);
  if (factory === undefined && found.info.constructors.length > 0)
    throw new ApexException("System.TypeException", `Type cannot be constructed: ${className}`);
  const create: unknown =
    factory === undefined ? undefined : Reflect.get(found.constructor, factory.jsName);
  if (typeof create === "function") return Reflect.apply(create, found.constructor, []);
  return Reflect.construct(found.constructor as unknown as new () => object, []);
}

/** JavaScript errors that stand for Apex exceptions become them; what Apex may not catch flies on. */
function caught(error: unknown): unknown {
  if (error instanceof ApexException) {
    if (!isCatchable(error)) throw error;
    return error;
  }
  if (
    error instanceof TypeError &&
    /\bof null\b|\bnull is not\b|null \(reading/.test(error.message)
  ) {
    const exception = nullPointer();
    exception.stack = error.stack ?? "";
    return exception;
  }
  if (error instanceof RangeError && error.message.includes("call stack")) {
    const exception = stackTooDeep();
    exception.stack = error.stack ?? "";
    throw exception;
  }
  // A string or a list that JavaScript itself can't hold.
  if (error instanceof RangeError && /Invalid (string|array) length/.test(error.message)) {
    const exception = new ApexException(
      "System.LimitException",
      `Apex heap size too large: ${2 ** 29}`,
    );
    exception.stack = error.stack ?? "";
    throw exception;
  }
  throw error;
}

// A runtime just big enough to run emitted code in the emitter's own tests: plain JavaScript values, no database.
import { checkFiles } from "../check/fixture.ts";
import type { EmittedClassInfo } from "../checked.ts";
import type { ApexRuntime, ApexValue, EmittedModule, LoadedProgram } from "../runtime.ts";
import { emitUnit } from "./emit.ts";
import { loadModules } from "./load.ts";

export class FixtureList {
  readonly items: ApexValue[];
  constructor(items: readonly ApexValue[]) {
    this.items = [...items];
  }
  get size(): number {
    return this.items.length;
  }
  get(index: number): ApexValue {
    return this.items[index] ?? null;
  }
  add(value: ApexValue): void {
    this.items.push(value);
  }
}
class FixtureException extends Error {
  $type = "System.Exception";
  apexMessage: ApexValue = null;
  cause: unknown = null;
}
const apexError = (type: string, message: string): FixtureException =>
  Object.assign(new FixtureException(message), { $type: type, apexMessage: message });

const emitted = new WeakMap<object, EmittedClassInfo>();
const infoOf = (value: object): EmittedClassInfo | undefined =>
  emitted.get(Object.getPrototypeOf(value) as object);

function typeNames(value: ApexValue, infos: ReadonlyMap<string, EmittedClassInfo>): string[] {
  if (typeof value === "number") return ["Integer", "Object"];
  if (typeof value === "string") return ["String", "Object"];
  if (typeof value !== "object" || value === null) return [];
  const names =
    value instanceof FixtureException ? [value.$type.replace("System.", ""), "Exception"] : [];
  for (let info = infoOf(value); info !== undefined; info = infos.get(info.superclass ?? ""))
    names.push(info.name, ...info.interfaces);
  return names;
}

const libraryFunctions: Readonly<Record<string, (...values: ApexValue[]) => ApexValue>> = {
  "Integer length()": (_rt, self) => String(self).length,
  "String toUpperCase()": (_rt, self) => String(self).toUpperCase(),
};

export interface Fixture {
  readonly rt: ApexRuntime;
  readonly modules: readonly EmittedModule[];
  readonly program: LoadedProgram;
  /** what the code asked of the org: `enter with`, `dml insert user`, … */ readonly log: string[];
  readonly call: (path: string, ...args: readonly ApexValue[]) => ApexValue;
}

/** Checks, emits and loads; the files must be without errors. */
export function runFiles(
  files: Readonly<Record<string, string>>,
  options: { readonly coverage?: boolean; readonly apiVersion?: number } = {},
): Fixture {
  const { checked, symbols, diagnostics } = checkFiles(files, options.apiVersion ?? 67);
  if (diagnostics.length > 0)
    throw new Error(
      diagnostics.map((problem) => `${problem.file}:${problem.line} ${problem.message}`).join("\n"),
    );
  const modules = checked.map((unit) =>
    emitUnit(unit, { coverage: options.coverage === true, classes: symbols }),
  );
  const log: string[] = [];
  const holder: { program?: LoadedProgram } = {};
  const rt = fixtureRuntime(log, () => holder.program);
  const program = (holder.program = loadModules(modules, rt));
  const call = (path: string, ...args: readonly ApexValue[]): ApexValue => {
    const [className = "", method = ""] = path.split(/\.(?=[^.]*$)/);
    const found: unknown = Reflect.get(program.classes.get(className)?.constructor ?? {}, method);
    if (typeof found !== "function") throw new Error(`no ${path}`);
    return Reflect.apply(found, program.classes.get(className)?.constructor, [
      ...args,
    ]) as ApexValue;
  };
  return { rt, modules, program, log, call };
}

function fixtureRuntime(log: string[], program: () => LoadedProgram | undefined): ApexRuntime {
  const infos = new Map<string, EmittedClassInfo>();
  const enums = new Map<string, { constantName: string; ordinal: number }>();
  const constant = (name: string, value: string): unknown => {
    const ordinal = infos.get(name)?.enumValues?.indexOf(value) ?? 0;
    return (
      enums.get(`${name}.${value}`) ??
      enums.set(`${name}.${value}`, { constantName: value, ordinal }).get(`${name}.${value}`)
    );
  };
  const instanceOf = (value: ApexValue, type: string): boolean =>
    typeNames(value, infos).includes(type);
  const rt = {
    st: [],
    fuel: 1000,
    refuels: 0,
    depth: 0,
    tooDeep(): never {
      throw new RangeError("too deep");
    },
    refuel() {
      rt.fuel = 1000;
      rt.refuels += 1;
    },
    init: (index: number) => program()?.initialise(rt as unknown as ApexRuntime, index),
    library: (_name: string, signature: string) => libraryFunctions[signature] ?? (() => null),
    defineClass(info: EmittedClassInfo, constructor: { prototype: object }) {
      infos.set(info.name, info);
      emitted.set(constructor.prototype, info);
    },
    libraryBase: () => FixtureException,
    constructBase(
      self: FixtureException,
      _base: string,
      _signature: string,
      args: readonly ApexValue[],
    ) {
      self.apexMessage = args[0] ?? null;
    },
    nn(value: ApexValue) {
      if (value === null)
        throw apexError("System.NullPointerException", "Attempt to de-reference a null object");
      return value;
    },
    arithmetic(_operator: string, _on: string, _left: ApexValue, right: ApexValue) {
      throw right === 0
        ? apexError("System.MathException", "Divide by 0")
        : new Error("arithmetic");
    },
    throwApex(value: ApexValue) {
      throw rt.nn(value) as Error;
    },
    caught(error: unknown) {
      if (error instanceof FixtureException && error.$type !== "System.LimitException")
        return error;
      throw error;
    },
    dynamicCall: (target: FixtureException, name: string) =>
      name === "getMessage" ? target.apexMessage : name,
    instanceOf,
    cast(value: ApexValue, type: string) {
      if (value !== null && !instanceOf(value, type)) throw apexError("System.TypeException", type);
      return value;
    },
    show: (value: ApexValue) =>
      value instanceof FixtureList ? `(${value.items.join(", ")})` : String(value),
    equal: (left: ApexValue, right: ApexValue) =>
      typeof left === "string" && typeof right === "string"
        ? left.toLowerCase() === right.toLowerCase()
        : left === right,
    compare: (left: ApexValue, right: ApexValue) =>
      String(left).toLowerCase() < String(right).toLowerCase() ? -1 : 1,
    identical: (left: ApexValue, right: ApexValue) => left === right,
    newList: (_type: string, values: readonly ApexValue[]) => new FixtureList(values),
    getIndex: (list: FixtureList, index: number) => list.get(index),
    setIndex(list: FixtureList, index: number, value: ApexValue) {
      list.items[index] = value;
    },
    iterate: (list: FixtureList) => list.items,
    newSObject: (object: string, fields: readonly (readonly [string, ApexValue])[]) => ({
      object,
      ...Object.fromEntries(fields),
    }),
    getField: (record: Record<string, ApexValue>, field: string) => record[field] ?? null,
    setField(record: Record<string, ApexValue>, field: string, value: ApexValue) {
      record[field] = value;
    },
    libraryEnum: constant,
    enumValues: (name: string) =>
      new FixtureList((infos.get(name)?.enumValues ?? []).map((value) => constant(name, value))),
    query: (text: string, binds: object, access: string, result: string, className: string) => {
      log.push(`query ${access} ${result} ${className} ${text} ${JSON.stringify(binds)}`);
      return result === "singleOrNull" ? null : new FixtureList([]);
    },
    queryLoop: (text: string, _binds: object, access: string, chunk: boolean) => {
      log.push(`loop ${access} ${chunk} ${text}`);
      return [];
    },
    dml(
      operation: string,
      access: string,
      _target: ApexValue,
      key: { field: string } | null,
      _others: ApexValue,
      className: string,
    ) {
      log.push(`${operation} ${access} ${key?.field ?? "-"} ${className}`);
    },
    runAs(_subject: ApexValue, body: () => void) {
      log.push("runAs");
      body();
    },
    enter(mode: string) {
      log.push(`enter ${mode}`);
    },
    leave() {
      log.push("leave");
    },
  };
  return rt as unknown as ApexRuntime;
}

// The project's classes as they load, and the JavaScript base classes they extend when their Apex superclass is the library's.
import type { EmittedClassInfo } from "../../apex/checked.ts";
import type { EmittedConstructor } from "../../apex/runtime.ts";
import { classInfoKey } from "../values/emitted.ts";
import type { EmittedObject } from "../values/emitted.ts";
import { ApexException, apexError } from "../values/exception.ts";
import { PropertyBag } from "../values/platform-object.ts";

type EmittedMethod = EmittedClassInfo["methods"][number];
export interface RegisteredClass {
  readonly info: EmittedClassInfo;
  readonly constructor: EmittedConstructor;
}

/** A base for exceptions: Apex constructor arguments are told apart by type. */
function exceptionBase(type: string): EmittedConstructor {
  return class extends ApexException {
    constructor(...values: readonly unknown[]) {
      super(type);
      this.initialize(values);
    }
  };
}
function bagBase(type: string): EmittedConstructor {
  return class extends PropertyBag {
    constructor() {
      super(type);
    }
  };
}

export class ClassRegistry {
  private readonly classes = new Map<string, RegisteredClass>();
  private readonly bases = new Map<string, EmittedConstructor>();
  private readonly methodsByName = new Map<string, readonly EmittedMethod[]>();

  define(info: EmittedClassInfo, constructor: EmittedConstructor): void {
    Object.defineProperty(constructor.prototype, classInfoKey, { value: info, configurable: true });
    this.classes.set(info.name.toLowerCase(), { info, constructor });
    this.methodsByName.clear();
  }
  /** stubs carry the name of their class with a suffix, as on the platform */
  find(name: string): RegisteredClass | undefined {
    return this.classes.get(name.toLowerCase().replace(/__sfdc_apexstub$/, ""));
  }
  all(): Iterable<RegisteredClass> {
    return this.classes.values();
  }

  /** `isException` comes from the library's own hierarchy. */
  base(name: string, isException: boolean): EmittedConstructor {
    const known = this.bases.get(name);
    if (known !== undefined) return known;
    const base: EmittedConstructor = isException ? exceptionBase(name) : bagBase(name);
    this.bases.set(name, base);
    return base;
  }

  /** The methods with that name and number of parameters on the class and its ancestors, the nearest first; an overridden one stands once. */
  methodsNamed(className: string, method: string, arity: number): readonly EmittedMethod[] {
    const key = `${className}\u0000${method}\u0000${arity}`;
    const known = this.methodsByName.get(key);
    if (known !== undefined) return known;
    const found = this.searchMethods(className, method.toLowerCase(), arity);
    this.methodsByName.set(key, found);
    return found;
  }
  private searchMethods(
    className: string,
    method: string,
    arity: number,
  ): readonly EmittedMethod[] {
    const found = new Map<string, EmittedMethod>();
    for (
      let entry = this.find(className);
      entry !== undefined;
      entry = entry.info.superclass === undefined ? undefined : this.find(entry.info.superclass)
    ) {
      for (const candidate of entry.info.methods) {
        const fits =
          !candidate.isStatic &&
          candidate.parameters.length === arity &&
          candidate.name.toLowerCase() === method;
        if (fits && !found.has(candidate.jsName)) found.set(candidate.jsName, candidate);
      }
    }
    return [...found.values()];
  }

  /** Some classes implement an interface method as a static one; the platform calls it all the same. */
  staticMethod(
    className: string,
    method: string,
    arity: number,
  ): ((...args: unknown[]) => unknown) | undefined {
    const entry = this.find(className);
    const found = entry?.info.methods.find(
      (candidate) =>
        candidate.isStatic &&
        candidate.parameters.length === arity &&
        candidate.name.toLowerCase() === method.toLowerCase(),
    );
    const code: unknown =
      entry === undefined || found === undefined
        ? undefined
        : Reflect.get(entry.constructor, found.jsName);
    return typeof code === "function" && entry !== undefined
      ? (...args): unknown => Reflect.apply(code, entry.constructor, args)
      : undefined;
  }

  infoOf(value: EmittedObject): EmittedClassInfo {
    return value[classInfoKey];
  }

  /** An instance whose constructor and initialisers have not run, every field null: what JSON and stubs start from. */
  bareInstance(className: string): {
    readonly instance: object;
    readonly fields: readonly EmittedClassInfo["fields"][number][];
  } {
    const found = this.find(className);
    if (found === undefined || found.info.isAbstract || found.info.kind !== "class")
      throw apexError("System.JSONException", `Cannot deserialize instance of ${className}`);
    const instance = Object.create(found.constructor.prototype) as object;
    const fields = this.instanceFields(found.info);
    for (const field of fields)
      if (field.jsName !== undefined) Reflect.set(instance, field.jsName, null);
    return { instance, fields };
  }

  /** Instance fields of the class and its ancestors, the ancestors' first. */
  instanceFields(info: EmittedClassInfo): readonly EmittedClassInfo["fields"][number][] {
    const inherited = info.superclass === undefined ? undefined : this.find(info.superclass);
    const own = info.fields.filter((field) => !field.isStatic);
    return inherited === undefined ? own : [...this.instanceFields(inherited.info), ...own];
  }
}

// The project's classes as they load, and the JavaScript base classes they extend when their Apex superclass is the library's.
import type { EmittedClassInfo } from "../../apex/checked.ts";
import type { EmittedConstructor } from "../../apex/runtime.ts";
import { classInfoKey } from "../values/emitted.ts";
import { ApexException } from "../values/exception.ts";
import { PropertyBag } from "../values/platform-object.ts";

export interface RegisteredClass { readonly info: EmittedClassInfo; readonly constructor: EmittedConstructor }

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
    constructor() { super(type); }
  };
}

export class ClassRegistry {
  private readonly classes = new Map<string, RegisteredClass>();
  private readonly bases = new Map<string, EmittedConstructor>();
  private readonly methodNames = new Map<string, string | undefined>();

  define(info: EmittedClassInfo, constructor: EmittedConstructor): void {
    Object.defineProperty(constructor.prototype, classInfoKey, { value: info, configurable: true });
    this.classes.set(info.name.toLowerCase(), { info, constructor });
    this.methodNames.clear();
  }
  find(name: string): RegisteredClass | undefined { return this.classes.get(name.toLowerCase()); }
  all(): Iterable<RegisteredClass> { return this.classes.values(); }

  /** `isException` comes from the library's own hierarchy. */
  base(name: string, isException: boolean): EmittedConstructor {
    const known = this.bases.get(name);
    if (known !== undefined) return known;
    const base: EmittedConstructor = isException ? exceptionBase(name) : bagBase(name);
    this.bases.set(name, base);
    return base;
  }

  /** JavaScript name of the method with that name and number of parameters on the class or an ancestor. */
  methodJsName(className: string, method: string, arity: number): string | undefined {
    const key = `${className}\u0000${method}\u0000${arity}`;
    if (this.methodNames.has(key)) return this.methodNames.get(key);
    const found = this.searchMethod(className, method.toLowerCase(), arity);
    this.methodNames.set(key, found);
    return found;
  }
  private searchMethod(className: string, method: string, arity: number): string | undefined {
    for (let entry = this.find(className); entry !== undefined; entry = entry.info.superclass === undefined ? undefined : this.find(entry.info.superclass)) {
      const found = entry.info.methods.find((candidate) => !candidate.isStatic && candidate.parameters.length === arity && candidate.name.toLowerCase() === method);
      if (found !== undefined) return found.jsName;
    }
    return undefined;
  }

  /** Instance fields of the class and its ancestors, the ancestors' first. */
  instanceFields(info: EmittedClassInfo): readonly EmittedClassInfo["fields"][number][] {
    const inherited = info.superclass === undefined ? undefined : this.find(info.superclass);
    const own = info.fields.filter((field) => !field.isStatic);
    return inherited === undefined ? own : [...this.instanceFields(inherited.info), ...own];
  }
}

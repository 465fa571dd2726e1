// Calls found at run time by name and number of arguments: interface methods, toString/equals/hashCode, methods of exceptions.
import { parseSignature } from "../../apex/check/signature.ts";
import type { Library, LibraryFunction } from "../../apex/library.ts";
import type { PlatformRuntime } from "../ports.ts";
import { emittedInfo, emittedMethod, isEmitted } from "../values/emitted.ts";
import { hashCode, valueEquals } from "../values/equality.ts";
import { ApexException, nullPointer } from "../values/exception.ts";
import { RuntimeDefect } from "../values/errors.ts";
import { SObject } from "../values/sobject.ts";
import { typeNameOf } from "../values/type-name.ts";
import { plainName } from "../values/runtime-type.ts";
import type { RuntimeTypes } from "../values/runtime-type.ts";
import type { ClassRegistry } from "./class-registry.ts";

export class DynamicCalls {
  private readonly library: Library;
  private readonly registry: ClassRegistry;
  private readonly types: RuntimeTypes;
  private readonly runtime: () => PlatformRuntime;
  private readonly members = new Map<string, LibraryFunction | undefined>();

  constructor(
    library: Library,
    registry: ClassRegistry,
    types: RuntimeTypes,
    runtime: () => PlatformRuntime,
  ) {
    this.library = library;
    this.registry = registry;
    this.types = types;
    this.runtime = runtime;
  }

  call(target: unknown, name: string, args: readonly unknown[]): unknown {
    if (target === null || target === undefined) throw nullPointer();
    const info = emittedInfo(target);
    if (info !== undefined && isEmitted(target)) {
      const jsName = this.methodJsName(info.name, name, args);
      const method = jsName === undefined ? undefined : emittedMethod(target, jsName);
      if (method !== undefined) return method(...args) ?? null;
      const asStatic = this.registry.staticMethod(info.name, name, args.length);
      if (asStatic !== undefined) return asStatic(...args) ?? null;
    }
    return this.builtIn(target, name, args);
  }

  /** Overloads with as many parameters are told apart by the arguments: a class may be both Queueable and Finalizer. */
  private methodJsName(
    className: string,
    name: string,
    args: readonly unknown[],
  ): string | undefined {
    const [first, ...others] = this.registry.methodsNamed(className, name, args.length);
    if (first === undefined || others.length === 0) return first?.jsName;
    const fits = (method: typeof first): boolean =>
      method.parameters.every(
        ({ type }, index) =>
          (args[index] ?? null) === null || this.types.instanceOf(args[index], type),
      );
    return ([first, ...others].find(fits) ?? first).jsName;
  }

  /** `super.method(...)` where the superclass, or an ancestor of it, is the library's. */
  callSuper(target: unknown, fromClass: string, name: string, args: readonly unknown[]): unknown {
    const superclass = this.registry.find(fromClass)?.info.superclass;
    const parent = superclass === undefined ? undefined : this.registry.find(superclass);
    if (parent !== undefined) {
      const jsName = this.methodJsName(parent.info.name, name, args);
      const method: unknown =
        jsName === undefined ? undefined : Reflect.get(parent.constructor.prototype, jsName);
      if (typeof method === "function") return Reflect.apply(method, target, args) ?? null;
    }
    return this.builtIn(target, name, args);
  }

  private builtIn(target: unknown, name: string, args: readonly unknown[]): unknown {
    const member = this.libraryMember(libraryTypeOf(target), name, args.length);
    if (member !== undefined) return member(this.runtime(), target, ...args) ?? null;
    switch (name.toLowerCase()) {
      case "tostring":
        return this.runtime().show(target);
      case "equals":
        return valueEquals(target, args[0] ?? null);
      case "hashcode":
        return hashCode(target);
      default:
        throw new RuntimeDefect(
          `No method ${name} with ${args.length} arguments on ${typeNameOf(target)}`,
        );
    }
  }

  /** An instance method of a library class or its ancestors. */
  libraryMember(type: string, name: string, arity: number): LibraryFunction | undefined {
    const key = `${type}\u0000${name.toLowerCase()}\u0000${arity}`;
    if (this.members.has(key)) return this.members.get(key);
    const found = this.searchLibrary(type, name.toLowerCase(), arity);
    this.members.set(key, found);
    return found;
  }
  private searchLibrary(type: string, name: string, arity: number): LibraryFunction | undefined {
    const definition = this.types.libraryClass(type);
    if (definition === undefined) return undefined;
    for (const [signature, behaviour] of Object.entries(definition.members)) {
      const parsed = parseSignature(signature);
      if (
        parsed?.kind === "method" &&
        !parsed.isStatic &&
        parsed.parameters.length === arity &&
        parsed.name.toLowerCase() === name
      )
        return behaviour;
    }
    for (const parent of [definition.superclass, ...(definition.interfaces ?? [])]) {
      const found = parent === undefined ? undefined : this.searchLibrary(parent, name, arity);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  has(type: string): boolean {
    return this.library.classes.has(type.toLowerCase());
  }
}

function libraryTypeOf(target: unknown): string {
  if (target instanceof SObject)
    return target.typeName === "AggregateResult" ? "System.AggregateResult" : "System.SObject";
  if (target instanceof ApexException) return target.$type;
  return plainName(typeNameOf(target));
}

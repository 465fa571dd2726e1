// What the platform knows of instances of the project's classes: their class info and how to read and write a field.
import type { EmittedClassInfo } from "../../apex/checked.ts";

/** Put on the prototype by `rt.defineClass`. */
export const classInfoKey: unique symbol = Symbol("apex.classInfo");

export interface EmittedObject { readonly [classInfoKey]: EmittedClassInfo; readonly [member: string]: unknown }

export function isEmitted(value: unknown): value is EmittedObject {
  return typeof value === "object" && value !== null && classInfoKey in value;
}
export function emittedInfo(value: unknown): EmittedClassInfo | undefined {
  return isEmitted(value) ? value[classInfoKey] : undefined;
}
/** A method of the class or what it extends, by its JavaScript name. */
export function emittedMethod(value: EmittedObject, jsName: string): ((...args: unknown[]) => unknown) | undefined {
  const found = value[jsName];
  return typeof found === "function" ? (...args) => Reflect.apply(found, value, args) : undefined;
}

/** The JavaScript members that may hold a field, in order: an accessor with a body, then plain storage. */
export function memberKeys(field: string): readonly [string, string] {
  const lower = field.toLowerCase();
  return [`p$${lower}`, `f$${lower}`];
}
export function readMember(value: EmittedObject, field: string): unknown {
  const [accessor, storage] = memberKeys(field);
  return (accessor in value ? value[accessor] : value[storage]) ?? null;
}
export function writeMember(value: EmittedObject, field: string, content: unknown): void {
  const [accessor, storage] = memberKeys(field);
  Reflect.set(value, accessor in value ? accessor : storage, content);
}

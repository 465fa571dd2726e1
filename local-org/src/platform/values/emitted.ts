// What the platform knows of instances of the project's classes: their class info and how to read and write a field.
import type { EmittedClassInfo } from "../../apex/checked.ts";

/** Put on the prototype by `rt.defineClass`. */
export const classInfoKey: unique symbol = Symbol("apex.classInfo");

export interface EmittedObject {
  readonly [classInfoKey]: EmittedClassInfo;
  readonly [member: string]: unknown;
}

export function isEmitted(value: unknown): value is EmittedObject {
  return typeof value === "object" && value !== null && classInfoKey in value;
}
export function emittedInfo(value: unknown): EmittedClassInfo | undefined {
  return isEmitted(value) ? value[classInfoKey] : undefined;
}
/** A method of the class or what it extends, by its JavaScript name. */
export function emittedMethod(
  value: EmittedObject,
  jsName: string,
): ((...args: unknown[]) => unknown) | undefined {
  const found = value[jsName];
  return typeof found === "function"
    ? (...args): unknown => Reflect.apply(found, value, args)
    : undefined;
}

type FieldInfo = EmittedClassInfo["fields"][number];

/** A field or property of an instance, through its accessor where it has one with a body. */
export function readMember(value: EmittedObject, field: FieldInfo): unknown {
  const getter = field.getter === undefined ? undefined : emittedMethod(value, field.getter);
  if (getter !== undefined) return getter() ?? null;
  return (field.jsName === undefined ? undefined : value[field.jsName]) ?? null;
}
export function writeMember(value: EmittedObject, field: FieldInfo, content: unknown): void {
  const setter = field.setter === undefined ? undefined : emittedMethod(value, field.setter);
  if (setter !== undefined) setter(content);
  else if (field.jsName !== undefined) Reflect.set(value, field.jsName, content);
}

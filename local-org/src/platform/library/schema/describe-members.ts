// What a describe result answers, as the two members Apex has for each: a method and a property.
import type { LibraryFunction } from "../../../apex/library.ts";
import type { Runtime } from "../helpers.ts";

/** `getName()` and `name`. */
export type Answer<Self> = readonly [
  type: string,
  name: string,
  read: (rt: Runtime, self: Self) => unknown,
];
/** `isAccessible()` and `accessible`. */
export type Flag<Self> = readonly [name: string, read: (rt: Runtime, self: Self) => boolean];

export function describeMembers<Self>(
  answers: readonly Answer<Self>[],
  flags: readonly Flag<Self>[],
): Record<string, LibraryFunction> {
  const result: Record<string, LibraryFunction> = {};
  for (const [type, name, read] of answers) {
    result[`${type} get${name}()`] = read;
    result[`${type} ${name} {get;}`] = read;
  }
  for (const [name, read] of flags) {
    result[`Boolean ${name}()`] = read;
    result[`Boolean ${name.slice(2)} {get;}`] = read;
  }
  return result;
}

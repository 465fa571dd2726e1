// Classes that are bags of properties: one line per property gives its getter and setter.
import { defineClass } from "../../apex/library.ts";
import type { LibraryClass, LibraryFunction } from "../../apex/library.ts";
import type { PropertyBag } from "../values/platform-object.ts";
import type { Runtime } from "./helpers.ts";

export interface BagOptions {
  readonly create: (rt: Runtime) => PropertyBag;
  readonly superclass?: string;
  readonly interfaces?: readonly string[];
  readonly members?: Record<string, LibraryFunction>;
  readonly unsupported?: Readonly<Record<string, string>>;
  readonly constructible?: boolean;
}

/** `properties`: `"String subject"`; with `accessors` there are also `setSubject(…)` and `getSubject()` methods. */
export function bagMembers(
  properties: readonly string[],
  accessors: "both" | "properties" | "setters" = "properties",
): { members: Record<string, LibraryFunction>; setters: Record<string, LibraryFunction> } {
  const members: Record<string, LibraryFunction> = {},
    setters: Record<string, LibraryFunction> = {};
  for (const property of properties) {
    const split = property.lastIndexOf(" ");
    const type = property.slice(0, split),
      name = property.slice(split + 1);
    const get = (_rt: Runtime, self: PropertyBag): unknown => self.get(name);
    const set = (_rt: Runtime, self: PropertyBag, value: unknown): void => self.set(name, value);
    const signature = `${type} ${name} {get; set;}`;
    members[signature] = get;
    setters[signature] = set;
    if (accessors === "properties") continue;
    const capital = name.charAt(0).toUpperCase() + name.slice(1);
    members[`void set${capital}(${type} value)`] = set;
    if (accessors === "both") members[`${type} get${capital}()`] = get;
  }
  return { members, setters };
}

export function defineBag(
  name: string,
  properties: readonly string[],
  options: BagOptions,
  accessors: "both" | "properties" | "setters" = "properties",
): LibraryClass {
  const { members, setters } = bagMembers(properties, accessors);
  const short = name.slice(name.lastIndexOf(".") + 1);
  return defineClass({
    name,
    kind: "class",
    setters,
    members: {
      ...(options.constructible === false ? {} : { [`${short}()`]: options.create }),
      ...members,
      ...options.members,
    },
    ...(options.superclass === undefined ? {} : { superclass: options.superclass }),
    ...(options.interfaces === undefined ? {} : { interfaces: options.interfaces }),
    ...(options.unsupported === undefined ? {} : { unsupported: options.unsupported }),
  });
}

// Small things every library class needs: lists of a kind, argument checks, enums as classes.
import type { LibraryClass } from "../../apex/library.ts";
import type { PlatformRuntime } from "../ports.ts";
import { ApexList } from "../values/collections.ts";
import { ApexEnum } from "../values/enum.ts";
import { nullArgument } from "../values/exception.ts";
import type { ValueRuntime } from "../runtime.ts";

/** The runtime library functions get: the org's, with the value helpers the platform layer put into it. */
export type Runtime = PlatformRuntime & ValueRuntime;

export function listOf(elementType: string, items: Iterable<unknown>): ApexList {
  return new ApexList(elementType, [...items]);
}
export function strings(items: Iterable<string>): ApexList {
  return listOf("String", items);
}

/** A null argument is a NullPointerException "Argument cannot be null." (or names its position). */
export function need<T>(value: T | null, position?: number): T {
  if (value === null || value === undefined) throw nullArgument(position);
  return value;
}

export function defineEnum(name: string, enumValues: readonly string[]): LibraryClass {
  const short = name.slice(name.lastIndexOf(".") + 1);
  return {
    name,
    kind: "enum",
    enumValues,
    members: {
      [`static List<${short}> values()`]: (rt: Runtime) => rt.enumValues(name),
      [`static ${short} valueOf(String name)`]: (rt: Runtime, text: string) =>
        rt.enumValueOf(name, text),
      "String name()": (_rt: Runtime, self: ApexEnum) => self.constantName,
      "Integer ordinal()": (_rt: Runtime, self: ApexEnum) => self.ordinal,
    },
  };
}

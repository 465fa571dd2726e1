// System.Object: what every value answers, and System.Enum for the constants of enums.
import { defineClass } from "../../../apex/library.ts";
import type { ApexEnum } from "../../values/enum.ts";
import { isEmitted } from "../../values/emitted.ts";
import { hashCode, valueEquals } from "../../values/equality.ts";
import type { Runtime } from "../helpers.ts";

export const objectClass = defineClass({
  name: "System.Object",
  kind: "class",
  isVirtual: true,
  members: {
    "String toString()": (rt: Runtime, self: unknown) => rt.show(self),
    "Boolean equals(Object other)": (_rt: Runtime, self: unknown, other: unknown) =>
      valueEquals(self, other),
    "Integer hashCode()": (_rt: Runtime, self: unknown) => hashCode(self),
    // Instances of project classes can be cloned; the copy is shallow.
    "Object clone()": (_rt: Runtime, self: unknown) =>
      typeof self === "object" && self !== null && isEmitted(self)
        ? Object.assign(Object.create(Reflect.getPrototypeOf(self)) as object, self)
        : self,
  },
});

export const enumClass = defineClass({
  name: "System.Enum",
  kind: "class",
  members: {
    "String name()": (_rt: Runtime, self: ApexEnum) => self.constantName,
    "Integer ordinal()": (_rt: Runtime, self: ApexEnum) => self.ordinal,
  },
});

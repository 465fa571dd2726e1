// System.Integer.
import { defineClass } from "../../../apex/library.ts";
import type { Runtime } from "../helpers.ts";
import { formatNumber, parseInteger } from "../numbers.ts";

export const integerClass = defineClass({
  name: "System.Integer",
  kind: "class",
  members: {
    "static Integer MAX_VALUE {get;}": () => 2147483647,
    "static Integer MIN_VALUE {get;}": () => -2147483648,
    "static Integer valueOf(String value)": (_rt: Runtime, value: unknown) => parseInteger(value),
    // what a field holds may be empty (SalesforceFoundation/PMM, RollupRecord.initialize)
    "static Integer valueOf(Object value)": (_rt: Runtime, value: unknown) =>
      value === null ? null : parseInteger(value),
    "String format()": (rt: Runtime, self: number) => formatNumber(rt, self),
    "Integer intValue()": (_rt: Runtime, self: number) => self,
    "Long longValue()": (_rt: Runtime, self: number) => BigInt(self),
  },
});

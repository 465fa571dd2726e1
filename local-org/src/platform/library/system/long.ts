// System.Long.
import { defineClass } from "../../../apex/library.ts";
import type { Runtime } from "../helpers.ts";
import { formatNumber, parseLong } from "../numbers.ts";

export const longClass = defineClass({
  name: "System.Long",
  kind: "class",
  members: {
    "static Long MAX_VALUE {get;}": () => 9223372036854775807n,
    "static Long MIN_VALUE {get;}": () => -9223372036854775808n,
    "static Long valueOf(String value)": (_rt: Runtime, value: unknown) => parseLong(value),
    // what a field holds may be empty (SalesforceFoundation/PMM, RollupRecord.initialize)
    "static Long valueOf(Object value)": (_rt: Runtime, value: unknown) =>
      value === null ? null : parseLong(value),
    "String format()": (rt: Runtime, self: bigint) => formatNumber(rt, self),
    "Integer intValue()": (_rt: Runtime, self: bigint) => Number(BigInt.asIntN(32, self)),
    "Long longValue()": (_rt: Runtime, self: bigint) => self,
  },
});

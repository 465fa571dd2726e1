// System.Double.
import { defineClass } from "../../../apex/library.ts";
import { Decimal } from "../../values/decimal.ts";
import type { ApexDouble } from "../../values/double.ts";
import type { Runtime } from "../helpers.ts";
import { formatNumber, parseDouble } from "../numbers.ts";

const decimal = (value: ApexDouble): Decimal => Decimal.fromNumber(value.value);

export const doubleClass = defineClass({
  name: "System.Double",
  kind: "class",
  members: {
    "static Double valueOf(String value)": (_rt: Runtime, value: unknown) => parseDouble(value),
    // what a field holds may be empty (SalesforceFoundation/PMM, RollupRecord.initialize)
    "static Double valueOf(Object value)": (_rt: Runtime, value: unknown) =>
      value === null ? null : parseDouble(value),
    "String format()": (rt: Runtime, self: ApexDouble) => formatNumber(rt, decimal(self)),
    "Integer intValue()": (_rt: Runtime, self: ApexDouble) => decimal(self).toInt(),
    "Long longValue()": (_rt: Runtime, self: ApexDouble) => decimal(self).toLong(),
    "Long round()": (_rt: Runtime, self: ApexDouble) =>
      decimal(self).setScale(0, "HALF_UP").toLong(),
    "Double doubleValue()": (_rt: Runtime, self: ApexDouble) => self,
  },
});

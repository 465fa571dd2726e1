// System.Decimal and System.RoundingMode.
import { defineClass } from "../../../apex/library.ts";
import { Decimal } from "../../values/decimal.ts";
import type { RoundingMode } from "../../values/decimal.ts";
import { ApexDouble } from "../../values/double.ts";
import type { ApexEnum } from "../../values/enum.ts";
import { nullArgument } from "../../values/exception.ts";
import type { Runtime } from "../helpers.ts";
import { defineEnum, need } from "../helpers.ts";
import { formatNumber } from "../numbers.ts";

const modes: readonly RoundingMode[] = [
  "CEILING",
  "DOWN",
  "FLOOR",
  "HALF_DOWN",
  "HALF_EVEN",
  "HALF_UP",
  "UNNECESSARY",
  "UP",
];
export const roundingMode = defineEnum("System.RoundingMode", modes);

function modeOf(value: ApexEnum): RoundingMode {
  const found = modes.find((mode) => mode === need(value).constantName);
  if (found === undefined) throw nullArgument();
  return found;
}

export const decimalClass = defineClass({
  name: "System.Decimal",
  kind: "class",
  members: {
    "static Decimal valueOf(Double value)": (_rt: Runtime, value: ApexDouble) =>
      Decimal.fromNumber(need(value).value),
    "static Decimal valueOf(Long value)": (_rt: Runtime, value: bigint) =>
      Decimal.fromLong(need(value)),
    "static Decimal valueOf(String value)": (_rt: Runtime, value: string) =>
      Decimal.parse(need(value)),
    "Decimal abs()": (_rt: Runtime, self: Decimal) => self.abs(),
    "Decimal divide(Decimal divisor, Integer scale)": (
      _rt: Runtime,
      self: Decimal,
      divisor: Decimal,
      scale: number,
    ) => self.divideTo(need(divisor, 1), need(scale, 2)),
    "Decimal divide(Decimal divisor, Integer scale, RoundingMode mode)": (
      _rt: Runtime,
      self: Decimal,
      divisor: Decimal,
      scale: number,
      mode: ApexEnum,
    ) => self.divideTo(need(divisor, 1), need(scale, 2), modeOf(mode)),
    "Double doubleValue()": (_rt: Runtime, self: Decimal) => new ApexDouble(self.toNumber()),
    "String format()": (rt: Runtime, self: Decimal) => formatNumber(rt, self),
    "Integer intValue()": (_rt: Runtime, self: Decimal) => self.toInt(),
    "Long longValue()": (_rt: Runtime, self: Decimal) => self.toLong(),
    "Decimal pow(Integer exponent)": (_rt: Runtime, self: Decimal, exponent: number) =>
      self.pow(need(exponent)),
    "Integer precision()": (_rt: Runtime, self: Decimal) => Math.max(self.precision, self.scale),
    "Long round()": (_rt: Runtime, self: Decimal) => self.setScale(0).toLong(),
    "Long round(RoundingMode mode)": (_rt: Runtime, self: Decimal, mode: ApexEnum) =>
      self.setScale(0, modeOf(mode)).toLong(),
    "Integer scale()": (_rt: Runtime, self: Decimal) => self.scale,
    "Decimal setScale(Integer scale)": (_rt: Runtime, self: Decimal, scale: number) =>
      self.setScale(need(scale)),
    "Decimal setScale(Integer scale, RoundingMode mode)": (
      _rt: Runtime,
      self: Decimal,
      scale: number,
      mode: ApexEnum,
    ) => self.setScale(need(scale, 1), modeOf(mode)),
    "Decimal stripTrailingZeros()": (_rt: Runtime, self: Decimal) => self.stripTrailingZeros(),
    "String toPlainString()": (_rt: Runtime, self: Decimal) => self.toPlainString(),
  },
});

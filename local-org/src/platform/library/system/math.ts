// System.Math.
import { defineClass } from "../../../apex/library.ts";
import type { LibraryFunction } from "../../../apex/library.ts";
import { Decimal } from "../../values/decimal.ts";
import { ApexDouble } from "../../values/double.ts";
import { apexError } from "../../values/exception.ts";
import type { Runtime } from "../helpers.ts";
import { need } from "../helpers.ts";

/** Functions that exist for Double and, through doubles, for Decimal. */
const real: Readonly<Record<string, (value: number) => number>> = {
  acos: Math.acos,
  asin: Math.asin,
  atan: Math.atan,
  cbrt: Math.cbrt,
  cos: Math.cos,
  cosh: Math.cosh,
  exp: Math.exp,
  log: Math.log,
  log10: Math.log10,
  sin: Math.sin,
  sinh: Math.sinh,
  sqrt: Math.sqrt,
  tan: Math.tan,
  tanh: Math.tanh,
};
function realMembers(): Record<string, LibraryFunction> {
  const members: Record<string, LibraryFunction> = {};
  for (const [name, compute] of Object.entries(real)) {
    members[`static Decimal ${name}(Decimal value)`] = (_rt: Runtime, value: Decimal) =>
      Decimal.fromNumber(finite(compute(need(value).toNumber())));
    members[`static Double ${name}(Double value)`] = (_rt: Runtime, value: ApexDouble) =>
      new ApexDouble(compute(need(value).value));
  }
  return members;
}
function finite(value: number): number {
  if (!Number.isFinite(value)) throw apexError("System.MathException", "Result is not a number");
  return value;
}
const smaller = (left: Decimal, right: Decimal): Decimal =>
  left.compare(right) <= 0 ? left : right;
const larger = (left: Decimal, right: Decimal): Decimal =>
  left.compare(right) >= 0 ? left : right;
const nearestEven = (value: number): number => {
  const floor = Math.floor(value),
    rest = value - floor;
  return rest < 0.5 || (rest === 0.5 && floor % 2 === 0) ? floor : floor + 1;
};

export const mathClass = defineClass({
  name: "System.Math",
  kind: "class",
  members: {
    "static Decimal PI {get;}": () => Decimal.fromNumber(Math.PI),
    "static Decimal E {get;}": () => Decimal.fromNumber(Math.E),
    ...realMembers(),
    "static Decimal abs(Decimal value)": (_rt: Runtime, value: Decimal) => need(value).abs(),
    "static Double abs(Double value)": (_rt: Runtime, value: ApexDouble) =>
      new ApexDouble(Math.abs(need(value).value)),
    "static Integer abs(Integer value)": (_rt: Runtime, value: number) => Math.abs(need(value)) | 0,
    "static Long abs(Long value)": (_rt: Runtime, value: bigint) =>
      need(value) < 0n ? BigInt.asIntN(64, -value) : value,
    "static Decimal atan2(Decimal y, Decimal x)": (_rt: Runtime, y: Decimal, x: Decimal) =>
      Decimal.fromNumber(Math.atan2(need(y).toNumber(), need(x).toNumber())),
    "static Double atan2(Double y, Double x)": (_rt: Runtime, y: ApexDouble, x: ApexDouble) =>
      new ApexDouble(Math.atan2(need(y).value, need(x).value)),
    "static Decimal ceil(Decimal value)": (_rt: Runtime, value: Decimal) =>
      need(value).setScale(0, "CEILING"),
    "static Double ceil(Double value)": (_rt: Runtime, value: ApexDouble) =>
      new ApexDouble(Math.ceil(need(value).value)),
    "static Decimal floor(Decimal value)": (_rt: Runtime, value: Decimal) =>
      need(value).setScale(0, "FLOOR"),
    "static Double floor(Double value)": (_rt: Runtime, value: ApexDouble) =>
      new ApexDouble(Math.floor(need(value).value)),
    "static Decimal max(Decimal left, Decimal right)": (
      _rt: Runtime,
      left: Decimal,
      right: Decimal,
    ) => larger(need(left, 1), need(right, 2)),
    "static Double max(Double left, Double right)": (
      _rt: Runtime,
      left: ApexDouble,
      right: ApexDouble,
    ) => new ApexDouble(Math.max(need(left, 1).value, need(right, 2).value)),
    "static Integer max(Integer left, Integer right)": (
      _rt: Runtime,
      left: number,
      right: number,
    ) => Math.max(need(left, 1), need(right, 2)),
    "static Long max(Long left, Long right)": (_rt: Runtime, left: bigint, right: bigint) =>
      need(left, 1) > need(right, 2) ? left : right,
    "static Decimal min(Decimal left, Decimal right)": (
      _rt: Runtime,
      left: Decimal,
      right: Decimal,
    ) => smaller(need(left, 1), need(right, 2)),
    "static Double min(Double left, Double right)": (
      _rt: Runtime,
      left: ApexDouble,
      right: ApexDouble,
    ) => new ApexDouble(Math.min(need(left, 1).value, need(right, 2).value)),
    "static Integer min(Integer left, Integer right)": (
      _rt: Runtime,
      left: number,
      right: number,
    ) => Math.min(need(left, 1), need(right, 2)),
    "static Long min(Long left, Long right)": (_rt: Runtime, left: bigint, right: bigint) =>
      need(left, 1) < need(right, 2) ? left : right,
    "static Integer mod(Integer value, Integer divisor)": (
      _rt: Runtime,
      value: number,
      divisor: number,
    ) => {
      if (need(divisor, 2) === 0) throw apexError("System.MathException", "Divide by 0");
      return (need(value, 1) % divisor) | 0;
    },
    "static Long mod(Long value, Long divisor)": (_rt: Runtime, value: bigint, divisor: bigint) => {
      if (need(divisor, 2) === 0n) throw apexError("System.MathException", "Divide by 0");
      return need(value, 1) % divisor;
    },
    "static Double pow(Double value, Double exponent)": (
      _rt: Runtime,
      value: ApexDouble,
      exponent: ApexDouble,
    ) => new ApexDouble(need(value, 1).value ** need(exponent, 2).value),
    "static Double random()": (rt: Runtime) => new ApexDouble(rt.ports.random()),
    "static Decimal rint(Decimal value)": (_rt: Runtime, value: Decimal) =>
      need(value).setScale(0, "HALF_EVEN"),
    "static Double rint(Double value)": (_rt: Runtime, value: ApexDouble) =>
      new ApexDouble(nearestEven(need(value).value)),
    // Half-even for Decimals (Apex Reference, Math.round(decimalValue)).
    "static Integer round(Decimal value)": (_rt: Runtime, value: Decimal) =>
      need(value).setScale(0, "HALF_EVEN").toInt(),
    "static Integer round(Double value)": (_rt: Runtime, value: ApexDouble) =>
      Math.floor(need(value).value + 0.5) | 0,
    "static Long roundToLong(Decimal value)": (_rt: Runtime, value: Decimal) =>
      need(value).setScale(0, "HALF_EVEN").toLong(),
    "static Long roundToLong(Double value)": (_rt: Runtime, value: ApexDouble) =>
      BigInt.asIntN(64, BigInt(Math.floor(need(value).value + 0.5))),
    "static Decimal signum(Decimal value)": (_rt: Runtime, value: Decimal) =>
      Decimal.fromInteger(need(value).sign),
    "static Double signum(Double value)": (_rt: Runtime, value: ApexDouble) =>
      new ApexDouble(Math.sign(need(value).value)),
  },
});

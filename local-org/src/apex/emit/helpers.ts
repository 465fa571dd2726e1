// The small functions every emitted module works with; made once per runtime so that V8 can inline them.
// Names of ours begin with `$` in emitted code: no Apex identifier can.
import type { ApexRuntime, ApexValue } from "../runtime.ts";

export const helperNames = [
  "$nn",
  "$equal",
  "$less",
  "$atMost",
  "$more",
  "$atLeast",
  "$values",
  "$divide",
  "$toLong",
  "$imul",
  "$long",
  "$clone",
] as const;

type Ordered = number | bigint;
const less = (left: Ordered | null, right: Ordered | null): boolean =>
  left !== null && right !== null && left < right;
const atMost = (left: Ordered | null, right: Ordered | null): boolean =>
  left !== null && right !== null && left <= right;

export function createHelpers(rt: ApexRuntime): Record<(typeof helperNames)[number], unknown> {
  const lessValue = (left: ApexValue, right: ApexValue): boolean =>
    left !== null && right !== null && rt.compare(left, right) < 0;
  const atMostValue = (left: ApexValue, right: ApexValue): boolean =>
    left !== null && right !== null && rt.compare(left, right) <= 0;
  return {
    /** not null */
    $nn: (value: ApexValue): ApexValue => {
      if (value === null) rt.nn(value);
      return value;
    },
    $equal: (left: ApexValue, right: ApexValue): boolean => left === right || rt.equal(left, right),
    $less: less,
    $atMost: atMost,
    $more: (left: Ordered | null, right: Ordered | null): boolean => less(right, left),
    $atLeast: (left: Ordered | null, right: Ordered | null): boolean => atMost(right, left),
    /** the same for values that only the runtime can compare */
    $values: {
      $less: lessValue,
      $atMost: atMostValue,
      $more: (left: ApexValue, right: ApexValue): boolean => lessValue(right, left),
      $atLeast: (left: ApexValue, right: ApexValue): boolean => atMostValue(right, left),
    },
    $divide: (left: number, right: number): ApexValue =>
      right === 0 ? rt.arithmetic("/", "Integer", left, right) : (left / right) | 0,
    $toLong: (value: number | null): bigint | null => (value === null ? null : BigInt(value)),
    $imul: Math.imul,
    $long: (value: bigint): bigint => BigInt.asIntN(64, value),
    /** every object of a project class has it: a shallow copy */
    $clone: (value: object): object =>
      Object.assign(Object.create(Reflect.getPrototypeOf(value)) as object, value),
  };
}

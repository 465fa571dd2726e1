// Number functions.
import {
  compare,
  fromNumber,
  modulo,
  negate,
  round,
  toNumber,
  truncate,
  whole,
} from "../numbers.ts";
import { FormulaError } from "../types.ts";
import { define, numeric, special, unify, numberOf } from "./define.ts";
import type { FunctionDefinition } from "./define.ts";
import type { DecimalValue } from "../../soql/values.ts";
import { orderOf } from "../compare.ts";

/** A function of one real number; an argument outside its domain is an error value. */
const real = (apply: (value: number) => number): FunctionDefinition =>
  numeric("Number", (value) => {
    const result = apply(toNumber(value));
    if (!Number.isFinite(result)) throw new FormulaError("Argument out of range");
    return fromNumber(result);
  });

export const numberFunctions: Readonly<Record<string, FunctionDefinition>> = {
  ABS: numeric("Number", (value) => (value.mantissa < 0n ? negate(value) : value)),
  ROUND: numeric("Number Number", (value, places) => round(value, Math.trunc(toNumber(places)))),
  TRUNC: numeric("Number Number?", (value, places?: DecimalValue) =>
    truncate(value, places ? Math.trunc(toNumber(places)) : 0),
  ),
  // CEILING and FLOOR go away from and towards zero, MCEILING and MFLOOR up and down (formula reference).
  CEILING: numeric("Number", (value) => whole(value, value.mantissa < 0n)),
  FLOOR: numeric("Number", (value) => truncate(value, 0)),
  MCEILING: numeric("Number", (value) => whole(value, false)),
  MFLOOR: numeric("Number", (value) => whole(value, true)),
  MOD: numeric("Number Number", (value, divisor) => modulo(value, divisor)),
  MAX: extreme((order) => order > 0),
  MIN: extreme((order) => order < 0),
  SQRT: real(Math.sqrt),
  EXP: real(Math.exp),
  LN: real(Math.log),
  LOG: real(Math.log10),
  SIN: real(Math.sin),
  COS: real(Math.cos),
  TAN: real(Math.tan),
  ASIN: real(Math.asin),
  ACOS: real(Math.acos),
  ATAN: real(Math.atan),
  ATAN2: numeric("Number Number", (y, x) => fromNumber(Math.atan2(toNumber(y), toNumber(x)))),
  PI: define("", "Number", () => fromNumber(Math.PI)),
};

function extreme(better: (order: number) => boolean): FunctionDefinition {
  return special("Number|Date|DateTime|Time Number|Date|DateTime|Time...", (args, node, scope) => {
    const type = unify(scope, node, args);
    return (
      type && {
        type,
        run: (frame) => {
          const values = args.map((one) => one.run(frame));
          if (values.some((one) => one === null))
            return type === "Number"
              ? values
                  .map(numberOf)
                  .filter((one): one is DecimalValue => one !== null)
                  .reduce<DecimalValue | null>(
                    (best, one) => (best === null || better(compare(one, best)) ? one : best),
                    null,
                  )
              : null;
          return values.reduce((best, one) => (better(orderOf(one, best)) ? one : best));
        },
      }
    );
  });
}

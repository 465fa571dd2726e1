// Equality and order of formula values.
import { compare } from "./numbers.ts";
import type { FormulaValue } from "./types.ts";

/** Equality of two values of one type; blank text and null are the same. */
export function sameValue(left: FormulaValue, right: FormulaValue): boolean {
  const [a, b] = [left === "" ? null : left, right === "" ? null : right];
  if (a === null || b === null)
    return a === b || (a === null && b === false) || (b === null && a === false);
  return typeof a === "object" && typeof b === "object" ? orderOf(a, b) === 0 : a === b;
}
export function orderOf(a: FormulaValue, b: FormulaValue): number {
  if (a !== null && b !== null && typeof a === "object" && typeof b === "object") {
    if (a.kind === "decimal" && b.kind === "decimal") return compare(a, b);
    if (a.kind === "date" && b.kind === "date") return a.iso < b.iso ? -1 : a.iso > b.iso ? 1 : 0;
    if (
      (a.kind === "datetime" || a.kind === "time") &&
      (b.kind === "datetime" || b.kind === "time")
    )
      return a.milliseconds - b.milliseconds;
  }
  const [left, right] = [String(a), String(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

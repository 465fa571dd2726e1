// The form of a benchmark and of the rows it prints.

/** One measured figure; `target` in words, `holds` whether it was met. */
export interface BenchRow {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly target: string;
  readonly holds: boolean;
}
interface BenchOptions {
  /** What a bench writes is compared instead. */
  readonly check: boolean;
  /** A file of labelled pairs of companies, for the bench of matching. */
  readonly pairs: string | undefined;
}
export interface Bench {
  readonly name: string;
  readonly title: string;
  run(options: BenchOptions): Iterable<BenchRow>;
}

/** A share of 1; `goal` undefined for a figure that is only told. */
export function atLeast(name: string, value: number, goal: number | undefined): BenchRow {
  return {
    name,
    value: Math.round(value * 10_000) / 10_000,
    unit: "of 1",
    target: goal === undefined ? "told only" : `at least ${goal}`,
    holds: goal === undefined || value >= goal,
  };
}
export function atMost(name: string, value: number, unit: string, limit: number): BenchRow {
  return {
    name,
    value: Math.round(value * 1000) / 1000,
    unit,
    target: `at most ${limit}`,
    holds: value <= limit,
  };
}
export function noFewer(name: string, value: number, unit: string, least: number): BenchRow {
  return {
    name,
    value: Math.round(value),
    unit,
    target: `at least ${least}`,
    holds: value >= least,
  };
}
export function holds(name: string, isMet: boolean, target: string): BenchRow {
  return { name, value: Number(isMet), unit: "", target, holds: isMet };
}
export function same(name: string, values: readonly number[], unit: string): BenchRow {
  return {
    name,
    value: values[0] ?? NaN,
    unit,
    target: `the same for all (${values.join(", ")})`,
    holds: new Set(values).size === 1,
  };
}

// The form of a benchmark and of the rows it prints.

/** One measured figure; `target` in words, `holds` whether it was met. */
export interface BenchRow {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly target: string;
  readonly holds: boolean;
}
export interface Bench {
  readonly name: string;
  readonly title: string;
  /** `check`: what a bench writes is compared instead */
  run(options: { readonly check: boolean }): Iterable<BenchRow>;
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

// Runs the benchmarks and prints their rows; exits 1 when a target does not hold. `--check` prints only those, and compares what a bench would write.
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { expiry } from "./expiry.ts";
import { limits } from "./limits.ts";
import { matching } from "./matching.ts";
import { precheck } from "./precheck.ts";
import { registrations } from "./registrations.ts";
import { runtime } from "./runtime.ts";
import { scale } from "./scale.ts";
import type { Bench, BenchRow } from "./row.ts";

const benches: readonly Bench[] = [
  registrations,
  precheck,
  matching,
  limits,
  expiry,
  scale,
  runtime,
];

function main(): number {
  const { values } = parseArgs({
    options: {
      only: { type: "string" },
      json: { type: "string" },
      pairs: { type: "string" },
      check: { type: "boolean", default: false },
    },
  });
  const chosen = benches.filter((bench) => values.only === undefined || bench.name === values.only);
  if (chosen.length === 0) {
    console.error(
      `No bench named '${values.only ?? ""}'. Choose from: ${benches.map((bench) => bench.name).join(", ")}.`,
    );
    return 2;
  }
  const started = performance.now();
  const rows: BenchRow[] = [];
  for (const bench of chosen) {
    console.log(`\n${bench.name}: ${bench.title}`);
    for (const row of bench.run({ check: values.check, pairs: values.pairs })) {
      rows.push(row);
      if (!values.check || !row.holds) console.log(`  ${shown(row)}`);
    }
  }
  if (values.json !== undefined) writeFileSync(values.json, JSON.stringify(rows, null, 2) + "\n");
  const failed = rows.filter((row) => !row.holds).length;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`\n${rows.length - failed} targets hold, ${failed} fail, in ${seconds} s`);
  return failed === 0 ? 0 : 1;
}

function shown(row: BenchRow): string {
  const value = row.unit === "" ? "" : `: ${row.value} ${row.unit}`;
  return `${row.holds ? "holds" : "FAILS"}  ${row.name}${value} (target ${row.target})`;
}

process.exit(main());

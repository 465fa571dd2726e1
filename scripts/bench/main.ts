// Runs the benchmarks and prints their rows; exits 1 when a target does not hold.
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { registrations } from "./registrations.ts";
import { precheck } from "./precheck.ts";
import type { Bench, BenchRow } from "./row.ts";

const benches: readonly Bench[] = [registrations, precheck];

function main(): number {
  const { values } = parseArgs({ options: { only: { type: "string" }, json: { type: "string" } } });
  const chosen = benches.filter((bench) => values.only === undefined || bench.name === values.only);
  if (chosen.length === 0) {
    console.error(
      `No bench named '${values.only ?? ""}'. Choose from: ${benches.map((bench) => bench.name).join(", ")}.`,
    );
    return 2;
  }
  const rows: BenchRow[] = [];
  for (const bench of chosen) {
    console.log(`\n${bench.name}: ${bench.title}`);
    for (const row of bench.run()) {
      rows.push(row);
      console.log(
        `  ${row.holds ? "holds" : "FAILS"}  ${row.name}: ${row.value} ${row.unit} (target ${row.target})`,
      );
    }
  }
  if (values.json !== undefined) writeFileSync(values.json, JSON.stringify(rows, null, 2) + "\n");
  return rows.every((row) => row.holds) ? 0 : 1;
}

process.exit(main());

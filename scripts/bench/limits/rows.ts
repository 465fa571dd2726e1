// What must hold of a measured trigger or job: no limit used above the mark, and as many queries and statements for one record as for 200.
import { atMost, holds, same } from "../row.ts";
import type { BenchRow } from "../row.ts";
import type { Measured } from "./measure.ts";
import { highest, mostOf, sharesOf, usedOf } from "./shares.ts";

export function* rowsFor({ scenario, measurements, problem }: Measured): Generator<BenchRow> {
  if (problem !== undefined)
    yield holds(`${scenario.on}, ${scenario.name}: ${problem}`, false, "a case that runs");
  for (const { part, bySize } of measurements) {
    const name = [scenario.on, scenario.name, part].filter((text) => text !== "").join(", ");
    const largest = bySize.at(-1);
    if (!largest) continue;
    const most = highest(sharesOf(largest));
    yield atMost(
      `${name}: ${most.title}`,
      Math.round(most.percent * 10) / 10,
      "%",
      mostOf(scenario.on),
    );
    if (bySize.length < 2) continue;
    for (const title of ["Queries", "DML statements"])
      yield same(
        `${name}: ${title}`,
        bySize.map((limits) => usedOf(limits, title)),
        title.toLowerCase(),
      );
  }
}

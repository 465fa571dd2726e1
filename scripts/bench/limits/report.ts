// docs/reference/limits.md: what every trigger and job uses of the platform's limits, as tables; the same text in every run.
import { governorLimits } from "../../../local-org/src/org/limits.ts";
import type { LimitsUsed } from "../../../local-org/src/org/index.ts";
import type { Measured } from "./measure.ts";
import { FULL } from "./scenario.ts";
import {
  CPU_TITLE,
  highest,
  LIMITS,
  MICROSECONDS_A_STATEMENT,
  MOST,
  MOST_OF_DEALS,
  sharesOf,
  statementsIn,
  TITLES,
} from "./shares.ts";
import type { Share } from "./shares.ts";

type Row = readonly string[];
/** statements that are not worth telling apart */
const FEW = 1000;
const number = (value: number): string => value.toLocaleString("en");

export function limitsReport(all: readonly Measured[]): string {
  const sorted = [...all].sort(
    (a, b) => compare(a.scenario.on, b.scenario.on) || compare(a.scenario.name, b.scenario.name),
  );
  const triggers = sorted.filter(({ unit }) => unit.kind === "trigger");
  const jobs = sorted.filter(({ unit }) => unit.kind !== "trigger");
  return `${[
    "# Limits used",
    introduction(),
    "## Triggers",
    `One DML call with ${FULL} records, and everything the triggers do in answer to it, with the synchronous limits.`,
    usageTable(triggers),
    table(["Object and event", "Case", "What happens", "Saved by"], triggers.map(triggerFacts)),
    "## Jobs",
    `One run with a full scope of ${FULL} records that are due. Start, execute and finish of a batch are transactions of their own, each with its own limits.`,
    usageTable(jobs),
    table(
      ["Job", "Case", "What it gets"],
      jobs.map(({ scenario }) => [scenario.on, scenario.name, scenario.about]),
    ),
    "## The limits",
    limitTable(),
  ].join("\n\n")}\n`;
}

function introduction(): string {
  return `Written by \`npm run bench -- --only limits\`. \`npm run check:limits\` fails when this file is stale, when a trigger or job has no case, when one uses more than
${MOST} % of any limit (of registrations ${MOST_OF_DEALS} %), or when 1, 20 and ${FULL} records don't take the same number of queries and DML statements. The cases are in \`scripts/bench/limits\`. A share
is what one transaction uses of what the platform allows one; it is measured in the local org with the sample data.

The platform limits CPU _time_, which differs from run to run. The local org counts the Apex _statements_ that are executed, and a statement is taken
as ${MICROSECONDS_A_STATEMENT} µs: several times what loops and assignments cost in an org, for what a statement calls in the platform's library. So 10 s are
${number(statementsIn(10_000))} statements. They are rounded up. The local org doesn't count heap, so it is not here.`;
}

/** What was used of each limit; limits that no row uses are named beneath. */
function usageTable(all: readonly Measured[]): string {
  const withParts = all.some(({ unit }) => unit.kind !== "trigger");
  const rows = all.flatMap((one) =>
    one.measurements.map(({ part, bySize }) => ({ one, part, limits: lastOf(bySize) })),
  );
  const used = TITLES.filter((title) =>
    rows.some(({ limits }) =>
      sharesOf(limits).some((share) => share.title === title && share.used > 0),
    ),
  );
  const body = rows.map(({ one, part, limits }): Row => {
    const shares = sharesOf(limits).map(rounded);
    const cells = shares.filter(({ title }) => used.includes(title)).map(cell);
    const most = highest(shares);
    const names = [one.scenario.on, one.scenario.name];
    return [
      ...names,
      ...(withParts ? [part, contextOf(limits)] : []),
      ...cells,
      `${percent(most.percent)}, ${most.title}`,
    ];
  });
  const head = withParts ? ["Job", "Case", "Part", "Limits"] : ["Object and event", "Case"];
  const unused = TITLES.filter((title) => !used.includes(title))
    .join(", ")
    .toLowerCase();
  return `${table([...head, ...used, "Highest"], body)}\n\nNone uses: ${unused}.`;
}

function cell({ title, used, percent: share }: Share): string {
  if (used === 0) return "0";
  const few = title === CPU_TITLE && used === FEW ? "at most " : "";
  return `${few}${number(used)} (${percent(share)})`;
}
function percent(value: number): string {
  return value > 0 && value < 1 ? "<1 %" : `${Math.round(value)} %`;
}
/** Statements to two digits and at least to thousands, so that an edit that hardly matters leaves the report as it is. */
function rounded(share: Share): Share {
  if (share.title !== CPU_TITLE || share.used === 0) return share;
  const step = Math.max(FEW, 10 ** (Math.floor(Math.log10(share.used)) - 1));
  const used = Math.ceil(share.used / step) * step;
  return { ...share, used, percent: (used / share.limit) * 100 };
}
/** Whether the transaction had the platform's larger, asynchronous limits. */
function contextOf(limits: LimitsUsed): string {
  return limits.counts?.["Queries"]?.limit === governorLimits.Queries.async
    ? "asynchronous"
    : "synchronous";
}

function triggerFacts({ scenario }: Measured): Row {
  const saver =
    "record" in scenario ? `${scenario.as.replace(/@.*/, "")}, ${scenario.access} mode` : "";
  return [scenario.on, scenario.name, scenario.about, saver];
}

function limitTable(): string {
  const rows = LIMITS.map(([name, title]): Row => {
    const { sync, async } = governorLimits[name];
    return [title, number(sync), number(async)];
  });
  const { sync, async } = governorLimits.CpuTime;
  rows.push([CPU_TITLE, number(statementsIn(sync)), number(statementsIn(async))]);
  return table(["Limit", "Synchronous", "Asynchronous"], rows);
}

/** As Prettier sets it. */
function table(head: Row, rows: readonly Row[]): string {
  const widths = head.map((title, column) =>
    Math.max(3, title.length, ...rows.map((row) => (row[column] ?? "").length)),
  );
  const line = (cells: Row): string =>
    `| ${cells.map((text, column) => text.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  const rule = widths.map((width) => "-".repeat(width));
  return [line(head), line(rule), ...rows.map(line)].join("\n");
}
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
function lastOf(bySize: readonly LimitsUsed[]): LimitsUsed {
  const last = bySize.at(-1);
  if (!last) throw new Error("A part of a job was not measured.");
  return last;
}

// How well customer matching tells companies apart: every labelled pair is scored by the package's own Apex, at both thresholds.
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { realHost } from "../../local-org/src/cli/host.ts";
import { root } from "../lib/install.mjs";
import { readPairs } from "./matching-pairs.ts";
import { openEmptyOrg, run } from "./org.ts";
import { atLeast, atMost, holds } from "./row.ts";
import type { Org } from "../../local-org/src/org/index.ts";
import type { Pair } from "./matching-pairs.ts";
import type { Bench, BenchRow } from "./row.ts";

const DEFAULT_PAIRS = join(root, "..", "shared", "data", "company-pairs", "pairs.csv");
const CHUNK = 250;
const NAMESAKES = "neg_identical_name";
/** CPU for one customer against 200 candidates, of the 1,000,000 statements that 10 s are taken for. */
const CANDIDATES = 200;
const MOST_STATEMENTS = 40_000;

interface Scored extends Pair {
  readonly score: number;
  /** Whether the two share a key by which a check finds candidates. */
  readonly isFound: boolean;
}

export const matching: Bench = {
  name: "matching",
  title: "how well companies are told apart, on labelled pairs",
  *run({ pairs }): Generator<BenchRow> {
    const file = pairs ?? DEFAULT_PAIRS;
    const lines: string[] = [];
    const { org, admin } = openEmptyOrg({
      host: realHost((line) => lines.push(line)),
      coverage: true,
    });
    try {
      yield statementsRow(org, admin.id);
      if (!existsSync(file)) {
        yield holds(
          `quality skipped: no file of labelled pairs${pairs === undefined ? " (../shared/data/company-pairs)" : ` at ${pairs}`}`,
          pairs === undefined,
          "measured where the file is",
        );
        return;
      }
      yield* qualityRows(scoreAll(org, admin.id, readPairs(readFileSync(file, "utf8")), lines));
    } finally {
      org.close();
    }
  },
};

function* qualityRows(
  scored: readonly (Scored & { review: number; block: number })[],
): Generator<BenchRow> {
  const { review = 80, block = 90 } = scored[0] ?? {};
  const counted = scored.filter(({ same, reach }) => !same || reach === "string");
  yield* figures(counted, review, block, true, "");
  // Tuned on the others: these figures tell whether the rules hold for names nobody looked at.
  yield* figures(counted.filter(isHeldOut), review, block, false, "held_out_");
  for (const kind of [...new Set(scored.map(({ kind }) => kind))].sort())
    for (const same of [true, false]) {
      const all = scored.filter((pair) => pair.kind === kind && pair.same === same);
      if (all.length === 0) continue;
      const share = all.filter(({ score }) => score >= review).length / all.length;
      yield atLeast(`${same ? "recall" : "taken_for_one"}_${kind}`, share, undefined);
    }
}

function* figures(
  pairs: readonly Scored[],
  review: number,
  block: number,
  hasGoals: boolean,
  prefix: string,
): Generator<BenchRow> {
  const goal = (value: number): number | undefined => (hasGoals ? value : undefined);
  const positives = pairs.filter(({ same }) => same);
  const reviewed = pairs.filter(({ score }) => score >= review);
  const right = reviewed.filter(({ same }) => same);
  const told = reviewed.filter(({ kind }) => kind !== NAMESAKES);
  const blocked = pairs.filter(({ score }) => score >= block);
  yield atLeast(`${prefix}review_precision`, right.length / told.length, goal(0.97));
  yield atLeast(`${prefix}review_recall`, right.length / positives.length, goal(0.85));
  yield atLeast(
    `${prefix}block_precision`,
    blocked.filter(({ same }) => same).length / blocked.length,
    goal(0.995),
  );
  yield atLeast(
    `${prefix}block_recall`,
    blocked.filter(({ same }) => same).length / positives.length,
    undefined,
  );
  yield atLeast(
    `${prefix}found_by_key`,
    right.filter(({ isFound }) => isFound).length / right.length,
    goal(0.95),
  );
  if (hasGoals)
    yield atMost(
      "identical_name_blocked",
      blocked.filter((pair) => pair.kind === NAMESAKES && differs(pair)).length,
      "pairs",
      0,
    );
}

function differs({ one, other }: Pair): boolean {
  const told = (left: string, right: string): boolean =>
    left !== "" && right !== "" && left !== right;
  return told(one.domain, other.domain) || told(one.country, other.country);
}

/** A third of the pairs, by their names. */
function isHeldOut({ one, other }: Pair): boolean {
  const [first = 0] = createHash("sha256").update(`${one.name}|${other.name}`).digest();
  return first % 3 === 0;
}

function scoreAll(
  org: Org,
  userId: string,
  pairs: readonly Pair[],
  lines: string[],
): (Scored & { review: number; block: number })[] {
  const scored: (Scored & { review: number; block: number })[] = [];
  for (let start = 0; start < pairs.length; start += CHUNK) {
    const chunk = pairs.slice(start, start + CHUNK);
    lines.length = 0;
    run(org, userId, scoring(chunk));
    const answer = /scores=(\d+);(\d+);([\d!,]*)/.exec(lines.join("\n"));
    if (!answer) throw new Error("The scores of a chunk were not told.");
    const scores = (answer[3] ?? "").split(",");
    for (const [index, pair] of chunk.entries()) {
      const text = scores[index] ?? "";
      scored.push({
        ...pair,
        score: Number.parseInt(text, 10),
        isFound: text.endsWith("!"),
        review: Number(answer[1]),
        block: Number(answer[2]),
      });
    }
  }
  return scored;
}

/** Scores as the package does; an exclamation mark where both share a key. */
function scoring(pairs: readonly Pair[]): string {
  const sides = pairs.flatMap(({ one, other }) =>
    [one, other].map(({ name, domain, country }) => [name, domain, country]),
  );
  return `
    List<Object> sides = (List<Object>) JSON.deserializeUntyped(${apexText(JSON.stringify(sides))});
    List<CustomerMatch.Identity> all = new List<CustomerMatch.Identity>();
    for (Object side : sides) {
      List<Object> facts = (List<Object>) side;
      String country = (String) facts[2];
      all.add(new CustomerMatch.Identity(CustomerMatch.domainKey((String) facts[1]), CustomerMatch.nameKey((String) facts[0]), country == '' ? null : country));
    }
    List<String> scores = new List<String>();
    for (Integer i = 0; i < all.size(); i += 2) {
      CustomerMatch.Match match = CustomerMatch.compare(all[i], all[i + 1]);
      Boolean isFound = all[i].domain != null && all[i].domain == all[i + 1].domain;
      if (all[i].nameKey != null && all[i + 1].nameKey != null) {
        Set<String> blocks = new Set<String>(CompanyName.of(all[i].nameKey).blocks());
        isFound = isFound || all[i].nameKey == all[i + 1].nameKey || blocks.removeAll(CompanyName.of(all[i + 1].nameKey).blocks());
      }
      scores.add((match?.score ?? 0) + (isFound ? '!' : ''));
    }
    System.debug('scores=' + TandemSettings.reviewScore() + ';' + TandemSettings.blockScore() + ';' + String.join(scores, ','));`;
}

/** One customer against candidates that share its key, each with a stored name of its own: what that costs in statements. */
function statementsRow(org: Org, userId: string): BenchRow {
  const limits = run(
    org,
    userId,
    `
    CustomerMatch.Identity customer = new CustomerMatch.Identity('acme.com', 'acme precision tools', 'DE');
    for (Integer i = 0; i < ${CANDIDATES}; i++) {
      CustomerMatch.compare(customer, new CustomerMatch.Identity('acme' + i + '.com', 'acmetal werkzeug ' + i, 'DE'));
    }`,
  );
  return atMost(
    `statements_for_${CANDIDATES}_candidates`,
    limits.apexStatements ?? NaN,
    "statements",
    MOST_STATEMENTS,
  );
}

function apexText(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'").replaceAll("\n", "\\n")}'`;
}

// Judges queries by their plan in the store, and by the thresholds of the platform's optimizer: whether an index would be used there too.
//
// Platform: a filter on a standard index is selective up to 30 % of the first million records and 15 % of the rest (at most a million), on a
// custom index up to 10 % and 5 % (at most 333,333); of ANDed filters one must be, of ORed ones each ("Query & Search Optimization Cheat Sheet").
import { executeQuery } from "../../../local-org/src/soql/index.ts";
import { describePlan, statementsOf } from "../../../local-org/src/soql/execute.ts";
import type { CheckedCondition } from "../../../local-org/src/soql/checked.ts";
import type { CompiledQuery } from "../../../local-org/src/soql/compile.ts";
import type { QueryContext } from "../../../local-org/src/soql/context.ts";
import { isIndexed } from "../../../local-org/src/soql/storage.ts";
import type { Org } from "../../../local-org/src/org/index.ts";

const MILLION = 1_000_000;
/** Reading so few rows whole is no scan that grows. */
const FEW = 1_000;

export interface AskedQuery {
  readonly query: CompiledQuery;
  readonly context: QueryContext;
}
export interface Verdict {
  readonly text: string;
  /** lines of the plan that read a large table whole */
  readonly scans: readonly string[];
  /** whether the platform's optimizer would use an index; true for a table of few rows */
  readonly isSelective: boolean;
}

export function judge(org: Org, { query, context }: AskedQuery): Verdict {
  const rows = (table: string): number =>
    Number(org.database.get(`SELECT count(*) AS n FROM "${table}"`)?.["n"] ?? 0);
  const sql = statementsOf(query, context)
    .map((statement) => statement.sql)
    .join(" ");
  const tables = new Map(
    [...sql.matchAll(/"(\w+)" AS (t\d+)/g)].map(([, table = "", alias = ""]) => [alias, table]),
  );
  const scans = describePlan(query, context, (text, parameters) =>
    org.database.explain(text, [...parameters]),
  ).filter((line) => {
    const [, name = ""] = /^SCAN (\w+)/.exec(line) ?? [];
    const table = tables.get(name);
    return table !== undefined && rows(table) > FEW;
  });
  const total = rows(query.object.name);
  const isSelective = total <= FEW || selective(query, context, query.query.where, total);
  return { text: query.text, scans, isSelective };
}

function selective(
  query: CompiledQuery,
  context: QueryContext,
  condition: CheckedCondition | undefined,
  total: number,
): boolean {
  if (!condition) return false;
  const holds = (one: CheckedCondition): boolean => selective(query, context, one, total);
  if (condition.kind === "and") return condition.conditions.some(holds);
  if (condition.kind === "or") return condition.conditions.every(holds);
  if (condition.kind !== "compare") return false;
  const { left, operator } = condition;
  if (left.kind !== "field" || !["=", "in", "like"].includes(operator.toLowerCase())) return false;
  const { path } = left;
  const owner = path.hops.length === 0 ? query.object : path.owners[0];
  if (!owner || (path.field.type !== "Id" && !isIndexed(owner, path.field))) return false;
  return count(query, context, condition) <= threshold(total, path.field.custom);
}

function threshold(total: number, isCustom: boolean): number {
  const [first, rest, most] = isCustom ? [0.1, 0.05, 333_333] : [0.3, 0.15, MILLION];
  return Math.min(most, Math.min(total, MILLION) * first + Math.max(0, total - MILLION) * rest);
}

/** How many records meet that condition alone. */
function count(query: CompiledQuery, context: QueryContext, where: CheckedCondition): number {
  const { limit: _limit, offset: _offset, ...all } = query.query;
  const alone: CompiledQuery = {
    ...query,
    query: { ...all, kind: "count", select: [], orderBy: [], where },
  };
  return executeQuery(alone, context).size;
}

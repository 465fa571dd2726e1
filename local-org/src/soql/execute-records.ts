// Runs a query for records: one statement for the rows with their parents, one more for each child subquery.
import { amountOf } from "./bind-values.ts";
import type { CheckedQuery, CheckedSelect } from "./checked.ts";
import type { Fragment } from "./fragment.ts";
import { joined, parameter, raw, sql } from "./fragment.ts";
import type { RecordPlan } from "./record-plan.ts";
import { addColumn, columnList, readRecord, recordPlan } from "./record-plan.ts";
import type { QueryRow } from "./result.ts";
import { limitClause, orderClause, orderList, whereTerms } from "./select-sql.ts";
import type { Generation, Source } from "./source.ts";
import { fromClause, openSource } from "./source.ts";
import type { SqlScalar } from "./sql-functions.ts";

type Run = (statement: Fragment) => Record<string, SqlScalar>[];
export interface Found {
  readonly rows: QueryRow[];
  /** of these rows, one each */
  readonly ids: readonly string[];
  readonly rowCount: number;
}

/** The statement for the rows themselves; `describePlan` shows it. */
export function recordStatement(
  generation: Generation,
  query: CheckedQuery,
  more: (source: Source) => readonly Fragment[] = () => [],
): { readonly plan: RecordPlan; readonly statement: Fragment } {
  const source = openSource(generation, query.object);
  const plan = recordPlan(source, select(generation, query));
  const where = whereTerms(source, query, more(source));
  const order = orderClause(source, query);
  return {
    plan,
    statement: sql`SELECT ${columnList(plan)} FROM ${fromClause(source)} WHERE ${where}${order}${limitClause(generation, query)}`,
  };
}

/** `more`: terms that must hold besides WHERE. */
export function runRecords(
  generation: Generation,
  query: CheckedQuery,
  run: Run,
  more?: (source: Source) => readonly Fragment[],
): Found {
  const { plan, statement } = recordStatement(generation, query, more);
  const cells = run(statement);
  const rows = cells.map((row) => readRecord(plan, row));
  const ids = cells.map((row) => String(row["c0"]));
  return { rows, ids, rowCount: rows.length + addChildren(generation, query, rows, ids, run) };
}

/** FIELDS() leaves out what the user may not read. */
function select(generation: Generation, query: CheckedQuery): readonly CheckedSelect[] {
  const { access } = generation.context;
  if (!access) return query.select;
  return query.select.filter(
    (item) =>
      !(
        item.kind === "value" &&
        item.optional === true &&
        item.operand.kind === "field" &&
        !access.canReadField(query.object.name, item.operand.path.field.name)
      ),
  );
}

function addChildren(
  generation: Generation,
  query: CheckedQuery,
  rows: readonly QueryRow[],
  ids: readonly string[],
  run: Run,
): number {
  let count = 0;
  for (const item of query.select) {
    if (item.kind !== "children" || rows.length === 0) continue;
    const { found, byParent } = runChildren(generation, item, ids, run);
    count += found.rowCount;
    rows.forEach((row, index) =>
      row.fields.set(item.name.toLowerCase(), byParent.get(ids[index] ?? "") ?? []),
    );
  }
  return count;
}

function runChildren(
  generation: Generation,
  item: Extract<CheckedSelect, { kind: "children" }>,
  parents: readonly string[],
  run: Run,
): { found: Found; byParent: Map<string, QueryRow[]> } {
  const { plan, statement, link } = childStatement(generation, item, parents);
  const cells = run(statement);
  const rows = cells.map((row) => readRecord(plan, row));
  const byParent = new Map<string, QueryRow[]>();
  cells.forEach((cell, index) => {
    const row = rows[index];
    const parent = String(cell[link]);
    const siblings = byParent.get(parent);
    if (siblings && row) siblings.push(row);
    else if (row) byParent.set(parent, [row]);
  });
  const ids = cells.map((cell) => String(cell["c0"]));
  const nested = addChildren(generation, item.query, rows, ids, run);
  return { found: { rows, ids, rowCount: rows.length + nested }, byParent };
}

/** All children of these parents at once; a LIMIT holds for each parent. */
export function childStatement(
  generation: Generation,
  item: Extract<CheckedSelect, { kind: "children" }>,
  parents: readonly string[],
): { plan: RecordPlan; statement: Fragment; link: string } {
  const { query } = item;
  const source = openSource(generation, query.object);
  const plan = recordPlan(source, select(generation, query));
  const key = `${source.alias}."${item.link.name}"`;
  const link = addColumn(plan, raw(key));
  const where = whereTerms(source, query, [
    sql`${key} IN (SELECT value FROM json_each(${parameter(JSON.stringify(parents))}))`,
  ]);
  const order = childOrder(source, query);
  if (!query.limit)
    return {
      plan,
      link,
      statement: sql`SELECT ${columnList(plan)} FROM ${fromClause(source)} WHERE ${where} ORDER BY ${order}`,
    };
  const numbered = sql`SELECT ${columnList(plan)}, row_number() OVER (PARTITION BY ${key} ORDER BY ${order}) AS place FROM ${fromClause(source)} WHERE ${where}`;
  return {
    plan,
    link,
    statement: sql`SELECT * FROM (${numbered}) WHERE place <= ${parameter(amountOf(generation.context, query.limit))} ORDER BY place`,
  };
}
function childOrder(source: Source, query: CheckedQuery): Fragment {
  return joined([...orderList(source, query.orderBy), raw(`${source.alias}.rowid`)], ", ");
}

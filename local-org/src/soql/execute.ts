// Runs a compiled query in a context: who asks, in which mode, at what time.
import { requireEnforced, requireReadable } from "./access.ts";
import type { CheckedQuery } from "./checked.ts";
import type { CompiledQuery } from "./compile.ts";
import type { QueryContext } from "./context.ts";
import { aggregateStatement, countStatement, readAggregates } from "./execute-aggregates.ts";
import { childStatement, recordStatement, runRecords } from "./execute-records.ts";
import { formulaFunction } from "./formula-sql.ts";
import { parameter, raw, sql } from "./fragment.ts";
import type { Fragment } from "./fragment.ts";
import type { QueryResult, QueryRow } from "./result.ts";
import { generation } from "./source.ts";

/** Throws a SoqlError for what only shows at run time: access, binds, bounds. */
export function executeQuery<V>(compiled: CompiledQuery, context: QueryContext<V>): QueryResult<V> {
  requireAccess(compiled, context);
  const gen = generation(compiled.schema, context);
  const run = (statement: Fragment): ReturnType<QueryContext["store"]["all"]> =>
    context.store.all(statement.sql, statement.parameters);
  const { query } = compiled;
  return context.store.withFormulas(formulaFunction(gen), () => {
    if (query.kind === "count")
      return {
        rows: [],
        size: Number(run(countStatement(gen, query))[0]?.["c0"] ?? 0),
        rowCount: 1,
      };
    if (query.kind === "aggregates") {
      const rows = readAggregates(gen, query, run(aggregateStatement(gen, query)));
      const { limit: _limit, offset: _offset, ...all } = query;
      const rowCount = readsEveryRow(query)
        ? Number(run(countStatement(gen, all))[0]?.["c0"] ?? 0)
        : rows.length;
      return { rows: typed<V>(rows), size: rows.length, rowCount };
    }
    const { rows, rowCount } = runRecords(gen, query, run);
    return { rows: typed<V>(rows), size: rows.length, rowCount };
  });
}

/** The Ids of the records a query finds, in its order. */
export function locateIds(compiled: CompiledQuery, context: QueryContext): string[] {
  requireAccess(compiled, context);
  const gen = generation(compiled.schema, context);
  return context.store.withFormulas(formulaFunction(gen), () => {
    const { statement } = recordStatement(gen, { ...compiled.query, select: [] });
    return context.store.all(statement.sql, statement.parameters).map((row) => String(row["c0"]));
  });
}

/** What the query selects of these records, in their order, whether or not they still meet its conditions. */
export function recordsById<V>(
  compiled: CompiledQuery,
  context: QueryContext<V>,
  ids: readonly string[],
): QueryResult<V> {
  requireAccess(compiled, context);
  const gen = generation(compiled.schema, context);
  const { where: _where, limit: _limit, offset: _offset, ...query } = compiled.query;
  return context.store.withFormulas(formulaFunction(gen), () => {
    const found = runRecords(
      gen,
      { ...query, orderBy: [] },
      (statement) => context.store.all(statement.sql, statement.parameters),
      (source) => [
        sql`${raw(source.alias)}."Id" IN (SELECT value FROM json_each(${parameter(JSON.stringify(ids))}))`,
      ],
    );
    const byId = new Map(found.ids.map((id, index) => [id, found.rows[index]]));
    const rows = ids.flatMap((id) => byId.get(id) ?? []);
    return { rows: typed<V>(rows), size: rows.length, rowCount: found.rowCount };
  });
}

/**
 * Query rows of an aggregate query are "any records included in the aggregation, not just the number of rows returned" (Apex Developer
 * Guide, "Working with SOQL Aggregate Functions"); COUNT() and COUNT(field) alone have since counted their results only (Release Notes,
 * "The SOQL COUNT() Function Doesn't Count (As Much) Toward Limits").
 */
function readsEveryRow(query: CheckedQuery): boolean {
  return query.select.some(
    (item) =>
      item.kind === "value" &&
      item.operand.kind === "aggregate" &&
      item.operand.function !== "count",
  );
}

// The codec's type is erased inside: every value in the rows went through `context.codec.decode`.
const typed = <V>(rows: readonly QueryRow[]): QueryRow<V>[] => rows as QueryRow<V>[];

function requireAccess(
  compiled: CompiledQuery,
  context: Pick<QueryContext, "access" | "enforcedAccess">,
): void {
  if (context.access) requireReadable(compiled.uses, context.access);
  const enforced = context.enforcedAccess ?? context.access;
  if (compiled.enforced && enforced) requireEnforced(compiled.uses, enforced);
}

/** The SQL of a query and of its child subqueries, with parameters in place of `?` for reading. */
export function statementsOf(compiled: CompiledQuery, context: QueryContext): Fragment[] {
  const gen = generation(compiled.schema, context);
  const { query } = compiled;
  if (query.kind === "count") return [countStatement(gen, query)];
  if (query.kind === "aggregates") return [aggregateStatement(gen, query)];
  const children = query.select
    .filter((item) => item.kind === "children")
    .map(
      (item) =>
        childStatement(generation(compiled.schema, context), item, ["001000000000001AAA"])
          .statement,
    );
  return [recordStatement(gen, query).statement, ...children];
}

/** SQLite's plan of each statement of the query: `SEARCH` uses an index, `SCAN` reads a whole table. */
export function describePlan(
  compiled: CompiledQuery,
  context: QueryContext,
  explain: (sql: string, parameters: Fragment["parameters"]) => string[],
): string[] {
  return statementsOf(compiled, context).flatMap((statement) =>
    explain(statement.sql, statement.parameters),
  );
}

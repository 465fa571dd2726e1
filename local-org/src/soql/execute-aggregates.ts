// Runs COUNT() and grouped queries. ROLLUP and CUBE are one SELECT for each set of groups, put together.
import type { CheckedQuery, CheckedSelect, Operand } from "./checked.ts";
import { conditionSql } from "./condition-sql.ts";
import { operandKey } from "./check-operand.ts";
import type { Fragment } from "./fragment.ts";
import { joined, raw, sql } from "./fragment.ts";
import { operandSql, orderTerms, selectedSql } from "./operand-sql.ts";
import type { QueryRow } from "./result.ts";
import { limitClause, nullsOf, whereTerms } from "./select-sql.ts";
import type { Generation, Source } from "./source.ts";
import { fromClause, openSource } from "./source.ts";
import type { SqlScalar } from "./sql-functions.ts";
import { cellReader } from "./value-reader.ts";

type ValueSelect = Extract<CheckedSelect, { kind: "value" }>;

/** LIMIT bounds how many rows COUNT() counts. */
export function countStatement(generation: Generation, query: CheckedQuery): Fragment {
  const source = openSource(generation, query.object);
  const where = whereTerms(source, query);
  if (!query.limit && !query.offset)
    return sql`SELECT COUNT(*) AS c0 FROM ${fromClause(source)} WHERE ${where}`;
  return sql`SELECT COUNT(*) AS c0 FROM (SELECT 1 FROM ${fromClause(source)} WHERE ${where}${limitClause(generation, query)})`;
}

export function aggregateStatement(generation: Generation, query: CheckedQuery): Fragment {
  const parts = groupingSets(query).map((set) => groupedSelect(generation, query, set));
  const order = query.orderBy.flatMap((item, index) =>
    orderPositions(parts[0]?.orderWidths ?? [], index).map(
      (position) => `o${position}${item.descending ? " DESC" : ""}${nullsOf(item)}`,
    ),
  );
  const orderBy = order.length > 0 ? ` ORDER BY ${order.join(", ")}` : "";
  const limit = limitClause(generation, query);
  const [only] = parts;
  if (only && parts.length === 1 && order.length === 0) return sql`${only.statement}${limit}`;
  return sql`SELECT * FROM (${joined(
    parts.map((part) => part.statement),
    " UNION ALL ",
  )})${orderBy}${limit}`;
}

function orderPositions(widths: readonly number[], index: number): number[] {
  const start = widths.slice(0, index).reduce((sum, width) => sum + width, 0);
  return Array.from({ length: widths[index] ?? 0 }, (_, offset) => start + offset);
}

/** The keys of the operands grouped by in each SELECT. */
function groupingSets(query: CheckedQuery): ReadonlySet<string>[] {
  const keys = query.groupBy?.operands.map(operandKey) ?? [];
  if (query.groupBy?.kind === "rollup")
    return keys.map((_, index) => new Set(keys.slice(0, keys.length - index))).concat([new Set()]);
  if (query.groupBy?.kind !== "cube") return [new Set(keys)];
  return Array.from(
    { length: 2 ** keys.length },
    (_, bits) => new Set(keys.filter((_key, index) => (bits & (1 << index)) === 0)),
  );
}

function groupedSelect(
  generation: Generation,
  query: CheckedQuery,
  set: ReadonlySet<string>,
): { statement: Fragment; orderWidths: number[] } {
  const source = openSource(generation, query.object);
  const columns = valuesOf(query).map(
    (item, index) => sql`${inSet(source, item.operand, set, selectedSql)} AS c${String(index)}`,
  );
  const orders = query.orderBy.map((item) => {
    const terms = orderTerms(source, item.operand);
    return item.operand.kind === "grouping" || !isGrouped(item.operand, set)
      ? terms.map(() => inSet(source, item.operand, set, operandSql))
      : terms;
  });
  const orderColumns = orders.flat().map((term, index) => sql`${term} AS o${String(index)}`);
  const groups = (query.groupBy?.operands ?? [])
    .filter((operand) => set.has(operandKey(operand)))
    .map((operand) => operandSql(source, operand));
  const where = whereTerms(source, query);
  const groupBy = groups.length > 0 ? sql` GROUP BY ${joined(groups, ", ")}` : raw("");
  const having = query.having ? sql` HAVING ${conditionSql(source, query.having, false)}` : raw("");
  return {
    statement: sql`SELECT ${joined([...columns, ...orderColumns], ", ")} FROM ${fromClause(source)} WHERE ${where}${groupBy}${having}`,
    orderWidths: orders.map((terms) => terms.length),
  };
}

function isGrouped(operand: Operand, set: ReadonlySet<string>): boolean {
  return (
    operand.kind === "aggregate" || operand.kind === "grouping" || set.has(operandKey(operand))
  );
}
/** A field that this SELECT does not group by is null in a subtotal, and GROUPING() says so. */
function inSet(
  source: Source,
  operand: Operand,
  set: ReadonlySet<string>,
  write: (source: Source, operand: Operand) => Fragment,
): Fragment {
  if (operand.kind === "grouping")
    return raw(set.has(operandKey(operand).slice("grouping(".length, -1)) ? "0" : "1");
  return isGrouped(operand, set) ? write(source, operand) : raw("NULL");
}

function valuesOf(query: CheckedQuery): ValueSelect[] {
  return query.select.filter((item) => item.kind === "value");
}

/** The key of each value: its alias, its field's name, or expr0, expr1 … */
export function aggregateKeys(query: CheckedQuery): string[] {
  let unnamed = 0;
  return valuesOf(query).map(
    (item) =>
      item.alias ??
      (item.operand.kind === "field" ? item.operand.path.field.name : `expr${unnamed++}`),
  );
}

export function readAggregates(
  generation: Generation,
  query: CheckedQuery,
  cells: readonly Record<string, SqlScalar>[],
): QueryRow[] {
  const keys = aggregateKeys(query);
  const readers = valuesOf(query).map((item, index) => ({
    cell: `c${index}`,
    key: (keys[index] ?? "").toLowerCase(),
    read: cellReader(generation.context, item.operand, item.format),
    grouped: item.operand.kind !== "aggregate",
  }));
  return cells.map((row) => ({
    object: "AggregateResult",
    // a null group (a subtotal, or records without the value) stays null whatever the field's type
    fields: new Map(
      readers.map(({ cell, key, read }) => [
        key,
        row[cell] === null ? generation.context.codec.decode(null) : read(row[cell] ?? null),
      ]),
    ),
  }));
}

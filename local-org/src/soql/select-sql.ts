// The clauses every statement shares: FROM with its joins, WHERE with what always holds, ORDER BY, LIMIT; and the subselect of a semi-join.
import { amountOf } from "./bind-values.ts";
import type { CheckedOrder, CheckedQuery } from "./checked.ts";
import { conditionSql } from "./condition-sql.ts";
import type { Fragment } from "./fragment.ts";
import { allOf, joined, parameter, raw, sql } from "./fragment.ts";
import { orderTerms } from "./operand-sql.ts";
import { SoqlError } from "./problem.ts";
import type { Generation, Source } from "./source.ts";
import { columnOf, fromClause, openSource, rowTerms } from "./source.ts";

const maximumOffset = 2000;

/** All that must hold for a row; also makes the joins it needs, so it comes before `fromClause`. */
export function whereTerms(
  source: Source,
  query: CheckedQuery,
  more: readonly Fragment[] = [],
): Fragment {
  const { generation, object, alias } = source;
  const { first, last } = rowTerms(generation, object, alias);
  const terms = [...first, ...more];
  if (query.where) terms.push(conditionSql(source, query.where));
  if (object.fields.has("isdeleted") && !query.allRows && generation.context.allRows !== true)
    terms.push(raw(`${alias}."IsDeleted" = 0`));
  if (query.scope === "mine")
    terms.push(sql`${alias}."OwnerId" = ${parameter(generation.context.user.id)}`);
  return allOf([...terms, ...last]);
}

/** The terms of ORDER BY. Fields that are never empty need no word about nulls, so that SQLite may read an index backwards. */
export function orderList(source: Source, orderBy: readonly CheckedOrder[]): Fragment[] {
  return orderBy.flatMap((item) =>
    orderTerms(source, item.operand).map(
      (term) => sql`${term}${item.descending ? " DESC" : ""}${nullsOf(item)}`,
    ),
  );
}
export function nullsOf(item: CheckedOrder): string {
  const { operand } = item;
  const never =
    operand.kind === "field" &&
    operand.path.hops.length === 0 &&
    (operand.path.field.nillable === false ||
      operand.storage.form === "boolean" ||
      operand.path.field.type === "Id");
  const natural = item.descending ? "last" : "first";
  return never || item.nulls === natural ? "" : ` NULLS ${item.nulls.toUpperCase()}`;
}

/** Ties keep the order in which records were made; with a LIMIT and no ORDER BY any rows will do. */
export function orderClause(source: Source, query: CheckedQuery): Fragment {
  if (query.orderBy.length === 0 && query.limit) return raw("");
  return sql` ORDER BY ${joined([...orderList(source, query.orderBy), raw(`${source.alias}.rowid`)], ", ")}`;
}

export function limitClause(generation: Generation, query: CheckedQuery): Fragment {
  if (!query.limit && !query.offset) return raw("");
  const limit = query.limit ? amountOf(generation.context, query.limit) : -1;
  if (!query.offset) return sql` LIMIT ${parameter(limit)}`;
  const offset = amountOf(generation.context, query.offset);
  if (offset > maximumOffset)
    throw new SoqlError({
      code: "NUMBER_OUTSIDE_VALID_RANGE",
      message: `Maximum SOQL offset allowed is ${maximumOffset}`,
      start: query.offset.start,
      end: query.offset.end,
    });
  return sql` LIMIT ${parameter(limit)} OFFSET ${parameter(offset)}`;
}

/** `SELECT AccountId FROM Contact WHERE …` inside IN. */
export function subselect(generation: Generation, query: CheckedQuery): Fragment {
  const source = openSource(generation, query.object);
  const [only] = query.select;
  if (only?.kind !== "value" || only.operand.kind !== "field")
    throw new Error("a semi-join selects one field");
  const column = columnOf(source, only.operand.path);
  const where = whereTerms(source, query);
  const order = query.limit && query.orderBy.length > 0 ? orderClause(source, query) : raw("");
  return sql`SELECT ${column} FROM ${fromClause(source)} WHERE ${where}${order}${limitClause(generation, query)}`;
}

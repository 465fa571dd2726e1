// The rows of a query locator or cursor: their Ids are found once, the records are read by Id when their turn comes.
//
// "Only the IDs of the records [are] put into temporary storage. The platform will retrieve the records by ID just-in-time to be processed for
// each batch": so a record is as it is now, and one that was deleted since is gone (https://foobarforce.wordpress.com/2015/10/25/batch-apex-query-behaviour/).
import type { CompiledQuery } from "../soql/compile.ts";
import { locateIds, recordsById } from "../soql/execute.ts";
import type { LocatedRows } from "../platform/ports.ts";
import { ApexList } from "../platform/values/collections.ts";
import { queryContext, recordsOf, runCompiled, runQuery } from "./queries.ts";
import type { QueryRun } from "./queries.ts";
import type { Session } from "./session.ts";
import { isVirtual } from "./virtual-objects.ts";

/** All that is needed to read them, as data. */
export interface StoredRows extends QueryRun {
  readonly sharing: "with" | "without";
  readonly ids: readonly string[];
}

/** Counts as a query; its rows count against `limit` alone (Apex Reference, Limits.getQueryLocatorRows and getApexCursorRows). */
export function locate(
  session: Session,
  given: QueryRun,
  limit: "QueryLocatorRows" | "ApexCursorRows",
): LocatedRows {
  const { tx } = session;
  // Read now: a batch reads its records when the variables around the query are gone.
  const run = { ...given, binds: Object.fromEntries(Object.entries(given.binds)) };
  const compiled = compile(session, run);
  if (compiled.kind !== "records" || isVirtual(compiled)) return held(session, run, limit);
  const sharing = tx.sharing;
  const ids = runCompiled(tx, run, compiled, (context) => locateIds(compiled, context));
  tx.count(limit, ids.length);
  return rowsOf(session, compiled, { ...run, binds: boundIn(compiled, run), sharing, ids });
}

/** Those found before, perhaps by another process. */
export function relocate(session: Session, stored: StoredRows): LocatedRows {
  return rowsOf(session, compile(session, stored), stored);
}

function compile(session: Session, run: QueryRun): CompiledQuery {
  return session.org.queries.compile(run.text, {
    apiVersion: run.apiVersion ?? session.org.schema.sourceApiVersion,
  });
}

function rowsOf(session: Session, compiled: CompiledQuery, stored: StoredRows): LocatedRows {
  const { text, ids } = stored;
  return {
    text,
    size: ids.length,
    page: (from, to) => page(session, compiled, stored, ids.slice(from, to)),
    stored,
  };
}

/** A dynamic query could name every variable around it; kept are those it does. */
function boundIn(compiled: CompiledQuery, run: QueryRun): QueryRun["binds"] {
  const used = new Set(compiled.binds.map(({ name }) => name.toLowerCase()));
  return Object.fromEntries(
    Object.entries(run.binds).filter(([name]) => used.has(name.toLowerCase())),
  );
}

function page(
  session: Session,
  compiled: CompiledQuery,
  run: StoredRows,
  ids: readonly string[],
): ApexList {
  const { tx } = session;
  const current = tx.sharing;
  tx.sharing = run.sharing;
  try {
    const context = queryContext(tx, run.binds, compiled.access ?? run.access);
    return recordsOf(session.org, compiled, recordsById(compiled, context, ids));
  } finally {
    tx.sharing = current;
  }
}

/** Rows without an Id to find them by again. */
function held(
  session: Session,
  run: QueryRun,
  limit: "QueryLocatorRows" | "ApexCursorRows",
): LocatedRows {
  const { tx } = session;
  const { compiled, result } = runQuery(tx, run);
  const rows = recordsOf(session.org, compiled, result);
  tx.count("QueryRows", -rows.size);
  tx.count(limit, rows.size);
  return {
    text: run.text,
    size: rows.size,
    page: (from, to) => new ApexList(rows.elementType, rows.items.slice(from, to)),
  };
}

// SOQL as Apex and the API run it: mode, sharing, limits, rows turned into records.
import type { AccessMode } from "../apex/ast.ts";
import { executeQuery } from "../soql/execute.ts";
import type { CompiledQuery } from "../soql/compile.ts";
import type { FormulaSource, QueryContext, SharingFilter } from "../soql/context.ts";
import { requireReadable } from "../soql/access.ts";
import type { UserAccess } from "../soql/access.ts";
import { SoqlError } from "../soql/problem.ts";
import { isQueryRow } from "../soql/result.ts";
import type { QueryResult, QueryRow } from "../soql/result.ts";
import { raw } from "../soql/fragment.ts";
import { resolveField, resolveObject } from "../metadata/schema.ts";
import { ApexList } from "../platform/values/collections.ts";
import { UnsupportedError } from "../platform/values/errors.ts";
import { ApexException } from "../platform/values/exception.ts";
import type { RecordShape } from "../platform/values/record-shape.ts";
import { recordShapes } from "../platform/values/record-shape.ts";
import { aggregateRow, queriedRecord } from "../platform/values/sobject.ts";
import type { SObject } from "../platform/values/sobject.ts";
import { apexCodec } from "./codec.ts";
import { permissionsOf, viewerOf } from "./sharing/record-access.ts";
import { sharingPredicate } from "./sharing/predicate.ts";
import type { OrgState } from "./state.ts";
import { objectOfId } from "./state.ts";
import type { Transaction } from "./transaction.ts";
import { withVirtualRows } from "./virtual-objects.ts";

export type Binds = Readonly<Record<string, unknown>>;
export interface QueryRun {
  readonly text: string;
  readonly binds: Binds;
  readonly access: AccessMode;
  readonly apiVersion?: number;
  readonly unboundedFields?: boolean;
  readonly countRows?: boolean;
}

/** Runs a query in the transaction's name and counts it. */
export function runQuery(
  tx: Transaction,
  run: QueryRun,
): { readonly compiled: CompiledQuery; readonly result: QueryResult } {
  const { state } = tx;
  const compiled = asked(tx, run, () =>
    state.queries.compile(run.text, {
      apiVersion: run.apiVersion ?? state.schema.sourceApiVersion,
      unboundedFields: run.unboundedFields ?? false,
    }),
  );
  const result = runCompiled(tx, run, compiled, (context) =>
    withVirtualRows(tx, compiled, run.binds, () => executeQuery(compiled, context)),
  );
  if (!isFree(compiled)) tx.count("QueryRows", result.rowCount);
  return { compiled, result };
}

/** Counts the query, not its rows; `execute` reads them. */
export function runCompiled<T>(
  tx: Transaction,
  run: QueryRun,
  compiled: CompiledQuery,
  execute: (context: QueryContext) => T,
): T {
  if (!isFree(compiled)) {
    tx.count("Queries", 1);
    tx.count("AggregateQueries", childQueries(compiled.query));
  }
  tx.limits.countStatement(run.text);
  return asked(tx, run, () => {
    const mode = compiled.access ?? run.access;
    const context = queryContext(tx, run.binds, mode, run.countRows);
    tx.state.onQuery?.(compiled, context);
    return execute(context);
  });
}
const isFree = (compiled: CompiledQuery): boolean => compiled.object.kind === "customMetadata";

/** What is wrong with a query, as the exception Apex catches. */
function asked<T>(tx: Transaction, run: QueryRun, body: () => T): T {
  try {
    return body();
  } catch (error) {
    if (error instanceof SoqlError) throw queryException(mayKnow(tx, run, error));
    throw error;
  }
}

/** What is wrong with a field is told only to those who may see that there is one. */
function mayKnow(tx: Transaction, run: QueryRun, error: SoqlError): SoqlError {
  if (run.access !== "user") return error;
  try {
    requireReadable(error.uses, userAccess(tx.state, tx.user.id));
    return error;
  } catch (refused) {
    if (refused instanceof SoqlError) return refused;
    throw refused;
  }
}

/** "Each parent-child relationship counts as an extra query", against a limit of its own (Apex Developer Guide, "Execution Governors and Limits"). */
function childQueries(query: CompiledQuery["query"]): number {
  return query.select.reduce(
    (sum, item) => sum + (item.kind === "children" ? 1 + childQueries(item.query) : 0),
    0,
  );
}

export function queryException(error: SoqlError): Error {
  if (error.unsupported)
    return new UnsupportedError(error.message.replace(/ is not supported.*$/, ""), error.message);
  // a bound text becomes an Id the way a variable does
  if (error.code === "INVALID_ID")
    return new ApexException("System.StringException", error.message);
  const exception = new ApexException("System.QueryException", error.message);
  if (error.inaccessible.size > 0) exception.$inaccessible = error.inaccessible;
  return exception;
}

export function queryContext(
  tx: Transaction,
  binds: Binds,
  mode: AccessMode,
  countRows = false,
): QueryContext {
  const { state } = tx;
  const userMode = mode === "user";
  const access = userAccess(state, tx.user.id);
  return {
    store: state.database,
    binds,
    codec: apexCodec,
    now: tx.now,
    formulas: formulaSource(tx),
    user: {
      id: tx.user.id,
      timeZone: tx.user.timeZone,
      locale: tx.user.locale,
      currency: tx.user.currency,
    },
    access: userMode ? access : null,
    enforcedAccess: access,
    sharing: userMode || tx.sharing === "with" ? sharingFilter(state, tx.user.id) : null,
    ...(countRows ? { countRows: true } : {}),
  };
}

function userAccess(state: OrgState, userId: string): UserAccess {
  const permissions = permissionsOf(state, userId);
  return {
    canReadObject(name) {
      const object = resolveObject(state.schema, name);
      return object !== undefined && permissions.object(object).read;
    },
    canReadField(objectName, fieldName) {
      const object = resolveObject(state.schema, objectName);
      const field = object && resolveField(state.schema, object, fieldName);
      return object !== undefined && field !== undefined && permissions.field(object, field).read;
    },
  };
}

function sharingFilter(state: OrgState, userId: string): SharingFilter {
  return {
    sqlFor(object, alias) {
      const predicate = sharingPredicate(state, viewerOf(state, userId), object, alias, "read");
      return predicate === "all" ? null : predicate === "none" ? raw("0") : predicate;
    },
  };
}

function formulaSource(tx: Transaction): FormulaSource {
  const { formulas } = tx.state.program;
  return {
    pathsOf: (object, field) => formulas.pathsOf(object, field),
    evaluate: (object, field, read) => formulas.evaluateField(tx, object, field, read),
  };
}

// rows -> records

export function recordsOf(state: OrgState, compiled: CompiledQuery, result: QueryResult): ApexList {
  const shapes = recordShapes(state.schema);
  if (compiled.kind === "aggregates")
    return new ApexList(
      "AggregateResult",
      result.rows.map((row) => aggregateRow(shapes.aggregate, aliased(compiled, row))),
    );
  return new ApexList(compiled.object.name, toRecords(state, result.rows));
}

export function recordsOfRows(state: OrgState, rows: readonly QueryRow[]): SObject[] {
  return toRecords(state, rows);
}

/** Aliases keep the spelling of the query. */
function aliased(compiled: CompiledQuery, row: QueryRow): [string, unknown][] {
  const names = new Map(compiled.columns.map((column) => [column.key, column.name]));
  return [...row.fields].map(([key, value]) => [names.get(key) ?? key, value]);
}

function toRecords(state: OrgState, rows: readonly QueryRow[]): SObject[] {
  let keys: Set<string> | undefined;
  return rows.map((row) => {
    if (!keys || keys.size !== row.fields.size) keys = new Set(row.fields.keys());
    return toRecord(state, row, keys);
  });
}

/** Behind a polymorphic lookup (Owner, Who, What) the Id says what the record is. */
function shapeOfRow(state: OrgState, row: QueryRow): RecordShape {
  const shapes = recordShapes(state.schema);
  const id = row.fields.get("id");
  const object =
    row.object === "Name" && typeof id === "string" ? objectOfId(state, id) : undefined;
  const actual =
    object && [...row.fields.keys()].every((key) => object.fields.has(key))
      ? shapes.of(object.name)
      : undefined;
  const shape = actual ?? shapes.of(row.object);
  if (!shape) throw new Error(`No shape for ${row.object}`);
  return shape;
}

function toRecord(state: OrgState, row: QueryRow, selected: Set<string>): SObject {
  const shape = shapeOfRow(state, row);
  const plain: [string, unknown][] = [];
  const parents: [string, SObject | null][] = [];
  const children: [string, ApexList][] = [];
  for (const [key, value] of row.fields) {
    if (isQueryRow(value))
      parents.push([key, toRecord(state, value, new Set(value.fields.keys()))]);
    else if (Array.isArray(value)) {
      const own = value.filter(isQueryRow);
      children.push([
        key,
        new ApexList(
          own[0]?.object ?? shape.childRelationship(key)?.childObject ?? "SObject",
          toRecords(state, own),
        ),
      ]);
    } else if (value !== null && value !== undefined) plain.push([key, value]);
    else if (!shape.definition?.fields.has(key) && shape.relationship(key))
      parents.push([key, null]);
  }
  const record = queriedRecord(shape, selected, plain);
  for (const [key, parent] of parents) record.parents.set(key, parent);
  for (const [key, list] of children) record.children.set(key, list);
  return record;
}

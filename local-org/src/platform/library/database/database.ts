// System.Database: DML with results, dynamic queries, cursors, batches, savepoints and lead conversion.
import { defineClass } from "../../../apex/library.ts";
import type { LibraryFunction } from "../../../apex/library.ts";
import type { AccessMode } from "../../../apex/ast.ts";
import type { DmlOperation, DmlResult, LocatedRows } from "../../ports.ts";
import { ApexList, ApexMap } from "../../values/collections.ts";
import { apexError, nullArgument } from "../../values/exception.ts";
import { SObject } from "../../values/sobject.ts";
import { SObjectFieldToken } from "../../values/tokens.ts";
import { PropertyBag } from "../../values/platform-object.ts";
import type { Runtime } from "../helpers.ts";
import { listOf, need } from "../helpers.ts";
import { AccessLevelValue } from "../system/access-level.ts";
import { dmlSettings } from "./dml-options.ts";
import { leadConvertResults } from "./lead-convert.ts";
import { QueryCursor, QueryLocatorValue } from "./query-locator.ts";
import { DatabaseResult, MergeResultValue } from "./results.ts";

/** From API 67.0 database operations run in user mode unless told otherwise (Versioned Behavior Changes, Summer '26). */
export function defaultAccess(rt: Runtime): AccessMode {
  return rt.ports.trigger() === null && rt.currentApiVersion() >= 67 ? "user" : "system";
}

const resultTypes: Readonly<Record<DmlOperation, string>> = {
  insert: "Database.SaveResult",
  update: "Database.SaveResult",
  upsert: "Database.UpsertResult",
  delete: "Database.DeleteResult",
  undelete: "Database.UndeleteResult",
};

interface Extra {
  allOrNone: boolean;
  access: AccessMode;
  externalIdField?: string;
  settings?: Readonly<Record<string, unknown>>;
}
/** Arguments after the records, in any of the orders the overloads have: flag, DMLOptions, AccessLevel, field token. */
function readExtra(rt: Runtime, args: readonly unknown[]): Extra {
  const extra: Extra = { allOrNone: true, access: defaultAccess(rt) };
  for (const arg of args) {
    if (typeof arg === "boolean") extra.allOrNone = arg;
    else if (arg instanceof AccessLevelValue) extra.access = arg.mode;
    else if (arg instanceof SObjectFieldToken) extra.externalIdField = arg.fieldName;
    else if (arg instanceof PropertyBag) {
      extra.settings = dmlSettings(arg);
      extra.allOrNone = arg.get("OptAllOrNone") === true;
    }
  }
  return extra;
}
function recordsOf(rt: Runtime, target: unknown): readonly unknown[] {
  if (target === null) throw nullArgument(1);
  if (target instanceof ApexList)
    return target.items.map((item) => (typeof item === "string" ? recordOfId(rt, item) : item));
  return [typeof target === "string" ? recordOfId(rt, target) : target];
}
function recordOfId(rt: Runtime, id: string): SObject {
  const object = [...rt.schema.objects.values()].find(
    (candidate) => candidate.keyPrefix === id.slice(0, 3),
  );
  const shape = object === undefined ? undefined : rt.shapes.of(object.name);
  if (shape === undefined)
    throw apexError("System.InvalidParameterValueException", `Invalid id: ${id}`);
  const record = new SObject(shape);
  record.id = id;
  return record;
}
function run(operation: DmlOperation): LibraryFunction {
  return (rt: Runtime, target: unknown, ...args: unknown[]) => {
    const results = rt.ports.dml(operation, recordsOf(rt, target), readExtra(rt, args));
    const wrap = (result: DmlResult): DatabaseResult =>
      new DatabaseResult(resultTypes[operation], result);
    if (target instanceof ApexList) return listOf(resultTypes[operation], results.map(wrap));
    const [only] = results;
    return only === undefined ? null : wrap(only);
  };
}

/** Records of big objects: written one by one, whatever becomes of the others (Apex Reference, Database.insertImmediate and deleteImmediate). */
function immediate(operation: "insert" | "delete"): Record<string, LibraryFunction> {
  const result = resultTypes[operation];
  const write = (rt: Runtime, target: unknown): DatabaseResult[] =>
    rt.ports
      .dml(operation, recordsOf(rt, target), {
        access: "system",
        allOrNone: false,
        immediate: true,
      })
      .map((one) => new DatabaseResult(result, one));
  return {
    [`static ${result} ${operation}Immediate(SObject record)`]: (rt: Runtime, target: unknown) =>
      write(rt, target)[0] ?? null,
    [`static List<${result}> ${operation}Immediate(List<SObject> records)`]: (
      rt: Runtime,
      target: unknown,
    ) => listOf(result, write(rt, target)),
  };
}

/** Every overload of one operation, for one record and for a list; `ids` where records may be given by Id. */
function overloads(
  operation: DmlOperation,
  options: { ids: boolean; dmlOptions: boolean; key: boolean },
): Record<string, LibraryFunction> {
  const members: Record<string, LibraryFunction> = {};
  const call = run(operation);
  const result = resultTypes[operation];
  const single: string[] = ["SObject record", ...(options.ids ? ["Id recordId"] : [])];
  const many: string[] = ["List<SObject> records", ...(options.ids ? ["List<Id> recordIds"] : [])];
  const tails = [
    "",
    ", Boolean allOrNone",
    ", System.AccessLevel accessLevel",
    ", Boolean allOrNone, System.AccessLevel accessLevel",
  ];
  if (options.dmlOptions)
    tails.push(
      ", Database.DMLOptions options",
      ", Database.DMLOptions options, System.AccessLevel accessLevel",
    );
  if (options.key)
    tails.push(...tails.map((tail) => `, Schema.SObjectField externalIdField${tail}`));
  for (const tail of tails) {
    for (const first of single) members[`static ${result} ${operation}(${first}${tail})`] = call;
    for (const first of many)
      members[`static List<${result}> ${operation}(${first}${tail})`] = call;
  }
  return members;
}

function binds(map: ApexMap | null): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [name, value] of map?.entries() ?? []) result[String(name)] = value;
  return result;
}
const accessOf = (rt: Runtime, level: AccessLevelValue | null | undefined): AccessMode =>
  level?.mode ?? defaultAccess(rt);
const query = (rt: Runtime, text: string, level?: AccessLevelValue): unknown =>
  rt.ports.query(need(text, 1), {}, accessOf(rt, level));
const queryWithBinds = (
  rt: Runtime,
  text: string,
  map: ApexMap,
  level: AccessLevelValue,
): unknown => rt.ports.query(need(text, 1), binds(need(map, 2)), accessOf(rt, level));
function locator(
  rt: Runtime,
  text: string,
  map: ApexMap | null,
  level?: AccessLevelValue,
): QueryLocatorValue {
  return new QueryLocatorValue(located(rt, text, map, level, "QueryLocatorRows"));
}
function cursor(
  rt: Runtime,
  text: string,
  map: ApexMap | null,
  level?: AccessLevelValue,
  type?: QueryCursor["apexType"],
): QueryCursor {
  return new QueryCursor(located(rt, text, map, level, "ApexCursorRows"), type);
}
function located(
  rt: Runtime,
  text: string,
  map: ApexMap | null,
  level: AccessLevelValue | undefined,
  limit: "QueryLocatorRows" | "ApexCursorRows",
): LocatedRows {
  return rt.ports.locate(need(text), binds(map), accessOf(rt, level), limit);
}
function singleRow(rows: ApexList): unknown {
  if (rows.size === 0)
    throw apexError("System.QueryException", "List has no rows for assignment to SObject");
  if (rows.size > 1)
    throw apexError("System.QueryException", "List has more than 1 row for assignment to SObject");
  return rows.get(0);
}

function merge(rt: Runtime, master: SObject, duplicates: unknown, ...args: unknown[]): unknown {
  const records =
    duplicates instanceof ApexList ? recordsOf(rt, duplicates) : recordsOf(rt, need(duplicates, 2));
  const ids = records.map((record) => (record instanceof SObject ? (record.id ?? "") : ""));
  const results = rt.ports
    .merge(need(master, 1), records, readExtra(rt, args))
    .map((result) => new MergeResultValue(result, ids));
  return duplicates instanceof ApexList
    ? listOf("Database.MergeResult", results)
    : (results[0] ?? null);
}
function mergeOverloads(): Record<string, LibraryFunction> {
  const members: Record<string, LibraryFunction> = {};
  for (const tail of [
    "",
    ", Boolean allOrNone",
    ", System.AccessLevel accessLevel",
    ", Boolean allOrNone, System.AccessLevel accessLevel",
  ]) {
    for (const first of ["SObject duplicate", "Id duplicateId"])
      members[`static Database.MergeResult merge(SObject master, ${first}${tail})`] = merge;
    for (const first of ["List<SObject> duplicates", "List<Id> duplicateIds"])
      members[`static List<Database.MergeResult> merge(SObject master, ${first}${tail})`] = merge;
  }
  return members;
}
function emptyRecycleBin(rt: Runtime, target: unknown): unknown {
  const ids = recordsOf(rt, target).map((record) =>
    record instanceof SObject ? (record.id ?? "") : "",
  );
  const results = rt.ports
    .emptyRecycleBin(ids)
    .map((result) => new DatabaseResult("Database.EmptyRecycleBinResult", result));
  return target instanceof ApexList
    ? listOf("Database.EmptyRecycleBinResult", results)
    : (results[0] ?? null);
}

export const databaseClass = defineClass({
  name: "System.Database",
  kind: "class",
  members: {
    ...overloads("insert", { ids: false, dmlOptions: true, key: false }),
    ...overloads("update", { ids: false, dmlOptions: true, key: false }),
    ...overloads("upsert", { ids: false, dmlOptions: false, key: true }),
    ...overloads("delete", { ids: true, dmlOptions: false, key: false }),
    ...overloads("undelete", { ids: true, dmlOptions: false, key: false }),
    ...mergeOverloads(),
    "static List<SObject> query(String text)": query,
    "static List<SObject> query(String text, System.AccessLevel accessLevel)": query,
    "static List<SObject> queryWithBinds(String text, Map<String,Object> binds, System.AccessLevel accessLevel)":
      queryWithBinds,
    // Not an Apex method: what `Account a = Database.query(…)` compiles to.
    "static SObject singleRow(List<SObject> rows)": (_rt: Runtime, rows: ApexList) =>
      singleRow(need(rows)),
    "static Integer countQuery(String text)": (rt: Runtime, text: string) =>
      rt.ports.countQuery(need(text), {}, defaultAccess(rt)),
    "static Integer countQuery(String text, System.AccessLevel accessLevel)": (
      rt: Runtime,
      text: string,
      level: AccessLevelValue,
    ) => rt.ports.countQuery(need(text), {}, accessOf(rt, level)),
    "static Integer countQueryWithBinds(String text, Map<String,Object> binds, System.AccessLevel accessLevel)":
      (rt: Runtime, text: string, map: ApexMap, level: AccessLevelValue) =>
        rt.ports.countQuery(need(text), binds(map), accessOf(rt, level)),
    "static Database.QueryLocator getQueryLocator(String text)": (rt: Runtime, text: string) =>
      locator(rt, need(text), null),
    // The compiler takes nothing but a query in brackets here, and hands over where its rows are.
    "static Database.QueryLocator getQueryLocator(List<SObject> records)": (
      _rt: Runtime,
      rows: LocatedRows,
    ) => new QueryLocatorValue(rows),
    "static Database.QueryLocator getQueryLocator(String text, System.AccessLevel accessLevel)": (
      rt: Runtime,
      text: string,
      level: AccessLevelValue,
    ) => locator(rt, need(text), null, level),
    "static Database.QueryLocator getQueryLocatorWithBinds(String text, Map<String,Object> binds, System.AccessLevel accessLevel)":
      (rt: Runtime, text: string, map: ApexMap, level: AccessLevelValue) =>
        locator(rt, need(text), map, level),
    "static Database.Cursor getCursor(String text)": (rt: Runtime, text: string) =>
      cursor(rt, need(text), null),
    "static Database.Cursor getCursor(String text, System.AccessLevel accessLevel)": (
      rt: Runtime,
      text: string,
      level: AccessLevelValue,
    ) => cursor(rt, need(text), null, level),
    "static Database.Cursor getCursorWithBinds(String text, Map<String,Object> binds, System.AccessLevel accessLevel)":
      (rt: Runtime, text: string, map: ApexMap, level: AccessLevelValue) =>
        cursor(rt, need(text), map, level),
    "static Database.PaginationCursor getPaginationCursor(String text)": (
      rt: Runtime,
      text: string,
    ) => cursor(rt, need(text), null, undefined, "Database.PaginationCursor"),
    "static Database.PaginationCursor getPaginationCursor(String text, System.AccessLevel accessLevel)":
      (rt: Runtime, text: string, level: AccessLevelValue) =>
        cursor(rt, need(text), null, level, "Database.PaginationCursor"),
    "static Database.PaginationCursor getPaginationCursorWithBinds(String text, Map<String,Object> binds, System.AccessLevel accessLevel)":
      (rt: Runtime, text: string, map: ApexMap, level: AccessLevelValue) =>
        cursor(rt, need(text), map, level, "Database.PaginationCursor"),
    "static Id executeBatch(Object job)": (rt: Runtime, job: unknown) =>
      rt.ports.executeBatch(need(job, 1), 200),
    "static Id executeBatch(Object job, Integer scope)": (
      rt: Runtime,
      job: unknown,
      scope: number,
    ) => rt.ports.executeBatch(need(job, 1), need(scope, 2)),
    "static System.Savepoint setSavepoint()": (rt: Runtime) =>
      new SavepointValue(rt.ports.setSavepoint()),
    "static void rollback(System.Savepoint savepoint)": (rt: Runtime, savepoint: SavepointValue) =>
      rt.ports.rollback(need(savepoint).name),
    "static void releaseSavepoint(System.Savepoint savepoint)": (
      rt: Runtime,
      savepoint: SavepointValue,
    ) => rt.ports.releaseSavepoint(need(savepoint).name),
    "static Database.EmptyRecycleBinResult emptyRecycleBin(SObject record)": emptyRecycleBin,
    "static Database.EmptyRecycleBinResult emptyRecycleBin(Id recordId)": emptyRecycleBin,
    "static List<Database.EmptyRecycleBinResult> emptyRecycleBin(List<SObject> records)":
      emptyRecycleBin,
    "static List<Database.EmptyRecycleBinResult> emptyRecycleBin(List<Id> recordIds)":
      emptyRecycleBin,
    ...immediate("insert"),
    ...immediate("delete"),
    ...leadConvertOverloads(),
  },
  unsupported: {
    insertAsync: "External objects are not part of the local org; use Database.insert.",
    updateAsync: "External objects are not part of the local org; use Database.update.",
    deleteAsync: "External objects are not part of the local org; use Database.delete.",
    updateImmediate: "External objects are not part of the local org.",
    getDeleted: "Query with ALL ROWS and IsDeleted = true.",
    getUpdated: "Query by LastModifiedDate.",
  },
});

function leadConvertOverloads(): Record<string, LibraryFunction> {
  const members: Record<string, LibraryFunction> = {};
  const call = (rt: Runtime, conversion: unknown, ...args: unknown[]): unknown =>
    leadConvertResults(rt, conversion, readExtra(rt, args));
  for (const tail of [
    "",
    ", Boolean allOrNone",
    ", System.AccessLevel accessLevel",
    ", Boolean allOrNone, System.AccessLevel accessLevel",
    ", Database.DMLOptions options",
  ]) {
    members[
      `static Database.LeadConvertResult convertLead(Database.LeadConvert conversion${tail})`
    ] = call;
    members[
      `static List<Database.LeadConvertResult> convertLead(List<Database.LeadConvert> conversions${tail})`
    ] = call;
  }
  return members;
}

class SavepointValue extends PropertyBag {
  readonly name: string;
  constructor(name: string) {
    super("System.Savepoint");
    this.name = name;
  }
}
export const savepointClass = defineClass({ name: "System.Savepoint", kind: "class", members: {} });

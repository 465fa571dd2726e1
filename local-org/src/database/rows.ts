// Records in bulk: insert, update, delete to the recycle bin and back, read by Id or by a field's values. No rules, no triggers: those are the org's.
import type { ObjectDefinition, Schema } from "../metadata/schema.ts";
import { resolveField, resolveObject } from "../metadata/schema.ts";
import { fold } from "../soql/sql-functions.ts";
import {
  exactColumn,
  exactText,
  fromStored,
  readColumn,
  StorageError,
  toStored,
} from "../soql/storage.ts";
import type { NeutralValue } from "../soql/values.ts";
import type { Counters } from "./counters.ts";
import { openCounters } from "./counters.ts";
import type { Database, SqlRow, SqlValue } from "./database.ts";
import { quote } from "./open.ts";
import type { Column } from "./tables.ts";
import { columnsOf } from "./tables.ts";

/** Field values by lower-cased field name. `id` is always there on rows that were read. */
export type Row = ReadonlyMap<string, NeutralValue>;

export interface RecordStore extends Counters {
  readonly database: Database;
  /** Rows must carry `id` (see newIds). Fields that are not given are null (checkboxes false). */
  insert(object: string, rows: readonly Row[]): void;
  /** Sets the given fields of the records with these Ids; the others stay. */
  update(object: string, rows: readonly Row[]): void;
  /** To the recycle bin (`IsDeleted`); objects without one lose the rows. `root`: the record whose deletion took these along. */
  remove(
    object: string,
    ids: readonly string[],
    options: { readonly at: number; readonly root?: string },
  ): void;
  /** Out of the recycle bin. */
  restore(object: string, ids: readonly string[]): void;
  /** For good. */
  purge(object: string, ids: readonly string[]): void;
  /** No way back for deleted rows, which ALL ROWS still finds (SOAP API Developer Guide, emptyRecycleBin: queryAll returns them for a time). */
  leaveBin(ids: readonly string[]): void;
  isInBin(id: string): boolean;
  /** What the deletion of `root` put into the recycle bin, the record itself included. */
  removedWith(root: string): readonly { readonly object: string; readonly id: string }[];
  /** Rows by Id, all stored fields unless `fields` says which; deleted ones only with `includeDeleted`. */
  selectByIds(object: string, ids: readonly string[], options?: SelectOptions): Map<string, Row>;
  /** Rows whose field has one of the values (text without case): children of parents, external ids, duplicates. */
  selectByField(
    object: string,
    field: string,
    values: readonly NeutralValue[],
    options?: SelectOptions,
  ): Row[];
  /** Every row of a small table. */
  selectAll(object: string, options?: SelectOptions): Row[];
}
export interface SelectOptions {
  readonly fields?: readonly string[];
  readonly includeDeleted?: boolean;
}

/** Two records hold the same value of a unique field; the org checks first, so this is the store's last word. */
export class UniqueError extends Error {
  override readonly name = "UniqueError";
  readonly object: string;
  readonly field: string;
  constructor(object: string, field: string) {
    super(`duplicate value found: ${field} on ${object}`);
    this.object = object;
    this.field = field;
  }
}

interface Table {
  readonly object: ObjectDefinition;
  readonly name: string;
  readonly columns: ReadonlyMap<string, Column>;
  readonly hasRecycleBin: boolean;
  /** Statements by the names of the fields they write. */
  readonly inserts: Map<string, WriteStatement>;
  readonly updates: Map<string, WriteStatement>;
}
interface WriteStatement {
  readonly sql: string;
  readonly columns: readonly Column[];
}

export function openRecords(database: Database, schema: Schema): RecordStore {
  const tables = new Map<string, Table>();
  const tableOf = (name: string): Table => {
    const known = tables.get(name);
    if (known) return known;
    const object = resolveObject(schema, name);
    if (!object) throw new StorageError("INVALID_TYPE", `sObject type '${name}' is not supported.`);
    const columns = new Map(
      columnsOf(schema, object).map((column) => [column.field.name.toLowerCase(), column]),
    );
    const table = {
      object,
      name: quote(object.name),
      columns,
      hasRecycleBin: columns.has("isdeleted"),
      inserts: new Map(),
      updates: new Map(),
    };
    tables.set(name, table);
    return table;
  };
  const fieldOf = (table: Table, name: string): Column => {
    const field = resolveField(schema, table.object, name);
    const column = field && table.columns.get(field.name.toLowerCase());
    if (!column)
      throw new StorageError(
        "INVALID_FIELD",
        `No such column '${name}' on entity '${table.object.name}'`,
      );
    return column;
  };
  return {
    ...openCounters(database),
    database,
    insert: (object, rows) => insertRows(database, tableOf(object), rows),
    update: (object, rows) => updateRows(database, tableOf(object), rows),
    remove: (object, ids, options) => removeRows(database, tableOf(object), ids, options),
    restore: (object, ids) => restoreRows(database, tableOf(object), ids),
    purge(object, ids) {
      const list = JSON.stringify(ids);
      database.run(
        `DELETE FROM ${tableOf(object).name} WHERE "Id" IN (SELECT value FROM json_each(?))`,
        [list],
      );
      database.run("DELETE FROM _recycle_bin WHERE id IN (SELECT value FROM json_each(?))", [list]);
    },
    leaveBin: (ids) =>
      void database.run("DELETE FROM _recycle_bin WHERE id IN (SELECT value FROM json_each(?))", [
        JSON.stringify(ids),
      ]),
    isInBin: (id) => database.get("SELECT 1 FROM _recycle_bin WHERE id = ?", [id]) !== undefined,
    removedWith: (root) =>
      database
        .all("SELECT object, id FROM _recycle_bin WHERE root = ?", [root])
        .map((row) => ({ object: String(row["object"]), id: String(row["id"]) })),
    selectByIds(object, ids, options = {}) {
      const found = selectRows(
        database,
        tableOf(object),
        fieldOf,
        options,
        `"Id" IN (SELECT value FROM json_each(?))`,
        [JSON.stringify(ids)],
      );
      return new Map(found.map((row) => [String(row.get("id")), row]));
    },
    selectByField(object, field, values, options = {}) {
      const table = tableOf(object);
      const column = fieldOf(table, field);
      const isText = column.storage.form === "text";
      const list = values
        .filter((value) => value !== null)
        .map((value) => toStored(column.storage, value))
        .map((value) =>
          isText && typeof value === "string"
            ? fold(value)
            : typeof value === "bigint"
              ? Number(value)
              : value,
        );
      const expression = isText ? `fold(${quote(column.field.name)})` : quote(column.field.name);
      return selectRows(
        database,
        table,
        fieldOf,
        options,
        `${expression} IN (SELECT value FROM json_each(?))`,
        [JSON.stringify(list)],
      );
    },
    selectAll: (object, options = {}) =>
      selectRows(database, tableOf(object), fieldOf, options, "1", []),
  };
}

/** The statement for rows with these fields; made once. */
function statementFor(
  table: Table,
  cache: Map<string, WriteStatement>,
  row: Row,
  write: (columns: readonly string[]) => string,
): WriteStatement {
  const key = [...row.keys()].join();
  const known = cache.get(key);
  if (known) return known;
  const columns = [...row.keys()]
    .filter((name) => cache === table.inserts || name !== "id")
    .map((name) => columnOf(table, name));
  const names = columns.flatMap(({ field, storage }) =>
    storage.form === "scaled"
      ? [quote(field.name), quote(exactColumn(field.name))]
      : [quote(field.name)],
  );
  const statement = { sql: names.length === 0 ? "" : write(names), columns };
  cache.set(key, statement);
  return statement;
}
function parametersOf(table: Table, { columns }: WriteStatement, row: Row): SqlValue[] {
  const parameters: SqlValue[] = [];
  for (const column of columns) {
    const value = row.get(column.field.name.toLowerCase()) ?? null;
    parameters.push(storedValue(table, column, value));
    if (column.storage.form === "scaled") parameters.push(exactText(column.storage, value));
  }
  return parameters;
}
function storedValue(table: Table, column: Column, value: NeutralValue): SqlValue {
  try {
    return toStored(column.storage, value);
  } catch (error) {
    if (error instanceof StorageError)
      throw new StorageError(
        error.code,
        `${table.object.name}.${column.field.name}: ${error.message}`,
      );
    throw error;
  }
}

function columnOf(table: Table, name: string): Column {
  const column = table.columns.get(name);
  if (!column)
    throw new StorageError(
      "INVALID_FIELD_FOR_INSERT_UPDATE",
      `${table.object.name}.${name} is not a stored field`,
    );
  return column;
}

function write(
  database: Database,
  table: Table,
  sql: string,
  parameters: readonly SqlValue[],
): void {
  try {
    database.run(sql, parameters);
  } catch (error) {
    const match =
      error instanceof Error
        ? /UNIQUE constraint failed: (?:index '([^']+)'|(\S+))/.exec(error.message)
        : null;
    if (!match) throw error;
    const field = match[1] !== undefined ? match[1].split(".")[1] : match[2]?.split(".")[1];
    throw new UniqueError(table.object.name, field ?? "Id");
  }
}

function insertRows(database: Database, table: Table, rows: readonly Row[]): void {
  for (const row of rows) {
    const statement = statementFor(
      table,
      table.inserts,
      row,
      (columns) =>
        `INSERT INTO ${table.name} (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`,
    );
    write(database, table, statement.sql, parametersOf(table, statement, row));
  }
}

function updateRows(database: Database, table: Table, rows: readonly Row[]): void {
  for (const row of rows) {
    const statement = statementFor(
      table,
      table.updates,
      row,
      (columns) =>
        `UPDATE ${table.name} SET ${columns.map((column) => `${column} = ?`).join(", ")} WHERE "Id" = ?`,
    );
    if (statement.columns.length > 0)
      write(database, table, statement.sql, [
        ...parametersOf(table, statement, row),
        String(row.get("id")),
      ]);
  }
}

function removeRows(
  database: Database,
  table: Table,
  ids: readonly string[],
  options: { readonly at: number; readonly root?: string },
): void {
  const list = JSON.stringify(ids);
  if (!table.hasRecycleBin) {
    database.run(`DELETE FROM ${table.name} WHERE "Id" IN (SELECT value FROM json_each(?))`, [
      list,
    ]);
    return;
  }
  database.run(
    `UPDATE ${table.name} SET "IsDeleted" = 1 WHERE "Id" IN (SELECT value FROM json_each(?))`,
    [list],
  );
  for (const id of ids) {
    database.run("INSERT OR REPLACE INTO _recycle_bin (id, object, root, at) VALUES (?, ?, ?, ?)", [
      id,
      table.object.name,
      options.root ?? id,
      options.at,
    ]);
  }
}

function restoreRows(database: Database, table: Table, ids: readonly string[]): void {
  const list = JSON.stringify(ids);
  if (table.hasRecycleBin)
    write(
      database,
      table,
      `UPDATE ${table.name} SET "IsDeleted" = 0 WHERE "Id" IN (SELECT value FROM json_each(?))`,
      [list],
    );
  database.run("DELETE FROM _recycle_bin WHERE id IN (SELECT value FROM json_each(?))", [list]);
}

function selectRows(
  database: Database,
  table: Table,
  fieldOf: (table: Table, name: string) => Column,
  options: SelectOptions,
  condition: string,
  parameters: readonly SqlValue[],
): Row[] {
  const id = table.columns.get("id");
  const chosen = options.fields
    ? new Set([...(id ? [id] : []), ...options.fields.map((name) => fieldOf(table, name))])
    : table.columns.values();
  const columns = [...chosen];
  const list = columns
    .map((column, index) => `${readColumn(column.storage, "", column.field.name)} AS c${index}`)
    .join(", ");
  const visible =
    table.hasRecycleBin && options.includeDeleted !== true ? ' AND "IsDeleted" = 0' : "";
  return database
    .all(`SELECT ${list} FROM ${table.name} WHERE ${condition}${visible}`, parameters)
    .map((row) => readRow(columns, row));
}

function readRow(columns: readonly Column[], row: SqlRow): Row {
  return new Map(
    columns.map((column, index) => [
      column.field.name.toLowerCase(),
      fromStored(column.storage, row[`c${index}`] ?? null),
    ]),
  );
}

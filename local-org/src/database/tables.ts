// Schema -> tables and indexes: makes what is missing, widens what can be widened, and says what it can't change. Never loses data.
import type { FieldDefinition, ObjectDefinition, Schema } from "../metadata/schema.ts";
import {
  columnStorage,
  exactColumn,
  exactText,
  fromStored,
  hasTable,
  isIndexed,
  readColumn,
  toStored,
} from "../soql/storage.ts";
import type { Storage } from "../soql/storage.ts";
import type { Database } from "./database.ts";
import { quote } from "./open.ts";

/** A change of the Schema that the stored data does not allow: the store can't be used with this Schema until it is resolved. */
export interface MigrationProblem {
  readonly object: string;
  readonly field?: string;
  readonly message: string;
}
export interface Migration {
  readonly createdTables: readonly string[];
  readonly addedColumns: readonly string[];
  readonly addedIndexes: readonly string[];
  readonly problems: readonly MigrationProblem[];
}

const sqlTypes: Record<Storage["form"], string> = {
  text: "TEXT",
  exact: "TEXT",
  id: "TEXT",
  boolean: "INTEGER NOT NULL DEFAULT 0",
  integer: "INTEGER",
  real: "REAL",
  scaled: "INTEGER",
  date: "TEXT",
  datetime: "INTEGER",
  time: "INTEGER",
  blob: "BLOB",
  none: "",
};
const textual = new Set(["text", "exact", "id"]);

/** Brings the tables of the store to the Schema, in one transaction: when there is a problem, nothing has changed. */
export function createTables(database: Database, schema: Schema): Migration {
  const migration = {
    createdTables: [] as string[],
    addedColumns: [] as string[],
    addedIndexes: [] as string[],
    problems: [] as MigrationProblem[],
  };
  database.exec(`
    CREATE TABLE IF NOT EXISTS _columns (object TEXT NOT NULL, field TEXT NOT NULL, form TEXT NOT NULL, scale INTEGER NOT NULL, PRIMARY KEY (object, field)) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS _counters (name TEXT PRIMARY KEY, next INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS _recycle_bin (id TEXT PRIMARY KEY, object TEXT NOT NULL, root TEXT NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS _recycle_bin_root ON _recycle_bin (root);`);
  database.savepoint("create_tables");
  const known = knownColumns(database);
  const indexes = new Map(
    database
      .all("SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL")
      .map((row) => [String(row["name"]), String(row["sql"])]),
  );
  for (const object of schema.objects.values()) {
    if (!hasTable(object)) continue;
    const columns = columnsOf(schema, object);
    const existing = known.get(object.name.toLowerCase());
    if (existing) alterTable(database, object, columns, existing, migration);
    else {
      createTable(database, object, columns);
      migration.createdTables.push(object.name);
    }
    createIndexes(database, object, columns, indexes, migration);
  }
  if (migration.problems.length > 0) database.rollbackTo("create_tables");
  database.release("create_tables");
  return migration;
}

export interface Column {
  readonly field: FieldDefinition;
  readonly storage: Storage;
}

/** The stored fields of an object, in declaration order. */
export function columnsOf(schema: Schema, object: ObjectDefinition): Column[] {
  const columns: Column[] = [];
  for (const field of object.fields.values()) {
    const storage = columnStorage(schema, field);
    if (storage.form !== "none") columns.push({ field, storage });
  }
  return columns;
}

type KnownColumns = Map<string, Storage>;
function knownColumns(database: Database): Map<string, KnownColumns> {
  const known = new Map<string, KnownColumns>();
  for (const row of database.all("SELECT object, field, form, scale FROM _columns")) {
    const object = String(row["object"]);
    const columns = known.get(object) ?? new Map<string, Storage>();
    columns.set(String(row["field"]), {
      form: String(row["form"]) as Storage["form"],
      scale: Number(row["scale"]),
    });
    known.set(object, columns);
  }
  return known;
}

function columnSqls({ field, storage }: Column): string[] {
  const column = `${quote(field.name)} ${sqlTypes[storage.form]}${field.name === "Id" ? " PRIMARY KEY NOT NULL" : ""}`;
  return storage.form === "scaled" ? [column, `${quote(exactColumn(field.name))} TEXT`] : [column];
}
function addColumn(database: Database, object: ObjectDefinition, column: Column): void {
  for (const sql of columnSqls(column))
    database.exec(`ALTER TABLE ${quote(object.name)} ADD COLUMN ${sql}`);
}
function remember(database: Database, object: ObjectDefinition, { field, storage }: Column): void {
  database.run("INSERT OR REPLACE INTO _columns (object, field, form, scale) VALUES (?, ?, ?, ?)", [
    object.name.toLowerCase(),
    field.name.toLowerCase(),
    storage.form,
    storage.scale,
  ]);
}

function createTable(
  database: Database,
  object: ObjectDefinition,
  columns: readonly Column[],
): void {
  database.exec(`CREATE TABLE ${quote(object.name)} (${columns.flatMap(columnSqls).join(", ")})`);
  for (const column of columns) remember(database, object, column);
}

function alterTable(
  database: Database,
  object: ObjectDefinition,
  columns: readonly Column[],
  existing: KnownColumns,
  migration: { addedColumns: string[]; problems: MigrationProblem[] },
): void {
  for (const column of columns) {
    const old = existing.get(column.field.name.toLowerCase());
    if (!old) {
      addColumn(database, object, column);
      remember(database, object, column);
      migration.addedColumns.push(`${object.name}.${column.field.name}`);
    } else if (old.form !== column.storage.form || old.scale !== column.storage.scale) {
      const message = changeColumn(database, object, column, old);
      if (message === undefined) remember(database, object, column);
      else migration.problems.push({ object: object.name, field: column.field.name, message });
    }
  }
}

/** Changes a column's form; returns what stands against it. */
function changeColumn(
  database: Database,
  object: ObjectDefinition,
  { field, storage }: Column,
  old: Storage,
): string | undefined {
  const table = quote(object.name);
  const name = quote(field.name);
  if (textual.has(old.form) && textual.has(storage.form)) return undefined;
  if (old.form === "scaled" && storage.form === "scaled") {
    rescaleColumn(database, table, field.name, old, storage);
    return undefined;
  }
  const empty = old.form === "boolean" ? `${name} <> 0` : `${name} IS NOT NULL`;
  if (database.get(`SELECT 1 FROM ${table} WHERE ${empty} LIMIT 1`)) {
    return `${object.name}.${field.name} holds values kept as ${old.form} and can't become ${storage.form}. Clear the field first, or start with a new store (--reset).`;
  }
  for (const row of database.all(
    "SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND name LIKE ? ESCAPE '\\'",
    [object.name, `${object.name}.${field.name}.%`.replaceAll("_", "\\_")],
  )) {
    database.exec(`DROP INDEX ${quote(String(row["name"]))}`);
  }
  database.exec(`ALTER TABLE ${table} DROP COLUMN ${name}`);
  if (old.form === "scaled")
    database.exec(`ALTER TABLE ${table} DROP COLUMN ${quote(exactColumn(field.name))}`);
  addColumn(database, object, { field, storage });
  return undefined;
}

/** A field's number of decimals changed; its values stay what they are. */
function rescaleColumn(
  database: Database,
  table: string,
  field: string,
  old: Storage,
  storage: Storage,
): void {
  for (const row of database.all(
    `SELECT rowid AS id, ${readColumn(old, "", field)} AS value FROM ${table} WHERE ${quote(field)} IS NOT NULL`,
  )) {
    const value = fromStored(old, row["value"] ?? null);
    database.run(
      `UPDATE ${table} SET ${quote(field)} = ?, ${quote(exactColumn(field))} = ? WHERE rowid = ?`,
      [toStored(storage, value), exactText(storage, value), row["id"] ?? null],
    );
  }
}

interface IndexDefinition {
  readonly name: string;
  readonly sql: string;
  readonly unique: boolean;
  readonly field: FieldDefinition;
}

function indexesOf(object: ObjectDefinition, columns: readonly Column[]): IndexDefinition[] {
  const hasRecycleBin = object.fields.has("isdeleted");
  const definitions: IndexDefinition[] = [];
  for (const { field, storage } of columns) {
    const expression = storage.form === "text" ? `fold(${quote(field.name)})` : quote(field.name);
    // A deleted record does not hold its unique values: undeleting it checks them again. (A partial index would do the same, but SQLite likes to scan those.)
    if (field.unique) {
      const name = `${object.name}.${field.name}.unique`;
      const value = hasRecycleBin ? `CASE "IsDeleted" WHEN 0 THEN ${expression} END` : expression;
      definitions.push({
        name,
        unique: true,
        field,
        sql: `CREATE UNIQUE INDEX ${quote(name)} ON ${quote(object.name)} (${value})`,
      });
    }
    if ((!field.unique || hasRecycleBin) && isIndexed(object, field)) {
      const name = `${object.name}.${field.name}.index`;
      definitions.push({
        name,
        unique: false,
        field,
        sql: `CREATE INDEX ${quote(name)} ON ${quote(object.name)} (${expression})`,
      });
    }
  }
  return definitions;
}
function createIndexes(
  database: Database,
  object: ObjectDefinition,
  columns: readonly Column[],
  existing: ReadonlyMap<string, string>,
  migration: { addedIndexes: string[]; problems: MigrationProblem[] },
): void {
  const wanted = indexesOf(object, columns);
  const wantedNames = new Set(wanted.map((index) => index.name));
  for (const name of existing.keys())
    if (name.startsWith(`${object.name}.`) && !wantedNames.has(name))
      database.exec(`DROP INDEX IF EXISTS ${quote(name)}`);
  for (const index of wanted) {
    const old = existing.get(index.name);
    if (old === index.sql) continue;
    if (old !== undefined) database.exec(`DROP INDEX IF EXISTS ${quote(index.name)}`);
    try {
      database.exec(index.sql);
      migration.addedIndexes.push(index.name);
    } catch (error) {
      if (!index.unique || !(error instanceof Error) || !error.message.includes("UNIQUE"))
        throw error;
      migration.problems.push({
        object: object.name,
        field: index.field.name,
        message: `${object.name}.${index.field.name} can't become unique: records hold the same value. Change them first.`,
      });
    }
  }
}

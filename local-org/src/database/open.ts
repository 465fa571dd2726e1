// Opens the SQLite store: prepared statements are cached, the outermost savepoint is a write transaction, SOQL's functions are registered.
import { DatabaseSync } from "node:sqlite";
import type { StatementSync } from "node:sqlite";
import { sqlFunctions } from "../soql/sql-functions.ts";
import type { Database, SqlRow, SqlValue } from "./database.ts";

const statementCacheSize = 1000;

/** A file path, or ":memory:". The file is made when there is none. */
export function openDatabase(path: string): Database {
  const connection = new DatabaseSync(path, {
    timeout: 5000,
    enableForeignKeyConstraints: false,
    enableDoubleQuotedStringLiterals: false,
  });
  connection.exec(
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;",
  );
  for (const { name, apply } of sqlFunctions())
    connection.function(name, { deterministic: true }, apply);
  const callbacks: Callbacks = { rows: 0, evaluate: undefined };
  connection.function("stepped", { varargs: true }, () => {
    callbacks.rows++;
    return 1;
  });
  connection.function("formula_value", { varargs: true }, (key, ...values) =>
    evaluateFormula(callbacks, key, values, false),
  );
  connection.function("formula_text", { varargs: true }, (key, ...values) =>
    evaluateFormula(callbacks, key, values, true),
  );
  return new SqliteDatabase(connection, callbacks);
}

type Evaluate = (key: string, values: readonly SqlValue[], exact: boolean) => SqlValue;
/** What the connection's functions reach: the count of rows, and the formulas of the query that runs now. */
interface Callbacks {
  rows: number;
  evaluate: Evaluate | undefined;
}

function evaluateFormula(
  { evaluate }: Callbacks,
  key: SqlValue,
  values: readonly SqlValue[],
  exact: boolean,
): SqlValue {
  if (!evaluate || typeof key !== "string")
    throw new Error(`the formula ${String(key)} is read outside of a query`);
  return evaluate(key, values, exact);
}

class SqliteDatabase implements Database {
  readonly #connection: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  readonly #savepoints: string[] = [];
  readonly #callbacks: Callbacks;

  constructor(connection: DatabaseSync, callbacks: Callbacks) {
    this.#connection = connection;
    this.#callbacks = callbacks;
  }

  all(sql: string, parameters: readonly SqlValue[] = []): SqlRow[] {
    return this.#prepare(sql).all(...parameters);
  }
  get(sql: string, parameters: readonly SqlValue[] = []): SqlRow | undefined {
    return this.#prepare(sql).get(...parameters);
  }
  run(sql: string, parameters: readonly SqlValue[] = []): { changes: number } {
    return { changes: Number(this.#prepare(sql).run(...parameters).changes) };
  }
  exec(sql: string): void {
    this.#connection.exec(sql);
  }

  // The first savepoint begins an immediate transaction: a deferred one could fail when it turns from reading to writing while another process writes.
  savepoint(name: string): void {
    if (this.#savepoints.length === 0) this.#connection.exec("BEGIN IMMEDIATE");
    this.#connection.exec(`SAVEPOINT ${quote(name)}`);
    this.#savepoints.push(name);
  }
  rollbackTo(name: string): void {
    const index = this.#indexOf(name);
    this.#connection.exec(`ROLLBACK TO ${quote(name)}`);
    this.#savepoints.length = index + 1;
  }
  release(name: string): void {
    const index = this.#indexOf(name);
    this.#connection.exec(`RELEASE ${quote(name)}`);
    this.#savepoints.length = index;
    if (index === 0) this.#connection.exec("COMMIT");
  }

  close(): void {
    this.#statements.clear();
    this.#connection.close();
  }

  explain(sql: string, parameters: readonly SqlValue[] = []): string[] {
    return this.#connection
      .prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .all(...parameters)
      .map((row) => String(row["detail"]));
  }

  rowsStepped(): number {
    const { rows } = this.#callbacks;
    this.#callbacks.rows = 0;
    return rows;
  }

  withFormulas<T>(evaluate: Evaluate, run: () => T): T {
    const outer = this.#callbacks.evaluate;
    this.#callbacks.evaluate = evaluate;
    try {
      return run();
    } finally {
      this.#callbacks.evaluate = outer;
    }
  }

  #indexOf(name: string): number {
    const index = this.#savepoints.lastIndexOf(name);
    if (index < 0) throw new Error(`no savepoint '${name}' is open`);
    return index;
  }

  #prepare(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known) return known;
    if (this.#statements.size >= statementCacheSize) this.#statements.clear();
    const statement = this.#connection.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}

export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

// The store: one SQLite file (or memory) behind prepared statements, savepoints and nothing else. SQL only; no Salesforce rules here.

export type SqlValue = null | number | bigint | string | Uint8Array;
export type SqlRow = Record<string, SqlValue>;

export interface Database {
  /** All rows of a prepared (and cached) statement. Parameters are positional. */
  all(sql: string, parameters?: readonly SqlValue[]): SqlRow[];
  get(sql: string, parameters?: readonly SqlValue[]): SqlRow | undefined;
  run(sql: string, parameters?: readonly SqlValue[]): { changes: number };
  exec(sql: string): void;
  /** The outermost savepoint begins a write transaction, and releasing it commits. */
  savepoint(name: string): void;
  rollbackTo(name: string): void;
  release(name: string): void;
  close(): void;
  /** The lines of SQLite's query plan: `SEARCH …` uses an index, `SCAN …` reads everything. */
  explain(sql: string, parameters?: readonly SqlValue[]): string[];
  /** While `run` runs, the SQL functions `formula_value` and `formula_text` call `evaluate` with the key of a formula field and what it reads. */
  withFormulas<T>(
    evaluate: (key: string, values: readonly SqlValue[], exact: boolean) => SqlValue,
    run: () => T,
  ): T;
  /** Rows that queries run with `countRows` stepped over since the last call, for benches that prove a query does not scan. */
  rowsStepped(): number;
}

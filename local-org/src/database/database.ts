// The store: one SQLite file (or memory) behind prepared statements, savepoints and nothing else. SQL only; no Salesforce rules here.

export type SqlValue = null | number | bigint | string | Uint8Array;
export type SqlRow = Record<string, SqlValue>;

export interface Database {
  /** All rows of a prepared (and cached) statement. Parameters are positional. */
  all(sql: string, parameters?: readonly SqlValue[]): SqlRow[];
  get(sql: string, parameters?: readonly SqlValue[]): SqlRow | undefined;
  run(sql: string, parameters?: readonly SqlValue[]): { changes: number };
  exec(sql: string): void;
  savepoint(name: string): void;
  rollbackTo(name: string): void;
  release(name: string): void;
  close(): void;
  /** Rows the virtual machine stepped over since the last call with reset, for benches that prove a query does not scan. */
  explain(sql: string, parameters?: readonly SqlValue[]): string[];
}

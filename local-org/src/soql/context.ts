// What running a query needs from outside: the store, the user, the clock, permissions, sharing, formulas. The org supplies it all.
import type { FieldDefinition, ObjectDefinition } from "../metadata/schema.ts";
import type { UserAccess } from "./access.ts";
import type { Fragment } from "./fragment.ts";
import type { SqlScalar } from "./sql-functions.ts";
import type { NeutralValue, ValueCodec } from "./values.ts";

/** The part of database/ that queries use. */
export interface QueryStore {
  all(sql: string, parameters: readonly SqlScalar[]): Record<string, SqlScalar>[];
  /** While `run` runs, the SQL functions `formula_value` and `formula_text` call this with the key and values of a formula field. */
  withFormulas<T>(evaluate: FormulaFunction, run: () => T): T;
}
/** `exact`: the value as it is selected (numbers as text), else as it is compared. */
export type FormulaFunction = (
  key: string,
  values: readonly SqlScalar[],
  exact: boolean,
) => SqlScalar;

/** The row condition of record visibility. `alias` is an SQL alias of the object's table; null: every record is visible. */
export interface SharingFilter {
  sqlFor(object: ObjectDefinition, alias: string): Fragment | null;
}

/** Formula fields: what each reads, and its value. */
export interface FormulaSource {
  /** Paths in the formula layer's form: relationship names on the way, a field last; `Owner:User` picks one target of a polymorphic lookup. */
  pathsOf(object: ObjectDefinition, field: FieldDefinition): readonly (readonly string[])[];
  /** `read` answers for the paths that `pathsOf` gave. Errors in the formula are null. */
  evaluate(
    object: ObjectDefinition,
    field: FieldDefinition,
    read: (path: readonly string[]) => NeutralValue,
  ): NeutralValue;
}

interface QueryUser {
  readonly id: string;
  readonly timeZone: string;
  readonly locale: string;
  readonly currency?: string;
}

export interface QueryContext<V = unknown> {
  readonly store: QueryStore;
  /** By name without the colon; names ignore case. */
  readonly binds: Readonly<Record<string, V>>;
  readonly codec: ValueCodec<V>;
  readonly user: QueryUser;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** User mode's permissions; null: system mode. */
  readonly access: UserAccess | null;
  /** Permissions for WITH SECURITY_ENFORCED, which holds in system mode too. */
  readonly enforcedAccess?: UserAccess;
  /** null: without sharing. */
  readonly sharing: SharingFilter | null;
  readonly formulas?: FormulaSource;
  readonly allRows?: boolean;
  readonly fiscalYearStartMonth?: number;
  /** Count every row that SQLite steps over (`Database.rowsStepped`), for benches. */
  readonly countRows?: boolean;
}

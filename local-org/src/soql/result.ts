// What a query gives back.

/** A field's value as the codec decoded it, a parent record (null when there is none), or child records. */
export type QueryValue<V> = V | QueryRow<V> | readonly QueryRow<V>[] | null;

export interface QueryRow<V = unknown> {
  /** The record's object (`Name` behind a polymorphic relationship), or `AggregateResult`. */
  readonly object: string;
  /**
   * By lower-cased name: fields (`id` is always there), relationships (`account`, `contacts`), aliases (`expr0`).
   * The foreign key of a selected relationship is there too, as on the platform.
   */
  readonly fields: Map<string, QueryValue<V>>;
}
export const isQueryRow = (value: unknown): value is QueryRow =>
  typeof value === "object" && value !== null && "fields" in value && value.fields instanceof Map;

export interface QueryResult<V = unknown> {
  /** Empty for COUNT(). */
  readonly rows: QueryRow<V>[];
  /** Number of rows, or what COUNT() counted. */
  readonly size: number;
  /** Rows that count against the limit on query rows: children too; a COUNT() is one. */
  readonly rowCount: number;
}

/** What SELECT names, for headers and for records as the API shows them. */
export interface OutputColumn {
  readonly key: string;
  readonly name: string;
  readonly kind: "value" | "parent" | "children";
  readonly columns: readonly OutputColumn[];
}

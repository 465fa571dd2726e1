// The checked query: every name resolved against the Schema, every value in neutral form; what SQL is made from.
import type { ChildRelationship, FieldDefinition, ObjectDefinition } from "../metadata/schema.ts";
import type { Amount, ComparisonOperator, Span } from "./ast.ts";
import type { Storage } from "./storage.ts";
import type { NeutralValue } from "./values.ts";

/** One step from a record to its parent. `targets` has more than one entry for polymorphic lookups (Owner, What, Who). */
export interface Hop {
  readonly field: FieldDefinition;
  readonly name: string;
  readonly from: ObjectDefinition;
  readonly targets: readonly ObjectDefinition[];
}
export interface ResolvedPath {
  readonly hops: readonly Hop[];
  /** Objects that have the field: more than one behind a polymorphic hop. */
  readonly owners: readonly ObjectDefinition[];
  readonly field: FieldDefinition;
  readonly span: Span;
  readonly text: string;
}

export type DateFunction =
  | "calendar_year"
  | "calendar_quarter"
  | "calendar_month"
  | "day_in_month"
  | "day_in_week"
  | "day_in_year"
  | "day_only"
  | "fiscal_year"
  | "fiscal_quarter"
  | "fiscal_month"
  | "hour_in_day"
  | "week_in_month"
  | "week_in_year";
export type AggregateFunction = "count" | "count_distinct" | "sum" | "avg" | "min" | "max";

/** Something with a value for each row (or each group). */
export type Operand = { readonly storage: Storage; readonly text: string; readonly span: Span } & (
  | { readonly kind: "field"; readonly path: ResolvedPath }
  | {
      readonly kind: "date";
      readonly function: DateFunction;
      readonly path: ResolvedPath;
      readonly localTime: boolean;
    }
  | {
      readonly kind: "aggregate";
      readonly function: AggregateFunction;
      /** absent: COUNT() */ readonly path?: ResolvedPath;
    }
  | { readonly kind: "grouping"; readonly path: ResolvedPath }
  | { readonly kind: "label"; readonly path: ResolvedPath }
);

export type CheckedValue =
  | { readonly kind: "literal"; readonly value: NeutralValue }
  | {
      readonly kind: "pattern";
      /** a SQLite LIKE pattern, escaped with a backslash */ readonly pattern: string;
    }
  | { readonly kind: "dateLiteral"; readonly name: string; readonly count: number }
  | { readonly kind: "bind"; readonly name: string; readonly index: number }
  | { readonly kind: "list"; readonly values: readonly CheckedValue[] }
  | { readonly kind: "subquery"; readonly query: CheckedQuery };

export type CheckedCondition =
  | { readonly kind: "and" | "or"; readonly conditions: readonly CheckedCondition[] }
  | { readonly kind: "not"; readonly condition: CheckedCondition }
  | {
      readonly kind: "compare";
      readonly left: Operand;
      readonly operator: ComparisonOperator;
      readonly value: CheckedValue;
    };

type OutputFormat = "label" | "format";
export type CheckedSelect =
  | {
      readonly kind: "value";
      readonly operand: Operand;
      /** key of the value: set for functions and in aggregate queries */ readonly alias?: string;
      readonly format?: OutputFormat;
      /** named by FIELDS(): left out when the user may not read it */ readonly optional?: boolean;
      /** part of an address that was named as a whole */ readonly ofCompound?: boolean;
    }
  | {
      readonly kind: "children";
      readonly name: string;
      readonly relationship: ChildRelationship;
      readonly link: FieldDefinition;
      readonly query: CheckedQuery;
    }
  | {
      readonly kind: "typeof";
      readonly hop: Hop;
      readonly whens: readonly {
        readonly object: ObjectDefinition;
        readonly fields: readonly ResolvedPath[];
      }[];
      readonly otherwise: readonly ResolvedPath[];
      readonly span: Span;
    };

export interface CheckedOrder {
  readonly operand: Operand;
  readonly descending: boolean;
  readonly nulls: "first" | "last";
}
export interface CheckedGroup {
  readonly kind: "plain" | "rollup" | "cube";
  readonly operands: readonly Operand[];
}

export interface CheckedQuery {
  readonly object: ObjectDefinition;
  readonly kind: "records" | "aggregates" | "count";
  readonly select: readonly CheckedSelect[];
  readonly where?: CheckedCondition;
  readonly groupBy?: CheckedGroup;
  readonly having?: CheckedCondition;
  readonly orderBy: readonly CheckedOrder[];
  readonly limit?: Amount;
  readonly offset?: Amount;
  readonly scope: "everything" | "mine";
  readonly allRows: boolean;
}

/** A name the query uses, for user mode: the field (none: the object itself) must be readable. `selected`: in SELECT, not only in a filter. */
export interface FieldUse {
  readonly object: ObjectDefinition;
  readonly field?: FieldDefinition;
  readonly selected: boolean;
  readonly span: Span;
  readonly text: string;
}

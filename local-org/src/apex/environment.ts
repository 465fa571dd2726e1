// What the checker asks of the layers around it, so that apex/ itself stays pure: the Schema, the platform library and a SOQL checker.
import type { Schema } from "../metadata/schema.ts";
import type { Library } from "./library.ts";
import type { ApexType } from "./types.ts";

export interface QueryCheck {
  /** offsets refer to the query text given */
  readonly problems: readonly {
    readonly message: string;
    readonly start: number;
    readonly end: number;
    readonly unsupported?: boolean;
  }[];
  readonly result:
    | { readonly kind: "records"; readonly object: string }
    | { readonly kind: "aggregates" }
    | { readonly kind: "count" }
    | { readonly kind: "search" };
  /** access written in the query */
  readonly access?: "user" | "system";
  /** per bind: the type the position wants, where it is known, and whether a collection is wanted (IN) */
  readonly binds: readonly { readonly expected?: ApexType; readonly collection: boolean }[];
}
export interface ApexEnvironment {
  readonly schema: Schema;
  readonly library: Library;
  checkSoql(text: string, apiVersion: number): QueryCheck;
  checkSosl(text: string, apiVersion: number): QueryCheck;
}

/** A problem in source: collected, never thrown. `code` is in diagnostics.ts's catalogue. */
export interface ApexDiagnostic {
  readonly code: string;
  readonly severity: "error" | "warning";
  readonly message: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly start: number;
  readonly end: number;
  readonly hint?: string;
  readonly unsupported?: boolean;
}

// SOSL in the org's name.
import type { AccessMode } from "../apex/ast.ts";
import type { QueryCheck } from "../apex/environment.ts";
import type { Schema } from "../metadata/schema.ts";
import { UnsupportedError } from "../platform/values/errors.ts";
import type { Binds } from "./queries.ts";
import type { Transaction } from "./transaction.ts";

const ADVICE = "Use a SOQL query with LIKE.";

export function checkSearch(_schema: Schema, text: string, _apiVersion: number): QueryCheck {
  return { problems: [{ message: `SOSL is not supported by the local org. ${ADVICE}`, start: 0, end: text.length, unsupported: true }], result: { kind: "search" }, binds: [] };
}

export function runSearch(tx: Transaction, run: { readonly text: string; readonly binds: Binds; readonly access: AccessMode }): unknown {
  tx.count("SoslQueries", 1);
  throw new UnsupportedError(`SOSL (${run.text.slice(0, 60)})`, ADVICE);
}

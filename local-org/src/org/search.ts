// SOSL in the org's name: mode, sharing, limits, rows turned into records.
import type { AccessMode } from "../apex/ast.ts";
import { compileSearch, executeSearch } from "../soql/search.ts";
import { SoqlError } from "../soql/problem.ts";
import { ApexList } from "../platform/values/collections.ts";
import { recordsOfRows, queryContext, queryException } from "./queries.ts";
import type { Binds } from "./queries.ts";
import type { Transaction } from "./transaction.ts";

/** A list for each object of RETURNING, in order. */
export function runSearch(
  tx: Transaction,
  run: { readonly text: string; readonly binds: Binds; readonly access: AccessMode },
): ApexList {
  tx.count("SoslQueries", 1);
  try {
    const compiled = compileSearch(run.text, tx.state.schema);
    const context = queryContext(tx, run.binds, compiled.access ?? run.access);
    // Tests find what Test.setFixedSearchResults says, else nothing (Apex Developer Guide, "Adding SOSL Queries to Unit Tests").
    const fixedIds = tx.fixedSearchIds ?? (tx.state.isTest ? [] : undefined);
    const result = executeSearch(compiled, context, fixedIds === undefined ? {} : { fixedIds });
    tx.count("QueryRows", result.rowCount);
    return new ApexList(
      "List<SObject>",
      result.lists.map(({ object, rows }) => new ApexList(object, recordsOfRows(tx.state, rows))),
    );
  } catch (error) {
    if (error instanceof SoqlError)
      throw error.unsupported
        ? queryException(error)
        : Object.assign(queryException(error), { $type: "System.SearchException" });
    throw error;
  }
}

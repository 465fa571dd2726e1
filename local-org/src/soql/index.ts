// SOQL and SOSL: text -> checked query -> SQL -> rows. Pure: the store, clock, user and permissions come in a QueryContext.
//
//   const compiler = queryCompiler(schema);                  // caches by text
//   compiler.check(text, apiVersion)                         // QueryCheck, for the Apex checker; never throws
//   const query = compiler.compile(text, { apiVersion });    // throws SoqlError { code, message, start, end, unsupported }
//   executeQuery(query, { store: database, binds, codec, user, now, access, sharing, formulas })
//     -> { rows: QueryRow[], size, rowCount }; throws SoqlError for access, binds and bounds
//   compileSearch / executeSearch / checkSearch: the same for FIND
export { checkQuery, compileQuery } from "./compile.ts";
export { describePlan, executeQuery, statementsOf } from "./execute.ts";
export { checkSearch, compileSearch, executeSearch } from "./search.ts";
export type { SearchOptions } from "./search.ts";
export { SoqlError } from "./problem.ts";

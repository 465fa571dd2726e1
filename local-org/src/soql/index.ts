// SOQL and SOSL: text -> checked query -> SQL -> rows. Pure: the store, clock, user and permissions come in a QueryContext.
//
//   const compiler = queryCompiler(schema);                  // caches by text
//   compiler.check(text, apiVersion)                         // QueryCheck, for the Apex checker; never throws
//   const query = compiler.compile(text, { apiVersion });    // throws SoqlError { code, message, start, end, unsupported }
//   executeQuery(query, { store: database, binds, codec, user, now, access, sharing, formulas })
//     -> { rows: QueryRow[], size, rowCount }; throws SoqlError for access, binds and bounds
//   compileSearch / executeSearch / checkSearch: the same for FIND
export { checkQuery, compileQuery, queryCompiler } from "./compile.ts";
export type { CompiledQuery, CompileOptions, QueryCompiler } from "./compile.ts";
export { describePlan, executeQuery, statementsOf } from "./execute.ts";
export { checkSearch, compileSearch, executeSearch } from "./search.ts";
export type { CompiledSearch, SearchOptions, SearchResult } from "./search.ts";
export type {
  FormulaFunction,
  FormulaSource,
  QueryContext,
  QueryStore,
  QueryUser,
  SharingFilter,
} from "./context.ts";
export type { UserAccess } from "./access.ts";
export type { BindUse } from "./check-context.ts";
export type { FieldUse } from "./checked.ts";
export { SoqlError } from "./problem.ts";
export type { SoqlProblem } from "./problem.ts";
export { isQueryRow } from "./result.ts";
export type { OutputColumn, QueryResult, QueryRow, QueryValue } from "./result.ts";
export {
  asDecimal,
  decimal,
  decimalToText,
  neutralCodec,
  parseDecimal,
  rescale,
} from "./values.ts";
export type {
  BlobValue,
  DateValue,
  DatetimeValue,
  DecimalValue,
  DoubleValue,
  NeutralValue,
  TimeValue,
  ValueCodec,
} from "./values.ts";
export { idChecksum, makeId, toLongId } from "./id-form.ts";
export { fold } from "./sql-functions.ts";
export { isIndexed, StorageError, valueStorage } from "./storage.ts";
export type { Storage, StorageForm } from "./storage.ts";

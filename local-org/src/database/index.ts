// The store of a local org. Typical use:
//
//   const database = openDatabase(path);                      // ":memory:" for tests
//   const { problems } = createTables(database, schema);      // idempotent; migrates an older store; with problems nothing changed: refuse to open
//   const records = openRecords(database, schema);
//   const ids = records.newIds(object, rows.length);          // object: ObjectDefinition
//   records.insert("Account", rows);                          // Row = ReadonlyMap<lower-cased field, NeutralValue>, with "id"
//   records.update("Account", [new Map([["id", id], ["name", "Acme"]])]);
//   records.selectByIds("Account", ids)                       // Map<Id, Row>
//   records.selectByField("Contact", "AccountId", ids)        // children; external ids; duplicates (text without case)
//   records.remove("Account", ids, { at: now, root: id }); records.restore("Account", ids); records.removedWith(id)
//
// Values are neutral (soql/values.ts): null, string, boolean, number (Integer fields), { kind: "decimal" | "double" | "date" | "datetime" | "time" | "blob" }.
// `database.savepoint/rollbackTo/release` bracket transactions; the outermost one is BEGIN IMMEDIATE … COMMIT.
export type { Database, SqlRow, SqlValue } from "./database.ts";
export { openDatabase } from "./open.ts";
export { createTables } from "./tables.ts";
export type { MigrationProblem } from "./tables.ts";
export { openRecords, UniqueError } from "./rows.ts";
export type { RecordStore, Row, SelectOptions } from "./rows.ts";

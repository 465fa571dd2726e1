// Records that Approval.lock has locked (Apex Reference, "Approval Class"): whoever is no administrator may neither edit nor delete them.
import type { Database } from "../database/database.ts";
import type { ObjectDefinition } from "../metadata/schema.ts";
import type { DmlResult } from "../platform/ports.ts";
import { dmlException } from "./dml/errors.ts";
import type { Saving } from "./dml/saving.ts";
import { fail, hasFailed } from "./dml/saving.ts";
import { permissionsOf } from "./sharing/record-access.ts";
import { objectOfId } from "./state.ts";
import type { Transaction } from "./transaction.ts";

/** In the store, so that a rollback undoes locks as it undoes DML. */
export class RecordLocks {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
    database.exec(`CREATE TABLE IF NOT EXISTS "_record_lock" (id TEXT PRIMARY KEY) WITHOUT ROWID`);
  }
  set(id: string, isLocked: boolean): void {
    this.database.run(
      isLocked
        ? `INSERT OR IGNORE INTO "_record_lock" (id) VALUES (?)`
        : `DELETE FROM "_record_lock" WHERE id = ?`,
      [id],
    );
  }
  /** Those of the records that are locked. */
  among(ids: readonly string[]): ReadonlySet<string> {
    const found = this.database.all(
      `SELECT id FROM "_record_lock" WHERE id IN (SELECT value FROM json_each(?))`,
      [JSON.stringify(ids)],
    );
    return new Set(found.map((row) => String(row["id"])));
  }
}

/** Whoever may modify all records of the object edits locked ones too; nobody else does, whatever mode the code runs in. */
export function refuseLocked(
  tx: Transaction,
  object: ObjectDefinition,
  records: readonly { readonly id: string | null; readonly errors: Saving["errors"] }[],
): void {
  const ids = records.flatMap(({ id }) => (id === null ? [] : [id]));
  const locked = tx.state.locks.among(ids);
  if (locked.size === 0 || permissionsOf(tx.state, tx.user.id).object(object).modifyAll) return;
  for (const one of records)
    if (one.id !== null && locked.has(one.id) && !hasFailed(one))
      fail(one, "ENTITY_IS_LOCKED", "the entity is locked for editing");
}

/** Counts as DML; a record that is not there fails. */
export function lockRecords(
  tx: Transaction,
  ids: readonly string[],
  isLocked: boolean,
  allOrNone: boolean,
): DmlResult[] {
  tx.count("DmlStatements", 1);
  tx.count("DmlRows", ids.length);
  const results = ids.map((id): DmlResult => {
    const object = objectOfId(tx.state, id);
    const isThere = object !== undefined && tx.state.records.selectByIds(object.name, [id]).has(id);
    return {
      id,
      success: isThere,
      created: false,
      errors: isThere
        ? []
        : [
            {
              statusCode: "INVALID_CROSS_REFERENCE_KEY",
              message: "invalid cross reference id",
              fields: [],
            },
          ],
    };
  });
  const failed = results.flatMap(({ id, success, errors }, index) =>
    success ? [] : [{ index, id, errors }],
  );
  if (allOrNone && failed.length > 0)
    throw dmlException(tx.state.schema, isLocked ? "lock" : "unlock", failed);
  for (const { id, success } of results)
    if (success && id !== null) tx.state.locks.set(id, isLocked);
  tx.uncommittedWork = true;
  return results;
}

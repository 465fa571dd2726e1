// Queries, DML, savepoints, settings and custom metadata for the platform library.
import type { OrgPorts } from "../../platform/ports.ts";
import { apexError, nullPointer } from "../../platform/values/exception.ts";
import { recordShapes } from "../../platform/values/record-shape.ts";
import { SObject } from "../../platform/values/sobject.ts";
import type { ObjectDefinition } from "../../metadata/schema.ts";
import { resolveObject } from "../../metadata/schema.ts";
import type { Row } from "../../database/index.ts";
import { convertLeads } from "../dml/convert-lead.ts";
import { performDml } from "../dml/index.ts";
import { mergeRecords } from "../dml/merge.ts";
import { locate, relocate } from "../located-rows.ts";
import { recordsOf, runQuery } from "../queries.ts";
import type { Binds } from "../queries.ts";
import { lockRecords } from "../record-locks.ts";
import { runSearch } from "../search.ts";
import type { Session } from "../session.ts";
import { objectOfId } from "../state.ts";
import { toApex } from "../codec.ts";
import { settingOf } from "../settings-records.ts";
import type { Transaction } from "../transaction.ts";

type DataPorts = Pick<
  OrgPorts,
  | "query"
  | "locate"
  | "relocate"
  | "countQuery"
  | "search"
  | "dml"
  | "merge"
  | "convertLead"
  | "setSavepoint"
  | "rollback"
  | "releaseSavepoint"
  | "emptyRecycleBin"
  | "lockRecords"
  | "lockedAmong"
  | "customSetting"
  | "customMetadata"
  | "customSettingRows"
>;

export function dataPorts(session: Session): DataPorts {
  return {
    query(text, binds, access) {
      const { compiled, result } = runQuery(session.tx, {
        text,
        binds: bindsOf(session, binds),
        access,
        apiVersion: session.rt.currentApiVersion(),
      });
      return recordsOf(session.org, compiled, result);
    },
    locate: (text, binds, access, limit) =>
      locate(
        session,
        {
          text,
          binds: bindsOf(session, binds),
          access,
          apiVersion: session.rt.currentApiVersion(),
        },
        limit,
      ),
    relocate: (stored) => relocate(session, stored),
    countQuery(text, binds, access) {
      const { compiled, result } = runQuery(session.tx, {
        text,
        binds: bindsOf(session, binds),
        access,
        apiVersion: session.rt.currentApiVersion(),
      });
      return compiled.kind === "count" ? result.size : result.rows.length;
    },
    search: (text, binds, access) =>
      runSearch(session.tx, { text, binds: bindsOf(session, binds), access }),
    dml: (operation, records, options) => performDml(session.tx, operation, records, options),
    merge(master, duplicates, options) {
      if (!(master instanceof SObject)) throw nullPointer();
      return mergeRecords(session.tx, master, duplicates, options);
    },
    convertLead: (conversions, options) => convertLeads(session.tx, conversions, options),
    setSavepoint() {
      session.tx.count("DmlStatements", 1);
      return session.tx.savepoint("apex");
    },
    rollback(savepoint) {
      session.tx.count("DmlStatements", 1);
      if (!session.tx.isOpen(savepoint))
        throw apexError(
          "System.TypeException",
          "Savepoint is invalid: it was rolled back past, released, or belongs to another transaction.",
        );
      session.tx.rollbackTo(savepoint);
    },
    releaseSavepoint(savepoint) {
      if (!session.tx.isOpen(savepoint))
        throw apexError(
          "System.TypeException",
          "Savepoint is invalid: it was rolled back past, released, or belongs to another transaction.",
        );
      session.tx.release(savepoint);
    },
    emptyRecycleBin: (ids) => emptyRecycleBin(session.tx, ids),
    lockRecords: (ids, isLocked, allOrNone) => lockRecords(session.tx, ids, isLocked, allOrNone),
    lockedAmong: (ids) => session.org.locks.among(ids),
    customSetting: (object, owner) => setting(session.tx, object, owner),
    customMetadata: (type) => allRows(session.tx, type),
    customSettingRows: (type) => allRows(session.tx, type),
  };
}

/** Binds that were given, else the variables around the call. */
function bindsOf(session: Session, binds: Binds): Binds {
  return Object.keys(binds).length > 0 ? binds : (session.tx.scopeBinds ?? binds);
}

function emptyRecycleBin(
  tx: Transaction,
  ids: readonly string[],
): ReturnType<OrgPorts["emptyRecycleBin"]> {
  tx.count("DmlStatements", 1);
  tx.count("DmlRows", ids.length);
  return ids.map((id) => {
    const object = objectOfId(tx.state, id);
    const row =
      object && tx.state.records.selectByIds(object.name, [id], { includeDeleted: true }).get(id);
    if (!object || row?.get("isdeleted") !== true || !tx.state.records.isInBin(id))
      return {
        id,
        success: false,
        created: false,
        errors: [
          {
            statusCode: "INVALID_ID_FIELD",
            message: "Invalid record id; the record isn't in the recycle bin",
            fields: [],
          },
        ],
      };
    tx.state.records.leaveBin([id]);
    return { id, success: true, created: false, errors: [] };
  });
}

function recordOfRow(tx: Transaction, objectName: string, row: Row): SObject {
  const shape = recordShapes(tx.state.schema).of(objectName);
  if (!shape) throw apexError("System.TypeException", `Invalid sobject type: ${objectName}`);
  const record = new SObject(shape);
  for (const [key, value] of row) if (value !== null) record.fields.set(key, toApex(value));
  return record;
}

/** The row of exactly that owner (a list setting: of that name); owner null: the organisation's. */
function setting(tx: Transaction, objectName: string, owner: string | null): SObject | null {
  const object = objectOf(tx, objectName);
  const row =
    object.settingType === "List"
      ? owner === null
        ? undefined
        : tx.state.records.selectByField(object.name, "Name", [owner])[0]
      : settingOf(tx, object.name, owner ?? tx.state.organizationId);
  return row ? recordOfRow(tx, object.name, row) : null;
}

function objectOf(tx: Transaction, name: string): ObjectDefinition {
  const object = resolveObject(tx.state.schema, name);
  if (!object) throw apexError("System.TypeException", `Invalid sobject type: ${name}`);
  return object;
}

/** Every row of a custom metadata type or a list setting. */
function allRows(tx: Transaction, type: string): SObject[] {
  const object = objectOf(tx, type);
  return tx.state.records.selectAll(object.name).map((row) => recordOfRow(tx, object.name, row));
}

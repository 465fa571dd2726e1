// Merging accounts, contacts, leads or cases: children move to the master, the others are deleted.
import type { ObjectDefinition } from "../../metadata/schema.ts";
import { qualifiedName } from "../../metadata/schema.ts";
import type { DmlOptions, DmlResult } from "../../platform/ports.ts";
import { apexError, nullPointer } from "../../platform/values/exception.ts";
import { SObject } from "../../platform/values/sobject.ts";
import { toLongId } from "../../soql/id-form.ts";
import type { Transaction } from "../transaction.ts";
import { requireObjectAccess } from "./access.ts";
import { redateMaster } from "./activities.ts";
import { deleteChunk, removalOf } from "./delete.ts";
import { dmlException } from "./errors.ts";
import { performDml } from "./index.ts";
import type { Saving } from "./saving.ts";
import { hasFailed } from "./saving.ts";

const MERGEABLE = new Set(["Account", "Contact", "Lead", "Case"]);

export function mergeRecords(
  tx: Transaction,
  master: SObject,
  duplicates: readonly unknown[],
  options: DmlOptions,
): DmlResult[] {
  const object = mergeable(tx, master);
  if (duplicates.length > 2)
    throw apexError("System.ListException", "Merge: at most two records may be merged into one.");
  const ids = duplicates.map(idOf);
  if (options.access === "user") {
    requireObjectAccess(tx, object, "edit");
    requireObjectAccess(tx, object, "delete");
  }
  const masterId = master.id ?? missingId(tx);
  const savepoint = tx.savepoint("merge");
  try {
    removeDuplicates(tx, object, ids, masterId, options);
    performDml(tx, "update", [master], { ...options, allOrNone: true });
    tx.release(savepoint);
  } catch (error) {
    tx.rollbackTo(savepoint);
    tx.release(savepoint);
    throw error;
  }
  return ids.map((id) => ({ id, success: true, created: false, errors: [] }));
}

function mergeable(tx: Transaction, master: SObject): ObjectDefinition {
  const object = master.shape.definition;
  if (object && MERGEABLE.has(object.name)) return object;
  const name = qualifiedName(tx.state.schema, master.typeName);
  throw apexError("System.TypeException", `DML operation Merge not allowed on ${name}`);
}
function idOf(duplicate: unknown): string {
  if (duplicate instanceof SObject && duplicate.id !== null) return duplicate.id;
  const id = typeof duplicate === "string" ? toLongId(duplicate) : undefined;
  if (id === undefined) throw nullPointer();
  return id;
}
function missingId(tx: Transaction): never {
  const message = "Id not specified in a merge call";
  const errors = [{ statusCode: "MISSING_ARGUMENT", message, fields: [] }];
  throw dmlException(tx.state.schema, "merge", [{ index: 0, id: null, errors }]);
}

/**
 * The before delete triggers run, then the children move and MasterRecordId is set, then the after delete triggers run: only they see
 * it; the master is updated last (Apex Developer Guide, "Triggers and Merge Statements").
 */
function removeDuplicates(
  tx: Transaction,
  object: ObjectDefinition,
  ids: readonly string[],
  masterId: string,
  { access }: DmlOptions,
): void {
  const { records, schema } = tx.state;
  const rows = records.selectByIds(object.name, ids);
  const removals = ids.map((id, index) => removalOf(tx, object, index, id, rows.get(id)));
  const beforeRemoval = (): void => {
    reparent(tx, object.name, ids, masterId);
    redateMaster(tx, object, masterId);
    if (object.fields.has("masterrecordid")) nameMaster(tx, object, removals, masterId);
  };
  const context = { object, access, allOrNone: true, isSystem: false, beforeRemoval };
  deleteChunk(tx, context, removals);
  const failed = removals.filter(hasFailed);
  if (failed.length > 0) throw dmlException(schema, "merge", failed);
}

function nameMaster(
  tx: Transaction,
  object: ObjectDefinition,
  removals: readonly Saving[],
  masterId: string,
): void {
  const master = ["masterrecordid", masterId] as const;
  for (const removal of removals) {
    tx.state.records.update(object.name, [new Map([["id", removal.id], master])]);
    removal.old = new Map([...(removal.old ?? []), master]);
  }
}

/** Every lookup and master-detail that points at a duplicate points at the master; no triggers run on the children. */
function reparent(tx: Transaction, objectName: string, from: readonly string[], to: string): void {
  const { schema, records } = tx.state;
  for (const child of schema.objects.values()) {
    if (child.kind === "share" || child.kind === "history" || child.kind === "platformEvent")
      continue;
    for (const field of child.fields.values()) {
      if (!field.reference?.to.includes(objectName) || field.name === "MasterRecordId") continue;
      const rows = records.selectByField(child.name, field.name, from, { fields: ["Id"] });
      if (rows.length > 0)
        records.update(
          child.name,
          rows.map(
            (row) =>
              new Map([
                ["id", row.get("id") ?? null],
                [field.name.toLowerCase(), to],
              ]),
          ),
        );
    }
  }
}

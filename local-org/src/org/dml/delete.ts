// Deleting and bringing back: triggers on the records named, restrict and cascade on what hangs on them, the recycle bin between.
import type { Row } from "../../database/index.ts";
import type { ObjectDefinition } from "../../metadata/schema.ts";
import { resolveField, resolveObject } from "../../metadata/schema.ts";
import type { NeutralValue } from "../../soql/values.ts";
import type { AccessMode } from "../../apex/ast.ts";
import { SObject } from "../../platform/values/sobject.ts";
import { recordShapes } from "../../platform/values/record-shape.ts";
import { refuseLocked } from "../record-locks.ts";
import { permissionsOf } from "../sharing/record-access.ts";
import { isSetupObject } from "../state.ts";
import type { Transaction } from "../transaction.ts";
import { checkRecordAccess, sharingApplies } from "./access.ts";
import { removeShares, writeOwnerShares } from "./owner-shares.ts";
import { recomputeParents } from "./rollups.ts";
import type { SaveContext, Saving } from "./saving.ts";
import { fail, hasFailed } from "./saving.ts";
import { fireTriggers } from "./triggers.ts";
import { checkUnique } from "./unique.ts";

/** A record on its way out (or back in). */
export function removalOf(
  tx: Transaction,
  object: ObjectDefinition,
  index: number,
  id: string,
  row: Row | undefined,
  input?: SObject,
): Saving {
  const shape = recordShapes(tx.state.schema).of(object.name);
  if (!shape) throw new Error(`No shape for ${object.name}`);
  const record = input ?? new SObject(shape);
  return {
    index,
    input: record,
    id,
    old: row ?? null,
    next: new Map(row ?? []),
    assigned: new Set(),
    errors: [],
    created: false,
  };
}

export interface DeleteContext {
  readonly object: ObjectDefinition;
  readonly access: AccessMode;
  readonly allOrNone: boolean;
  readonly isSystem: boolean;
  /** What a merge does between the before triggers and the removal. */
  readonly beforeRemoval?: (going: readonly Saving[]) => void;
}

export function deleteChunk(
  tx: Transaction,
  context: DeleteContext,
  removals: readonly Saving[],
): void {
  const { object } = context;
  if (sharingApplies(tx, context)) checkRecordAccess(tx, object, removals, "delete");
  if (!context.isSystem) refuseLocked(tx, object, removals);
  fireTriggers(tx, object, "before", "delete", removals);
  checkRestrictions(tx, object, removals);
  const going = removals.filter((one) => !hasFailed(one));
  if (going.length < removals.length) return;
  context.beforeRemoval?.(going);
  for (const one of going)
    if (one.id !== null)
      removeTree(tx, object, [{ id: one.id, row: one.old ?? new Map() }], one.id, 0);
  if (isSetupObject(object.name)) tx.noteSetupWrite();
  fireTriggers(tx, object, "after", "delete", going);
  if (going.some(hasFailed)) return;
  recomputeParents(
    tx,
    object,
    going.map((one) => ({ old: one.old, now: null })),
  );
}

interface Child {
  readonly object: ObjectDefinition;
  readonly field: string;
  readonly cascade: boolean;
  readonly restrict: boolean;
}

/** Every field of every object that may point at this object. */
function childrenOf(tx: Transaction, object: ObjectDefinition): Child[] {
  return tx.state.setup.get(`children of ${object.name}`, () => {
    const children: Child[] = [];
    for (const candidate of tx.state.schema.objects.values()) {
      if (
        candidate.kind === "share" ||
        candidate.kind === "platformEvent" ||
        candidate.kind === "customMetadata"
      )
        continue;
      for (const field of candidate.fields.values()) {
        if (
          !field.reference?.to.some((one) => one.toLowerCase() === object.name.toLowerCase()) ||
          /^(CreatedById|LastModifiedById|OwnerId)$/.test(field.name)
        )
          continue;
        children.push({
          object: candidate,
          field: field.name,
          cascade:
            field.type === "MasterDetail" ||
            field.reference.deleteConstraint === "Cascade" ||
            candidate.kind === "history",
          restrict:
            field.type !== "MasterDetail" && field.reference.deleteConstraint === "Restrict",
        });
      }
    }
    return children;
  });
}

function checkRestrictions(
  tx: Transaction,
  object: ObjectDefinition,
  removals: readonly Saving[],
): void {
  for (const child of childrenOf(tx, object)) {
    if (!child.restrict) continue;
    const open = removals.filter((one) => !hasFailed(one) && one.id !== null);
    const rows = tx.state.records.selectByField(
      child.object.name,
      child.field,
      open.map((one) => one.id),
      { fields: [child.field, child.object.nameField ?? "Id"] },
    );
    const going = new Set(open.map((one) => one.id));
    for (const one of open) {
      const holders = rows.filter(
        (row) => row.get(child.field.toLowerCase()) === one.id && !going.has(String(row.get("id"))),
      );
      if (holders.length > 0)
        fail(
          one,
          "DELETE_FAILED",
          `Your attempt to delete ${nameIn(object, one.old)} could not be completed because it is associated with the following ${child.object.pluralLabel}: ${holders.map((row) => String(row.get((child.object.nameField ?? "id").toLowerCase()) ?? "")).join(", ")}`,
        );
    }
  }
}
function nameIn(object: ObjectDefinition, row: Row | null): string {
  return String(row?.get((object.nameField ?? "id").toLowerCase()) ?? object.label);
}

/** Children of a cascade go silently: cascading deletes run no triggers (Apex Developer Guide, "Operations That Don't Invoke Triggers"). */
function removeTree(
  tx: Transaction,
  object: ObjectDefinition,
  rows: readonly { readonly id: string; readonly row: Row }[],
  root: string,
  depth: number,
): void {
  const ids = rows.map((one) => one.id);
  if (depth < 12) {
    for (const child of childrenOf(tx, object)) {
      const found = tx.state.records.selectByField(child.object.name, child.field, ids);
      if (found.length === 0) continue;
      if (child.cascade) {
        const own = found.map((row) => ({ id: String(row.get("id")), row }));
        removeTree(tx, child.object, own, root, depth + 1);
        recomputeParents(
          tx,
          child.object,
          found
            .filter(
              (row) =>
                !ids.includes(String(row.get(child.field.toLowerCase()))) ||
                hasOtherMaster(child, row),
            )
            .map((row) => ({ old: row, now: null })),
        );
      } else if (!child.restrict)
        tx.state.records.update(
          child.object.name,
          found.map(
            (row) =>
              new Map([
                ["id", row.get("id") ?? null],
                [child.field.toLowerCase(), null],
              ]),
          ),
        );
    }
  }
  removeShares(tx, object, ids);
  // Shares are gone at once: they are in no recycle bin.
  if (object.kind === "share" || !object.fields.has("isdeleted"))
    tx.state.records.purge(object.name, ids);
  else {
    stampDeleter(tx, object, ids);
    tx.state.records.remove(object.name, ids, { at: tx.now, root });
  }
}

/** Who deletes a record modifies it last; the recycle bin is asked by that. */
function stampDeleter(tx: Transaction, object: ObjectDefinition, ids: readonly string[]): void {
  if (!resolveField(tx.state.schema, object, "LastModifiedById")) return;
  tx.state.records.update(
    object.name,
    ids.map(
      (id) =>
        new Map<string, NeutralValue>([
          ["id", id],
          ["lastmodifiedbyid", tx.user.id],
          ["lastmodifieddate", { kind: "datetime", milliseconds: tx.now }],
        ]),
    ),
  );
}

function hasOtherMaster(child: Child, row: Row): boolean {
  return [...child.object.fields.values()].some(
    (field) =>
      field.type === "MasterDetail" &&
      field.name !== child.field &&
      row.get(field.name.toLowerCase()) !== null,
  );
}

export function undeleteChunk(
  tx: Transaction,
  context: DeleteContext,
  restored: readonly Saving[],
): void {
  const { object } = context;
  const saveContext = {
    object,
    isInsert: true,
    access: context.access,
    allOrNone: context.allOrNone,
    isSystem: context.isSystem,
  };
  if (context.access === "user" && !context.isSystem) checkDeleter(tx, object, restored);
  checkUnique(tx, saveContext, restored);
  checkUniqueBelow(tx, saveContext, restored);
  const back = restored.filter((one) => !hasFailed(one));
  if (back.length < restored.length) return;
  for (const one of back) {
    if (one.id === null) continue;
    const together = tx.state.records.removedWith(one.id);
    const byObject = new Map<string, string[]>();
    for (const entry of together)
      byObject.set(entry.object, [...(byObject.get(entry.object) ?? []), entry.id]);
    if (!byObject.has(object.name)) byObject.set(object.name, [one.id]);
    for (const [name, ids] of byObject) restoreRows(tx, name, ids);
    one.next.set("isdeleted", false);
  }
  writeOwnerShares(tx, saveContext, back);
  fireTriggers(tx, object, "after", "undelete", back);
  if (back.some(hasFailed)) return;
  recomputeParents(
    tx,
    object,
    back.map((one) => ({ old: null, now: one.next })),
  );
}

/** What comes back along with a record must be free too; if it is not, the record stays where it is. */
function checkUniqueBelow(
  tx: Transaction,
  context: SaveContext,
  restored: readonly Saving[],
): void {
  const byObject = new Map<ObjectDefinition, Saving[]>();
  for (const one of restored) {
    if (one.id === null) continue;
    for (const { object: name, id } of tx.state.records.removedWith(one.id)) {
      const object = id === one.id ? undefined : resolveObject(tx.state.schema, name);
      if (!object) continue;
      const row = tx.state.records.selectByIds(name, [id], { includeDeleted: true }).get(id);
      const below = { ...removalOf(tx, object, one.index, id, row), errors: one.errors };
      byObject.set(object, [...(byObject.get(object) ?? []), below]);
    }
  }
  for (const [object, savings] of byObject) checkUnique(tx, { ...context, object }, savings);
}

/** Everyone restores what they deleted themselves; the rest is for those who may modify all (Salesforce Help, "Manage the Recycle Bin"). */
function checkDeleter(
  tx: Transaction,
  object: ObjectDefinition,
  restored: readonly Saving[],
): void {
  if (permissionsOf(tx.state, tx.user.id).object(object).modifyAll) return;
  for (const one of restored)
    if (!hasFailed(one) && one.old?.get("lastmodifiedbyid") !== tx.user.id)
      fail(one, "UNDELETE_FAILED", "Entity is not in the recycle bin");
}

function restoreRows(tx: Transaction, objectName: string, ids: readonly string[]): void {
  tx.state.records.restore(objectName, ids);
  const object = resolveObject(tx.state.schema, objectName);
  if (object && resolveField(tx.state.schema, object, "SystemModstamp"))
    tx.state.records.update(
      objectName,
      ids.map(
        (id) =>
          new Map<string, NeutralValue>([
            ["id", id],
            ["systemmodstamp", { kind: "datetime", milliseconds: tx.now }],
          ]),
      ),
    );
}

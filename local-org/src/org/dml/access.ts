// What the running user may write: object and field permissions in user mode, sharing where the code runs with sharing.
import { resolveObject, qualifiedName } from "../../metadata/schema.ts";
import type { ObjectDefinition } from "../../metadata/schema.ts";
import { ApexException } from "../../platform/values/exception.ts";
import { permissionsOf, sharedIds } from "../sharing/record-access.ts";
import { objectOfId } from "../state.ts";
import type { Transaction } from "../transaction.ts";
import { dmlError } from "../../platform/values/exception.ts";
import type { SaveContext, Saving } from "./saving.ts";
import { fail, hasFailed, oldValueOf, textOf, valueOf } from "./saving.ts";

export type WriteKind = "create" | "edit" | "delete";

/** In user mode an object the user may not write is an exception, not an error per record. */
export function requireObjectAccess(
  tx: Transaction,
  object: ObjectDefinition,
  kind: WriteKind,
): void {
  const access = permissionsOf(tx.state, tx.user.id).object(object);
  if (!access[kind] || !access.read)
    throw new ApexException(
      "System.SecurityException",
      `Access to entity '${qualifiedName(tx.state.schema, object.name)}' denied`,
    );
}

/** Fields the caller wrote and may not: the platform refuses the whole call (in a partial save: the record) and names them. */
export function requireFieldAccess(
  tx: Transaction,
  context: SaveContext,
  savings: readonly Saving[],
): void {
  const permissions = permissionsOf(tx.state, tx.user.id);
  const denied = new Map<number, string[]>();
  for (const saving of savings) {
    for (const key of saving.assigned) {
      const field = context.object.fields.get(key);
      if (!field || field.type === "Id" || field.formula !== undefined) continue;
      const writable = context.isInsert ? field.createable : field.updateable;
      if (!writable && !(field.type === "MasterDetail")) continue;
      const access = permissions.field(context.object, field);
      const mayWrite = access.edit && (context.isInsert || field.updateable);
      if (!mayWrite)
        denied.set(saving.index, [
          ...(denied.get(saving.index) ?? []),
          qualifiedName(tx.state.schema, field.name),
        ]);
    }
  }
  if (denied.size === 0) return;
  const name = qualifiedName(tx.state.schema, context.object.name);
  const statusCode = "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY";
  const message = `Operation failed due to fields being inaccessible on Sobject ${name}, check errors on Exception or Result!`;
  if (!context.allOrNone) {
    for (const saving of savings)
      if (denied.has(saving.index)) fail(saving, statusCode, message, denied.get(saving.index));
    return;
  }
  const error = dmlError(
    message,
    [...denied].map(([index, fields]) => ({ index, id: null, statusCode, message, fields })),
  );
  error.$inaccessible = new Map([[name, [...new Set([...denied.values()].flat())]]]);
  throw error;
}

/** Whether sharing restricts this call: user mode always, system mode in code that runs with sharing. */
export function sharingApplies(
  tx: Transaction,
  context: Pick<SaveContext, "access" | "isSystem">,
): boolean {
  return !context.isSystem && (context.access === "user" || tx.sharing === "with");
}

const notSharing = "insufficient access rights on object id";

/** Records to update must be shared for editing; a changed owner needs full access. */
export function checkRecordAccess(
  tx: Transaction,
  object: ObjectDefinition,
  records: readonly { readonly id: string | null; readonly errors: Saving["errors"] }[],
  level: "edit" | "delete",
): void {
  const open = records.filter((one) => !hasFailed(one) && one.id !== null);
  const ids = open.flatMap((one) => (one.id === null ? [] : [one.id]));
  if (ids.length === 0) return;
  const allowed = sharedIds(tx.state, tx.user.id, object, ids, level);
  for (const one of open) {
    if (one.id !== null && !allowed.has(one.id))
      fail(one, "INSUFFICIENT_ACCESS_OR_READONLY", notSharing);
  }
}

/** Records that new or changed lookups point at must be visible; masters must be editable unless the relationship asks only to read them. */
export function checkReferencedAccess(
  tx: Transaction,
  context: SaveContext,
  savings: readonly Saving[],
): void {
  for (const field of context.object.fields.values()) {
    const reference = field.reference;
    if (
      !reference ||
      field.name === "OwnerId" ||
      /^(CreatedById|LastModifiedById|RecordTypeId)$/.test(field.name)
    )
      continue;
    const key = field.name.toLowerCase();
    const byTarget = new Map<ObjectDefinition, Map<string, Saving[]>>();
    for (const saving of savings) {
      const id = textOf(valueOf(saving, key));
      if (
        hasFailed(saving) ||
        id === null ||
        (!saving.assigned.has(key) && field.type !== "MasterDetail") ||
        (saving.old !== null && oldValueOf(saving, key) === id && field.type !== "MasterDetail")
      )
        continue;
      const target =
        objectOfId(tx.state, id) ?? resolveObject(tx.state.schema, reference.to[0] ?? "");
      if (!target) continue;
      const ids = byTarget.get(target) ?? new Map<string, Saving[]>();
      ids.set(id, [...(ids.get(id) ?? []), saving]);
      byTarget.set(target, ids);
    }
    for (const [target, ids] of byTarget) {
      const level =
        field.type === "MasterDetail" && !reference.writeRequiresMasterRead ? "edit" : "read";
      const allowed = sharedIds(tx.state, tx.user.id, target, [...ids.keys()], level);
      for (const [id, own] of ids)
        if (!allowed.has(id))
          for (const saving of own)
            fail(
              saving,
              "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY",
              `insufficient access rights on cross-reference id: ${id.slice(0, 15)}`,
            );
    }
  }
}

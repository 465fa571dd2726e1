// The order of execution for inserts and updates of one object: defaults, before triggers, checks, store, after triggers, roll-ups.
import type { ObjectDefinition } from "../../metadata/schema.ts";
import type { NeutralValue } from "../../soql/values.ts";
import { formatAutoNumber } from "../autonumber.ts";
import { auditValues } from "../raw-records.ts";
import { refuseLocked } from "../record-locks.ts";
import { isSetupObject } from "../state.ts";
import type { Transaction } from "../transaction.ts";
import { checkRecordAccess, checkReferencedAccess, sharingApplies } from "./access.ts";
import { applyDefaults, deriveValues } from "./defaults.ts";
import { writeHistory } from "./history.ts";
import { recomputeParents, zeroRollups } from "./rollups.ts";
import type { SaveContext, Saving } from "./saving.ts";
import { hasFailed } from "./saving.ts";
import { writeOwnerShares } from "./owner-shares.ts";
import { afterStore, beforeStore } from "./standard-effects.ts";
import { fireTriggers } from "./triggers.ts";
import { checkUnique } from "./unique.ts";
import { validateRecords } from "./validate.ts";

/** One pass over at most 200 records. Leaves errors on the records; the caller decides what a failure means. */
export function saveChunk(tx: Transaction, context: SaveContext, savings: readonly Saving[]): void {
  const { object } = context;
  const operation = context.isInsert ? "insert" : "update";
  if (context.isInsert) for (const saving of savings) applyDefaults(tx, object, saving);
  else for (const saving of savings) deriveValues(object, saving);
  if (!context.isInsert && sharingApplies(tx, context))
    checkRecordAccess(tx, object, savings, "edit");
  if (!context.isInsert && !context.isSystem) refuseLocked(tx, object, savings);
  fireTriggers(tx, object, "before", operation, savings);
  for (const saving of savings) if (!hasFailed(saving)) deriveValues(object, saving);
  beforeStore(tx, context, savings);
  validateRecords(tx, context, savings);
  if (sharingApplies(tx, context)) checkReferencedAccess(tx, context, savings);
  tx.state.program.formulas.checkValidationRules(tx, object, savings);
  checkUnique(tx, context, savings);
  const saved = savings.filter((saving) => !hasFailed(saving));
  if (saved.length === 0 || (context.allOrNone && saved.length < savings.length)) return;
  if (!context.allOrNone && saved.length < savings.length) return;
  store(tx, context, saved);
  afterStore(tx, context, saved);
  if (saved.some(hasFailed)) return;
  fireTriggers(tx, object, "after", operation, saved);
  if (saved.some(hasFailed)) return;
  recomputeParents(
    tx,
    object,
    saved.map((saving) => ({ old: saving.old, now: saving.next })),
  );
}

function store(tx: Transaction, context: SaveContext, saved: readonly Saving[]): void {
  const { object } = context;
  if (context.isInsert) assignIds(tx, object, saved);
  const at = tx.now;
  for (const saving of saved) {
    for (const [key, value] of auditValues(object, at, tx.user.id, context.isInsert))
      saving.next.set(key, value);
    if (saving.id !== null) saving.next.set("id", saving.id);
    if (
      object.kind === "custom" &&
      object.nameField === "Name" &&
      object.fields.get("name")?.type === "Text" &&
      (saving.next.get("name") ?? null) === null
    )
      saving.next.set("name", saving.id);
  }
  if (context.isInsert) {
    zeroRollups(object, saved);
    tx.state.records.insert(
      object.name,
      saved.map((saving) => storedValues(object, saving)),
    );
  } else
    tx.state.records.update(
      object.name,
      saved.map((saving) => changedValues(object, saving)),
    );
  if (isSetupObject(object.name)) tx.noteSetupWrite();
  writeOwnerShares(tx, context, saved);
  writeHistory(tx, context, saved);
}

function isStored(object: ObjectDefinition, key: string): boolean {
  const field = object.fields.get(key);
  return (
    field !== undefined &&
    field.formula === undefined &&
    field.type !== "Address" &&
    field.type !== "Location" &&
    field.type !== "JunctionIdList"
  );
}
function storedValues(object: ObjectDefinition, saving: Saving): Map<string, NeutralValue> {
  return new Map([...saving.next].filter(([key]) => isStored(object, key)));
}
function changedValues(object: ObjectDefinition, saving: Saving): Map<string, NeutralValue> {
  return new Map(
    [...saving.next].filter(
      ([key, value]) => isStored(object, key) && (key === "id" || saving.old?.get(key) !== value),
    ),
  );
}

function assignIds(tx: Transaction, object: ObjectDefinition, saved: readonly Saving[]): void {
  const ids = tx.state.records.newIds(object, saved.length);
  saved.forEach((saving, index) => {
    saving.id = ids[index] ?? null;
    saving.created = true;
  });
  for (const field of object.fields.values()) {
    if (field.type !== "AutoNumber") continue;
    const first = tx.state.records.nextNumbers(
      object,
      field.name,
      saved.length,
      field.autoNumberStart ?? 1,
    );
    saved.forEach((saving, index) =>
      saving.next.set(
        field.name.toLowerCase(),
        formatAutoNumber(field.autoNumberFormat ?? "{0}", first + index, new Date(tx.now)),
      ),
    );
  }
}

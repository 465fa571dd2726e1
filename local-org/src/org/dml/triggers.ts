// Fires the project's triggers: builds Trigger.* for a chunk, runs the code, turns what went wrong into errors of the records.
import type { Row } from "../../database/index.ts";
import type { ObjectDefinition } from "../../metadata/schema.ts";
import type { TriggerContext } from "../../platform/ports.ts";
import { ApexList, ApexMap } from "../../platform/values/collections.ts";
import { ApexException, isCatchable } from "../../platform/values/exception.ts";
import { recordShapes } from "../../platform/values/record-shape.ts";
import { SObject } from "../../platform/values/sobject.ts";
import { toApex, toNeutral } from "../codec.ts";
import { TRIGGER_DEPTH } from "../limits.ts";
import type { ParentRows } from "../formulas.ts";
import { triggerFailureText } from "../stack.ts";
import type { Transaction } from "../transaction.ts";
import type { Saving } from "./saving.ts";
import { fail, hasFailed } from "./saving.ts";
import { sameNeutral } from "../codec.ts";

export type TriggerOperation = "insert" | "update" | "delete" | "undelete";
export type TriggerTiming = "before" | "after";

/** A complete record in memory: every stored field, formulas as they are now. */
function completeRecord(
  tx: Transaction,
  object: ObjectDefinition,
  values: Row,
  parents: ParentRows,
): SObject {
  const shape = recordShapes(tx.state.schema).of(object.name);
  if (!shape) throw new Error(`No shape for ${object.name}`);
  const record = new SObject(shape);
  for (const [key, value] of values) if (value !== null) record.fields.set(key, toApex(value));
  // the values as they are now: before triggers may change the row they come from
  tx.state.program.formulas.giveFormulas(tx, object, record, new Map(values), parents);
  return record;
}

export function fireTriggers(
  tx: Transaction,
  object: ObjectDefinition,
  timing: TriggerTiming,
  operation: TriggerOperation,
  savings: readonly Saving[],
): void {
  const units = tx.state.program.triggersFor(object.name, timing, operation);
  const open = savings.filter((saving) => !hasFailed(saving));
  if (units.length === 0 || open.length === 0) return;
  const context = triggerContext(tx, object, timing, operation, open);
  for (const unit of units) {
    runTrigger(tx, unit, context, open);
    if (open.every(hasFailed)) break;
  }
  const changeable = operation === "delete" ? context.oldList : context.newList;
  if (changeable instanceof ApexList)
    collectErrors(
      open,
      changeable.items.filter((one) => one instanceof SObject),
    );
  if (timing === "before" && operation !== "delete") readBack(object, open);
}

function triggerContext(
  tx: Transaction,
  object: ObjectDefinition,
  timing: TriggerTiming,
  operation: TriggerOperation,
  savings: readonly Saving[],
): TriggerContext {
  const isBefore = timing === "before";
  const parents: ParentRows = new Map();
  const records =
    operation === "delete"
      ? null
      : savings.map((saving) => triggerRecord(tx, object, saving, isBefore, parents));
  const old =
    operation === "insert" || operation === "undelete"
      ? null
      : savings.map((saving) =>
          readOnly(completeRecord(tx, object, saving.old ?? new Map(), parents)),
        );
  const listOf = (values: SObject[] | null): ApexList | null =>
    values === null ? null : new ApexList(object.name, values);
  const mapOf = (values: SObject[] | null): ApexMap | null =>
    values === null
      ? null
      : new ApexMap(
          "Id",
          object.name,
          values.map((one) => [one.id, one] as const),
        );
  return {
    object: object.name,
    isInsert: operation === "insert",
    isUpdate: operation === "update",
    isDelete: operation === "delete",
    isUndelete: operation === "undelete",
    isBefore,
    isAfter: !isBefore,
    newList: listOf(records),
    oldList: listOf(old),
    newMap: operation === "insert" && isBefore ? null : mapOf(records),
    oldMap: mapOf(old),
    size: savings.length,
  };
}

function triggerRecord(
  tx: Transaction,
  object: ObjectDefinition,
  saving: Saving,
  isBefore: boolean,
  parents: ParentRows,
): SObject {
  const record = completeRecord(tx, object, saving.next, parents);
  if (saving.id !== null) record.id = saving.id;
  if (isBefore) for (const [key, parent] of saving.input.parents) record.parents.set(key, parent);
  record.options = saving.input.options;
  record.isReadOnly = !isBefore;
  saving.record = record;
  return record;
}

function readOnly(record: SObject): SObject {
  record.isReadOnly = true;
  return record;
}

/** Everything a before trigger changed goes into the row to be stored. */
function readBack(object: ObjectDefinition, savings: readonly Saving[]): void {
  for (const saving of savings) {
    for (const [key, value] of saving.record?.fields ?? []) {
      const field = object.fields.get(key);
      if (!field || field.formula !== undefined || key === "id") continue;
      const neutral = toNeutral(value) ?? null;
      if (!sameNeutral(neutral, saving.next.get(key) ?? null)) saving.next.set(key, neutral);
    }
  }
}

/** Errors that `addError` put on the records of the trigger, or on the caller's own. */
function collectErrors(savings: readonly Saving[], records: readonly SObject[]): void {
  savings.forEach((saving, position) => {
    const record = records[position];
    if (!record) return;
    for (const error of record.errors)
      fail(saving, error.statusCode, error.message, error.field === null ? [] : [error.field]);
    record.errors = [];
  });
}

interface TriggerUnit {
  readonly name: string;
  run(tx: Transaction): void;
}

function runTrigger(
  tx: Transaction,
  unit: TriggerUnit,
  context: TriggerContext,
  savings: readonly Saving[],
): void {
  if (tx.depth >= TRIGGER_DEPTH) {
    const event = `${context.object} trigger event ${eventName(context)}`;
    for (const saving of savings)
      fail(
        saving,
        "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY",
        `${unit.name}: maximum trigger depth exceeded\n${event}${saving.id === null ? "" : ` for [${saving.id}]`}`,
      );
    return;
  }
  const sharing = tx.sharing;
  tx.triggers.push(context);
  tx.depth++;
  tx.sharing = "without";
  try {
    unit.run(tx);
  } catch (error) {
    if (!(error instanceof ApexException) || !isCatchable(error)) throw error;
    tx.triggerFailure = error;
    const text = `${unit.name}: execution of ${eventName(context)}\n\ncaused by: ${triggerFailureText(tx, error, unit.name)}`;
    for (const saving of savings) fail(saving, "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", text);
  } finally {
    tx.depth--;
    tx.triggers.pop();
    tx.sharing = sharing;
  }
}

function eventName(context: TriggerContext): string {
  return `${context.isBefore ? "Before" : "After"}${context.isInsert ? "Insert" : context.isUpdate ? "Update" : context.isDelete ? "Delete" : "Undelete"}`;
}

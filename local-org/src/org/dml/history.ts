// Field history: one row per tracked field that changed, and one for the creation.
import { resolveObject } from "../../metadata/schema.ts";
import type { FieldDefinition, ObjectDefinition } from "../../metadata/schema.ts";
import type { NeutralValue } from "../../soql/values.ts";
import { asDecimal, decimalToText } from "../../soql/values.ts";
import { sameNeutral } from "../codec.ts";
import type { Values } from "../raw-records.ts";
import { insertRaw } from "../raw-records.ts";
import type { Transaction } from "../transaction.ts";
import type { SaveContext, Saving } from "./saving.ts";
import { oldValueOf, valueOf } from "./saving.ts";

function historyObject(
  tx: Transaction,
  object: ObjectDefinition,
): { readonly object: ObjectDefinition; readonly parent: string } | undefined {
  const names =
    object.kind === "custom"
      ? [object.name.replace(/__c$/i, "__History")]
      : [`${object.name}History`, `${object.name}FieldHistory`];
  for (const name of names) {
    const history = resolveObject(tx.state.schema, name);
    if (history?.kind === "history")
      return {
        object: history,
        parent: history.fields.has("parentid") ? "ParentId" : `${object.name}Id`,
      };
  }
  return undefined;
}

/** Not in Apex tests: the platform writes no history there. */
export function writeHistory(
  tx: Transaction,
  context: SaveContext,
  saved: readonly Saving[],
): void {
  const { object } = context;
  if (!object.enableHistory || tx.state.isTest) return;
  const history = historyObject(tx, object);
  const tracked = [...object.fields.values()].filter((field) => field.trackHistory);
  if (!history || tracked.length === 0) return;
  const rows: Values[] = [];
  for (const saving of saved) {
    if (context.isInsert) rows.push({ [history.parent]: saving.id, Field: "created" });
    else
      for (const field of tracked)
        if (!sameNeutral(valueOf(saving, field), oldValueOf(saving, field)))
          rows.push(change(history.parent, saving, field));
  }
  insertRaw({ ...tx.stamp, at: tx.state.clock.tick() }, history.object.name, rows);
}

function change(parent: string, saving: Saving, field: FieldDefinition): Values {
  const long =
    field.type === "LongTextArea" || field.type === "Html" || field.type === "MultiselectPicklist";
  return {
    [parent]: saving.id,
    Field: field.name,
    DataType: field.type,
    OldValue: long ? null : plain(oldValueOf(saving, field)),
    NewValue: long ? null : plain(valueOf(saving, field)),
  };
}

function plain(value: NeutralValue): NeutralValue {
  if (value === null || typeof value === "string") return value;
  if (typeof value === "object" && value.kind === "date") return value.iso;
  if (typeof value === "object" && value.kind === "datetime")
    return new Date(value.milliseconds).toISOString();
  const number = asDecimal(value);
  return number ? decimalToText(number) : String(value);
}

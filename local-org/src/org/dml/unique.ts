// Unique fields: no two records with one value, neither in the store nor within one call.
import type { FieldDefinition } from "../../metadata/schema.ts";
import { qualifiedName } from "../../metadata/schema.ts";
import { fold } from "../../soql/sql-functions.ts";
import type { NeutralValue } from "../../soql/values.ts";
import { decimalToText, asDecimal } from "../../soql/values.ts";
import { sameNeutral } from "../codec.ts";
import type { Transaction } from "../transaction.ts";
import type { SaveContext, Saving } from "./saving.ts";
import { fail, hasFailed, oldValueOf, valueOf } from "./saving.ts";

export function checkUnique(
  tx: Transaction,
  context: SaveContext,
  savings: readonly Saving[],
): void {
  for (const field of context.object.fields.values()) {
    if (
      !field.unique ||
      field.type === "AutoNumber" ||
      field.type === "Id" ||
      field.formula !== undefined
    )
      continue;
    const byValue = new Map<string, Saving[]>();
    for (const saving of savings) {
      const value = valueOf(saving, field);
      if (
        hasFailed(saving) ||
        value === null ||
        value === "" ||
        // what an update leaves as it was is held already; what comes back from the recycle bin is not
        (!context.isInsert && sameNeutral(value, oldValueOf(saving, field)))
      )
        continue;
      const key = keyOf(field, value);
      byValue.set(key, [...(byValue.get(key) ?? []), saving]);
    }
    if (byValue.size > 0) refuseDuplicates(tx, context, field, byValue, savings);
  }
}

function keyOf(field: FieldDefinition, value: NeutralValue): string {
  if (typeof value === "string") return field.caseSensitive ? value : fold(value);
  const number = asDecimal(value);
  return number ? decimalToText(number) : JSON.stringify(value);
}

function refuseDuplicates(
  tx: Transaction,
  context: SaveContext,
  field: FieldDefinition,
  byValue: ReadonlyMap<string, Saving[]>,
  all: readonly Saving[],
): void {
  const name = qualifiedName(tx.state.schema, field.name);
  const stored = tx.state.records.selectByField(
    context.object.name,
    field.name,
    [...byValue.values()].map((own) => (own[0] ? valueOf(own[0], field) : null)),
    { fields: ["Id", field.name] },
  );
  const moving = new Map(
    all.flatMap((saving) =>
      saving.id !== null && !context.isInsert ? [[saving.id, saving] as const] : [],
    ),
  );
  const holders = new Map<string, string>();
  for (const row of stored) {
    const id = String(row.get("id"));
    const value = row.get(field.name.toLowerCase()) ?? null;
    const mover = moving.get(id);
    // a record of this very call that gives the value up does not hold it
    if (mover && !hasFailed(mover) && !sameNeutral(valueOf(mover, field), value)) continue;
    holders.set(keyOf(field, value), id);
  }
  for (const [key, own] of byValue) {
    const holder = holders.get(key);
    own.forEach((saving, position) => {
      if (holder !== undefined && holder !== saving.id)
        duplicate(saving, field, name, holder.slice(0, 15));
      else if (position > 0) duplicate(saving, field, name, "<unknown>");
    });
  }
}

function duplicate(saving: Saving, field: FieldDefinition, name: string, holder: string): void {
  if (field.name === "Username")
    fail(
      saving,
      "DUPLICATE_USERNAME",
      "Duplicate Username.The username already exists in this or another Salesforce organization. Usernames must be unique across all Salesforce organizations. To resolve, use a different username (it doesn't need to match the user's email address). ",
      [name],
    );
  else if (holder === "<unknown>")
    fail(
      saving,
      "DUPLICATE_VALUE",
      `duplicate value found: <unknown> duplicates value on record with id: <unknown>`,
    );
  else
    fail(
      saving,
      "DUPLICATE_VALUE",
      `duplicate value found: ${name} duplicates value on record with id: ${holder}`,
    );
}

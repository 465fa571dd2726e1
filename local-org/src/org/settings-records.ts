// Custom settings: hierarchy settings merged from user, profile and organisation.
import type { Row } from "../database/index.ts";
import { resolveObject } from "../metadata/schema.ts";
import type { NeutralValue } from "../soql/values.ts";
import type { Transaction } from "./transaction.ts";

function rowOf(tx: Transaction, object: string, owner: string): Row | undefined {
  return tx.state.records.selectByField(object, "SetupOwnerId", [owner])[0];
}

/** The setting of exactly that owner. */
export function settingOf(tx: Transaction, object: string, owner: string): Row | undefined {
  return rowOf(tx, object, owner);
}

/** What applies to that user: field by field the user's value, else the profile's, else the organisation's. */
export function settingRow(
  tx: Transaction,
  objectName: string,
  userId: string | null,
  profileId: string | null,
): Row | undefined {
  const object = resolveObject(tx.state.schema, objectName);
  if (!object) return undefined;
  const levels = [tx.state.organizationId, profileId, userId].flatMap((owner) =>
    owner === null ? [] : [rowOf(tx, object.name, owner)],
  );
  const merged = new Map<string, NeutralValue>();
  for (const row of levels) {
    for (const [key, value] of row ?? []) {
      const checkbox = object.fields.get(key)?.type === "Checkbox";
      if (value !== null && (checkbox || value !== "")) merged.set(key, value);
    }
  }
  return merged.size === 0 ? undefined : merged;
}

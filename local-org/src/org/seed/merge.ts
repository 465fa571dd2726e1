// Rows that mirror metadata: those that are there are brought up to date, the others added.
import type { Row } from "../../database/index.ts";
import { resolveObject } from "../../metadata/schema.ts";
import type { OrgState } from "../state.ts";
import { insertRaw, updateRaw } from "../raw-records.ts";
import type { Stamp, Values } from "../raw-records.ts";

/** Inserts what is missing and updates what is there, told apart by one field; gives Ids by that field's value. */
export function merge(
  state: OrgState,
  stamp: Stamp,
  objectName: string,
  key: string,
  rows: readonly Values[],
  within?: (row: Row) => boolean,
): Map<string, string> {
  const ids = new Map<string, string>();
  if (!resolveObject(state.schema, objectName)) return ids;
  for (const row of state.records.selectAll(objectName))
    if (!within || within(row))
      ids.set(String(row.get(key.toLowerCase())).toLowerCase(), String(row.get("id")));
  const missing = rows.filter((row) => !ids.has(String(row[key]).toLowerCase()));
  updateRaw(
    stamp,
    objectName,
    rows.flatMap((row) => {
      const id = ids.get(String(row[key]).toLowerCase());
      return id === undefined ? [] : [{ ...row, id }];
    }),
  );
  insertRaw(stamp, objectName, missing).forEach((id, index) =>
    ids.set(String(missing[index]?.[key]).toLowerCase(), id),
  );
  return ids;
}

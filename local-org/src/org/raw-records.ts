// Writes records the platform itself makes (seed, setup side effects, job rows): no triggers, no rules, audit fields filled.
import type { RecordStore, Row } from "../database/index.ts";
import type { ObjectDefinition, Schema } from "../metadata/schema.ts";
import { resolveObject } from "../metadata/schema.ts";
import type { NeutralValue } from "../soql/values.ts";

/** Whose name and time the audit fields get. */
export interface Stamp {
  readonly schema: Schema;
  readonly records: RecordStore;
  readonly at: number;
  readonly by: string | null;
}
export type Values = Readonly<Record<string, NeutralValue>>;

const datetime = (milliseconds: number): NeutralValue => ({ kind: "datetime", milliseconds });

export function auditValues(
  object: ObjectDefinition,
  at: number,
  by: string | null,
  created: boolean,
): Map<string, NeutralValue> {
  const values = new Map<string, NeutralValue>();
  const put = (name: string, value: NeutralValue): void => {
    if (object.fields.has(name)) values.set(name, value);
  };
  if (created) {
    put("createddate", datetime(at));
    put("createdbyid", by);
  }
  put("lastmodifieddate", datetime(at));
  put("lastmodifiedbyid", by);
  put("systemmodstamp", datetime(at));
  return values;
}

/** Inserts and gives the new Ids. Fields the object lacks are left out: projects differ in what their Schema holds. */
export function insertRaw(stamp: Stamp, objectName: string, rows: readonly Values[]): string[] {
  const object = resolveObject(stamp.schema, objectName);
  if (!object || rows.length === 0) return [];
  const ids = stamp.records.newIds(object, rows.length);
  stamp.records.insert(
    object.name,
    rows.map((values, index): Row => {
      const row = auditValues(object, stamp.at, stamp.by, true);
      for (const [name, value] of Object.entries(values))
        if (object.fields.has(name.toLowerCase())) row.set(name.toLowerCase(), value);
      const id = row.get("id");
      if (typeof id === "string") ids[index] = id;
      return row.set("id", ids[index] ?? null);
    }),
  );
  return ids;
}

export function updateRaw(
  stamp: Stamp,
  objectName: string,
  rows: readonly (Values & { readonly id: string })[],
): void {
  const object = resolveObject(stamp.schema, objectName);
  if (!object || rows.length === 0) return;
  stamp.records.update(
    object.name,
    rows.map((values): Row => {
      const row = auditValues(object, stamp.at, stamp.by, false);
      for (const [name, value] of Object.entries(values))
        if (object.fields.has(name.toLowerCase())) row.set(name.toLowerCase(), value);
      return row;
    }),
  );
}

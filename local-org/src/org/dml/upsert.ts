// Upsert: which records exist already, by Id or by an external Id.
import type { FieldDefinition, ObjectDefinition } from "../../metadata/schema.ts";
import { qualifiedName, resolveField } from "../../metadata/schema.ts";
import type { DmlError } from "../../platform/ports.ts";
import type { SObject } from "../../platform/values/sobject.ts";
import { fold } from "../../soql/sql-functions.ts";
import type { NeutralValue } from "../../soql/values.ts";
import { asDecimal, decimalToText } from "../../soql/values.ts";
import { toNeutral } from "../codec.ts";
import type { Transaction } from "../transaction.ts";

export interface UpsertPlan {
  readonly inserts: number[];
  readonly updates: Map<number, string>;
  readonly errors: Map<number, DmlError>;
}

/** Positions to insert, positions to update with the Id found, and positions that can be neither. */
export function planUpsert(
  tx: Transaction,
  object: ObjectDefinition,
  records: readonly SObject[],
  positions: readonly number[],
  externalIdField: string | undefined,
): UpsertPlan {
  const plan: UpsertPlan = { inserts: [], updates: new Map(), errors: new Map() };
  const field =
    externalIdField === undefined
      ? undefined
      : resolveField(tx.state.schema, object, externalIdField);
  if (!field || field.type === "Id") {
    for (const position of positions) {
      const id = records[position]?.id ?? null;
      if (id === null) plan.inserts.push(position);
      else plan.updates.set(position, id);
    }
    return plan;
  }
  byExternalId(tx, object, field, records, positions, plan);
  return plan;
}

function keyOf(field: FieldDefinition, value: NeutralValue): string {
  if (typeof value === "string") return field.caseSensitive ? value : fold(value);
  const number = asDecimal(value);
  return number ? decimalToText(number) : String(value);
}

function byExternalId(
  tx: Transaction,
  object: ObjectDefinition,
  field: FieldDefinition,
  records: readonly SObject[],
  positions: readonly number[],
  plan: UpsertPlan,
): void {
  const key = field.name.toLowerCase();
  const name = qualifiedName(tx.state.schema, field.name);
  const values = new Map(
    positions.map(
      (position) =>
        [position, toNeutral(records[position]?.fields.get(key) ?? null) ?? null] as const,
    ),
  );
  const found = new Map<string, string[]>();
  for (const row of tx.state.records.selectByField(
    object.name,
    field.name,
    [...values.values()].filter((value) => value !== null),
    { fields: ["Id", field.name] },
  )) {
    const own = keyOf(field, row.get(key) ?? null);
    found.set(own, [...(found.get(own) ?? []), String(row.get("id"))]);
  }
  const seen = new Set<string>();
  for (const [position, value] of values) {
    if (value === null || value === "") {
      plan.errors.set(position, {
        statusCode: "MISSING_ARGUMENT",
        message: `${name} not specified`,
        fields: [],
      });
      continue;
    }
    const own = keyOf(field, value);
    const ids = found.get(own) ?? [];
    if (seen.has(own))
      plan.errors.set(position, {
        statusCode: "DUPLICATE_VALUE",
        message: `Duplicate external id specified: ${typeof value === "object" ? own : String(value)}`,
        fields: [name],
      });
    else if (ids.length > 1)
      plan.errors.set(position, {
        statusCode: "DUPLICATE_EXTERNAL_ID",
        message: `${name}: more than one record found for external id field: [${ids.join(", ")}]`,
        fields: [name],
      });
    else if (ids[0] !== undefined) plan.updates.set(position, ids[0]);
    else plan.inserts.push(position);
    seen.add(own);
  }
}

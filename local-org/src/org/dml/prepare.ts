// From the caller's records to savings: old values from the store, new values laid over them, Ids checked.
import type { ObjectDefinition } from "../../metadata/schema.ts";
import { resolveObject } from "../../metadata/schema.ts";
import type { SObject } from "../../platform/values/sobject.ts";
import type { Row } from "../../database/index.ts";
import type { NeutralValue } from "../../soql/values.ts";
import { toNeutral } from "../codec.ts";
import type { Transaction } from "../transaction.ts";
import { removalOf } from "./delete.ts";
import type { SaveContext, Saving } from "./saving.ts";
import { fail } from "./saving.ts";

export interface Input {
  readonly position: number;
  readonly record: SObject;
  readonly id: string | null;
}

export function buildSavings(
  tx: Transaction,
  context: SaveContext,
  inputs: readonly Input[],
): Saving[] {
  const { object } = context;
  const ids = inputs.flatMap(({ id }) => (id === null ? [] : [id]));
  const stored = context.isInsert
    ? new Map<string, Row>()
    : tx.state.records.selectByIds(object.name, ids, { includeDeleted: true });
  return inputs.map(({ position, record, id }): Saving => {
    const given = givenValues(tx, context, record);
    const old = id === null ? null : (stored.get(id) ?? null);
    const saving: Saving = {
      index: position,
      input: record,
      id: context.isInsert ? null : id,
      old,
      next: new Map([...(old ?? []), ...given]),
      assigned: new Set(given.keys()),
      errors: [],
      created: false,
    };
    if (context.isInsert) {
      if (record.id !== null)
        fail(saving, "INVALID_FIELD_FOR_INSERT_UPDATE", "cannot specify Id in an insert call", [
          "Id",
        ]);
    } else if (id === null) fail(saving, "MISSING_ARGUMENT", "Id not specified in an update call");
    else if (old === null)
      fail(saving, "INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id");
    else if (old.get("isdeleted") === true) fail(saving, "ENTITY_IS_DELETED", "entity is deleted");
    return saving;
  });
}

/** What the caller set and the field can take; values of read-only fields that a query brought along are left out. */
function givenValues(
  tx: Transaction,
  context: SaveContext,
  record: SObject,
): Map<string, NeutralValue> {
  const given = new Map<string, NeutralValue>();
  for (const [key, value] of record.fields) {
    const field = context.object.fields.get(key);
    if (
      !field ||
      key === "id" ||
      field.formula !== undefined ||
      field.type === "Summary" ||
      field.type === "AutoNumber" ||
      field.type === "JunctionIdList"
    )
      continue;
    const writable = context.isInsert ? field.createable : field.updateable;
    if (!writable && field.type !== "MasterDetail") continue;
    const neutral = toNeutral(value) ?? null;
    given.set(
      key,
      context.truncate && typeof neutral === "string" && field.length !== undefined
        ? neutral.slice(0, field.length)
        : neutral,
    );
  }
  for (const [key, parent] of record.parents) {
    const field = record.shape.relationship(key);
    if (field && parent && !given.has(field.name.toLowerCase())) {
      const id = idByExternalId(tx, parent);
      if (id !== undefined) given.set(field.name.toLowerCase(), id);
    }
  }
  return given;
}

/** Standard fields that look a record up by name (Object Reference, property idLookup): `Profile = new Profile(Name = 'Standard User')`. */
const namesRecord = (object: ObjectDefinition | undefined, key: string): boolean =>
  object !== undefined && (ID_LOOKUPS[object.name] ?? []).includes(key);
const ID_LOOKUPS: Readonly<Record<string, readonly string[]>> = {
  Profile: ["name"],
  UserRole: ["name"],
  PermissionSet: ["name"],
  RecordType: ["name"],
};

/** `new Contact(Account = new Account(Key__c = 'x'))`: the parent named by an external Id. */
function idByExternalId(tx: Transaction, parent: SObject): string | undefined {
  if (parent.id !== null) return undefined;
  const object: ObjectDefinition | undefined = resolveObject(tx.state.schema, parent.typeName);
  for (const [key, value] of parent.fields) {
    const field = object?.fields.get(key);
    const isKey = field?.externalId === true || field?.unique === true || namesRecord(object, key);
    if (!object || !field || !isKey) continue;
    const row = tx.state.records.selectByField(
      object.name,
      field.name,
      [toNeutral(value) ?? null],
      { fields: ["Id"] },
    )[0];
    const id = row?.get("id");
    if (typeof id === "string") return id;
  }
  return undefined;
}

export function buildRemovals(
  tx: Transaction,
  operation: "delete" | "undelete",
  object: ObjectDefinition,
  inputs: readonly Input[],
): Saving[] {
  const stored = tx.state.records.selectByIds(
    object.name,
    inputs.flatMap(({ id }) => (id === null ? [] : [id])),
    { includeDeleted: true },
  );
  return inputs.map(({ position, record, id }) => {
    const row = id === null ? undefined : stored.get(id);
    const removal = removalOf(tx, object, position, id ?? "", row, record);
    if (id === null) fail(removal, "MISSING_ARGUMENT", `Id not specified in a ${operation} call`);
    else if (!row) fail(removal, "INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id");
    else if (operation === "delete" && row.get("isdeleted") === true)
      fail(removal, "ENTITY_IS_DELETED", "entity is deleted");
    else if (
      operation === "undelete" &&
      (row.get("isdeleted") !== true || !tx.state.records.isInBin(id))
    )
      fail(removal, "UNDELETE_FAILED", "Entity is not in the recycle bin");
    return removal;
  });
}

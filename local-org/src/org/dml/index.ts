// Every DML call comes through here: limits, grouping by object, chunks of 200, all-or-none or partial saves with the platform's retries.
import type { ObjectDefinition } from "../../metadata/schema.ts";
import { qualifiedName } from "../../metadata/schema.ts";
import type { DmlError, DmlOperation, DmlOptions, DmlResult } from "../../platform/ports.ts";
import { apexError, nullPointer } from "../../platform/values/exception.ts";
import { SObject } from "../../platform/values/sobject.ts";
import { TRIGGER_CHUNK } from "../limits.ts";
import type { Transaction } from "../transaction.ts";
import { requireFieldAccess, requireObjectAccess } from "./access.ts";
import { deleteChunk, undeleteChunk } from "./delete.ts";
import { dmlException } from "./errors.ts";
import { buildRemovals, buildSavings } from "./prepare.ts";
import { saveChunk } from "./save.ts";
import type { Saving } from "./saving.ts";
import { hasFailed } from "./saving.ts";
import { planUpsert } from "./upsert.ts";

type SingleOperation = Exclude<DmlOperation, "upsert">;
/** One object's part of a call. */
interface Group {
  readonly object: ObjectDefinition;
  readonly records: readonly SObject[];
  readonly positions: readonly number[];
  readonly options: DmlOptions;
  readonly isSystem: boolean;
}
interface Outcome {
  readonly results: (DmlResult | undefined)[];
  readonly failed: Map<
    number,
    { readonly id: string | null; readonly errors: readonly DmlError[] }
  >;
}

export function performDml(
  tx: Transaction,
  operation: DmlOperation,
  values: readonly unknown[],
  options: DmlOptions,
  isSystem = false,
): DmlResult[] {
  if (values.length === 0) return [];
  const records = values.map((value) => {
    if (!(value instanceof SObject)) throw nullPointer();
    return value;
  });
  // what the platform saves on its own behalf is no statement of the transaction
  if (!isSystem) {
    tx.count("DmlStatements", 1);
    tx.count("DmlRows", records.length);
    tx.limits.countStatement(`${operation} ${records[0]?.typeName ?? ""}`);
  }
  refuseDoubles(operation, records);
  const outcome: Outcome = {
    results: new Array<DmlResult | undefined>(records.length).fill(undefined),
    failed: new Map(),
  };
  const whole = tx.savepoint("dml");
  try {
    for (const group of groups(tx, operation, records, options, isSystem)) {
      runGroup(tx, operation, group, outcome);
      if (options.allOrNone && outcome.failed.size > 0)
        throw dmlException(
          tx.state.schema,
          operation,
          [...outcome.failed]
            .sort(([a], [b]) => a - b)
            .map(([index, { id, errors }]) => ({ index, id, errors })),
        );
    }
  } catch (error) {
    tx.rollbackTo(whole);
    tx.release(whole);
    throw error;
  }
  tx.release(whole);
  tx.uncommittedWork = true;
  return outcome.results.map(
    (result, index) =>
      result ?? {
        id: records[index]?.id ?? null,
        success: false,
        created: false,
        errors: outcome.failed.get(index)?.errors ?? [],
      },
  );
}

function refuseDoubles(operation: DmlOperation, records: readonly SObject[]): void {
  if (operation === "insert" || operation === "upsert") {
    if (new Set(records).size < records.length)
      throw apexError(
        "System.ListException",
        `Before Insert or Upsert list must not have two identically equal elements`,
      );
  }
  if (operation !== "update" && operation !== "upsert") return;
  const seen = new Set<string>();
  for (const { id } of records) {
    if (id !== null && seen.has(id))
      throw apexError("System.ListException", `Duplicate id in list: ${id}`);
    if (id !== null) seen.add(id);
  }
}

function groups(
  tx: Transaction,
  operation: DmlOperation,
  records: readonly SObject[],
  options: DmlOptions,
  isSystem: boolean,
): Group[] {
  const byObject = new Map<ObjectDefinition, number[]>();
  records.forEach((record, position) => {
    const object = record.shape.definition;
    if (!object)
      throw apexError(
        "System.TypeException",
        `DML operation ${operation.toUpperCase()} not allowed on ${record.typeName}`,
      );
    byObject.set(object, [...(byObject.get(object) ?? []), position]);
  });
  const isImmediate = ({ name }: ObjectDefinition): boolean =>
    options.immediate === true && /__b$/i.test(name);
  for (const object of byObject.keys())
    if (!isSystem && !isImmediate(object)) refuseObject(tx, operation, object, records);
  return [...byObject].map(([object, positions]) => ({
    object,
    records,
    positions,
    options,
    isSystem,
  }));
}

const verbs: Readonly<Record<DmlOperation, string>> = {
  insert: "Insert",
  update: "Update",
  upsert: "Upsert",
  delete: "Delete",
  undelete: "Undelete",
};

function refuseObject(
  tx: Transaction,
  operation: DmlOperation,
  object: ObjectDefinition,
  records: readonly SObject[],
): void {
  const able =
    operation === "insert"
      ? object.createable
      : operation === "update"
        ? object.updateable
        : operation === "delete" || operation === "undelete"
          ? object.deletable
          : object.createable || object.updateable;
  if (
    object.kind === "customMetadata" ||
    object.kind === "platformEvent" ||
    object.kind === "history" ||
    !able
  )
    throw apexError(
      "System.TypeException",
      `DML operation ${verbs[operation]} not allowed on ${qualifiedName(tx.state.schema, object.name)}`,
    );
  const mixed = tx.mixedDml(object.name, countsAsSetup(tx, operation, object, records));
  if (mixed !== undefined)
    throw dmlException(tx.state.schema, operation, [
      {
        index: 0,
        id: records[0]?.id ?? null,
        errors: [{ statusCode: "MIXED_DML_OPERATION", message: mixed, fields: [] }],
      },
    ]);
}

const userFieldsThatMatter = [
  "userroleid",
  "isactive",
  "forecastenabled",
  "isportalenabled",
  "username",
  "profileid",
];
// Apex Developer Guide, "sObjects That Cannot Be Used Together in DML Operations": a user without a role and harmless user fields go along.
function countsAsSetup(
  tx: Transaction,
  operation: DmlOperation,
  object: ObjectDefinition,
  records: readonly SObject[],
): boolean {
  if (object.name === "Group") return operation === "delete";
  if (object.name !== "User") return true;
  const own = records.filter((record) => record.shape.definition === object);
  if (operation === "insert")
    return own.some((record) => (record.fields.get("userroleid") ?? null) !== null);
  const stored = tx.state.records.selectByIds(
    "User",
    own.flatMap(({ id }) => (id === null ? [] : [id])),
  );
  return own.some((record) =>
    userFieldsThatMatter.some(
      (key) =>
        record.fields.has(key) &&
        record.fields.get(key) !== (stored.get(record.id ?? "")?.get(key) ?? null),
    ),
  );
}

function runGroup(tx: Transaction, operation: DmlOperation, group: Group, outcome: Outcome): void {
  if (operation !== "upsert")
    return runSingle(tx, operation, group, group.positions, outcome, operation === "insert");
  const plan = planUpsert(
    tx,
    group.object,
    group.records,
    group.positions,
    group.options.externalIdField,
  );
  for (const [position, error] of plan.errors)
    outcome.failed.set(position, { id: null, errors: [error] });
  if (group.options.allOrNone && plan.errors.size > 0) return;
  if (plan.inserts.length > 0) runSingle(tx, "insert", group, plan.inserts, outcome, true);
  if (plan.updates.size > 0 && !(group.options.allOrNone && outcome.failed.size > 0))
    runSingle(tx, "update", group, [...plan.updates.keys()], outcome, false, plan.updates);
}

function runSingle(
  tx: Transaction,
  operation: SingleOperation,
  group: Group,
  positions: readonly number[],
  outcome: Outcome,
  created: boolean,
  ids?: ReadonlyMap<number, string>,
): void {
  if (group.options.access === "user" && !group.isSystem)
    requireObjectAccess(
      tx,
      group.object,
      operation === "insert" || operation === "undelete"
        ? "create"
        : operation === "update"
          ? "edit"
          : "delete",
    );
  for (let start = 0; start < positions.length; start += TRIGGER_CHUNK) {
    runChunk(
      tx,
      operation,
      group,
      positions.slice(start, start + TRIGGER_CHUNK),
      outcome,
      created,
      ids,
    );
    if (group.options.allOrNone && outcome.failed.size > 0) return;
  }
}

const ATTEMPTS = 3;

/** A partial save is tried again without the records that failed, with fresh before-state (Apex Developer Guide, "Bulk DML Exception Handling"). */
function runChunk(
  tx: Transaction,
  operation: SingleOperation,
  group: Group,
  positions: readonly number[],
  outcome: Outcome,
  created: boolean,
  ids?: ReadonlyMap<number, string>,
): void {
  let left = positions;
  for (let attempt = 1; left.length > 0; attempt++) {
    const savepoint = tx.savepoint("chunk");
    const savings = pass(tx, operation, group, left, ids);
    const failed = savings.filter(hasFailed);
    for (const saving of failed)
      outcome.failed.set(saving.index, {
        id: operation === "insert" ? null : saving.id,
        errors: saving.errors,
      });
    if (failed.length === 0) {
      tx.release(savepoint);
      for (const saving of savings) succeed(operation, saving, outcome, created);
      return;
    }
    tx.rollbackTo(savepoint);
    tx.release(savepoint);
    if (group.options.allOrNone) return;
    left = savings.filter((saving) => !hasFailed(saving)).map((saving) => saving.index);
    if (attempt === ATTEMPTS) {
      for (const index of left)
        outcome.failed.set(index, {
          id: null,
          errors: [
            {
              statusCode: "LIMIT_EXCEEDED",
              message:
                "Too many batch retries in the presence of Apex triggers and partial failures.",
              fields: [],
            },
          ],
        });
      return;
    }
  }
}

function pass(
  tx: Transaction,
  operation: SingleOperation,
  group: Group,
  positions: readonly number[],
  ids?: ReadonlyMap<number, string>,
): Saving[] {
  const { object, records, options, isSystem } = group;
  const inputs = positions.flatMap((position) => {
    const record = records[position];
    return record ? [{ position, record, id: ids?.get(position) ?? record.id }] : [];
  });
  if (operation === "delete" || operation === "undelete") {
    const removals = buildRemovals(tx, operation, object, inputs);
    const context = { object, access: options.access, allOrNone: options.allOrNone, isSystem };
    const open = removals.filter((one) => !hasFailed(one));
    if (open.length === removals.length)
      (operation === "delete" ? deleteChunk : undeleteChunk)(tx, context, removals);
    return removals;
  }
  const context = {
    object,
    isInsert: operation === "insert",
    access: options.access,
    allOrNone: options.allOrNone,
    isSystem,
    truncate: options.settings?.["allowFieldTruncation"] === true,
  };
  const savings = buildSavings(tx, context, inputs);
  if (options.access === "user" && !isSystem) requireFieldAccess(tx, context, savings);
  saveChunk(tx, context, savings);
  return savings;
}

function succeed(
  operation: SingleOperation,
  saving: Saving,
  outcome: Outcome,
  created: boolean,
): void {
  if (operation === "insert" || saving.input.id === null) saving.input.id = saving.id;
  outcome.results[saving.index] = { id: saving.id, success: true, created, errors: [] };
}

// Roll-up summary fields: recomputed from the stored children, and the parent saved again when a value changed.
import type { Row, SelectOptions } from "../../database/index.ts";
import type {
  FieldDefinition,
  ObjectDefinition,
  Schema,
  SummaryDefinition,
} from "../../metadata/schema.ts";
import { resolveField, resolveObject, withoutNamespace } from "../../metadata/schema.ts";
import { fold } from "../../soql/sql-functions.ts";
import type { NeutralValue } from "../../soql/values.ts";
import { asDecimal, decimal, rescale } from "../../soql/values.ts";
import { sameNeutral } from "../codec.ts";
import type { Transaction } from "../transaction.ts";
import { followActivities } from "./activities.ts";
import { systemUpdate } from "./system-save.ts";
import type { Saving } from "./saving.ts";

interface Rollup {
  readonly parent: ObjectDefinition;
  readonly field: FieldDefinition;
  readonly summary: SummaryDefinition;
  readonly reference: FieldDefinition;
}

const tables = new WeakMap<Schema, ReadonlyMap<string, readonly Rollup[]>>();

/** Roll-ups over an object's records, by the object's name. */
function rollupsOver(schema: Schema, child: ObjectDefinition): readonly Rollup[] {
  let table = tables.get(schema);
  if (!table) {
    const made = new Map<string, Rollup[]>();
    for (const parent of schema.objects.values()) {
      for (const field of parent.fields.values()) {
        const summarised = field.summary && resolveObject(schema, field.summary.childObject);
        const reference =
          summarised &&
          resolveField(schema, summarised, field.summary.childReference.split(".").pop() ?? "");
        if (summarised && reference)
          made.set(summarised.name, [
            ...(made.get(summarised.name) ?? []),
            { parent, field, summary: field.summary, reference },
          ]);
      }
    }
    tables.set(schema, (table = made));
  }
  return table.get(child.name) ?? [];
}

/** A new parent has no children yet: counts and sums start at zero. */
export function zeroRollups(object: ObjectDefinition, savings: readonly Saving[]): void {
  for (const field of object.fields.values()) {
    if (field.summary && (field.summary.operation === "count" || field.summary.operation === "sum"))
      for (const saving of savings) saving.next.set(field.name.toLowerCase(), decimal(0n, 0));
  }
}

/** After children were written: `old` null for new ones, `now` null for deleted ones. */
export function recomputeParents(
  tx: Transaction,
  child: ObjectDefinition,
  changes: readonly { readonly old: Row | null; readonly now: Row | null }[],
): void {
  followActivities(tx, child, changes);
  const rollups = rollupsOver(tx.state.schema, child);
  const byParent = new Map<ObjectDefinition, Map<string, Map<string, NeutralValue>>>();
  for (const rollup of rollups) {
    const ids = affectedParents(tx, child, rollup, changes);
    if (ids.length === 0) continue;
    const values = compute(tx, child, rollup, ids);
    const updates = byParent.get(rollup.parent) ?? new Map<string, Map<string, NeutralValue>>();
    for (const id of ids)
      updates.set(
        id,
        (updates.get(id) ?? new Map<string, NeutralValue>()).set(
          rollup.field.name.toLowerCase(),
          values.get(id) ?? emptyValue(rollup.summary),
        ),
      );
    byParent.set(rollup.parent, updates);
  }
  for (const [parent, updates] of byParent) saveParents(tx, parent, updates);
}

function affectedParents(
  tx: Transaction,
  child: ObjectDefinition,
  rollup: Rollup,
  changes: readonly { readonly old: Row | null; readonly now: Row | null }[],
): string[] {
  const key = rollup.reference.name.toLowerCase();
  const watched = [
    rollup.summary.childField,
    ...rollup.summary.filters.map((filter) => filter.field),
  ].flatMap((name) => (name === undefined ? [] : [fieldOf(tx.state.schema, child, name)]));
  const ids = new Set<string>();
  for (const { old, now } of changes) {
    const before = old?.get(key);
    const after = now?.get(key);
    const moved = before !== after;
    const touched =
      old === null ||
      now === null ||
      moved ||
      watched.some(
        (field) =>
          field === undefined ||
          field.formula !== undefined ||
          !sameNeutral(
            old.get(field.name.toLowerCase()) ?? null,
            now.get(field.name.toLowerCase()) ?? null,
          ),
      );
    if (!touched) continue;
    if (typeof before === "string") ids.add(before);
    if (typeof after === "string") ids.add(after);
  }
  return [...ids];
}

function fieldOf(
  schema: Schema,
  object: ObjectDefinition,
  name: string,
): FieldDefinition | undefined {
  return resolveField(schema, object, name.split(".").pop() ?? name);
}
const emptyValue = (summary: SummaryDefinition): NeutralValue =>
  summary.operation === "count" || summary.operation === "sum" ? decimal(0n, 0) : null;

function compute(
  tx: Transaction,
  child: ObjectDefinition,
  rollup: Rollup,
  parentIds: readonly string[],
): Map<string, NeutralValue> {
  const { schema, records } = tx.state;
  const source =
    rollup.summary.childField === undefined
      ? undefined
      : fieldOf(schema, child, rollup.summary.childField);
  const values = new Map<string, NeutralValue>();
  const key = rollup.reference.name.toLowerCase();
  for (const row of records.selectByField(
    child.name,
    rollup.reference.name,
    parentIds,
    fieldsToRead(schema, child, rollup),
  )) {
    const parent = row.get(key);
    if (typeof parent !== "string" || !passes(tx, child, rollup.summary, row)) continue;
    values.set(
      parent,
      combine(
        rollup.summary,
        values.get(parent) ?? null,
        source === undefined ? null : valueIn(tx, child, source, row),
      ),
    );
  }
  return values;
}

/** Only what the roll-up looks at, unless a formula needs the whole record. */
function fieldsToRead(
  schema: Schema,
  child: ObjectDefinition,
  { reference, summary }: Rollup,
): SelectOptions {
  const fields = [summary.childField, ...summary.filters.map((filter) => filter.field)].flatMap(
    (name) => (name === undefined ? [] : [fieldOf(schema, child, withoutNamespace(schema, name))]),
  );
  return fields.some((field) => field === undefined || field.formula !== undefined)
    ? {}
    : { fields: [reference.name, ...fields.flatMap((field) => (field ? [field.name] : []))] };
}

function valueIn(
  tx: Transaction,
  object: ObjectDefinition,
  field: FieldDefinition,
  row: Row,
): NeutralValue {
  return field.formula === undefined
    ? (row.get(field.name.toLowerCase()) ?? null)
    : tx.state.program.formulas.fieldValue(tx, object, field, row);
}

function combine(
  summary: SummaryDefinition,
  sofar: NeutralValue,
  value: NeutralValue,
): NeutralValue {
  if (summary.operation === "count") return add(sofar ?? decimal(0n, 0), decimal(1n, 0));
  if (summary.operation === "sum")
    return value === null ? (sofar ?? decimal(0n, 0)) : add(sofar ?? decimal(0n, 0), value);
  if (value === null) return sofar;
  if (sofar === null) return value;
  const order = compareNeutral(value, sofar);
  return (summary.operation === "min" ? order < 0 : order > 0) ? value : sofar;
}

function add(a: NeutralValue, b: NeutralValue): NeutralValue {
  const [left, right] = [asDecimal(a), asDecimal(b)];
  if (!left || !right) return left ?? right ?? null;
  const scale = Math.max(left.scale, right.scale);
  return decimal(rescale(left, scale) + rescale(right, scale), scale);
}

function compareNeutral(a: NeutralValue, b: NeutralValue): number {
  const [left, right] = [asDecimal(a), asDecimal(b)];
  if (left && right) {
    const scale = Math.max(left.scale, right.scale);
    const difference = rescale(left, scale) - rescale(right, scale);
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  }
  const text = (value: NeutralValue): string | number =>
    value !== null && typeof value === "object"
      ? value.kind === "date"
        ? value.iso
        : value.kind === "datetime" || value.kind === "time"
          ? value.milliseconds
          : 0
      : String(value);
  const [x, y] = [text(a), text(b)];
  return x < y ? -1 : x > y ? 1 : 0;
}

/** The filter of a roll-up, as the metadata writes it: several values are separated by commas. */
function passes(
  tx: Transaction,
  child: ObjectDefinition,
  summary: SummaryDefinition,
  row: Row,
): boolean {
  return summary.filters.every((filter) => {
    const field = fieldOf(tx.state.schema, child, withoutNamespace(tx.state.schema, filter.field));
    if (!field) return false;
    return matches(valueIn(tx, child, field, row), filter.operation, filter.value);
  });
}

function matches(value: NeutralValue, operation: string, wanted: string): boolean {
  const values = wanted.split(",").map((one) => one.trim());
  const text =
    value === null
      ? ""
      : typeof value === "object"
        ? value.kind === "date"
          ? value.iso
          : ""
        : String(value);
  const same = (one: string): boolean =>
    asDecimal(value) && asNumber(one)
      ? compareNeutral(value, asNumber(one) ?? null) === 0
      : typeof value === "boolean"
        ? value === /^(true|1)$/i.test(one)
        : fold(text) === fold(one);
  const order = (): number =>
    asDecimal(value) && asNumber(wanted)
      ? compareNeutral(value, asNumber(wanted) ?? null)
      : fold(text) < fold(wanted)
        ? -1
        : fold(text) > fold(wanted)
          ? 1
          : 0;
  switch (operation) {
    case "equals":
      return values.some(same);
    case "notEqual":
      return !values.some(same);
    case "lessThan":
      return value !== null && order() < 0;
    case "lessOrEqual":
      return value !== null && order() <= 0;
    case "greaterThan":
      return value !== null && order() > 0;
    case "greaterOrEqual":
      return value !== null && order() >= 0;
    case "contains":
      return values.some((one) => fold(text).includes(fold(one)));
    case "notContain":
      return !values.some((one) => fold(text).includes(fold(one)));
    case "startsWith":
      return values.some((one) => fold(text).startsWith(fold(one)));
    case "includes":
      return values.some((one) => fold(text).split(";").includes(fold(one)));
    case "excludes":
      return !values.some((one) => fold(text).split(";").includes(fold(one)));
    default:
      return false;
  }
}
function asNumber(text: string): NeutralValue | undefined {
  return /^-?\d+(\.\d+)?$/.test(text) ? asDecimal(Number(text)) : undefined;
}

function saveParents(
  tx: Transaction,
  parent: ObjectDefinition,
  updates: ReadonlyMap<string, Map<string, NeutralValue>>,
): void {
  const stored = tx.state.records.selectByIds(parent.name, [...updates.keys()]);
  const changed = [...updates].filter(([id, values]) => {
    const row = stored.get(id);
    return (
      row !== undefined &&
      [...values].some(([key, value]) => !sameNeutral(row.get(key) ?? null, value))
    );
  });
  if (changed.length > 0) systemUpdate(tx, parent, new Map(changed));
}

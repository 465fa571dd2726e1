// SELECT of records -> the columns to fetch, and how to build each record with its parents from a row.
import type { CheckedSelect, Hop, ResolvedPath } from "./checked.ts";
import type { Fragment } from "./fragment.ts";
import { joined, raw, sql } from "./fragment.ts";
import { fieldOperandOf } from "./operands.ts";
import { selectedSql } from "./operand-sql.ts";
import { isPolymorphic } from "./resolve.ts";
import type { QueryRow, QueryValue } from "./result.ts";
import type { Source } from "./source.ts";
import { foreignKey, parentAlias } from "./source.ts";
import type { SqlScalar } from "./sql-functions.ts";
import { cellReader } from "./value-reader.ts";

type SqlRow = Record<string, SqlScalar>;
type Fields = Map<string, QueryValue<unknown>>;
type Reader = (row: SqlRow, fields: Fields) => void;

export interface RecordPlan {
  readonly source: Source;
  readonly columns: Fragment[];
  readonly readers: Reader[];
  readonly parents: Map<string, ParentPlan>;
}
interface ParentPlan {
  readonly readers: Reader[];
  readonly parents: Map<string, ParentPlan>;
}

export function recordPlan(source: Source, select: readonly CheckedSelect[]): RecordPlan {
  const plan: RecordPlan = { source, columns: [], readers: [], parents: new Map() };
  // a few virtual objects (UserRecordAccess) have no Id
  const hasId = source.object.fields.has("id");
  addColumn(plan, raw(`${source.alias}.${hasId ? '"Id"' : "rowid"}`));
  if (hasId)
    plan.readers.push((row, fields) =>
      fields.set("id", source.generation.context.codec.decode(textCell(row["c0"]))),
    );
  for (const item of select) {
    if (item.kind === "value") addValue(plan, item);
    else if (item.kind === "typeof") addTypeof(plan, item);
  }
  return plan;
}

export function readRecord(plan: RecordPlan, row: SqlRow): QueryRow {
  const fields: Fields = new Map();
  for (const read of plan.readers) read(row, fields);
  return { object: plan.source.object.name, fields };
}

/** The cell's name. */
export function addColumn(plan: RecordPlan, column: Fragment): string {
  const known =
    column.parameters.length === 0
      ? plan.columns.findIndex((one) => one.sql === column.sql && one.parameters.length === 0)
      : -1;
  return `c${known >= 0 ? known : plan.columns.push(column) - 1}`;
}
export function columnList(plan: RecordPlan): Fragment {
  return joined(
    plan.columns.map((column, index) => sql`${column} AS c${String(index)}`),
    ", ",
  );
}

function addValue(plan: RecordPlan, item: Extract<CheckedSelect, { kind: "value" }>): void {
  const { operand } = item;
  const key = (
    item.alias ??
    (operand.kind === "field" || operand.kind === "label" ? operand.path.field.name : operand.text)
  ).toLowerCase();
  const path = operand.kind === "field" ? operand.path : undefined;
  const cell = addColumn(plan, selectedSql(plan.source, operand));
  const read = cellReader(plan.source.generation.context, operand, item.format);
  const reader: Reader = (row, fields) => fields.set(key, read(row[cell] ?? null));
  readersAt(plan, item.alias === undefined ? (path?.hops ?? []) : []).push(reader);
}

/** Where the values of a parent's fields go; makes the parents on the way. */
function readersAt(plan: RecordPlan, hops: readonly Hop[]): Reader[] {
  let level: { readonly readers: Reader[]; readonly parents: Map<string, ParentPlan> } = plan;
  hops.forEach((hop, index) => {
    const key = hop.name.toLowerCase();
    let parent = level.parents.get(key);
    if (!parent) {
      parent = { readers: [], parents: new Map() };
      level.parents.set(key, parent);
      addParent(plan, level.readers, parent, hops.slice(0, index + 1));
    }
    level = parent;
  });
  return level.readers;
}

function addParent(
  plan: RecordPlan,
  readers: Reader[],
  parent: ParentPlan,
  hops: readonly Hop[],
): void {
  const hop = hops.at(-1);
  if (!hop) return;
  const { source } = plan;
  const { codec } = source.generation.context;
  const key = hop.name.toLowerCase();
  const foreignName = hop.field.name.toLowerCase();
  const foreign = addColumn(plan, raw(foreignKey(source, hops)));
  const ids = hop.targets.map((target) => raw(`${parentAlias(source, hops, target)}."Id"`));
  const present = addColumn(
    plan,
    ids.length === 1 ? (ids[0] ?? raw("NULL")) : sql`coalesce(${joined(ids, ", ")})`,
  );
  const object = isPolymorphic(hop) ? "Name" : (hop.targets[0]?.name ?? "Name");
  readers.push((row, fields) => {
    fields.set(foreignName, codec.decode(textCell(row[foreign])));
    const id = row[present];
    if (typeof id !== "string") {
      fields.set(key, null);
      return;
    }
    const parentFields: Fields = new Map([["id", codec.decode(id)]]);
    for (const read of parent.readers) read(row, parentFields);
    fields.set(key, { object, fields: parentFields });
  });
}

/** The record's type decides which branch of TYPEOF is read. */
function addTypeof(plan: RecordPlan, item: Extract<CheckedSelect, { kind: "typeof" }>): void {
  const { source } = plan;
  const { codec } = source.generation.context;
  const key = item.hop.name.toLowerCase();
  const foreignName = item.hop.field.name.toLowerCase();
  const foreign = addColumn(plan, raw(foreignKey(source, [item.hop])));
  const branches = item.whens.map(({ object, fields }) => ({
    object: object.name,
    present: addColumn(plan, raw(`${parentAlias(source, [item.hop], object)}."Id"`)),
    readers: fields.map((path) => pathReader(plan, { ...path, hops: [item.hop, ...path.hops] })),
  }));
  const ids = item.hop.targets.map((target) =>
    raw(`${parentAlias(source, [item.hop], target)}."Id"`),
  );
  const present = addColumn(plan, sql`coalesce(${joined(ids, ", ")})`);
  const otherwise = item.otherwise.map((path) => pathReader(plan, path));
  plan.readers.push((row, fields) => {
    fields.set(foreignName, codec.decode(textCell(row[foreign])));
    const branch = branches.find((one) => typeof row[one.present] === "string");
    const id = row[present];
    if (typeof id !== "string") {
      fields.set(key, null);
      return;
    }
    const parentFields: Fields = new Map([["id", codec.decode(id)]]);
    for (const read of branch?.readers ?? otherwise) read(row, parentFields);
    fields.set(key, { object: branch?.object ?? "Name", fields: parentFields });
  });
}

function pathReader(plan: RecordPlan, path: ResolvedPath): Reader {
  const operand = fieldOperandOf(plan.source.generation.schema, path);
  const cell = addColumn(plan, selectedSql(plan.source, operand));
  const read = cellReader(plan.source.generation.context, operand);
  const key = path.field.name.toLowerCase();
  return (row, fields) => fields.set(key, read(row[cell] ?? null));
}

const textCell = (cell: SqlScalar | undefined): string | null =>
  typeof cell === "string" ? cell : null;

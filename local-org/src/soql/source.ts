// A table in a FROM and its joins to parents: where a resolved path becomes a column.
import type { FieldDefinition, ObjectDefinition, Schema } from "../metadata/schema.ts";
import type { Hop, Operand, ResolvedPath } from "./checked.ts";
import type { QueryContext } from "./context.ts";
import { formulaExpression } from "./formula-sql.ts";
import type { Fragment } from "./fragment.ts";
import { allOf, joined, raw, sql } from "./fragment.ts";
import { isPolymorphic, typeField } from "./resolve.ts";
import { readColumn, valueStorage, namesSchema } from "./storage.ts";

/** One run of a query: the Schema, what the caller supplied, and fresh aliases. */
export interface Generation {
  readonly schema: Schema;
  readonly context: QueryContext;
  nextAlias(): string;
}
export function generation(schema: Schema, context: QueryContext): Generation {
  let count = 0;
  return { schema, context, nextAlias: () => `t${count++}` };
}

interface Join {
  readonly alias: string;
  readonly object: ObjectDefinition;
  readonly on: Fragment;
  required: boolean;
}
export interface Source {
  readonly alias: string;
  readonly object: ObjectDefinition;
  readonly generation: Generation;
  readonly joins: Map<string, Join>;
}

export function openSource(gen: Generation, object: ObjectDefinition): Source {
  return { alias: gen.nextAlias(), object, generation: gen, joins: new Map() };
}

/** `"Account" AS t0 LEFT JOIN "User" AS t1 ON …`; joins that WHERE requires are inner and come first, so that SQLite may begin with them. */
export function fromClause(source: Source): Fragment {
  const joins = [...source.joins.values()].sort((a, b) => Number(b.required) - Number(a.required));
  const clauses = joins.map(
    (join) =>
      sql`${join.required ? " JOIN" : " LEFT JOIN"} "${join.object.name}" AS ${join.alias} ON ${join.on}`,
  );
  return sql`"${source.object.name}" AS ${source.alias}${joined(clauses, "")}`;
}

/** Terms that hold for every row of a table: counted, visible. */
export function rowTerms(
  gen: Generation,
  object: ObjectDefinition,
  alias: string,
): { first: Fragment[]; last: Fragment[] } {
  const visible = gen.context.sharing?.sqlFor(object, alias) ?? null;
  return {
    first: gen.context.countRows === true ? [raw(`stepped(${alias}.rowid)`)] : [],
    last: visible ? [sql`(${visible})`] : [],
  };
}

/** The alias of the parent that the first `count` hops lead to, joined when it is not yet. */
export function parentAlias(
  source: Source,
  hops: readonly Hop[],
  target: ObjectDefinition,
): string {
  const hop = hops.at(-1);
  if (!hop) return source.alias;
  const key = `${hops.map((one) => one.name).join(".")}:${target.name}`.toLowerCase();
  const known = source.joins.get(key);
  if (known) return known.alias;
  const child = parentAlias(source, hops.slice(0, -1), hop.from);
  const alias = source.generation.nextAlias();
  const terms = rowTerms(source.generation, target, alias);
  const on = allOf([...terms.first, raw(linkOf(hop, alias, child)), ...terms.last]);
  source.joins.set(key, { alias, object: target, on, required: false });
  return alias;
}

/** Custom metadata names objects and fields by their names; a field belongs to the object that the record names too. */
function linkOf(hop: Hop, alias: string, child: string): string {
  if (hop.field.type !== "MetadataRelationship" || !namesSchema(hop.field))
    return `${alias}."Id" = ${child}."${hop.field.name}"`;
  const byName = `fold(${alias}."QualifiedApiName") = fold(${child}."${hop.field.name}")`;
  if (hop.field.reference?.to.includes("EntityDefinition") === true) return byName;
  const owner = [...hop.from.fields.values()].find((field) =>
    field.reference?.to.includes("EntityDefinition"),
  );
  return owner === undefined
    ? byName
    : `fold(${alias}."DurableId") = fold(${child}."${owner.name}" || '.' || ${child}."${hop.field.name}")`;
}

/** Rows without these parents can't pass WHERE. */
export function requireParents(source: Source, path: ResolvedPath): void {
  path.hops.forEach((hop, index) => {
    const [target] = hop.targets;
    if (!target || isPolymorphic(hop)) return;
    const join = source.joins.get(
      `${path.hops
        .slice(0, index + 1)
        .map((one) => one.name)
        .join(".")}:${target.name}`.toLowerCase(),
    );
    if (join && !path.hops.slice(0, index).some(isPolymorphic)) join.required = true;
  });
}

/** The foreign key column that a chain of hops ends with. */
export function foreignKey(source: Source, hops: readonly Hop[]): string {
  const hop = hops.at(-1);
  return hop
    ? `${parentAlias(source, hops.slice(0, -1), hop.from)}."${hop.field.name}"`
    : `${source.alias}."Id"`;
}

/** A path as it is compared, sorted and grouped (text not yet folded). */
export function columnOf(source: Source, path: ResolvedPath): Fragment {
  if (path.field === typeField) return typeExpression(source, path.hops);
  if (
    path.field.type === "Id" &&
    path.hops.length > 0 &&
    !path.hops.slice(0, -1).some(isPolymorphic)
  )
    return raw(foreignKey(source, path.hops));
  return onOwners(path, (owner) => ownColumn(source, path, owner, false));
}

/** A path as it is selected: exact numbers as text. */
export function selectedColumn(source: Source, path: ResolvedPath): Fragment {
  if (path.field === typeField) return typeExpression(source, path.hops);
  return onOwners(path, (owner) => ownColumn(source, path, owner, true));
}

function onOwners(path: ResolvedPath, column: (owner: ObjectDefinition) => Fragment): Fragment {
  const columns = path.owners.map(column);
  return columns.length === 1
    ? (columns[0] ?? raw("NULL"))
    : sql`coalesce(${joined(columns, ", ")})`;
}

function ownColumn(
  source: Source,
  path: ResolvedPath,
  owner: ObjectDefinition,
  selected: boolean,
): Fragment {
  const field: FieldDefinition = owner.fields.get(path.field.name.toLowerCase()) ?? path.field;
  if (field.formula !== undefined)
    return formulaExpression(source, path.hops, owner, field, selected);
  const alias = parentAlias(source, path.hops, owner);
  return raw(
    selected
      ? readColumn(valueStorage(source.generation.schema, field), alias, field.name)
      : `${alias}."${field.name}"`,
  );
}

/** `Owner.Type`: from the first three characters of the Id. */
function typeExpression(source: Source, hops: readonly Hop[]): Fragment {
  const key = foreignKey(source, hops);
  const targets = hops.at(-1)?.targets ?? [];
  return raw(
    `CASE substr(${key}, 1, 3) ${targets.map((target) => `WHEN '${target.keyPrefix}' THEN '${target.name}'`).join(" ")} END`,
  );
}

/** An operand as it is compared: text folded, so that case does not count. */
export function comparable(storage: Operand["storage"], expression: Fragment): Fragment {
  return storage.form === "text" ? sql`fold(${expression})` : expression;
}

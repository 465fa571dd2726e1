// Names in queries -> objects, fields and relationships of the Schema.
import type { FieldDefinition, ObjectDefinition, Schema } from "../metadata/schema.ts";
import { resolveField, resolveObject, withoutNamespace } from "../metadata/schema.ts";
import type { Name, Path, Query, Span } from "./ast.ts";
import type { Hop, ResolvedPath } from "./checked.ts";
import type { Report } from "./problem.ts";
import { messages } from "./problem.ts";

const maximumParentLevels = 5;

// What a query may read through a polymorphic relationship without TYPEOF: the fields of the platform's Name object.
const nameFields = new Set([
  "id",
  "name",
  "type",
  "alias",
  "email",
  "firstname",
  "lastname",
  "isactive",
  "phone",
  "title",
  "username",
  "profileid",
  "userroleid",
  "recordtypeid",
  "lastvieweddate",
  "lastreferenceddate",
]);
const nameRelationships = new Set(["profile", "userrole", "recordtype"]);

/** `Owner.Type`: the name of the object that the record is of; it has no column. */
export const typeField: FieldDefinition = {
  name: "Type",
  label: "Type",
  type: "Text",
  custom: false,
  required: true,
  unique: false,
  caseSensitive: false,
  externalId: false,
  trackHistory: false,
  createable: false,
  updateable: false,
  formula: "",
};

/** Where names are looked up: the object of FROM and the aliases given there. */
export interface NameScope {
  readonly object: ObjectDefinition;
  readonly name: string;
  readonly alias?: string;
  readonly relationships: ReadonlyMap<string, readonly Name[]>;
}

export function nameScope(query: Query, object: ObjectDefinition): NameScope {
  const relationships = new Map<string, readonly Name[]>();
  const alias = query.from.alias?.text.toLowerCase();
  for (const also of query.alsoFrom) {
    const [first, ...rest] = also.path.parts;
    const steps = first && first.text.toLowerCase() === alias ? rest : also.path.parts;
    if (also.alias) relationships.set(also.alias.text.toLowerCase(), steps);
  }
  return {
    object,
    name: query.from.path.text.toLowerCase(),
    relationships,
    ...(alias === undefined ? {} : { alias }),
  };
}

/** The parent relationship of that name, with or without the project's namespace. */
export function relationshipOf(
  schema: Schema,
  object: ObjectDefinition,
  name: string,
): Hop | undefined {
  const plain = withoutNamespace(schema, name).toLowerCase();
  for (const field of object.fields.values()) {
    if (field.reference?.relationshipName.toLowerCase() !== plain) continue;
    const targets = field.reference.to
      .map((target) => resolveObject(schema, target))
      .filter((target) => target !== undefined);
    return { field, name: field.reference.relationshipName, from: object, targets };
  }
  return undefined;
}

/** The object, relationships and field a path names; reports and returns undefined when a part is unknown. */
export function resolvePath(
  schema: Schema,
  scope: NameScope,
  path: Path,
  report: Report,
): ResolvedPath | undefined {
  const parts = stepsOf(schema, scope, path);
  const last = parts.at(-1);
  if (!last) return undefined;
  const reached = walk(schema, scope.object, parts.slice(0, -1), path, report);
  if (!reached) return undefined;
  const { hops, owners } = reached;
  const found = fieldOn(schema, hops.at(-1), owners, last);
  if (!found) {
    report(
      "INVALID_FIELD",
      last,
      messages.noSuchColumn(
        last.text,
        isPolymorphic(hops.at(-1)) ? "Name" : (owners[0]?.name ?? scope.object.name),
      ),
    );
    return undefined;
  }
  return { hops, owners: found.owners, field: found.field, span: path, text: path.text };
}

export function isPolymorphic(hop: Hop | undefined): boolean {
  return hop !== undefined && hop.targets.length > 1;
}

/** The path's parts without the alias or object name of FROM, and with relationship aliases written out. */
function stepsOf(schema: Schema, scope: NameScope, path: Path): readonly Name[] {
  const [first, ...rest] = path.parts;
  if (!first || rest.length === 0) return path.parts;
  const key = first.text.toLowerCase();
  if (key === scope.alias) return rest;
  const relationship = scope.relationships.get(key);
  if (relationship) return [...relationship, ...rest];
  if (relationshipOf(schema, scope.object, first.text)) return path.parts;
  return key === scope.name || resolveObject(schema, first.text) === scope.object
    ? rest
    : path.parts;
}

function walk(
  schema: Schema,
  from: ObjectDefinition,
  steps: readonly Name[],
  path: Path,
  report: Report,
): { hops: Hop[]; owners: readonly ObjectDefinition[] } | undefined {
  const hops: Hop[] = [];
  let owners: readonly ObjectDefinition[] = [from];
  for (const step of steps) {
    const allowed = !isPolymorphic(hops.at(-1)) || nameRelationships.has(step.text.toLowerCase());
    const hop = allowed
      ? owners
          .map((owner) => relationshipOf(schema, owner, step.text))
          .find((one) => one !== undefined)
      : undefined;
    if (!hop) {
      report("INVALID_FIELD", step, messages.noSuchRelationship(step.text));
      return undefined;
    }
    hops.push(hop);
    owners = hop.targets;
  }
  if (hops.length > maximumParentLevels) {
    report(
      "MALFORMED_QUERY",
      path,
      `relationship '${path.text}' goes up more than ${maximumParentLevels} levels from the object of the FROM clause`,
    );
    return undefined;
  }
  return { hops, owners };
}

function fieldOn(
  schema: Schema,
  hop: Hop | undefined,
  owners: readonly ObjectDefinition[],
  name: Name,
): { field: FieldDefinition; owners: readonly ObjectDefinition[] } | undefined {
  if (!isPolymorphic(hop)) {
    const [owner] = owners;
    const field = owner && resolveField(schema, owner, name.text);
    return field ? { field, owners } : undefined;
  }
  const key = name.text.toLowerCase();
  if (!nameFields.has(key)) return undefined;
  if (key === "type") return { field: typeField, owners };
  const having = owners.filter((owner) => resolveField(schema, owner, key) !== undefined);
  const field = having[0] && resolveField(schema, having[0], key);
  return field ? { field, owners: having } : undefined;
}

/** The object of a FROM clause, reported when it is unknown or can't be queried. */
export function resolveFrom(
  schema: Schema,
  name: Name & Span,
  report: Report,
): ObjectDefinition | undefined {
  const object = resolveObject(schema, name.text);
  if (object?.queryable === true && object.kind !== "platformEvent") return object;
  report(
    "INVALID_TYPE",
    name,
    object ? `entity type ${object.name} does not support query` : messages.noSuchObject(name.text),
  );
  return undefined;
}

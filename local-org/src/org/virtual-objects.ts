// Objects whose rows are worked out when asked for: UserRecordAccess, and the describe tables EntityDefinition and FieldDefinition.
import { qualifiedName, resolveObject } from "../metadata/schema.ts";
import type { CheckedCondition, CheckedValue } from "../soql/checked.ts";
import type { CompiledQuery } from "../soql/compile.ts";
import { toLongId } from "../soql/id-form.ts";
import type { Values } from "./raw-records.ts";
import { insertRaw } from "./raw-records.ts";
import { recordAccess } from "./sharing/record-access.ts";
import { apexCodec } from "./codec.ts";
import type { Binds } from "./queries.ts";
import type { Transaction } from "./transaction.ts";
import { apexError } from "../platform/values/exception.ts";

/** Puts the rows in place for the time of the query. */
export function withVirtualRows<T>(
  tx: Transaction,
  compiled: CompiledQuery,
  binds: Binds,
  body: () => T,
): T {
  const rows = virtualRows(tx, compiled, binds);
  if (!rows) return body();
  const { records } = tx.state;
  const savepoint = tx.savepoint("virtual");
  try {
    const entities = new Map<string, string>();
    for (const [object, own] of rows) {
      const linked = own.map((row) => withEntity(row, entities));
      const ids = insertRaw(tx.stamp, object, linked);
      if (object === "EntityDefinition")
        own.forEach((row, index) => entities.set(String(row["DurableId"]), ids[index] ?? ""));
    }
    return body();
  } finally {
    records.database.rollbackTo(savepoint);
    tx.release(savepoint);
  }
}

/** A field row points at the row of its object: `Contact` of the durable id `Contact.Name`. */
function withEntity(row: Values, entities: ReadonlyMap<string, string>): Values {
  const [entity, field] = String(row["DurableId"] ?? "").split(".");
  const id = field === undefined ? undefined : entities.get(entity ?? "");
  return id === undefined ? row : { ...row, EntityDefinitionId: id };
}

const describes = ["EntityDefinition", "FieldDefinition", "EntityParticle"] as const;
/** What a query reads of the describe tables, by itself or through a relationship. */
function describedBy({ object, uses }: CompiledQuery): readonly string[] {
  const names = new Set([object.name, ...uses.map((use) => use.object.name)]);
  return describes.filter((name) => names.has(name));
}
export const isVirtual = (query: CompiledQuery): boolean =>
  query.object.name === "UserRecordAccess" || describedBy(query).length > 0;

function virtualRows(
  tx: Transaction,
  compiled: CompiledQuery,
  binds: Binds,
): ReadonlyMap<string, Values[]> | undefined {
  if (compiled.object.name === "UserRecordAccess")
    return new Map([["UserRecordAccess", accessRows(tx, compiled, binds)]]);
  const wanted = describedBy(compiled);
  return wanted.length === 0 ? undefined : describeRows(tx, wanted);
}

/** The values a condition demands of a field: `RecordId IN :ids`, `UserId = :id`. */
function demanded(condition: CheckedCondition | undefined, field: string, binds: Binds): string[] {
  if (!condition) return [];
  if (condition.kind === "and")
    return condition.conditions.flatMap((one) => demanded(one, field, binds));
  if (
    condition.kind !== "compare" ||
    condition.left.kind !== "field" ||
    condition.left.path.field.name !== field
  )
    return [];
  return valuesOf(condition.value, binds);
}
function valuesOf(value: CheckedValue, binds: Binds): string[] {
  if (value.kind === "literal")
    return typeof value.value === "string" ? [toLongId(value.value) ?? value.value] : [];
  if (value.kind === "list") return value.values.flatMap((one) => valuesOf(one, binds));
  if (value.kind !== "bind") return [];
  const name = Object.keys(binds).find((one) => one.toLowerCase() === value.name.toLowerCase());
  const neutral = apexCodec.encode(name === undefined ? null : binds[name]);
  return (Array.isArray(neutral) ? neutral : [neutral]).flatMap((one) =>
    typeof one === "string" ? [toLongId(one) ?? one] : [],
  );
}

function accessRows(tx: Transaction, compiled: CompiledQuery, binds: Binds): Values[] {
  const users = demanded(compiled.query.where, "UserId", binds);
  const records = demanded(compiled.query.where, "RecordId", binds);
  const [user] = users;
  if (user === undefined || records.length === 0)
    throw apexError(
      "System.QueryException",
      "Can select only RecordId, a Has*Access field, and MaxAccessLevel; UserRecordAccess needs filters on UserId and RecordId",
    );
  if (new Set(records).size > 200)
    throw apexError("System.QueryException", "UserRecordAccess: at most 200 record Ids");
  return [...recordAccess(tx.state, user, [...new Set(records)])].map(([id, access]) => ({
    UserId: user,
    RecordId: id,
    HasReadAccess: access.read,
    HasEditAccess: access.edit,
    HasDeleteAccess: access.delete,
    HasTransferAccess: access.all,
    HasAllAccess: access.all,
    MaxAccessLevel: access.all
      ? "All"
      : access.delete
        ? "Delete"
        : access.edit
          ? "Edit"
          : access.read
            ? "Read"
            : "None",
  }));
}

function describeRows(tx: Transaction, wanted: readonly string[]): ReadonlyMap<string, Values[]> {
  const { schema } = tx.state;
  const entities: Values[] = [];
  const fields: Values[] = [];
  for (const object of schema.objects.values()) {
    const name = qualifiedName(schema, object.name);
    entities.push({
      DurableId: name,
      QualifiedApiName: name,
      DeveloperName: object.name.replace(/__\w+$/, ""),
      MasterLabel: object.label,
      Label: object.label,
      PluralLabel: object.pluralLabel,
      KeyPrefix: object.keyPrefix,
      IsQueryable: object.queryable,
      IsCustomSetting: object.kind === "customSetting",
      NamespacePrefix: name === object.name ? null : schema.namespace,
      InternalSharingModel: object.sharingModel,
      ExternalSharingModel: object.externalSharingModel,
    });
    if (wanted.every((one) => one === "EntityDefinition")) continue;
    for (const field of object.fields.values()) {
      const own = qualifiedName(schema, field.name);
      fields.push({
        DurableId: `${name}.${own}`,
        QualifiedApiName: own,
        DeveloperName: field.name.replace(/__\w+$/, ""),
        MasterLabel: field.label,
        Label: field.label,
        DataType: field.type,
        Length: field.length ?? 0,
        Precision: field.precision ?? 0,
        Scale: field.scale ?? 0,
        IsCalculated: field.formula !== undefined,
        IsNameField: object.nameField === field.name,
        IsNillable: !field.required,
      });
    }
  }
  return new Map([
    ["EntityDefinition", entities] as const,
    ...wanted
      .filter((one) => one !== "EntityDefinition" && resolveObject(schema, one))
      .map((one) => [one, fields] as const),
  ]);
}

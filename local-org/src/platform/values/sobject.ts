// A record in memory: its fields by key, which of them a query fetched, its related records and the errors put on it.
import { PropertyBag } from "./platform-object.ts";
import { ApexList } from "./collections.ts";
import { apexError, nullArgument } from "./exception.ts";
import { convertForField } from "./field-values.ts";
import type { RecordShape } from "./record-shape.ts";

/** `field` is the field's API name (no namespace), null for an error on the record itself. */
export interface RecordError {
  readonly field: string | null;
  readonly message: string;
  readonly statusCode: string;
}

const auditKeys = new Set([
  "createddate",
  "createdbyid",
  "lastmodifieddate",
  "lastmodifiedbyid",
  "systemmodstamp",
  "isdeleted",
]);

export class SObject {
  readonly shape: RecordShape;
  /** by key (RecordShape.key); only fields that were set, or fetched with a value */
  readonly fields: Map<string, unknown> = new Map();
  private ownParents: Map<string, SObject | null> | null = null;
  private ownChildren: Map<string, ApexList> | null = null;
  /** keys of fields and relationships a query selected; null: the record was not queried */
  queried: Set<string> | null = null;
  errors: RecordError[] = [];
  /** records of a trigger that may not be changed: Trigger.old always, Trigger.new in after triggers */
  isReadOnly = false;
  cloneSourceId: string | null = null;
  isClone = false;
  /** Database.DMLOptions set with setOptions */
  options: unknown = null;
  /** spelling of an AggregateResult's aliases by key */
  aliases: Map<string, string> | null = null;

  /** works out a field that has no value yet when it is first read (formula fields of trigger records); undefined: not such a field */
  compute: ((key: string) => unknown) | null = null;

  constructor(shape: RecordShape) {
    this.shape = shape;
  }

  /** parent records by relationship key; null when the lookup is empty (made when first asked for: most records have none) */
  get parents(): Map<string, SObject | null> {
    return (this.ownParents ??= new Map());
  }
  /** child rows by relationship key */
  get children(): Map<string, ApexList> {
    return (this.ownChildren ??= new Map());
  }

  get typeName(): string {
    return this.shape.name;
  }
  get id(): string | null {
    const id = this.fields.get("id");
    return typeof id === "string" ? id : null;
  }
  set id(value: string | null) {
    this.fields.set("id", value);
  }

  /** `record.Name`: null when never set; an error when a query left it out. */
  read(name: string): unknown {
    const value = this.fields.get(name);
    if (value !== undefined) return value;
    const key = this.shape.key(name);
    if (key === null)
      throw apexError(
        "System.SObjectException",
        `Invalid field ${name} for ${this.shape.qualifiedName}`,
      );
    return this.readKey(key);
  }
  private readKey(key: string): unknown {
    const value = this.fields.get(key);
    if (value !== undefined) return value;
    const computed = this.compute?.(key);
    if (computed !== undefined) {
      this.fields.set(key, computed);
      return computed;
    }
    const field = this.shape.definition?.fields.get(key);
    if (field?.type === "Address") return this.address(key, field.compoundFields ?? []);
    if (this.queried !== null && !this.queried.has(key)) this.refuseUnqueried(key);
    return this.shape.definition?.fields.get(key)?.type === "Checkbox" ? false : null;
  }
  /** An address as one value, made of the fields it stands over; null when they are all empty. */
  private address(key: string, parts: readonly string[]): PropertyBag | null {
    const known = parts.filter((name) => this.fields.has(name.toLowerCase()));
    if (known.length === 0 && this.queried !== null && !this.queried.has(key))
      this.refuseUnqueried(key);
    const address = new PropertyBag("System.Address");
    const prefix = parts[0]?.slice(0, -"Street".length) ?? "";
    for (const name of known) {
      const value = this.fields.get(name.toLowerCase()) ?? null;
      const part = name.slice(prefix.length);
      if (value !== null) address.set(part.charAt(0).toLowerCase() + part.slice(1), value);
    }
    return address.properties.size === 0 ? null : address;
  }
  private refuseUnqueried(key: string): never {
    const relationship = this.shape.relationship(key);
    const name =
      relationship?.reference !== undefined && this.shape.key(key) === null
        ? this.qualifyRelationship(relationship.reference.relationshipName)
        : this.shape.qualifiedField(key);
    throw apexError(
      "System.SObjectException",
      `SObject row was retrieved via SOQL without querying the requested field: ${this.shape.qualifiedName}.${name}`,
    );
  }
  /** `record.Name = value` where the compiler has checked the type. */
  write(name: string, value: unknown): void {
    if (this.isReadOnly) throw apexError("System.FinalException", "Record is read-only");
    const key = this.shape.key(name);
    if (key === null) {
      if (value === null && this.shape.relationship(name) !== undefined)
        return this.setParent(name, null); // `new Contact(Account = null)`
      throw apexError(
        "System.SObjectException",
        `Invalid field ${name} for ${this.shape.qualifiedName}`,
      );
    }
    const isEmptied = value === null && this.shape.definition?.fields.get(key)?.type === "Checkbox";
    this.fields.set(key, isEmptied ? false : value); // a checkbox has no third state (SalesforceFoundation/EDA, CON_DoNotContact_TEST)
  }
  /** `record.put(name, value)`: checks name, type and that the field can be written. Gives back the previous value. */
  put(name: string | null, value: unknown): unknown {
    if (name === null) throw nullArgument(1);
    const key = this.shape.key(name);
    const field = key === null ? undefined : this.shape.definition?.fields.get(key);
    if (key === null || field === undefined)
      throw apexError(
        "System.SObjectException",
        `Invalid field ${name} for ${this.shape.qualifiedName}`,
      );
    if (!field.createable && !field.updateable && key !== "id")
      throw apexError(
        "System.SObjectException",
        `Field ${this.shape.qualifiedField(key)} is not editable`,
      );
    const previous = this.fields.get(key) ?? null;
    this.write(key, convertForField(this.shape.schema, field, value));
    return previous;
  }
  get(name: string | null): unknown {
    if (name === null) throw nullArgument(1);
    return this.read(name);
  }
  isSet(name: string): boolean {
    const key = this.shape.key(name);
    if (key === null)
      throw apexError(
        "System.SObjectException",
        `Invalid field ${name} for ${this.shape.qualifiedName}`,
      );
    return this.fields.has(key);
  }

  /** `contact.Account`: the parent record, or null when the lookup is empty or was never set. */
  parent(name: string): SObject | null {
    const key = this.shape.relationshipKey(name);
    const value = this.ownParents?.get(key);
    if (value !== undefined) return value;
    if (this.shape.relationship(key) === undefined)
      throw apexError(
        "System.SObjectException",
        `Invalid relationship ${name} for ${this.shape.qualifiedName}`,
      );
    if (this.queried !== null && !this.queried.has(key)) this.refuseUnqueried(key);
    return null;
  }
  setParent(name: string, record: SObject | null): void {
    if (this.isReadOnly) throw apexError("System.FinalException", "Record is read-only");
    if (this.shape.relationship(name) === undefined)
      throw apexError(
        "System.SObjectException",
        `Invalid relationship ${name} for ${this.shape.qualifiedName}`,
      );
    this.parents.set(this.shape.relationshipKey(name), record);
  }
  /** `account.Contacts`: the rows of a child subquery; an empty list where there was none (SalesforceFoundation/EDA, ADDR_CannotDelete_TEST). */
  childRows(name: string): ApexList {
    const key = this.shape.relationshipKey(name);
    const rows = this.ownChildren?.get(key);
    if (rows !== undefined) return rows;
    const relationship = this.shape.childRelationship(name);
    if (relationship === undefined)
      throw apexError(
        "System.SObjectException",
        `Invalid relationship ${name} for ${this.shape.qualifiedName}`,
      );
    return new ApexList(relationship.childObject);
  }

  addError(
    message: string,
    field: string | null = null,
    statusCode = "FIELD_CUSTOM_VALIDATION_EXCEPTION",
  ): void {
    if (field !== null && this.shape.key(field) === null)
      throw apexError(
        "System.SObjectException",
        `Invalid field ${field} for ${this.shape.qualifiedName}`,
      );
    const key = field === null ? null : this.shape.key(field);
    this.errors.push({
      field: key === null ? null : (this.shape.definition?.fields.get(key)?.name ?? key),
      message,
      statusCode,
    });
  }

  /** Apex Reference, SObject.clone: without the Id, the audit fields and autonumbers unless asked for. */
  clone(
    preserveId: boolean,
    deep: boolean,
    preserveTimestamps: boolean,
    preserveAutoNumber: boolean,
  ): SObject {
    const copy = new SObject(this.shape);
    for (const [key, value] of this.fields) {
      if (key === "id" && !preserveId) continue;
      if (auditKeys.has(key) && !preserveTimestamps) continue;
      if (!preserveAutoNumber && this.shape.definition?.fields.get(key)?.type === "AutoNumber")
        continue;
      copy.fields.set(key, value);
    }
    for (const [key, parent] of this.ownParents ?? [])
      copy.parents.set(key, deep ? (parent?.clone(true, true, true, true) ?? null) : parent);
    for (const [key, rows] of this.ownChildren ?? []) copy.children.set(key, rows);
    copy.queried = this.queried === null ? null : new Set([...this.queried, "id", ...auditKeys]);
    copy.cloneSourceId = this.id;
    copy.isClone = true;
    copy.aliases = this.aliases;
    return copy;
  }

  /** Field and relationship names with their values, as getPopulatedFieldsAsMap, JSON and text forms show them. */
  *populated(): Generator<readonly [string, unknown], void, undefined> {
    for (const [key, value] of this.fields)
      yield [this.aliases?.get(key) ?? this.shape.qualifiedField(key), value];
    for (const [key, value] of this.ownParents ?? [])
      if (value !== null) yield [this.relationshipName(key), value];
    for (const [key, value] of this.ownChildren ?? []) yield [this.childName(key), value];
  }
  private relationshipName(key: string): string {
    const name = this.shape.relationship(key)?.reference?.relationshipName ?? key;
    return this.qualifyRelationship(name);
  }
  private childName(key: string): string {
    return this.qualifyRelationship(this.shape.childRelationship(key)?.name ?? key);
  }
  private qualifyRelationship(name: string): string {
    const { namespace } = this.shape.schema;
    return namespace !== "" && name.endsWith("__r") && name.split("__").length === 2
      ? `${namespace}__${name}`
      : name;
  }
}

/** A record as a query returns it: `selected` are the keys of the fields and relationships in the SELECT list. */
export function queriedRecord(
  shape: RecordShape,
  selected: ReadonlySet<string>,
  values: Iterable<readonly [string, unknown]>,
): SObject {
  const record = new SObject(shape);
  // Set.keys order of `selected` is shared by all rows of a query; each record copies it only when a relationship is added later.
  record.queried = selected instanceof Set ? selected : new Set(selected);
  for (const [key, value] of values) if (value !== null) record.fields.set(key, value);
  return record;
}

/** A row of an aggregate query: alias -> value, read with get('alias'). */
export function aggregateRow(
  shape: RecordShape,
  values: Iterable<readonly [string, unknown]>,
): SObject {
  const row = new SObject(shape);
  row.aliases = new Map();
  for (const [alias, value] of values) {
    row.aliases.set(alias.toLowerCase(), alias);
    row.fields.set(alias.toLowerCase(), value);
  }
  row.queried = new Set(row.fields.keys());
  return row;
}

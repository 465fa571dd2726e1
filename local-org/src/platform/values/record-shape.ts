// What a record may hold: the fields and relationships of one object, looked up by any spelling of their names.
import { qualifiedName, resolveObject, withoutNamespace } from "../../metadata/schema.ts";
import type {
  ChildRelationship,
  FieldDefinition,
  ObjectDefinition,
  Schema,
} from "../../metadata/schema.ts";

export class RecordShape {
  readonly schema: Schema;
  /** null: AggregateResult, whose fields are the aliases of a query */
  readonly definition: ObjectDefinition | null;
  readonly name: string;
  private readonly keys = new Map<string, string | null>();
  private relationships: Map<string, FieldDefinition> | null = null;

  constructor(schema: Schema, definition: ObjectDefinition | null, name: string) {
    this.schema = schema;
    this.definition = definition;
    this.name = name;
  }
  /** the name describe, JSON and text forms give */
  get qualifiedName(): string {
    return qualifiedName(this.schema, this.name);
  }

  /** The key under which a record keeps that field (lower case, no namespace); null when the object has no such field. */
  key(name: string): string | null {
    let key = this.keys.get(name);
    if (key === undefined) {
      const plain = withoutNamespace(this.schema, name).toLowerCase();
      // every SObject has an Id, events too, though theirs is never filled
      const isKnown =
        this.definition === null || plain === "id" || this.definition.fields.has(plain);
      key = isKnown ? plain : null;
      this.keys.set(name, key);
    }
    return key;
  }
  field(name: string): FieldDefinition | undefined {
    const key = this.key(name);
    return key === null ? undefined : this.definition?.fields.get(key);
  }
  /** `Account`, `Partner__r`, with or without namespace */
  relationship(name: string): FieldDefinition | undefined {
    if (this.relationships === null) {
      this.relationships = new Map();
      for (const field of this.definition?.fields.values() ?? []) {
        if (field.reference !== undefined && field.reference.relationshipName !== "")
          this.relationships.set(field.reference.relationshipName.toLowerCase(), field);
      }
    }
    return this.relationships.get(withoutNamespace(this.schema, name).toLowerCase());
  }
  childRelationship(name: string): ChildRelationship | undefined {
    const plain = withoutNamespace(this.schema, name).toLowerCase();
    return this.definition?.childRelationships.find(
      (candidate) => candidate.name?.toLowerCase() === plain,
    );
  }
  /** Key of a parent or child relationship on a record. */
  relationshipKey(name: string): string {
    return withoutNamespace(this.schema, name).toLowerCase();
  }
  qualifiedField(key: string): string {
    const field = this.definition?.fields.get(key);
    return field === undefined ? key : qualifiedName(this.schema, field.name);
  }
}

/** The shapes of one Schema, made when first asked for. */
export class RecordShapes {
  readonly schema: Schema;
  private readonly byName = new Map<string, RecordShape | undefined>();
  readonly aggregate: RecordShape;

  constructor(schema: Schema) {
    this.schema = schema;
    this.aggregate = new RecordShape(schema, null, "AggregateResult");
  }
  of(name: string): RecordShape | undefined {
    if (this.byName.has(name)) return this.byName.get(name);
    const definition = resolveObject(this.schema, name);
    let shape = definition === undefined ? undefined : this.byName.get(definition.name);
    if (definition !== undefined && shape === undefined) {
      shape = new RecordShape(this.schema, definition, definition.name);
      this.byName.set(definition.name, shape);
    }
    if (name.toLowerCase() === "aggregateresult") shape = this.aggregate;
    this.byName.set(name, shape);
    return shape;
  }
}

const known = new WeakMap<Schema, RecordShapes>();
/** One table of shapes per Schema: records of all layers share it. */
export function recordShapes(schema: Schema): RecordShapes {
  let shapes = known.get(schema);
  if (shapes === undefined) known.set(schema, (shapes = new RecordShapes(schema)));
  return shapes;
}

/** The Apex type a field reads as: `Decimal`, `Id`, `Datetime` … */
export function apexTypeOfField(schema: Schema, field: FieldDefinition): string {
  switch (field.type) {
    case "Id":
    case "Lookup":
    case "MasterDetail":
    case "Hierarchy":
      return "Id";
    case "Checkbox":
      return "Boolean";
    case "Number":
    case "Double":
    case "Currency":
    case "Percent":
      return "Decimal";
    case "Integer":
      return "Integer";
    case "Date":
      return "Date";
    case "DateTime":
      return "Datetime";
    case "Time":
      return "Time";
    case "Base64":
      return "Blob";
    case "ChangeEventHeader":
      return "EventBus.ChangeEventHeader";
    case "JunctionIdList":
      return "List<String>";
    case "AnyType":
      return "Object";
    case "Location":
      return "Location";
    case "Address":
      return "Address";
    case "Summary":
      return summaryType(schema, field);
    default:
      return "String";
  }
}
/** A minimum or maximum has the type of what it summarises. */
function summaryType(schema: Schema, field: FieldDefinition): string {
  const { summary } = field;
  if (
    summary?.childField === undefined ||
    summary.operation === "count" ||
    summary.operation === "sum"
  )
    return "Decimal";
  const child = resolveObject(schema, summary.childObject)?.fields.get(
    withoutNamespace(schema, summary.childField).toLowerCase(),
  );
  return child === undefined ? "Decimal" : apexTypeOfField(schema, child);
}

// What the Schema makes of sObjects in Apex: field types, parents, child lists, tokens and what may be written.
import type { FieldDefinition, ObjectDefinition, Schema } from "../../metadata/schema.ts";
import { resolveField, resolveObject, withoutNamespace } from "../../metadata/schema.ts";
import type { ApexType } from "../types.ts";
import { listOf, primitive } from "../types.ts";

export interface RecordMember {
  readonly access: "field" | "parent" | "children";
  readonly name: string;
  readonly type: ApexType;
  readonly object: string;
  readonly field?: FieldDefinition;
}

/** What `Owner`, `Who` and `What` lead to: the polymorphic Name object has the fields these have in common. */
const nameObjects = ["Name", "User", "Group", "Contact", "Lead", "Account"];

export function objectsBehind(schema: Schema, name: string): ObjectDefinition[] {
  const names = name === "Name" ? nameObjects : [name];
  return names.map((each) => resolveObject(schema, each)).filter((object) => object !== undefined);
}

export function recordMember(
  schema: Schema,
  objectName: string,
  name: string,
): RecordMember | undefined {
  if (objectName === "SObject")
    return name.toLowerCase() === "id"
      ? { access: "field", name: "Id", type: primitive("Id"), object: objectName }
      : undefined;
  for (const object of objectsBehind(schema, objectName)) {
    const field = resolveField(schema, object, name);
    if (field !== undefined)
      return {
        access: "field",
        name: field.name,
        type: fieldType(schema, field),
        object: object.name,
        field,
      };
    const parent = parentMember(schema, object, name) ?? childMember(schema, object, name);
    if (parent !== undefined) return parent;
  }
  return undefined;
}

function parentMember(
  schema: Schema,
  object: ObjectDefinition,
  name: string,
): RecordMember | undefined {
  const wanted = withoutNamespace(schema, name).toLowerCase();
  for (const field of object.fields.values()) {
    const reference = field.reference;
    if (reference === undefined || reference.relationshipName.toLowerCase() !== wanted) continue;
    const only = reference.to.length === 1 ? reference.to[0] : undefined;
    const target = only === undefined ? "Name" : (resolveObject(schema, only)?.name ?? only);
    return {
      access: "parent",
      name: reference.relationshipName,
      type: { kind: "sobject", name: target },
      object: object.name,
      field,
    };
  }
  return undefined;
}

function childMember(
  schema: Schema,
  object: ObjectDefinition,
  name: string,
): RecordMember | undefined {
  const wanted = withoutNamespace(schema, name).toLowerCase();
  const child = object.childRelationships.find((each) => each.name?.toLowerCase() === wanted);
  return child?.name === undefined
    ? undefined
    : {
        access: "children",
        name: child.name,
        type: listOf({ kind: "sobject", name: child.childObject }),
        object: object.name,
      };
}

/** The Apex type of a field: all numbers are Decimal save standard Integer fields; every reference is an Id. */
export function fieldType(schema: Schema, field: FieldDefinition): ApexType {
  switch (field.type) {
    case "Id":
    case "Lookup":
    case "MasterDetail":
    case "Hierarchy":
      return primitive("Id");
    case "MetadataRelationship":
      return primitive(
        field.reference?.to.some((to) => to === "EntityDefinition" || to === "FieldDefinition") ===
          true
          ? "String"
          : "Id",
      );
    case "Checkbox":
      return primitive("Boolean");
    case "Integer":
      return primitive("Integer");
    case "Number":
    case "Double":
    case "Currency":
    case "Percent":
      return primitive("Decimal");
    case "Date":
      return primitive("Date");
    case "DateTime":
      return primitive("Datetime");
    case "Time":
      return primitive("Time");
    case "Base64":
      return primitive("Blob");
    case "ChangeEventHeader":
      return { kind: "library", name: "EventBus.ChangeEventHeader", arguments: [] };
    case "JunctionIdList":
      return listOf(primitive("String"));
    case "AnyType":
      return primitive("Object");
    case "Location":
      return { kind: "library", name: "System.Location", arguments: [] };
    case "Address":
      return { kind: "library", name: "System.Address", arguments: [] };
    case "Summary":
      return summaryType(schema, field);
    default:
      return primitive("String");
  }
}

function summaryType(schema: Schema, field: FieldDefinition): ApexType {
  const summary = field.summary;
  const object =
    summary?.childField === undefined ? undefined : resolveObject(schema, summary.childObject);
  const summed =
    object === undefined || summary?.childField === undefined
      ? undefined
      : resolveField(schema, object, summary.childField);
  return summed === undefined ||
    summed.type === "Summary" ||
    (summed.type !== "Date" && summed.type !== "DateTime")
    ? primitive("Decimal")
    : fieldType(schema, summed);
}

/** Formulas, roll-ups, autonumbers and audit fields cannot be set; parents can (for external ids), child lists cannot. */
export function isWriteable(schema: Schema, member: RecordMember): boolean {
  if (member.access === "children") return false;
  if (member.access === "parent") return true;
  const field = member.field;
  if (field === undefined || field.type === "Id") return true;
  if (resolveObject(schema, member.object)?.kind === "customMetadata") return true;
  return field.createable || field.updateable;
}

export function* memberNames(schema: Schema, objectName: string): Generator<string> {
  for (const object of objectsBehind(schema, objectName)) {
    for (const field of object.fields.values()) {
      yield field.name;
      if (field.reference !== undefined) yield field.reference.relationshipName;
    }
    for (const child of object.childRelationships) if (child.name !== undefined) yield child.name;
  }
}

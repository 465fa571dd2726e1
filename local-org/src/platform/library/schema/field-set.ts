// Schema.FieldSet and Schema.FieldSetMember.
import { defineClass } from "../../../apex/library.ts";
import type { LibraryClass, LibraryFunction } from "../../../apex/library.ts";
import type { FieldDefinition, FieldSet } from "../../../metadata/schema.ts";
import { hashCode } from "../../values/equality.ts";
import { PlatformObject } from "../../values/platform-object.ts";
import type { RecordShape, RecordShapes } from "../../values/record-shape.ts";
import type { Runtime } from "../helpers.ts";
import { listOf } from "../helpers.ts";
import { displayTypeOf } from "./field-types.ts";

export class FieldSetValue extends PlatformObject {
  readonly apexType = "Schema.FieldSet";
  readonly shape: RecordShape;
  readonly set: FieldSet;
  constructor(shape: RecordShape, set: FieldSet) {
    super();
    this.shape = shape;
    this.set = set;
  }
}
class FieldSetMemberValue extends PlatformObject {
  readonly apexType = "Schema.FieldSetMember";
  readonly shape: RecordShape;
  readonly path: string;
  readonly required: boolean;
  constructor(shape: RecordShape, path: string, required: boolean) {
    super();
    this.shape = shape;
    this.path = path;
    this.required = required;
  }
  override equalTo(other: unknown): boolean {
    return (
      other instanceof FieldSetMemberValue &&
      other.shape === this.shape &&
      other.path.toLowerCase() === this.path.toLowerCase()
    );
  }
  override hash(): number {
    return hashCode(this.path.toLowerCase());
  }
  jsonFields(): readonly (readonly [string, unknown])[] {
    return [
      ["fieldPath", this.qualifiedPath()],
      ["required", this.required],
    ];
  }
  /** the field at the end of the path, `Account.Owner.Name` included */
  target(
    shapes: RecordShapes,
  ): { readonly shape: RecordShape; readonly field: FieldDefinition } | undefined {
    const parts = this.path.split(".");
    let shape: RecordShape | undefined = this.shape;
    for (const part of parts.slice(0, -1)) {
      const object: string | undefined = shape?.relationship(part)?.reference?.to[0];
      shape = object === undefined ? undefined : shapes.of(object);
    }
    const field = shape?.field(parts.at(-1) ?? "");
    return shape === undefined || field === undefined ? undefined : { shape, field };
  }
  qualifiedPath(): string {
    const parts = this.path.split(".");
    return parts.length === 1
      ? this.shape.qualifiedField(this.shape.key(this.path) ?? this.path)
      : this.path;
  }
}

/** What a getter answers can be read as a property too: `fieldSet.fields`, `member.fieldPath` (SalesforceFoundation/PMM, FieldSetService, passing in orgs). */
function withProperties(
  members: Readonly<Record<string, LibraryFunction>>,
): Record<string, LibraryFunction> {
  const all: Record<string, LibraryFunction> = { ...members };
  for (const [signature, answer] of Object.entries(members)) {
    const [, type = "", first = "", rest = ""] = /^(.+) get(\w)(\w*)\(\)$/.exec(signature) ?? [];
    all[`${type} ${first.toLowerCase()}${rest} {get;}`] = answer;
  }
  return all;
}

export const fieldSetClasses: readonly LibraryClass[] = [
  defineClass({
    name: "Schema.FieldSet",
    kind: "class",
    members: withProperties({
      "String getName()": (_rt: Runtime, self: FieldSetValue) => self.set.name,
      "String getLabel()": (_rt: Runtime, self: FieldSetValue) => self.set.label,
      "String getDescription()": (_rt: Runtime, self: FieldSetValue) => self.set.label,
      "String getNamespace()": (rt: Runtime) => rt.schema.namespace,
      "Schema.SObjectType getSObjectType()": (rt: Runtime, self: FieldSetValue) =>
        rt.sobjectType(self.shape.name),
      "List<Schema.FieldSetMember> getFields()": (_rt: Runtime, self: FieldSetValue) =>
        listOf(
          "Schema.FieldSetMember",
          self.set.fields.map(
            (entry) => new FieldSetMemberValue(self.shape, entry.field, entry.required),
          ),
        ),
    }),
  }),
  defineClass({
    name: "Schema.FieldSetMember",
    kind: "class",
    members: withProperties({
      "String getFieldPath()": (_rt: Runtime, self: FieldSetMemberValue) => self.qualifiedPath(),
      "String getLabel()": (rt: Runtime, self: FieldSetMemberValue) =>
        self.target(rt.shapes)?.field.label ?? self.path,
      "Boolean getRequired()": (_rt: Runtime, self: FieldSetMemberValue) => self.required,
      "Boolean getDbRequired()": (rt: Runtime, self: FieldSetMemberValue) =>
        self.target(rt.shapes)?.field.required ?? false,
      "Schema.DisplayType getType()": (rt: Runtime, self: FieldSetMemberValue) => {
        const target = self.target(rt.shapes);
        return target === undefined
          ? null
          : rt.libraryEnum("Schema.DisplayType", displayTypeOf(rt.schema, target.field));
      },
      "Schema.SObjectField getSObjectField()": (rt: Runtime, self: FieldSetMemberValue) => {
        const target = self.target(rt.shapes);
        return target === undefined ? null : rt.fieldToken(target.shape.name, target.field.name);
      },
    }),
  }),
];

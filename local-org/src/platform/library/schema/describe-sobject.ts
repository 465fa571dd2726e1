// Schema.DescribeSObjectResult with child relationships, record types and the field and field set maps.
import { defineClass } from "../../../apex/library.ts";
import type { LibraryClass, LibraryFunction } from "../../../apex/library.ts";
import { qualifiedName } from "../../../metadata/schema.ts";
import type {
  ChildRelationship,
  FieldSet,
  ObjectDefinition,
  RecordTypeDefinition,
} from "../../../metadata/schema.ts";
import { object, toDefinition } from "../../../metadata/standard/build.ts";
import { hashCode } from "../../values/equality.ts";
import { ApexMap } from "../../values/collections.ts";
import { PlatformObject } from "../../values/platform-object.ts";
import type { RecordShape } from "../../values/record-shape.ts";
import type { Runtime } from "../helpers.ts";
import { describeMembers, type Answer, type Flag } from "./describe-members.ts";
import { listOf, strings } from "../helpers.ts";
import { DescribeMap } from "./describe-map.ts";
import { FieldSetValue } from "./field-set.ts";

/** `AggregateResult` is no object of the org, but can be asked for its description like one. */
const aggregate = toDefinition(
  object("AggregateResult", "", { audit: "none", isDeleted: false, readOnly: true }),
);

export class DescribeSObject extends PlatformObject {
  readonly apexType = "Schema.DescribeSObjectResult";
  readonly shape: RecordShape;
  constructor(shape: RecordShape) {
    super();
    this.shape = shape;
  }
  get object(): ObjectDefinition {
    return this.shape.definition ?? aggregate;
  }
  override equalTo(other: unknown): boolean {
    return other instanceof DescribeSObject && other.shape.name === this.shape.name;
  }
  override hash(): number {
    return hashCode(this.shape.name);
  }
  override shownFields(): readonly (readonly [string, unknown])[] {
    return [
      ["getLabel", this.object.label],
      ["getName", this.shape.qualifiedName],
      ["getKeyPrefix", this.object.keyPrefix],
    ];
  }
}
class FieldsOf extends PlatformObject {
  readonly apexType: "Schema.SObjectTypeFields" | "Schema.SObjectTypeFieldSets";
  readonly shape: RecordShape;
  constructor(apexType: FieldsOf["apexType"], shape: RecordShape) {
    super();
    this.apexType = apexType;
    this.shape = shape;
  }
}
class ChildRelationshipValue extends PlatformObject {
  readonly apexType = "Schema.ChildRelationship";
  readonly relationship: ChildRelationship;
  constructor(relationship: ChildRelationship) {
    super();
    this.relationship = relationship;
  }
  private get identity(): string {
    return `${this.relationship.childObject}.${this.relationship.field}`;
  }
  override equalTo(other: unknown): boolean {
    return other instanceof ChildRelationshipValue && other.identity === this.identity;
  }
  override hash(): number {
    return hashCode(this.identity);
  }
}
/** `definition` null: the master record type every object has */
class RecordTypeInfoValue extends PlatformObject {
  readonly apexType = "Schema.RecordTypeInfo";
  readonly object: ObjectDefinition;
  readonly definition: RecordTypeDefinition | null;
  constructor(object: ObjectDefinition, definition: RecordTypeDefinition | null) {
    super();
    this.object = object;
    this.definition = definition;
  }
  get name(): string {
    return this.definition?.label ?? "Master";
  }
  get developerName(): string {
    return this.definition?.name ?? "Master";
  }
  id(rt: Runtime): string | null {
    return this.definition === null
      ? "012000000000000AAA"
      : (rt.ports.recordTypeId?.(this.object.name, this.definition.name) ?? null);
  }
}

function fieldMap(rt: Runtime, self: FieldsOf): DescribeMap {
  const stateKey = `schema.fields.${self.shape.name}`;
  const known = rt.libraryState.get(stateKey);
  if (known instanceof DescribeMap) return known;
  const entries = [...(self.shape.definition?.fields.values() ?? [])].map(
    (field) =>
      [
        qualifiedName(rt.schema, field.name).toLowerCase(),
        rt.fieldToken(self.shape.name, field.name),
      ] as const,
  );
  const map = new DescribeMap("String", "Schema.SObjectField", entries, (name) =>
    qualifiedName(rt.schema, name).toLowerCase(),
  );
  rt.libraryState.set(stateKey, map);
  return map;
}
function fieldSetMap(rt: Runtime, self: FieldsOf): DescribeMap {
  const prefix = rt.schema.namespace === "" ? "" : `${rt.schema.namespace.toLowerCase()}__`;
  const normalize = (name: string): string =>
    name.toLowerCase().startsWith(prefix) ? name.toLowerCase() : prefix + name.toLowerCase();
  const entries = (self.shape.definition?.fieldSets ?? []).map(
    (set: FieldSet) => [normalize(set.name), new FieldSetValue(self.shape, set)] as const,
  );
  return new DescribeMap("String", "Schema.FieldSet", entries, normalize);
}
function recordTypes(self: DescribeSObject): RecordTypeInfoValue[] {
  return [
    ...self.object.recordTypes.map(
      (definition) => new RecordTypeInfoValue(self.object, definition),
    ),
    new RecordTypeInfoValue(self.object, null),
  ];
}
function recordTypeMap(
  self: DescribeSObject,
  key: (info: RecordTypeInfoValue) => string | null,
): ApexMap {
  return new ApexMap(
    "String",
    "Schema.RecordTypeInfo",
    recordTypes(self).map((info) => [key(info), info] as const),
  );
}

const answers: readonly Answer<DescribeSObject>[] = [
  ["String", "Name", (_rt, self) => self.shape.qualifiedName],
  ["String", "LocalName", (_rt, self) => self.object.name],
  ["String", "Label", (_rt, self) => self.object.label],
  ["String", "LabelPlural", (_rt, self) => self.object.pluralLabel],
  [
    "String",
    "KeyPrefix",
    (_rt, self) => (self.object.keyPrefix === "" ? null : self.object.keyPrefix),
  ],
  ["Schema.SObjectType", "SObjectType", (rt, self) => rt.sobjectType(self.shape.name)],
  [
    "List<Schema.ChildRelationship>",
    "ChildRelationships",
    (_rt, self) =>
      listOf(
        "Schema.ChildRelationship",
        self.object.childRelationships.map(
          (relationship) => new ChildRelationshipValue(relationship),
        ),
      ),
  ],
  [
    "List<Schema.RecordTypeInfo>",
    "RecordTypeInfos",
    (_rt, self) => listOf("Schema.RecordTypeInfo", recordTypes(self)),
  ],
  [
    "Map<String,Schema.RecordTypeInfo>",
    "RecordTypeInfosByName",
    (_rt, self) => recordTypeMap(self, (info) => info.name),
  ],
  [
    "Map<String,Schema.RecordTypeInfo>",
    "RecordTypeInfosByDeveloperName",
    (_rt, self) => recordTypeMap(self, (info) => info.developerName),
  ],
  [
    "Map<Id,Schema.RecordTypeInfo>",
    "RecordTypeInfosById",
    (rt, self) => recordTypeMap(self, (info) => info.id(rt)),
  ],
  ["Boolean", "HasSubtypes", () => false],
];
const flags: readonly Flag<DescribeSObject>[] = [
  ["isAccessible", (rt, self) => rt.ports.objectAccess(self.shape.name).read],
  [
    "isCreateable",
    (rt, self) => self.object.createable && rt.ports.objectAccess(self.shape.name).create,
  ],
  [
    "isUpdateable",
    (rt, self) => self.object.updateable && rt.ports.objectAccess(self.shape.name).edit,
  ],
  [
    "isDeletable",
    (rt, self) => self.object.deletable && rt.ports.objectAccess(self.shape.name).delete,
  ],
  [
    "isUndeletable",
    (rt, self) => self.object.deletable && rt.ports.objectAccess(self.shape.name).delete,
  ],
  [
    "isQueryable",
    (rt, self) => self.object.queryable && rt.ports.objectAccess(self.shape.name).read,
  ],
  [
    "isSearchable",
    (_rt, self) =>
      self.object.queryable && (self.object.kind === "standard" || self.object.kind === "custom"),
  ],
  ["isMergeable", (_rt, self) => ["Account", "Contact", "Lead", "Case"].includes(self.object.name)],
  ["isCustom", (_rt, self) => self.object.kind !== "standard"],
  ["isCustomSetting", (_rt, self) => self.object.kind === "customSetting"],
  ["isDeprecatedAndHidden", () => false],
  ["isFeedEnabled", () => false],
  ["isMruEnabled", (_rt, self) => self.object.kind === "standard" || self.object.kind === "custom"],
];

const members: Readonly<Record<string, LibraryFunction>> = {
  "Schema.SObjectTypeFields fields {get;}": (_rt: Runtime, self: DescribeSObject) =>
    new FieldsOf("Schema.SObjectTypeFields", self.shape),
  "Schema.SObjectTypeFieldSets fieldSets {get;}": (_rt: Runtime, self: DescribeSObject) =>
    new FieldsOf("Schema.SObjectTypeFieldSets", self.shape),
  ...describeMembers(answers, flags),
};

export const describeSObjectClasses: readonly LibraryClass[] = [
  defineClass({ name: "Schema.DescribeSObjectResult", kind: "class", members }),
  defineClass({
    name: "Schema.SObjectTypeFields",
    kind: "class",
    members: { "Map<String,Schema.SObjectField> getMap()": fieldMap },
  }),
  defineClass({
    name: "Schema.SObjectTypeFieldSets",
    kind: "class",
    members: { "Map<String,Schema.FieldSet> getMap()": fieldSetMap },
  }),
  defineClass({
    name: "Schema.ChildRelationship",
    kind: "class",
    members: {
      "Schema.SObjectType getChildSObject()": (rt: Runtime, self: ChildRelationshipValue) =>
        rt.sobjectType(self.relationship.childObject),
      "Schema.SObjectField getField()": (rt: Runtime, self: ChildRelationshipValue) =>
        rt.fieldToken(self.relationship.childObject, self.relationship.field),
      "String getRelationshipName()": (rt: Runtime, self: ChildRelationshipValue) =>
        self.relationship.name === undefined
          ? null
          : qualifiedName(rt.schema, self.relationship.name),
      "Boolean isCascadeDelete()": (_rt: Runtime, self: ChildRelationshipValue) =>
        self.relationship.cascadeDelete,
      "Boolean isRestrictedDelete()": (_rt: Runtime, self: ChildRelationshipValue) =>
        self.relationship.restrictDelete,
      "Boolean isDeprecatedAndHidden()": () => false,
      "List<String> getJunctionIdListNames()": () => strings([]),
    },
  }),
  defineClass({
    name: "Schema.RecordTypeInfo",
    kind: "class",
    members: {
      "String getName()": (_rt: Runtime, self: RecordTypeInfoValue) => self.name,
      "String getDeveloperName()": (_rt: Runtime, self: RecordTypeInfoValue) => self.developerName,
      "Id getRecordTypeId()": (rt: Runtime, self: RecordTypeInfoValue) => self.id(rt),
      "Boolean isActive()": (_rt: Runtime, self: RecordTypeInfoValue) =>
        self.definition?.active ?? true,
      "Boolean isAvailable()": (_rt: Runtime, self: RecordTypeInfoValue) =>
        self.definition?.active ?? true,
      "Boolean isDefaultRecordTypeMapping()": (_rt: Runtime, self: RecordTypeInfoValue) =>
        self.definition === (self.object.recordTypes.find((type) => type.active) ?? null),
      "Boolean isMaster()": (_rt: Runtime, self: RecordTypeInfoValue) => self.definition === null,
    },
  }),
];

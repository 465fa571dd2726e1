// Schema.DescribeFieldResult and Schema.PicklistEntry.
import { defineClass } from "../../../apex/library.ts";
import type { LibraryClass } from "../../../apex/library.ts";
import { qualifiedName } from "../../../metadata/schema.ts";
import type { FieldDefinition, PicklistValue } from "../../../metadata/schema.ts";
import { Decimal } from "../../values/decimal.ts";
import { hashCode } from "../../values/equality.ts";
import { RuntimeDefect } from "../../values/errors.ts";
import { PlatformObject } from "../../values/platform-object.ts";
import type { SObjectFieldToken } from "../../values/tokens.ts";
import type { Runtime } from "../helpers.ts";
import { describeMembers, type Answer, type Flag } from "./describe-members.ts";
import { listOf } from "../helpers.ts";
import { displayTypeOf, soapTypeOf } from "./field-types.ts";

export class DescribeField extends PlatformObject {
  readonly apexType = "Schema.DescribeFieldResult";
  readonly token: SObjectFieldToken;
  constructor(token: SObjectFieldToken) {
    super();
    this.token = token;
  }
  get field(): FieldDefinition {
    const found = this.token.shape.definition?.fields.get(this.token.key);
    if (found === undefined)
      throw new RuntimeDefect(`Describe of the unknown field ${this.token.key}`);
    return found;
  }
  get object(): string {
    return this.token.shape.name;
  }
  get isNameField(): boolean {
    return this.token.shape.definition?.nameField?.toLowerCase() === this.token.key;
  }
  access(rt: Runtime): { read: boolean; edit: boolean } {
    return rt.ports.fieldAccess(this.object, this.field.name);
  }
  override equalTo(other: unknown): boolean {
    return other instanceof DescribeField && this.token.equalTo(other.token);
  }
  override hash(): number {
    return this.token.hash();
  }
  override shownFields(): readonly (readonly [string, unknown])[] {
    return [
      ["getLabel", this.field.label],
      ["getName", this.token.showWhole()],
    ];
  }
}
class PicklistEntryValue extends PlatformObject {
  readonly apexType = "Schema.PicklistEntry";
  readonly entry: PicklistValue;
  constructor(entry: PicklistValue) {
    super();
    this.entry = entry;
  }
  override equalTo(other: unknown): boolean {
    return (
      other instanceof PicklistEntryValue &&
      other.entry.value === this.entry.value &&
      other.entry.label === this.entry.label
    );
  }
  override hash(): number {
    return hashCode(this.entry.value);
  }
  override shownFields(): readonly (readonly [string, unknown])[] {
    return [
      ["getLabel", this.entry.label],
      ["getValue", this.entry.value],
      ["isActive", this.entry.isActive],
      ["isDefaultValue", this.entry.isDefault],
    ];
  }
}

const numberTypes = new Set(["Number", "Double", "Currency", "Percent", "Summary"]);
const systemKeys = new Set([
  "id",
  "createddate",
  "createdbyid",
  "lastmodifieddate",
  "lastmodifiedbyid",
  "systemmodstamp",
  "isdeleted",
]);
const lengthOf = (field: FieldDefinition): number =>
  field.length ??
  (field.type === "Id" || field.reference !== undefined
    ? 18
    : field.type === "Picklist" || field.type === "Url"
      ? 255
      : field.type === "Email"
        ? 80
        : field.type === "Phone"
          ? 40
          : field.type === "AutoNumber"
            ? 30
            : 0);
const isLong = (field: FieldDefinition): boolean =>
  field.type === "LongTextArea" || field.type === "Html" || field.type === "Base64";

/** A literal default, or the default of a picklist's values; formulas are answered by getDefaultValueFormula. */
function literalDefault(field: FieldDefinition): unknown {
  const text = field.defaultValue?.trim();
  if (text === undefined)
    return field.picklist?.values.find((one) => one.isDefault && one.isActive)?.value ?? null;
  if (/^(true|false)$/i.test(text)) return text.toLowerCase() === "true";
  const quoted = /^"([^"]*)"$|^'([^']*)'$/.exec(text);
  if (quoted !== null) return quoted[1] ?? quoted[2] ?? "";
  return Decimal.tryParse(text);
}

const answers: readonly Answer<DescribeField>[] = [
  ["String", "Name", (_rt, self) => self.token.showWhole()],
  ["String", "LocalName", (_rt, self) => self.field.name],
  ["String", "Label", (_rt, self) => self.field.label],
  [
    "Schema.DisplayType",
    "Type",
    (rt, self) => rt.libraryEnum("Schema.DisplayType", displayTypeOf(rt.schema, self.field)),
  ],
  [
    "Schema.SOAPType",
    "SOAPType",
    (rt, self) => rt.libraryEnum("Schema.SOAPType", soapTypeOf(rt.schema, self.field)),
  ],
  ["Integer", "Length", (_rt, self) => lengthOf(self.field)],
  ["Integer", "ByteLength", (_rt, self) => lengthOf(self.field) * 3],
  [
    "Integer",
    "Precision",
    (_rt, self) => self.field.precision ?? (numberTypes.has(self.field.type) ? 18 : 0),
  ],
  ["Integer", "Scale", (_rt, self) => self.field.scale ?? 0],
  ["Integer", "Digits", (_rt, self) => (self.field.type === "Integer" ? 8 : 0)],
  ["Object", "DefaultValue", (_rt, self) => literalDefault(self.field)],
  ["Object", "DefaultValueFormula", (_rt, self) => self.field.defaultValue ?? null],
  ["String", "CalculatedFormula", (_rt, self) => self.field.formula ?? null],
  ["String", "InlineHelpText", (_rt, self) => self.field.helpText ?? null],
  [
    "List<Schema.PicklistEntry>",
    "PicklistValues",
    (_rt, self) =>
      listOf(
        "Schema.PicklistEntry",
        (self.field.picklist?.values ?? [])
          .filter((entry) => entry.isActive)
          .map((entry) => new PicklistEntryValue(entry)),
      ),
  ],
  [
    "List<Schema.SObjectType>",
    "ReferenceTo",
    (rt, self) =>
      listOf(
        "Schema.SObjectType",
        (self.field.reference?.to ?? [])
          .filter((object) => rt.shapes.of(object) !== undefined)
          .map((object) => rt.sobjectType(object)),
      ),
  ],
  [
    "String",
    "RelationshipName",
    (rt, self) =>
      self.field.reference === undefined
        ? null
        : qualifiedName(rt.schema, self.field.reference.relationshipName),
  ],
  ["Integer", "RelationshipOrder", (_rt, self) => (self.field.type === "MasterDetail" ? 0 : null)],
  ["String", "ReferenceTargetField", () => null],
  ["String", "CompoundFieldName", () => null],
  ["Schema.SObjectField", "SObjectField", (_rt, self) => self.token],
  ["Schema.SObjectType", "SObjectType", (rt, self) => rt.sobjectType(self.object)],
  [
    "Schema.SObjectField",
    "Controller",
    (rt, self) =>
      self.field.picklist?.controllingField === undefined
        ? null
        : rt.fieldToken(self.object, self.field.picklist.controllingField),
  ],
];
const flags: readonly Flag<DescribeField>[] = [
  ["isAccessible", (rt, self) => self.access(rt).read],
  ["isCreateable", (rt, self) => self.field.createable && self.access(rt).edit],
  ["isUpdateable", (rt, self) => self.field.updateable && self.access(rt).edit],
  [
    "isNillable",
    (_rt, self) =>
      !self.field.required &&
      self.field.type !== "Checkbox" &&
      self.field.type !== "MasterDetail" &&
      self.field.type !== "Id" &&
      !(self.isNameField && self.field.createable),
  ],
  ["isUnique", (_rt, self) => self.field.unique],
  ["isCustom", (_rt, self) => self.field.custom],
  [
    "isCalculated",
    (_rt, self) => self.field.formula !== undefined || self.field.type === "Summary",
  ],
  ["isAutoNumber", (_rt, self) => self.field.type === "AutoNumber"],
  ["isCascadeDelete", (_rt, self) => self.field.reference?.deleteConstraint === "Cascade"],
  ["isRestrictedDelete", (_rt, self) => self.field.reference?.deleteConstraint === "Restrict"],
  ["isCaseSensitive", (_rt, self) => self.field.caseSensitive],
  [
    "isDefaultedOnCreate",
    (_rt, self) =>
      self.field.defaultValue !== undefined ||
      self.field.type === "Checkbox" ||
      self.field.type === "AutoNumber" ||
      systemKeys.has(self.token.key) ||
      self.token.key === "ownerid",
  ],
  ["isDependentPicklist", (_rt, self) => self.field.picklist?.controllingField !== undefined],
  ["isDeprecatedAndHidden", () => false],
  ["isEncrypted", (_rt, self) => self.field.type === "EncryptedText"],
  ["isExternalId", (_rt, self) => self.field.externalId],
  ["isFilterable", (_rt, self) => !isLong(self.field)],
  ["isFormulaTreatNullNumberAsZero", (_rt, self) => self.field.treatBlanksAsZero ?? false],
  [
    "isGroupable",
    (_rt, self) =>
      !isLong(self.field) &&
      self.field.formula === undefined &&
      !numberTypes.has(self.field.type) &&
      self.field.type !== "DateTime" &&
      self.field.type !== "MultiselectPicklist",
  ],
  ["isHtmlFormatted", (_rt, self) => self.field.type === "Html"],
  [
    "isIdLookup",
    (_rt, self) =>
      self.field.type === "Id" ||
      self.field.externalId ||
      (self.isNameField && self.field.type !== "AutoNumber"),
  ],
  ["isNameField", (_rt, self) => self.isNameField],
  ["isNamePointing", (_rt, self) => (self.field.reference?.to.length ?? 0) > 1],
  [
    "isPermissionable",
    (_rt, self) =>
      !self.field.required &&
      self.field.type !== "MasterDetail" &&
      !systemKeys.has(self.token.key) &&
      !self.isNameField,
  ],
  ["isRestrictedPicklist", (_rt, self) => self.field.picklist?.restricted ?? false],
  ["isSortable", (_rt, self) => !isLong(self.field) && self.field.type !== "MultiselectPicklist"],
  [
    "isWriteRequiresMasterRead",
    (_rt, self) => self.field.reference?.writeRequiresMasterRead ?? false,
  ],
  ["isSearchPrefilterable", (_rt, self) => self.field.reference !== undefined],
  ["isHighScaleNumber", () => false],
  ["isDisplayLocationInDecimal", () => false],
  ["isQueryByDistance", (_rt, self) => self.field.type === "Location"],
  ["isAiPredictionField", () => false],
  ["isPolymorphicForeignKey", (_rt, self) => (self.field.reference?.to.length ?? 0) > 1],
];
export const describeFieldClasses: readonly LibraryClass[] = [
  defineClass({
    name: "Schema.DescribeFieldResult",
    kind: "class",
    members: describeMembers(answers, flags),
    unsupported: {
      getFilteredLookupInfo: "Lookup filters are not part of describe in the local org.",
    },
  }),
  defineClass({
    name: "Schema.PicklistEntry",
    kind: "class",
    members: {
      "String getLabel()": (_rt: Runtime, self: PicklistEntryValue) => self.entry.label,
      "String getValue()": (_rt: Runtime, self: PicklistEntryValue) => self.entry.value,
      "Boolean isActive()": (_rt: Runtime, self: PicklistEntryValue) => self.entry.isActive,
      "Boolean isDefaultValue()": (_rt: Runtime, self: PicklistEntryValue) => self.entry.isDefault,
      "String label {get;}": (_rt: Runtime, self: PicklistEntryValue) => self.entry.label,
      "String value {get;}": (_rt: Runtime, self: PicklistEntryValue) => self.entry.value,
      "Boolean active {get;}": (_rt: Runtime, self: PicklistEntryValue) => self.entry.isActive,
      "Boolean defaultValue {get;}": (_rt: Runtime, self: PicklistEntryValue) =>
        self.entry.isDefault,
    },
  }),
];

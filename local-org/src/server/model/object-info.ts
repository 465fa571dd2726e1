// Objects and picklists as the UI API describes them to `lightning/uiObjectInfoApi` (User Interface API Developer Guide, "Object Info").
import {
  qualifiedName,
  type FieldDefinition,
  type ObjectDefinition,
} from "../../metadata/schema.ts";
import { HttpError, apiError } from "../http.ts";
import { canRead, nameFieldOf, type Viewer } from "./field-view.ts";

/** The Id of the master record type, the same in every org. */
export const masterRecordTypeId = "012000000000000AAA";

export function objectInfo(
  viewer: Viewer,
  object: ObjectDefinition,
): Readonly<Record<string, unknown>> {
  const { org, userId } = viewer;
  const access = org.objectAccess(userId, object.name);
  const fields = [...object.fields.values()].filter((field) => canRead(viewer, object, field));
  return {
    apiName: qualifiedName(org.schema, object.name),
    label: object.label,
    labelPlural: object.pluralLabel,
    keyPrefix: object.keyPrefix,
    custom: object.kind === "custom",
    createable: object.createable && access.create,
    updateable: object.updateable && access.edit,
    deletable: object.deletable && access.delete,
    queryable: object.queryable,
    nameFields: [qualifiedName(org.schema, nameFieldOf(object))],
    defaultRecordTypeId: masterRecordTypeId,
    recordTypeInfos: {
      [masterRecordTypeId]: {
        available: true,
        defaultRecordTypeMapping: true,
        master: true,
        name: "Master",
        recordTypeId: masterRecordTypeId,
      },
    },
    fields: Object.fromEntries(
      fields.map((field) => [
        qualifiedName(org.schema, field.name),
        fieldInfo(viewer, object, field),
      ]),
    ),
    childRelationships: object.childRelationships.map((child) => ({
      childObjectApiName: qualifiedName(org.schema, child.childObject),
      fieldName: qualifiedName(org.schema, child.field),
      relationshipName: child.name ? qualifiedName(org.schema, child.name) : null,
    })),
  };
}

function fieldInfo({ org, userId }: Viewer, object: ObjectDefinition, field: FieldDefinition) {
  const { edit } = org.fieldAccess(userId, object.name, field.name);
  return {
    apiName: qualifiedName(org.schema, field.name),
    label: field.label,
    dataType: dataTypeOf(field),
    required: field.required,
    createable: field.createable && edit,
    updateable: field.updateable && edit,
    calculated: field.formula !== undefined || field.type === "Summary",
    custom: field.custom,
    unique: field.unique,
    externalId: field.externalId,
    inlineHelpText: field.helpText ?? null,
    length: field.length ?? 0,
    precision: field.precision ?? 0,
    scale: field.scale ?? 0,
    nameField: field.name === nameFieldOf(object),
    reference: field.reference !== undefined,
    relationshipName: field.reference
      ? qualifiedName(org.schema, field.reference.relationshipName)
      : null,
    referenceToInfos: (field.reference?.to ?? []).map((target) => ({
      apiName: qualifiedName(org.schema, target),
      nameFields: ["Name"],
    })),
    controllerName: field.picklist?.controllingField
      ? qualifiedName(org.schema, field.picklist.controllingField)
      : null,
  };
}

const dataTypes: Readonly<Partial<Record<FieldDefinition["type"], string>>> = {
  Id: "String",
  Text: "String",
  AutoNumber: "String",
  LongTextArea: "TextArea",
  Html: "TextArea",
  Checkbox: "Boolean",
  Number: "Double",
  Integer: "Int",
  Summary: "Double",
  MultiselectPicklist: "MultiPicklist",
  Lookup: "Reference",
  MasterDetail: "Reference",
  Hierarchy: "Reference",
  MetadataRelationship: "Reference",
  EncryptedText: "EncryptedString",
};

function dataTypeOf(field: FieldDefinition): string {
  return dataTypes[field.type] ?? field.type;
}

export function picklistValues(
  viewer: Viewer,
  object: ObjectDefinition,
  field: FieldDefinition | undefined,
): Readonly<Record<string, unknown>> {
  if (!field?.picklist || !canRead(viewer, object, field)) {
    throw new HttpError(
      400,
      apiError("INVALID_FIELD", `${object.name} has no picklist of that name that you may see.`),
    );
  }
  const controller =
    field.picklist.controllingField === undefined
      ? undefined
      : object.fields.get(field.picklist.controllingField.toLowerCase());
  const controllerValues = controller?.picklist?.values.map((choice) => choice.value) ?? [];
  const values = field.picklist.values
    .filter((choice) => choice.isActive)
    .map((choice) => ({
      label: choice.label,
      value: choice.value,
      attributes: null,
      validFor: (choice.validFor ?? [])
        .map((value) => controllerValues.indexOf(value))
        .filter((index) => index >= 0),
    }));
  const chosen = field.picklist.values.find((choice) => choice.isDefault && choice.isActive);
  return {
    controllerValues: Object.fromEntries(controllerValues.map((value, index) => [value, index])),
    defaultValue: chosen
      ? { label: chosen.label, value: chosen.value, attributes: null, validFor: [] }
      : null,
    values,
  };
}

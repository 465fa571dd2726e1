// G108: what a custom metadata type may say and hold.
import { child, trimmed } from "../../metadata/xml.ts";
import { error, inFiles } from "../define.ts";
import { folderAfter } from "../names.ts";
import { fieldOf, inParts, isMetadataType, typeOf } from "../parts.ts";
import type { Rule } from "../rule.ts";

const ELEMENTS = new Set(["deprecated", "description", "label", "pluralLabel", "visibility"]);
const PARTS = new Set(["fields", "listViews", "validationRules", "gender", "startsWith"]);
const FIELD_TYPES = new Set([
  "Checkbox",
  "Date",
  "DateTime",
  "Email",
  "LongTextArea",
  "MetadataRelationship",
  "Number",
  "Percent",
  "Phone",
  "Picklist",
  "Text",
  "TextArea",
  "Url",
]);
const SETUP_TARGETS = new Set(["EntityDefinition", "FieldDefinition", "EntityParticle"]);

export const customMetadataTypes: readonly Rule[] = [
  error(
    "G108.type-settings",
    "A custom metadata type has labels and a visibility; sharing, history, search and a name field it has not.",
    inFiles("CustomObject", ({ root, file, say }) => {
      const name = folderAfter(file.path, "objects");
      if (!isMetadataType(name)) return;
      for (const element of root.children)
        if (!ELEMENTS.has(element.name) && !PARTS.has(element.name))
          say(
            element,
            `Can not specify '${element.name}' for a custom metadata type. Remove it from ${name}.`,
          );
    }),
  ),
  error(
    "G108.field-manageability",
    "Each field of a custom metadata type says who may change it after release.",
    inParts("fields", ({ element, name, objectName, say }) => {
      if (isMetadataType(objectName) && !child(element, "fieldManageability"))
        say(
          element,
          `Must specify 'fieldManageability' for ${objectName}.${name}: DeveloperControlled, SubscriberControlled or Locked.`,
        );
    }),
  ),
  error(
    "G108.manageability-elsewhere",
    "Only fields of custom metadata types have a manageability.",
    inParts("fields", ({ element, name, objectName, say }) => {
      const found = child(element, "fieldManageability");
      if (found && !isMetadataType(objectName))
        say(
          found,
          `Can not specify 'fieldManageability' for ${objectName}.${name}: ${objectName} is no custom metadata type. Remove it.`,
        );
    }),
  ),
  error(
    "G108.field-type",
    "Custom metadata types have no lookups, currencies, formulas, roll-ups or multi-select picklists.",
    inParts("fields", ({ element, name, objectName, say }) => {
      if (!isMetadataType(objectName)) return;
      const formula = child(element, "formula");
      if (formula)
        say(formula, `Custom metadata types have no formula fields: ${objectName}.${name}.`);
      const type = typeOf(element);
      if (type !== "" && !FIELD_TYPES.has(type))
        say(
          child(element, "type"),
          `Field type ${type} is not supported on custom metadata types (${objectName}.${name}). Use ${[...FIELD_TYPES].join(", ")}.`,
        );
    }),
  ),
  error(
    "G108.relationship-elsewhere",
    "Metadata relationships stand on custom metadata types only.",
    inParts("fields", ({ element, name, objectName, say }) => {
      if (typeOf(element) === "MetadataRelationship" && !isMetadataType(objectName))
        say(
          child(element, "type"),
          `A field of type MetadataRelationship can't be on ${objectName}, which is no custom metadata type (${name}). Use a Lookup.`,
        );
    }),
  ),
  error(
    "G108.relationship-target",
    "A metadata relationship points at a custom metadata type or at EntityDefinition, FieldDefinition or EntityParticle.",
    inParts("fields", ({ element, name, objectName, say }) => {
      if (typeOf(element) !== "MetadataRelationship") return;
      const to = trimmed(element, "referenceTo");
      if (to !== undefined && !SETUP_TARGETS.has(to) && !isMetadataType(to))
        say(
          child(element, "referenceTo"),
          `referenceTo value of '${to}' does not resolve to a valid sObject type for a metadata relationship (${objectName}.${name}). Name a custom metadata type, EntityDefinition, FieldDefinition or EntityParticle.`,
        );
    }),
  ),
  error(
    "G108.controlling-field",
    "A relationship to FieldDefinition names the relationship to EntityDefinition, on the same type, that says whose fields.",
    inParts("fields", (part) => {
      const { element, name, objectName, say } = part;
      if (typeOf(element) !== "MetadataRelationship") return;
      const given = child(element, "metadataRelationshipControllingField");
      if (trimmed(element, "referenceTo") !== "FieldDefinition" && !given) return;
      if (!given)
        return say(
          child(element, "referenceTo"),
          `Must specify 'metadataRelationshipControllingField' for a relationship to FieldDefinition (${objectName}.${name}): the field that points at EntityDefinition.`,
        );
      const controlling = fieldOf(part, given.text.trim().replace(/^.*\./, ""));
      if (controlling?.reference?.to[0] !== "EntityDefinition")
        say(
          given,
          `${given.text.trim()} is no relationship to EntityDefinition on ${objectName}. Name the field that says whose fields ${name} means.`,
        );
    }),
  ),
];

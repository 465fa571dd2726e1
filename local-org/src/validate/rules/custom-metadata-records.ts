// G601: records of custom metadata types.
import { child, childrenOf, trimmed } from "../../metadata/xml.ts";
import { error, inFiles, repeated } from "../define.ts";
import { isOwnCustom, leansOnOthers, namesOf } from "../names.ts";
import { ownName, partsOf } from "../parts.ts";
import { refused } from "../refused.ts";
import type { FieldDefinition, ObjectDefinition } from "../../metadata/schema.ts";
import type { XmlElement } from "../../metadata/xml.ts";
import type { Visit } from "../define.ts";
import type { ValidatedProject } from "../project.ts";
import type { Rule } from "../rule.ts";

interface RecordVisit extends Visit {
  readonly type: ObjectDefinition;
  readonly values: readonly RecordValue[];
}
interface RecordValue {
  readonly element: XmlElement;
  readonly field: FieldDefinition;
  /** Undefined when the record leaves the field empty. */
  readonly value: XmlElement | undefined;
}

/** Types of values by the field's type; every other field holds text. */
const VALUE_TYPES: ReadonlyMap<string, readonly string[]> = new Map([
  ["Checkbox", ["xsd:boolean"]],
  ["Number", ["xsd:double", "xsd:int"]],
  ["Percent", ["xsd:double", "xsd:int"]],
  ["Date", ["xsd:date"]],
  ["DateTime", ["xsd:dateTime"]],
]);
const TEXT = ["xsd:string"];
const FORMS: ReadonlyMap<string, RegExp> = new Map([
  ["Checkbox", /^(?:true|false)$/],
  ["Number", /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[Ee][+-]?\d+)?$/],
  ["Percent", /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[Ee][+-]?\d+)?$/],
  ["Date", /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/],
  ["DateTime", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)$/],
]);
const FORM_WORDS: Readonly<Record<string, string>> = {
  Checkbox: "true or false",
  Number: "a number such as 12.5",
  Percent: "a number such as 12.5",
  Date: "a day such as 2026-01-31",
  DateTime: "a time such as 2026-01-31T08:00:00Z",
};
const WITH_LENGTH = new Set(["Text", "TextArea", "LongTextArea", "Email", "Phone", "Url"]);

function inRecords(check: (visit: RecordVisit) => void): Rule["check"] {
  return inFiles("CustomMetadata", (visit) => {
    const names = namesOf(visit.project);
    const stem = ownName(visit.project, `${visit.file.name.split(".")[0] ?? ""}__mdt`);
    const type = names.object(stem);
    if (type?.kind !== "customMetadata") return;
    const values = childrenOf(visit.root, "values").flatMap((element) => {
      const field = names.field(type, trimmed(element, "field") ?? "");
      return field ? [{ element, field, value: valueIn(element) }] : [];
    });
    check({ ...visit, type, values });
  });
}

function valueIn(element: XmlElement): XmlElement | undefined {
  const value = child(element, "value");
  return value && value.attributes["xsi:nil"] !== "true" ? value : undefined;
}

/** Visits the values that aren't left empty. */
function inValues(
  check: (value: RecordValue & { readonly value: XmlElement }, visit: RecordVisit) => void,
): Rule["check"] {
  return inRecords((visit) => {
    for (const one of visit.values) if (one.value) check({ ...one, value: one.value }, visit);
  });
}

/** The field that says whose fields a relationship to FieldDefinition means. */
function controllingOf(project: ValidatedProject, type: string, field: string): string {
  const part = partsOf(project, "fields").find(
    (one) => one.objectName === type && one.name === field,
  );
  const given = part && trimmed(part.element, "metadataRelationshipControllingField");
  return given?.replace(/^.*\./, "") ?? "";
}

function digitsOf(text: string): { before: number; after: number } {
  const [whole = "", fraction = ""] = text.replace(/^[+-]/, "").split(".");
  return { before: whole.replace(/^0+/, "").length, after: fraction.replace(/0+$/, "").length };
}

export const customMetadataRecords: readonly Rule[] = [
  error(
    "G601.file-name",
    "The file of a custom metadata record is named Type.Record.md-meta.xml, without __mdt.",
    inFiles("CustomMetadata", ({ root, file, say }) => {
      if (!/^[^.]+\.[^.]+$/.test(file.name) || /__mdt/i.test(file.name))
        say(
          root,
          `The file name ${file.name} isn't Type.Record. Name the file for the type, without __mdt, and the record.`,
        );
    }),
  ),
  error(
    "G601.type",
    "A custom metadata record is one of a type that the project has.",
    inFiles("CustomMetadata", ({ project, root, file, say }) => {
      const names = namesOf(project);
      const type = `${file.name.split(".")[0] ?? ""}__mdt`;
      if (isOwnCustom(names, type) && !names.object(type) && !leansOnOthers(project))
        say(
          root,
          `In field: CustomMetadata - no CustomObject named ${type} found. Name the file for a type of the project.`,
        );
    }),
  ),
  error(
    "G601.label",
    "A custom metadata record has a label.",
    inFiles("CustomMetadata", ({ root, file, say }) => {
      if (trimmed(root, "label") === undefined)
        say(
          child(root, "label") ?? root,
          `Required field is missing: label (custom metadata record ${file.name}).`,
        );
    }),
  ),
  error(
    "G601.prefixes",
    "A custom metadata record declares the prefixes xsi and xsd when it uses them.",
    inFiles("CustomMetadata", ({ root, file, say }) => {
      for (const prefix of ["xsi", "xsd"])
        if (file.text.includes(`${prefix}:`) && !Object.hasOwn(root.attributes, `xmlns:${prefix}`))
          say(
            root,
            `The prefix "${prefix}" is not bound. Add xmlns:${prefix}="http://www.w3.org/2001/XMLSchema${prefix === "xsi" ? "-instance" : ""}" to the root element.`,
          );
    }),
  ),
  refused(
    "G601.unknown-field",
    "A custom metadata record fills fields that its type has.",
    "Name a field of the type.",
  ),
  error(
    "G601.duplicate-field",
    "A custom metadata record fills each field once.",
    inRecords(({ values, say }) => {
      for (const { element, field } of repeated(values, (one) => one.field.name))
        say(
          child(element, "field"),
          `The field ${field.name} is filled twice. Remove one of the values.`,
        );
    }),
  ),
  error(
    "G601.value-type",
    "Each value says its type, and it is that of the field.",
    inValues(({ value, field }, { type, say }) => {
      const wanted = VALUE_TYPES.get(field.type) ?? TEXT;
      const found = value.attributes["xsi:type"];
      if (found === undefined || !wanted.includes(found))
        say(
          value,
          `${type.name}.${field.name} is a ${field.type}: its value has xsi:type="${wanted[0] ?? ""}", not ${found ?? "none"}.`,
        );
    }),
  ),
  error(
    "G601.value-form",
    "A value can be read as what its field holds: true or false, a number, a date.",
    inValues(({ value, field }, { type, say }) => {
      const form = FORMS.get(field.type);
      if (form && !form.test(value.text.trim()))
        say(
          value,
          `'${value.text.trim()}' is not a valid value for the type ${(VALUE_TYPES.get(field.type) ?? TEXT)[0] ?? ""} (${type.name}.${field.name}). Write ${FORM_WORDS[field.type] ?? "such a value"}.`,
        );
    }),
  ),
  error(
    "G601.required",
    "A custom metadata record fills the required fields of its type.",
    inRecords(({ root, type, values, say }) => {
      for (const field of type.fields.values()) {
        if (!field.custom || !field.required || field.defaultValue !== undefined) continue;
        const given = values.find((one) => one.field === field);
        if (!given?.value || given.value.text.trim() === "")
          say(
            given?.element ?? root,
            `Required fields are missing: [${field.name}]. Fill it in this record of ${type.name}.`,
          );
      }
    }),
  ),
  error(
    "G601.text-length",
    "A text is no longer than its field.",
    inValues(({ value, field }, { type, say }) => {
      if (WITH_LENGTH.has(field.type) && value.text.length > (field.length ?? Infinity))
        say(
          value,
          `${field.label}: data value too large: ${value.text.length} characters, ${type.name}.${field.name} holds ${field.length ?? 0} (max length=${field.length ?? 0}).`,
        );
    }),
  ),
  error(
    "G601.number-size",
    "A number has no more digits than its field.",
    inValues(({ value, field }, { type, say }) => {
      const text = value.text.trim();
      if (!["Number", "Percent"].includes(field.type) || !/^[+-]?[\d.]+$/.test(text)) return;
      const [precision, scale] = [field.precision ?? 18, field.scale ?? 0];
      const { before, after } = digitsOf(text);
      if (before > precision - scale || after > scale)
        say(
          value,
          `${field.label}: value outside of valid range: ${text} doesn't fit ${type.name}.${field.name}, which has ${precision - scale} digits before the point and ${scale} after it.`,
        );
    }),
  ),
  error(
    "G601.picklist-value",
    "A picklist holds one of its values.",
    inValues(({ value, field }, { type, say }) => {
      const text = value.text.trim();
      if (field.type !== "Picklist" || field.picklist?.restricted !== true || text === "") return;
      if (!field.picklist.values.some((one) => one.value === text))
        say(
          value,
          `bad value for restricted picklist field: ${text} (${type.name}.${field.name}). Use one of ${field.picklist.values
            .slice(0, 8)
            .map((one) => one.value)
            .join(", ")}.`,
        );
    }),
  ),
  error(
    "G601.related-record",
    "A metadata relationship names a record that the project has.",
    inValues(({ value, field }, { type, project, say }) => {
      const to = field.reference?.to[0] ?? "";
      const target = project.schema.objects.get(to.toLowerCase());
      const name = ownName(project, value.text.trim()).replace(/^\w+__(?=\w)/, "");
      if (target?.kind !== "customMetadata" || name === "" || value.text.trim().includes("__"))
        return;
      const found = project.schema.customMetadata.some(
        (one) => one.type === target.name && one.developerName.toLowerCase() === name.toLowerCase(),
      );
      if (!found)
        say(
          value,
          `In field: ${field.name} - no CustomMetadata named ${to.replace(/__mdt$/i, "")}.${name} found (${type.name}). Add that record, or name another.`,
        );
    }),
  ),
  error(
    "G601.related-object",
    "A relationship to EntityDefinition names an object that exists.",
    inValues(({ value, field }, { type, project, say }) => {
      const name = value.text.trim();
      const names = namesOf(project);
      if (field.reference?.to[0] !== "EntityDefinition") return;
      if (isOwnCustom(names, name) && !names.object(name))
        say(
          value,
          `In field: ${field.name} - no CustomObject named ${name} found (${type.name}). Name an object of the project or a standard one.`,
        );
    }),
  ),
  error(
    "G601.related-field",
    "A relationship to FieldDefinition names a field of the object that the record names.",
    inValues(({ value, field }, { type, project, values, say }) => {
      if (field.reference?.to[0] !== "FieldDefinition") return;
      const names = namesOf(project);
      const controlling = controllingOf(project, type.name, field.name);
      const chosen = values.find(
        (one) => one.value && one.field === names.field(type, controlling),
      );
      const object = names.object(chosen?.value?.text.trim() ?? "");
      const name = value.text.trim().replace(/^.*\./, "");
      if (object && isOwnCustom(names, name) && !names.field(object, name))
        say(
          value,
          `In field: ${field.name} - no CustomField named ${object.name}.${name} found (${type.name}). Name a field of ${object.name}.`,
        );
    }),
  ),
  error(
    "G601.unique-value",
    "No two records of a type hold the same value in a unique field.",
    (project, complain) => {
      const taken = new Map<string, string>();
      inValues(({ value, field }, { type, file }) => {
        if (!field.unique || value.text.trim() === "") return;
        const text = field.caseSensitive ? value.text : value.text.toLowerCase();
        const key = `${type.name}.${field.name}=${text}`;
        const holder = taken.get(key);
        if (holder !== undefined && holder !== file.name)
          complain(
            file.path,
            value,
            `duplicate value found: ${field.name} duplicates value on record: ${holder}. Give each record a value of its own.`,
          );
        else taken.set(key, file.name);
      })(project, complain);
    },
  ),
];

// The checks the platform makes on every record it saves: required, length, picklists, numbers, addresses, references.
import type { FieldDefinition, ObjectDefinition } from "../../metadata/schema.ts";
import { qualifiedName } from "../../metadata/schema.ts";
import type { NeutralValue } from "../../soql/values.ts";
import { asDecimal, decimalToText } from "../../soql/values.ts";
import { toLongId } from "../../soql/id-form.ts";
import { sameNeutral } from "../codec.ts";
import { objectOfId } from "../state.ts";
import type { Transaction } from "../transaction.ts";
import type { SaveContext, Saving } from "./saving.ts";
import { fail, hasFailed, oldValueOf, textOf, valueOf } from "./saving.ts";

interface Checked {
  readonly texts: readonly FieldDefinition[];
  readonly required: readonly FieldDefinition[];
  readonly references: readonly FieldDefinition[];
}
const checkedFields = new WeakMap<ObjectDefinition, Checked>();
const TEXTS = new Set(["Text", "TextArea", "Email", "Phone", "Url", "LongTextArea", "Html"]);

/** The fields of an object by what is checked of them; worked out once. */
function fieldsToCheck(object: ObjectDefinition): Checked {
  let known = checkedFields.get(object);
  if (!known) {
    const fields = [...object.fields.values()].filter(
      (field) => field.formula === undefined && field.type !== "Summary" && field.type !== "Id",
    );
    known = {
      texts: fields.filter((field) => TEXTS.has(field.type)),
      required: fields.filter(
        (field) =>
          (field.required || field.type === "MasterDetail") &&
          field.type !== "Checkbox" &&
          !field.defaultedOnCreate &&
          !isNameWithDefault(object, field),
      ),
      references: fields.filter(
        (field) =>
          field.reference &&
          field.type !== "MetadataRelationship" &&
          !/^(CreatedById|LastModifiedById)$/.test(field.name),
      ),
    };
    checkedFields.set(object, known);
  }
  return known;
}

export function validateRecords(
  tx: Transaction,
  context: SaveContext,
  savings: readonly Saving[],
): void {
  const { texts, required, references } = fieldsToCheck(context.object);
  for (const saving of savings) {
    if (hasFailed(saving)) continue;
    tidyTexts(texts, saving);
    checkRequired(tx, required, saving);
    for (const key of saving.next.keys()) {
      const field = context.object.fields.get(key);
      if (field && field.formula === undefined && field.type !== "Summary" && field.type !== "Id")
        checkField(tx, context.object, field, saving);
    }
  }
  checkReferences(tx, context.object, references, savings);
}

/** Blank text is no text, and text fields lose blanks at both ends. */
function tidyTexts(fields: readonly FieldDefinition[], saving: Saving): void {
  for (const field of fields) {
    const key = field.name.toLowerCase();
    const value = saving.next.get(key);
    if (typeof value !== "string") continue;
    const tidy =
      field.type === "LongTextArea" || field.type === "Html"
        ? value.trim() === ""
          ? ""
          : value
        : value.trim();
    if (tidy !== value || tidy === "") saving.next.set(key, tidy === "" ? null : tidy);
  }
}

function checkRequired(tx: Transaction, fields: readonly FieldDefinition[], saving: Saving): void {
  const missing = fields.filter((field) => isEmpty(valueOf(saving, field)));
  if (missing.length === 0) return;
  const names = missing.map((field) => qualifiedName(tx.state.schema, field.name));
  fail(
    saving,
    "REQUIRED_FIELD_MISSING",
    `Required fields are missing: [${names.join(", ")}]`,
    names,
  );
}
// A custom object's record without a Name is named by its Id (Object Reference, "Name" field of custom objects).
function isNameWithDefault(object: ObjectDefinition, field: FieldDefinition): boolean {
  return object.kind === "custom" && field.name === object.nameField;
}
const isEmpty = (value: NeutralValue): boolean => value === null || value === "";

function checkField(
  tx: Transaction,
  object: ObjectDefinition,
  field: FieldDefinition,
  saving: Saving,
): void {
  const value = valueOf(saving, field);
  if (isEmpty(value) || (saving.old !== null && sameNeutral(value, oldValueOf(saving, field))))
    return;
  const name = qualifiedName(tx.state.schema, field.name);
  const text = typeof value === "string" ? value : null;
  if (
    text !== null &&
    !field.reference &&
    field.length !== undefined &&
    text.length > field.length &&
    field.type !== "MultiselectPicklist"
  ) {
    fail(
      saving,
      "STRING_TOO_LONG",
      `${field.label}: data value too large: ${text} (max length=${field.length})`,
      [name],
    );
    return;
  }
  if (field.type === "Email" && text !== null && !isEmail(text))
    fail(saving, "INVALID_EMAIL_ADDRESS", `${field.label}: invalid email address: ${text}`, [name]);
  if (field.picklist && text !== null) checkPicklist(object, field, name, text, saving);
  if (field.precision !== undefined && text === null) checkNumber(field, name, value, saving);
  if (object.name === "User" && field.name === "Username" && text !== null && !isEmail(text))
    fail(
      saving,
      "INVALID_EMAIL_ADDRESS",
      `Username must be in the form of an email address (for example, john@acme.com).: ${text}`,
      [name],
    );
}

/** One `@`, a local part without blanks or brackets, a domain with a dot. */
export function isEmail(text: string): boolean {
  return (
    /^[^\s@<>()[\]\\,;:"]+@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z0-9-]{2,}$/.test(
      text,
    ) &&
    !text.includes("..") &&
    !text.startsWith(".") &&
    !/\.@/.test(text)
  );
}

function checkPicklist(
  object: ObjectDefinition,
  field: FieldDefinition,
  name: string,
  text: string,
  saving: Saving,
): void {
  const picklist = field.picklist;
  if (!picklist || !picklist.restricted || picklist.values.length === 0) return;
  const allowed = new Set(
    picklist.values.filter((one) => one.isActive).map((one) => one.value.toLowerCase()),
  );
  const given =
    field.type === "MultiselectPicklist"
      ? text
          .split(";")
          .map((one) => one.trim())
          .filter((one) => one !== "")
      : [text];
  const bad = given.find((one) => !allowed.has(one.toLowerCase()));
  if (bad !== undefined)
    fail(
      saving,
      "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
      `${field.label}: bad value for restricted picklist field: ${bad}`,
      [name],
    );
  else if (field.type === "Picklist") {
    const exact = picklist.values.find((one) => one.value.toLowerCase() === text.toLowerCase());
    if (exact) saving.next.set(field.name.toLowerCase(), exact.value);
  }
}

function checkNumber(
  field: FieldDefinition,
  name: string,
  value: NeutralValue,
  saving: Saving,
): void {
  const number = asDecimal(value);
  if (!number || field.precision === undefined) return;
  const whole =
    (number.mantissa < 0n ? -number.mantissa : number.mantissa) / 10n ** BigInt(number.scale);
  // Standard number fields declare fewer digits than they take; custom ones are strict.
  const digits = field.custom
    ? field.precision - (field.scale ?? 0)
    : Math.max(field.precision - (field.scale ?? 0), 8);
  if (field.type !== "Percent" && whole >= 10n ** BigInt(digits))
    fail(
      saving,
      "NUMBER_OUTSIDE_VALID_RANGE",
      `${field.label}: value outside of valid range on numeric field: ${decimalToText(number)}`,
      [name],
    );
  else if (field.type === "Percent" && field.custom && whole >= 10n ** BigInt(digits))
    fail(
      saving,
      "NUMBER_OUTSIDE_VALID_RANGE",
      `${field.label}: value outside of valid range on numeric field: ${decimalToText(number)}`,
      [name],
    );
}

/** Lookups must hold Ids of the right kind that exist. */
function checkReferences(
  tx: Transaction,
  object: ObjectDefinition,
  fields: readonly FieldDefinition[],
  savings: readonly Saving[],
): void {
  for (const field of fields) {
    const wanted = new Map<string, Saving[]>();
    for (const saving of savings) {
      const value = textOf(valueOf(saving, field));
      if (
        hasFailed(saving) ||
        value === null ||
        value === "" ||
        (saving.old !== null && oldValueOf(saving, field) === value)
      )
        continue;
      const id = checkForm(tx, field, value, saving);
      if (id !== undefined) wanted.set(id, [...(wanted.get(id) ?? []), saving]);
    }
    if (wanted.size > 0) checkExist(tx, object, field, wanted);
  }
}

function checkForm(
  tx: Transaction,
  field: FieldDefinition,
  value: string,
  saving: Saving,
): string | undefined {
  const name = qualifiedName(tx.state.schema, field.name);
  const id = toLongId(value);
  const target = id === undefined ? undefined : objectOfId(tx.state, id);
  if (id === undefined)
    fail(saving, "MALFORMED_ID", `${field.label}: id value of incorrect type: ${value}`, [name]);
  else if (
    !target ||
    !field.reference ||
    !(
      field.reference.to.includes("*") ||
      field.reference.to.some((one) => one.toLowerCase() === target.name.toLowerCase())
    )
  ) {
    if (isActivityWhat(tx, field, target?.name)) return id;
    fail(
      saving,
      "FIELD_INTEGRITY_EXCEPTION",
      `${field.label}: id value of incorrect type: ${value}`,
      [name],
    );
  } else {
    saving.next.set(field.name.toLowerCase(), id);
    return id;
  }
  return undefined;
}
// Tasks and events may be about any object that allows activities.
function isActivityWhat(
  tx: Transaction,
  field: FieldDefinition,
  target: string | undefined,
): boolean {
  return (
    field.name === "WhatId" &&
    target !== undefined &&
    (tx.state.schema.objects.get(target.toLowerCase())?.enableActivities ?? false)
  );
}

function checkExist(
  tx: Transaction,
  object: ObjectDefinition,
  field: FieldDefinition,
  wanted: ReadonlyMap<string, Saving[]>,
): void {
  const byObject = new Map<string, string[]>();
  for (const id of wanted.keys()) {
    const target = objectOfId(tx.state, id);
    if (target) byObject.set(target.name, [...(byObject.get(target.name) ?? []), id]);
  }
  for (const [name, ids] of byObject) {
    const deletable =
      tx.state.schema.objects.get(name.toLowerCase())?.fields.has("isdeleted") ?? false;
    const found = new Map(
      tx.state.database
        .all(
          `SELECT "Id" AS id${deletable ? `, "IsDeleted" AS deleted` : ""} FROM "${name}" WHERE "Id" IN (SELECT value FROM json_each(?))`,
          [JSON.stringify(ids)],
        )
        .map((row) => [String(row["id"]), row["deleted"] === 1]),
    );
    for (const id of ids) {
      const deleted = found.get(id);
      if (deleted === false) continue;
      for (const saving of wanted.get(id) ?? []) {
        if (deleted === true)
          fail(saving, "ENTITY_IS_DELETED", "entity is deleted", [
            qualifiedName(tx.state.schema, field.name),
          ]);
        else if (field.name === "RecordTypeId")
          fail(
            saving,
            "INVALID_CROSS_REFERENCE_KEY",
            `Record Type ID: this ID value isn't valid for the user: ${id}`,
            [field.name],
          );
        else fail(saving, "INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id", []);
      }
    }
  }
  if (field.name === "OwnerId") checkQueueOwner(tx, object, wanted);
}

/** A queue owns only records of the objects it serves; a public group owns none. */
function checkQueueOwner(
  tx: Transaction,
  object: ObjectDefinition,
  wanted: ReadonlyMap<string, Saving[]>,
): void {
  for (const [id, savings] of wanted) {
    if (!id.startsWith("00G")) continue;
    const serves = tx.state.database.get(
      `SELECT 1 AS yes FROM "QueueSobject" WHERE "QueueId" = ? AND fold("SobjectType") IN (fold(?), fold(?))`,
      [id, object.name, qualifiedName(tx.state.schema, object.name)],
    );
    if (!serves)
      for (const saving of savings)
        fail(saving, "INVALID_OPERATION", `Queue not associated with this SObject type`, []);
  }
}

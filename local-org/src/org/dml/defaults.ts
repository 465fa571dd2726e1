// What the platform fills in: field defaults, owner, composite names, values that follow a picklist.
import type { FieldDefinition, ObjectDefinition } from "../../metadata/schema.ts";
import type { NeutralValue } from "../../soql/values.ts";
import { parseDecimal } from "../../soql/values.ts";
import { sameNeutral } from "../codec.ts";
import type { Transaction } from "../transaction.ts";
import type { Saving } from "./saving.ts";
import { oldValueOf, valueOf } from "./saving.ts";

/** Before the first trigger of an insert. */
export function applyDefaults(tx: Transaction, object: ObjectDefinition, saving: Saving): void {
  for (const field of object.fields.values()) {
    const key = field.name.toLowerCase();
    if (saving.assigned.has(key) || field.formula !== undefined || field.type === "Summary" || field.type === "AutoNumber") continue;
    const value = defaultOf(tx, object, field, saving);
    if (value !== null) saving.next.set(key, value);
  }
  if (object.fields.has("ownerid") && (saving.next.get("ownerid") ?? null) === null) saving.next.set("ownerid", tx.user.id);
  deriveValues(object, saving);
}

function defaultOf(tx: Transaction, object: ObjectDefinition, field: FieldDefinition, saving: Saving): NeutralValue {
  if (field.defaultValue !== undefined) return literalDefault(field) ?? tx.state.program.formulas.defaultValue(tx, object, field, saving.next);
  if (field.type === "Checkbox") return false;
  if (field.picklist && field.type === "Picklist") return field.picklist.values.find((value) => value.isDefault && value.isActive)?.value ?? null;
  return null;
}

/** The defaults most fields have need no formula engine. */
function literalDefault(field: FieldDefinition): NeutralValue | undefined {
  const text = (field.defaultValue ?? "").trim();
  if (/^(true|false)$/i.test(text)) return text.toLowerCase() === "true";
  if (/^-?\d+(\.\d+)?$/.test(text)) return field.type === "Integer" ? Number(text) : parseDecimal(text);
  const quoted = /^"([^"\\]*)"$|^'([^'\\]*)'$/.exec(text);
  return quoted ? (quoted[1] ?? quoted[2] ?? null) : undefined;
}

/** Values that follow others; run again after before triggers. */
export function deriveValues(object: ObjectDefinition, saving: Saving): void {
  for (const field of object.fields.values()) {
    if (field.derivedFrom) deriveFromPicklist(object, field, saving);
    else if (field.compoundFields && field.name === "Name") saving.next.set("name", compositeName(field, saving));
  }
}

function compositeName(field: FieldDefinition, saving: Saving): NeutralValue {
  const parts = (field.compoundFields ?? []).map((name) => valueOf(saving, name.toLowerCase())).filter((value) => typeof value === "string" && value !== "");
  return parts.length === 0 ? null : parts.join(" ");
}

function deriveFromPicklist(object: ObjectDefinition, field: FieldDefinition, saving: Saving): void {
  const source = field.derivedFrom && object.fields.get(field.derivedFrom.field.toLowerCase());
  if (!source || !field.derivedFrom) return;
  const key = field.name.toLowerCase();
  const value = valueOf(saving, source);
  const changed = saving.old === null || !sameNeutral(value, oldValueOf(saving, source));
  const mayKeep = (field.createable || field.updateable) && (saving.assigned.has(key) || !changed);
  if (mayKeep && (valueOf(saving, key) !== null || !changed)) return;
  const attribute = source.picklist?.values.find((one) => one.value === value)?.attributes?.[field.derivedFrom.attribute];
  saving.next.set(key, attributeValue(field, attribute));
}

function attributeValue(field: FieldDefinition, attribute: string | undefined): NeutralValue {
  if (field.type === "Checkbox") return attribute === "true";
  if (attribute === undefined) return null;
  return field.type === "Percent" || field.type === "Number" || field.type === "Currency" ? (parseDecimal(attribute) ?? null) : attribute;
}

// What the platform fills in: field defaults, owner, composite names, values that follow a picklist.
import type { FieldDefinition, ObjectDefinition } from "../../metadata/schema.ts";
import type { NeutralValue } from "../../soql/values.ts";
import { parseDecimal } from "../../soql/values.ts";
import { sameNeutral } from "../codec.ts";
import type { Transaction } from "../transaction.ts";
import type { Saving } from "./saving.ts";
import { oldValueOf, valueOf } from "./saving.ts";

/** How a field's default comes about: fixed, or by its formula. */
interface Default {
  readonly key: string;
  readonly field: FieldDefinition;
  readonly fixed?: NeutralValue;
}
interface Filled {
  readonly defaults: readonly Default[];
  readonly derived: readonly FieldDefinition[];
}
const filled = new WeakMap<ObjectDefinition, Filled>();

/** The fields of an object that the platform fills; worked out once. */
function filledFields(object: ObjectDefinition): Filled {
  let known = filled.get(object);
  if (!known) {
    const fields = [...object.fields.values()];
    const defaults = fields
      .filter(
        (field) =>
          field.formula === undefined && field.type !== "Summary" && field.type !== "AutoNumber",
      )
      .flatMap((field): Default[] => {
        const fixed = fixedDefault(field);
        return fixed === null
          ? []
          : [{ key: field.name.toLowerCase(), field, ...(fixed === undefined ? {} : { fixed }) }];
      });
    known = {
      defaults,
      derived: fields.filter(
        (field) =>
          field.derivedFrom !== undefined ||
          (field.compoundFields !== undefined && field.name === "Name"),
      ),
    };
    filled.set(object, known);
  }
  return known;
}

/** Before the first trigger of an insert. */
export function applyDefaults(tx: Transaction, object: ObjectDefinition, saving: Saving): void {
  for (const { key, field, fixed } of filledFields(object).defaults) {
    if (saving.assigned.has(key)) continue;
    const value =
      fixed === undefined
        ? tx.state.program.formulas.defaultValue(tx, object, field, saving.next)
        : fixed;
    if (value !== null) saving.next.set(key, value);
  }
  if (object.fields.has("currencyisocode") && (saving.next.get("currencyisocode") ?? null) === null)
    saving.next.set("currencyisocode", tx.user.currency);
  if (object.fields.has("ownerid") && (saving.next.get("ownerid") ?? null) === null)
    saving.next.set("ownerid", tx.user.id);
  deriveValues(object, saving);
}

/** null: none; undefined: a formula must be asked. */
function fixedDefault(field: FieldDefinition): NeutralValue | undefined {
  if (field.defaultValue !== undefined) return literalDefault(field);
  if (field.type === "Checkbox") return false;
  if (field.picklist && field.type === "Picklist")
    return field.picklist.values.find((value) => value.isDefault && value.isActive)?.value ?? null;
  return null;
}

/** The defaults most fields have need no formula engine. */
function literalDefault(field: FieldDefinition): NeutralValue | undefined {
  const text = (field.defaultValue ?? "").trim();
  if (/^(true|false)$/i.test(text)) return text.toLowerCase() === "true";
  if (/^-?\d+(\.\d+)?$/.test(text))
    return field.type === "Integer" ? Number(text) : parseDecimal(text);
  const quoted = /^"([^"\\]*)"$|^'([^'\\]*)'$/.exec(text);
  return quoted ? (quoted[1] ?? quoted[2] ?? null) : undefined;
}

/** Values that follow others; run again after before triggers. */
export function deriveValues(object: ObjectDefinition, saving: Saving): void {
  for (const field of filledFields(object).derived) {
    if (field.derivedFrom) deriveFromPicklist(object, field, saving);
    else saving.next.set("name", compositeName(field, saving));
  }
}

function compositeName(field: FieldDefinition, saving: Saving): NeutralValue {
  const parts = (field.compoundFields ?? [])
    .map((name) => valueOf(saving, name.toLowerCase()))
    .filter((value) => typeof value === "string" && value !== "");
  return parts.length === 0 ? null : parts.join(" ");
}

function deriveFromPicklist(
  object: ObjectDefinition,
  field: FieldDefinition,
  saving: Saving,
): void {
  const source = field.derivedFrom && object.fields.get(field.derivedFrom.field.toLowerCase());
  if (!source) return;
  const key = field.name.toLowerCase();
  const value = valueOf(saving, source);
  const changed = saving.old === null || !sameNeutral(value, oldValueOf(saving, source));
  const mayKeep = (field.createable || field.updateable) && (saving.assigned.has(key) || !changed);
  if (mayKeep && (valueOf(saving, key) !== null || !changed)) return;
  const attribute = source.picklist?.values.find((one) => one.value === value)?.attributes?.[
    field.derivedFrom.attribute
  ];
  saving.next.set(key, attributeValue(field, attribute));
}

function attributeValue(field: FieldDefinition, attribute: string | undefined): NeutralValue {
  if (field.type === "Checkbox") return attribute === "true";
  if (attribute === undefined) return null;
  return field.type === "Percent" || field.type === "Number" || field.type === "Currency"
    ? (parseDecimal(attribute) ?? null)
    : attribute;
}

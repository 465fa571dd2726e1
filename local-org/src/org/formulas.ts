// The Schema's formulas at work: defaults, formula fields of records in memory, validation rules.
import type { Row } from "../database/index.ts";
import { compileFormula, FormulaError } from "../formula/index.ts";
import type {
  CompiledFormula,
  FieldPath,
  FormulaContext,
  FormulaEnvironment,
  FormulaRecord,
  GlobalReference,
} from "../formula/index.ts";
import type {
  FieldDefinition,
  ObjectDefinition,
  Schema,
  ValidationRule,
} from "../metadata/schema.ts";
import { qualifiedName, resolveField, resolveObject } from "../metadata/schema.ts";
import type { NeutralValue } from "../soql/values.ts";
import { toNeutral } from "../platform/values/neutral.ts";
import type { SObject } from "../platform/values/sobject.ts";
import { zoneOffset } from "../platform/values/zone.ts";
import { toApex } from "./codec.ts";
import type { Saving } from "./dml/saving.ts";
import { fail, hasFailed } from "./dml/saving.ts";
import { formulaGlobal } from "./formula-globals.ts";
import { objectOfId } from "./state.ts";
import type { Transaction } from "./transaction.ts";

/** Parent rows read while one chunk is worked on. */
export type ParentRows = Map<string, Row | null>;

export class Formulas {
  private readonly schema: Schema;
  private readonly compiled = new Map<string, CompiledFormula>();
  private readonly formulaFields = new Map<string, readonly FieldDefinition[]>();

  constructor(schema: Schema) {
    this.schema = schema;
  }

  private compile(
    key: string,
    text: string,
    context: Omit<FormulaContext, "schema">,
  ): CompiledFormula {
    let formula = this.compiled.get(key);
    if (!formula) {
      formula = compileFormula(text, { schema: this.schema, ...context });
      this.compiled.set(key, formula);
    }
    return formula;
  }

  fieldsOf(object: ObjectDefinition): readonly FieldDefinition[] {
    let fields = this.formulaFields.get(object.name);
    if (!fields) {
      fields = [...object.fields.values()].filter((field) => field.formula !== undefined);
      this.formulaFields.set(object.name, fields);
    }
    return fields;
  }

  defaultValue(
    tx: Transaction,
    object: ObjectDefinition,
    field: FieldDefinition,
    values: Row,
  ): NeutralValue {
    const formula = this.compile(`default ${object.name}.${field.name}`, field.defaultValue ?? "", {
      object,
      use: "default",
      result: field,
    });
    return valueOrNull(formula, this.recordOf(tx, object, values, new Map()), environmentOf(tx));
  }

  /** A formula field's value for a row; null where the platform shows an error. */
  fieldValue(
    tx: Transaction,
    object: ObjectDefinition,
    field: FieldDefinition,
    values: Row,
    parents: ParentRows = new Map(),
  ): NeutralValue {
    return valueOrNull(
      this.fieldFormula(object, field),
      this.recordOf(tx, object, values, parents),
      environmentOf(tx),
    );
  }

  private fieldFormula(object: ObjectDefinition, field: FieldDefinition): CompiledFormula {
    return this.compile(`field ${object.name}.${field.name}`, field.formula ?? "", {
      object,
      use: "field",
      result: field,
      ...(field.treatBlanksAsZero === undefined
        ? {}
        : { treatBlanksAsZero: field.treatBlanksAsZero }),
    });
  }

  /** What a formula field reads, for queries. */
  pathsOf(object: ObjectDefinition, field: FieldDefinition): readonly FieldPath[] {
    const formula = this.fieldFormula(object, field);
    return formula.diagnostics.length > 0 ? [] : formula.fields;
  }
  /** Its value from what a query read for it. */
  evaluateField(
    tx: Transaction,
    object: ObjectDefinition,
    field: FieldDefinition,
    read: (path: FieldPath) => NeutralValue,
  ): NeutralValue {
    return valueOrNull(this.fieldFormula(object, field), { field: read }, environmentOf(tx));
  }

  /** Formula fields of a record in memory are worked out when they are read, from the values it has now. */
  giveFormulas(
    tx: Transaction,
    object: ObjectDefinition,
    record: SObject,
    row: Row,
    parents: ParentRows,
  ): void {
    if (this.fieldsOf(object).length === 0) return;
    record.compute = (key) => {
      const field = object.fields.get(key);
      return field?.formula === undefined
        ? undefined
        : toApex(this.fieldValue(tx, object, field, row, parents));
    };
  }

  /** The same for a record that Apex holds; what was computed before is forgotten. */
  recalculate(tx: Transaction, record: SObject): void {
    const object = record.shape.definition;
    if (object === null) return;
    for (const field of this.fieldsOf(object)) record.fields.delete(field.name.toLowerCase());
    const row = new Map<string, NeutralValue>();
    for (const [key, value] of record.fields) {
      const known = toNeutral(value);
      if (known !== undefined) row.set(key, known);
    }
    this.giveFormulas(tx, object, record, row, new Map());
  }

  checkValidationRules(
    tx: Transaction,
    object: ObjectDefinition,
    savings: readonly Saving[],
  ): void {
    const rules = object.validationRules.filter((rule) => rule.active);
    if (rules.length === 0) return;
    const parents: ParentRows = new Map();
    const environment = environmentOf(tx);
    for (const saving of savings) {
      if (hasFailed(saving)) continue;
      for (const rule of rules) this.checkRule(tx, object, rule, saving, parents, environment);
    }
  }

  private checkRule(
    tx: Transaction,
    object: ObjectDefinition,
    rule: ValidationRule,
    saving: Saving,
    parents: ParentRows,
    environment: FormulaEnvironment,
  ): void {
    const formula = this.compile(`rule ${object.name}.${rule.name}`, rule.condition, {
      object,
      use: "validation",
    });
    if (formula.diagnostics.length > 0) return;
    const { old } = saving;
    const now = this.recordOf(tx, object, saving.next, parents);
    const before = old === null ? undefined : this.recordOf(tx, object, old, parents);
    const record: FormulaRecord = {
      field: now.field,
      ...(before === undefined ? {} : { prior: before.field }),
      isNew: old === null,
      isClone: saving.input.isClone,
    };
    const fields =
      rule.errorField === undefined ? [] : [qualifiedName(this.schema, rule.errorField)];
    try {
      if (formula.evaluate(record, environment) === true)
        fail(saving, "FIELD_CUSTOM_VALIDATION_EXCEPTION", rule.message, fields);
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error;
      fail(
        saving,
        "FIELD_CUSTOM_VALIDATION_EXCEPTION",
        `The validation rule "${rule.name}" could not be evaluated: ${error.message}`,
        fields,
      );
    }
  }

  private recordOf(
    tx: Transaction,
    object: ObjectDefinition,
    values: Row,
    parents: ParentRows,
  ): { readonly field: (path: FieldPath) => NeutralValue } {
    return { field: (path) => this.pathValue(tx, object, values, path, parents) };
  }

  private pathValue(
    tx: Transaction,
    object: ObjectDefinition,
    values: Row,
    path: FieldPath,
    parents: ParentRows,
  ): NeutralValue {
    const [step = "", ...rest] = path;
    if (rest.length === 0) {
      const field = resolveField(this.schema, object, step);
      if (!field) return null;
      return field.formula === undefined
        ? (values.get(field.name.toLowerCase()) ?? null)
        : this.fieldValue(tx, object, field, values, parents);
    }
    const [name = ""] = step.split(":");
    const reference = [...object.fields.values()].find(
      (field) => field.reference?.relationshipName.toLowerCase() === name.toLowerCase(),
    );
    const id = reference && values.get(reference.name.toLowerCase());
    if (typeof id !== "string" || !reference?.reference) return null;
    const target =
      objectOfId(tx.state, id) ?? resolveObject(this.schema, reference.reference.to[0] ?? "");
    if (!target) return null;
    let row = parents.get(id);
    if (row === undefined) {
      row =
        tx.state.records.selectByIds(target.name, [id], { includeDeleted: true }).get(id) ?? null;
      parents.set(id, row);
    }
    return row === null ? null : this.pathValue(tx, target, row, rest, parents);
  }
}

/** Null where the platform shows an error, and for formulas that don't compile (which `check` reports). */
function valueOrNull(
  formula: CompiledFormula,
  record: FormulaRecord,
  environment: FormulaEnvironment,
): NeutralValue {
  if (formula.diagnostics.length > 0) return null;
  try {
    return formula.evaluate(record, environment);
  } catch (error) {
    if (error instanceof FormulaError) return null;
    throw error;
  }
}

export function environmentOf(tx: Transaction): FormulaEnvironment {
  return {
    now: tx.now,
    offsetMinutes: (instant) => zoneOffset(tx.user.timeZone, instant) / 60_000,
    global: (reference: GlobalReference) => formulaGlobal(tx, reference),
  };
}

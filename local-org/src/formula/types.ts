// The values, types and callbacks that formulas are compiled against.
import type {
  DateValue,
  DatetimeValue,
  DecimalValue,
  NeutralValue,
  TimeValue,
} from "../soql/values.ts";
import type { FieldDefinition, ObjectDefinition, Schema } from "../metadata/schema.ts";

/**
 * What a formula works with: the neutral values of the soql layer. Text, Ids and picklist values are strings (blank text is null); numbers are exact
 * decimals; multi-select values are one string with `;` between them. Percent fields keep their stored form outside (10 means 10 %) and are 0.10 inside.
 */
export type FormulaValue =
  null | string | boolean | DecimalValue | DateValue | DatetimeValue | TimeValue;
export type FormulaType =
  | "Boolean"
  | "Number"
  | "Text"
  | "Date"
  | "DateTime"
  | "Time"
  | "Picklist"
  | "MultiselectPicklist"
  | "Null"
  | "Error";

/** API names in the Schema's spelling; relationship names on the way, a field last: `["Partner__r", "Status__c"]`. `Owner:User` is one step. */
export type FieldPath = readonly string[];
/** `$User.Email` -> name `$User`, path `["Email"]`; `$Setup.X__c.Days__c` -> name `$Setup`, path `["X__c", "Days__c"]`. */
export interface GlobalReference {
  readonly name: string;
  readonly path: FieldPath;
}

/** The record a formula is evaluated for. Values may be in any neutral form; formula fields answer with their own evaluated value. */
export interface FormulaRecord {
  field(path: FieldPath): NeutralValue;
  /** The value before this save; asked only when the formula uses PRIORVALUE or ISCHANGED and the record isn't new. */
  prior?(path: FieldPath): NeutralValue;
  readonly isNew?: boolean;
  readonly isClone?: boolean;
}
/** What lies outside the record: time, the running user, labels, permissions, settings. */
export interface FormulaEnvironment {
  /** Milliseconds since 1970, UTC. */
  readonly now: number;
  /** Minutes the user's local time is ahead of UTC at that instant. */
  offsetMinutes(instant: number): number;
  global(reference: GlobalReference): NeutralValue;
}

export interface FormulaContext {
  readonly schema: Schema;
  readonly object: ObjectDefinition;
  /** Where the formula stands; ISCHANGED, ISNEW and PRIORVALUE exist in validation rules and filters only. */
  readonly use: "field" | "validation" | "default" | "filter";
  /** Formula fields with formulaTreatBlanksAs BlankAsZero. */
  readonly treatBlanksAsZero?: boolean;
  /** The field that takes the result: checks the type, and brings the value into the field's form (percent, decimal places). */
  readonly result?: FieldDefinition;
}

/** `offset` and `endOffset` count characters of the formula text from 0. */
export interface FormulaDiagnostic {
  readonly message: string;
  readonly offset: number;
  readonly endOffset: number;
  readonly unsupported?: boolean;
}

export interface CompiledFormula {
  readonly type: FormulaType;
  /** Every field the formula reads, each once. */
  readonly fields: readonly FieldPath[];
  readonly globals: readonly GlobalReference[];
  /** When this isn't empty, `evaluate` throws. */
  readonly diagnostics: readonly FormulaDiagnostic[];
  /** Throws a FormulaError where the platform shows #Error! (division by zero, a text that is no number …). */
  evaluate(record: FormulaRecord, environment: FormulaEnvironment): FormulaValue;
}

/** Evaluation ended in an error value: a formula field reads as null, a validation rule refuses the save with this message. */
export class FormulaError extends Error {
  override readonly name = "FormulaError";
}

/** An expression after checking. `run` is a closure over its operands. */
export interface Typed {
  readonly type: FormulaType;
  readonly offset: number;
  readonly endOffset: number;
  readonly run: (frame: Frame) => FormulaValue;
  /** set on a plain field reference */ readonly path?: FieldPath;
  /** set on literals */ readonly constant?: FormulaValue;
  /** the picklist field's label name in messages */ readonly name?: string;
}
export interface Frame {
  readonly record: FormulaRecord;
  readonly environment: FormulaEnvironment;
}

// What a compilation gathers (messages, fields read) and how values are read from the record in the form formulas work with.
import { asDecimal, decimal } from "../soql/values.ts";
import type { NeutralValue } from "../soql/values.ts";
import { ZERO } from "./numbers.ts";
import type { FieldDefinition, FieldType } from "../metadata/schema.ts";
import type { Span } from "./ast.ts";
import type {
  FieldPath,
  FormulaContext,
  FormulaDiagnostic,
  FormulaType,
  FormulaValue,
  Frame,
  GlobalReference,
  Typed,
} from "./types.ts";

export interface Scope {
  readonly context: FormulaContext;
  readonly diagnostics: FormulaDiagnostic[];
  readonly fields: Map<string, FieldPath>;
  readonly globals: Map<string, GlobalReference>;
}

export function complain(scope: Scope, span: Span, message: string, unsupported = false): void {
  scope.diagnostics.push({
    message,
    offset: span.offset,
    endOffset: span.endOffset,
    ...(unsupported ? { unsupported } : {}),
  });
}
/** Stands for an expression that has been complained about, so that one mistake gives one message. */
export function poison(span: Span): Typed {
  return { type: "Error", offset: span.offset, endOffset: span.endOffset, run: () => null };
}

const TYPES: Partial<Record<FieldType, FormulaType>> = {
  Checkbox: "Boolean",
  Number: "Number",
  Integer: "Number",
  Double: "Number",
  Currency: "Number",
  Percent: "Number",
  Date: "Date",
  DateTime: "DateTime",
  Time: "Time",
  Picklist: "Picklist",
  MultiselectPicklist: "MultiselectPicklist",
};

export function formulaTypeOf(field: FieldDefinition): FormulaType {
  const type = field.type === "Summary" ? (field.resultType ?? "Number") : field.type;
  return TYPES[type] ?? "Text";
}

/** A field's stored value as formulas see it: 10 % is 0.10, empty text is null, an empty number may count as zero. */
export function incoming(
  field: FieldDefinition,
  value: NeutralValue,
  blankAsZero: boolean,
): FormulaValue {
  const type = formulaTypeOf(field);
  if (type === "Boolean") return value === true;
  if (type === "Number") {
    const number = asDecimal(value);
    if (!number) return blankAsZero ? ZERO : null;
    return field.type === "Percent" || field.resultType === "Percent"
      ? decimal(number.mantissa, number.scale + 2)
      : number;
  }
  return plainValue(value);
}
export function plainValue(value: NeutralValue): FormulaValue {
  if (value === null || value === "") return null;
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (
    typeof value === "object" &&
    (value.kind === "date" || value.kind === "datetime" || value.kind === "time")
  )
    return value;
  return asDecimal(value) ?? null;
}

export function fieldReader(
  scope: Scope,
  field: FieldDefinition,
  path: FieldPath,
): (frame: Frame) => FormulaValue {
  const blankAsZero = scope.context.treatBlanksAsZero === true;
  return (frame) => incoming(field, frame.record.field(path), blankAsZero);
}
export function priorReader(
  scope: Scope,
  typed: Typed,
): ((frame: Frame) => FormulaValue) | undefined {
  const { path } = typed;
  const field =
    path?.length === 1 ? scope.context.object.fields.get((path[0] ?? "").toLowerCase()) : undefined;
  return path && field
    ? (frame) =>
        frame.record.isNew === true
          ? null
          : incoming(field, frame.record.prior?.(path) ?? null, false)
    : undefined;
}

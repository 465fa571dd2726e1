// Compiles every formula of a Schema (fields, validation rules, default values) and says what is wrong with them, where.
import { compileFormula } from "./compile.ts";
import type {
  FieldDefinition,
  MetadataProblem,
  ObjectDefinition,
  Schema,
  SourcePlace,
} from "../metadata/schema.ts";
import type { FormulaContext, FormulaDiagnostic } from "./types.ts";

/** Problems of all formulas in the project's own metadata. */
export function checkFormulas(schema: Schema): MetadataProblem[] {
  return [...schema.objects.values()].flatMap((object) => [
    ...[...object.fields.values()].flatMap((field) => checkField(schema, object, field)),
    ...checkRules(schema, object),
  ]);
}

function checkField(
  schema: Schema,
  object: ObjectDefinition,
  field: FieldDefinition,
): MetadataProblem[] {
  if (field.sourceFile === undefined || !field.custom) return [];
  const context = { schema, object, result: field };
  if (field.formula !== undefined)
    return problems(
      { ...context, use: "field", treatBlanksAsZero: field.treatBlanksAsZero ?? false },
      field.formula,
      field.sourceFile,
      field.places?.["formula"],
      `${object.name}.${field.name}`,
    );
  if (field.defaultValue !== undefined && field.type !== "Checkbox")
    return problems(
      { ...context, use: "default" },
      field.defaultValue,
      field.sourceFile,
      field.places?.["defaultValue"],
      `${object.name}.${field.name}`,
    );
  return [];
}

function checkRules(schema: Schema, object: ObjectDefinition): MetadataProblem[] {
  return object.validationRules.flatMap((rule) => {
    const wrongField =
      rule.errorField !== undefined && !object.fields.has(rule.errorField.toLowerCase());
    const place = rule.places?.["errorDisplayField"];
    return [
      ...(wrongField
        ? [
            {
              file: rule.sourceFile,
              line: place?.line ?? 1,
              column: place?.column ?? 1,
              message: `In field: errorDisplayField - no CustomField named ${object.name}.${rule.errorField ?? ""} found`,
            },
          ]
        : []),
      ...problems(
        { schema, object, use: "validation" },
        rule.condition,
        rule.sourceFile,
        rule.places?.["errorConditionFormula"],
        `${object.name}.${rule.name}`,
      ),
    ];
  });
}

function problems(
  context: FormulaContext,
  text: string,
  file: string,
  start: SourcePlace | undefined,
  name: string,
): MetadataProblem[] {
  return compileFormula(text, context).diagnostics.map((one) => ({
    file,
    ...placeIn(text, one, start),
    message: `${one.message} (${name})`,
    ...(one.unsupported === true ? { unsupported: true } : {}),
  }));
}

function placeIn(
  text: string,
  diagnostic: FormulaDiagnostic,
  start: SourcePlace | undefined,
): SourcePlace {
  const before = text.slice(0, diagnostic.offset).split("\n");
  const line = (start?.line ?? 1) + before.length - 1;
  const inLine = (before.at(-1) ?? "").length;
  return { line, column: before.length === 1 ? (start?.column ?? 1) + inLine : inLine + 1 };
}

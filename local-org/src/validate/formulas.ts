// Every formula of a project's fields and validation rules, with what the formula checker says of it, each thing in its place.
import { compileFormula } from "../formula/index.ts";
import { child, trimmed } from "../metadata/xml.ts";
import { oncePer } from "./define.ts";
import { partsOf } from "./parts.ts";
import type { CompiledFormula, FormulaContext, FormulaDiagnostic } from "../formula/index.ts";
import type { FieldDefinition } from "../metadata/schema.ts";
import type { XmlElement } from "../metadata/xml.ts";
import type { Part } from "./parts.ts";
import type { ValidatedProject } from "./project.ts";
import type { Place } from "./rule.ts";

export type FormulaUse = "field" | "default" | "validation";

export interface FormulaText {
  readonly part: Omit<Part, "say">;
  readonly use: FormulaUse;
  /** `formula`, `defaultValue` or `errorConditionFormula`. */
  readonly element: XmlElement;
  readonly text: string;
  readonly compiled: CompiledFormula;
}

/** Formulas of one use; those of objects the Schema doesn't know are left out. */
export function formulasOf(project: ValidatedProject, use: FormulaUse): readonly FormulaText[] {
  return formulasByUse(project)[use];
}

const formulasByUse = oncePer((project: ValidatedProject) => ({
  field: findFormulas(project, "field"),
  default: findFormulas(project, "default"),
  validation: findFormulas(project, "validation"),
}));

function findFormulas(project: ValidatedProject, use: FormulaUse): FormulaText[] {
  return partsOf(project, use === "validation" ? "validationRules" : "fields").flatMap((part) => {
    const element = formulaElement(part.element, use);
    const context = element && contextOf(part, use);
    if (!element || !context) return [];
    const { text } = element;
    return [{ part, use, element, text, compiled: compileFormula(text, context) }];
  });
}

function formulaElement(part: XmlElement, use: FormulaUse): XmlElement | undefined {
  if (use === "validation") return child(part, "errorConditionFormula");
  const formula = child(part, "formula");
  if (use === "field") return formula;
  const type = trimmed(part, "type");
  // what is wrong with the default of a computed field is that it has one
  return formula || type === undefined || ["Checkbox", "AutoNumber", "Summary"].includes(type)
    ? undefined
    : child(part, "defaultValue");
}

function contextOf(part: Omit<Part, "say">, use: FormulaUse): FormulaContext | undefined {
  const { schema } = part.project;
  // fields of activities are read into Task and Event
  const object =
    part.object ?? (/^activity$/i.test(part.objectName) ? schema.objects.get("task") : undefined);
  if (!object) return undefined;
  if (use === "validation") return { schema, object, use };
  const result: FieldDefinition | undefined = object.fields.get(part.name.toLowerCase());
  if (!result) return undefined;
  const treatBlanksAsZero = trimmed(part.element, "formulaTreatBlanksAs") === "BlankAsZero";
  return { schema, object, use, result, treatBlanksAsZero };
}

/** Where in the file a place of the formula is; the text of an element begins after its tag. */
export function placeOf(formula: FormulaText, at: Pick<FormulaDiagnostic, "offset">): Place {
  const lines = formula.text.slice(0, at.offset).split("\n");
  const inLine = lines.at(-1)?.length ?? 0;
  return {
    line: formula.element.line + lines.length - 1,
    column:
      lines.length === 1
        ? formula.element.column + formula.element.name.length + 2 + inLine
        : inLine + 1,
  };
}

// G210, G301: formulas of fields, default values and validation rules.
import { child, trimmed } from "../../metadata/xml.ts";
import { error } from "../define.ts";
import { formulasOf, placeOf } from "../formulas.ts";
import { inParts, typeOf } from "../parts.ts";
import { refused } from "../refused.ts";
import type { CompiledFormula } from "../../formula/index.ts";
import type { FormulaText, FormulaUse } from "../formulas.ts";
import type { FieldDefinition, ObjectDefinition, Schema } from "../../metadata/schema.ts";
import type { Rule } from "../rule.ts";

interface MistakeKind {
  readonly id: string;
  readonly pattern: RegExp;
  readonly asks: string;
  readonly mend: string;
}

/** What the formula checker may say, in the platform's words. */
const MISTAKES: readonly MistakeKind[] = [
  {
    id: "formula-syntax",
    pattern: /^Syntax error/,
    asks: "can be read",
    mend: "Check parentheses, quotes and commas near here.",
  },
  {
    id: "formula-field",
    pattern: /does not exist\. Check spelling\.$/,
    asks: "names fields, labels, permissions and settings that exist",
    mend: "Name a field of the object, or follow a relationship with __r.",
  },
  {
    id: "formula-function",
    pattern: /^Unknown function/,
    asks: "calls functions that exist",
    mend: "Formulas know only the platform's own functions.",
  },
  {
    id: "formula-function-use",
    pattern: /may not be used in this type of formula$/,
    asks: "calls functions that exist where it stands",
    mend: "ISNEW, ISCHANGED and PRIORVALUE are for validation rules.",
  },
  {
    id: "formula-parameters",
    pattern: /^Incorrect number of parameters/,
    asks: "gives each function as many parameters as it takes",
    mend: "CASE ends with a default; IF has three parameters.",
  },
  {
    id: "formula-type",
    pattern: /^Incorrect parameter type/,
    asks: "gives operators and functions values of their types",
    mend: "Convert with TEXT, VALUE or DATEVALUE.",
  },
  {
    id: "formula-picklist",
    pattern: /is a picklist field\./,
    asks: "reads picklists through ISPICKVAL, CASE or TEXT",
    mend: "Wrap the field in TEXT, or use ISPICKVAL.",
  },
  {
    id: "formula-result",
    pattern: /^Formula result is data type/,
    asks: "has a result of the expected type",
    mend: "Change the formula, or the type of the field.",
  },
];
const MOST_CHARACTERS = 3900;
const RESULT_TYPES = new Set([
  "Checkbox",
  "Currency",
  "Date",
  "DateTime",
  "Number",
  "Percent",
  "Text",
  "Time",
]);
/** Fields that objects have only in some orgs or once they have record types. */
const SOMETIMES_THERE = /\b(?:RecordType(?:Id)?|CurrencyIsoCode|PersonContact)\b/i;
const NOT_IN_FORMULA_FIELDS: ReadonlyMap<string, string> = new Map([
  ["LongTextArea", "Long Text Area"],
  ["Html", "Rich Text Area"],
  ["EncryptedText", "Text (Encrypted)"],
]);

/** Reports what the checker says of the formulas of one use, as far as `matches` goes. */
function inFormulas(
  use: FormulaUse,
  { pattern, mend }: Pick<MistakeKind, "pattern" | "mend">,
): Rule["check"] {
  return (project, complain) => {
    for (const formula of formulasOf(project, use))
      for (const diagnostic of certain(formula))
        if (pattern.test(diagnostic.message))
          complain(
            formula.part.file.path,
            placeOf(formula, diagnostic),
            `${diagnostic.message.replace(/\.$/, "")} (${nameOf(formula)}). ${mend}`,
          );
  };
}
/** Nothing of a formula that names what the local org doesn't know: its other mistakes may follow from that. */
function certain({ compiled, text }: FormulaText): CompiledFormula["diagnostics"] {
  const unknown = compiled.diagnostics.some(
    ({ unsupported, offset, endOffset }) =>
      unsupported === true || SOMETIMES_THERE.test(text.slice(offset, endOffset)),
  );
  return unknown ? [] : compiled.diagnostics;
}
const nameOf = ({ part }: FormulaText): string => `${part.objectName}.${part.name}`;

/** The field a path leads to from an object: `["Customer__r", "Name"]`. */
function fieldAt(
  schema: Schema,
  start: ObjectDefinition,
  path: readonly string[],
): { object: ObjectDefinition; field: FieldDefinition } | undefined {
  let object: ObjectDefinition | undefined = start;
  for (const step of path.slice(0, -1)) {
    const [name, wanted] = step.split(":");
    const found: FieldDefinition | undefined = [...(object?.fields.values() ?? [])].find(
      (field) => field.reference?.relationshipName === name,
    );
    object = schema.objects.get((wanted ?? found?.reference?.to[0] ?? "").toLowerCase());
  }
  const field = object?.fields.get((path.at(-1) ?? "").toLowerCase());
  return object && field ? { object, field } : undefined;
}

const tooLong = (id: string, use: FormulaUse, asks: string): Rule =>
  error(id, asks, (project, complain) => {
    for (const formula of formulasOf(project, use))
      if (formula.text.length > MOST_CHARACTERS)
        complain(
          formula.part.file.path,
          formula.element,
          `Formula is too long (${formula.text.length} characters). Maximum length is ${MOST_CHARACTERS} characters (${nameOf(formula)}). Split it into several formula fields.`,
        );
  });

/** Whether a formula field, followed through the formula fields it reads, comes back to itself. */
function readsItself(formula: FormulaText, all: ReadonlyMap<string, FormulaText>): boolean {
  const goal = nameOf(formula).toLowerCase();
  const seen = new Set<string>();
  const open = [formula];
  for (let one = open.pop(); one; one = open.pop())
    for (const path of one.compiled.fields) {
      const { schema } = one.part.project;
      const found = one.part.object && fieldAt(schema, one.part.object, path);
      const key = found ? `${found.object.name}.${found.field.name}`.toLowerCase() : "";
      if (key === goal) return true;
      const next = seen.has(key) ? undefined : all.get(key);
      seen.add(key);
      if (next) open.push(next);
    }
  return false;
}

export const formulas: readonly Rule[] = [
  refused(
    "G210.formula-flags",
    "A formula field is neither required nor unique nor an external Id.",
    "Set it to false.",
  ),
  refused(
    "G210.formula-precision",
    "A formula that gives a number says its precision and scale.",
    "Add <precision>18</precision> and a <scale>.",
  ),
  error(
    "G210.result-type",
    "A formula gives a checkbox, a number, a currency, a percent, a date, a time or a text.",
    inParts("fields", ({ element, name, objectName, say }) => {
      if (child(element, "formula") && !RESULT_TYPES.has(typeOf(element)))
        say(
          child(element, "type"),
          `A formula can't give a ${typeOf(element)} (field ${objectName}.${name}). Its type is one of ${[...RESULT_TYPES].join(", ")}.`,
        );
    }),
  ),
  error(
    "G210.blanks-elsewhere",
    "Only formulas say how they treat blanks.",
    inParts("fields", ({ element, name, objectName, say }) => {
      const found = child(element, "formulaTreatBlanksAs");
      if (found && !child(element, "formula"))
        say(
          found,
          `Can not specify 'formulaTreatBlanksAs' for a CustomField of type ${trimmed(element, "type") ?? ""} (field ${objectName}.${name}). Remove it.`,
        );
    }),
  ),
  ...MISTAKES.map((kind) =>
    error(`G210.${kind.id}`, `The formula of a field ${kind.asks}.`, inFormulas("field", kind)),
  ),
  error(
    "G210.default-value",
    "A default value is a formula of the field's type.",
    (project, complain) => {
      for (const { pattern, mend } of MISTAKES)
        inFormulas("default", { pattern, mend })(project, complain);
    },
  ),
  tooLong("G210.formula-length", "field", "The formula of a field has at most 3,900 characters."),
  error(
    "G210.unsupported-field",
    "The formula of a field reads no long, rich or encrypted text.",
    (project, complain) => {
      for (const formula of formulasOf(project, "field"))
        for (const path of formula.compiled.fields) {
          const found = formula.part.object && fieldAt(project.schema, formula.part.object, path);
          const type = found && NOT_IN_FORMULA_FIELDS.get(found.field.type);
          if (type !== undefined)
            complain(
              formula.part.file.path,
              formula.element,
              `You referenced an unsupported field type called ${type} using the following field: ${path.join(".")} (${nameOf(formula)}). Read a Text, or leave it out.`,
            );
        }
    },
  ),
  error(
    "G210.circular",
    "A formula doesn't read itself, not even through other formulas.",
    (project, complain) => {
      const all = new Map(
        formulasOf(project, "field").map((formula) => [nameOf(formula).toLowerCase(), formula]),
      );
      for (const formula of all.values())
        if (readsItself(formula, all))
          complain(
            formula.part.file.path,
            formula.element,
            `You can't reference a field in its own formula: ${nameOf(formula)} reads itself. Break the circle.`,
          );
    },
  ),
  ...MISTAKES.filter(({ id }) => id !== "formula-function-use").map((kind) =>
    error(
      `G301.${kind.id}`,
      `The condition of a validation rule ${kind.asks}.`,
      inFormulas("validation", kind),
    ),
  ),
  tooLong(
    "G301.formula-length",
    "validation",
    "The condition of a validation rule has at most 3,900 characters.",
  ),
];

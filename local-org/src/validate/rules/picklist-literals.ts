// G301: values of picklists that formulas name as text.
import { resolveField } from "../../metadata/schema.ts";
import { parseFormula } from "../../formula/parse.ts";
import { warning } from "../define.ts";
import { formulasOf, placeOf } from "../formulas.ts";
import type { Node } from "../../formula/ast.ts";
import type { FieldDefinition } from "../../metadata/schema.ts";
import type { FormulaText, FormulaUse } from "../formulas.ts";
import type { Rule } from "../rule.ts";

interface Literal {
  readonly node: Extract<Node, { kind: "text" }>;
  readonly field: FieldDefinition;
}

/** Texts that a formula compares with a custom picklist of its own object. */
function* literals(formula: FormulaText, node: Node): Generator<Literal> {
  if (node.kind === "call") {
    const [first, ...others] = node.args;
    const field = first && picklistOf(formula, first);
    const compared =
      node.name === "CASE"
        ? others.slice(0, -1).filter((_, index) => index % 2 === 0)
        : ["ISPICKVAL", "INCLUDES"].includes(node.name)
          ? others
          : [];
    if (field) for (const one of compared) if (one.kind === "text") yield { node: one, field };
    for (const one of node.args) yield* literals(formula, one);
  }
  if (node.kind === "unary") yield* literals(formula, node.operand);
  if (node.kind === "binary") {
    yield* literals(formula, node.left);
    yield* literals(formula, node.right);
  }
}

function picklistOf(formula: FormulaText, node: Node): FieldDefinition | undefined {
  const { part } = formula;
  if (node.kind === "call" && ["PRIORVALUE", "TEXT"].includes(node.name) && node.args[0])
    return picklistOf(formula, node.args[0]);
  if (node.kind !== "reference" || node.parts.length !== 1 || !part.object) return undefined;
  const field = resolveField(part.project.schema, part.object, node.parts[0] ?? "");
  return field?.custom === true && field.picklist ? field : undefined;
}

const literalRule = (id: string, use: FormulaUse, asks: string): Rule =>
  warning(id, asks, (project, complain) => {
    for (const formula of formulasOf(project, use)) {
      if (formula.compiled.diagnostics.length > 0) continue;
      for (const { node, field } of literals(formula, parseFormula(formula.text))) {
        const values = field.picklist?.values.map(({ value }) => value) ?? [];
        if (node.value !== "" && values.length > 0 && !values.includes(node.value))
          complain(
            formula.part.file.path,
            placeOf(formula, node),
            `Picklist value: ${node.value} in picklist: ${field.name} not found (${formula.part.objectName}.${formula.part.name}): this is never true. Use one of ${values.slice(0, 8).join(", ")}.`,
          );
      }
    }
  });

export const picklistLiterals: readonly Rule[] = [
  literalRule(
    "G210.picklist-literal",
    "field",
    "The formula of a field compares picklists with values they have.",
  ),
  literalRule(
    "G301.picklist-literal",
    "validation",
    "A validation rule compares picklists with values they have.",
  ),
];

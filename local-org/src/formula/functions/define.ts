// How a function is written down: its parameters as a short text, its result type, what it does with the values.
import type { DecimalValue } from "../../soql/values.ts";
import type { Node } from "../ast.ts";
import { toNumber } from "../numbers.ts";
import { complain, poison } from "../scope.ts";
import type { Scope } from "../scope.ts";
import type { FormulaType, FormulaValue, Frame, Typed } from "../types.ts";

export type Call = Extract<Node, { kind: "call" }>;
export type FunctionDefinition = (node: Call, args: readonly Typed[], scope: Scope) => Typed;
export type Run = (frame: Frame) => FormulaValue;

interface Parameter {
  readonly types: readonly string[];
  readonly optional: boolean;
  readonly repeated: boolean;
}

function parse(text: string): Parameter[] {
  return text === ""
    ? []
    : text.split(" ").map((one) => ({
        types: one.replace(/[?.]+$/, "").split("|"),
        optional: one.endsWith("?"),
        repeated: one.endsWith("..."),
      }));
}

/** Whether the arguments fit the parameters (`"Text Number Text?"`, `"Any..."`); complains when not. */
function fits(
  scope: Scope,
  node: Call,
  args: readonly Typed[],
  parameters: readonly Parameter[],
): boolean {
  const least = parameters.filter((one) => !one.optional).length;
  const most = parameters.some((one) => one.repeated)
    ? Number.POSITIVE_INFINITY
    : parameters.length;
  if (args.length < least || args.length > most) {
    complain(
      scope,
      node,
      `Incorrect number of parameters for function '${node.name}()'. Expected ${least}${most === least ? "" : most === Number.POSITIVE_INFINITY ? " or more" : `-${most}`}, received ${args.length}`,
    );
    return false;
  }
  return args
    .map((arg, index) =>
      fitsType(scope, node, arg, parameters[Math.min(index, parameters.length - 1)]),
    )
    .every(Boolean);
}

function fitsType(scope: Scope, node: Call, arg: Typed, parameter: Parameter | undefined): boolean {
  if (arg.type === "Error") return false;
  const types = parameter?.types ?? [];
  if (
    types.includes("Any") ||
    types.includes(arg.type) ||
    (arg.type === "Null" && !types.includes("Field"))
  )
    return true;
  if (types.includes("Field") && arg.path !== undefined) return true;
  if (arg.type === "Picklist" || arg.type === "MultiselectPicklist")
    complain(
      scope,
      arg,
      `Field ${arg.name ?? ""} is a picklist field. Picklist fields are only supported in certain functions.`,
    );
  else
    complain(
      scope,
      arg,
      `Incorrect parameter type for function '${node.name}()'. Expected ${types.join(", ")}, received ${arg.type}`,
    );
  return false;
}

/** A function that looks at its argument values only. */
export function define(
  parameters: string,
  type: FormulaType,
  apply: (values: readonly FormulaValue[], frame: Frame) => FormulaValue,
): FunctionDefinition {
  return special(parameters, (args) => ({
    type,
    run: (frame) =>
      apply(
        args.map((one) => one.run(frame)),
        frame,
      ),
  }));
}

/** A numeric function that answers null when any number is missing. */
export function numeric(
  parameters: string,
  apply: (...numbers: DecimalValue[]) => FormulaValue,
): FunctionDefinition {
  return define(parameters, "Number", (values) => {
    const numbers = values.map(numberOf).filter((one) => one !== null);
    return numbers.length === values.length ? apply(...numbers) : null;
  });
}

/** A function that decides on its result's type, or evaluates its arguments itself. */
export function special(
  parameters: string,
  build: (
    args: readonly Typed[],
    node: Call,
    scope: Scope,
  ) => { readonly type: FormulaType; readonly run: Run } | undefined,
): FunctionDefinition {
  const parsed = parse(parameters);
  return (node, args, scope) => {
    const built = fits(scope, node, args, parsed) ? build(args, node, scope) : undefined;
    return built ? { ...built, offset: node.offset, endOffset: node.endOffset } : poison(node);
  };
}

export function unsupported(instead: string): FunctionDefinition {
  return (node, _args, scope) => {
    complain(
      scope,
      node,
      `The function ${node.name} isn't supported by the local org. ${instead}`,
      true,
    );
    return poison(node);
  };
}

export const textOf = (value: FormulaValue | undefined): string =>
  typeof value === "string" ? value : "";
export const numberOf = (value: FormulaValue | undefined): DecimalValue | null =>
  value !== null && typeof value === "object" && value.kind === "decimal" ? value : null;
export const intOf = (value: FormulaValue | undefined, otherwise: number): number => {
  const number = numberOf(value);
  return number === null ? otherwise : Math.trunc(toNumber(number));
};
export const isBlank = (value: FormulaValue | undefined): boolean =>
  value === null || value === undefined || value === "";

/** The one type of several results; complains when they differ. */
export function unify(
  scope: Scope,
  node: Call,
  results: readonly Typed[],
): FormulaType | undefined {
  const first = results.find((one) => one.type !== "Null");
  const type = first?.type ?? "Null";
  for (const one of results) {
    if (one.type === "Error") return undefined;
    if (one.type === type || one.type === "Null") continue;
    complain(
      scope,
      one,
      `Incorrect parameter type for function '${node.name}()'. Expected ${type}, received ${one.type}`,
    );
    return undefined;
  }
  return type;
}

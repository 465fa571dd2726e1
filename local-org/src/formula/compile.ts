// Syntax tree -> checked closures: types every expression, complains in the platform's words, and brings the result into its field's form.
import { decimal, parseDecimal } from "../soql/values.ts";
import { orderOf, sameValue } from "./compare.ts";
import { dateOfDay, dayNumber, datetimeValue, DAY, localDate, timeValue } from "./dates.ts";
import { functions } from "./functions/index.ts";
import {
  add,
  divide,
  fromNumber,
  multiply,
  negate,
  power,
  round,
  subtract,
  toNumber,
  ZERO,
} from "./numbers.ts";
import { parseFormula } from "./parse.ts";
import { resolveReference } from "./resolve.ts";
import { complain, formulaTypeOf, poison } from "./scope.ts";
import { FormulaSyntaxError } from "./tokenize.ts";
import { FormulaError } from "./types.ts";
import type { BinaryOperator, Node } from "./ast.ts";
import type { Scope } from "./scope.ts";
import type {
  CompiledFormula,
  FormulaContext,
  FormulaEnvironment,
  FormulaType,
  FormulaValue,
  Frame,
  Typed,
} from "./types.ts";
import type { FieldDefinition } from "../metadata/schema.ts";

/** Compiles a formula; mistakes are in `diagnostics`, nothing is thrown. */
export function compileFormula(text: string, context: FormulaContext): CompiledFormula {
  const scope: Scope = { context, diagnostics: [], fields: new Map(), globals: new Map() };
  const typed = compileText(text, scope);
  if (scope.diagnostics.length === 0) checkResult(scope, typed, text);
  const finish = context.result ? outgoing(context.result) : (value: FormulaValue) => value;
  return {
    type: typed.type,
    fields: [...scope.fields.values()],
    globals: [...scope.globals.values()],
    diagnostics: scope.diagnostics,
    evaluate(record, environment) {
      const [first] = scope.diagnostics;
      if (first) throw new FormulaError(first.message);
      return finish(typed.run({ record, environment }), environment);
    },
  };
}

function compileText(text: string, scope: Scope): Typed {
  try {
    return compileNode(parseFormula(text), scope);
  } catch (error) {
    if (!(error instanceof FormulaSyntaxError)) throw error;
    complain(scope, error, error.message);
    return poison(error);
  }
}

const RESULT_NAMES: Readonly<Record<FormulaType, string>> = {
  Boolean: "true or false",
  Number: "Number",
  Text: "Text",
  Date: "Date",
  DateTime: "DateTime",
  Time: "Time",
  Picklist: "Picklist",
  MultiselectPicklist: "Picklist (Multi-Select)",
  Null: "Null",
  Error: "Error",
};

function checkResult(scope: Scope, typed: Typed, text: string): void {
  const { result, use } = scope.context;
  const wanted = result
    ? formulaTypeOf(result)
    : use === "validation" || use === "filter"
      ? "Boolean"
      : undefined;
  const accepted = wanted === "Picklist" || wanted === "MultiselectPicklist" ? "Text" : wanted;
  if (
    accepted === undefined ||
    typed.type === accepted ||
    typed.type === "Null" ||
    typed.type === "Error" ||
    (typed.type === wanted && use === "default") ||
    // NOW() is a common default of dates
    (typed.type === "DateTime" && wanted === "Date" && use === "default")
  )
    return;
  complain(
    scope,
    { offset: 0, endOffset: text.length },
    `Formula result is data type (${RESULT_NAMES[typed.type]}), incompatible with expected data type (${RESULT_NAMES[accepted]}).`,
  );
}

type Outgoing = (value: FormulaValue, environment: FormulaEnvironment) => FormulaValue;

/** The value as the result's field keeps it. */
function outgoing(field: FieldDefinition): Outgoing {
  const percent = field.type === "Percent";
  if (formulaTypeOf(field) === "Boolean") return (value) => value === true;
  return (value, environment) => {
    if (value === null || value === "") return null;
    if (field.type === "Date" && typeof value === "object" && value.kind === "datetime")
      return localDate(value.milliseconds, environment);
    if (typeof value !== "object" || value.kind !== "decimal") return value;
    return round(percent ? multiply(value, decimal(100n, 0)) : value, field.scale ?? 18);
  };
}

function compileNode(node: Node, scope: Scope): Typed {
  const span = { offset: node.offset, endOffset: node.endOffset };
  const constant = (type: FormulaType, value: FormulaValue): Typed => ({
    ...span,
    type,
    constant: value,
    run: () => value,
  });
  switch (node.kind) {
    case "number":
      return constant("Number", parseDecimal(node.text) ?? ZERO);
    case "text":
      return constant("Text", node.value);
    case "boolean":
      return constant("Boolean", node.value);
    case "null":
      return constant("Null", null);
    case "reference":
      return resolveReference(scope, node);
    case "unary":
      return compileUnary(node, scope);
    case "binary":
      return compileBinary(
        node.operator,
        compileNode(node.left, scope),
        compileNode(node.right, scope),
        scope,
      );
    case "call":
      return compileCall(node, scope);
  }
}

function compileCall(node: Extract<Node, { kind: "call" }>, scope: Scope): Typed {
  const definition = Object.hasOwn(functions, node.name) ? functions[node.name] : undefined;
  if (!definition) {
    complain(scope, node, `Unknown function ${node.name}. Check spelling.`);
    return poison(node);
  }
  return definition(
    node,
    node.args.map((one) => compileNode(one, scope)),
    scope,
  );
}

function compileUnary(node: Extract<Node, { kind: "unary" }>, scope: Scope): Typed {
  const operand = compileNode(node.operand, scope);
  const wanted: FormulaType = node.operator === "!" ? "Boolean" : "Number";
  if (!accepts(scope, operand, [wanted], node.operator)) return poison(node);
  const span = { offset: node.offset, endOffset: node.endOffset };
  if (node.operator === "!")
    return { ...span, type: "Boolean", run: (frame) => operand.run(frame) !== true };
  if (node.operator === "+") return operand;
  return { ...span, type: "Number", run: (frame) => mapNumber(operand.run(frame), negate) };
}

function mapNumber(
  value: FormulaValue,
  map: (value: ReturnType<typeof decimal>) => FormulaValue,
): FormulaValue {
  return value !== null && typeof value === "object" && value.kind === "decimal"
    ? map(value)
    : null;
}

/** Whether an operand's type is one of those an operator takes; complains when not. */
function accepts(
  scope: Scope,
  operand: Typed,
  types: readonly FormulaType[],
  operator: string,
): boolean {
  if (operand.type === "Error") return false;
  if (operand.type === "Null" || types.includes(operand.type)) return true;
  if (operand.type === "Picklist" || operand.type === "MultiselectPicklist")
    complain(
      scope,
      operand,
      `Field ${operand.name ?? ""} is a picklist field. Picklist fields are only supported in certain functions.`,
    );
  else
    complain(
      scope,
      operand,
      `Incorrect parameter type for operator '${operator}'. Expected ${types.join(", ")}, received ${operand.type}`,
    );
  return false;
}

type Run = (frame: Frame) => FormulaValue;

function compileBinary(operator: BinaryOperator, left: Typed, right: Typed, scope: Scope): Typed {
  const span = { offset: left.offset, endOffset: right.endOffset };
  const made =
    operator === "&&" || operator === "||"
      ? logical(operator, left, right, scope)
      : operator === "=" ||
          operator === "<>" ||
          operator === "<" ||
          operator === ">" ||
          operator === "<=" ||
          operator === ">="
        ? comparison(operator, left, right, scope)
        : operator === "&"
          ? concatenation(left, right, scope)
          : operator === "+" || operator === "-"
            ? sum(operator, left, right, scope)
            : product(operator, left, right, scope);
  return made ? { ...span, ...made } : poison(span);
}

function logical(
  operator: "&&" | "||",
  left: Typed,
  right: Typed,
  scope: Scope,
): { type: FormulaType; run: Run } | undefined {
  if (![left, right].map((one) => accepts(scope, one, ["Boolean"], operator)).every(Boolean))
    return undefined;
  return {
    type: "Boolean",
    run:
      operator === "&&"
        ? (frame) => left.run(frame) === true && right.run(frame) === true
        : (frame) => left.run(frame) === true || right.run(frame) === true,
  };
}

function concatenation(
  left: Typed,
  right: Typed,
  scope: Scope,
): { type: FormulaType; run: Run } | undefined {
  if (![left, right].map((one) => accepts(scope, one, ["Text"], "&")).every(Boolean))
    return undefined;
  return { type: "Text", run: (frame) => textOf(left.run(frame)) + textOf(right.run(frame)) };
}
const textOf = (value: FormulaValue): string => (typeof value === "string" ? value : "");

const COMPARABLE: readonly FormulaType[] = ["Number", "Text", "Date", "DateTime", "Time"];

function comparison(
  operator: BinaryOperator,
  left: Typed,
  right: Typed,
  scope: Scope,
): { type: FormulaType; run: Run } | undefined {
  const equality = operator === "=" || operator === "<>";
  const types: readonly FormulaType[] = equality ? [...COMPARABLE, "Boolean"] : COMPARABLE;
  if (![left, right].map((one) => accepts(scope, one, types, operator)).every(Boolean))
    return undefined;
  if (
    left.type !== "Null" &&
    right.type !== "Null" &&
    !accepts(scope, right, [left.type], operator)
  )
    return undefined;
  const test = equality
    ? operator === "="
      ? (a: FormulaValue, b: FormulaValue) => sameValue(a, b)
      : (a: FormulaValue, b: FormulaValue) => !sameValue(a, b)
    : ordering(operator);
  return { type: "Boolean", run: (frame) => test(left.run(frame), right.run(frame)) };
}

function ordering(operator: BinaryOperator): (a: FormulaValue, b: FormulaValue) => boolean {
  return (a, b) => {
    if (a === null || b === null) return false;
    const order = orderOf(a, b);
    return operator === "<"
      ? order < 0
      : operator === ">"
        ? order > 0
        : operator === "<="
          ? order <= 0
          : order >= 0;
  };
}
function sum(
  operator: "+" | "-",
  left: Typed,
  right: Typed,
  scope: Scope,
): { type: FormulaType; run: Run } | undefined {
  if (
    operator === "+" &&
    (left.type === "Text" || right.type === "Text") &&
    [left, right].every((one) => one.type === "Text" || one.type === "Null")
  )
    return concatenation(left, right, scope);
  if (left.type === "Error" || right.type === "Error") return undefined;
  const types: readonly FormulaType[] = ["Number", "Date", "DateTime", "Time"];
  if (![left, right].map((one) => accepts(scope, one, types, operator)).every(Boolean))
    return undefined;
  const type = sumType(operator, left.type, right.type);
  if (!type) {
    complain(
      scope,
      right,
      `Incorrect parameter type for operator '${operator}'. Expected ${operator === "-" && left.type !== "Number" ? `Number, ${left.type}` : "Number"}, received ${right.type}`,
    );
    return undefined;
  }
  const apply = operator === "+" ? plus : minus;
  return {
    type,
    run: (frame) => {
      const [a, b] = [left.run(frame), right.run(frame)];
      return a === null || b === null ? null : apply(a, b);
    },
  };
}
function sumType(
  operator: "+" | "-",
  left: FormulaType,
  right: FormulaType,
): FormulaType | undefined {
  const [a, b] = [left === "Null" ? "Number" : left, right === "Null" ? "Number" : right];
  if (b === "Number") return a;
  if (operator === "+" && a === "Number") return b;
  return operator === "-" && a === b ? "Number" : undefined;
}

const MILLISECONDS_A_DAY = decimal(BigInt(DAY), 0);

function plus(left: FormulaValue, right: FormulaValue): FormulaValue {
  if (left === null || right === null || typeof left !== "object" || typeof right !== "object")
    return null;
  if (right.kind !== "decimal") return left.kind === "decimal" ? plus(right, left) : null;
  switch (left.kind) {
    case "decimal":
      return add(left, right);
    case "date":
      return dateOfDay(dayNumber(left) + Math.trunc(toNumber(right)));
    case "datetime":
      return datetimeValue(
        left.milliseconds + Math.round(toNumber(multiply(right, MILLISECONDS_A_DAY))),
      );
    case "time":
      return timeValue(left.milliseconds + Math.round(toNumber(right)));
  }
}
function minus(left: FormulaValue, right: FormulaValue): FormulaValue {
  if (left === null || right === null || typeof left !== "object" || typeof right !== "object")
    return null;
  if (right.kind === "decimal")
    return left.kind === "decimal" ? subtract(left, right) : plus(left, negate(right));
  if (left.kind === "date" && right.kind === "date")
    return decimal(BigInt(dayNumber(left) - dayNumber(right)), 0);
  if (left.kind === "datetime" && right.kind === "datetime")
    return divide(fromNumber(left.milliseconds - right.milliseconds), MILLISECONDS_A_DAY);
  if (left.kind === "time" && right.kind === "time")
    return fromNumber(left.milliseconds - right.milliseconds);
  return null;
}

function product(
  operator: "*" | "/" | "^" | BinaryOperator,
  left: Typed,
  right: Typed,
  scope: Scope,
): { type: FormulaType; run: Run } | undefined {
  if (![left, right].map((one) => accepts(scope, one, ["Number"], operator)).every(Boolean))
    return undefined;
  const apply = operator === "*" ? multiply : operator === "/" ? divide : power;
  return {
    type: "Number",
    run: (frame) => {
      const [a, b] = [left.run(frame), right.run(frame)];
      return a !== null &&
        b !== null &&
        typeof a === "object" &&
        typeof b === "object" &&
        a.kind === "decimal" &&
        b.kind === "decimal"
        ? apply(a, b)
        : null;
    },
  };
}

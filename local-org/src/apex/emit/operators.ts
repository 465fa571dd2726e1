// Arithmetic, comparison and logic. Integer work is inlined; the runtime does the types JavaScript has no operators for.
import type { CheckedExpression, OperandKind } from "../checked.ts";
import type { ApexType } from "../types.ts";
import type { MethodContext } from "./context.ts";
import type { Of } from "./expressions.ts";
import { emitExpression, emitNonNull } from "./expressions.ts";
import { quote } from "./names.ts";
import { isNonNull } from "./nullness.ts";

export function emitBinary(node: Of<"binary">, method: MethodContext): string {
  // The runtime refuses null itself.
  const emit = isNative(node.operator, node.on) ? emitNonNull : emitExpression;
  return binaryText(node.operator, node.on, emit(node.left, method), emit(node.right, method));
}

const longNative: ReadonlySet<string> = new Set(["+", "-", "*", "&", "|", "^"]);
export const isNative = (operator: string, on: OperandKind): boolean =>
  on === "Integer" || on === "Boolean" || (on === "Long" && longNative.has(operator));

/** For native operators both sides are known not to be null. */
export function binaryText(operator: string, on: OperandKind, left: string, right: string): string {
  if (!isNative(operator, on))
    return `$rt.arithmetic(${quote(operator)}, ${quote(on)}, ${left}, ${right})`;
  if (on === "Boolean") return `((${left} ${operator} ${right}) !== 0)`;
  if (on === "Long") return `$long(${left} ${operator} ${right})`;
  if (operator === "*") return `$imul(${left}, ${right})`;
  if (operator === "/") return `$divide(${left}, ${right})`;
  if (operator === ">>>") return `(${left} >>> ${right} | 0)`;
  return operator === "+" || operator === "-"
    ? `(${asInt32(left)} ${operator} ${asInt32(right)} | 0)`
    : `(${left} ${operator} ${right})`;
}

/** Tells V8 that the operand is an int32: once a sum has overflowed, it would otherwise go on with floating point, four times slower in loops. */
const asInt32 = (text: string): string =>
  /^\(?-?\d+\)?$/.test(text) || /^(?:\(.* \| 0\)|\$imul\(.*\))$/.test(text)
    ? text
    : `(${text} | 0)`;

export function emitUnary(node: Of<"unary">, method: MethodContext): string {
  const operand = emitNonNull(node.operand, method);
  if (node.operator === "!") return `!${operand}`;
  if (node.operator === "~") return `(~${operand})`;
  if (node.on === "Integer") return `(-${operand} | 0)`;
  if (node.on === "Long") return `$long(-${operand})`;
  return `$rt.negate(${quote(node.on)}, ${emitExpression(node.operand, method)})`;
}

const byIdentity: ReadonlySet<OperandKind> = new Set(["Integer", "Boolean", "Long"]);
const ordering: Readonly<Record<string, string>> = {
  "<": "$less",
  "<=": "$atMost",
  ">": "$more",
  ">=": "$atLeast",
};

export function emitCompare(node: Of<"compare">, method: MethodContext): string {
  const left = emitExpression(node.left, method);
  const right = emitExpression(node.right, method);
  const hasNull = [node.left, node.right].some(
    (side) => side.kind === "literal" && side.value === null,
  );
  if (node.operator === "==" || node.operator === "!=") {
    if (hasNull || byIdentity.has(node.on)) return `(${left} ${node.operator}= ${right})`;
    return `${node.operator === "!=" ? "!" : ""}$equal(${left}, ${right})`;
  }
  // A null Integer, Double, Date or Datetime makes the comparison false; a null String or Id is less than any other (Apex Developer Guide, "Expression Operators").
  if (node.on === "String" || node.on === "Id")
    return `($rt.compare(${left}, ${right}) ${node.operator} 0)`;
  const native = node.on === "Integer" || node.on === "Long";
  if (native) {
    const tests = nullTests(node, [left, right], method);
    if (tests !== undefined) return `(${tests}${left} ${node.operator} ${right})`;
  }
  return `${native ? "" : "$values."}${ordering[node.operator]}(${left}, ${right})`;
}

/** Checks in front of a comparison in place, which is half the time of a loop that a helper all code shares would take; undefined when a side would be worked out twice, or not at all. */
function nullTests(
  node: Of<"compare">,
  texts: readonly [string, string],
  method: MethodContext,
): string | undefined {
  const nullable = [node.left, node.right].flatMap((side, index) =>
    isNonNull(side, method.nonNull) ? [] : [texts[index] ?? ""],
  );
  if (nullable.length > 0 && !texts.every(isPlain)) return undefined;
  return nullable.map((text) => `${text} !== null && `).join("");
}
/** A variable or a number: reading it changes nothing. */
const isPlain = (text: string): boolean => /^[\w$]+$|^\(-\d+\)$/.test(text);

export function emitLogical(node: Of<"logical">, method: MethodContext): string {
  if (node.operator === "??")
    return `(${emitExpression(node.left, method)} ?? ${emitExpression(node.right, method)})`;
  return `(${emitNonNull(node.left, method)} ${node.operator} ${emitNonNull(node.right, method)})`;
}

/** In JavaScript `"" + value` prints these as String.valueOf does, null as "null" included. */
const printsItself: ReadonlySet<string> = new Set(["String", "Id", "Integer", "Long", "Boolean"]);
export const showText = (text: string, type: ApexType): string =>
  type.kind === "null" || (type.kind === "primitive" && printsItself.has(type.name))
    ? text
    : `$rt.show(${text})`;

export function emitConcat(parts: readonly CheckedExpression[], method: MethodContext): string {
  const texts = parts.map((part) => showText(emitExpression(part, method), part.type));
  return `("" + ${texts.join(" + ")})`;
}

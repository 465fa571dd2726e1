// Literals and implicit conversions.
import { showType } from "../types.ts";
import type { ApexType } from "../types.ts";
import type { MethodContext } from "./context.ts";
import type { Of } from "./expressions.ts";
import { emitExpression } from "./expressions.ts";
import { quote } from "./names.ts";

export function emitLiteral(node: Of<"literal">, method: MethodContext): string {
  const { value, type } = node;
  if (value === null) return "null";
  if (typeof value === "number") return value < 0 ? `(${value})` : String(value);
  if (typeof value === "bigint") return value < 0n ? `(${value}n)` : `${value}n`;
  if (typeof value === "boolean") return String(value);
  if (type.kind === "primitive" && type.name === "Decimal")
    return method.module.constant("d", `$rt.decimal(${quote(value)})`);
  if (type.kind === "primitive" && type.name === "Double")
    return method.module.constant("d", `$rt.double(${quote(value)})`);
  return quote(value);
}

/** Conversions that change the JavaScript value; all others only change the static type. */
function changesValue(from: ApexType, to: ApexType): boolean {
  if (
    from.kind !== "primitive" ||
    to.kind !== "primitive" ||
    from.name === to.name ||
    to.name === "Object"
  )
    return false;
  return !(from.name === "Id" && to.name === "String");
}

export function emitConvert(node: Of<"convert">, method: MethodContext): string {
  const { operand, from, type } = node;
  if (!changesValue(from, type)) return emitExpression(operand, method);
  const folded = foldLiteral(node, method);
  if (folded !== undefined) return folded;
  return convertText(emitExpression(operand, method), from, type);
}

export function convertText(text: string, from: ApexType, to: ApexType): string {
  if (!changesValue(from, to)) return text;
  if (showType(from) === "Integer" && showType(to) === "Long") return `$toLong(${text})`;
  return `$rt.convert(${text}, ${quote(showType(from))}, ${quote(showType(to))})`;
}

function foldLiteral(
  { operand, from, type }: Of<"convert">,
  method: MethodContext,
): string | undefined {
  if (operand.kind !== "literal" || operand.value === null) return undefined;
  const target = showType(type);
  if (typeof operand.value === "number" && target === "Long") return `${operand.value}n`;
  if (["Decimal", "Double"].includes(target))
    return method.module.constant("d", convertText(emitLiteral(operand, method), from, type));
  return undefined;
}

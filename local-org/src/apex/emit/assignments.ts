// Assignments, compound assignments and increments of every kind of place.
import type { CheckedExpression, OperandKind } from "../checked.ts";
import { primitive, showType } from "../types.ts";
import type { ApexType } from "../types.ts";
import type { MethodContext } from "./context.ts";
import { convertText } from "./conversions.ts";
import type { Of } from "./expressions.ts";
import { accessorHolder, emitExpression, emitNonNull, fieldHolder, isRaw } from "./expressions.ts";
import { getterName, quote, readsThroughAccessor, setterName, storageName, writesThroughAccessor } from "./names.ts";
import { isNonNull } from "./nullness.ts";
import { binaryText, isNative, showText } from "./operators.ts";

/** A place that can be read and written; `write` is an expression, whose value is the value written only where `yields`. */
interface Place { readonly read: () => string; readonly write: (value: string) => string; readonly yields: boolean }

/** `once`: the place is read and written, so what it hangs on must be worked out only once. */
function placeOf(target: CheckedExpression, method: MethodContext, once: boolean): Place {
  switch (target.kind) {
    case "local": return { read: () => target.name, write: (value) => `${target.name} = ${value}`, yields: true };
    case "field": return fieldPlace(target, method, once);
    case "sobjectField": return recordPlace(target, method, once);
    case "index": return indexPlace(target, method, once);
    case "libraryProperty": return libraryPlace(target, method, once);
    case "convert": return placeOf(target.operand, method, once);
    default: throw new Error(`not a place to assign to: ${target.kind}`);
  }
}

/** The text of a value that is needed twice: itself when repeating it is harmless, else a temporary set on first use. */
function reusable(node: CheckedExpression, text: string, method: MethodContext, once: boolean): { readonly first: string; readonly again: string } {
  if (!once || node.kind === "local" || node.kind === "this" || node.kind === "literal" || method.worked.has(node)) return { first: text, again: text };
  const variable = method.temporary();
  return { first: `(${variable} = ${text})`, again: variable };
}

function fieldPlace(target: Of<"field">, method: MethodContext, once: boolean): Place {
  const raw = isRaw(target, method);
  const reads = readsThroughAccessor(target.field) && !raw, writes = writesThroughAccessor(target.field) && !raw;
  const isStatic = target.target === null;
  const holder = isStatic || target.isSuper === true ? undefined : reusable(target.target, emitNonNull(target.target, method), method, once);
  const storage = (text: string): string => `${isStatic ? fieldHolder(target, method) : text}.${storageName(target.field)}`;
  const accessor = (text: string): string => holder === undefined ? accessorHolder(target, method) : text;
  const first = holder?.first ?? "this", again = once ? holder?.again ?? "this" : first;
  return {
    read: () => reads ? `${accessor(first)}.${getterName(target.field)}()` : storage(first),
    write: (value) => writes ? `${accessor(again)}.${setterName(target.field)}(${value})` : `${storage(again)} = ${value}`,
    yields: !writes,
  };
}

function recordPlace(target: Of<"sobjectField">, method: MethodContext, once: boolean): Place {
  const record = reusable(target.target, emitNonNull(target.target, method), method, once);
  const [reader, writer] = target.access === "parent" ? ["getParent", "setParent"] : ["getField", "setField"];
  return {
    read: () => `rt.${reader}(${record.first}, ${quote(target.field)})`,
    write: (value) => `rt.${writer}(${once ? record.again : record.first}, ${quote(target.field)}, ${value})`,
    yields: false,
  };
}

function indexPlace(target: Of<"index">, method: MethodContext, once: boolean): Place {
  const list = reusable(target.target, emitExpression(target.target, method), method, once);
  const index = reusable(target.index, emitExpression(target.index, method), method, once);
  return {
    read: () => `rt.getIndex(${list.first}, ${index.first})`,
    write: (value) => once ? `rt.setIndex(${list.again}, ${index.again}, ${value})` : `rt.setIndex(${list.first}, ${index.first}, ${value})`,
    yields: false,
  };
}

function libraryPlace(target: Of<"libraryProperty">, method: MethodContext, once: boolean): Place {
  const names = `${quote(target.class)}, ${quote(target.signature)}`;
  const getter = method.module.constant("l", `rt.library(${names})`), setter = method.module.constant("l", `rt.librarySetter(${names})`);
  const self = target.target === null ? undefined : reusable(target.target, emitNonNull(target.target, method), method, once);
  const holder = (text: string | undefined): string[] => text === undefined ? ["rt"] : ["rt", text];
  return {
    read: () => `${getter}(${holder(self?.first).join(", ")})`,
    write: (value) => `${setter}(${[...holder(once ? self?.again : self?.first), value].join(", ")})`,
    yields: false,
  };
}

/** `used`: the value of the assignment is wanted, it is not a statement of its own. */
export function emitAssign(node: Of<"assign">, method: MethodContext, used: boolean): string {
  const compound = node.operator !== "=";
  const place = placeOf(node.target, method, compound);
  const value = compound ? compoundValue(node, place, method) : emitExpression(node.value, method);
  return written(place, value, method, used);
}

function written(place: Place, value: string, method: MethodContext, used: boolean): string {
  if (!used) return place.write(value);
  if (place.yields) return `(${place.write(value)})`;
  const variable = method.temporary();
  return `(${place.write(`${variable} = ${value}`)}, ${variable})`;
}

const operandType = (on: OperandKind): ApexType => on === "any" ? primitive("Object") : primitive(on);

function compoundValue(node: Of<"assign">, place: Place, method: MethodContext): string {
  const on = node.on ?? "Integer";
  const current = place.read();
  const value = emitExpression(node.value, method);
  if (node.operator === "concat") return `"" + ${showText(current, node.target.type)} + ${showText(value, node.value.type)}`;
  const native = isNative(node.operator, on);
  const checked = (text: string, part: CheckedExpression): string => !native || isNonNull(part, method.nonNull) ? text : `nn(${text})`;
  const left = checked(convertText(current, node.target.type, operandType(on)), node.target);
  const result = binaryText(node.operator, on, left, checked(value, node.value));
  return convertBack(result, on, node.target.type);
}

/** The result of the operation as the place's own type: widened or narrowed. */
function convertBack(text: string, on: OperandKind, to: ApexType): string {
  return showType(operandType(on)) === showType(to) ? text : `rt.cast(${text}, ${quote(showType(to))})`;
}

export function emitIncrement(node: Of<"increment">, method: MethodContext, used: boolean): string {
  const place = placeOf(node.target, method, true);
  const safe = isNonNull(node.target, method.nonNull);
  const current = safe ? place.read() : `nn(${place.read()})`;
  if (!used || node.prefix) return written(place, stepped(current, node), method, used);
  const before = method.temporary();
  return `(${before} = ${current}, ${place.write(stepped(before, node))}, ${before})`;
}

function stepped(current: string, node: Of<"increment">): string {
  if (node.on === "Integer") return `${current} ${node.operator} 1 | 0`;
  if (node.on === "Long") return `BigInt.asIntN(64, ${current} ${node.operator} 1n)`;
  return convertBack(`rt.arithmetic(${quote(node.operator)}, ${quote(node.on)}, ${convertText(current, node.target.type, operandType(node.on))}, rt.convert(1, "Integer", ${quote(node.on)}))`, node.on, node.target.type);
}

// Assignments, compound assignments and increments of every kind of place.
import type { CheckedExpression, OperandKind } from "../checked.ts";
import { primitive, showType } from "../types.ts";
import type { ApexType } from "../types.ts";
import type { MethodContext } from "./context.ts";
import { convertText } from "./conversions.ts";
import type { Of } from "./expressions.ts";
import { accessorHolder, emitExpression, emitNonNull, fieldHolder, isRaw } from "./expressions.ts";
import {
  getterName,
  quote,
  readsThroughAccessor,
  setterName,
  storageName,
  writesThroughAccessor,
} from "./names.ts";
import { isNonNull } from "./nullness.ts";
import { binaryText, isNative, showText } from "./operators.ts";

/**
 * A place that can be read and written. `setup` works out what it hangs on, once, before either. `write` is an expression, whose value is
 * the value written only where `yields`.
 */
interface Place {
  readonly setup: readonly string[];
  readonly read: () => string;
  readonly write: (value: string) => string;
  readonly yields: boolean;
}

/** `twice`: the place is read and written. */
function placeOf(target: CheckedExpression, method: MethodContext, twice: boolean): Place {
  switch (target.kind) {
    case "local":
      return {
        setup: [],
        read: () => target.name,
        write: (value) => `${target.name} = ${value}`,
        yields: true,
      };
    case "field":
      return fieldPlace(target, method, twice);
    case "sobjectField":
      return recordPlace(target, method, twice);
    case "index":
      return indexPlace(target, method, twice);
    case "libraryProperty":
      return libraryPlace(target, method, twice);
    case "convert":
      return placeOf(target.operand, method, twice);
    default:
      throw new Error(`not a place to assign to: ${target.kind}`);
  }
}

/** A text that may be repeated: the expression itself when that is harmless, else a temporary that `setup` fills. */
function holding(
  node: CheckedExpression,
  text: string,
  method: MethodContext,
  twice: boolean,
  setup: string[],
): string {
  if (
    !twice ||
    node.kind === "local" ||
    node.kind === "this" ||
    node.kind === "literal" ||
    method.worked.has(node)
  )
    return text;
  const variable = method.temporary();
  setup.push(`${variable} = ${text}`);
  return variable;
}

function fieldPlace(target: Of<"field">, method: MethodContext, twice: boolean): Place {
  const raw = isRaw(target, method);
  const reads = readsThroughAccessor(target.field) && !raw,
    writes = writesThroughAccessor(target.field) && !raw;
  const setup: string[] = [];
  const holder =
    target.target === null || target.isSuper === true
      ? undefined
      : holding(target.target, emitNonNull(target.target, method), method, twice, setup);
  const storage = `${target.target === null ? fieldHolder(target, method) : (holder ?? "this")}.${storageName(target.field)}`;
  const accessors = holder ?? accessorHolder(target, method);
  return {
    setup,
    yields: !writes,
    read: () => (reads ? `${accessors}.${getterName(target.field)}()` : storage),
    write: (value) =>
      writes ? `${accessors}.${setterName(target.field)}(${value})` : `${storage} = ${value}`,
  };
}

function recordPlace(target: Of<"sobjectField">, method: MethodContext, twice: boolean): Place {
  const setup: string[] = [];
  const record = holding(
    target.target,
    emitExpression(target.target, method),
    method,
    twice,
    setup,
  );
  const [reader, writer] =
    target.access === "parent" ? ["getParent", "setParent"] : ["getField", "setField"];
  const field = quote(target.field);
  return {
    setup,
    yields: false,
    read: () => `$rt.${reader}(${record}, ${field})`,
    write: (value) => `$rt.${writer}(${record}, ${field}, ${value})`,
  };
}

function indexPlace(target: Of<"index">, method: MethodContext, twice: boolean): Place {
  const setup: string[] = [];
  const list = holding(target.target, emitExpression(target.target, method), method, twice, setup);
  const index = holding(target.index, emitExpression(target.index, method), method, twice, setup);
  return {
    setup,
    yields: false,
    read: () => `$rt.getIndex(${list}, ${index})`,
    write: (value) => `$rt.setIndex(${list}, ${index}, ${value})`,
  };
}

function libraryPlace(target: Of<"libraryProperty">, method: MethodContext, twice: boolean): Place {
  const names = `${quote(target.class)}, ${quote(target.signature)}`;
  const setup: string[] = [];
  const self =
    target.target === null
      ? "$rt"
      : `$rt, ${holding(target.target, emitNonNull(target.target, method), method, twice, setup)}`;
  return {
    setup,
    yields: false,
    read: () => `${method.module.constant("l", `$rt.library(${names})`)}(${self})`,
    write: (value) =>
      `${method.module.constant("l", `$rt.librarySetter(${names})`)}(${self}, ${value})`,
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
  if (!used) return sequence(place.setup, place.write(value));
  if (place.yields) return `(${sequence(place.setup, place.write(value))})`;
  const variable = method.temporary();
  return `(${sequence(place.setup, place.write(`${variable} = ${value}`), variable)})`;
}

const sequence = (setup: readonly string[], ...rest: readonly string[]): string =>
  [...setup, ...rest].join(", ");

const operandType = (on: OperandKind): ApexType =>
  on === "any" ? primitive("Object") : primitive(on);

function compoundValue(node: Of<"assign">, place: Place, method: MethodContext): string {
  const on = node.on ?? "Integer";
  const current = place.read();
  const value = emitExpression(node.value, method);
  if (node.operator === "concat")
    return `"" + ${showText(current, node.target.type)} + ${showText(value, node.value.type)}`;
  const native = isNative(node.operator, on);
  const checked = (text: string, part: CheckedExpression): string =>
    !native || isNonNull(part, method.nonNull) ? text : `$nn(${text})`;
  const left = checked(convertText(current, node.target.type, operandType(on)), node.target);
  const result = binaryText(node.operator, on, left, checked(value, node.value));
  return convertBack(result, on, node.target.type);
}

/** The result of the operation as the place's own type: widened or narrowed. */
function convertBack(text: string, on: OperandKind, to: ApexType): string {
  return showType(operandType(on)) === showType(to)
    ? text
    : `$rt.cast(${text}, ${quote(showType(to))})`;
}

export function emitIncrement(node: Of<"increment">, method: MethodContext, used: boolean): string {
  const place = placeOf(node.target, method, true);
  const safe = isNonNull(node.target, method.nonNull);
  const current = safe ? place.read() : `$nn(${place.read()})`;
  if (!used || node.prefix) return written(place, stepped(current, node), method, used);
  const before = method.temporary();
  return `(${sequence(place.setup, `${before} = ${current}`, place.write(stepped(before, node)), before)})`;
}

function stepped(current: string, node: Of<"increment">): string {
  if (node.on === "Integer") return `${current} ${node.operator} 1 | 0`;
  if (node.on === "Long") return `$long(${current} ${node.operator} 1n)`;
  return convertBack(
    `$rt.arithmetic(${quote(node.operator)}, ${quote(node.on)}, ${convertText(current, node.target.type, operandType(node.on))}, $rt.convert(1, "Integer", ${quote(node.on)}))`,
    node.on,
    node.target.type,
  );
}

// Checked expressions as JavaScript expressions. Every text given back can stand as an operand.
import type { CheckedExpression } from "../checked.ts";
import { showType } from "../types.ts";
import { emitAssign, emitIncrement } from "./assignments.ts";
import { emitCall, emitDynamicCall, emitEnumCall, emitLibraryCall, emitNewClass } from "./calls.ts";
import { emitNewCollection, emitQuery } from "./collections.ts";
import type { MethodContext } from "./context.ts";
import { emitConvert, emitLiteral } from "./conversions.ts";
import { getterName, quote, readsThroughAccessor, storageName, typeText } from "./names.ts";
import { isNonNull } from "./nullness.ts";
import { emitBinary, emitCompare, emitConcat, emitLogical, emitUnary } from "./operators.ts";
import { lineBreak } from "./writer.ts";

export type Of<K extends CheckedExpression["kind"]> = Extract<CheckedExpression, { kind: K }>;

export function emitExpression(node: CheckedExpression, method: MethodContext): string {
  const known = method.worked.get(node);
  if (known !== undefined) return known;
  const guarded = innermostSafe(node, method);
  if (guarded !== undefined) return emitGuarded(node, guarded, method);
  return breaksLine.has(node.kind) &&
    node.span.line !== method.currentLine &&
    method.currentLine > 0
    ? onItsLine(node, method)
    : emitPlain(node, method);
}

/** What can throw starts a new emitted line when it stands on another Apex line than the statement, so that stack traces name that line. */
const breaksLine: ReadonlySet<CheckedExpression["kind"]> = new Set([
  "call",
  "libraryCall",
  "dynamicCall",
  "newClass",
  "query",
  "index",
  "sobjectField",
  "cast",
]);

function onItsLine(node: CheckedExpression, method: MethodContext): string {
  const outer = method.currentLine;
  method.currentLine = node.span.line;
  const text = emitPlain(node, method);
  method.currentLine = outer;
  return `${lineBreak(node.span.line)}${text}${lineBreak(outer)}`;
}

/** A value that must not be null where it stands: checked, unless it cannot be. */
export function emitNonNull(node: CheckedExpression, method: MethodContext): string {
  const text = emitExpression(node, method);
  return isNonNull(node, method.nonNull) || method.worked.has(node) ? text : `$nn(${text})`;
}

/** `a?.b.c` is null when a is, and nothing after it runs (Apex Developer Guide, "Safe Navigation Operator"). */
function innermostSafe(
  node: CheckedExpression,
  method: MethodContext,
): CheckedExpression | undefined {
  for (
    let at: CheckedExpression | null | undefined = node;
    at !== null && at !== undefined;
    at = chainTarget(at)
  ) {
    const target = chainTarget(at);
    if (target === null || target === undefined || method.worked.has(target)) return undefined;
    if ("safe" in at && at.safe) return target;
  }
  return undefined;
}

function chainTarget(node: CheckedExpression): CheckedExpression | null | undefined {
  if (node.kind === "convert") return node.operand;
  return "target" in node && node.kind !== "assign" && node.kind !== "increment"
    ? node.target
    : undefined;
}

function emitGuarded(
  node: CheckedExpression,
  target: CheckedExpression,
  method: MethodContext,
): string {
  const variable = method.temporary();
  const value = emitExpression(target, method);
  method.worked.set(target, variable);
  const rest = emitExpression(node, method);
  method.worked.delete(target);
  return `((${variable} = ${value}) === null ? null : ${rest})`;
}

function emitPlain(node: CheckedExpression, method: MethodContext): string {
  switch (node.kind) {
    case "literal":
      return emitLiteral(node, method);
    case "local":
      return node.name;
    case "this":
      return "this";
    case "field":
      return emitField(node, method);
    case "call":
      return emitCall(node, method);
    case "libraryCall":
      return emitLibraryCall(node, method);
    case "dynamicCall":
      return emitDynamicCall(node, method);
    case "enumCall":
      return emitEnumCall(node, method);
    case "newClass":
      return emitNewClass(node, method);
    case "binary":
      return emitBinary(node, method);
    case "compare":
      return emitCompare(node, method);
    case "logical":
      return emitLogical(node, method);
    case "concat":
      return emitConcat(node.parts, method);
    case "unary":
      return emitUnary(node, method);
    case "assign":
      return emitAssign(node, method, true);
    case "increment":
      return emitIncrement(node, method, true);
    case "convert":
      return emitConvert(node, method);
    case "query":
      return emitQuery(node, method);
    case "newCollection":
      return emitNewCollection(node, method);
    default:
      return emitOther(node, method);
  }
}

type Rest = Of<
  | "enumValue"
  | "sobjectField"
  | "libraryProperty"
  | "index"
  | "newLibrary"
  | "newSObject"
  | "identical"
  | "ternary"
  | "cast"
  | "instanceOf"
  | "typeLiteral"
  | "sobjectTypeToken"
  | "fieldToken"
  | "label"
>;
function emitOther(node: Rest, method: MethodContext): string {
  const emit = (part: CheckedExpression): string => emitExpression(part, method);
  switch (node.kind) {
    case "enumValue":
      return method.module.enumConstant(
        typeof node.enum === "string" ? node.enum : node.enum.name,
        node.value,
        typeof node.enum !== "string",
      );
    case "sobjectField":
      return emitRecordRead(node, method);
    case "libraryProperty":
      return emitLibraryProperty(node, method);
    case "index":
      return `$rt.getIndex(${emit(node.target)}, ${emit(node.index)})`;
    case "newLibrary":
      return `${method.module.constant("l", `$rt.library(${quote(node.class)}, ${quote(node.signature)})`)}(${["$rt", ...node.arguments.map(emit)].join(", ")})`;
    case "newSObject":
      return `$rt.newSObject(${quote(node.object)}, [${node.fields.map((field) => `[${quote(field.name)}, ${emit(field.value)}]`).join(", ")}])`;
    case "identical":
      return `${node.negated ? "!" : ""}$rt.identical(${emit(node.left)}, ${emit(node.right)})`;
    case "ternary":
      return `(${emitNonNull(node.condition, method)} ? ${emit(node.then)} : ${emit(node.otherwise)})`;
    case "cast":
      return `$rt.cast(${emit(node.operand)}, ${typeText(node.type)})`;
    case "instanceOf":
      return emitInstanceOf(node, method);
    case "typeLiteral":
      return `$rt.type(${typeText(node.of)})`;
    case "sobjectTypeToken":
      return `$rt.sobjectType(${quote(node.object)})`;
    case "fieldToken":
      return `$rt.fieldToken(${quote(node.object)}, ${quote(node.field)})`;
    case "label":
      return `$rt.label(${quote(node.name)})`;
  }
}

const recordReaders = { field: "getField", parent: "getParent", children: "getChildren" } as const;

/** The runtime refuses a null record itself. Through an empty lookup everything reads as null: `contact.Account.Name`. */
function emitRecordRead(node: Of<"sobjectField">, method: MethodContext): string {
  const throughLookup =
    node.target.kind === "sobjectField" &&
    node.target.access === "parent" &&
    node.access !== "children" &&
    !method.worked.has(node.target);
  return `$rt.${recordReaders[node.access]}${throughLookup ? "Of" : ""}(${emitExpression(node.target, method)}, ${quote(node.field)})`;
}

function emitInstanceOf(node: Of<"instanceOf">, method: MethodContext): string {
  const operand = emitExpression(node.operand, method);
  const symbol =
    node.test.kind === "class"
      ? method.module.options.classes.get(node.test.name.toLowerCase())
      : undefined;
  if (symbol?.kind === "class")
    return `(${operand} instanceof ${method.module.classRef(symbol.name)})`;
  return `$rt.instanceOf(${operand}, ${quote(showType(node.test))})`;
}

function emitLibraryProperty(node: Of<"libraryProperty">, method: MethodContext): string {
  const getter = method.module.constant(
    "l",
    `$rt.library(${quote(node.class)}, ${quote(node.signature)})`,
  );
  return node.target === null
    ? `${getter}($rt)`
    : `${getter}($rt, ${emitNonNull(node.target, method)})`;
}

/** The object or statics record that holds a field. */
export function fieldHolder(node: Of<"field">, method: MethodContext): string {
  if (node.target === null) return method.module.statics(node.field.owner.name);
  return emitNonNull(node.target, method);
}

export const isRaw = (node: Of<"field">, method: MethodContext): boolean =>
  node.raw === true || method.accessorOf === node.field;

/** What the accessor methods of a property are called on. */
export function accessorHolder(node: Of<"field">, method: MethodContext): string {
  if (node.isSuper === true) return "super";
  return node.target === null
    ? method.module.classRef(node.field.owner.name)
    : emitNonNull(node.target, method);
}

function emitField(node: Of<"field">, method: MethodContext): string {
  if (readsThroughAccessor(node.field) && !isRaw(node, method))
    return `${accessorHolder(node, method)}.${getterName(node.field)}()`;
  return `${fieldHolder(node, method)}.${storageName(node.field)}`;
}

// Method calls: finds what the name before the dot is, then the methods of that name, then the overload that fits.
import type { Expression } from "../ast.ts";
import type { CheckedExpression } from "../checked.ts";
import { catalog } from "../diagnostics.ts";
import { nearest as nearestName } from "./diagnostic-sink.ts";
import type { ApexType, ClassSymbol } from "../types.ts";
import { showType } from "../types.ts";
import { callClassMethod, callInheritedMethod, methodNames } from "./class-calls.ts";
import { asRecordIfQuery } from "./convert.ts";
import { callEnumStatic, callEnumValue } from "./enum-calls.ts";
import { checkExpression } from "./expressions.ts";
import { callLibraryMethod } from "./library-calls.ts";
import { reportMissingMember } from "./library-members.ts";
import { thisExpression } from "./members.ts";
import {
  isIncomplete,
  librarySuperclass,
  methodsOf,
  showTypes,
  symbolOf,
  typeOfClass,
} from "./program.ts";
import { errorExpression, fail, programOf, report } from "./scope.ts";
import type { Scope } from "./scope.ts";
import { callObjectStatic, callRecordField } from "./sobject-calls.ts";
import { nameOf, resolveTarget, resolveTypeName, unknownName, valueOf } from "./targets.ts";
import type { Target } from "./targets.ts";
import { didYouMean } from "./type-references.ts";

export type CallNode = Extract<Expression, { kind: "call" }>;
/** What the steps of a call hand each other. */
export interface Call {
  readonly node: CallNode;
  readonly name: string;
  readonly arguments: readonly CheckedExpression[];
  readonly safe: boolean;
}

export function checkCall(node: CallNode, scope: Scope): CheckedExpression {
  if (node.target === undefined && (node.name.text === "this" || node.name.text === "super"))
    return misplacedDelegation(node, scope);
  const call: Call = {
    node,
    name: node.name.text,
    arguments: node.arguments.map((argument) => checkExpression(argument, scope)),
    safe: node.safe,
  };
  if (node.target === undefined) return callUnqualified(call, scope);
  if (node.target.kind === "super") return callSuper(call, scope);
  const target = resolveTarget(node.target, scope);
  if (target === undefined) return unknownName(node.target, scope);
  return callOnTarget(target, node.target, call, scope);
}

function misplacedDelegation(node: CallNode, scope: Scope): CheckedExpression {
  for (const argument of node.arguments) checkExpression(argument, scope);
  return fail(
    scope,
    node.name.text === "this" ? catalog.thisCallFirst : catalog.superCallFirst,
    node.span,
  );
}

function callOnTarget(
  target: Target,
  node: Expression,
  call: Call,
  scope: Scope,
): CheckedExpression {
  if (target.kind === "type") return callStatic(target, call, scope);
  if (target.kind === "namespace" || target.kind === "labels")
    return fail(scope, catalog.unknownVariable, node.span, { name: nameOf(node) });
  const receiver = valueOf(target, node, scope);
  return (
    callOnValue(receiver, call, scope) ??
    callOnHiddenType(node, call, scope) ??
    unknownMethod(call, scope, receiver.type)
  );
}

/** Undefined: the value has no method of that name. */
function callOnValue(
  receiver: CheckedExpression,
  call: Call,
  scope: Scope,
): CheckedExpression | undefined {
  const { type } = receiver;
  if (type.kind === "error") return errorExpression(call.node.span);
  if (type.kind === "null" || type.kind === "void") return undefined;
  const onField = callRecordField(receiver, call, scope);
  if (onField !== undefined) return onField;
  const symbol = symbolOf(programOf(scope), type);
  if (symbol?.kind === "enum") return callEnumValue(symbol, receiver, call, scope);
  if (symbol !== undefined) return callClassMethod(symbol, receiver, call, scope);
  const isLibraryEnum =
    type.kind === "library" && programOf(scope).library.get(type.name)?.definition.kind === "enum";
  if (isLibraryEnum) {
    const found = callEnumValue(type.name, receiver, call, scope);
    if (found !== undefined) return found;
  }
  const record = asRecordIfQuery(receiver, call.safe);
  const found = callLibraryMethod(type, receiver, call, scope, record !== receiver);
  return (
    found ??
    (record === receiver ? undefined : callLibraryMethod(record.type, record, call, scope, false))
  );
}

/** `Account account; Account.getSObjectType()`: the name is a variable and a type; the type has the method. */
function callOnHiddenType(
  node: Expression,
  call: Call,
  scope: Scope,
): CheckedExpression | undefined {
  if (node.kind !== "name") return undefined;
  const target = resolveTypeName(node.name, scope);
  return target?.kind === "type" ? tryStatic(target, call, scope) : undefined;
}

function callStatic(
  target: Extract<Target, { kind: "type" }>,
  call: Call,
  scope: Scope,
): CheckedExpression {
  if (call.safe)
    return fail(scope, catalog.safeNavigationTarget, call.node.span, {
      type: showType(target.type),
    });
  return tryStatic(target, call, scope) ?? unknownMethod(call, scope, target.type);
}

function tryStatic(
  target: Extract<Target, { kind: "type" }>,
  call: Call,
  scope: Scope,
): CheckedExpression | undefined {
  const { type } = target;
  if (type.kind === "error") return errorExpression(call.node.span);
  const symbol = symbolOf(programOf(scope), type);
  if (symbol?.kind === "enum") return callEnumStatic(symbol, typeOfClass(symbol), call, scope);
  if (symbol !== undefined) return callClassMethod(symbol, null, call, scope);
  if (type.kind === "sobject") {
    const found = callObjectStatic(type.name, call, scope);
    if (found !== undefined) return found;
  }
  if (
    type.kind === "library" &&
    programOf(scope).library.get(type.name)?.definition.kind === "enum"
  ) {
    const found = callEnumStatic(type.name, type, call, scope);
    if (found !== undefined) return found;
  }
  return callLibraryMethod(type, null, call, scope, false);
}

/** A bare name: methods of the class and its ancestors, then statics of the outer classes, then what a library superclass gives. */
function callUnqualified(call: Call, scope: Scope): CheckedExpression {
  const start = scope.body.class;
  if (start === undefined) return unknownMethod(call, scope, undefined);
  const program = programOf(scope);
  let nearest: ClassSymbol | undefined;
  for (let at: ClassSymbol | undefined = start; at !== undefined; at = at.outer) {
    if (methodsOf(program, at, call.name).length === 0) continue;
    nearest ??= at;
    const found = callClassMethod(at, at === start ? undefined : null, call, scope);
    if (found !== undefined) return found;
  }
  if (nearest !== undefined) return unknownMethod(call, scope, typeOfClass(nearest));
  const inherited = scope.body.isStatic
    ? undefined
    : callInheritedMethod(start, thisExpression(scope, call.node.span), call, scope, false);
  return inherited ?? unknownMethod(call, scope, typeOfClass(start));
}

function callSuper(call: Call, scope: Scope): CheckedExpression {
  const symbol = scope.body.class;
  if (symbol === undefined || scope.body.isStatic)
    return fail(scope, catalog.superInStatic, call.node.span);
  const parent = symbolOf(programOf(scope), symbol.superclass);
  const receiver = thisExpression(scope, call.node.span);
  const found =
    parent === undefined ? undefined : callClassMethod(parent, receiver, call, scope, true);
  return (
    found ??
    callInheritedMethod(symbol, receiver, call, scope, true) ??
    unknownMethod(call, scope, symbol.superclass ?? typeOfClass(symbol))
  );
}

function unknownMethod(call: Call, scope: Scope, type: ApexType | undefined): CheckedExpression {
  const { name, node } = call;
  if (
    type?.kind === "error" ||
    isIncomplete(programOf(scope), type) ||
    call.arguments.some((argument) => argument.type.kind === "error")
  )
    return errorExpression(node.span);
  if (
    type !== undefined &&
    reportMissingMember(scope, librarySide(scope, type), name, node.name.span)
  )
    return errorExpression(node.span);
  const hint =
    type === undefined
      ? undefined
      : didYouMean(
          nearestName(
            name,
            [...methodNames(programOf(scope), type)].filter(
              (each) => each.toLowerCase() !== name.toLowerCase(),
            ),
          ),
        );
  report(
    scope,
    catalog.unknownMethod,
    node.name.span,
    {
      name,
      types: showTypes(call.arguments.map((argument) => argument.type)),
      type: type === undefined ? "anonymous" : showType(type),
    },
    hint,
  );
  return errorExpression(node.span);
}
function librarySide(scope: Scope, type: ApexType): ApexType {
  const symbol: ClassSymbol | undefined = symbolOf(programOf(scope), type);
  return symbol === undefined ? type : (librarySuperclass(programOf(scope), symbol) ?? type);
}

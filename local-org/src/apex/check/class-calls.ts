// Calls of methods of project classes: visibility, static or not, dispatch; and what they inherit from library classes.
import type { CheckedExpression } from "../checked.ts";
import { catalog } from "../diagnostics.ts";
import type { ApexType, ClassSymbol, MethodSymbol } from "../types.ts";
import { primitive } from "../types.ts";
import type { Call } from "./calls.ts";
import { libraryLineage, libraryMethods, universalMethod } from "./library-members.ts";
import { chooseOverload, convertArguments } from "./overloads.ts";
import {
  allInterfaces,
  ancestry,
  librarySuperclass,
  methodsOf,
  showMethodSymbol,
  showTypes,
  symbolOf,
} from "./program.ts";
import type { Program } from "./program.ts";
import { thisExpression } from "./members.ts";
import { errorExpression, fail, isVisible, programOf } from "./scope.ts";
import type { Scope } from "./scope.ts";

/**
 * Receiver: a value; null for a type name; undefined for a bare method name (static or of `this`).
 * Undefined when neither the class nor what it inherits has a method that fits.
 */
export function callClassMethod(
  symbol: ClassSymbol,
  receiver: CheckedExpression | null | undefined,
  call: Call,
  scope: Scope,
  isSuper = false,
): CheckedExpression | undefined {
  const program = programOf(scope);
  const methods = methodsOf(program, symbol, call.name);
  const visible = methods.filter((method) => isVisible(scope, method));
  const choice = chooseOverload(program, visible, call.arguments);
  if (choice.kind === "unknown") return errorExpression(call.node.span);
  if (choice.kind === "one") return emitCall(choice.candidate, receiver, call, scope, isSuper);
  if (choice.kind === "ambiguous")
    return fail(scope, catalog.ambiguousMethod, call.node.name.span, {
      name: call.name,
      types: showTypes(call.arguments.map((argument) => argument.type)),
    });
  const hidden = chooseOverload(program, methods, call.arguments);
  if (hidden.kind === "one")
    return fail(scope, catalog.methodNotVisible, call.node.name.span, {
      method: showMethodSymbol(hidden.candidate),
    });
  if (receiver === null) return undefined;
  return callInheritedMethod(
    symbol,
    receiver ?? thisExpression(scope, call.node.span),
    call,
    scope,
    isSuper,
  );
}

function emitCall(
  method: MethodSymbol,
  receiver: CheckedExpression | null | undefined,
  call: Call,
  scope: Scope,
  isSuper: boolean,
): CheckedExpression {
  const { span, name } = call.node;
  const problem = contextProblem(method, receiver, scope, isSuper);
  if (problem !== undefined)
    return fail(scope, catalog[problem], name.span, { method: showMethodSymbol(method) });
  const target = method.isStatic ? null : (receiver ?? thisExpression(scope, span));
  // an interface may ask for toString(), which a class need not write
  if (
    target !== null &&
    method.owner.kind === "interface" &&
    universalMethod(name.text, method.parameters.length) !== undefined
  )
    return {
      kind: "dynamicCall",
      name: method.name,
      target,
      arguments: convertArguments(programOf(scope), method, call.arguments),
      safe: call.safe,
      type: method.returnType,
      span,
    };
  const dispatch = method.isStatic
    ? "static"
    : isSuper ||
        (method.visibility === "private" &&
          !method.isVirtual &&
          !method.isAbstract &&
          !method.isOverride)
      ? "special"
      : "virtual";
  return {
    kind: "call",
    method,
    dispatch,
    target,
    arguments: convertArguments(programOf(scope), method, call.arguments),
    safe: call.safe,
    type: method.returnType,
    span,
  };
}

function contextProblem(
  method: MethodSymbol,
  receiver: CheckedExpression | null | undefined,
  scope: Scope,
  isSuper: boolean,
): "nonStaticMethod" | "staticMethod" | "instanceMethodInDelegation" | "abstractCall" | undefined {
  if (method.isStatic)
    return receiver === null || receiver === undefined || isSuper ? undefined : "staticMethod";
  if (receiver === null || (receiver === undefined && scope.body.isStatic))
    return "nonStaticMethod";
  if (receiver === undefined && scope.isDelegating === true) return "instanceMethodInDelegation";
  return isSuper && method.isAbstract ? "abstractCall" : undefined;
}

/** Methods of a library superclass or interface, and toString/equals/hashCode: found on the object at run time. */
export function callInheritedMethod(
  symbol: ClassSymbol,
  receiver: CheckedExpression,
  call: Call,
  scope: Scope,
  isSuper: boolean,
): CheckedExpression | undefined {
  const program = programOf(scope);
  const base = librarySuperclass(program, symbol);
  const holders = [
    ...(base === undefined ? [] : [base]),
    ...allInterfaces(program, symbol).filter((type) => type.kind === "library"),
  ];
  const candidates = holders.flatMap((holder) =>
    libraryMethods(program, holder, call.name, scope.body.apiVersion),
  );
  const choice = chooseOverload(program, candidates, call.arguments);
  const shared = {
    kind: "dynamicCall",
    name: call.name,
    target: receiver,
    safe: call.safe,
    span: call.node.span,
    ...(isSuper ? { isSuper: true } : {}),
  } as const;
  if (choice.kind === "one")
    return {
      ...shared,
      name: choice.candidate.member.name,
      arguments: convertArguments(program, choice.candidate, call.arguments),
      type: choice.candidate.type,
    };
  if (call.name.toLowerCase() === "clone" && call.arguments.length === 0 && mayClone(symbol, base))
    return { ...shared, name: "clone", arguments: [], type: receiver.type };
  const universal = universalMethod(call.name, call.arguments.length);
  return universal === undefined
    ? undefined
    : { ...shared, arguments: call.arguments, type: universal };
}

/** Objects of classes copy themselves; exceptions do not. */
const mayClone = (symbol: ClassSymbol, base: ApexType | undefined): boolean =>
  symbol.kind === "class" && base === undefined;

export function* methodNames(program: Program, type: ApexType): Generator<string> {
  const symbol = symbolOf(program, type);
  if (symbol !== undefined)
    for (const each of ancestry(program, symbol))
      for (const methods of each.methods.values()) for (const method of methods) yield method.name;
  const holder =
    symbol === undefined ? type : (librarySuperclass(program, symbol) ?? primitive("Object"));
  for (const { library } of libraryLineage(program, holder))
    for (const methods of library.methods.values()) for (const method of methods) yield method.name;
}

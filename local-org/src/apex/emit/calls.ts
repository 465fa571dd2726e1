// Calls of project methods and constructors, of the library, and of methods found at run time.
import type { CheckedExpression } from "../checked.ts";
import type { MethodContext } from "./context.ts";
import type { Of } from "./expressions.ts";
import { emitExpression, emitNonNull } from "./expressions.ts";
import { emitLocated } from "./collections.ts";
import { factoryName, libraryFactory, quote } from "./names.ts";

const list = (nodes: readonly CheckedExpression[], method: MethodContext): string[] =>
  nodes.map((node) => emitExpression(node, method));

export function emitCall(node: Of<"call">, method: MethodContext): string {
  const args = list(node.arguments, method);
  const owner = node.method.owner;
  const future = node.method.annotations.find(({ name }) => name === "future");
  if (future !== undefined)
    return `$rt.ports.future(${quote(owner.name)}, ${quote(node.method.name)}, [${args.join(", ")}], ${String(future.parameters["callout"] === true)})`;
  if (node.dispatch === "static" || node.target === null)
    return `${method.module.classRef(owner.name)}.${node.method.jsName}(${args.join(", ")})`;
  const target = emitNonNull(node.target, method);
  const isSealed = owner === method.symbol && !owner.isVirtual && !owner.isAbstract;
  if (node.dispatch === "virtual" || isSealed)
    return `${target}.${node.method.jsName}(${args.join(", ")})`;
  return `${method.module.classRef(owner.name)}.prototype.${node.method.jsName}.call(${[target, ...args].join(", ")})`;
}

export function emitLibraryCall(node: Of<"libraryCall">, method: MethodContext): string {
  const inlined = emitInlined(node, method);
  if (inlined !== undefined) return inlined;
  const callee = method.module.constant(
    "l",
    `$rt.library(${quote(node.class)}, ${quote(node.signature)})`,
  );
  const target = node.target === null ? [] : [emitTarget(node.target, node.class, method)];
  const args = located(node, method) ?? list(node.arguments, method);
  const call = `${callee}(${["$rt", ...target, ...args].join(", ")})`;
  if (node.binds === undefined || node.binds.length === 0) return call;
  const binds = node.binds.map(
    ({ name, value }) => `${quote(name)}: () => ${emitExpression(value, method)}`,
  );
  return `$rt.withBinds({ ${binds.join(", ")} }, () => ${call})`;
}

/** A Blob is an argument of its methods: without one they say so themselves (trailheadapps/apex-recipes, CustomRestEndpointRecipes_Tests). */
const emitTarget = (target: CheckedExpression, of: string, method: MethodContext): string =>
  of === "System.Blob" ? emitExpression(target, method) : emitNonNull(target, method);

/** `Database.getQueryLocator([SELECT …])`: the one call that takes a query instead of its rows. */
function located(node: Of<"libraryCall">, method: MethodContext): string[] | undefined {
  const isLocator =
    node.class === "System.Database" && node.signature.includes(" getQueryLocator(List<SObject>");
  const [first, ...others] = node.arguments;
  const query = first?.kind === "convert" ? first.operand : first;
  return isLocator && query?.kind === "query" && query.result === "list"
    ? [emitLocated(query, method), ...list(others, method)]
    : undefined;
}

/** The members of List, Set and Map that loops live on go straight to the value classes of platform/values/collections.ts. */
const inlined: Readonly<Record<string, string>> = {
  "System.List T get(Integer index)": "get",
  "System.List Integer size()": "size",
  "System.Set Integer size()": "size",
  "System.Map Integer size()": "size",
  "System.List void add(T element)": "add",
  "System.Set Boolean add(T element)": "add",
  "System.Map V put(K key, V value)": "put",
  "System.Map V get(K key)": "get",
  "System.Map Boolean containsKey(K key)": "has",
  "System.Set Boolean contains(T element)": "has",
};
function emitInlined(node: Of<"libraryCall">, method: MethodContext): string | undefined {
  const member = inlined[`${node.class} ${node.signature}`];
  if (member === undefined || node.target === null) return undefined;
  const target = emitNonNull(node.target, method);
  return member === "size"
    ? `${target}.size`
    : `${target}.${member}(${list(node.arguments, method).join(", ")})`;
}

/** The checker writes it so only where the class has no `clone()` of its own. */
const cloneMethod = "clone";

export function emitDynamicCall(node: Of<"dynamicCall">, method: MethodContext): string {
  if (node.target.type.kind === "class" && node.name === cloneMethod)
    return `$clone(${emitNonNull(node.target, method)})`;
  const args = `[${list(node.arguments, method).join(", ")}]`;
  if (node.isSuper === true)
    return `$rt.superDynamicCall(${emitExpression(node.target, method)}, ${quote(method.className)}, ${quote(node.name)}, ${args})`;
  return `$rt.dynamicCall(${emitNonNull(node.target, method)}, ${quote(node.name)}, ${args})`;
}

export function emitEnumCall(node: Of<"enumCall">, method: MethodContext): string {
  const name = quote(typeof node.enum === "string" ? node.enum : node.enum.name);
  if (node.target === null)
    return node.method === "values"
      ? `$rt.enumValues(${name})`
      : `$rt.enumValueOf(${[name, ...list(node.arguments, method)].join(", ")})`;
  return `${emitNonNull(node.target, method)}.${node.method === "name" ? "constantName" : "ordinal"}`;
}

export function emitNewClass(node: Of<"newClass">, method: MethodContext): string {
  const created = method.module.classRef(node.class.name);
  const args = list(node.arguments, method);
  if (node.libraryConstructor !== undefined)
    return `${created}.${libraryFactory}(${quote(node.libraryConstructor)}, [${args.join(", ")}])`;
  return `${created}.${factoryName(node.constructor)}(${args.join(", ")})`;
}

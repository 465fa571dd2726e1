// Which expressions can never be null: there the emitted code needs no check.
import type { CheckedExpression, CheckedStatement } from "../checked.ts";
import { eachNode } from "./walk.ts";

export type NonNullLocals = ReadonlySet<string>;

const neverNull: ReadonlySet<CheckedExpression["kind"]> = new Set([
  "this",
  "enumValue",
  "newClass",
  "newLibrary",
  "newSObject",
  "newCollection",
  "unary",
  "binary",
  "concat",
  "compare",
  "identical",
  "increment",
  "instanceOf",
  "typeLiteral",
  "sobjectTypeToken",
  "fieldToken",
  "label",
]);
const collections: ReadonlySet<string> = new Set([
  "System.List",
  "System.Set",
  "System.Map",
  "System.String",
]);

export function isNonNull(node: CheckedExpression, locals: NonNullLocals): boolean {
  if (neverNull.has(node.kind)) return true;
  switch (node.kind) {
    case "literal":
      return node.value !== null;
    case "local":
      return locals.has(node.name);
    case "logical":
      return node.operator !== "??" || isNonNull(node.right, locals);
    case "ternary":
      return isNonNull(node.then, locals) && isNonNull(node.otherwise, locals);
    case "convert":
    case "cast":
      return isNonNull(node.operand, locals);
    case "assign":
      return node.operator !== "=" || isNonNull(node.value, locals);
    case "query":
      return node.orNull !== true;
    case "libraryCall":
      return (
        !node.safe &&
        collections.has(node.class) &&
        /^(Boolean|Integer|Set<K>|List<V>) /.test(node.signature)
      );
    default:
      return false;
  }
}

/** Locals that every assignment in the method gives a value that is not null; found by striking out until nothing changes. */
export function nonNullLocals(body: CheckedStatement): Set<string> {
  const candidates = new Set<string>();
  const assignments: { readonly name: string; readonly value: CheckedExpression }[] = [];
  eachNode(body, (node) => {
    if (node.kind === "local" && "value" in node) {
      candidates.add(node.name);
      assignments.push({ name: node.name, value: node.value });
    }
    if (node.kind === "try") for (const clause of node.catches) candidates.add(clause.name);
    if (node.kind === "forEach" && node.over === "query") candidates.add(node.name);
    if (node.kind === "assign" && node.operator === "=" && node.target.kind === "local")
      assignments.push({ name: node.target.name, value: node.value });
  });
  for (let changed = true; changed;) {
    changed = false;
    for (const { name, value } of assignments) {
      if (candidates.has(name) && !isNonNull(value, candidates)) changed = candidates.delete(name);
    }
  }
  return candidates;
}

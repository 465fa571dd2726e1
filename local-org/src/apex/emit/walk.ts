// Visits every statement and expression below a node of the checked tree.
import type { CheckedExpression, CheckedStatement } from "../checked.ts";

export type CheckedNode = CheckedExpression | CheckedStatement;

/** Properties that hold symbols or types, never code. */
const notCode: ReadonlySet<string> = new Set([
  "type",
  "span",
  "field",
  "method",
  "class",
  "constructor",
  "enum",
  "test",
  "of",
  "symbol",
]);

/** Calls `visit` for the node and all below; answers whether any visit said true (and stops there). */
export function someNode(node: CheckedNode, visit: (node: CheckedNode) => boolean): boolean {
  return visit(node) || someBelow(node, visit);
}

function someBelow(container: object, visit: (node: CheckedNode) => boolean): boolean {
  for (const key in container) {
    const value: unknown = container[key as keyof typeof container];
    if (typeof value === "object" && value !== null && !notCode.has(key) && enter(value, visit))
      return true;
  }
  return false;
}

function enter(value: object, visit: (node: CheckedNode) => boolean): boolean {
  if (Array.isArray(value))
    return value.some(
      (item: unknown) => typeof item === "object" && item !== null && enter(item, visit),
    );
  return isNode(value) ? someNode(value, visit) : someBelow(value, visit);
}

/** Nodes have a kind and a place; types have no place, cases and entries no kind. */
const isNode = (value: object): value is CheckedNode => "kind" in value && "span" in value;

export function eachNode(node: CheckedNode, visit: (node: CheckedNode) => void): void {
  someNode(node, (below) => {
    visit(below);
    return false;
  });
}

// Collections made with `new`, and inline queries.
import type { MethodContext } from "./context.ts";
import type { Of } from "./expressions.ts";
import { emitExpression } from "./expressions.ts";
import { quote, typeText } from "./names.ts";

export function emitNewCollection(node: Of<"newCollection">, method: MethodContext): string {
  const { type } = node;
  if (node.from !== undefined)
    return `$rt.copyCollection(${typeText(type)}, ${emitExpression(node.from, method)})`;
  const elements = (node.elements ?? [])
    .map((element) => emitExpression(element, method))
    .join(", ");
  if (type.kind === "set") return `$rt.newSet(${typeText(type.element)}, [${elements}])`;
  if (type.kind === "map") {
    const entries = (node.entries ?? []).map(
      (entry) => `[${emitExpression(entry.key, method)}, ${emitExpression(entry.value, method)}]`,
    );
    return `$rt.newMap(${typeText(type.key)}, ${typeText(type.value)}, [${entries.join(", ")}])`;
  }
  if (type.kind !== "list") throw new Error(`newCollection of type ${typeText(type)}`);
  if (node.size !== undefined)
    return `$rt.newListOfSize(${typeText(type.element)}, ${emitExpression(node.size, method)})`;
  return `$rt.newList(${typeText(type.element)}, [${elements}])`;
}

const bindsOf = (node: Of<"query">, method: MethodContext): string =>
  `{${node.binds.map((bind, index) => `b${index}: ${emitExpression(bind, method)}`).join(", ")}}`;

export function emitQuery(node: Of<"query">, method: MethodContext): string {
  const head = [quote(node.text), bindsOf(node, method), quote(node.access)];
  if (node.result === "search")
    return `$rt.search(${[...head, quote(method.className)].join(", ")})`;
  const result = node.result === "single" && node.orNull === true ? "singleOrNull" : node.result;
  return `$rt.query(${[...head, quote(result), quote(method.className)].join(", ")})`;
}
/** The query of a locator: its rows are not read yet. */
export function emitLocated(node: Of<"query">, method: MethodContext): string {
  const head = [quote(node.text), bindsOf(node, method), quote(node.access)];
  return `$rt.query(${[...head, quote("located"), quote(method.className)].join(", ")})`;
}

export function emitQueryLoop(node: Of<"query">, chunk: boolean, method: MethodContext): string {
  return `$rt.queryLoop(${[quote(node.text), bindsOf(node, method), quote(node.access), String(chunk), quote(method.className)].join(", ")})`;
}

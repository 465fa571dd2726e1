// Code that nests too deeply for anyone to read, and for us to compile: where that is.
import type { Span } from "../ast.ts";

export const isStackOverflow = (error: unknown): boolean =>
  error instanceof RangeError && error.message.includes("call stack");

/** Fewer brackets inside brackets than this are not what makes code too deep; then it is its longest statement. */
const DEEP = 100;

/** Where the most brackets are open; without many of them, where the longest statement begins. */
export function deepestPlace(text: string): Span {
  let depth = 0;
  let deepest = { depth: 0, at: 0 };
  let longest = { length: 0, at: 0 };
  let statement = 0;
  for (const { 0: token, index } of text.matchAll(
    /'(?:\\.|[^'\\])*'|\/\/.*|\/\*[^]*?\*\/|[([{}\])]|;/g,
  )) {
    if ("([{".includes(token)) depth += 1;
    if (depth > deepest.depth) deepest = { depth, at: index };
    if (")]}".includes(token)) depth -= 1;
    if (!"{};".includes(token)) continue;
    if (index - statement > longest.length) longest = { length: index - statement, at: statement };
    statement = index + 1;
  }
  const start =
    deepest.depth >= DEEP ? deepest.at : longest.at + text.slice(longest.at).search(/\S|$/);
  const before = text.slice(0, start).split("\n");
  return { start, end: start + 1, line: before.length, column: (before.at(-1) ?? "").length + 1 };
}

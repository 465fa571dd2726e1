// What a literal's source text stands for: unescaped strings, integers that fit.
import type { Expression, Span } from "../ast.ts";

const simpleEscapes: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  b: "\b",
  r: "\r",
  f: "\f",
  '"': '"',
  "'": "'",
  "\\": "\\",
};

/** The value of `'…'` or of a `'''` block, whose first line break belongs to the opening. The lexer has already refused wrong escapes. */
export function unquoteString(source: string): string {
  const body = /^'''\r?\n/.test(source)
    ? source.slice(3, -3).replace(/^\r?\n/, "")
    : source.slice(1, -1);
  return body.includes("\\") ? body.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/gs, unescape) : body;
}

function unescape(whole: string, unicode: string | undefined, simple: string | undefined): string {
  if (unicode !== undefined) return String.fromCharCode(Number.parseInt(unicode, 16));
  return simpleEscapes[(simple ?? "").toLowerCase()] ?? whole;
}

export const stringLiteral = (value: string, span: Span): Expression => ({
  kind: "literal",
  literal: "string",
  text: value,
  span,
});

/** `1.5` is a Decimal, `1.5d` a Double. */
export function numberLiteral(text: string, span: Span): Expression {
  const isDouble = /d$/i.test(text);
  return {
    kind: "literal",
    literal: isDouble ? "double" : "decimal",
    text: isDouble ? text.slice(0, -1) : text,
    span,
  };
}

export const integerFits = (digits: string): boolean => BigInt(digits) <= 2147483647n;
export const longFits = (digits: string): boolean => BigInt(digits) <= 9223372036854775807n;

// Tokens -> syntax tree, by precedence climbing.
import { FormulaSyntaxError, tokenize } from "./tokenize.ts";
import type { BinaryOperator, Node } from "./ast.ts";
import type { Token } from "./tokenize.ts";

/** Loosest first; operators of one row bind from left to right. */
const LEVELS: readonly Readonly<Record<string, BinaryOperator>>[] = [
  { "||": "||" },
  { "&&": "&&" },
  { "=": "=", "==": "=", "<>": "<>", "!=": "<>" },
  { "<": "<", ">": ">", "<=": "<=", ">=": ">=" },
  { "+": "+", "-": "-", "&": "&" },
  { "*": "*", "/": "/" },
  { "^": "^" },
];

interface Cursor {
  readonly tokens: readonly Token[];
  at: number;
}

/** The tree of a formula; throws a FormulaSyntaxError. */
export function parseFormula(text: string): Node {
  const cursor: Cursor = { tokens: tokenize(text), at: 0 };
  if (peek(cursor).kind === "end")
    throw new FormulaSyntaxError("Syntax error. Formula is empty", 0, 0);
  const node = parseLevel(cursor, 0);
  const rest = peek(cursor);
  if (rest.kind !== "end")
    throw new FormulaSyntaxError(
      rest.text === ")" || rest.text === ","
        ? `Syntax error. Extra '${rest.text}'`
        : `Syntax error. Found '${rest.text}'`,
      rest.offset,
      rest.endOffset,
    );
  return node;
}

function peek(cursor: Cursor): Token {
  const token = cursor.tokens[cursor.at] ?? cursor.tokens.at(-1);
  if (!token) throw new FormulaSyntaxError("Syntax error", 0, 0);
  return token;
}
function next(cursor: Cursor): Token {
  const token = peek(cursor);
  cursor.at++;
  return token;
}
function isSymbol(cursor: Cursor, text: string): boolean {
  const token = peek(cursor);
  return token.kind === "symbol" && token.text === text;
}

function parseLevel(cursor: Cursor, level: number): Node {
  const operators = LEVELS[level];
  if (!operators) return parseUnary(cursor);
  let left = parseLevel(cursor, level + 1);
  for (;;) {
    const token = peek(cursor);
    const operator =
      token.kind === "symbol" && Object.hasOwn(operators, token.text)
        ? operators[token.text]
        : undefined;
    if (!operator) return left;
    next(cursor);
    const right = parseLevel(cursor, level + 1);
    left = {
      kind: "binary",
      operator,
      left,
      right,
      offset: left.offset,
      endOffset: right.endOffset,
    };
  }
}

function parseUnary(cursor: Cursor): Node {
  const token = peek(cursor);
  if (token.kind === "symbol" && (token.text === "-" || token.text === "+" || token.text === "!")) {
    next(cursor);
    const operand = parseUnary(cursor);
    return {
      kind: "unary",
      operator: token.text,
      operand,
      offset: token.offset,
      endOffset: operand.endOffset,
    };
  }
  return parsePrimary(cursor);
}

function parsePrimary(cursor: Cursor): Node {
  const token = next(cursor);
  const span = { offset: token.offset, endOffset: token.endOffset };
  if (token.kind === "number") return { kind: "number", text: token.text, ...span };
  if (token.kind === "text") return { kind: "text", value: token.text, ...span };
  if (token.kind === "name")
    return isSymbol(cursor, "(") ? parseCall(cursor, token) : nameNode(token);
  if (token.text === "(") {
    const inner = parseLevel(cursor, 0);
    expect(cursor, ")");
    return inner;
  }
  if (token.kind === "end")
    throw new FormulaSyntaxError(
      "Syntax error. Found end of formula",
      token.offset,
      token.endOffset,
    );
  throw new FormulaSyntaxError(
    token.text === "," || token.text === ")"
      ? `Syntax error. Extra '${token.text}'`
      : `Syntax error. Found '${token.text}'`,
    token.offset,
    token.endOffset,
  );
}

function nameNode(token: Token): Node {
  const span = { offset: token.offset, endOffset: token.endOffset };
  const upper = token.text.toUpperCase();
  if (upper === "TRUE" || upper === "FALSE")
    return { kind: "boolean", value: upper === "TRUE", ...span };
  if (upper === "NULL") return { kind: "null", ...span };
  return { kind: "reference", parts: token.text.split("."), ...span };
}

function parseCall(cursor: Cursor, name: Token): Node {
  next(cursor);
  const args: Node[] = [];
  if (!isSymbol(cursor, ")")) {
    args.push(parseLevel(cursor, 0));
    while (isSymbol(cursor, ",")) {
      next(cursor);
      args.push(parseLevel(cursor, 0));
    }
  }
  const close = expect(cursor, ")");
  return {
    kind: "call",
    name: name.text.toUpperCase(),
    args,
    offset: name.offset,
    endOffset: close.endOffset,
  };
}

function expect(cursor: Cursor, symbol: string): Token {
  const token = next(cursor);
  if (token.kind !== "symbol" || token.text !== symbol)
    throw new FormulaSyntaxError(
      token.kind === "end"
        ? `Syntax error. Missing '${symbol}'`
        : `Syntax error. Missing '${symbol}'. Found '${token.text}'`,
      token.offset,
      token.endOffset,
    );
  return token;
}

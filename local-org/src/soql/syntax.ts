// Runs the ecosystem's Apex grammar over a query and reports the first thing it did not expect, in the platform's words.
import { ApexErrorListener, ApexParserFactory } from "@apexdevtools/apex-parser";
import type { ApexParser } from "@apexdevtools/apex-parser";
import { messages, SoqlError } from "./problem.ts";

interface Positioned { readonly start?: unknown; readonly stop?: unknown; readonly text?: unknown; readonly type?: unknown }

class FirstError extends ApexErrorListener {
  readonly #text: string;
  constructor(text: string) {
    super();
    this.#text = text;
  }
  override apexSyntaxError(): void {}
  override syntaxError(_recognizer: unknown, symbol: unknown, line: number, column: number): void {
    const token: Positioned = typeof symbol === "object" && symbol !== null ? symbol : {};
    const start = typeof token.start === "number" ? Math.min(token.start, this.#text.length) : offsetOf(this.#text, line, column);
    throw unexpected(this.#text, start, typeof token.text === "string" ? token.text : this.#text.charAt(start));
  }
}

function offsetOf(text: string, line: number, column: number): number {
  let start = 0;
  for (let at = 1; at < line; at++) start = text.indexOf("\n", start) + 1;
  return start + column;
}

export function unexpected(text: string, start: number, token: string): SoqlError {
  const shown = start >= text.length || token === "" ? "<EOF>" : token;
  return new SoqlError({ code: "MALFORMED_QUERY", message: messages.unexpectedToken(shown), start, end: Math.min(text.length, start + shown.length) });
}

/** Parses with one rule of the grammar, which must take all of the text. */
export function parseWith<T>(text: string, rule: (parser: ApexParser) => T): T {
  const { parser } = ApexParserFactory.createLexerAndParser(text, new FirstError(text));
  const tree = rule(parser);
  const rest = parser.getCurrentToken();
  if (rest.type !== -1) throw unexpected(text, rest.start, rest.text);
  return tree;
}

// Runs the Apex layer's grammar, loaded on first use, over a query and reports the first thing it did not expect, in the platform's words.
import type { ApexParser } from "@apexdevtools/apex-parser";
import { openQuery } from "../apex/parse/parse.ts";
import type { RawSyntaxError } from "../apex/parse/grammar.ts";
import { messages, SoqlError } from "./problem.ts";

function placeOf(text: string, { token, line, column }: RawSyntaxError): SoqlError {
  const start =
    token === undefined ? offsetOf(text, line, column) : Math.min(token.start, text.length);
  return unexpected(text, start, token?.text ?? text.charAt(start));
}

function offsetOf(text: string, line: number, column: number): number {
  let start = 0;
  for (let at = 1; at < line; at++) start = text.indexOf("\n", start) + 1;
  return start + column;
}

function unexpected(text: string, start: number, token: string): SoqlError {
  const shown = start >= text.length || token === "" ? "<EOF>" : token;
  return new SoqlError({
    code: "MALFORMED_QUERY",
    message: messages.unexpectedToken(shown),
    start,
    end: Math.min(text.length, start + shown.length),
  });
}

/** Parses with one rule of the grammar, which must take all of the text. */
export function parseWith<T>(text: string, rule: (parser: ApexParser) => T): T {
  const { parser, errors } = openQuery(text);
  const tree = rule(parser);
  const problems = errors.map((error) => placeOf(text, error));
  const rest = parser.getCurrentToken();
  if (rest.type !== -1) problems.push(unexpected(text, rest.start, rest.text));
  const [first] = problems.sort((one, other) => one.start - other.start);
  if (first !== undefined) throw first;
  return tree;
}

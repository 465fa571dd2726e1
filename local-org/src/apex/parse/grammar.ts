// The Apex grammar package, loaded on first use (60 ms that a warm start never pays), and the positions of its tokens in the file.
import { createRequire } from "node:module";
import type {
  ApexLexer,
  ApexParser,
  ApexParserRuleContext,
  ApexToken,
} from "@apexdevtools/apex-parser";
import type { Span } from "../ast.ts";
import { hintPredictions } from "./prediction.ts";

export type Grammar = typeof import("@apexdevtools/apex-parser");

const require = createRequire(import.meta.url);

/** The parser package; Node caches it, so a second call costs a map look-up. */
function loadGrammar(): Grammar {
  return require("@apexdevtools/apex-parser") as Grammar;
}

export interface RawSyntaxError {
  readonly token: ApexToken | undefined;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly fromLexer: boolean;
}
export interface OpenedSource {
  readonly grammar: Grammar;
  readonly lexer: ApexLexer;
  readonly parser: ApexParser;
  readonly errors: RawSyntaxError[];
  readonly tokens: () => readonly ApexToken[];
}

/** A parser over Apex source; whatever it complains about is collected in `errors` as the parse goes on. */
export function openSource(text: string): OpenedSource {
  const opened = openQuery(text);
  nameWordsPlainly(opened.tokens(), opened.grammar);
  return opened;
}

/** The same over the text of one query, for the rules `query`, `soslLiteralAlt` and the like. */
export function openQuery(text: string): OpenedSource {
  const grammar = loadGrammar();
  const errors: RawSyntaxError[] = [];
  class Collector extends grammar.ApexErrorListener {
    override apexSyntaxError(): void {
      /* the override below has the token too */
    }
    override syntaxError(
      _recognizer: unknown,
      offending: ApexToken | number | null,
      line: number,
      column: number,
      message: string,
    ): void {
      const token = typeof offending === "object" && offending !== null ? offending : undefined;
      errors.push({ token, line, column, message, fromLexer: token === undefined });
    }
  }
  const listener = new Collector();
  const lexer = grammar.ApexParserFactory.createLexer(text);
  lexer.addErrorListener(listener);
  const stream = grammar.ApexParserFactory.createTokenStream(lexer);
  stream.fill();
  const parser = grammar.ApexParserFactory.createParser(stream);
  parser.addErrorListener(listener);
  hintPredictions(parser, grammar);
  return { grammar, lexer, parser, errors, tokens: () => stream.tokens };
}

/**
 * Outside queries the words of SOQL and SOSL (`name`, `data`, `last_week` …) are only identifiers. Saying so to the parser spares it working
 * out, for each of 150 token types, what else they might be: that is most of the cost of a cold parse.
 */
function nameWordsPlainly(tokens: readonly ApexToken[], { ApexLexer }: Grammar): void {
  const isWord = (type: number): boolean =>
    (type >= ApexLexer.SELECT && type < ApexLexer.DateLiteral && type !== ApexLexer.AS) ||
    type === ApexLexer.IntegralCurrencyLiteral ||
    (type >= ApexLexer.FIND && type < ApexLexer.FindLiteral);
  let queryDepth = 0;
  let previous: ApexToken | undefined;
  for (const token of tokens) {
    if (token.channel !== 0) continue;
    const { type } = token;
    if (
      type === ApexLexer.FindLiteral ||
      (previous?.type === ApexLexer.LBRACK &&
        (type === ApexLexer.SELECT || type === ApexLexer.FIND))
    )
      queryDepth = Math.max(1, queryDepth);
    else if (queryDepth > 0 && type === ApexLexer.LBRACK) queryDepth += 1;
    else if (queryDepth > 0 && type === ApexLexer.RBRACK) queryDepth -= 1;
    else if (queryDepth === 0 && isWord(type)) token.type = ApexLexer.Identifier;
    previous = token;
  }
}

/** ANTLR counts code points, we count UTF-16 units: the two differ after the first character outside the basic plane. */
export interface Positions {
  spanOf(node: ApexParserRuleContext): Span;
  spanOfToken(token: ApexToken): Span;
  spanBetween(first: ApexToken, last: ApexToken): Span;
  /** a code point offset as a UTF-16 offset */
  offset(codePoint: number): number;
}

export function positionsOf(text: string): Positions {
  const offset = offsetMapper(text);
  const spanBetween = (first: ApexToken, last: ApexToken): Span => {
    const start = offset(first.start);
    return {
      start,
      end: Math.max(start, offset(last.stop + 1)),
      line: first.line,
      column: first.column + 1,
    };
  };
  return {
    offset,
    spanBetween,
    spanOf: (node) => spanBetween(node.start, node.stop ?? node.start),
    spanOfToken: (token) => spanBetween(token, token),
  };
}

function offsetMapper(text: string): (codePoint: number) => number {
  if (!/[\ud800-\udbff]/.test(text)) return (codePoint) => codePoint;
  const offsets: number[] = [];
  for (let unit = 0; unit < text.length; unit += (text.codePointAt(unit) ?? 0) > 0xffff ? 2 : 1)
    offsets.push(unit);
  return (codePoint) => offsets[codePoint] ?? text.length;
}

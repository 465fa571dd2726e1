// Turns what the grammar package complains about into the platform's wording, one message per cause.
import type { ApexToken } from "@apexdevtools/apex-parser";
import type { Span } from "../ast.ts";
import type { ApexDiagnostic } from "../environment.ts";
import { syntaxDiagnostic } from "./catalog.ts";
import type { SyntaxProblem } from "./catalog.ts";
import type { OpenedSource, Positions, RawSyntaxError } from "./grammar.ts";

interface Translation {
  readonly diagnostic: ApexDiagnostic;
  /** the parser carries on cleanly after it, so that what follows is another cause */ readonly recovered: boolean;
}

export function syntaxErrors(
  source: OpenedSource,
  text: string,
  file: string,
  positions: Positions,
): ApexDiagnostic[] {
  const broken = source
    .tokens()
    .filter((token) => isBrokenString(token, source))
    .map((token) => brokenString(token, file, positions));
  const translations = [
    ...broken,
    ...source.errors.map((error) => translate(error, source, text, file, positions)),
  ].sort((left, right) => left.diagnostic.start - right.diagnostic.start);
  const diagnostics: ApexDiagnostic[] = [];
  for (const { diagnostic, recovered } of translations) {
    if (diagnostics.at(-1)?.start !== diagnostic.start) diagnostics.push(diagnostic);
    if (!recovered) break;
  }
  return diagnostics;
}

function isBrokenString(token: ApexToken, source: OpenedSource): boolean {
  return token.type === source.grammar.ApexLexer.StringLiteral && /[\r\n]/.test(token.text);
}

function brokenString(token: ApexToken, file: string, positions: Positions): Translation {
  return {
    diagnostic: syntaxDiagnostic("unterminatedString", file, positions.spanOfToken(token)),
    recovered: false,
  };
}

function translate(
  error: RawSyntaxError,
  source: OpenedSource,
  text: string,
  file: string,
  positions: Positions,
): Translation {
  const { token } = error;
  if (token === undefined)
    return { diagnostic: translateLexer(error, text, file, positions), recovered: false };
  const special = translateSpecial(token, source, text, file, positions);
  if (special !== undefined) return { diagnostic: special, recovered: false };
  const place: Place = {
    token,
    before: previousToken(token, source),
    after: nextToken(token, source),
    positions,
    text,
    file,
  };
  return translateByPlace(error.message, place) ?? translateByMessage(error.message, place);
}

interface Place {
  readonly token: ApexToken;
  readonly before: string;
  readonly after: ApexToken | undefined;
  readonly positions: Positions;
  readonly text: string;
  readonly file: string;
}

function report(
  problem: SyntaxProblem,
  place: Place,
  expected: string,
  recovered = false,
  token = place.token,
): Translation {
  return {
    diagnostic: syntaxDiagnostic(
      problem,
      place.file,
      spanOfOffending(token, place.text, place.positions),
      { expected, token: showToken(token) },
    ),
    recovered,
  };
}

function translateByMessage(message: string, place: Place): Translation {
  const missing = /^missing '(.+)' at /s.exec(message);
  if (missing?.[1] !== undefined) return report("missingToken", place, missing[1], true);
  const extraneous = /^extraneous input .* expecting (.+)$/s.exec(message);
  const mismatched = /^mismatched input .* expecting (.+)$/s.exec(message);
  const expected = singleExpectation(extraneous?.[1] ?? mismatched?.[1]);
  if (expected === undefined) return report("unexpectedToken", place, "");
  return report(extraneous ? "extraToken" : "expectedToken", place, expected, extraneous !== null);
}

/** The platform's recovery differs from the package's in a few common places; what stands around the token tells them. */
function translateByPlace(message: string, place: Place): Translation | undefined {
  const word = place.token.text.toLowerCase();
  const betweenStatements = [";", "{", "}"].includes(place.before);
  if (place.token.type === -1)
    return betweenStatements && openBraces(place) ? report("expectedToken", place, "}") : undefined;
  if (betweenStatements && ["else", "catch", "finally"].includes(word))
    return report("expectedToken", place, "}");
  if (betweenStatements && ["class", "interface", "enum"].includes(word))
    return report("missingToken", place, "}");
  if (
    place.before !== "{" &&
    betweenStatements &&
    [";", ")", "]"].includes(word) &&
    !/expecting '[^']*'$/.test(message)
  )
    return report("extraToken", place, "}");
  if (
    (word === "{" || (word === ";" && place.before === "(")) &&
    message.includes("')'") &&
    !message.startsWith("missing")
  )
    return report("missingToken", place, ")");
  if (
    message.startsWith("extraneous") &&
    continuesExpression.has(word) &&
    place.after !== undefined
  ) {
    return word === "("
      ? report("missingToken", place, ")", false, place.after)
      : report("unexpectedToken", place, "", false, place.after);
  }
  return undefined;
}

/** After one of these the operand is what is wrong, not the operator. */
const continuesExpression: ReadonlySet<string> = new Set(
  "( + - * / && || ?? == != === !== <> & | ^ = += -= *= /= ? . ?.".split(" "),
);

const visible = (token: ApexToken): boolean => token.channel === 0;
const previousToken = (token: ApexToken, source: OpenedSource): string =>
  source.tokens().slice(0, token.tokenIndex).findLast(visible)?.text ?? "";
const nextToken = (token: ApexToken, source: OpenedSource): ApexToken | undefined =>
  source
    .tokens()
    .slice(token.tokenIndex + 1)
    .find(visible);
const openBraces = ({ text }: Place): boolean =>
  (text.match(/\{/g)?.length ?? 0) > (text.match(/\}/g)?.length ?? 0);

/** Causes that show as an odd token: an open comment, `'''` with text on its line. */
function translateSpecial(
  token: ApexToken,
  source: OpenedSource,
  text: string,
  file: string,
  positions: Positions,
): ApexDiagnostic | undefined {
  const span = positions.spanOfToken(token);
  const { ApexLexer } = source.grammar;
  if (token.type === ApexLexer.DIV && text.startsWith("/*", span.start))
    return syntaxDiagnostic("unterminatedComment", file, span);
  if (token.type === ApexLexer.MUL && text.startsWith("/*", span.start - 1))
    return syntaxDiagnostic("unterminatedComment", file, {
      ...span,
      start: span.start - 1,
      column: span.column - 1,
    });
  if (token.type === ApexLexer.StringLiteral && text.slice(span.start - 2, span.start) === "''")
    return syntaxDiagnostic(
      "multilineOpening",
      file,
      { ...span, start: span.start + 1, column: span.column + 1 },
      { symbol: text[span.start + 1] ?? "" },
    );
  return undefined;
}

function translateLexer(
  error: RawSyntaxError,
  text: string,
  file: string,
  positions: Positions,
): ApexDiagnostic {
  const start = offsetOfLine(text, error.line, error.column, positions);
  const span: Span = {
    start,
    end: Math.min(text.length, start + 1),
    line: error.line,
    column: error.column + 1,
  };
  if (text[start] === "'") return brokenLiteral(text, span, file);
  const symbol = String.fromCodePoint(text.codePointAt(start) ?? 0);
  return syntaxDiagnostic(
    /["'\p{L}]/u.test(symbol) ? "unrecognizedSymbol" : "invalidSymbol",
    file,
    span,
    { symbol },
  );
}

/** The lexer stopped inside a string: at a wrong escape, or because it never ends. */
function brokenLiteral(text: string, span: Span, file: string): ApexDiagnostic {
  const body = /^'((?:[^'\\\r\n]|\\(?:[btnfr"'\\]|u[0-9a-fA-F]{4}))*)(\\[^\r\n])?/s.exec(
    text.slice(span.start),
  );
  const sequence = body?.[2];
  if (sequence === undefined) return syntaxDiagnostic("unterminatedString", file, span);
  const whole = /^'((?:[^'\\\r\n]|\\[^\r\n])*)/.exec(text.slice(span.start))?.[1] ?? "";
  return syntaxDiagnostic(
    "illegalString",
    file,
    { ...span, end: span.start + whole.length + 1 },
    { literal: whole, sequence },
  );
}

function offsetOfLine(text: string, line: number, column: number, positions: Positions): number {
  let lineStart = 0;
  for (let current = 1; current < line; current += 1) lineStart = text.indexOf("\n", lineStart) + 1;
  return positions.offset([...text.slice(0, lineStart)].length + column);
}

/** At the end of the file the platform points behind the last character that is not blank. */
function spanOfOffending(token: ApexToken, text: string, positions: Positions): Span {
  if (token.type !== -1) return positions.spanOfToken(token);
  const end = text.trimEnd().length;
  const lines = text.slice(0, end).split("\n");
  return { start: end, end, line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

function singleExpectation(list: string | undefined): string | undefined {
  if (list === undefined || list.startsWith("{")) return undefined;
  return /^'(.+)'$/s.exec(list)?.[1] ?? list;
}

function showToken(token: ApexToken): string {
  return token.type === -1 ? "<EOF>" : token.text.replace(/^'|'$/g, "");
}

// Inline SOQL and SOSL: the query as text with its binds taken out.
import type { ApexParserRuleContext, BoundExpressionContext } from "@apexdevtools/apex-parser";
import type { Expression, Span } from "../ast.ts";
import { readExpression } from "./expressions.ts";
import { isContext } from "./reader.ts";
import type { Reader } from "./reader.ts";

/** Where a piece of the query text comes from. Pieces copied from the file map offset by offset, binds as a whole. */
interface Piece {
  readonly at: number;
  readonly length: number;
  readonly start: number;
  readonly end: number;
  readonly copied: boolean;
}

export function readQuery(
  node:
    | InstanceType<Reader["grammar"]["SoqlPrimaryContext"]>
    | InstanceType<Reader["grammar"]["SoslPrimaryContext"]>,
  reader: Reader,
): Expression {
  const span = reader.spanOf(node);
  const bound = boundExpressions(node, reader);
  const { text, pieces } = extract(
    { start: span.start + 1, end: span.end - 1 },
    bound.map((bind) => reader.spanOf(bind)),
    reader,
  );
  return {
    kind: "query",
    language: node instanceof reader.grammar.SoqlPrimaryContext ? "soql" : "sosl",
    text,
    span,
    binds: bound.map((bind) => readExpression(bind.expression(), reader)),
    toSpan: (start, end) => spanInFile(pieces, start, end, reader.text),
  };
}

function boundExpressions(
  node: ApexParserRuleContext,
  reader: Reader,
  found: BoundExpressionContext[] = [],
): BoundExpressionContext[] {
  for (const child of node.children ?? []) {
    if (child instanceof reader.grammar.BoundExpressionContext) found.push(child);
    else if (isContext(child)) boundExpressions(child, reader, found);
  }
  return found;
}

function extract(
  range: { start: number; end: number },
  binds: readonly Span[],
  reader: Reader,
): { text: string; pieces: Piece[] } {
  const pieces: Piece[] = [];
  let text = "";
  let position = range.start;
  const copy = (until: number): void => {
    if (until <= position) return;
    pieces.push({
      at: text.length,
      length: until - position,
      start: position,
      end: until,
      copied: true,
    });
    text += blankComments(reader, position, until);
    position = until;
  };
  binds.forEach((bind, index) => {
    copy(bind.start);
    const name = `:b${index}`;
    pieces.push({
      at: text.length,
      length: name.length,
      start: bind.start,
      end: bind.end,
      copied: false,
    });
    text += name;
    position = bind.end;
  });
  copy(range.end);
  return { text, pieces };
}

/** Apex comments may stand inside a query; they become blanks so that offsets stay. */
function blankComments(reader: Reader, start: number, end: number): string {
  let text = reader.text.slice(start, end);
  if (!text.includes("/*") && !text.includes("//")) return text;
  const { COMMENT, DOC_COMMENT, LINE_COMMENT } = reader.grammar.ApexLexer;
  for (const token of reader.tokens()) {
    const at = reader.offset(token.start) - start;
    if (at < 0 || at >= end - start || ![COMMENT, DOC_COMMENT, LINE_COMMENT].includes(token.type))
      continue;
    text =
      text.slice(0, at) + token.text.replace(/[^\r\n]/g, " ") + text.slice(at + token.text.length);
  }
  return text;
}

function spanInFile(pieces: readonly Piece[], start: number, end: number, text: string): Span {
  const from = offsetInFile(pieces, start, "start");
  const to = Math.max(from, offsetInFile(pieces, Math.max(start, end - 1), "end"));
  const before = text.slice(0, from);
  const lineStart = before.lastIndexOf("\n") + 1;
  return { start: from, end: to, line: before.split("\n").length, column: from - lineStart + 1 };
}

function offsetInFile(pieces: readonly Piece[], offset: number, side: "start" | "end"): number {
  const piece =
    pieces.find((candidate) => offset < candidate.at + candidate.length) ?? pieces.at(-1);
  if (piece === undefined) return 0;
  if (!piece.copied) return side === "start" ? piece.start : piece.end;
  return Math.min(piece.end, piece.start + offset - piece.at + (side === "end" ? 1 : 0));
}

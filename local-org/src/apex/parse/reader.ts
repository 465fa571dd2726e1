// What every part of the tree reader shares: the grammar, positions in the file, and where problems go.
import type { ApexParserRuleContext, ApexTerminalNode, ApexToken } from "@apexdevtools/apex-parser";
import type { Identifier, Span } from "../ast.ts";
import type { ApexDiagnostic } from "../environment.ts";
import { syntaxDiagnostic } from "./catalog.ts";
import type { SyntaxProblem } from "./catalog.ts";
import { positionsOf } from "./grammar.ts";
import type { Grammar, Positions } from "./grammar.ts";

export interface Reader extends Positions {
  readonly grammar: Grammar;
  readonly text: string;
  report(problem: SyntaxProblem, span: Span, values?: Readonly<Record<string, string>>): void;
  /** hidden tokens included */
  tokens(): readonly ApexToken[];
}

export function createReader(
  grammar: Grammar,
  text: string,
  file: string,
  tokens: () => readonly ApexToken[],
  diagnostics: ApexDiagnostic[],
): Reader {
  return {
    ...positionsOf(text),
    grammar,
    text,
    tokens,
    report: (problem, span, values) =>
      diagnostics.push(syntaxDiagnostic(problem, file, span, values)),
  };
}

/** The package types what may be absent as present; at run time it is null. */
export function maybe<T>(node: T): NonNullable<T> | undefined {
  return node ?? undefined;
}

export const identifier = (node: ApexParserRuleContext, reader: Reader): Identifier => ({
  text: node.start.text,
  span: reader.spanOf(node),
});

/** Text of a rule that is one token, such as an id. */
export const tokenText = (node: ApexParserRuleContext): string => node.start.text;

export const isTerminal = (node: object): node is ApexTerminalNode => "symbol" in node;
export const isContext = (node: object): node is ApexParserRuleContext => !isTerminal(node);

/** The operator between two operands: the terminals that stand directly under the node, without blanks. */
export function terminalText(node: ApexParserRuleContext): string {
  return (node.children ?? [])
    .filter(isTerminal)
    .map((child) => child.symbol.text)
    .join("");
}

export function firstTerminal(node: ApexParserRuleContext): ApexToken {
  return (node.children ?? []).find(isTerminal)?.symbol ?? node.start;
}

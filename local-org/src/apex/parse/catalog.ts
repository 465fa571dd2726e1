// Syntax errors: their codes and the platform's wording.
import type { Span } from "../ast.ts";
import type { ApexDiagnostic } from "../environment.ts";

export const syntaxCatalog = {
  unexpectedToken: { code: "APEX0001", text: "Unexpected token '{token}'." },
  missingToken: { code: "APEX0002", text: "Missing '{expected}' at '{token}'" },
  extraToken: { code: "APEX0003", text: "Extra '{expected}', at '{token}'." },
  expectedToken: { code: "APEX0004", text: "Expecting '{expected}' but was: '{token}'" },
  illegalString: {
    code: "APEX0005",
    text: "Illegal string literal: Invalid string literal '{literal}'. Illegal character sequence '{sequence}' in string literal.",
  },
  unterminatedString: { code: "APEX0006", text: "Missing closing quote character ' on string." },
  unterminatedComment: { code: "APEX0007", text: "Missing closing mark */ on multi-line comment." },
  invalidSymbol: {
    code: "APEX0008",
    text: "Found punctuation symbol or operator '{symbol}' that isn't valid in Apex.",
  },
  unrecognizedSymbol: {
    code: "APEX0009",
    text: "Unrecognized symbol '{symbol}', which is not a valid Apex identifier.",
  },
  illegalInteger: { code: "APEX0010", text: "Illegal integer" },
  illegalLong: { code: "APEX0011", text: "Illegal long" },
  elseNotLast: { code: "APEX0012", text: "'when else' must be the last 'when' block" },
  multilineOpening: {
    code: "APEX0013",
    text: "Unexpected symbol '{symbol}', was expecting '\\n'.",
  },
  duplicateModifier: { code: "APEX0014", text: "Duplicate modifier: {modifier}" },
  expressionTooLong: {
    code: "APEX0015",
    text: "Expression is too long, please split this expression into multiple statements",
  },
  scriptTooLarge: { code: "APEX0016", text: "Script too large: {start}..." },
  byteOrderMark: {
    code: "APEX0017",
    text: "The file begins with a byte order mark. Save it as UTF-8 without one.",
  },
} as const satisfies Record<string, { readonly code: string; readonly text: string }>;

export type SyntaxProblem = keyof typeof syntaxCatalog;

export function syntaxDiagnostic(
  problem: SyntaxProblem,
  file: string,
  span: Span,
  values: Readonly<Record<string, string>> = {},
): ApexDiagnostic {
  const { code, text } = syntaxCatalog[problem];
  const message = text.replace(/\{(\w+)\}/g, (_whole, key: string) => values[key] ?? "");
  return {
    code,
    severity: "error",
    message,
    file,
    line: span.line,
    column: span.column,
    start: span.start,
    end: span.end,
  };
}

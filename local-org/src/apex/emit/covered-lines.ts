// Which lines count for code coverage (Apex Developer Guide, "Testing and Code Coverage", How Is Code Coverage Calculated?).
import type { CheckedExpression, CheckedStatement } from "../checked.ts";
import type { FieldSymbol } from "../types.ts";
import { eachNode } from "./walk.ts";

/** Counters by line, in emitted code. */
export const countText = (line: number): string => `$c[${line}]++;`;

/**
 * Each line on which an expression of the statement begins; not those of statements inside it. None for `System.debug`, which doesn't count:
 * other statements on its line do, by themselves.
 */
export function coveredLines(statement: CheckedStatement): ReadonlySet<number> {
  if (isDebug(statement)) return new Set();
  const lines = new Set([statement.span.line]);
  for (const expression of ownExpressions(statement))
    if (expression !== undefined) eachNode(expression, ({ span }) => void lines.add(span.line));
  return lines;
}

/** Counts when it is read or written, though it has no code (salesforce.stackexchange.com/questions/238944). */
export const isAutomaticProperty = ({ property }: FieldSymbol): boolean =>
  property !== undefined && !property.getterBody && !property.setterBody;

function isDebug(statement: CheckedStatement): boolean {
  return (
    statement.kind === "expression" &&
    statement.expression.kind === "libraryCall" &&
    statement.expression.class === "System.System" &&
    statement.expression.signature.startsWith("static void debug(")
  );
}

/** What runs with the statement's first line. */
function ownExpressions(statement: CheckedStatement): readonly (CheckedExpression | undefined)[] {
  switch (statement.kind) {
    case "local":
    case "return":
    case "throw":
      return [statement.value];
    case "expression":
      return [statement.expression];
    case "if":
    case "while":
    case "for":
      return [statement.condition];
    case "forEach":
      return [statement.iterable];
    case "switch":
    case "runAs":
      return [statement.subject];
    case "dml":
      return [statement.target, statement.others];
    default:
      return [];
  }
}

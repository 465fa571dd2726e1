// Where control can go: whether a block can run off its end, and statements that nothing reaches.
import type { Statement } from "../ast.ts";

type Ends = { readonly throwEnds: boolean };

/** Whether the statement can be left at its end. The platform counts `throw` for missing returns, not for unreachable code. */
export function completes(statement: Statement, ends: Ends): boolean {
  switch (statement.kind) {
    case "block":
      return statement.statements.every((each) => completes(each, ends));
    case "return":
    case "break":
    case "continue":
      return false;
    case "throw":
      return !ends.throwEnds;
    case "if":
      return (
        statement.otherwise === undefined ||
        completes(statement.then, ends) ||
        completes(statement.otherwise, ends)
      );
    case "while":
    case "doWhile":
    case "for":
      return !ends.throwEnds || !isEndless(statement);
    case "switch":
      return (
        statement.otherwise === undefined ||
        completes(statement.otherwise, ends) ||
        statement.cases.some((each) => completes(each.body, ends))
      );
    case "try": {
      if (statement.finallyBody !== undefined && !completes(statement.finallyBody, ends))
        return false;
      if (!ends.throwEnds && statement.catches.length > 0) return true; // the platform does not look into branches here
      return (
        completes(statement.body, ends) ||
        statement.catches.some((each) => completes(each.body, ends))
      );
    }
    case "runAs":
      return completes(statement.body, ends);
    default:
      return true;
  }
}

function isEndless(loop: Extract<Statement, { kind: "while" | "doWhile" | "for" }>): boolean {
  const { condition } = loop;
  const isTrue =
    condition === undefined
      ? loop.kind === "for"
      : condition.kind === "literal" && condition.text.toLowerCase() === "true";
  return isTrue && (loop.body === undefined || !breaks(loop.body));
}

function breaks(statement: Statement): boolean {
  switch (statement.kind) {
    case "break":
      return true;
    case "block":
      return statement.statements.some(breaks);
    case "if":
      return (
        breaks(statement.then) || (statement.otherwise !== undefined && breaks(statement.otherwise))
      );
    case "switch":
      return (
        statement.cases.some((each) => breaks(each.body)) ||
        (statement.otherwise !== undefined && breaks(statement.otherwise))
      );
    case "try":
      return (
        breaks(statement.body) ||
        statement.catches.some((each) => breaks(each.body)) ||
        (statement.finallyBody !== undefined && breaks(statement.finallyBody))
      );
    case "runAs":
      return breaks(statement.body);
    default:
      return false;
  }
}

/** The first statement of a block that nothing reaches. */
export function firstUnreachable(statements: readonly Statement[]): Statement | undefined {
  const index = statements.findIndex((each) => !completes(each, { throwEnds: false }));
  return index < 0 ? undefined : statements[index + 1];
}

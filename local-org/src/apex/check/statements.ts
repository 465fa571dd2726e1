// Types statements: blocks with their locals, branches, returns, exceptions; loops, switch and DML are in their own files.
import type { Block, Expression, Statement } from "../ast.ts";
import type { CheckedExpression, CheckedStatement } from "../checked.ts";
import { catalog } from "../diagnostics.ts";
import type { ApexType } from "../types.ts";
import { showType } from "../types.ts";
import { assignTo } from "./convert.ts";
import { isAssignable } from "./conversions.ts";
import { checkDml, checkRunAs } from "./dml.ts";
import { checkCondition, checkExpression } from "./expressions.ts";
import { firstUnreachable } from "./flow.ts";
import { checkFor, checkForEach } from "./loops.ts";
import { isException } from "./program.ts";
import { childScope, declareLocal, fail, programOf, report } from "./scope.ts";
import type { Scope } from "./scope.ts";
import { checkSwitch } from "./switches.ts";
import { resolveType } from "./type-references.ts";

/** The statements of a body or block in a scope of their own. */
export function checkBlock(
  block: Block,
  parent: Scope,
): Extract<CheckedStatement, { kind: "block" }> {
  const scope = childScope(parent);
  return { kind: "block", statements: checkStatements(block.statements, scope), span: block.span };
}

export function checkStatements(
  statements: readonly Statement[],
  scope: Scope,
): CheckedStatement[] {
  const unreachable = firstUnreachable(statements);
  if (unreachable !== undefined) report(scope, catalog.unreachable, unreachable.span);
  return statements.flatMap((statement) => checkStatement(statement, scope));
}

/** One statement where the grammar wants one: the branch of an `if`, the body of a loop. */
export function checkSingle(
  statement: Statement,
  parent: Scope,
  inLoop = parent.inLoop,
): CheckedStatement {
  const scope = childScope(parent, inLoop);
  const checked = checkStatement(statement, scope);
  const [only] = checked;
  return checked.length === 1 && only !== undefined
    ? only
    : { kind: "block", statements: checked, span: statement.span };
}

export function checkStatement(statement: Statement, scope: Scope): CheckedStatement[] {
  const { span } = statement;
  switch (statement.kind) {
    case "block":
      return [checkBlock(statement, scope)];
    case "local":
      return checkLocals(statement, scope);
    case "expression":
      return [
        {
          kind: "expression",
          expression: checkStatementExpression(statement.expression, scope),
          span,
        },
      ];
    case "if":
      return [
        {
          kind: "if",
          condition: checkCondition(statement.condition, scope),
          then: checkSingle(statement.then, scope),
          ...(statement.otherwise === undefined
            ? {}
            : { otherwise: checkSingle(statement.otherwise, scope) }),
          span,
        },
      ];
    case "for":
      return [checkFor(statement, scope)];
    case "forEach":
      return [checkForEach(statement, scope)];
    case "while":
      return [
        {
          kind: "while",
          condition: checkCondition(statement.condition, scope),
          ...(statement.body === undefined
            ? {}
            : { body: checkSingle(statement.body, scope, true) }),
          span,
        },
      ];
    case "doWhile":
      return [
        {
          kind: "doWhile",
          body: checkSingle(statement.body, scope, true),
          condition: checkCondition(statement.condition, scope),
          span,
        },
      ];
    case "switch":
      return [checkSwitch(statement, scope)];
    case "try":
      return [checkTry(statement, scope)];
    case "throw":
      return [checkThrow(statement, scope)];
    case "return":
      return [checkReturn(statement, scope)];
    case "break":
      if (!scope.inLoop) report(scope, catalog.breakOutsideLoop, span);
      return [{ kind: "break", span }];
    case "continue":
      if (!scope.inLoop) report(scope, catalog.continueOutsideLoop, span);
      return [{ kind: "continue", span }];
    case "dml":
      return [checkDml(statement, scope)];
    case "runAs":
      return [checkRunAs(statement, scope)];
  }
}

function checkLocals(
  statement: Extract<Statement, { kind: "local" }>,
  scope: Scope,
): CheckedStatement[] {
  const type = resolveType(scope.body.place, statement.type);
  return statement.declarators.map((declarator) => {
    // The variable is not in reach of its own initialiser, but a second one of its name is an error all the same.
    const value =
      declarator.initializer === undefined
        ? undefined
        : checkExpression(declarator.initializer, scope, type);
    const local = declareLocal(scope, declarator.name, type);
    const span = statement.declarators.length === 1 ? statement.span : declarator.span;
    return {
      kind: "local",
      name: local.jsName,
      type,
      ...(value === undefined
        ? {}
        : { value: assignTo(scope, value, type, declarator.initializer?.span) }),
      span,
    };
  });
}

const statementKinds = new Set<Expression["kind"]>(["call", "assign", "increment", "new"]);
function checkStatementExpression(expression: Expression, scope: Scope): CheckedExpression {
  const checked = checkExpression(expression, scope);
  if (checked.type.kind !== "error" && !statementKinds.has(expression.kind))
    return fail(scope, catalog.statementExpression, expression.span);
  return checked;
}

function checkTry(statement: Extract<Statement, { kind: "try" }>, scope: Scope): CheckedStatement {
  const program = programOf(scope);
  const body = checkBlock(statement.body, scope);
  const caught: ApexType[] = [];
  const catches = statement.catches.map((each) => {
    const inner = childScope(scope);
    const type = resolveType(scope.body.place, each.type);
    if (!isException(program, type))
      report(scope, catalog.catchType, each.type.span, { type: showType(type) });
    else if (
      type.kind !== "error" &&
      caught.some((earlier) => isAssignable(program, type, earlier))
    )
      report(scope, catalog.caughtAlready, each.type.span, { type: showType(type) });
    if (type.kind !== "error") caught.push(type);
    const local = declareLocal(inner, each.name, type);
    return { type, name: local.jsName, body: checkBlock(each.body, inner), span: each.span };
  });
  return {
    kind: "try",
    body,
    catches,
    ...(statement.finallyBody === undefined
      ? {}
      : { finallyBody: checkBlock(statement.finallyBody, scope) }),
    span: statement.span,
  };
}

function checkThrow(
  statement: Extract<Statement, { kind: "throw" }>,
  scope: Scope,
): CheckedStatement {
  const value = checkExpression(statement.value, scope);
  if (!isException(programOf(scope), value.type))
    report(scope, catalog.throwType, statement.value.span, { type: showType(value.type) });
  return { kind: "throw", value, span: statement.span };
}

function checkReturn(
  statement: Extract<Statement, { kind: "return" }>,
  scope: Scope,
): CheckedStatement {
  const { span, value } = statement;
  const wanted = scope.body.returnType;
  if (wanted === undefined) report(scope, catalog.initializerReturn, span);
  if (value === undefined) {
    if (wanted !== undefined && wanted.kind !== "void" && wanted.kind !== "error")
      report(scope, catalog.missingReturn, span, { type: showType(wanted) });
    return { kind: "return", span };
  }
  const checked = checkExpression(value, scope, wanted);
  if (wanted === undefined) return { kind: "return", value: checked, span };
  if (wanted.kind !== "void") return { kind: "return", value: assignReturn(checked, scope), span };
  const entry =
    scope.body.kind === "constructor"
      ? catalog.constructorReturn
      : scope.body.kind === "trigger"
        ? catalog.triggerReturn
        : catalog.voidReturn;
  report(scope, entry, span);
  return { kind: "return", span };
}

function assignReturn(value: CheckedExpression, scope: Scope): CheckedExpression {
  const wanted = scope.body.returnType;
  if (wanted === undefined) return value;
  // A batch's start may hand a query locator where an Iterable is declared.
  if (
    value.type.kind === "library" &&
    value.type.name === "Database.QueryLocator" &&
    isAssignable(programOf(scope), value.type, wanted)
  )
    return value;
  return assignTo(scope, value, wanted);
}

// SOQL and SOSL in brackets: problems mapped to the file, binds converted, the result typed by what the place wants.
import type { Expression } from "../ast.ts";
import type { CheckedExpression } from "../checked.ts";
import { catalog } from "../diagnostics.ts";
import type { QueryCheck } from "../environment.ts";
import type { ApexType } from "../types.ts";
import { listOf, primitive, showType } from "../types.ts";
import { asRecordIfQuery, convertTo, elementOf } from "./convert.ts";
import { isAssignable, isPrimitive } from "./conversions.ts";
import { checkExpression } from "./expressions.ts";
import { errorExpression, programOf, report } from "./scope.ts";
import type { Scope } from "./scope.ts";

type QueryNode = Extract<Expression, { kind: "query" }>;

export function checkQuery(node: QueryNode, scope: Scope, expected?: ApexType): CheckedExpression {
  const { environment } = programOf(scope);
  const check =
    node.language === "soql"
      ? environment.checkSoql(node.text, scope.body.apiVersion)
      : environment.checkSosl(node.text, scope.body.apiVersion);
  const binds = node.binds.map((bind, index) =>
    checkBind(checkExpression(bind, scope), check.binds[index], scope),
  );
  for (const problem of check.problems)
    report(
      scope,
      problem.unsupported === true ? catalog.queryUnsupported : catalog.query,
      node.toSpan(problem.start, problem.end),
      { message: problem.message },
    );
  if (check.problems.length > 0) return errorExpression(node.span);
  const query: CheckedExpression = {
    kind: "query",
    language: node.language,
    text: node.text,
    binds,
    access: check.access ?? scope.body.access,
    ...typed(check),
    span: node.span,
  };
  const wantsRecord =
    expected?.kind === "sobject" &&
    query.type.kind === "list" &&
    isAssignable(programOf(scope), query.type.element, expected);
  return wantsRecord ? asRecordIfQuery(query, false) : query;
}

function typed(check: QueryCheck): { type: ApexType; result: "list" | "count" | "search" } {
  switch (check.result.kind) {
    case "records":
      return { type: listOf({ kind: "sobject", name: check.result.object }), result: "list" };
    case "aggregates":
      return { type: listOf({ kind: "sobject", name: "AggregateResult" }), result: "list" };
    case "count":
      return { type: primitive("Integer"), result: "count" };
    case "search":
      return { type: listOf(listOf({ kind: "sobject", name: "SObject" })), result: "search" };
  }
}

function checkBind(
  bind: CheckedExpression,
  wanted: QueryCheck["binds"][number] | undefined,
  scope: Scope,
): CheckedExpression {
  const expected = wanted?.expected;
  if (
    wanted === undefined ||
    expected === undefined ||
    bind.type.kind === "error" ||
    bind.type.kind === "null"
  )
    return bind;
  // `WHERE Id = :ids` takes a collection too: it means IN.
  const isCollection = bind.type.kind === "list" || bind.type.kind === "set";
  const given = isCollection ? elementOf(bind.type) : bind.type;
  if (mayBind(given, expected, scope))
    return wanted.collection || isCollection || isIdText(given, expected)
      ? bind
      : (convertTo(programOf(scope), bind, expected) ?? bind);
  report(scope, catalog.bindType, bind.span, {
    found: showType(bind.type),
    expected: showType(expected),
  });
  return bind;
}

/** Text is looked at when the query runs: an empty one means null there. */
const isIdText = (given: ApexType, expected: ApexType): boolean =>
  isPrimitive(given, "String") && isPrimitive(expected, "Id");

/** A record may stand for its Id; anything else must convert one way or the other. */
function mayBind(given: ApexType, expected: ApexType, scope: Scope): boolean {
  if (given.kind === "sobject") return isPrimitive(expected, "Id", "String");
  const program = programOf(scope);
  return (
    isAssignable(program, given, expected) ||
    isAssignable(program, expected, given) ||
    isPrimitive(given, "Object")
  );
}

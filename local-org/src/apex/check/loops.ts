// `for` in its two forms: counting, and over lists, sets, iterables and query rows.
import type { Statement } from "../ast.ts";
import type { CheckedExpression, CheckedStatement } from "../checked.ts";
import { catalog } from "../diagnostics.ts";
import type { ApexType } from "../types.ts";
import { errorType, showType } from "../types.ts";
import { convertTo, isRowsCall } from "./convert.ts";
import { isAssignable, isGenericRecord, isObject } from "./conversions.ts";
import { checkCondition, checkExpression } from "./expressions.ts";
import { libraryLineage } from "./library-members.ts";
import { allInterfaces, symbolOf } from "./program.ts";
import { childScope, declareHidden, declareLocal, programOf, report } from "./scope.ts";
import type { Scope } from "./scope.ts";
import { checkSingle, checkStatement } from "./statements.ts";
import { resolveType } from "./type-references.ts";
import { substitute } from "./library-index.ts";

export function checkFor(
  statement: Extract<Statement, { kind: "for" }>,
  parent: Scope,
): CheckedStatement {
  const scope = childScope(parent);
  const initializers = statement.initializers.flatMap((each) => checkStatement(each, scope));
  const condition =
    statement.condition === undefined
      ? {}
      : { condition: checkCondition(statement.condition, scope) };
  const updates = statement.updates.map((each) => checkExpression(each, scope));
  return {
    kind: "for",
    initializers,
    ...condition,
    updates,
    ...(statement.body === undefined ? {} : { body: checkSingle(statement.body, scope, true) }),
    span: statement.span,
  };
}

type ForEach = Extract<Statement, { kind: "forEach" }>;
type Over = Extract<CheckedStatement, { kind: "forEach" }>["over"];

export function checkForEach(statement: ForEach, parent: Scope): CheckedStatement {
  const scope = childScope(parent);
  const type = resolveType(scope.body.place, statement.type);
  const iterable = checkExpression(statement.iterable, scope);
  const { over, chunk, element } = checkIteration(statement, iterable, type, scope);
  const local = declareLocal(scope, statement.name, type);
  const body = statement.body === undefined ? undefined : checkSingle(statement.body, scope, true);
  const converted =
    element === undefined
      ? undefined
      : convertedLoop(element, type, local.jsName, body, scope, statement);
  return {
    kind: "forEach",
    name: local.jsName,
    type,
    over,
    ...(chunk ? { chunk: true } : {}),
    iterable,
    ...(body === undefined ? {} : { body }),
    ...converted,
    span: statement.span,
  };
}

/** `for (Long n : integers)`: the loop hands out elements as they are, so each is converted into the named variable first. */
function convertedLoop(
  element: ApexType,
  type: ApexType,
  name: string,
  body: CheckedStatement | undefined,
  scope: Scope,
  statement: ForEach,
): { name: string; type: ApexType; body: CheckedStatement } | undefined {
  const { span } = statement.name;
  const item = declareHidden(childScope(scope), `${statement.name.text}Item`, element).jsName;
  const value = convertTo(
    programOf(scope),
    { kind: "local", name: item, type: element, span },
    type,
  );
  if (value?.kind !== "convert" || element.kind !== "primitive") return undefined;
  return {
    name: item,
    type: element,
    body: {
      kind: "block",
      statements: [
        { kind: "local", name, type, value, span },
        ...(body === undefined ? [] : [body]),
      ],
      span: statement.span,
    },
  };
}

type Iteration = {
  readonly over: Over;
  readonly chunk: boolean;
  /** what the loop hands out */ readonly element?: ApexType;
};
function checkIteration(
  statement: ForEach,
  iterable: CheckedExpression,
  variable: ApexType,
  scope: Scope,
): Iteration {
  const isRows = (iterable.kind === "query" && iterable.result === "list") || isRowsCall(iterable);
  if (isRows && iterable.type.kind === "list")
    return checkRows(statement, iterable, iterable.type.element, variable, scope);
  const over: Over =
    iterable.type.kind === "list" ? "list" : iterable.type.kind === "set" ? "set" : "iterable";
  const element = elementOfIterable(iterable.type, scope);
  if (element === undefined) {
    report(scope, catalog.loopOverCollection, statement.iterable.span, {
      type: showType(iterable.type),
    });
    return { over, chunk: false };
  }
  const fits =
    isAssignable(programOf(scope), element, variable) ||
    (isGenericRecord(element) && variable.kind === "sobject");
  if (!fits)
    report(scope, catalog.loopVariableType, statement.type.span, {
      expected: showType(element),
      found: showType(variable),
    });
  return { over, chunk: false, element };
}

/** Rows of a query: one record at a time, or lists of 200. */
function checkRows(
  statement: ForEach,
  iterable: CheckedExpression,
  element: ApexType,
  variable: ApexType,
  scope: Scope,
): Iteration {
  const chunk = variable.kind === "list";
  const wanted = variable.kind === "list" ? variable.element : variable;
  const isRecord =
    isObject(wanted) ||
    (wanted.kind === "sobject" &&
      (isGenericRecord(wanted) ||
        isGenericRecord(element) ||
        showType(wanted) === showType(element)));
  if (!isRecord && wanted.kind !== "error")
    report(scope, catalog.loopRecordType, statement.type.span, { type: showType(element) });
  return { over: iterable.kind === "query" ? "query" : "list", chunk };
}

/** What iterating gives; undefined when the type cannot be iterated. */
function elementOfIterable(type: ApexType, scope: Scope): ApexType | undefined {
  if (type.kind === "error") return errorType;
  if (type.kind === "list" || type.kind === "set") return type.element;
  const program = programOf(scope);
  const symbol = symbolOf(program, type);
  const candidates = symbol === undefined ? [type] : allInterfaces(program, symbol);
  for (const candidate of candidates) {
    if (candidate.kind === "library" && candidate.name === "Database.QueryLocator")
      return { kind: "sobject", name: "SObject" };
    for (const { library, bindings } of libraryLineage(program, candidate)) {
      if (library.name === "System.Iterable")
        return substitute(
          { kind: "parameter", name: library.definition.typeParameters?.[0] ?? "T" },
          bindings,
        );
    }
  }
  return undefined;
}

// A parsed query against the Schema: names resolved, types compared, grouping and limits enforced, in the platform's wording.
import { primitive } from "../apex/types.ts";
import type { ObjectDefinition } from "../metadata/schema.ts";
import type { Amount, Query } from "./ast.ts";
import { checkCondition } from "./check-condition.ts";
import type { CheckContext } from "./check-context.ts";
import { isGroupable, isSortable, useBind } from "./check-context.ts";
import { checkOperand, isAggregateCall, operandKey } from "./check-operand.ts";
import { checkSelect } from "./check-select.ts";
import type { CheckedGroup, CheckedOrder, CheckedQuery, CheckedSelect } from "./checked.ts";
import { messages } from "./problem.ts";
import type { NameScope } from "./resolve.ts";
import { nameScope, resolveFrom } from "./resolve.ts";

type Place =
  | { readonly kind: "root" }
  | { readonly kind: "children"; readonly level: number; readonly object: ObjectDefinition }
  | { readonly kind: "semiJoin" };
const maximumChildLevels = 4;

/** The checked query, or undefined when something is wrong; what is wrong is in the context. */
export function checkStatement(
  context: CheckContext,
  query: Query,
  place: Place = { kind: "root" },
): CheckedQuery | undefined {
  const before = context.problems.length;
  const object =
    place.kind === "children"
      ? place.object
      : resolveFrom(
          context.schema,
          { ...query.from.path, text: query.from.path.text },
          context.report,
        );
  if (!object) return undefined;
  context.uses.push({ object, selected: true, span: query.from.path, text: query.from.path.text });
  for (const clause of query.unsupported) context.unsupported(clause, clause.message);
  checkAccess(context, query);
  const names = nameScope(query, object);
  const aggregated =
    query.groupBy !== undefined ||
    query.select.some(
      (item) =>
        item.kind === "expression" &&
        (isAggregateCall(item.expression) || isFormattedAggregate(item.expression)),
    );
  const groupBy = checkGroupBy(context, names, query);
  const grouped = new Set(groupBy?.operands.map(operandKey));
  const select = checkSelect(context, {
    names,
    query,
    aggregated,
    checkChildren: (child, childObject) => checkChildQuery(context, child, childObject, place),
  });
  const isCount = aggregated && isBareCount(select);
  const conditions = {
    names,
    grouped,
    nested: place.kind === "semiJoin",
    checkSubquery: (inner: Query) => checkStatement(context, inner, { kind: "semiJoin" }),
  };
  const where =
    query.where && checkCondition(context, { ...conditions, clause: "where" }, query.where);
  const having =
    query.having && checkCondition(context, { ...conditions, clause: "having" }, query.having);
  const orderBy = query.orderBy
    .map((item) => checkOrder(context, names, item, aggregated && !isCount ? grouped : undefined))
    .filter((item) => item !== undefined);
  checkGrouping(context, query, select, grouped, isCount);
  const limit = checkAmount(context, query.limit);
  const offset = checkAmount(context, query.offset);
  if (context.problems.length > before) return undefined;
  return {
    object,
    select,
    orderBy,
    kind: isCount ? "count" : aggregated ? "aggregates" : "records",
    ...(where ? { where } : {}),
    ...(groupBy ? { groupBy } : {}),
    ...(having ? { having } : {}),
    ...(limit ? { limit } : {}),
    ...(offset ? { offset } : {}),
    scope: checkScope(context, query, object),
    allRows: query.allRows,
  };
}

function isFormattedAggregate(
  expression: Extract<Query["select"][number], { kind: "expression" }>["expression"],
): boolean {
  return (
    expression.kind === "call" &&
    expression.argument !== undefined &&
    "kind" in expression.argument &&
    isAggregateCall(expression.argument)
  );
}
function isBareCount(select: readonly CheckedSelect[]): boolean {
  return select.some(
    (item) =>
      item.kind === "value" && item.operand.kind === "aggregate" && item.operand.path === undefined,
  );
}

function checkChildQuery(
  context: CheckContext,
  query: Query,
  object: ObjectDefinition,
  place: Place,
): CheckedQuery | undefined {
  const level = place.kind === "children" ? place.level + 1 : 1;
  // Up to five levels (root included) from API 58 (SOQL and SOSL Reference, "Using Relationship Queries"); before, one level of children.
  if (level > (context.apiVersion >= 58 ? maximumChildLevels : 1)) {
    context.report(
      "MALFORMED_QUERY",
      query,
      "Sub-selects can not be nested that deep in the SELECT clause",
    );
    return undefined;
  }
  if (
    query.groupBy ||
    query.select.some((item) => item.kind === "expression" && isAggregateCall(item.expression))
  ) {
    context.report("MALFORMED_QUERY", query, "Only root queries support aggregate expressions");
    return undefined;
  }
  return checkStatement(context, query, { kind: "children", level, object });
}

function checkAccess(context: CheckContext, query: Query): void {
  if (query.access?.mode === "enforced" && context.apiVersion >= 67) {
    context.report(
      "MALFORMED_QUERY",
      query.access,
      "WITH SECURITY_ENFORCED is not supported in API version 67.0 and later. Use WITH USER_MODE instead.",
    );
  }
  if (query.forUpdate && query.orderBy.length > 0)
    context.report("MALFORMED_QUERY", query, "ORDER BY is not allowed with FOR UPDATE");
  if (query.forUpdate && query.groupBy)
    context.report("MALFORMED_QUERY", query, "FOR UPDATE is not allowed with GROUP BY");
}

function checkScope(
  context: CheckContext,
  query: Query,
  object: ObjectDefinition,
): CheckedQuery["scope"] {
  const scope = query.scope;
  const name = scope?.text.toLowerCase() ?? "everything";
  if (!scope || name === "everything") return "everything";
  if (name !== "mine")
    context.unsupported(
      scope,
      `USING SCOPE ${scope.text} isn't supported by the local org; use 'everything' or 'mine', or filter in WHERE.`,
    );
  else if (!object.fields.has("ownerid"))
    context.report(
      "MALFORMED_QUERY",
      scope,
      `Invalid scope '${scope.text}' for entity '${object.name}': it has no owner`,
    );
  return "mine";
}

function checkGroupBy(
  context: CheckContext,
  names: NameScope,
  query: Query,
): CheckedGroup | undefined {
  if (!query.groupBy) return undefined;
  if (query.groupBy.kind !== "plain" && query.groupBy.expressions.length > 3) {
    context.report(
      "MALFORMED_QUERY",
      query.groupBy,
      "GROUP BY ROLLUP and GROUP BY CUBE take at most three fields",
    );
  }
  const operands = query.groupBy.expressions
    .map((expression) => {
      const operand = checkOperand(context, names, expression, true);
      if (operand?.kind === "field" && !isGroupable(operand.path.field))
        context.report(
          "MALFORMED_QUERY",
          expression,
          messages.notGroupable(operand.path.field.name),
        );
      if (operand?.kind === "aggregate")
        context.report("MALFORMED_QUERY", expression, messages.unexpectedToken("("));
      return operand;
    })
    .filter((operand) => operand !== undefined);
  return { kind: query.groupBy.kind, operands };
}

function checkOrder(
  context: CheckContext,
  names: NameScope,
  item: Query["orderBy"][number],
  grouped: ReadonlySet<string> | undefined,
): CheckedOrder | undefined {
  const operand = checkOperand(context, names, item.expression, false);
  if (!operand) return undefined;
  if (operand.kind === "field" && !isSortable(operand.path.field))
    context.report(
      "MALFORMED_QUERY",
      item.expression,
      messages.notSortable(operand.path.field.name),
    );
  if (
    grouped
      ? operand.kind !== "aggregate" &&
        operand.kind !== "grouping" &&
        !grouped.has(operandKey(operand))
      : operand.kind === "aggregate"
  ) {
    context.report(
      "MALFORMED_QUERY",
      item.expression,
      `Ordered field must be grouped or aggregated: ${operand.text}`,
    );
  }
  // Nulls come first whatever the direction (SOQL and SOSL Reference, "ORDER BY").
  return { operand, descending: item.descending, nulls: item.nulls ?? "first" };
}

function checkGrouping(
  context: CheckContext,
  query: Query,
  select: readonly CheckedSelect[],
  grouped: ReadonlySet<string>,
  isCount: boolean,
): void {
  if (isCount) {
    if (select.length > 1)
      context.report(
        "MALFORMED_QUERY",
        query,
        "COUNT() must be the only element in the SELECT list",
      );
    if (query.groupBy)
      context.report("MALFORMED_QUERY", query.groupBy, "Grouped query cannot use COUNT()");
    return;
  }
  const aggregates = select.filter(
    (item) => item.kind === "value" && item.operand.kind === "aggregate",
  );
  if (aggregates.length === 0 && !query.groupBy) {
    for (const item of select)
      if (
        item.kind === "value" &&
        (item.operand.kind === "date" || item.operand.kind === "grouping")
      )
        context.report(
          "MALFORMED_QUERY",
          item.operand.span,
          messages.notGrouped(item.operand.text),
        );
    return;
  }
  if (!query.groupBy && query.limit)
    context.report(
      "MALFORMED_QUERY",
      query.limit,
      "Non-grouped query that uses overall aggregate functions cannot also use LIMIT",
    );
  const aliases = new Set<string>();
  for (const item of select) {
    if (item.kind !== "value") continue;
    const { operand } = item;
    if (
      operand.kind !== "aggregate" &&
      operand.kind !== "grouping" &&
      !grouped.has(operandKey(operand))
    )
      context.report("MALFORMED_QUERY", operand.span, messages.notGrouped(operand.text));
    const alias = item.alias ?? (operand.kind === "field" ? operand.path.field.name : undefined);
    if (alias === undefined) continue;
    if (aliases.has(alias.toLowerCase()))
      context.report("MALFORMED_QUERY", operand.span, `duplicate alias: ${alias}`);
    aliases.add(alias.toLowerCase());
  }
}

function checkAmount(context: CheckContext, amount: Amount | undefined): Amount | undefined {
  if (amount?.kind === "bind") useBind(context, amount, primitive("Integer"), false);
  return amount;
}

// WHERE and HAVING: operators that suit the field, values of its type, semi-joins within the platform's limits.
import type { ComparisonOperator, Condition, Query, Value } from "./ast.ts";
import type { CheckContext } from "./check-context.ts";
import { isFilterable } from "./check-context.ts";
import { checkOperand, isAggregateCall, operandKey } from "./check-operand.ts";
import { checkValue, typeName } from "./check-value.ts";
import type { CheckedCondition, CheckedQuery, Operand } from "./checked.ts";
import { messages } from "./problem.ts";
import type { NameScope } from "./resolve.ts";

export interface ConditionScope {
  readonly names: NameScope;
  readonly clause: "where" | "having";
  /** keys of the grouped operands; HAVING may use no others outside aggregates */
  readonly grouped: ReadonlySet<string>;
  /** true inside the subquery of a semi-join */
  readonly nested: boolean;
  readonly checkSubquery: (query: Query) => CheckedQuery | undefined;
}

type Comparison = Extract<Condition, { kind: "compare" }>;

export function checkCondition(
  context: CheckContext,
  scope: ConditionScope,
  condition: Condition,
  position: "top" | "or" | "nested" = "top",
): CheckedCondition | undefined {
  switch (condition.kind) {
    case "and":
    case "or": {
      const inside = condition.kind === "or" ? "or" : position;
      const conditions = condition.conditions.map((one) =>
        checkCondition(context, scope, one, inside),
      );
      const known = conditions.filter((one) => one !== undefined);
      return known.length === conditions.length
        ? { kind: condition.kind, conditions: known }
        : undefined;
    }
    case "not": {
      const inner = checkCondition(context, scope, condition.condition, position);
      return inner && { kind: "not", condition: inner };
    }
    case "compare":
      return checkComparison(context, scope, condition, position);
  }
}

function checkComparison(
  context: CheckContext,
  scope: ConditionScope,
  condition: Comparison,
  position: "top" | "or" | "nested",
): CheckedCondition | undefined {
  if (scope.clause === "where" && isAggregateCall(condition.left)) {
    context.report("MALFORMED_QUERY", condition.left, messages.unexpectedToken("("));
    return undefined;
  }
  const left = checkOperand(context, scope.names, condition.left, false);
  if (!left) return undefined;
  if (
    scope.clause === "having" &&
    left.kind !== "aggregate" &&
    !scope.grouped.has(operandKey(left))
  ) {
    context.report(
      "MALFORMED_QUERY",
      left.span,
      `Having clause must be grouped or aggregated: ${left.text}`,
    );
    return undefined;
  }
  if (scope.clause === "where" && left.kind === "field" && !isFilterable(left.path.field)) {
    context.report("INVALID_FIELD", left.span, messages.notFilterable(left.path.field.name));
    return undefined;
  }
  if (!checkOperator(context, left, condition)) return undefined;
  if (condition.value.kind === "subquery")
    return checkSemiJoin(context, scope, condition, left, condition.value.query, position);
  const value = checkValue(context, left, condition.operator, condition.value);
  return value && { kind: "compare", left, operator: condition.operator, value };
}

const membership: ReadonlySet<ComparisonOperator> = new Set<ComparisonOperator>([
  "in",
  "not in",
  "includes",
  "excludes",
]);
const ordering: ReadonlySet<ComparisonOperator> = new Set<ComparisonOperator>([
  "<",
  "<=",
  ">",
  ">=",
]);

function checkOperator(
  context: CheckContext,
  left: Operand,
  { operator, value }: Comparison,
): boolean {
  const multi = left.kind === "field" && left.path.field.type === "MultiselectPicklist";
  const { form } = left.storage;
  const wrong =
    ((operator === "includes" || operator === "excludes") && !multi) ||
    (operator === "like" && form !== "text" && form !== "exact") ||
    (ordering.has(operator) &&
      (form === "boolean" || multi || (ordering.has(operator) && value.kind === "null")));
  if (wrong) {
    context.report(
      "INVALID_QUERY_FILTER_OPERATOR",
      left.span,
      messages.wrongOperator(
        left.kind === "field" && left.path.field.type === "Id"
          ? "id"
          : multi
            ? "multipicklist"
            : typeName(form),
      ),
    );
    return false;
  }
  return checkShape(context, operator, value);
}

/** IN takes a list, the other operators one value. */
function checkShape(context: CheckContext, operator: ComparisonOperator, value: Value): boolean {
  const many = value.kind === "list" || value.kind === "subquery";
  if (value.kind === "bind" || many === membership.has(operator)) return true;
  context.report(
    "MALFORMED_QUERY",
    value,
    many
      ? messages.unexpectedToken("(")
      : `expecting a colon, found '${value.kind === "string" ? value.text : value.kind}'`,
  );
  return false;
}

function checkSemiJoin(
  context: CheckContext,
  scope: ConditionScope,
  condition: Comparison,
  left: Operand,
  query: Query,
  position: "top" | "or" | "nested",
): CheckedCondition | undefined {
  const { operator } = condition;
  if (operator !== "in" && operator !== "not in") {
    context.report("MALFORMED_QUERY", condition.value, messages.unexpectedToken("("));
    return undefined;
  }
  if (scope.nested) {
    context.report("MALFORMED_QUERY", query, "Nesting of semi join sub-selects is not supported");
    return undefined;
  }
  if (position === "or") {
    context.report(
      "MALFORMED_QUERY",
      query,
      "Semi join sub-selects are not allowed with the 'OR' operator",
    );
    return undefined;
  }
  if (left.storage.form !== "id") {
    context.report(
      "INVALID_FIELD",
      left.span,
      `The left operand field in the where expression for outer query should be an id or reference field: ${left.text}`,
    );
    return undefined;
  }
  const inner = scope.checkSubquery(query);
  if (!inner) return undefined;
  const [only] = inner.select;
  if (
    inner.select.length !== 1 ||
    only?.kind !== "value" ||
    only.operand.kind !== "field" ||
    only.operand.storage.form !== "id"
  ) {
    context.report(
      "MALFORMED_QUERY",
      query,
      "The inner select of a semi join must select exactly one id or reference field",
    );
    return undefined;
  }
  if (!pointAtSame(left, only.operand)) {
    context.report(
      "MALFORMED_QUERY",
      query,
      `The selected field '${only.operand.text}' in the subquery and the left operand field '${left.text}' in the where expression in the outer query ${scope.names.object.name} should point to the same object type`,
    );
    return undefined;
  }
  return { kind: "compare", left, operator, value: { kind: "subquery", query: inner } };
}

function pointAtSame(left: Operand, right: Operand): boolean {
  const ours = targetsOf(left);
  return targetsOf(right).some((name) => ours.includes(name));
}
function targetsOf(operand: Operand): readonly string[] {
  if (operand.kind !== "field") return [];
  return (
    operand.path.field.reference?.to.map((name) => name.toLowerCase()) ??
    operand.path.owners.map((owner) => owner.name.toLowerCase())
  );
}

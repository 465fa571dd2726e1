// SOQL text -> syntax tree.
import type {
  DateFieldNameContext,
  FieldExpressionContext,
  FieldNameContext,
  FieldOrderListContext,
  FromNameListContext,
  GroupByClauseContext,
  LimitClauseContext,
  LogicalExpressionContext,
  OffsetClauseContext,
  QueryContext,
  SelectEntryContext,
  SoqlFunctionContext,
  SubFieldEntryContext,
  SubQueryContext,
  TypeOfContext,
  WhereConditionalExpressionContext,
  WhereLogicalExpressionContext,
  WithClauseContext,
} from "@apexdevtools/apex-parser";
import type {
  Amount,
  Condition,
  Expression,
  FunctionCall,
  GroupBy,
  Name,
  OrderItem,
  Path,
  Query,
  SelectItem,
} from "./ast.ts";
import { keepLikeEscapes, operatorOf, parseBind, parseValue } from "./parse-value.ts";
import { messages, SoqlError } from "./problem.ts";
import { parseWith } from "./syntax.ts";
import { each, textOf, spanOf } from "./tree.ts";
import type { Node } from "./tree.ts";

/** Throws a SoqlError for text that is no query. */
export function parseQuery(text: string): Query {
  return query(parseWith(keepLikeEscapes(text), (parser) => parser.query()));
}

function query(context: QueryContext): Query {
  const { access, unsupported } = withClause(context.withClause());
  const scope = context.usingScope();
  const limit = limitOf(context.limitClause());
  const offset = offsetOf(context.offsetClause());
  return {
    ...tail(context),
    select: each(context.selectList().selectEntry_list()).map(selectItem),
    unsupported,
    ...(scope ? { scope: nameOf(scope.soqlId()) } : {}),
    ...(access ? { access } : {}),
    ...groupByOf(context.groupByClause()),
    ...(limit ? { limit } : {}),
    ...(offset ? { offset } : {}),
    allRows: Boolean(context.allRowsClause()),
  };
}

export function subquery(context: SubQueryContext): Query {
  const limit = limitOf(context.limitClause());
  return {
    ...tail(context),
    select: each(context.subFieldList().subFieldEntry_list()).map(selectItem),
    unsupported: [],
    ...(limit ? { limit } : {}),
    allRows: false,
  };
}

/** The clauses a query and a subquery share. */
function tail(
  context: QueryContext | SubQueryContext,
): Omit<Query, "select" | "unsupported" | "allRows"> {
  const [from, ...alsoFrom] = fromNames(context.fromNameList());
  if (!from)
    throw new SoqlError({
      code: "MALFORMED_QUERY",
      message: "A query must have a FROM",
      ...spanOf(context),
    });
  const where = context.whereClause();
  const order = context.orderByClause();
  const forClauses = context.forClauses();
  return {
    ...spanOf(context),
    from,
    alsoFrom,
    ...(where ? { where: whereCondition(where.whereLogicalExpression()) } : {}),
    orderBy: order ? orderItems(order.fieldOrderList()) : [],
    forUpdate: each(forClauses?.UPDATE_list()).length > 0,
    forView: each(forClauses?.VIEW_list()).length > 0,
    forReference: each(forClauses?.REFERENCE_list()).length > 0,
  };
}

function fromNames(context: FromNameListContext): Query["from"][] {
  const aliases = each(context.soqlId_list());
  const paths = each(context.fieldName_list());
  return paths.map((path, index) => {
    const next = paths[index + 1];
    const alias = aliases.find(
      (one) =>
        one.start.start > (path.stop?.stop ?? 0) && (!next || one.start.start < next.start.start),
    );
    return { path: pathOf(path), ...(alias ? { alias: aliasOf(alias) } : {}) };
  });
}

// Words that are no alias (SOQL and SOSL Reference, "Alias Notation"): a clause that stops after its first word is an error, not an alias.
const reservedAliases = new Set(
  "and asc desc excludes first from group having in includes last like limit not null nulls or select using where with".split(
    " ",
  ),
);
function aliasOf(context: Node): Name {
  const alias = nameOf(context);
  if (reservedAliases.has(alias.text.toLowerCase()))
    throw new SoqlError({
      code: "MALFORMED_QUERY",
      message: messages.unexpectedToken(alias.text),
      ...spanOf(context),
    });
  return alias;
}

function selectItem(context: SelectEntryContext | SubFieldEntryContext): SelectItem {
  const span = spanOf(context);
  if (context.subQuery()) return { kind: "subquery", ...span, query: subquery(context.subQuery()) };
  if (context.typeOf()) return { kind: "typeof", ...span, ...typeOf(context.typeOf()) };
  const alias = context.soqlId();
  return {
    kind: "expression",
    ...span,
    expression: expressionOf(context),
    ...(alias ? { alias: nameOf(alias) } : {}),
  };
}

function typeOf(
  context: TypeOfContext,
): Pick<Extract<SelectItem, { kind: "typeof" }>, "path" | "whens" | "otherwise"> {
  const otherwise = context.elseClause();
  return {
    path: pathOf(context.fieldName()),
    whens: each(context.whenClause_list()).map((when) => ({
      object: nameOf(when.fieldName()),
      fields: each(when.fieldNameList().fieldName_list()).map(pathOf),
    })),
    otherwise: otherwise ? each(otherwise.fieldNameList().fieldName_list()).map(pathOf) : [],
  };
}

function withClause(context: WithClauseContext | null): {
  access?: NonNullable<Query["access"]>;
  unsupported: Query["unsupported"];
} {
  if (!context) return { unsupported: [] };
  const span = spanOf(context);
  if (context.USER_MODE()) return { access: { mode: "user", ...span }, unsupported: [] };
  if (context.SYSTEM_MODE()) return { access: { mode: "system", ...span }, unsupported: [] };
  if (context.SECURITY_ENFORCED())
    return { access: { mode: "enforced", ...span }, unsupported: [] };
  return {
    unsupported: [
      {
        ...span,
        message:
          "WITH filters (data categories, record visibility, divisions) aren't supported by the local org; filter in WHERE instead.",
      },
    ],
  };
}

function groupByOf(context: GroupByClauseContext | null): {
  groupBy?: GroupBy;
  having?: Condition;
} {
  if (!context) return {};
  const having = context.logicalExpression();
  const items = each(context.fieldGroupByList()?.fieldGroupBy_list());
  return {
    groupBy: {
      ...spanOf(context),
      kind: context.ROLLUP() ? "rollup" : context.CUBE() ? "cube" : "plain",
      expressions: items.map(expressionOf),
    },
    ...(having ? { having: logical(having) } : {}),
  };
}

export function orderItems(context: FieldOrderListContext): OrderItem[] {
  return each(context.fieldOrder_list()).map((item) => ({
    ...spanOf(item),
    expression: expressionOf(item),
    descending: Boolean(item.DESC()),
    ...(item.NULLS() ? { nulls: item.LAST() ? ("last" as const) : ("first" as const) } : {}),
  }));
}

export function limitOf(
  context: LimitClauseContext | OffsetClauseContext | null,
): Amount | undefined {
  if (!context) return undefined;
  const bound = context.boundExpression();
  return bound
    ? parseBind(bound)
    : { kind: "number", ...spanOf(context), value: Number(context.IntegerLiteral().getText()) };
}
const offsetOf = limitOf;

function whereCondition(context: WhereLogicalExpressionContext): Condition {
  return joined(context, each(context.whereConditionalExpression_list()).map(whereItem));
}
function whereItem(context: WhereConditionalExpressionContext): Condition {
  const inner = context.whereLogicalExpression();
  if (inner) return whereCondition(inner);
  const field = context.whereFieldExpression();
  const plain = field.fieldExpression();
  if (!plain)
    throw new SoqlError({
      code: "MALFORMED_QUERY",
      message: "FORMULA() in WHERE isn't supported by the local org; use a formula field.",
      unsupported: true,
      ...spanOf(field),
    });
  return comparison(plain);
}
export function logical(context: LogicalExpressionContext): Condition {
  return joined(
    context,
    each(context.conditionalExpression_list()).map((item) => {
      const inner = item.logicalExpression();
      return inner ? logical(inner) : comparison(item.fieldExpression());
    }),
  );
}
function joined(
  context: Pick<LogicalExpressionContext, "NOT" | "SOQLOR_list"> & Node,
  conditions: readonly Condition[],
): Condition {
  const [only] = conditions;
  if (only && context.NOT()) return { kind: "not", ...spanOf(context), condition: only };
  if (only && conditions.length === 1) return only;
  return {
    kind: each(context.SOQLOR_list()).length > 0 ? "or" : "and",
    ...spanOf(context),
    conditions,
  };
}
function comparison(context: FieldExpressionContext): Condition {
  return {
    kind: "compare",
    ...spanOf(context),
    left: expressionOf(context),
    operator: operatorOf(context.comparisonOperator()),
    value: parseValue(context.value()),
  };
}

interface Expressive extends Node {
  fieldName(): FieldNameContext | null;
  soqlFunction(): SoqlFunctionContext | null;
}
function expressionOf(context: Expressive): Expression {
  const call = context.soqlFunction();
  if (call) return functionCall(call);
  const field = context.fieldName();
  if (!field)
    throw new SoqlError({
      code: "MALFORMED_QUERY",
      message: "a field or function is missing",
      ...spanOf(context),
    });
  return { kind: "path", ...spanOf(field), path: pathOf(field) };
}

function functionCall(context: SoqlFunctionContext): FunctionCall {
  const span = spanOf(context);
  const name = textOf(context.getChild(0)).toLowerCase();
  const inner = context.soqlFunction();
  const date = context.dateFieldName();
  const field = context.fieldName();
  const keyword = context.soqlFieldsParameter();
  const argument = inner
    ? functionCall(inner)
    : date
      ? dateArgument(date)
      : field
        ? pathOf(field)
        : keyword
          ? pathFrom(keyword)
          : undefined;
  return { kind: "call", ...span, name, text: textOf(context), ...(argument ? { argument } : {}) };
}
function dateArgument(context: DateFieldNameContext): Path | FunctionCall {
  const path = pathOf(context.fieldName());
  return context.CONVERT_TIMEZONE()
    ? {
        kind: "call",
        ...spanOf(context),
        name: "converttimezone",
        argument: path,
        text: textOf(context),
      }
    : path;
}

function pathFrom(context: Node): Path {
  const name = nameOf(context);
  return { ...spanOf(context), parts: [name], text: name.text };
}
function pathOf(context: FieldNameContext): Path {
  const parts = each(context.soqlId_list()).map(nameOf);
  return { ...spanOf(context), parts, text: parts.map((part) => part.text).join(".") };
}
export function nameOf(context: Node): Name {
  return { ...spanOf(context), text: textOf(context) };
}

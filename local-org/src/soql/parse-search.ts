// SOSL text -> syntax tree. The grammar knows SOSL in brackets only, so offsets are one more than in the text given; `compileSearch` sets them right.
import type {
  FieldListContext,
  FieldSpecContext,
  FieldSpecListContext,
  SoslClausesContext,
  SoslIdContext,
} from "@apexdevtools/apex-parser";
import type { Expression, Path, Search, SearchTarget, Span } from "./ast.ts";
import { keepLikeEscapes, parseBind, stringLiteral } from "./parse-value.ts";
import { limitOf, logical, nameOf, orderItems } from "./parse.ts";
import { SoqlError } from "./problem.ts";
import { parseWith } from "./syntax.ts";
import { each, spanOf, textOf } from "./tree.ts";

export function parseSearch(text: string): Search {
  const bracketed = `[${keepLikeEscapes(text)}]`;
  if (/^\s*find\s*\{/i.test(text)) {
    return parseWith(bracketed, (parser) => {
      const tree = parser.soslLiteralAlt();
      const term = textOf(tree.FindLiteralAlt());
      return search(tree.soslClauses(), spanOf(tree), {
        kind: "text",
        text: term.slice(term.indexOf("{") + 1, -1).replace(/\\(.)/gs, "$1"),
      });
    });
  }
  return parseWith(bracketed, (parser) => {
    const tree = parser.soslLiteral();
    if (tree.boundExpression())
      return search(tree.soslClauses(), spanOf(tree), parseBind(tree.boundExpression()));
    const literal = textOf(tree.FindLiteral());
    return search(tree.soslClauses(), spanOf(tree), {
      kind: "text",
      text: stringLiteral(literal.slice(literal.indexOf("'") + 1, -1)).text,
    });
  });
}

function search(clauses: SoslClausesContext, span: Span, term: Search["term"]): Search {
  const limit = limitOf(clauses.limitClause());
  const withClauses = each(clauses.soslWithClause_list());
  const mode = withClauses.find((one) => one.USER_MODE() || one.SYSTEM_MODE());
  const harmless = withClauses.filter((one) => one === mode || one.SPELL_CORRECTION());
  return {
    ...span,
    term,
    group: groupOf(clauses),
    returning: targets(clauses.fieldSpecList()),
    ...(limit ? { limit } : {}),
    ...(mode ? { access: { ...spanOf(mode), mode: mode.USER_MODE() ? "user" : "system" } } : {}),
    unsupported: withClauses
      .filter((one) => !harmless.includes(one))
      .map((one) => ({
        ...spanOf(one),
        message: `${textOf(one.getChild(1)).toUpperCase()} in a SOSL WITH clause isn't supported by the local org; leave it out.`,
      })),
  };
}

function groupOf(clauses: SoslClausesContext): Search["group"] {
  const group = clauses.searchGroup();
  if (!group) return "all";
  return group.NAME() ? "name" : group.EMAIL() ? "email" : group.PHONE() ? "phone" : "all";
}

function targets(list: FieldSpecListContext | null): SearchTarget[] {
  if (!list) return [];
  return [target(list.fieldSpec()), ...each(list.fieldSpecList_list()).flatMap(targets)];
}

function target(spec: FieldSpecContext): SearchTarget {
  const [name] = each(spec.soslId_list());
  if (!name)
    throw new SoqlError({
      code: "MALFORMED_QUERY",
      message: "RETURNING names no object",
      ...spanOf(spec),
    });
  if (spec.USING())
    throw new SoqlError({
      code: "UNSUPPORTED",
      message: "USING ListView isn't supported by the local org; filter in WHERE.",
      unsupported: true,
      ...spanOf(spec),
    });
  const limit = limitOf(spec.limitClause());
  const offset = limitOf(spec.offsetClause());
  return {
    ...spanOf(spec),
    object: nameOf(name),
    fields: fieldsOf(spec.fieldList()),
    ...(spec.logicalExpression() ? { where: logical(spec.logicalExpression()) } : {}),
    orderBy: spec.fieldOrderList() ? orderItems(spec.fieldOrderList()) : [],
    ...(limit ? { limit } : {}),
    ...(offset ? { offset } : {}),
  };
}

function fieldsOf(list: FieldListContext | null): Expression[] {
  if (!list) return [];
  const [first] = each(list.soslId_list());
  const rest = each(list.fieldList_list()).flatMap(fieldsOf);
  if (!first)
    throw new SoqlError({
      code: "UNSUPPORTED",
      message: `${textOf(list)} in RETURNING isn't supported by the local org; name the field itself.`,
      unsupported: true,
      ...spanOf(list),
    });
  const path = pathOf(first);
  const name = list.TOLABEL()
    ? "tolabel"
    : list.FORMAT()
      ? "format"
      : list.CONVERT_CURRENCY()
        ? "convertcurrency"
        : undefined;
  const span = spanOf(first);
  return [
    name === undefined
      ? { kind: "path", ...span, path }
      : { kind: "call", ...span, name, argument: path, text: `${name}(${path.text})` },
    ...rest,
  ];
}

function pathOf(id: SoslIdContext): Path {
  const span = spanOf(id);
  const text = textOf(id);
  let start = span.start;
  const parts = text.split(".").map((part) => {
    const name = { text: part, start, end: start + part.length };
    start = name.end + 1;
    return name;
  });
  return { ...span, parts, text };
}

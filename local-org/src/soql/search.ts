// SOSL: FIND … RETURNING, checked like SOQL and run as one query for each object, over the words of its text fields.
import type { QueryCheck } from "../apex/environment.ts";
import { primitive } from "../apex/types.ts";
import type { FieldDefinition, ObjectDefinition, Schema } from "../metadata/schema.ts";
import { requireReadable } from "./access.ts";
import type { Amount, Query, Search, SearchTarget } from "./ast.ts";
import { amountOf, bindValues } from "./bind-values.ts";
import type { BindUse, CheckContext } from "./check-context.ts";
import { checkContext, useBind } from "./check-context.ts";
import { checkStatement } from "./check.ts";
import type { CheckedQuery, FieldUse } from "./checked.ts";
import type { QueryContext } from "./context.ts";
import { runRecords } from "./execute-records.ts";
import { formulaFunction } from "./formula-sql.ts";
import type { Fragment } from "./fragment.ts";
import { joined, parameter, raw, sql } from "./fragment.ts";
import { parseSearch } from "./parse-search.ts";
import type { SoqlProblem } from "./problem.ts";
import { SoqlError } from "./problem.ts";
import type { QueryRow } from "./result.ts";
import { parseTerm } from "./search-term.ts";
import type { TermQuery } from "./search-term.ts";
import type { Source } from "./source.ts";
import { generation } from "./source.ts";

export interface CompiledSearch {
  readonly text: string;
  readonly schema: Schema;
  readonly term: Search["term"];
  readonly access?: "user" | "system";
  readonly limit?: Amount;
  readonly targets: readonly {
    readonly object: ObjectDefinition;
    readonly query: CheckedQuery;
    readonly fields: readonly FieldDefinition[];
  }[];
  readonly binds: readonly (BindUse | undefined)[];
  readonly uses: readonly FieldUse[];
}
export interface SearchOptions {
  /** Test.setFixedSearchResults: only these records, whatever the term. */
  readonly fixedIds?: readonly string[];
}
export interface SearchResult {
  /** one list for each object of RETURNING, in order */ readonly lists: readonly {
    readonly object: string;
    readonly rows: readonly QueryRow[];
  }[];
  readonly rowCount: number;
}

const maximumRows = 2000;

/** For the Apex checker; never throws. */
export function checkSearch(text: string, schema: Schema, apiVersion: number): QueryCheck {
  const { compiled, problems, binds } = analyse(text, schema, apiVersion);
  return {
    problems: problems.map(({ message, start, end, unsupported }) => ({
      message,
      start,
      end,
      ...(unsupported === true ? { unsupported } : {}),
    })),
    result: { kind: "search" },
    binds: Array.from(binds, (bind) =>
      bind
        ? { collection: bind.collection, ...(bind.expected ? { expected: bind.expected } : {}) }
        : { collection: false },
    ),
    ...(compiled?.access ? { access: compiled.access } : {}),
  };
}

/** Throws a SoqlError for the first problem. */
export function compileSearch(
  text: string,
  schema: Schema,
  options: { readonly apiVersion?: number } = {},
): CompiledSearch {
  const { compiled, problems } = analyse(text, schema, options.apiVersion ?? 67);
  const [first] = problems;
  if (first) throw new SoqlError(first);
  if (!compiled) throw new Error(`the search has no problem and no result: ${text}`);
  return compiled;
}

function analyse(
  text: string,
  schema: Schema,
  apiVersion: number,
): {
  compiled?: CompiledSearch;
  problems: readonly SoqlProblem[];
  binds: readonly (BindUse | undefined)[];
} {
  const context = checkContext(schema, apiVersion, true);
  // the brackets that the grammar wants are not in the text
  const shifted = (problem: SoqlProblem): SoqlProblem => ({
    ...problem,
    start: Math.max(0, problem.start - 1),
    end: Math.min(text.length, Math.max(0, problem.end - 1)),
  });
  try {
    const compiled = check(context, text, parseSearch(text));
    return {
      problems: context.problems.map(shifted),
      binds: context.binds,
      ...(compiled ? { compiled } : {}),
    };
  } catch (error) {
    if (!(error instanceof SoqlError)) throw error;
    const { code, message, start, end, unsupported } = error;
    return {
      problems: [shifted({ code, message, start, end, ...(unsupported ? { unsupported } : {}) })],
      binds: context.binds,
    };
  }
}

function check(context: CheckContext, text: string, search: Search): CompiledSearch | undefined {
  if (search.term.kind === "bind") useBind(context, search.term, primitive("String"), false);
  else parseTerm(search.term.text);
  for (const clause of search.unsupported) context.unsupported(clause, clause.message);
  if (search.returning.length === 0)
    context.unsupported(
      search,
      "FIND without RETURNING isn't supported by the local org; say which objects to search.",
    );
  const targets = search.returning.flatMap((target) => {
    const query = checkStatement(context, queryOf(target));
    return query
      ? [{ object: query.object, query, fields: searchedFields(query.object, search.group) }]
      : [];
  });
  if (search.limit?.kind === "bind") useBind(context, search.limit, primitive("Integer"), false);
  if (context.problems.length > 0) return undefined;
  const mode =
    search.access?.mode === "user" || search.access?.mode === "system"
      ? { access: search.access.mode }
      : {};
  return {
    text,
    schema: context.schema,
    term: search.term,
    targets,
    binds: context.binds,
    uses: context.uses,
    ...mode,
    ...(search.limit ? { limit: search.limit } : {}),
  };
}

function queryOf(target: SearchTarget): Query {
  const { start, end, object, fields, where, orderBy, limit, offset } = target;
  return {
    start,
    end,
    select: fields.map((expression) => ({
      kind: "expression",
      start: expression.start,
      end: expression.end,
      expression,
    })),
    from: { path: { start: object.start, end: object.end, parts: [object], text: object.text } },
    alsoFrom: [],
    unsupported: [],
    orderBy,
    allRows: false,
    forUpdate: false,
    forView: false,
    forReference: false,
    ...(where ? { where } : {}),
    ...(limit ? { limit } : {}),
    ...(offset ? { offset } : {}),
  };
}

const textTypes: ReadonlySet<string> = new Set([
  "Text",
  "TextArea",
  "LongTextArea",
  "Html",
  "Email",
  "Phone",
  "Url",
  "AutoNumber",
]);
function searchedFields(object: ObjectDefinition, group: Search["group"]): FieldDefinition[] {
  const named = new Set([object.nameField?.toLowerCase(), "firstname", "lastname"]);
  return [...object.fields.values()].filter((field) => {
    if (field.formula !== undefined) return false;
    if (group === "name") return named.has(field.name.toLowerCase());
    return group === "email"
      ? field.type === "Email"
      : group === "phone"
        ? field.type === "Phone"
        : textTypes.has(field.type);
  });
}

export function executeSearch(
  compiled: CompiledSearch,
  context: QueryContext,
  options: SearchOptions = {},
): SearchResult {
  if (context.access) requireReadable(compiled.uses, context.access);
  const gen = generation(compiled.schema, context);
  const term = options.fixedIds ? undefined : parseTerm(termText(compiled, context));
  let left = compiled.limit ? amountOf(context, compiled.limit) : maximumRows;
  return context.store.withFormulas(formulaFunction(gen), () => {
    const lists = compiled.targets.map(({ object, query, fields }) => {
      const readable = fields.filter(
        (field) => context.access?.canReadField(object.name, field.name) !== false,
      );
      const found = runRecords(
        gen,
        query,
        (statement) => context.store.all(statement.sql, statement.parameters),
        (source) => [
          term ? termSql(source, readable, term) : amongIds(source, options.fixedIds ?? []),
        ],
      );
      const rows = found.rows.slice(0, left);
      left -= rows.length;
      return { object: object.name, rows };
    });
    return { lists, rowCount: lists.reduce((sum, list) => sum + list.rows.length, 0) };
  });
}

function termText(compiled: CompiledSearch, context: QueryContext): string {
  if (compiled.term.kind === "text") return compiled.term.text;
  const [value] = bindValues(context, compiled.term.name).values;
  return typeof value === "string" ? value : "";
}

function amongIds(source: Source, ids: readonly string[]): Fragment {
  return sql`${source.alias}."Id" IN (SELECT value FROM json_each(${parameter(JSON.stringify(ids))}))`;
}

function termSql(source: Source, fields: readonly FieldDefinition[], term: TermQuery): Fragment {
  if (fields.length === 0) return raw("0");
  const text = `words(concat_ws(char(1), ${fields.map((field) => `${source.alias}."${field.name}"`).join(", ")}))`;
  const alternatives = term.map(
    (patterns) =>
      sql`(${joined(
        patterns.map(
          ({ pattern, negated }) => sql`${text} ${negated ? "NOT " : ""}LIKE ${parameter(pattern)}`,
        ),
        " AND ",
      )})`,
  );
  return sql`(${joined(alternatives, " OR ")})`;
}

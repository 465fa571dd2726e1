// Query text -> compiled query: parsed, checked, ready to run any number of times.
import type { QueryCheck } from "../apex/environment.ts";
import type { ObjectDefinition, Schema } from "../metadata/schema.ts";
import type { BindUse } from "./check-context.ts";
import { checkContext } from "./check-context.ts";
import { checkStatement } from "./check.ts";
import type { CheckedQuery, CheckedSelect, FieldUse } from "./checked.ts";
import { aggregateKeys } from "./execute-aggregates.ts";
import { parseQuery } from "./parse.ts";
import { SoqlError } from "./problem.ts";
import type { SoqlProblem } from "./problem.ts";
import type { OutputColumn } from "./result.ts";

export interface CompileOptions {
  /** API version of the code that runs the query; the newest when left out. */
  readonly apiVersion?: number;
  /** The REST API and tools may use FIELDS(ALL) and FIELDS(CUSTOM); Apex may not. */
  readonly unboundedFields?: boolean;
}

export interface CompiledQuery {
  readonly text: string;
  readonly schema: Schema;
  readonly object: ObjectDefinition;
  readonly kind: CheckedQuery["kind"];
  /** Access written in the query: WITH USER_MODE or SYSTEM_MODE. */
  readonly access?: "user" | "system";
  /** WITH SECURITY_ENFORCED. */
  readonly enforced: boolean;
  readonly forUpdate: boolean;
  readonly forView: boolean;
  readonly forReference: boolean;
  /** What SELECT names, in order. */
  readonly columns: readonly OutputColumn[];
  readonly binds: readonly BindUse[];
  readonly uses: readonly FieldUse[];
  readonly query: CheckedQuery;
}

const newestApiVersion = 67;

/** What the Apex checker wants to know of a query; never throws. */
export function checkQuery(text: string, schema: Schema, apiVersion: number): QueryCheck {
  const outcome = analyse(text, schema, { apiVersion, unboundedFields: false });
  const problems = outcome.problems.map(({ message, start, end, unsupported }) => ({
    message,
    start,
    end,
    ...(unsupported === true ? { unsupported } : {}),
  }));
  const { compiled } = outcome;
  const result: QueryCheck["result"] = compiled
    ? resultOf(compiled.kind, compiled.object.name)
    : { kind: "records", object: "SObject" };
  return {
    problems,
    result,
    binds: Array.from(outcome.binds, (bind) =>
      bind
        ? { collection: bind.collection, ...(bind.expected ? { expected: bind.expected } : {}) }
        : { collection: false },
    ),
    ...(compiled?.access ? { access: compiled.access } : {}),
  };
}
function resultOf(kind: CheckedQuery["kind"], object: string): QueryCheck["result"] {
  return kind === "records" ? { kind, object } : { kind };
}

/** Throws a SoqlError for the first problem. */
export function compileQuery(
  text: string,
  schema: Schema,
  options: CompileOptions = {},
): CompiledQuery {
  const { compiled, problems, uses } = analyse(text, schema, options);
  const [first] = problems;
  if (first) throw new SoqlError(first, undefined, uses);
  if (!compiled) throw new Error(`the query has no problem and no result: ${text}`);
  return compiled;
}

function analyse(
  text: string,
  schema: Schema,
  options: CompileOptions,
): {
  compiled?: CompiledQuery;
  problems: readonly SoqlProblem[];
  binds: readonly (BindUse | undefined)[];
  uses: readonly FieldUse[];
} {
  const context = checkContext(
    schema,
    options.apiVersion ?? newestApiVersion,
    options.unboundedFields ?? true,
  );
  try {
    const parsed = parseQuery(text);
    const query = checkStatement(context, parsed);
    const { problems, binds, uses } = context;
    if (!query) return { problems, binds, uses };
    const { access, forUpdate, forView, forReference } = parsed;
    const mode =
      access?.mode === "user" || access?.mode === "system" ? { access: access.mode } : {};
    return {
      problems,
      binds,
      uses,
      compiled: {
        text,
        schema,
        object: query.object,
        kind: query.kind,
        ...mode,
        enforced: access?.mode === "enforced",
        forUpdate,
        forView,
        forReference,
        columns: outputColumns(query),
        binds,
        uses,
        query,
      },
    };
  } catch (error) {
    if (!(error instanceof SoqlError)) throw error;
    const { code, message, start, end, unsupported } = error;
    return {
      problems: [{ code, message, start, end, ...(unsupported ? { unsupported } : {}) }],
      binds: context.binds,
      uses: context.uses,
    };
  }
}

function outputColumns(query: CheckedQuery): OutputColumn[] {
  if (query.kind === "count") return [];
  if (query.kind === "aggregates")
    return aggregateKeys(query).map((name) => ({
      key: name.toLowerCase(),
      name,
      kind: "value",
      columns: [],
    }));
  const columns: Mutable[] = [];
  for (const item of query.select) addOutput(columns, item);
  return columns;
}
interface Mutable {
  key: string;
  name: string;
  kind: OutputColumn["kind"];
  columns: Mutable[];
}

function addOutput(columns: Mutable[], item: CheckedSelect): void {
  if (item.kind === "children") {
    columns.push({
      key: item.name.toLowerCase(),
      name: item.name,
      kind: "children",
      columns: outputColumns(item.query).map(mutable),
    });
    return;
  }
  if (item.kind === "typeof") {
    const names = new Set(
      [...item.whens.flatMap((when) => when.fields), ...item.otherwise].map(
        (path) => path.field.name,
      ),
    );
    columns.push({
      key: item.hop.name.toLowerCase(),
      name: item.hop.name,
      kind: "parent",
      columns: [...names].map((name) => ({
        key: name.toLowerCase(),
        name,
        kind: "value",
        columns: [],
      })),
    });
    return;
  }
  const { operand, alias } = item;
  const path = operand.kind === "field" || operand.kind === "label" ? operand.path : undefined;
  const name = alias ?? path?.field.name ?? operand.text;
  let level = columns;
  for (const hop of alias === undefined ? (path?.hops ?? []) : [])
    level = parentLevel(level, hop.name);
  if (!level.some((column) => column.key === name.toLowerCase()))
    level.push({ key: name.toLowerCase(), name, kind: "value", columns: [] });
}
function parentLevel(columns: Mutable[], name: string): Mutable[] {
  let parent = columns.find(
    (column) => column.key === name.toLowerCase() && column.kind === "parent",
  );
  if (!parent) {
    parent = { key: name.toLowerCase(), name, kind: "parent", columns: [] };
    columns.push(parent);
  }
  return parent.columns;
}
const mutable = (column: OutputColumn): Mutable => ({
  key: column.key,
  name: column.name,
  kind: column.kind,
  columns: column.columns.map(mutable),
});

export interface QueryCompiler {
  check(text: string, apiVersion: number): QueryCheck;
  compile(text: string, options?: CompileOptions): CompiledQuery;
}
const cacheSize = 2000;

/** Compiles each text once; for a Schema that changes, open another. */
export function queryCompiler(schema: Schema): QueryCompiler {
  const compiled = new Map<string, CompiledQuery>();
  return {
    check: (text, apiVersion) => checkQuery(text, schema, apiVersion),
    compile(text, options = {}) {
      const key = `${options.apiVersion ?? ""}|${String(options.unboundedFields ?? "")}|${text}`;
      let query = compiled.get(key);
      if (!query) {
        query = compileQuery(text, schema, options);
        if (compiled.size >= cacheSize) compiled.clear();
        compiled.set(key, query);
      }
      return query;
    },
  };
}

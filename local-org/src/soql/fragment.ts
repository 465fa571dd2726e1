// Pieces of SQL that carry their parameters, so that they can be put together in any order.
import type { SqlScalar } from "./sql-functions.ts";

export interface Fragment {
  readonly sql: string;
  readonly parameters: readonly SqlScalar[];
}

/** sql`${column} = ${parameter(5)}`: fragments are spliced in with their parameters, strings as they are. */
export function sql(
  texts: TemplateStringsArray,
  ...parts: readonly (Fragment | string)[]
): Fragment {
  let text = texts[0] ?? "";
  const parameters: SqlScalar[] = [];
  parts.forEach((part, index) => {
    text += (typeof part === "string" ? part : part.sql) + (texts[index + 1] ?? "");
    if (typeof part !== "string") parameters.push(...part.parameters);
  });
  return { sql: text, parameters };
}
export const raw = (text: string): Fragment => ({ sql: text, parameters: [] });
export const parameter = (value: SqlScalar): Fragment => ({ sql: "?", parameters: [value] });

export function joined(fragments: readonly Fragment[], separator: string): Fragment {
  return {
    sql: fragments.map((fragment) => fragment.sql).join(separator),
    parameters: fragments.flatMap((fragment) => fragment.parameters),
  };
}
export function allOf(fragments: readonly Fragment[]): Fragment {
  return fragments.length === 0 ? raw("1") : joined(fragments, " AND ");
}

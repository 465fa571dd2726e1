// What the Apex checker needs around it, put together from the layers below: Schema, library, SOQL.
import type { ApexEnvironment } from "../apex/environment.ts";
import type { Library } from "../apex/library.ts";
import type { Schema } from "../metadata/schema.ts";
import { createLibrary } from "../platform/library/index.ts";
import { queryCompiler } from "../soql/compile.ts";
import type { QueryCompiler } from "../soql/compile.ts";
import { checkSearch } from "../soql/search.ts";

export function apexEnvironment(
  schema: Schema,
  given?: { readonly library: Library; readonly queries: QueryCompiler },
): ApexEnvironment {
  const queries = given?.queries ?? queryCompiler(schema);
  return {
    schema,
    library: given?.library ?? createLibrary(),
    checkSoql: (text, apiVersion) => queries.check(text, apiVersion),
    checkSosl: (text, apiVersion) => checkSearch(text, schema, apiVersion),
  };
}

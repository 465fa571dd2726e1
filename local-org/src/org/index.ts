// The org layer: compiled Apex and a store made into a Salesforce org.
import { LocalOrg } from "./org.ts";
import type { OpenOptions, Org } from "./contract.ts";
import { diskCache } from "./disk-cache.ts";
import { openState } from "./state-open.ts";

/** Opens (or makes) the org in a store. Compile errors don't keep it from opening: see `diagnostics`. */
export function openOrg(options: OpenOptions): Org {
  const { state, migrationProblems } = openState({
    schema: options.schema,
    store: options.store,
    host: options.host,
    coverage: options.coverage ?? false,
    isTest: false,
    ...(options.onTransaction === undefined ? {} : { onTransaction: options.onTransaction }),
    ...(options.onQuery === undefined ? {} : { onQuery: options.onQuery }),
    ...(options.cacheDirectory === undefined ? {} : { cache: diskCache(options.cacheDirectory) }),
  });
  return new LocalOrg(state, migrationProblems);
}

export { compileProject } from "./program.ts";
export type { CompiledProject, CompileProjectOptions } from "./program.ts";
export { diskCache } from "./disk-cache.ts";
export { importPlan } from "./data-import/import-plan.ts";
export type { PlanEntry } from "./data-import/import-plan.ts";
export { rehearse } from "./rehearse.ts";
export { openTestOrg } from "./test-org.ts";
export type { TestOrg, MethodResult, ClassCoverage } from "./test-org.ts";
export type * from "./contract.ts";

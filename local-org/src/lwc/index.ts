// The lwc layer: builds a project's Lightning web components, and the modules they run on, for a browser.
import type { Schema } from "../metadata/schema.ts";
import type { Diagnostic } from "../org/contract.ts";
import type { BuiltModules } from "./build-modules.ts";
import { buildComponents, readComponentSources } from "./component-build.ts";
import { openSourceCompiler } from "./compile-source.ts";
import { buildVendor } from "./vendor-build.ts";

export type { BuiltModules } from "./build-modules.ts";
export { packageDirectory } from "./packages.ts";
export { auraSignatures } from "./aura-signatures.ts";
export { generateTypes } from "./generate-types.ts";

export interface LwcOptions {
  readonly schema: Schema;
  /** bundle directories in the Schema resolve against it */
  readonly projectRoot: string;
  /** `.local-org/cache` */
  readonly cacheDirectory: string;
  /** absent: imports of Apex methods are not checked */
  readonly auraMethodExists?: (className: string, methodName: string) => boolean;
}

/** Everything a page loads: `vendor` and `components` together fill the import map. */
export interface LwcBuild {
  readonly vendor: BuiltModules;
  readonly components: BuiltModules;
  readonly diagnostics: readonly Diagnostic[];
}

/** Builds what changed since the last build; what did not comes from the cache. */
export async function buildLwc(options: LwcOptions): Promise<LwcBuild> {
  const { schema, projectRoot, cacheDirectory, auraMethodExists } = options;
  const compiler = openSourceCompiler(cacheDirectory);
  const sources = readComponentSources(schema, projectRoot);
  const shared = { schema, projectRoot, cacheDirectory, compiler };
  const vendor = await buildVendor({ ...shared, used: sources.used });
  const components = await buildComponents({
    ...shared,
    sources,
    ...(auraMethodExists ? { auraMethodExists } : {}),
  });
  return { vendor, components, diagnostics: [...vendor.diagnostics, ...components.diagnostics] };
}

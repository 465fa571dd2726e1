// The vendor build: engine, base components in use, platform modules and the shell; made once and kept until one of its sources changes.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Schema } from "../metadata/schema.ts";
import { openBundles, ownSpecifiers } from "./bundles.ts";
import { buildModules, cachedBuild, type BuiltModules } from "./build-modules.ts";
import { hash, versionsOf, type SourceCompiler } from "./compile-source.ts";
import { locateLightningModule } from "./lightning-modules.ts";
import { localOrgDirectory, ownModulesDirectory } from "./packages.ts";
import { lightningModulesOf } from "./used-modules.ts";

const vendorPackages = [
  "@lwc/engine-dom",
  "@lwc/synthetic-shadow",
  "@lwc/compiler",
  "lightning-base-components",
  "rolldown",
  "@babel/core",
];
const engineSpecifiers = ["@lwc/synthetic-shadow", "lwc"];

export interface VendorRequest {
  readonly schema: Schema;
  readonly projectRoot: string;
  readonly cacheDirectory: string;
  readonly compiler: SourceCompiler;
  /** `lightning/…` modules that the project's components use */
  readonly used: readonly string[];
}

export async function buildVendor(request: VendorRequest): Promise<BuiltModules> {
  const ownFiles = filesUnder(ownModulesDirectory).filter((file) =>
    /\.(ts|js|html|css)$/.test(file),
  );
  const ownSources = ownFiles.map((file) => readFileSync(file, "utf8"));
  const specifiers = vendorSpecifiers(request.used, ownFiles, ownSources);
  const key = hash([
    ...specifiers,
    versionsOf(vendorPackages),
    ...buildSources(),
    ...ownFiles,
    ...ownSources,
  ]);
  const directory = join(request.cacheDirectory, "lwc", "vendor");
  return (
    cachedBuild(directory, key) ??
    (await buildModules({
      key,
      directory,
      specifiers,
      minify: true,
      sharedChunk: "base",
      plugin: {
        bundles: openBundles(request.schema, request.projectRoot),
        compiler: request.compiler,
        context: { schema: request.schema },
        isExternal: () => false,
      },
    }))
  );
}

function vendorSpecifiers(
  used: readonly string[],
  ownFiles: readonly string[],
  ownSources: readonly string[],
): string[] {
  const usedByShell = ownFiles.flatMap((file, index) =>
    lightningModulesOf(file, ownSources[index] ?? "").map((use) => use.specifier),
  );
  const lightning = [...used, ...usedByShell, ...ownSpecifiers("lightning")].filter(
    (specifier) => locateLightningModule(specifier.slice("lightning/".length)).kind !== "missing",
  );
  return [
    ...engineSpecifiers,
    ...ownSpecifiers("local"),
    ...ownSpecifiers("shell"),
    ...[...new Set(lightning)].sort(),
  ];
}

/** The text of what decides how modules are built, so that a change of ours makes a new build. */
export function buildSources(): string[] {
  const directory = join(localOrgDirectory, "src", "lwc");
  return readdirSync(directory)
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
    .sort()
    .map((name) => readFileSync(join(directory, name), "utf8"));
}

function filesUnder(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

// The project's own components (`c/…`), built against the vendor modules that the page's import map supplies.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Schema } from "../metadata/schema.ts";
import type { Diagnostic } from "../org/contract.ts";
import { openBundles } from "./bundles.ts";
import { buildModules, cachedBuild, type BuiltModules } from "./build-modules.ts";
import { lwcProblem } from "./compile-diagnostics.ts";
import { hash, type SourceCompiler } from "./compile-source.ts";
import { locateLightningModule } from "./lightning-modules.ts";
import { resolvePlatformModule } from "./platform-modules.ts";
import { lightningModulesOf } from "./used-modules.ts";
import { buildSources } from "./vendor-build.ts";

export interface ComponentSources {
  readonly files: readonly { readonly path: string; readonly text: string }[];
  /** `lightning/…` modules in use */
  readonly used: readonly string[];
  /** uses of modules that do not exist here */
  readonly diagnostics: readonly Diagnostic[];
}

export function readComponentSources(schema: Schema, projectRoot: string): ComponentSources {
  const files = schema.lwc.flatMap((bundle) => sourceFiles(resolve(projectRoot, bundle.directory)));
  const uses = files.flatMap(({ path, text }) =>
    lightningModulesOf(path, text).map((use) => ({ ...use, file: path })),
  );
  const diagnostics = uses.flatMap((use) => {
    const module = locateLightningModule(use.specifier.slice("lightning/".length));
    return module.kind === "missing"
      ? [lwcProblem(module.message, use.file, use.line, use.column, true)]
      : [];
  });
  return { files, used: [...new Set(uses.map((use) => use.specifier))].sort(), diagnostics };
}

export interface ComponentRequest {
  readonly schema: Schema;
  readonly projectRoot: string;
  readonly cacheDirectory: string;
  readonly compiler: SourceCompiler;
  readonly sources: ComponentSources;
  readonly auraMethodExists?: (className: string, methodName: string) => boolean;
}

export async function buildComponents(request: ComponentRequest): Promise<BuiltModules> {
  const { schema, sources, auraMethodExists } = request;
  const key = hash([
    ...buildSources(),
    ...sources.files.flatMap((file) => [file.path, file.text]),
    JSON.stringify(schema.labels.map((label) => [label.name, label.value])),
    JSON.stringify([
      schema.namespace,
      schema.staticResources.map((resource) => resource.name),
      schema.customPermissions,
    ]),
    auraMethodExists
      ? apexReferences(sources)
          .map(
            (reference) => `${reference}:${String(auraMethodExists(...splitReference(reference)))}`,
          )
          .join()
      : "",
    JSON.stringify(
      schemaReferences(sources).map((reference) =>
        resolvePlatformModule(`@salesforce/schema/${reference}`, { schema }),
      ),
    ),
  ]);
  const directory = join(request.cacheDirectory, "lwc", "c");
  const built =
    cachedBuild(directory, key) ??
    (await buildModules({
      key,
      directory,
      specifiers: schema.lwc.map((bundle) => `c/${bundle.name}`),
      minify: false,
      plugin: {
        bundles: openBundles(schema, request.projectRoot),
        compiler: request.compiler,
        context: { schema, ...(auraMethodExists ? { auraMethodExists } : {}) },
        isExternal: (specifier) =>
          specifier === "lwc" || /^(lightning|local|shell|@lwc)\//.test(specifier),
      },
    }));
  return { ...built, diagnostics: [...sources.diagnostics, ...built.diagnostics] };
}

function sourceFiles(directory: string): { path: string; text: string }[] {
  if (!existsSync(directory)) {
    return [];
  }
  const names = readdirSync(directory, { recursive: true, encoding: "utf8" }).sort();
  return names
    .filter(
      (name) =>
        /\.(ts|js|html|css)$/.test(name) && !name.endsWith(".d.ts") && !name.includes("__tests__"),
    )
    .filter((name) => !(name.endsWith(".js") && names.includes(name.replace(/\.js$/, ".ts")))) // emitted beside its source
    .map((name) => ({
      path: join(directory, name),
      text: readFileSync(join(directory, name), "utf8"),
    }));
}

function apexReferences(sources: ComponentSources): string[] {
  return referencesTo(sources, /@salesforce\/apex\/([\w.]+)/g);
}

function schemaReferences(sources: ComponentSources): string[] {
  return referencesTo(sources, /@salesforce\/schema\/([\w.]+)/g);
}

function referencesTo(sources: ComponentSources, pattern: RegExp): string[] {
  return [
    ...new Set(
      sources.files.flatMap((file) =>
        [...file.text.matchAll(pattern)].map((match) => match[1] ?? ""),
      ),
    ),
  ].sort();
}

function splitReference(reference: string): [string, string] {
  const parts = reference.split(".");
  return [parts.at(-2) ?? "", parts.at(-1) ?? ""];
}

// The rolldown plugin that lets it bundle Lightning web components: resolves their imports and compiles their files.
import { existsSync, readFileSync } from "node:fs";
import { dirname, extname, join, resolve } from "node:path";
import { resolveModule } from "@lwc/module-resolver";
import type { Plugin } from "rolldown";
import type { Diagnostic } from "../org/contract.ts";
import { mainFile, type Bundle, type Bundles } from "./bundles.ts";
import { diagnosticOf, lwcProblem } from "./compile-diagnostics.ts";
import type { SourceCompiler } from "./compile-source.ts";
import { isIconTemplates } from "./lightning-modules.ts";
import { baseComponentsDirectory, packageFile } from "./packages.ts";
import { resolvePlatformModule, type PlatformModuleContext } from "./platform-modules.ts";

export interface LwcPluginOptions {
  readonly bundles: Bundles;
  readonly compiler: SourceCompiler;
  readonly context: PlatformModuleContext;
  /** Specifiers the page's import map supplies: they stay imports. */
  readonly isExternal: (specifier: string) => boolean;
  readonly report: (diagnostic: Diagnostic) => void;
}

interface Resolved {
  readonly id: string;
  readonly external?: boolean;
}

const virtualPrefix = "\0platform:";
/** A base component as npm has it, for the own module that stands in front of it. */
const stockPrefix = "lightning-base-components/";
const emptyModule = "\0empty";
const compiledExtensions: readonly string[] = [".ts", ".js", ".html", ".css"];

export function lwcPlugin(options: LwcPluginOptions): Plugin {
  const sources = new Map<string, string>();

  function resolveSpecifier(specifier: string, importer: string | undefined): Resolved | undefined {
    if (options.isExternal(specifier)) {
      return { id: specifier, external: true };
    }
    if (specifier === "lwc") {
      return { id: packageFile("@lwc/engine-dom") };
    }
    if (specifier.startsWith(stockPrefix)) {
      const name = specifier.slice(stockPrefix.length);
      return { id: join(baseComponentsDirectory(), "src", "lightning", name, `${name}.js`) };
    }
    if (isIconTemplates(specifier)) {
      return { id: emptyModule };
    }
    if (specifier.startsWith("@salesforce/")) {
      return resolvePlatform(specifier, importer);
    }
    const bundle = options.bundles.find(specifier);
    if (bundle) {
      return {
        id:
          mainFile(bundle) ??
          missing(
            `The bundle ${specifier} has no .ts, .js, .html or .css file of its name.`,
            importer,
          ),
      };
    }
    if (specifier.startsWith(".") && importer !== undefined && options.bundles.ownerOf(importer)) {
      return {
        id: relativeFile(specifier, importer) ?? missing(`${specifier} does not exist.`, importer),
      };
    }
    if (/^(c|lightning)\//.test(specifier)) {
      return { id: missing(`No MODULE named ${specifier} found.`, importer) };
    }
    return importer !== undefined && isBaseComponent(importer)
      ? baseComponentModule(specifier, importer)
      : undefined;
  }

  function resolvePlatform(specifier: string, importer: string | undefined): Resolved | undefined {
    const module = resolvePlatformModule(specifier, options.context);
    switch (module?.kind) {
      case "source":
        sources.set(virtualPrefix + specifier, module.code);
        return { id: virtualPrefix + specifier };
      case "module":
        return resolveSpecifier(module.specifier, importer);
      case "baseComponents":
        return (
          baseComponentModule(specifier, importer ?? "") ?? {
            id: missing(`The local org does not support ${specifier}.`, importer, true),
          }
        );
      case "problem":
        return { id: missing(module.message, importer, module.unsupported, specifier) };
      default:
        return undefined;
    }
  }

  function missing(
    message: string,
    importer: string | undefined,
    unsupported = false,
    specifier?: string,
  ): string {
    const place =
      importer === undefined ? { line: 1, column: 1 } : placeOf(importer, specifier ?? message);
    options.report(lwcProblem(message, importer ?? "", place.line, place.column, unsupported));
    return emptyModule;
  }

  return {
    name: "lwc",
    resolveId(specifier, importer) {
      return (
        resolveSpecifier(specifier, importer === undefined ? undefined : withoutQuery(importer)) ??
        null
      );
    },
    load(id) {
      if (id === emptyModule) {
        return { code: "export default void 0;", moduleType: "js" };
      }
      const platformSource = sources.get(id);
      if (platformSource !== undefined) {
        return { code: platformSource, moduleType: "js" };
      }
      const bundle = compiledExtensions.includes(extname(withoutQuery(id)))
        ? options.bundles.ownerOf(withoutQuery(id))
        : undefined;
      return bundle ? loadBundleFile(id, bundle, options) : null;
    },
  };
}

function loadBundleFile(id: string, bundle: Bundle, { compiler, report }: LwcPluginOptions) {
  const file = withoutQuery(id);
  if (!existsSync(file)) {
    return { code: "export default void 0;", moduleType: "js" as const };
  }
  try {
    const compiled = compiler.compile({
      file,
      source: readFileSync(file, "utf8"),
      namespace: bundle.namespace,
      name: bundle.name,
      apiVersion: bundle.apiVersion,
      scopedStyles: id.includes("scoped=true"),
    });
    return { code: compiled.code, map: compiled.map, moduleType: "js" as const };
  } catch (error) {
    report(diagnosticOf(error, file));
    return { code: "export default void 0;", moduleType: "js" as const };
  }
}

// A component without a template or style sheet still imports one: those resolve to a path that need not exist.
function relativeFile(specifier: string, importer: string): string | undefined {
  const [path = "", query] = specifier.split("?");
  const target = resolve(dirname(importer), path);
  const suffix = query === undefined ? "" : `?${query}`;
  if (/\.(html|css)$/.test(path)) {
    return target + suffix;
  }
  return [target, `${target}.ts`, `${target}.js`, `${target}.css`, `${target}/index.js`].find(
    (file) => extname(file) !== "" && existsSync(file),
  );
}

function baseComponentModule(specifier: string, importer: string): Resolved | undefined {
  const directory = isBaseComponent(importer) ? dirname(importer) : baseComponentsDirectory();
  try {
    return {
      id: resolveModule(specifier, directory, { rootDir: baseComponentsDirectory() }).entry,
    };
  } catch {
    return undefined; // not a module of lightning-base-components: the caller says so, or the bundler resolves it from npm
  }
}

function isBaseComponent(file: string): boolean {
  return file.startsWith(baseComponentsDirectory());
}

function placeOf(file: string, text: string): { line: number; column: number } {
  const quoted = /[@\w./-]+\/[\w./-]+/.exec(text)?.[0] ?? text;
  const source = existsSync(file) ? readFileSync(file, "utf8") : "";
  const index = source.indexOf(quoted);
  const before = source.slice(0, Math.max(0, index)).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function withoutQuery(id: string): string {
  return id.startsWith("\0") ? id : (id.split("?")[0] ?? id);
}

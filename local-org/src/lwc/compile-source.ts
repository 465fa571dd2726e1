// Turns one source file of a Lightning web component (.ts, .js, .html, .css) into an ES module, and keeps the result on disk by content.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { transformSync as stripTypes } from "@babel/core";
import { transformSync as compileModule } from "@lwc/compiler";
import { packageDirectory } from "./packages.ts";

/** The bundle a file belongs to: `c/dealForm` is { namespace: "c", name: "dealForm" }. */
export interface BundleName {
  readonly namespace: string;
  readonly name: string;
}

interface CompileRequest extends BundleName {
  readonly file: string;
  readonly source: string;
  readonly apiVersion: number;
  readonly scopedStyles: boolean;
}

interface CompiledModule {
  readonly code: string;
  readonly map: string | null;
}

export interface SourceCompiler {
  compile(request: CompileRequest): CompiledModule;
}

/** The newest API version that the compiler knows; a later one compiles as this. */
const newestApiVersion = 66;

export function openSourceCompiler(cacheDirectory: string): SourceCompiler {
  const directory = join(cacheDirectory, "lwc", "compiled");
  mkdirSync(directory, { recursive: true });
  const compilerVersions = versionsOf(["@lwc/compiler", "@babel/core", "@babel/preset-typescript"]);

  return {
    compile(request) {
      const { source, ...rest } = request;
      const key = hash([
        compilerVersions,
        JSON.stringify({ ...rest, file: basename(rest.file) }),
        source,
      ]);
      const file = join(directory, `${key}.json`);
      if (existsSync(file)) {
        return JSON.parse(readFileSync(file, "utf8")) as CompiledModule;
      }
      const compiled = compileSource(request);
      writeAtomically(file, JSON.stringify(compiled));
      return compiled;
    },
  };
}

function compileSource(request: CompileRequest): CompiledModule {
  const script = request.file.endsWith(".ts")
    ? withoutTypes(request.source, request.file)
    : request.source;
  const { code, map } = compileModule(script, request.file, {
    name: request.name,
    namespace: request.namespace,
    apiVersion: Math.min(request.apiVersion, newestApiVersion),
    scopedStyles: request.scopedStyles,
    enableDynamicComponents: true,
    enableLwcOn: true,
    enableSyntheticElementInternals: true,
    dynamicImports: { strictSpecifier: false },
    outputConfig: { sourcemap: true },
  });
  return {
    code: code.replaceAll("import.meta.env.SSR", "false"),
    map: map ? JSON.stringify(map) : null,
  };
}

// The recipe of Salesforce's own Jest transformer and compiler: types are erased, decorators stay for the LWC compiler.
function withoutTypes(source: string, file: string): string {
  const result = stripTypes(source, {
    filename: file,
    babelrc: false,
    configFile: false,
    retainLines: true,
    presets: [
      [
        packageDirectory("@babel/preset-typescript"),
        { allowDeclareFields: true, onlyRemoveTypeImports: true },
      ],
    ],
    plugins: [
      [packageDirectory("@babel/plugin-syntax-decorators"), { decoratorsBeforeExport: true }],
    ],
  });
  return result?.code ?? "";
}

export function hash(parts: readonly string[]): string {
  const sum = createHash("sha256");
  for (const part of parts) {
    sum.update(part).update("\0");
  }
  return sum.digest("hex").slice(0, 20);
}

function writeAtomically(file: string, content: string): void {
  const temporary = `${file}.${process.pid}.tmp`;
  writeFileSync(temporary, content);
  renameSync(temporary, file);
}

export function versionsOf(packages: readonly string[]): string {
  return packages
    .map(
      (name) =>
        `${name}@${(JSON.parse(readFileSync(join(packageDirectory(name), "package.json"), "utf8")) as { version: string }).version}`,
    )
    .join(" ");
}

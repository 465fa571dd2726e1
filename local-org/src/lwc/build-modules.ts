// Runs rolldown over a set of entries and leaves the result in a folder of the cache named by the content it was built from.
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { rolldown, type InputOptions, type OutputChunk } from "rolldown";
import type { Diagnostic } from "../org/contract.ts";
import { diagnosticOf } from "./compile-diagnostics.ts";
import { lwcPlugin, type LwcPluginOptions } from "./rolldown-plugin.ts";

/** Modules ready to serve: specifier -> file in `directory`. */
export interface BuiltModules {
  readonly key: string;
  readonly directory: string;
  readonly entries: Readonly<Record<string, string>>;
  /** files each entry loads at once, for preload links */
  readonly imports: Readonly<Record<string, readonly string[]>>;
  readonly diagnostics: readonly Diagnostic[];
}

export interface BuildRequest {
  readonly key: string;
  /** `.local-org/cache/lwc/<kind>`: one folder per key below it */
  readonly directory: string;
  readonly specifiers: readonly string[];
  readonly plugin: Omit<LwcPluginOptions, "report">;
  readonly minify: boolean;
  /** one shared chunk instead of many small ones */
  readonly sharedChunk?: string;
}

const manifestName = "manifest.json";

/** The build of that key when the cache has it. */
export function cachedBuild(directory: string, key: string): BuiltModules | undefined {
  const manifest = join(directory, key, manifestName);
  if (!existsSync(manifest)) {
    return undefined;
  }
  return {
    ...(JSON.parse(readFileSync(manifest, "utf8")) as Omit<BuiltModules, "directory">),
    directory: join(directory, key),
  };
}

export async function buildModules(request: BuildRequest): Promise<BuiltModules> {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => void diagnostics.push(diagnostic);
  const target = join(request.directory, request.key);
  const temporary = `${target}.${process.pid}.tmp`;
  let chunks: readonly OutputChunk[] = [];
  try {
    chunks = await bundle(request, report);
  } catch (error) {
    if (diagnostics.length === 0) {
      report(diagnosticOf(error, ""));
    }
  }
  for (const chunk of chunks) {
    const file = join(temporary, chunk.fileName);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(
      file,
      chunk.map
        ? `${chunk.code}\n//# sourceMappingURL=${chunk.fileName.split("/").at(-1) ?? ""}.map\n`
        : chunk.code,
    );
    if (chunk.map) {
      writeFileSync(`${file}.map`, chunk.map.toString());
    }
  }
  mkdirSync(temporary, { recursive: true });
  const result = { key: request.key, ...manifestOf(chunks), diagnostics: unique(diagnostics) };
  writeFileSync(join(temporary, manifestName), JSON.stringify(result));
  keep(temporary, target);
  prune(request.directory);
  return { ...result, directory: target };
}

/** Another process may have built the same key meanwhile: then its folder stays, since the content is the same. */
function keep(temporary: string, target: string): void {
  try {
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true });
    if (!existsSync(join(target, manifestName))) {
      throw error;
    }
  }
}

/** Builds that stay in the cache, so that pages opened before the last few changes still find their modules. */
const keptBuilds = 20;

function prune(directory: string): void {
  const builds = readdirSync(directory).map((name) => join(directory, name));
  const byAge = builds
    .map((path) => ({ path, at: statSync(path).mtimeMs }))
    .sort((left, right) => right.at - left.at);
  for (const { path } of byAge.slice(keptBuilds)) {
    rmSync(path, { recursive: true, force: true });
  }
}

async function bundle(
  request: BuildRequest,
  report: (diagnostic: Diagnostic) => void,
): Promise<OutputChunk[]> {
  if (request.specifiers.length === 0) {
    return [];
  }
  const input: InputOptions = {
    input: Object.fromEntries(
      request.specifiers.map((specifier) => [fileNameOf(specifier), specifier]),
    ),
    platform: "browser",
    plugins: [lwcPlugin({ ...request.plugin, report })],
    transform: { define: { "process.env.NODE_ENV": '"production"' } },
    checks: { circularDependency: false },
    onLog: (level, log) => {
      if (level === "warn" && log.code === "UNRESOLVED_IMPORT") {
        report(diagnosticOf(log, log.id ?? ""));
      }
    },
  };
  const build = await rolldown(input);
  try {
    const { output } = await build.generate({
      format: "esm",
      entryFileNames: "[name].js",
      chunkFileNames: "chunks/[name]-[hash].js",
      minify: request.minify,
      sourcemap: !request.minify,
      ...(request.sharedChunk === undefined
        ? {}
        : {
            codeSplitting: {
              groups: [{ name: request.sharedChunk, test: /node_modules(?!.*synthetic-shadow)/ }],
            },
          }),
    });
    return output.filter((item) => item.type === "chunk");
  } finally {
    await build.close();
  }
}

function manifestOf(chunks: readonly OutputChunk[]): Pick<BuiltModules, "entries" | "imports"> {
  const entries: Record<string, string> = {};
  const imports: Record<string, readonly string[]> = {};
  for (const chunk of chunks.filter((candidate) => candidate.isEntry)) {
    const specifier = specifierOf(chunk.name);
    entries[specifier] = chunk.fileName;
    imports[specifier] = chunk.imports.filter((file) =>
      chunks.some((other) => other.fileName === file),
    );
  }
  return { entries, imports };
}

function fileNameOf(specifier: string): string {
  return specifier.replaceAll("/", "~");
}

function specifierOf(fileName: string): string {
  return fileName.replaceAll("~", "/");
}

function unique(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [
    ...new Map(diagnostics.map((diagnostic) => [JSON.stringify(diagnostic), diagnostic])).values(),
  ];
}

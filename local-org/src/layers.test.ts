// The rules between folders: each imports only from those above it in the list, and the pure ones touch nothing outside the program.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const source = dirname(fileURLToPath(import.meta.url));
/** Lowest first, as local-org.md lists them. */
const layers = [
  "metadata",
  "apex",
  "soql",
  "formula",
  "database",
  "platform",
  "org",
  "testing",
  "lwc",
  "validate",
  "server",
  "cli",
];
const pure = new Set(["metadata", "apex", "soql", "formula", "validate"]);
/** Modules of Node that only compute, or load code. */
const harmless = new Set(["node:crypto", "node:module"]);

function* filesOf(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    // modules for the browser are no part of the layers
    if (entry.isDirectory()) {
      if (relative(source, path) !== join("lwc", "modules")) yield* filesOf(path);
    } else if (entry.name.endsWith(".ts")) yield path;
  }
}
const isTestCode = (file: string): boolean =>
  /\.test\.ts$|(?:^|[/-])(?:fixture|test-store|test-schema)[\w-]*\.ts$/.test(file);
const layerOf = (file: string): string => relative(source, file).split(/[\\/]/)[0] ?? "";
const importsOf = (text: string): string[] =>
  [
    ...text.matchAll(
      /^\s*(?:import|export)\b[^;'"]*?\bfrom\s+["']([^"']+)["']|^\s*import\s+["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']/gm,
    ),
  ].map((match) => match[1] ?? match[2] ?? match[3] ?? "");
const files = layers.flatMap((layer) => {
  try {
    return [...filesOf(join(source, layer))];
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
});

test("a layer imports only from the layers above it in the list", () => {
  const wrong: string[] = [];
  for (const file of files) {
    const own = layers.indexOf(layerOf(file));
    for (const name of importsOf(readFileSync(file, "utf8"))) {
      if (!name.startsWith(".")) continue;
      const other = layers.indexOf(layerOf(resolve(dirname(file), name)));
      // the tests of a pure layer may use the store beneath it
      if (other > own && !isTestCode(file)) wrong.push(`${relative(source, file)} imports ${name}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test("the pure layers know no file system, clock, chance or console", () => {
  const wrong: string[] = [];
  for (const file of files) {
    if (!pure.has(layerOf(file)) || isTestCode(file)) continue;
    const text = readFileSync(file, "utf8");
    for (const name of importsOf(text))
      if (name.startsWith("node:") && !harmless.has(name))
        wrong.push(`${relative(source, file)} imports ${name}`);
    for (const use of text
      .replace(/\/\/.*$|"(?:[^"\\\n]|\\.)*"|`[^`]*`/gm, "")
      .matchAll(/\b(?:Date\.now\(|new Date\(\)|Math\.random\(|console\.|process\.|performance\.)/g))
      wrong.push(`${relative(source, file)} uses ${use[0]}`);
  }
  assert.deepEqual(wrong, []);
});

test("only the command line touches the console and the process", () => {
  const wrong: string[] = [];
  for (const file of files) {
    if (layerOf(file) === "cli" || isTestCode(file)) continue;
    const text = readFileSync(file, "utf8").replace(/\/\/.*$|"(?:[^"\\\n]|\\.)*"|`[^`]*`/gm, "");
    for (const use of text.matchAll(/\bconsole\.|\bprocess\.(?:argv|exit|env|cwd)/g))
      wrong.push(`${relative(source, file)} uses ${use[0]}`);
  }
  assert.deepEqual(wrong, []);
});

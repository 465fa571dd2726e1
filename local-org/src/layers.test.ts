// The rules between folders: each imports only from those above it in the list, and the pure ones touch nothing outside the program.
import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { join, relative } from "node:path";
import { test } from "node:test";
import ts from "typescript";

const source = import.meta.dirname;
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

const { options } = ts.parseJsonConfigFileContent(
  ts.readConfigFile(join(source, "..", "tsconfig.json"), (file) => ts.sys.readFile(file)).config,
  ts.sys,
  join(source, ".."),
);
const resolved = ts.createModuleResolutionCache(source, (name) => name, options);

const isTestCode = (file: string): boolean =>
  /\.test\.ts$|(?:^|[/-])(?:fixture|test-store|test-schema)[\w-]*\.ts$/.test(file);
const layerOf = (file: string): string => file.split(/[\\/]/)[0] ?? "";
/** Paths below src; modules for the browser are no part of the layers. */
const files = globSync("*/**/*.ts", { cwd: source }).filter(
  (file) => !file.startsWith(join("lwc", "modules")),
);
const product = files.filter((file) => !isTestCode(file));
const textOf = (file: string): string => readFileSync(join(source, file), "utf8");

/** What a text imports in any form: statements, types, `import()` and `require`, resolved as the compiler does. */
function importsOf(
  file: string,
  text = textOf(file),
): { name: string; path: string | undefined }[] {
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => {
    const { resolvedModule } = ts.resolveModuleName(
      fileName,
      join(source, file),
      options,
      ts.sys,
      resolved,
      undefined,
      ts.ModuleKind.ESNext,
    );
    return {
      name: fileName,
      path: resolvedModule && relative(source, resolvedModule.resolvedFileName),
    };
  });
}

function wrongImports(file: string, text?: string): string[] {
  const own = layers.indexOf(layerOf(file));
  return importsOf(file, text)
    .filter(({ path }) => path !== undefined && layers.indexOf(layerOf(path)) > own)
    .map(({ name }) => `${file} imports ${name}`);
}

/** Uses of what lies outside the program, in code and not in texts or comments. */
function outsideUses(file: string, wanted: RegExp, text = textOf(file)): string[] {
  const found: string[] = [];
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
  const visit = (node: ts.Node): void => {
    const use =
      ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression)
        ? `${node.expression.text}.${node.name.text}`
        : ts.isNewExpression(node) && !node.arguments?.length && ts.isIdentifier(node.expression)
          ? `new ${node.expression.text}()`
          : "";
    if (wanted.test(use)) found.push(`${file} uses ${use}`);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}
const outside = /^(?:Date\.now|new Date\(\)|Math\.random|(?:console|process|performance)\..*)$/;
const commandLine = /^(?:console\..*|process\.(?:argv|exit|exitCode|env|cwd|stdout|stderr))$/;

test("every folder of src is a layer", () => {
  assert.deepEqual(new Set(files.map(layerOf)), new Set(layers));
});

test("a layer imports only from the layers above it in the list", () => {
  // the tests of a pure layer may use the store beneath it
  assert.deepEqual(
    product.flatMap((file) => wrongImports(file)),
    [],
  );
});

test("the pure layers know no file system, clock, chance or console", () => {
  const own = product.filter((file) => pure.has(layerOf(file)));
  const modules = own.flatMap((file) =>
    importsOf(file)
      .filter(({ name }) => !harmless.has(name))
      .filter(({ name }) => name.startsWith("node:") || builtinModules.includes(name))
      .map(({ name }) => `${file} imports ${name}`),
  );
  assert.deepEqual([...modules, ...own.flatMap((file) => outsideUses(file, outside))], []);
});

test("only the command line touches the console and the process", () => {
  const others = product.filter((file) => layerOf(file) !== "cli");
  assert.deepEqual(
    others.flatMap((file) => outsideUses(file, commandLine)),
    [],
  );
});

test("planted: every form of import is seen and resolved, whatever its spelling", () => {
  const at = "apex/planted.ts";
  for (const text of [
    'import { openOrg } from "../org/index.ts";',
    'import type { Org } from "../org/contract.ts";',
    'import "../server/index.ts";',
    'export { openOrg } from "../org/index.ts";',
    'const late = await import("../org/index.ts");',
    'type Late = import("../org/contract.ts").Org;',
    'import { openOrg } from "local-org";',
    'import { openOrg } from "../metadata/../org/index.ts";',
  ])
    assert.equal(wrongImports(at, text).length, 1, text);
  assert.deepEqual(wrongImports(at, 'import { qualifiedName } from "../metadata/schema.ts";'), []);
  assert.deepEqual(
    wrongImports(at, '// import "../org/index.ts"\nconst text = "from ../org";'),
    [],
  );
});

test("planted: clock, chance, console and process are seen in code and not in texts", () => {
  const uses = (text: string): number => outsideUses("apex/planted.ts", outside, text).length;
  for (const text of [
    "Date.now()",
    "new Date()",
    "const now = Date.now;",
    "Math.random()",
    "console.log(1)",
    "`${process.cwd()}`",
    "performance.now()",
  ])
    assert.equal(uses(text), 1, text);
  assert.equal(uses('// console.log\nconst a = "process.exit"; new Date(1);'), 0);
});

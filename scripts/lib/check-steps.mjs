// What `npm run check` runs, in order, and what of it a set of changed files needs.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "./install.mjs";

const prettier = [
  "node_modules/prettier/bin/prettier.cjs",
  "--check",
  "--log-level=warn",
  "--cache",
  "--cache-location=node_modules/.cache/prettier/files",
];
const tsc = (project) => ["node_modules/typescript/bin/tsc", "--noEmit", "-p", project];
const script = (name, ...args) => [`scripts/${name}.mjs`, ...args];

/** Steps of one stage share the cores; tests have the machine to themselves, so that no browser waits for an analyzer. */
export function stepsForAll() {
  return [
    { name: "components", commands: [["scripts/lib/build-components.mjs"]] },
    { name: "analyzer", stage: "static", commands: [script("analyze")] },
    { name: "lint", stage: "static", commands: [script("lint")] },
    { name: "format", stage: "static", commands: [[...prettier, "."]] },
    {
      name: "types",
      stage: "static",
      commands: [tsc("local-org/tsconfig.json"), tsc("e2e/tsconfig.json"), tsc("tsconfig.json")],
    },
    { name: "metadata", stage: "static", commands: [script("check-metadata")] },
    { name: "structure", stage: "static", commands: [script("structure")] },
    { name: "lists", stage: "static", commands: [script("matching-lists", "--check")] },
    { name: "limits", stage: "static", commands: [script("check-limits")] },
    { name: "tests", commands: [script("test")] },
  ];
}

const FORMATTED = /\.(cls|trigger|apex|ts|mts|mjs|cjs|js|json|html|css|xml|ya?ml|md)$/;
const LINTED = /\.(ts|mts|mjs|cjs|html|css)$/;

/** The inner loop: what can say something about these files, and no more. Browser tests are left to the whole check. */
export function stepsForChanged(files) {
  const some = (pattern) => files.filter((file) => pattern.test(file));
  const inPackage = some(/^(force-app|unpackaged)\//);
  const inComponents = some(/^force-app\/.*\/lwc\/|^force-app\/.*(labels-meta\.xml|\.cls)$/);
  const inLocalOrg = some(/^local-org\/(src|tests)\//);
  const steps = [];
  const add = (name, stage, ...commands) => {
    if (commands.length > 0) steps.push({ name, stage, commands });
  };
  if (inComponents.length > 0) add("components", undefined, ["scripts/lib/build-components.mjs"]);
  if (some(FORMATTED).length > 0)
    add("format", "static", [...prettier, "--ignore-unknown", ...some(FORMATTED)]);
  if (some(LINTED).length > 0) add("lint", "static", script("lint", ...some(LINTED)));
  if (inLocalOrg.length > 0) add("types", "static", tsc("local-org/tsconfig.json"));
  if (some(/^(e2e|scripts\/bench)\//).length > 0)
    add("types of tests", "static", tsc("e2e/tsconfig.json"));
  if (inPackage.length > 0) add("metadata", "static", ["local-org/src/cli/main.ts", "validate"]);
  if (inPackage.length > 0) add("analyzer", "static", script("analyze", "--changed"));
  const suites = suitesFor(files, inPackage, inLocalOrg);
  if (suites.length > 0) add("tests", undefined, ...suites);
  return steps;
}

/** Apex tests take seconds, so they all run; of the local org's own, those of the layers that changed. */
function suitesFor(files, inPackage, inLocalOrg) {
  const commands = [];
  if (inPackage.some((file) => /\.(cls|trigger|xml)$/.test(file)) || inLocalOrg.length > 0)
    commands.push(script("test", "apex"));
  if (inPackage.some((file) => file.includes("/lwc/"))) commands.push(script("test", "jest"));
  if (
    files.some((file) =>
      /^local-org\/(src\/(apex|soql|formula|platform|org)|conformance)\//.test(file),
    )
  )
    commands.push(script("test", "conformance"));
  const tests = testsBeside(files);
  if (tests.length > 0)
    commands.push(["--test", "--test-concurrency=2", "--test-reporter=dot", ...tests]);
  return commands;
}

/** Changed test files, and every test of the local org's layers and of the script folders that changed. */
function testsBeside(files) {
  const globs = new Set();
  for (const file of files) {
    const [, layer] = /^(local-org\/src\/[a-z]+)\//.exec(file) ?? [];
    if (layer !== undefined) globs.add(`${layer}/**/*.test.ts`);
    if (/^local-org\/tests\/[^/]+\.test\.ts$/.test(file)) globs.add(file);
    const [, folder] = /^(scripts\/.*\/|scripts\/)[^/]+\.(?:mjs|ts)$/.exec(file) ?? [];
    if (folder !== undefined && existsSync(join(root, folder))) globs.add(`${folder}*.test.mjs`);
  }
  return [...globs];
}

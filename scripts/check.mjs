// npm run check: format, lint, types, then every test. What a reviewer runs before a change lands.
import { ensureInstalled, runNode24 } from "./lib/install.mjs";

ensureInstalled();
const steps = [
  ["format", ["node_modules/prettier/bin/prettier.cjs", "--check", "--log-level=warn", "."]],
  ["build and types of components", ["scripts/lib/build-components.mjs"]],
  ["lint", ["node_modules/eslint/bin/eslint.js", "."]],
  [
    "types of the local org",
    ["node_modules/typescript/bin/tsc", "--noEmit", "-p", "local-org/tsconfig.json"],
  ],
  [
    "types of browser tests and benchmarks",
    ["node_modules/typescript/bin/tsc", "--noEmit", "-p", "e2e/tsconfig.json"],
  ],
  ["tests", ["scripts/test.mjs"]],
];
for (const [name, command] of steps) {
  console.log(`\n== ${name} ==`);
  if (runNode24(command).status !== 0) {
    console.error(
      `${name}: problems found (above). \`npm run fix\` mends what can be mended by a tool.`,
    );
    process.exit(1);
  }
}

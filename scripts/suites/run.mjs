// npm run suites -- DIR…: runs the tests of public projects checked out beside the repository and keeps the figures in local-org/suites/results.json.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../lib/install.mjs";
import { runSuite } from "./run-suite.mjs";

const directories = process.argv.slice(2);
if (directories.length === 0) {
  console.error("Usage: npm run suites -- DIR… (folders of Salesforce DX projects)");
  process.exit(2);
}
const file = join(root, "local-org/suites/results.json");
const known = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : [];
const results = new Map(known.map((/** @type {{ name: string }} */ one) => [one.name, one]));
for (const directory of directories) {
  const result = runSuite(directory, { node: join(root, "node_modules/.bin/node"), root });
  const total = result.passed + result.failed;
  const share = total === 0 ? 0 : (100 * result.passed) / total;
  console.log(`${result.name}: ${result.passed} of ${total} passed (${share.toFixed(1)} %)`);
  results.set(result.name, result);
  keep(); // after each, so that a later failure loses nothing
}

function keep() {
  const sorted = [...results.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  writeFileSync(file, `${JSON.stringify(sorted, null, 2)}\n`);
}

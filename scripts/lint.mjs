// npm run check:lint: ESLint over everything, or the files given, with no warning let through. Unchanged files come from its cache; `--cold` asks all anew, as on a fresh clone.
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensureInstalled, root, runNode24 } from "./lib/install.mjs";

ensureInstalled();
const cache = join(root, "node_modules", ".cache", "eslint");
const report = join(cache, "report.json");
const wanted = process.argv.slice(2).filter((argument) => argument !== "--cold");
if (process.argv.includes("--cold")) rmSync(cache, { recursive: true, force: true });

const eslint = (...args) =>
  runNode24([
    "node_modules/eslint/bin/eslint.js",
    "--max-warnings=0",
    "--no-warn-ignored",
    ...args,
  ]);
const first = eslint(
  "--cache",
  "--cache-strategy=content",
  `--cache-location=${join(cache, "files")}`,
  "--format=json",
  `--output-file=${report}`,
  ...(wanted.length === 0 ? ["."] : wanted),
);
if (first.status === 0) {
  console.log("ESLint finds nothing.");
  process.exit(0);
}
if (first.status !== 1) process.exit(first.status ?? 1);
// What one file is told may rest on another's types, which the cache does not follow: what it found is asked again.
const files = JSON.parse(readFileSync(report, "utf8"))
  .filter(({ messages }) => messages.length > 0)
  .map(({ filePath }) => filePath);
process.exit(eslint(...files).status ?? 1);

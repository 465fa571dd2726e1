// npm run check:lint: ESLint over everything, or the files given, with no warning let through. Unchanged files come from its cache; `--cold` asks anew, as types of one file may change what another is told.
import { rmSync } from "node:fs";
import { join } from "node:path";
import { ensureInstalled, root, runNode24 } from "./lib/install.mjs";

ensureInstalled();
const cache = join(root, "node_modules", ".cache", "eslint");
const wanted = process.argv.slice(2).filter((argument) => argument !== "--cold");
if (process.argv.includes("--cold")) rmSync(cache, { recursive: true, force: true });
const run = runNode24([
  "node_modules/eslint/bin/eslint.js",
  "--max-warnings=0",
  "--no-warn-ignored",
  "--cache",
  "--cache-strategy=content",
  `--cache-location=${cache}`,
  ...(wanted.length === 0 ? ["."] : wanted),
]);
process.exit(run.status ?? 1);

// npm run check:structure: dead code, directions between domains, rules of the package's Apex, duplicates; and what has outgrown its size, which is told and not failed.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { ensureInstalled, root, runNode24 } from "./lib/install.mjs";

ensureInstalled();
// imports between components are read with the generated types
if (!existsSync(join(root, "types", "generated", "tsconfig.paths.json")))
  runNode24(["scripts/lib/build-components.mjs"]);
const dead = runNode24([
  "node_modules/knip/bin/knip.js",
  "--no-progress",
  "--treat-config-hints-as-errors",
]);
if (dead.status === 0) console.log("No dead file, export, type or dependency.");
const rest = runNode24(["scripts/lib/structure/main.ts", ...process.argv.slice(2)]);
process.exit(dead.status === 0 && rest.status === 0 ? 0 : 1);

// npm run check:structure: dead code, directions between domains, rules of the package's Apex, duplicates; and what has outgrown its size, which is told and not failed.
import { ensureInstalled, runNode24 } from "./lib/install.mjs";

ensureInstalled();
const dead = runNode24([
  "node_modules/knip/bin/knip.js",
  "--no-progress",
  "--treat-config-hints-as-errors",
]);
if (dead.status === 0) console.log("No dead file, export, type or dependency.");
const rest = runNode24(["scripts/lib/structure/main.ts", ...process.argv.slice(2)]);
process.exit(dead.status === 0 && rest.status === 0 ? 0 : 1);

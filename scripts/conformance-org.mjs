// npm run conformance:org: runs the conformance facts, unchanged, in the org that `sf` has as its default or that --alias names.
import { ensureInstalled } from "./lib/install.mjs";
import { runConformance } from "./lib/org/run-conformance.mjs";

ensureInstalled();
process.exit(await runConformance(process.argv.slice(2)));

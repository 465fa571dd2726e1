// npm run check:analyze: Salesforce Code Analyzer's engines over the package; the options are explained in lib/analyze/main.mjs.
import { ensureInstalled, runNode24 } from "./lib/install.mjs";

ensureInstalled();
process.exit(runNode24(["scripts/lib/analyze/main.mjs", ...process.argv.slice(2)]).status ?? 1);

// npm start: installs what is missing, then serves the local org with the sample data at http://127.0.0.1:4400.
import { ensureInstalled, runNode24 } from "./lib/install.mjs";

ensureInstalled();
const run = runNode24(["local-org/src/cli/main.ts", "serve", "--data", "scripts/data/plan.json", ...process.argv.slice(2)]);
process.exit(run.status ?? 1);

// Writes the lists that customer matching reads, from pinned npm packages and Node's Unicode tables, as Apex; `--check` only compares. Run it after `npm update`.
import { ensureInstalled, runNode24 } from "./lib/install.mjs";

ensureInstalled();
const run = runNode24(["scripts/lib/matching/main.mjs", ...process.argv.slice(2)]);
process.exit(run.status ?? 1);

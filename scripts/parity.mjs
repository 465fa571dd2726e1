// npm run parity: writes docs/reference/parity.md.
import { ensureInstalled, runNode24 } from "./lib/install.mjs";

ensureInstalled();
const run = runNode24(["scripts/suites/parity.mjs"]);
process.exit(run.status ?? 1);

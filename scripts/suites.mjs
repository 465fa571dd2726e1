// npm run suites -- DIR…: runs the tests of public projects checked out beside the repository; `npm run parity` writes the page of them.
import { ensureInstalled, runNode24 } from "./lib/install.mjs";

ensureInstalled();
const run = runNode24(["scripts/suites/run.mjs", ...process.argv.slice(2)]);
process.exit(run.status ?? 1);

// npm run bench: the benchmarks, as counts and ratios of one run. `-- --only NAME` runs one, `--json FILE` writes rows of {name, value, unit, target, holds}.
import { ensureInstalled, runNode24 } from "./lib/install.mjs";

ensureInstalled();
const run = runNode24(["scripts/bench/main.ts", ...process.argv.slice(2)]);
process.exit(run.status ?? 1);

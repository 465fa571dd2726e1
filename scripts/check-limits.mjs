// npm run check:limits: no trigger or job uses more than 30 % of a platform limit, none of registrations more than 20 %, each has a case, and docs/reference/limits.md says what they use now.
import { ensureInstalled, runNode24 } from "./lib/install.mjs";

ensureInstalled();
const run = runNode24(["scripts/bench/main.ts", "--only", "limits", "--check"]);
process.exit(run.status ?? 1);

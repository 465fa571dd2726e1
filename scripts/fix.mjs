// npm run fix: lets Prettier and ESLint mend what they can, and writes the list of suppressions again.
import { ensureInstalled, runNode24 } from "./lib/install.mjs";

ensureInstalled();
runNode24(["node_modules/prettier/bin/prettier.cjs", "--write", "--log-level=warn", "."]);
const lint = runNode24(["node_modules/eslint/bin/eslint.js", "--fix", "."]);
const suppressions = runNode24(["scripts/suppressions.mjs"]);
process.exit(lint.status || suppressions.status ? 1 : 0);

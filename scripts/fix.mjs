// npm run fix: lets Prettier and ESLint mend what they can.
import { ensureInstalled, runNode24 } from "./lib/install.mjs";

ensureInstalled();
runNode24(["node_modules/prettier/bin/prettier.cjs", "--write", "--log-level=warn", "."]);
process.exit(runNode24(["node_modules/eslint/bin/eslint.js", "--fix", "."]).status ?? 1);

// npm run build: installs what is missing, generates types from Apex and metadata, then turns the components' .ts into .js beside it.
import { ensureInstalled, runNode24 } from "./lib/install.mjs";

ensureInstalled();
process.exit(runNode24(["scripts/lib/build-components.mjs", ...process.argv.slice(2)]).status ?? 1);

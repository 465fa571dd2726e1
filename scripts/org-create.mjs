// npm run org:create: a scratch org with the package, the partner site and the sample data. docs/guide/develop-in-an-org.md
import { ensureInstalled } from "./lib/install.mjs";
import { createOrg } from "./lib/org/create-org.mjs";

ensureInstalled();
process.exit(await createOrg(process.argv.slice(2)));

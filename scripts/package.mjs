// npm run package: a version of the package, installed and tested in a scratch org of its own. docs/guide/develop-in-an-org.md
import { ensureInstalled } from "./lib/install.mjs";
import { makePackage } from "./lib/org/make-package.mjs";

ensureInstalled();
process.exit(await makePackage(process.argv.slice(2)));

// npm start: installs what is missing, then serves the local org with the sample data at http://127.0.0.1:4400.
import { join } from "node:path";
import { ensureInstalled, fail, root, runNode24 } from "./lib/install.mjs";
import { sampleArguments } from "./lib/sample-data.mjs";

ensureInstalled();
let sample;
try {
  sample = sampleArguments(join(root, ".local-org", "sample-data"));
} catch (error) {
  fail(
    `The folder ${join(root, ".local-org")} cannot be written (${error.code ?? error.message}). Give yourself write access to it, then run this again.`,
  );
}
const run = runNode24(["local-org/src/cli/main.ts", "serve", ...sample, ...process.argv.slice(2)]);
process.exit(run.status ?? 1);

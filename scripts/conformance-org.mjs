// npm run conformance:org: runs the conformance classes, unchanged, in the scratch org that `sf` has as its default.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ensureInstalled, fail, root } from "./lib/install.mjs";

ensureInstalled();
const cwd = join(root, "local-org", "conformance");
const sf = (args) =>
  spawnSync(join(root, "node_modules", ".bin", "sf"), args, { cwd, stdio: "inherit" }).status ?? 1;
if (sf(["org", "display"]) !== 0)
  fail(
    "There is no default org. Log in to one (`npx sf org login web --set-default`) or create a scratch org, then run this again.",
  );
if (sf(["project", "deploy", "start", "--source-dir", "."]) !== 0)
  fail("The conformance classes did not deploy; the reasons are above.");
process.exit(
  sf([
    "apex",
    "run",
    "test",
    "--test-level",
    "RunLocalTests",
    "--wait",
    "30",
    "--result-format",
    "human",
  ]),
);

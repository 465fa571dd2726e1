// Makes the sample store for the browser tests: run once before them, so that each test starts from a copy.
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { sampleArguments } from "../../scripts/lib/sample-data.mjs";
import { root, serve } from "./local-org.ts";

const folder = join(root, "test-results", "sample");
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const org = await serve(join(folder, "org.db"), sampleArguments(join(folder, "data")));
await org.stop();

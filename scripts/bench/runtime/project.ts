// Where the Apex is that the benchmarks of the runtime run.
import { join } from "node:path";

export const project = join(import.meta.dirname, "project");

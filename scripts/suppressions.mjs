// npm run suppressions: writes docs/reference/suppressions.md, the list of everything a tool is told to overlook and why.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { printable } from "./lib/analyze/outcome.mjs";
import {
  checkSuppressions,
  collectSuppressions,
  DOCUMENT,
  documentOf,
} from "./lib/analyze/suppressions.mjs";
import { root } from "./lib/install.mjs";

const entries = collectSuppressions(root);
mkdirSync(dirname(join(root, DOCUMENT)), { recursive: true });
writeFileSync(join(root, DOCUMENT), await documentOf(entries));
const problems = await checkSuppressions(root);
for (const problem of problems) console.log(printable(problem));
console.log(`${entries.length} suppressions, ${problems.length} without a reason: ${DOCUMENT}`);
process.exit(problems.length > 0 ? 1 : 0);

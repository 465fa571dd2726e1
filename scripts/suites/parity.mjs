// npm run parity: writes docs/reference/parity.md from the conformance facts, the library's advice and the figures of the public suites.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { format } from "prettier";
import { unsupportedClasses } from "../../local-org/src/platform/library/unsupported.ts";
import { root } from "../lib/install.mjs";
import { factsIn, parityDocument } from "./document.mjs";

const results = join(root, "local-org/suites/results.json");
const suites = existsSync(results) ? JSON.parse(readFileSync(results, "utf8")) : [];
const explained = JSON.parse(readFileSync(join(root, "local-org/suites/explained.json"), "utf8"));
const facts = factsIn(root);
const unsupported = new Map([...unsupportedClasses].filter(([name]) => !name.endsWith(".*")));
const document = join(root, "docs/reference/parity.md");
writeFileSync(
  document,
  await format(parityDocument(facts, suites, unsupported, explained), { parser: "markdown" }),
);
console.log(`${facts.length} facts, ${suites.length} public projects: docs/reference/parity.md`);

// What check:structure finds beside dead code, one line a finding. `--sizes` tells everything that has outgrown its size, not only the worst; `--write` rewrites the list of the global API.
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { filesOnDisk } from "../../../local-org/src/cli/project-files.ts";
import { root } from "../install.mjs";
import { styleFindings } from "./apex-style.ts";
import { directionFindings } from "./directions.ts";
import { duplicatesIn, type SourceText } from "./duplicates.ts";
import { globalApi, outsideFindings } from "./global-api.ts";
import { readPackage, type Package } from "./package.ts";
import { outgrown } from "./sizes.ts";

const code = [
  "local-org/src/**/*.{ts,html,css}",
  "local-org/tests/*.ts",
  "e2e/**/*.ts",
  "scripts/**/*.{mjs,cjs,ts}",
  "force-app/**/lwc/**/*.{ts,html,css}",
];
const apex = "force-app/**/*.cls";

/** Repetitions that are better left: a pair of files and why. */
const accepted: readonly { readonly files: readonly [string, string]; readonly reason: string }[] =
  [
    {
      files: [
        "local-org/src/lwc/modules/shell/highlights/highlights.html",
        "local-org/src/lwc/modules/shell/recordTable/recordTable.html",
      ],
      reason: "a component for one list of fields would need both styles",
    },
  ];

const sourcesOf = (...patterns: readonly string[]): SourceText[] =>
  globSync(patterns, { cwd: root })
    .sort()
    .map((file) => ({ file, text: readFileSync(join(root, file), "utf8") }));

function packageFindings(): string[] {
  const pack = readPackage(filesOnDisk(root));
  const findings = [...directionFindings(pack), ...styleFindings(pack), ...outsideFindings(pack)];
  return [
    ...pack.problems,
    ...apiFindings(pack),
    ...findings.map(({ file, line, message }) => `${file}:${line} ${message}`),
  ];
}

const apiFile = "docs/reference/global-api.txt";

/** What is global stays for ever, so the list of it changes only in review. */
function apiFindings(pack: Package): string[] {
  const text = globalApi(pack);
  if (process.argv.includes("--write")) writeFileSync(join(root, apiFile), text);
  return text === readFileSync(join(root, apiFile), "utf8")
    ? []
    : [
        `${apiFile}:1 is not what the package declares global: npm run check:structure -- --write, and review the change`,
      ];
}

function duplicateFindings(): string[] {
  const left = new Set(accepted);
  const found = duplicatesIn(sourcesOf(...code)).filter(({ file, other }) => {
    const known = accepted.find(({ files }) => files.includes(file) && files.includes(other));
    if (known) left.delete(known);
    return known === undefined;
  });
  return [
    ...found.map(
      ({ file, line, other, otherLine, lines }) =>
        `${file}:${line} repeats ${lines} lines of ${other}:${otherLine}`,
    ),
    ...[...left].map(
      ({ files }) => `${files[0]}:1 no longer repeats ${files[1]}: take it off the accepted list`,
    ),
  ];
}

function tellSizes(all: boolean): void {
  const found = outgrown(sourcesOf(...code, apex));
  const shown = all ? found : found.slice(0, 10);
  console.log(
    `${found.length} place(s) have outgrown the style guide's sizes${all ? "" : "; the farthest (all: -- --sizes)"}:`,
  );
  for (const { what, size, most, unit } of shown)
    console.log(`  ${what}: ${size} ${unit}, ${most} are usual`);
}

const findings = [...packageFindings(), ...duplicateFindings()];
for (const finding of findings) console.error(finding);
if (findings.length === 0)
  console.log(
    "Domains keep their directions, queries their places; no TypeScript, script, template or style stands twice (copies of Apex: npm run check:analyze).",
  );
tellSizes(process.argv.includes("--sizes"));
process.exitCode = findings.length === 0 ? 0 : 1;

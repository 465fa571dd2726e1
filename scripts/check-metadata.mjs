// npm run check:metadata: every mistake in the metadata that can be found without an org, then whether the CLI converts all of it. --write renews the list of rules.
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ensureInstalled, fail, root, runNode24 } from "./lib/install.mjs";

const RULES = "docs/reference/metadata-rules.md";
const CONVERTED = "test-results/converted";
const SECTIONS = {
  A: "Packaging",
  F: "Reports",
  G0: "Every file",
  G1: "Objects",
  G2: "Fields",
  G3: "Validation rules, record types, layouts, views",
  G4: "Pages, tabs, apps, components, labels",
  G5: "Access",
  G6: "Custom metadata and other types",
  G7: "Reports and dashboards",
  G8: "Apex text",
  coverage: "Who may reach what",
  config: "What a project says about itself",
};

ensureInstalled();
const validator = "local-org/src/cli/main.ts";
const list = runNode24([validator, "validate", "--rules"], {
  stdio: ["ignore", "pipe", "inherit"],
});
const text = rulesPage(String(list.stdout).trim().split("\n"));
if (process.argv.includes("--write")) writeFileSync(join(root, RULES), text);
const isCurrent = existsSync(join(root, RULES)) && readFileSync(join(root, RULES), "utf8") === text;
if (!isCurrent)
  console.error(`${RULES} is stale: node scripts/check-metadata.mjs --write, and commit it.`);

const isValid = runNode24([validator, "validate"]).status === 0;
// the CLI takes the components' JavaScript, which is built and not committed
if (runNode24(["scripts/lib/build-components.mjs"]).status !== 0)
  fail("The components don't build.");
const isConverted = convert();
process.exit(isCurrent && isValid && isConverted ? 0 : 1);

/** Converts as a deployment would, and compares what came out with the source. */
function convert() {
  const started = Date.now();
  const { packageDirectories } = JSON.parse(readFileSync(join(root, "sfdx-project.json"), "utf8"));
  const folders = packageDirectories.flatMap(({ path, unpackagedMetadata }) =>
    unpackagedMetadata ? [path, unpackagedMetadata.path] : [path],
  );
  rmSync(join(root, CONVERTED), { recursive: true, force: true });
  const run = runNode24(
    [
      "node_modules/@salesforce/cli/bin/run.js",
      ...["project", "convert", "source", "--output-dir", CONVERTED],
      ...folders.flatMap((folder) => ["--source-dir", folder]),
    ],
    {
      env: {
        ...process.env,
        SF_DISABLE_TELEMETRY: "true",
        SF_AUTOUPDATE_DISABLE: "true",
        SF_SKIP_NEW_VERSION_CHECK: "true",
        SF_DISABLE_LOG_FILE: "true",
      },
    },
  );
  if (run.status !== 0) {
    console.error("sf project convert source failed; its message is above.");
    return false;
  }
  console.log(`Converted in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
  return runNode24([validator, "validate", "--manifest", `${CONVERTED}/package.xml`]).status === 0;
}

function rulesPage(lines) {
  const rules = lines.map((line) => /^(\S+) \((\w+)\): (.*)$/.exec(line).slice(1));
  const homeless = rules.find(([id]) => !Object.keys(SECTIONS).some((mark) => id.startsWith(mark)));
  if (homeless) fail(`The rule ${homeless[0]} has no section in scripts/check-metadata.mjs.`);
  const groups = Object.entries(SECTIONS).map(([mark, title]) => {
    const own = rules.filter(([id]) => id.startsWith(mark)).sort(([a], [b]) => (a < b ? -1 : 1));
    const items = own.map(([id, severity, asks]) => `- \`${id}\` (${severity}): ${asks}`);
    return items.length === 0 ? "" : `\n## ${title}\n\n${items.join("\n")}\n`;
  });
  return `# Metadata rules

What \`local-org validate\` asks of a project, generated from the rules themselves. An error would be refused by a deployment or a
package version; a warning goes in and hurts later. The numbers are those of the platform facts the rules were written from.
${groups.join("")}`;
}

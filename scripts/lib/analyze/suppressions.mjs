// Every suppression in the repository, of every tool, and the document for the security review that lists them.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { format } from "prettier";
import { directivesIn } from "./directives.mjs";
import { LISTING_FILES, listedIn } from "./listed.mjs";

export const DOCUMENT = "docs/reference/suppressions.md";

/** Inputs of the compiler's tests say what they like; node_modules are others'. */
const NOT_OURS = /(^|\/)(node_modules|fixtures)\//;

/** Entries of { tool, rule, file, line, place, reason }. */
export function collectSuppressions(root) {
  return sourceFiles(root)
    .filter((file) => !NOT_OURS.test(file))
    .flatMap((file) => {
      const text = readFileSync(join(root, file), "utf8");
      return LISTING_FILES.includes(file) ? listedIn(file, text) : directivesIn(file, text);
    })
    .sort((a, b) => compare(a.tool, b.tool) || compare(a.file, b.file) || a.line - b.line);
}

const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** What git knows or would take; of a folder that is no checkout, everything. */
function sourceFiles(root) {
  const git = spawnSync("git", ["ls-files", "-co", "--exclude-standard", "-z"], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  const files =
    git.status === 0
      ? git.stdout.split("\0").filter(Boolean)
      : readdirSync(root, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
  return [...new Set(files)].filter((file) =>
    statSync(join(root, file), { throwIfNoEntry: false })?.isFile(),
  );
}

/** Suppressions without a reason, and a document that is not what it would be now, as findings. */
export async function checkSuppressions(root) {
  const entries = collectSuppressions(root);
  const findings = entries
    .filter(({ reason }) => reason === undefined)
    .map(({ tool, rule, file, line }) =>
      problem(
        file,
        line,
        "no-reason",
        `${tool} is silenced (${rule}) without a reason: say it behind the rule or in a comment above.`,
      ),
    );
  const path = join(root, DOCUMENT);
  const isStale = !existsSync(path) || readFileSync(path, "utf8") !== (await documentOf(entries));
  if (findings.length === 0 && isStale)
    findings.push(
      problem(
        DOCUMENT,
        1,
        "stale",
        "is not what the repository says now: run `npm run suppressions`.",
      ),
    );
  return findings;
}

const problem = (file, line, rule, message) => ({
  file,
  line,
  engine: "suppressions",
  rule,
  level: "error",
  message,
});

const SECTIONS = [
  {
    title: "Findings in what the package installs",
    text: "Salesforce Code Analyzer reports these; each was looked at and is no risk for the reason given.",
    holds: ({ file }) => /^(force-app|unpackaged)\//.test(file),
  },
  {
    title: "Rules of Code Analyzer switched off or moved",
    text: "From `config/analyzer-suppressions.json`. They are rules of style: a test refuses one that is tagged AppExchange or Security.",
    holds: ({ file }) => file === "config/analyzer-suppressions.json",
  },
  {
    title: "Exceptions of the metadata validator",
    text: "From `config/validate.json`.",
    holds: ({ tool }) => tool === "Metadata validator",
  },
  {
    title: "Development tools",
    text: "Linters, compilers and tests of the local org, the browser tests and the scripts: nothing of it is installed.",
    holds: () => true,
  },
];

/** The document as Markdown, formatted as the check wants it. */
export async function documentOf(entries) {
  const rest = [...entries];
  const sections = SECTIONS.map(({ title, text, holds }) => {
    const mine = rest.filter(holds);
    for (const entry of mine) rest.splice(rest.indexOf(entry), 1);
    return `## ${title}\n\n${mine.length === 0 ? "None." : `${text}\n\n${listOf(mine)}`}`;
  });
  const document = `# Suppressions

Every place where a tool is told to keep quiet, with the reason why that is no risk: the false-positive document of the security
review. Generated from the sources by \`npm run suppressions\`; the check fails when it is stale or when a reason is missing.

${sections.join("\n\n")}
`;
  return format(document, { parser: "markdown", printWidth: 100 });
}

/** By tool and rule; the code is named, not its line, so that the document changes only with what it is about. */
function listOf(entries) {
  const byRule = Map.groupBy(entries, ({ tool, rule }) => `${tool}: ${rule}`);
  return [...byRule]
    .map(([rule, places]) => `### ${rule}\n\n${places.map(itemOf).join("\n")}`)
    .join("\n\n");
}

function itemOf({ file, place, reason }) {
  const code = place ? `, \`${place.replaceAll("`", "'")}\`` : "";
  return `- \`${file}\`${code}<br>${reason ?? "**no reason given**"}`;
}

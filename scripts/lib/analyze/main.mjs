// The command behind npm run check:analyze. --deep adds the graph engine (minutes), --changed [--base REV] looks only at what differs from a commit, --report writes HTML and SARIF for the security review.
import core from "@salesforce/code-analyzer-core";
import { existsSync, globSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { changedFiles } from "../changed.mjs";
import { fail, root, runNode24 } from "../install.mjs";
import { analyze } from "./analyze.mjs";
import { ensureJava } from "./java.mjs";
import { exitCode, printable, skippedText, summary } from "./outcome.mjs";
import { checkSuppressions } from "./suppressions.mjs";

const { OutputFormat, RunResultsFormatter } = core;
const FOLDERS = ["force-app", "unpackaged"];

function readArguments() {
  try {
    return parseArgs({
      options: {
        deep: { type: "boolean", default: false },
        changed: { type: "boolean", default: false },
        base: { type: "string", default: "HEAD" },
        report: { type: "boolean", default: false },
      },
    }).values;
  } catch (problem) {
    return fail(problem.message);
  }
}

/** The built .js stands for the components here, so it must be there and new. */
function ensureBuilt() {
  const isOld = globSync("force-app/**/lwc/*/*.ts", { cwd: root }).some((source) => {
    const built = join(root, source.replace(/\.ts$/, ".js"));
    return !existsSync(built) || statSync(built).mtimeMs < statSync(join(root, source)).mtimeMs;
  });
  if (isOld && runNode24(["scripts/lib/build-components.mjs"]).status !== 0)
    fail("The components do not build (above), so they cannot be analysed.");
}

/** Of the changed files those of the package; a component's source stands for what is built from it. */
function changedTargets(base) {
  return changedFiles(base)
    .filter((file) => FOLDERS.some((folder) => file.startsWith(`${folder}/`)))
    .map((file) => file.replace(/(\/lwc\/.*)\.ts$/, "$1.js"))
    .filter((file) => !/\/__(tests|mocks)__\//.test(file) && existsSync(join(root, file)));
}

function writeReports(results) {
  const folder = join(root, "test-results");
  mkdirSync(folder, { recursive: true });
  for (const [format, name] of [
    [OutputFormat.HTML, "code-analyzer.html"],
    [OutputFormat.SARIF, "code-analyzer.sarif"],
  ])
    writeFileSync(join(folder, name), RunResultsFormatter.forFormat(format).format(results));
  console.log("Reports: test-results/code-analyzer.html and .sarif");
}

/** Nothing to look at is no reason to start engines. */
async function analyzeAll(targets, deep) {
  if (targets?.length === 0)
    return { findings: [], accepted: [], skipped: [], files: 0, rules: 0, seconds: {} };
  return analyze({ root, folders: FOLDERS, targets, java: ensureJava(), deep });
}

const started = Date.now();
const { deep, changed, base, report } = readArguments();
ensureBuilt();
const result = await analyzeAll(changed ? changedTargets(base) : undefined, deep);
result.findings.push(...(await checkSuppressions(root)));
for (const finding of result.findings) console.log(printable(finding));
if (report && result.results) writeReports(result.results);
if (result.skipped.length > 0) console.error(skippedText(result));
if (changed)
  console.log("Copies of Apex were not looked for: that takes the whole (without --changed).");
console.log(summary(result, (Date.now() - started) / 1000));
process.exit(exitCode(result));

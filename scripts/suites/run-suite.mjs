// Runs the Apex tests of one public project, unchanged, and says in figures and reasons how the local org did.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";

/**
 * @typedef {{ test: string, reason: string }} Failure
 * @typedef {{ name: string, passed: number, failed: number, compileErrors: number, unsupported: number, failures: Failure[] }} SuiteResult
 */

/** @param {string} directory @param {{ node: string, root: string }} tools @returns {SuiteResult} */
export function runSuite(directory, { node, root }) {
  const project = resolve(directory);
  const folder = mkdtempSync(join(tmpdir(), "local-org-suite-"));
  try {
    const json = join(folder, "report.json");
    const ended = spawnSync(
      node,
      [join(root, "local-org/src/cli/main.ts"), "test", "--project", project, "--json", json],
      { encoding: "utf8", maxBuffer: 1 << 28 },
    );
    if (ended.status !== 0 && ended.status !== 1)
      throw new Error(`${project}: ${ended.stderr || ended.stdout}`);
    return summaryOf(nameOf(project), JSON.parse(readFileSync(json, "utf8")));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The repository's name, whatever the folder is called. @param {string} project */
function nameOf(project) {
  try {
    const url = execFileSync("git", ["-C", project, "remote", "get-url", "origin"], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
    return basename(url).replace(/\.git$/, "");
  } catch {
    return basename(project); // not a clone
  }
}

/** @param {string} name @param {any} report @returns {SuiteResult} */
function summaryOf(name, report) {
  const errors = report.diagnostics.filter((/** @type {any} */ one) => one.severity === "error");
  const unsupported = errors.filter((/** @type {any} */ one) => one.unsupported === true).length;
  return {
    name,
    passed: report.summary.passed,
    failed: report.summary.failed,
    compileErrors: errors.length - unsupported,
    unsupported,
    failures: report.results
      .filter((/** @type {any} */ one) => !one.passed)
      .map((/** @type {any} */ one) => ({
        test: `${one.className}.${one.methodName}`,
        reason: oneLine(one.message ?? ""),
      })),
  };
}

/** @param {string} text */
function oneLine(text) {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > 240 ? `${line.slice(0, 239)}…` : line;
}

// Runs Salesforce CLI and reads its JSON. npm puts the pinned `sf` first on the PATH; tests put a fake there.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { root } from "../install.mjs";
import { OrgProblem, problemFrom } from "./problem.mjs";

const SECRETS = new Set(["--installation-key"]);

/** A command as a person would type it, secrets hidden. */
export function commandText(args) {
  const words = args.map((word, index) => (SECRETS.has(args[index - 1]) ? "***" : word));
  return ["sf", ...words.map((word) => (/^[\w./@:=+,*-]+$/.test(word) ? word : `"${word}"`))].join(
    " ",
  );
}

/** npm has put node_modules/.bin first; without npm and without any `sf` it goes there, with the Node that `sf` needs. */
function pathWithSf() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const has = folders.some(
    (folder) => existsSync(join(folder, "sf")) || existsSync(join(folder, "sf.cmd")),
  );
  return (has ? folders : [join(root, "node_modules", ".bin"), ...folders]).join(delimiter);
}

/** The answer of one run of `sf` on the PATH: exit code and output. */
function runOnPath(args, { cwd = root } = {}) {
  const env = {
    ...process.env,
    PATH: pathWithSf(),
    SF_AUTOUPDATE_DISABLE: "true",
    SF_SKIP_NEW_VERSION_CHECK: "true",
  };
  const run = spawnSync("sf", args, { cwd, env, encoding: "utf8", maxBuffer: 256 * 1024 * 1024 });
  if (run.error) {
    throw new OrgProblem({
      what: "Salesforce CLI could not be started.",
      where: run.error.message,
      fix: "Run `npm ci`, which installs the pinned CLI, then this again.",
    });
  }
  return { status: run.status ?? 1, stdout: run.stdout, stderr: run.stderr };
}

/**
 * `sf(args, dry)` runs a command and gives its result, or throws the problem. `sf.answer(args, dry)` gives the whole answer
 * for commands whose failure is data. In a dry run nothing runs: the command is printed and `dry` is the answer.
 */
export function openSf({ run = runOnPath, dryRun = false, print = console.log, cwd } = {}) {
  const answer = (args, dry = {}) => {
    if (dryRun) {
      print(`  $ ${commandText(args)}`);
      return { status: 0, result: dry };
    }
    return parse(run([...args, "--json"], { cwd }), args);
  };
  const sf = (args, dry) => {
    const given = answer(args, dry);
    if (given.status !== 0) throw problemFrom(given, commandText(args));
    return given.result;
  };
  return Object.assign(sf, { answer, dryRun, print });
}

/** Warnings may stand before the JSON; without any JSON the text itself is the message. */
function parse({ status, stdout, stderr }, args) {
  const start = stdout.indexOf("{");
  try {
    const json = JSON.parse(stdout.slice(start === -1 ? 0 : start));
    return { ...json, status: status === 0 ? (json.status ?? 0) : status };
  } catch {
    const text = `${stdout}\n${stderr}`.trim();
    return {
      status: status === 0 ? 1 : status,
      name: "NoJson",
      message:
        text === ""
          ? `${commandText(args)} gave no answer (exit code ${status}).`
          : text.slice(-2000),
    };
  }
}

/** Rows of a SOQL query. */
export function query(sf, org, soql, dry = []) {
  return sf(["data", "query", "--query", soql, "--target-org", org], { records: dry }).records;
}

/** A list of SOQL string literals. */
export function soqlList(values) {
  return `(${values.map((value) => `'${String(value).replace(/[\\']/g, "\\$&")}'`).join(", ")})`;
}

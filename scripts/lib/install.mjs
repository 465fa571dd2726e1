// Installs what a script needs and is missing, so that every command works straight after cloning. Runs on whatever Node (18 or later) started npm.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
/** Node 24, pinned as the npm package `node`. */
export const node24 = join(root, "node_modules", ".bin", "node");

/** Says one line and ends the process: for mistakes a person can mend. */
export function fail(message) {
  console.error(message);
  process.exit(1);
}

/** `npm ci` when node_modules is missing or older than the lock file says. */
export function ensureInstalled() {
  const [major] = process.versions.node.split(".").map(Number);
  if (major < 18)
    fail(
      `Node ${process.versions.node} is too old: install Node 18 or later, then run this again.`,
    );
  if (installedLock() !== wantedLock()) {
    console.log("Installing what is missing (npm ci, about a minute the first time) …");
    const npm = process.platform === "win32" ? "npm.cmd" : "npm";
    const run = spawnSync(npm, ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
      cwd: root,
      stdio: ["ignore", "inherit", "inherit"],
    });
    if (run.error)
      fail(`npm could not be started (${run.error.message}). Install npm, then run this again.`);
    if (run.status !== 0)
      fail(
        "npm ci failed; its message is above. Mend that (network? disk? write access to this folder?) and run this again.",
      );
  }
  if (!existsSync(node24))
    fail(
      "Node 24 is not in node_modules (its install script did not run). Run `npm rebuild node`, then this again.",
    );
}

function wantedLock() {
  return packagesOf(join(root, "package-lock.json"));
}
function installedLock() {
  return packagesOf(join(root, "node_modules", ".package-lock.json"));
}
/** The versions a lock file names, as text to compare; npm's hidden lock leaves out optional packages of other platforms. */
function packagesOf(file) {
  if (!existsSync(file)) return "";
  const { packages } = JSON.parse(readFileSync(file, "utf8"));
  return Object.entries(packages)
    .filter(
      ([path, entry]) =>
        path.startsWith("node_modules/") && !entry.optional && !entry.link && !entry.peer,
    )
    .map(([path, entry]) => `${path}@${entry.version}`)
    .sort()
    .join("\n");
}

/** Runs a program on Node 24 with node_modules/.bin first on the path; gives its exit code. */
export function runNode24(args, options = {}) {
  const path =
    join(root, "node_modules", ".bin") +
    (process.platform === "win32" ? ";" : ":") +
    process.env.PATH;
  return spawnSync(node24, args, {
    cwd: root,
    stdio: "inherit",
    ...options,
    env: { ...process.env, PATH: path, ...options.env },
  });
}

// Finds a Chromium for browser tests: one that is there, else Debian's package, else Playwright's own download.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fail, root } from "./install.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** The path of a Chromium; ends the process with a clear message when none can be had. */
export function ensureChromium() {
  const found = process.env.CHROMIUM ?? onPath() ?? fromDebian() ?? fromPlaywright();
  if (found === undefined || !existsSync(found)) {
    fail(
      "Browser tests need Chromium and none could be had. Install it (Debian: `sudo apt-get install chromium`) or set CHROMIUM=/path/to/chromium, then run this again.",
    );
  }
  return found;
}

function onPath() {
  for (const name of NAMES) {
    const run = spawnSync("which", [name], { encoding: "utf8" });
    if (run.status === 0) return run.stdout.trim();
  }
  return undefined;
}

function fromDebian() {
  if (process.getuid?.() !== 0 || spawnSync("which", ["apt-get"]).status !== 0) return undefined;
  console.log("Installing Debian's chromium for the browser tests …");
  spawnSync("apt-get", ["update", "-qq"], { stdio: ["ignore", "ignore", "inherit"] });
  const run = spawnSync("apt-get", ["install", "-y", "-qq", "chromium"], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
  return run.status === 0 ? onPath() : undefined;
}

function fromPlaywright() {
  console.log("Asking Playwright for a Chromium …");
  const cli = join(root, "node_modules", "playwright-core", "cli.js");
  const run = spawnSync(process.execPath, [cli, "install", "chromium"], { stdio: "inherit" });
  if (run.status !== 0) return undefined;
  const path = spawnSync(
    process.execPath,
    ["-e", "process.stdout.write(require('playwright-core').chromium.executablePath())"],
    { cwd: root, encoding: "utf8" },
  );
  return path.status === 0 ? path.stdout.trim() : undefined;
}

// The files that differ from a commit, uncommitted and untracked ones included: what the inner loop of `npm run check -- --changed` looks at.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fail, root } from "./install.mjs";

/** Paths relative to the root, with forward slashes, that exist; `base` is any revision git knows. */
export function changedFiles(base = "HEAD", folder = root) {
  const named = (...args) => lines(git(folder, args));
  const files = [
    ...named("diff", "--name-only", "--no-renames", "-z", base, "--"),
    ...named("ls-files", "--others", "--exclude-standard", "-z"),
  ];
  return [...new Set(files)].filter((file) => existsSync(join(folder, file))).sort();
}

function git(folder, args) {
  const run = spawnSync("git", args, { cwd: folder, encoding: "utf8", maxBuffer: 1 << 28 });
  if (run.error || run.status !== 0)
    fail(
      `git ${args.join(" ")} failed: ${run.error?.message ?? run.stderr.trim()}. \`--changed\` needs a git checkout; name another commit with --base REV, or leave --changed out.`,
    );
  return run.stdout;
}

const lines = (text) => text.split("\0").filter((line) => line !== "");

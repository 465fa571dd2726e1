// Runs a command of the local org in a process of its own and says what it took.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "../../lib/install.mjs";

interface Took {
  readonly status: number | null;
  readonly output: string;
  /** Seconds of one core, all threads together: other work on the machine does not count. */
  readonly cpu: number;
  readonly elapsed: number;
}

/** `folder` is the project; Node's own cache of compiled code is kept beside it, so that a new folder is cold in every respect. */
export function runCommand(folder: string, args: readonly string[]): Took {
  const used = join(folder, "used.json");
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      "--import",
      pathToFileURL(join(root, "scripts/bench/runtime/used.ts")).href,
      join(root, "local-org/src/cli/main.ts"),
      ...args,
      "--project",
      folder,
    ],
    {
      cwd: root,
      encoding: "utf8",
      env: {
        ...process.env,
        TANDEM_BENCH_USED: used,
        NODE_COMPILE_CACHE: join(folder, ".local-org", "node"),
      },
    },
  );
  const took = JSON.parse(readFileSync(used, "utf8")) as Pick<Took, "cpu" | "elapsed">;
  return { status, output: `${stdout}${stderr}`, ...took };
}

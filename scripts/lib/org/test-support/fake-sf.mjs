// The fake `sf` in two forms: as a function for tests in one process, and as a program first on the PATH whose state is a file.
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { answer, newState } from "./fake-org.mjs";

/** What the commands take as `run`. */
export const fakeRun = (state) => (args) =>
  answer(
    state,
    args.filter((word) => word !== "--json"),
  );

/** Writes a program `sf` into a folder; gives the file that keeps its state. */
export function installFakeSf(folder, state = newState()) {
  mkdirSync(folder, { recursive: true });
  const stateFile = join(folder, "state.json");
  writeFileSync(stateFile, JSON.stringify(state));
  const program = join(folder, "sf");
  writeFileSync(
    program,
    `#!/bin/sh\nexec "${process.execPath}" "${fileURLToPath(import.meta.url)}" "${stateFile}" "$@"\n`,
  );
  chmodSync(program, 0o755);
  return stateFile;
}

/** The program: answers one call and keeps what it changed. */
function main([stateFile, ...args]) {
  const state = JSON.parse(readFileSync(stateFile, "utf8"));
  const { status, stdout } = fakeRun(state)(args);
  writeFileSync(stateFile, JSON.stringify(state));
  process.stdout.write(stdout);
  process.exitCode = status;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main(process.argv.slice(2));

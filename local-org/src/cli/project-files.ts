// Finds the SFDX project and reads its files from disk for the pure layers.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { UsageError } from "./arguments.ts";
import type { ProjectFiles } from "../metadata/read-project.ts";

const SKIPPED = new Set(["node_modules", ".git", ".local-org", ".sf", ".sfdx", "__tests__"]);

/** The folder of the nearest sfdx-project.json, from `start` upwards; `named` was given with --project. */
export function findProject(named: string | undefined, start: string): string {
  let folder = resolve(start, named ?? ".");
  if (named !== undefined) {
    if (!existsSync(join(folder, "sfdx-project.json")))
      throw new UsageError(
        `There is no sfdx-project.json in ${folder}. Give the project's folder with --project DIR.`,
      );
    return folder;
  }
  while (!existsSync(join(folder, "sfdx-project.json"))) {
    const parent = dirname(folder);
    if (parent === folder)
      throw new UsageError(
        `No sfdx-project.json in ${start} or above. Go into a Salesforce DX project or name one with --project DIR.`,
      );
    folder = parent;
  }
  return folder;
}

/** The project's files, paths relative to its root with forward slashes. */
export function filesOnDisk(root: string): ProjectFiles {
  return {
    list: (folder) => [...walk(root, folder)].sort(),
    read: (file) =>
      isReadable(join(root, file)) ? readFileSync(join(root, file), "utf8") : undefined,
    bytes: (file) =>
      isReadable(join(root, file)) ? new Uint8Array(readFileSync(join(root, file))) : undefined,
    holds: (folder) => existsSync(join(root, folder)),
  };
}

/** Reading a pipe would wait for ever. */
const isReadable = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isFile() === true;

function* walk(root: string, folder: string): Generator<string> {
  const path = join(root, folder);
  if (!existsSync(path) || !statSync(path).isDirectory()) return;
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (SKIPPED.has(entry.name)) continue;
    const relative = folder === "" || folder === "." ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) yield* walk(root, relative);
    else yield relative;
  }
}

// Watches the project's package folders and calls back once per burst of changes.
import { existsSync, readdirSync, readFileSync, watch } from "node:fs";
import { join, relative } from "node:path";
import { messageOf } from "./arguments.ts";
import type { FSWatcher } from "node:fs";

const QUIET = 150;

export interface Watcher {
  close(): void;
}

export function watchProject(
  root: string,
  changed: () => Promise<void>,
  failed: (problem: string) => void,
): Watcher {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> = Promise.resolve();
  const watchers = new Map<string, FSWatcher>();
  // One watcher a folder: a recursive one on Linux loses a file that an editor or git replaces by renaming.
  const watchFolder = (folder: string): void => {
    if (watchers.has(folder)) return;
    watchers.set(
      folder,
      watch(folder, (_event, name) => onChange(join(folder, name ?? ""))).on("error", () =>
        forget(folder),
      ),
    );
  };
  const forget = (folder: string): void => {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  };
  const lookForFolders = (): void => {
    for (const folder of packageFolders(root).flatMap(foldersBelow)) watchFolder(folder);
  };
  const onChange = (path: string): void => {
    if (isOutput(relative(root, path))) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      lookForFolders();
      running = running
        .then(changed)
        .catch((error: unknown) => failed(`Reload failed: ${messageOf(error)}`));
    }, QUIET);
  };
  lookForFolders();
  return {
    close: () => {
      clearTimeout(timer);
      for (const watcher of watchers.values()) watcher.close();
    },
  };
}

/** Tests, hidden files, backups, and JavaScript built beside a .ts are no source of the org. */
function isOutput(path: string): boolean {
  return /(^|\/)(__tests__|\.[^/]*)(\/|$)|~$|\/lwc\/.*\.js$/.test(path);
}

function foldersBelow(folder: string): string[] {
  const below = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name));
  return [folder, ...below];
}

function packageFolders(root: string): string[] {
  const project = JSON.parse(readFileSync(join(root, "sfdx-project.json"), "utf8")) as {
    packageDirectories?: { path?: string; unpackagedMetadata?: { path?: string } }[];
  };
  const named = (project.packageDirectories ?? []).flatMap(({ path, unpackagedMetadata }) => [
    path,
    unpackagedMetadata?.path,
  ]);
  return [...new Set(named)].flatMap((path) =>
    path !== undefined && existsSync(join(root, path)) ? [join(root, path)] : [],
  );
}

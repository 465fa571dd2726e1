// Watches the project's package folders and calls back once per burst of changes.
import { existsSync, readFileSync, watch } from "node:fs";
import { join } from "node:path";
import { messageOf } from "./arguments.ts";

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
  const onChange = (_event: string, file: string | null): void => {
    // Built JavaScript beside a .ts is output, not source.
    if (file === null || /(^|\/)(__tests__|\.[^/]*)(\/|$)|~$|\/lwc\/.*\.js$/.test(file)) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running
        .then(changed)
        .catch((error: unknown) => failed(`Reload failed: ${messageOf(error)}`));
    }, QUIET);
  };
  const watchers = packageFolders(root).map((folder) =>
    watch(folder, { recursive: true }, onChange),
  );
  return {
    close: () => {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
    },
  };
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

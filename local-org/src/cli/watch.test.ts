// Facts about watching a project.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, renameSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { watchProject } from "./watch.ts";

test("a file replaced by renaming is noticed every time", async () => {
  const root = mkdtempSync(join(tmpdir(), "local-org-watch-"));
  const folder = join(root, "force-app", "classes");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(root, "sfdx-project.json"), '{"packageDirectories":[{"path":"force-app"}]}');
  writeFileSync(join(folder, "A.cls"), "one");
  let notice: () => void = () => undefined;
  const watcher = watchProject(
    root,
    () => {
      notice();
      return Promise.resolve();
    },
    (problem) => assert.fail(problem),
  );
  try {
    for (const text of ["two", "three", "four"]) {
      const noticed = new Promise<void>((resolve) => (notice = resolve));
      writeFileSync(join(root, "new"), text);
      renameSync(join(root, "new"), join(folder, "A.cls"));
      await noticed;
    }
  } finally {
    watcher.close();
  }
});

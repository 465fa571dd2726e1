// The fixture project of the browser side, read once for tests.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { readProject } from "../../metadata/read-project.ts";
import type { Schema } from "../../metadata/schema.ts";

export const fixtureRoot = fileURLToPath(new URL("../../../fixtures/hello", import.meta.url));
/** Shared with `npm start`, so that tests find the vendor build warm. */
export const testCache = fileURLToPath(new URL("../../../../.local-org/cache", import.meta.url));

export function fixtureSchema(): Schema {
  return readProject({
    list: (folder) =>
      existsSync(join(fixtureRoot, folder))
        ? readdirSync(join(fixtureRoot, folder), { recursive: true, withFileTypes: true })
            .filter((entry) => entry.isFile())
            .map((entry) => relative(fixtureRoot, join(entry.parentPath, entry.name)))
        : [],
    read: (file) =>
      existsSync(join(fixtureRoot, file))
        ? readFileSync(join(fixtureRoot, file), "utf8")
        : undefined,
  });
}

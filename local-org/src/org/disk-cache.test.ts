// Facts about the cache on disk.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { diskCache } from "./disk-cache.ts";

test("what one process wrote, the next one reads", () => {
  const directory = mkdtempSync(join(tmpdir(), "local-org-cache-"));
  diskCache(directory).set("a/b", "text");
  assert.equal(diskCache(directory).get("a/b"), "text");
  assert.equal(diskCache(directory).get("other"), undefined);
});

test("output of another version of the compiler is removed", () => {
  const directory = mkdtempSync(join(tmpdir(), "local-org-cache-"));
  const stale = join(directory, "apex", "of-yesterday");
  mkdirSync(stale, { recursive: true });
  diskCache(directory);
  assert.equal(existsSync(stale), false);
});

// Facts about the cache on disk.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, utimesSync } from "node:fs";
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

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Room for a hundred entries of ten bytes. */
const LIMITS = { bytes: 1000, unusedMs: 30 * DAY };

/** Writes `count` entries that were used at that time. */
function fill(directory: string, prefix: string, count: number, used: number): void {
  const cache = diskCache(directory, LIMITS, used);
  for (let i = 0; i < count; i++) cache.set(`${prefix}${i}`, "0123456789");
  const [version = ""] = readdirSync(join(directory, "apex"));
  const folder = join(directory, "apex", version);
  for (let i = 0; i < count; i++)
    utimesSync(join(folder, `${prefix}${i}`), used / 1000, used / 1000);
}
function kept(directory: string, prefix: string, now: number): number {
  const cache = diskCache(directory, LIMITS, now);
  return Array.from({ length: 100 }, (_, i) => cache.get(`${prefix}${i}`)).filter(
    (text) => text !== undefined,
  ).length;
}

test("any number of files stays while they have room", () => {
  const directory = mkdtempSync(join(tmpdir(), "local-org-cache-"));
  const now = Date.now();
  fill(directory, "a", 100, now - 2 * DAY);
  assert.equal(kept(directory, "a", now), 100);
});

test("without room, what was used longest ago goes until a quarter is free", () => {
  const directory = mkdtempSync(join(tmpdir(), "local-org-cache-"));
  const now = Date.now();
  fill(directory, "old", 60, now - 3 * DAY);
  fill(directory, "new", 60, now - 2 * DAY);
  assert.equal(kept(directory, "old", now - DAY), 15);
  assert.equal(kept(directory, "new", now), 60);
});

test("what is read counts as used; what nobody reads goes after thirty days", () => {
  const directory = mkdtempSync(join(tmpdir(), "local-org-cache-"));
  const now = Date.now();
  fill(directory, "read", 20, now - 40 * DAY);
  fill(directory, "left", 20, now - 40 * DAY);
  assert.equal(kept(directory, "read", now - 20 * DAY), 20);
  assert.equal(kept(directory, "left", now), 0);
  assert.equal(kept(directory, "read", now), 20);
});

test("the folder is looked through once an hour", () => {
  const directory = mkdtempSync(join(tmpdir(), "local-org-cache-"));
  const now = Date.now();
  fill(directory, "a", 10, now);
  diskCache(directory, LIMITS, now);
  fill(directory, "b", 100, now);
  fill(directory, "c", 100, now + MINUTE);
  assert.equal(kept(directory, "b", now + 30 * MINUTE), 100);
  assert.equal(kept(directory, "b", now + 61 * MINUTE), 0);
});

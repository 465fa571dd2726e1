// Keeps compiled output in files named by their key, written whole so that two processes can share them.
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { hashData } from "../apex/fingerprint.ts";
import type { CompileCache } from "../apex/compile.ts";

/** The layers that decide what compiled output looks like. */
const COMPILER = ["apex", "soql", "formula", "platform/library"];
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** How much compiled output is kept: some ten projects of 50,000 lines side by side, with what their edits left behind. */
interface CacheLimits {
  readonly bytes: number;
  /** what nobody has read for so long goes */
  readonly unusedMs: number;
}
const LIMITS: CacheLimits = { bytes: 1_000_000_000, unusedMs: 30 * DAY };
/** Its age says when the folder was looked through last. */
const MARK = "pruned";

/** A cache under `directory`. Output of another version of the compiler is never read, and is removed. */
export function diskCache(directory: string, limits = LIMITS, now = Date.now()): CompileCache {
  const root = join(directory, "apex");
  const version = compilerVersion();
  const folder = join(root, version);
  removeOtherVersions(root, version);
  prune(folder, limits, now);
  const fileOf = (key: string): string => join(folder, key.replace(/[^A-Za-z0-9_.-]/g, "_"));
  return {
    get(key) {
      const file = fileOf(key);
      if (!existsSync(file)) return undefined;
      markUsed(file, now);
      return readFileSync(file, "utf8");
    },
    set(key, value) {
      mkdirSync(folder, { recursive: true });
      const temporary = `${fileOf(key)}.${process.pid}.${Math.trunc(performance.now() * 1000)}.tmp`;
      writeFileSync(temporary, value);
      renameSync(temporary, fileOf(key));
    },
  };
}

/** A hash of the compiler's own source, so that changing it can't leave stale output behind. */
function compilerVersion(): string {
  const source = join(import.meta.dirname, "..");
  const texts = COMPILER.flatMap((layer) =>
    readdirSync(join(source, layer), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith(".test.ts"))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((file) => readFileSync(file, "utf8")),
  );
  return hashData(texts);
}

function removeOtherVersions(root: string, version: string): void {
  if (!existsSync(root)) return;
  for (const name of readdirSync(root))
    if (name !== version) rmSync(join(root, name), { recursive: true, force: true });
}

/** A file's time says when it was used last, to the day. */
function markUsed(file: string, now: number): void {
  const used = timeOf(file);
  if (used !== undefined && now - used > DAY) utimesSync(file, now / 1000, now / 1000);
}

/** Once an hour: what is too old goes, then what was used longest ago until a quarter of the room is free. */
function prune(folder: string, { bytes, unusedMs }: CacheLimits, now: number): void {
  if (!existsSync(folder)) return;
  const mark = join(folder, MARK);
  if (now - (timeOf(mark) ?? 0) < HOUR) return;
  writeFileSync(mark, "");
  utimesSync(mark, now / 1000, now / 1000);
  const files = readdirSync(folder)
    .filter((name) => name !== MARK)
    .flatMap((name) => {
      const file = join(folder, name);
      // another process may have removed it meanwhile
      const found = statSync(file, { throwIfNoEntry: false });
      return found === undefined ? [] : [{ file, size: found.size, used: found.mtimeMs }];
    })
    .sort((left, right) => left.used - right.used);
  const total = files.reduce((sum, { size }) => sum + size, 0);
  let excess = total > bytes ? total - 0.75 * bytes : 0;
  for (const { file, size, used } of files) {
    if (excess <= 0 && now - used <= unusedMs) break;
    rmSync(file, { force: true });
    excess -= size;
  }
}

const timeOf = (file: string): number | undefined =>
  statSync(file, { throwIfNoEntry: false })?.mtimeMs;

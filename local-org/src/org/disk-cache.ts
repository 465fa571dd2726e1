// Keeps compiled output in files named by their key, written whole so that two processes can share them.
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { hashData } from "../apex/fingerprint.ts";
import type { CompileCache } from "../apex/compile.ts";

/** The layers that decide what compiled output looks like. */
const COMPILER = ["apex", "soql", "formula", "platform/library"];
/** More files than this and the oldest half goes: each edit of a project leaves a few behind. */
const MOST_FILES = 3000;

/** A cache under `directory`. Output of another version of the compiler is never read, and is removed. */
export function diskCache(directory: string): CompileCache {
  const root = join(directory, "apex");
  const version = compilerVersion();
  const folder = join(root, version);
  prune(root, version);
  const fileOf = (key: string): string => join(folder, key.replace(/[^A-Za-z0-9_.-]/g, "_"));
  return {
    get: (key) => (existsSync(fileOf(key)) ? readFileSync(fileOf(key), "utf8") : undefined),
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

function prune(root: string, version: string): void {
  if (!existsSync(root)) return;
  for (const name of readdirSync(root)) {
    if (name !== version) rmSync(join(root, name), { recursive: true, force: true });
  }
  const folder = join(root, version);
  const files = existsSync(folder) ? readdirSync(folder) : [];
  if (files.length <= MOST_FILES) return;
  const byAge = files
    .map((name) => join(folder, name))
    // another process may have pruned the file meanwhile
    .map((file) => ({ file, age: statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .sort((left, right) => left.age - right.age);
  for (const { file } of byAge.slice(0, files.length / 2)) rmSync(file, { force: true });
}

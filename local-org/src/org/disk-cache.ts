// Keeps compiled output in files named by their key, written whole so that two processes can share them.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { CompileCache } from "../apex/compile.ts";

export function diskCache(directory: string): CompileCache {
  const folder = join(directory, "apex");
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

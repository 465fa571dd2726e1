// Content hashes, for the cache of emitted code.
import { createHash } from "node:crypto";
import type { Library } from "./library.ts";

export function hashText(...texts: readonly string[]): string {
  const hash = createHash("sha256");
  for (const text of texts) hash.update(`${text.length}:`).update(text);
  return hash.digest("base64url");
}

/** A hash of plain data; maps and sets count by content, functions not at all. */
export function hashData(value: unknown): string {
  const text = JSON.stringify(value, (_key, part: unknown) => {
    if (part instanceof Map) return [...part.entries()];
    if (part instanceof Set) return [...(part as Set<unknown>)];
    return typeof part === "bigint" ? `${part}n` : part;
  }) as string | undefined;
  return hashText(text ?? "undefined");
}

/** What the checker sees of the library: names and signatures, not behaviour. */
export function hashLibrary(library: Library): string {
  const classes = [...library.classes.values()].map(({ members, setters, ...rest }) => ({
    ...rest,
    members: Object.keys(members),
    setters: Object.keys(setters ?? {}),
  }));
  return hashData([classes, library.unsupported]);
}

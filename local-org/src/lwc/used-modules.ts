// Which `lightning/…` modules a set of component sources uses, read from their tags and imports: the vendor build holds only these.
import { moduleNameOfTag } from "./lightning-modules.ts";

export interface ModuleUse {
  /** `lightning/button` */
  readonly specifier: string;
  readonly line: number;
  readonly column: number;
}

const tag = /<lightning-([a-z0-9-]+)/g;
const scriptImport =
  /(?:\bfrom\s*|\bimport\s*\(\s*|\bimport\s+)["'](lightning\/[A-Za-z0-9_]+)["']/g;
const typeImport = /\bimport\s+type\b[^;]*$/;

/** Uses in one file; a tag in a template, an import in a script. */
export function lightningModulesOf(file: string, source: string): ModuleUse[] {
  if (file.endsWith(".html")) {
    return [...source.matchAll(tag)].map((match) =>
      useAt(source, match.index, `lightning/${moduleNameOfTag(match[1] ?? "")}`),
    );
  }
  if (/\.(ts|js)$/.test(file)) {
    return [...source.matchAll(scriptImport)]
      .filter(
        (match) => !typeImport.test(source.slice(Math.max(0, match.index - 400), match.index)),
      )
      .map((match) => useAt(source, match.index, match[1] ?? ""));
  }
  return [];
}

function useAt(source: string, index: number, specifier: string): ModuleUse {
  const before = source.slice(0, index).split("\n");
  return { specifier, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

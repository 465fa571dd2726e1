// Every rule of the validator finds its planted mistakes, with file and line, and finds nothing where there are none.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { filesOnDisk } from "../src/cli/project-files.ts";
import { metadataTypes } from "../src/cli/metadata-types.ts";
import { rules, validateProject } from "../src/validate/index.ts";
import type { ProjectFiles } from "../src/metadata/read-project.ts";

const folder = join(import.meta.dirname, "fixtures", "validate");
const base = readAll(filesOnDisk(join(folder, "base")));
const types = metadataTypes();
const fixtures = readdirSync(join(folder, "rules")).filter((file) => file.endsWith(".txt"));

interface Expected {
  readonly place: string;
  readonly rule: string;
  readonly words: string;
}
interface Variant {
  readonly kind: "good" | "bad";
  readonly title: string;
  readonly files: Map<string, string>;
  readonly finds: Expected[];
}

test("the base project has no mistake", () => {
  assert.deepEqual(shown(base), []);
});

test("every rule has a good and a bad fixture, and every fixture has a rule", () => {
  const ids = rules.map(({ id }) => id).sort();
  assert.deepEqual(
    ids.filter((id, index) => ids[index - 1] === id),
    [],
    "two rules with one id",
  );
  assert.deepEqual(fixtures.map((file) => file.replace(/\.txt$/, "")).sort(), ids);
  for (const file of fixtures) {
    const kinds = new Set(variantsOf(file).map(({ kind }) => kind));
    assert.deepEqual([...kinds].sort(), ["bad", "good"], file);
  }
});

test("every problem of reading a project names a rule of the validator", () => {
  const ids = new Set(rules.map(({ id }) => id));
  const source = join(import.meta.dirname, "..", "src", "metadata");
  for (const file of readdirSync(source).filter((name) => /(?<!\.test)\.ts$/.test(name)))
    for (const [, id = ""] of readFileSync(join(source, file), "utf8").matchAll(
      /"(G\d+\.[a-z-]+|A\d\.[a-z-]+)"/g,
    ))
      assert.ok(ids.has(id), `${file} names ${id}, which is no rule`);
});

for (const file of fixtures)
  for (const variant of variantsOf(file))
    test(`${file.replace(/\.txt$/, "")}: ${variant.kind}, ${variant.title}`, () => {
      const found = validateProject(inMemory(variant.files), types);
      if (variant.kind === "bad") assert.ok(variant.finds.length > 0, "a bad variant needs finds");
      for (const expected of variant.finds)
        assert.ok(
          found.some(
            (one) =>
              `${one.file}:${one.line}` === expected.place &&
              one.rule === expected.rule &&
              one.message.includes(expected.words),
          ),
          `nothing like "${expected.place} ${expected.rule} ${expected.words}" among\n${shown(variant.files).join("\n")}`,
        );
      assert.equal(found.length, variant.finds.length, shown(variant.files).join("\n"));
    });

function shown(files: ReadonlyMap<string, string>): string[] {
  return validateProject(inMemory(files), types).map(
    (one) => `${one.file}:${one.line} ${one.rule} ${one.message}`,
  );
}

function variantsOf(fixture: string): Variant[] {
  const rule = fixture.replace(/\.txt$/, "");
  const text = readFileSync(join(folder, "rules", fixture), "utf8");
  return text
    .split(/^== /m)
    .slice(1)
    .map((part) => variantOf(part, rule));
}

function variantOf(part: string, rule: string): Variant {
  const [head = "", ...lines] = part.split("\n");
  const [, kind, title = ""] = /^(good|bad)\s*(.*)$/.exec(head) ?? [];
  if (kind !== "good" && kind !== "bad") throw new Error(`${rule}: "== ${head}" is no variant`);
  const files = new Map(base);
  const finds: Expected[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? "";
    if (line.trim() === "") continue;
    const [, command = "", path = "", rest = ""] = /^(\w+) (\S+)\s*(.*)$/.exec(line) ?? [];
    const block = (marks: string): string[] => {
      const taken: string[] = [];
      while (marks.includes((lines[at + 1] ?? "")[0] ?? " "))
        taken.push(...repeated(lines[++at] ?? ""));
      return taken;
    };
    if (command === "file") {
      const text = block("|")
        .map((one) => `${one.slice(1)}\n`)
        .join("");
      for (const [one, number] of numbered(path)) files.set(one, text.replaceAll("{n}", number));
    } else if (command === "edit")
      files.set(path, edited(files.get(path), block("-+"), rule, path));
    else if (command === "copies")
      for (let copy = 1; copy <= Number(path); copy++) files.set(rest.replace("#", `${copy}`), "");
    else if (command === "pad") {
      const [, padded = "", text = ""] = /^(\S+) (.*)$/.exec(rest) ?? [];
      files.set(padded, `${files.get(padded) ?? ""}${`${text}\n`.repeat(Number(path))}`);
    } else if (command === "remove") {
      if (!files.delete(path)) throw new Error(`${rule}: there is no ${path} to remove`);
    } else if (command === "finds") {
      const [, other, words = ""] = /^(?:\[(\S+)\]\s*)?(.*)$/.exec(rest) ?? [];
      finds.push({ place: path, rule: other ?? rule, words });
    } else throw new Error(`${rule}: what does "${line}" mean?`);
  }
  return { kind, title, files, finds };
}

/** `+*30 text {n}`: the line thirty times, with its number. */
function repeated(line: string): string[] {
  const [, mark = "", times, text = ""] = /^(.)\*(\d+) (.*)$/.exec(line) ?? [];
  if (times === undefined) return [line];
  return Array.from({ length: Number(times) }, (_, index) =>
    `${mark}${text}`.replaceAll("{n}", String(index + 1)),
  );
}

/** `Field{1..40}__c`: forty paths, each with its number. */
function numbered(path: string): [path: string, number: string][] {
  const [range, from, to] = /\{(\d+)\.\.(\d+)\}/.exec(path) ?? [];
  if (range === undefined) return [[path, "{n}"]];
  return Array.from({ length: Number(to) - Number(from) + 1 }, (_, index) => {
    const number = String(Number(from) + index);
    return [path.replace(range, number), number];
  });
}

function edited(
  text: string | undefined,
  block: readonly string[],
  rule: string,
  path: string,
): string {
  const side = (mark: string): string =>
    block
      .filter((line) => line.startsWith(mark))
      .map((line) => `${line.slice(1)}\n`)
      .join("");
  const [old, replacement] = [side("-"), side("+")];
  const parts = text?.split(old) ?? [];
  if (old === "" || parts.length !== 2)
    throw new Error(`${rule}: the lines to replace stand ${parts.length - 1} times in ${path}`);
  return parts.join(replacement);
}

function inMemory(files: ReadonlyMap<string, string>): ProjectFiles {
  return {
    list: (directory) =>
      [...files.keys()].filter((path) => path.startsWith(`${directory}/`)).sort(),
    read: (path) => files.get(path),
  };
}

function readAll(files: ProjectFiles): Map<string, string> {
  return new Map(files.list(".").map((path) => [path, files.read(path) ?? ""]));
}

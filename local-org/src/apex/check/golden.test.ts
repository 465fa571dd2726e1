// Golden folders: each under tests/fixtures/checker is Apex that the checker must answer with exactly the messages written beside it.
// `UPDATE=1 node --test …/golden.test.ts` rewrites what is expected.
import assert from "node:assert/strict";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { catalog } from "../diagnostics.ts";
import type { ApexDiagnostic } from "../environment.ts";
import { checkFiles, fixtureEnvironment } from "./fixture.ts";

const folder = join(import.meta.dirname, "../../../tests/fixtures/checker");
const environment = fixtureEnvironment();
const produced = new Set<string>();

/** `input.cls` takes the name of its class, so that only the fact about file names meets another name. */
function fileName(file: string, text: string): string {
  const declared = /\b(?:class|interface|enum)\s+(\w+)/i.exec(text)?.[1];
  return file === "input.cls" && declared !== undefined ? `${declared}.cls` : file;
}
function show(diagnostic: ApexDiagnostic): string {
  const { file, line, column, code, message, hint } = diagnostic;
  return `${file}:${line}:${column} ${code} ${message}${hint === undefined ? "" : ` (${hint})`}${diagnostic.unsupported === true ? " [unsupported]" : ""}`;
}

for (const fact of readdirSync(folder).sort()) {
  test(fact.replaceAll("-", " "), () => {
    const files = readdirSync(join(folder, fact))
      .filter((file) => /\.(cls|trigger)$/.test(file))
      .sort();
    const texts = files.map((file) => {
      const text = readFileSync(join(folder, fact, file), "utf8");
      return [fileName(file, text), text] as const;
    });
    const apiVersion = Number(
      /^\/\/ api (\d+)/m.exec(texts.map(([, text]) => text).join("\n"))?.[1] ?? 67,
    );
    const { diagnostics } = checkFiles(Object.fromEntries(texts), apiVersion, environment);
    for (const diagnostic of diagnostics) produced.add(diagnostic.code);
    const actual =
      diagnostics.length === 0 ? "no problems\n" : `${diagnostics.map(show).join("\n")}\n`;
    const expectedFile = join(folder, fact, "expected.diagnostics.txt");
    if (process.env["UPDATE"] === "1") writeFileSync(expectedFile, actual);
    assert.equal(actual, readFileSync(expectedFile, "utf8"));
  });
}

test("every message of the catalogue has a fact that produces it", () => {
  const missing = Object.values(catalog)
    .filter((entry) => !produced.has(entry.code))
    .map((entry) => `${entry.code} ${entry.text}`);
  assert.deepEqual(missing, []);
});

// Golden folders: each under tests/fixtures/emitter is a class and the JavaScript it becomes.
// `UPDATE=1 node --test …/golden.test.ts` rewrites what is expected.
import assert from "node:assert/strict";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { checkFiles } from "../check/fixture.ts";
import { emitUnit } from "./emit.ts";

const folder = join(import.meta.dirname, "../../../tests/fixtures/emitter");

for (const fact of readdirSync(folder).sort()) {
  test(fact.replaceAll("-", " "), () => {
    const text = readFileSync(join(folder, fact, "input.cls"), "utf8");
    const name = /\b(?:class|interface|enum)\s+(\w+)/i.exec(text)?.[1] ?? "";
    const { checked, symbols, diagnostics } = checkFiles({ [`${name}.cls`]: text });
    assert.deepEqual(
      diagnostics.map((problem) => problem.message),
      [],
    );
    const actual =
      checked
        .map((unit) => emitUnit(unit, { coverage: false, classes: symbols }).javascript)
        .join("\n") + "\n";
    const expectedFile = join(folder, fact, "expected.js");
    if (process.env["UPDATE"] === "1") writeFileSync(expectedFile, actual);
    assert.equal(actual, readFileSync(expectedFile, "utf8"));
  });
}

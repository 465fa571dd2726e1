// The grammar package costs 60 ms: nothing in this layer may load it before a query is parsed, nor a second copy of it ever.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { SoqlError } from "./problem.ts";
import { parseQuery } from "./parse.ts";

test("no module of the layer imports more than types from the grammar package", () => {
  const wrong = readdirSync(import.meta.dirname).filter((file) => {
    if (!file.endsWith(".ts") || file.endsWith(".test.ts")) return false;
    const text = readFileSync(join(import.meta.dirname, file), "utf8");
    return /^import (?!type )[^;]*"@apexdevtools\/apex-parser"/m.test(text);
  });
  assert.deepEqual(wrong, []);
});

/** What stands at the place that is reported. */
function firstProblem(text: string): string {
  try {
    parseQuery(text);
  } catch (error) {
    if (error instanceof SoqlError)
      return `${text.slice(error.start, error.end)}: ${error.message}`;
    throw error;
  }
  return "none";
}

test("the first thing the grammar did not expect is reported, characters and words alike", () => {
  assert.equal(firstProblem("SELECT Id FROM Account"), "none");
  const unexpected = (token: string, shown = token): string =>
    `${shown}: unexpected token: '${token}'`;
  assert.equal(firstProblem("SELECT Id FROM Account LIMIT x y"), unexpected("x"));
  assert.equal(firstProblem("SELECT Id\n FROM Account ) WHERE ~"), unexpected(")"));
  assert.equal(firstProblem("SELECT Id FROM Account WHERE Name = # AND 1"), unexpected("#"));
  assert.equal(firstProblem("SELECT Id FROM Account WHERE Name = 'a' 'b'"), unexpected("'b'"));
  assert.equal(firstProblem("SELECT Id FROM Account WHERE Name ="), unexpected("<EOF>", ""));
});

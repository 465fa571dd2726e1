// Golden folders tests/fixtures/soql/<fact>: query.soql -> expected.sql, or expected.error.txt when the query is wrong. UPDATE_FIXTURES=1 rewrites them.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { compileQuery, SoqlError, statementsOf } from "./index.ts";
import { testContext, testSchema } from "./test-schema.ts";

const folder = join(import.meta.dirname, "../../tests/fixtures/soql");
const update = process.env["UPDATE_FIXTURES"] === "1";
const schema = testSchema();
const noStore = testContext(
  { all: () => [], withFormulas: (_evaluate, run) => run() },
  { binds: { b0: "a", b1: ["a", "b"], b2: 5 } },
);

for (const name of readdirSync(folder).sort()) {
  test(name.replaceAll("-", " "), () => {
    const query = readFileSync(join(folder, name, "query.soql"), "utf8").trim();
    const { file, text } = outcomeOf(query);
    const path = join(folder, name, file);
    if (update) {
      for (const other of ["expected.sql", "expected.error.txt"])
        rmSync(join(folder, name, other), { force: true });
      writeFileSync(path, text);
    }
    assert.ok(existsSync(path), `${file} is missing; got:\n${text}`);
    assert.equal(text, readFileSync(path, "utf8"));
  });
}

function outcomeOf(query: string): { file: string; text: string } {
  try {
    const statements = statementsOf(
      compileQuery(query, schema, { apiVersion: 67, unboundedFields: false }),
      noStore,
    );
    return {
      file: "expected.sql",
      text: statements
        .map(({ sql, parameters }) => `${layOut(sql)}\n-- ${JSON.stringify(parameters)}\n`)
        .join("\n"),
    };
  } catch (error) {
    if (!(error instanceof SoqlError)) throw error;
    const mark = `${" ".repeat(error.start)}${"^".repeat(Math.max(1, error.end - error.start))}`;
    return {
      file: "expected.error.txt",
      text: `${error.unsupported ? "unsupported" : error.code}: ${error.message}\n${query}\n${mark}\n`,
    };
  }
}

/** One clause a line, to be read. */
function layOut(sql: string): string {
  return sql.replace(
    / (FROM(?! json_each)|LEFT JOIN|JOIN|WHERE|GROUP BY|HAVING|ORDER BY|LIMIT|UNION ALL) /g,
    "\n$1 ",
  );
}

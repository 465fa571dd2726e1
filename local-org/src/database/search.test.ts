// SOSL on real rows: words, wildcards, groups of fields, and what is refused.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { QueryContext } from "../soql/context.ts";
import type { SearchOptions } from "../soql/index.ts";
import { checkSearch, compileSearch, executeSearch } from "../soql/index.ts";
import { shown, testContext } from "../soql/test-schema.ts";
import { openTestStore } from "./test-store.ts";

const store = openTestStore();

function search(
  text: string,
  more: Partial<QueryContext> = {},
  options: SearchOptions = {},
): unknown[][] {
  const { lists } = executeSearch(
    compileSearch(text, store.schema),
    testContext(store.database, more),
    options,
  );
  return lists.map((list) => shown(list.rows).map((row) => row["name"] ?? row["id"]));
}

test("whole words are found in any text field, without case", () => {
  assert.deepEqual(search("FIND 'ACME' IN ALL FIELDS RETURNING Account(Name), Contact(Name)"), [
    ["Acme"],
    ["Ann"],
  ]);
  assert.deepEqual(search("FIND 'Acm' RETURNING Account(Name)"), [[]]);
  assert.deepEqual(search("FIND {übermut} RETURNING Account(Name)"), [["Übermut"]]);
});

test("wildcards, phrases, OR and AND NOT", () => {
  assert.deepEqual(search("FIND 'Acm*' RETURNING Account(Name)"), [["Acme"]]);
  assert.deepEqual(search("FIND '\"empty ltd\" OR acme' RETURNING Account(Name ORDER BY Name)"), [
    ["Acme", "Empty Ltd"],
  ]);
  assert.deepEqual(search("FIND 'empty AND NOT ltd' RETURNING Account(Name)"), [[]]);
});

test("groups of fields, filters, limits and binds", () => {
  assert.deepEqual(
    search("FIND :b0 IN NAME FIELDS RETURNING Contact(Name)", { binds: { b0: "acme" } }),
    [[]],
  );
  assert.deepEqual(
    search("FIND :b0 IN EMAIL FIELDS RETURNING Contact(Name WHERE Email != null LIMIT 1)", {
      binds: { b0: "ann@acme" },
    }),
    [["Ann"]],
  );
});

test("fixed results replace the term, as in tests", () => {
  assert.deepEqual(
    search(
      "FIND 'nothing' RETURNING Contact(Name), Account(Name)",
      {},
      { fixedIds: [store.ids["bob"] ?? ""] },
    ),
    [["Bob"], []],
  );
});

test("problems point at the text given", () => {
  const text = "FIND 'acme' RETURNING Account(Nam)";
  const [problem] = checkSearch(text, store.schema, 67).problems;

  assert.match(problem?.message ?? "", /^No such column 'Nam' on entity 'Account'/);
  assert.equal(text.slice(problem?.start, problem?.end), "Nam");
  assert.match(
    checkSearch("FIND 'a' RETURNING Account", store.schema, 67).problems[0]?.message ?? "",
    /longer than one character/,
  );
});

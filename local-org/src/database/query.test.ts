// Queries on real rows: what comes back, in which order, and what is refused.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { QueryContext } from "../soql/context.ts";
import { compileQuery, executeQuery, SoqlError } from "../soql/index.ts";
import { shown, testContext } from "../soql/test-schema.ts";
import type { NeutralValue } from "../soql/values.ts";
import { openTestStore } from "./test-store.ts";

const store = openTestStore();
const { ids } = store;

function query(text: string, more: Partial<QueryContext> = {}) {
  return executeQuery(compileQuery(text, store.schema), testContext(store.database, more));
}
/** The values of one field of the result, in order. */
function values(text: string, more: Partial<QueryContext> = {}): unknown[] {
  const compiled = compileQuery(text, store.schema);
  const key = compiled.columns[0]?.key ?? "";
  return shown(executeQuery(compiled, testContext(store.database, more)).rows).map(
    (row) => row[key],
  );
}
function error(text: string, more: Partial<QueryContext> = {}): SoqlError {
  try {
    query(text, more);
  } catch (caught) {
    if (caught instanceof SoqlError) return caught;
    throw caught;
  }
  throw new assert.AssertionError({ message: `no error: ${text}` });
}

test("text ignores case in every script, case-sensitive fields do not", () => {
  assert.deepEqual(values("SELECT Name FROM Account WHERE Name = 'ÜBERMUT'"), ["Übermut"]);
  assert.deepEqual(values("SELECT Name FROM Account WHERE Name LIKE 'über%'"), ["Übermut"]);
  assert.deepEqual(values("SELECT Name FROM Deal__c WHERE Code__c = 'AB'"), []);
  assert.deepEqual(values("SELECT Name FROM Deal__c WHERE Code__c = 'aB'"), ["Four"]);
});

test("null is equal to null, and is not equal to any value", () => {
  assert.deepEqual(values("SELECT Name FROM Deal__c WHERE Stage__c = null"), ["Four"]);
  assert.deepEqual(values("SELECT Name FROM Deal__c WHERE Stage__c != 'New' ORDER BY Name"), [
    "Four",
    "THREE",
    "two",
  ]);
  assert.deepEqual(
    values("SELECT Name FROM Deal__c WHERE Stage__c NOT IN ('New', 'Done') ORDER BY Name"),
    ["Four", "THREE"],
  );
  assert.deepEqual(
    values("SELECT Name FROM Deal__c WHERE Stage__c = :stage", { binds: { STAGE: null } }),
    ["Four"],
  );
  assert.deepEqual(values("SELECT LastName FROM Contact WHERE Account.Name = null"), ["Dan"]);
});

test("strings sort without case, nulls first in both directions unless told otherwise", () => {
  assert.deepEqual(values("SELECT Name FROM Deal__c ORDER BY Name"), [
    "Four",
    "One",
    "THREE",
    "two",
  ]);
  assert.deepEqual(values("SELECT Name FROM Deal__c ORDER BY CloseDate__c"), [
    "Four",
    "THREE",
    "two",
    "One",
  ]);
  assert.deepEqual(values("SELECT Name FROM Deal__c ORDER BY CloseDate__c DESC"), [
    "Four",
    "One",
    "two",
    "THREE",
  ]);
  assert.deepEqual(values("SELECT Name FROM Deal__c ORDER BY CloseDate__c DESC NULLS LAST"), [
    "One",
    "two",
    "THREE",
    "Four",
  ]);
  assert.deepEqual(values("SELECT Name FROM Deal__c ORDER BY Stage__c NULLS LAST"), [
    "One",
    "THREE",
    "two",
    "Four",
  ]);
});

test("numbers are compared and summed exactly, beyond the field's decimals too", () => {
  assert.deepEqual(
    values(
      "SELECT Amount__c FROM Deal__c WHERE Amount__c < 0.01 OR Amount__c = 10.1 ORDER BY Amount__c",
    ),
    ["0.0051", "10.10"],
  );
  assert.deepEqual(values("SELECT SUM(Amount__c) FROM Deal__c"), ["30.3051"]);
  assert.deepEqual(values("SELECT AVG(Amount__c) FROM Deal__c WHERE Stage__c != 'Open'"), [
    "15.15",
  ]);
  assert.deepEqual(values("SELECT MAX(Amount__c) FROM Deal__c"), ["20.20"]);
  assert.deepEqual(values("SELECT SUM(Amount__c) FROM Deal__c WHERE Name = 'nobody'"), [null]);
});

test("parents come as records, an empty lookup as null, with their foreign keys", () => {
  const rows = shown(
    query("SELECT LastName, Account.Name, Account.Parent.Name FROM Contact ORDER BY LastName").rows,
  );

  assert.deepEqual(rows[2], {
    id: ids["cid"],
    lastname: "Cid",
    accountid: ids["uber"],
    account: {
      id: ids["uber"],
      name: "Übermut",
      parentid: ids["acme"],
      parent: { id: ids["acme"], name: "Acme" },
    },
  });
  assert.deepEqual(rows[3], { id: ids["dan"], lastname: "Dan", accountid: null, account: null });
});

test("children come as lists, count as rows, and LIMIT holds for each parent", () => {
  const result = query(
    "SELECT Name, (SELECT LastName FROM Contacts ORDER BY LastName DESC LIMIT 1), (SELECT Name FROM Deals__r) FROM Account ORDER BY Name",
  );

  assert.equal(result.rowCount, 3 + 2 + 3);
  assert.deepEqual(
    shown(result.rows).map((row) => [row["name"], row["contacts"]]),
    [
      ["Acme", [{ id: ids["bob"], lastname: "Bob" }]],
      ["Empty Ltd", []],
      ["Übermut", [{ id: ids["cid"], lastname: "Cid" }]],
    ],
  );
});

test("a child subquery can have children of its own", () => {
  const [row] = shown(
    query(
      "SELECT Name, (SELECT Name, (SELECT Quantity__c FROM Lines__r) FROM Deals__r WHERE Active__c = true) FROM Account WHERE Name = 'acme'",
    ).rows,
  );

  assert.deepEqual(row?.["deals__r"], [
    { id: ids["one"], name: "One", lines__r: [{ id: ids["line"], quantity__c: "3" }] },
  ]);
});

test("polymorphic parents: Name and Type, TYPEOF by the record's object", () => {
  assert.deepEqual(
    shown(query("SELECT Owner.Name, Owner.Type FROM Deal__c LIMIT 1").rows)[0]?.["owner"],
    { id: ids["uma"], name: "Uma Stone", type: "User" },
  );
  assert.deepEqual(values("SELECT Subject FROM Task WHERE What.Type = 'account'"), ["Call"]);
  const [call, mail] = shown(
    query("SELECT TYPEOF What WHEN Account THEN Industry ELSE Name END FROM Task ORDER BY Subject")
      .rows,
  );
  assert.deepEqual(call?.["what"], { id: ids["acme"], industry: "Energy" });
  assert.equal(mail?.["what"], null);
});

test("semi-joins and anti-joins", () => {
  assert.deepEqual(
    values(
      "SELECT Name FROM Account WHERE Id IN (SELECT Account__c FROM Deal__c WHERE Amount__c > 1)",
    ),
    ["Acme"],
  );
  assert.deepEqual(
    values("SELECT Name FROM Account WHERE Id NOT IN (SELECT AccountId FROM Contact)"),
    ["Empty Ltd"],
  );
});

test("groups, having, subtotals", () => {
  assert.deepEqual(
    shown(
      query(
        "SELECT Account__r.Name, COUNT(Id) deals, MAX(Amount__c) FROM Deal__c WHERE Account__c != null GROUP BY Account__r.Name HAVING COUNT(Id) > 1",
      ).rows,
    ),
    [{ name: "Acme", deals: 2, expr0: "20.20" }],
  );
  const rows = shown(
    query(
      "SELECT Active__c, GROUPING(Active__c) total, COUNT(Id) n FROM Deal__c GROUP BY ROLLUP(Active__c) ORDER BY GROUPING(Active__c), Active__c",
    ).rows,
  );
  assert.deepEqual(rows, [
    { active__c: false, total: 0, n: 3 },
    { active__c: true, total: 0, n: 1 },
    { active__c: null, total: 1, n: 4 },
  ]);
});

test("COUNT() gives a size and no rows, and LIMIT bounds it", () => {
  assert.deepEqual(query("SELECT COUNT() FROM Deal__c"), { rows: [], size: 4, rowCount: 1 });
  assert.equal(query("SELECT COUNT() FROM Deal__c LIMIT 3").size, 3);
});

test("date literals follow the user's time zone", () => {
  assert.deepEqual(
    values("SELECT Name FROM Deal__c WHERE CreatedDate = TODAY ORDER BY CreatedDate"),
    ["two", "THREE"],
  );
  assert.deepEqual(
    values("SELECT Name FROM Deal__c WHERE CreatedDate = TODAY ORDER BY CreatedDate", {
      user: { id: "", timeZone: "UTC", locale: "en_US" },
    }),
    ["One", "two"],
  );
  assert.deepEqual(
    values("SELECT Name FROM Deal__c WHERE CloseDate__c = LAST_N_DAYS:3 ORDER BY Name"),
    ["One", "two"],
  );
  assert.deepEqual(values("SELECT Name FROM Deal__c WHERE CloseDate__c < THIS_YEAR"), ["THREE"]);
  assert.deepEqual(
    values(
      "SELECT DAY_ONLY(convertTimezone(CreatedDate)) d, COUNT(Id) FROM Deal__c GROUP BY DAY_ONLY(convertTimezone(CreatedDate)) ORDER BY DAY_ONLY(convertTimezone(CreatedDate))",
    ),
    ["2026-03-02", "2026-03-03", "2026-03-04"],
  );
});

test("multi-select picklists include all of one choice", () => {
  assert.deepEqual(values("SELECT Name FROM Deal__c WHERE Tags__c INCLUDES ('red;blue')"), ["One"]);
  assert.deepEqual(
    values("SELECT Name FROM Deal__c WHERE Tags__c INCLUDES ('Red', 'Green') ORDER BY Name"),
    ["One", "two"],
  );
  assert.deepEqual(
    values("SELECT Name FROM Deal__c WHERE Tags__c EXCLUDES ('Red') ORDER BY Name"),
    ["Four", "THREE", "two"],
  );
});

test("labels and formats", () => {
  assert.deepEqual(
    shown(
      query(
        "SELECT toLabel(Stage__c), FORMAT(Amount__c) money, FORMAT(CloseDate__c) day FROM Deal__c WHERE Name = 'One'",
      ).rows,
    ),
    [{ id: ids["one"], stage__c: "Brand new", money: "$10.10", day: "3/3/26" }],
  );
});

test("formula fields can be selected, filtered, sorted and summed", () => {
  assert.deepEqual(
    values(
      "SELECT Double__c FROM Deal__c WHERE Double__c > 1 AND Badge__c = 'ACME' ORDER BY Double__c DESC",
    ),
    ["40.40", "20.20"],
  );
  assert.deepEqual(values("SELECT SUM(Double__c) FROM Deal__c WHERE Badge__c = 'acme'"), ["60.60"]);
});

test("deleted records are seen with ALL ROWS only", () => {
  store.records.remove("Contact", [ids["dan"] ?? ""], { at: 0 });
  assert.equal(query("SELECT COUNT() FROM Contact").size, 3);
  assert.equal(query("SELECT COUNT() FROM Contact ALL ROWS").size, 4);
  store.records.restore("Contact", [ids["dan"] ?? ""]);
});

test("user mode refuses what the user may not read, wherever it stands", () => {
  const access = {
    canReadObject: (name: string) => name !== "Contact",
    canReadField: (_object: string, field: string) => field !== "Amount__c",
  };

  assert.match(
    error("SELECT Id FROM Contact", { access }).message,
    /^sObject type 'Contact' is not supported\.$/,
  );
  for (const text of [
    "SELECT Amount__c FROM Deal__c",
    "SELECT Id FROM Deal__c WHERE Amount__c > 1",
    "SELECT Id FROM Deal__c ORDER BY Amount__c",
    "SELECT Id, (SELECT Amount__c FROM Deals__r) FROM Account",
  ]) {
    const refused = error(text, { access });
    assert.match(refused.message, /^No such column 'Amount__c' on entity 'Deal__c'/);
    assert.deepEqual([...refused.inaccessible], [["Deal__c", ["Amount__c"]]]);
  }
  assert.match(
    error("SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact)", { access }).message,
    /Contact/,
  );
  assert.equal(
    shown(query("SELECT FIELDS(ALL) FROM Deal__c LIMIT 1", { access }).rows)[0]?.["amount__c"],
    undefined,
  );
});

test("sharing hides rows, parents and children alike", () => {
  const sharing = {
    sqlFor: (object: { name: string }, alias: string) =>
      object.name === "Account" ? { sql: `${alias}."Name" <> ?`, parameters: ["Acme"] } : null,
  };

  assert.deepEqual(values("SELECT Name FROM Account ORDER BY Name", { sharing }), [
    "Empty Ltd",
    "Übermut",
  ]);
  assert.equal(
    shown(query("SELECT Account.Name FROM Contact WHERE LastName = 'Ann'", { sharing }).rows)[0]?.[
      "account"
    ],
    null,
  );
  assert.equal(
    query("SELECT COUNT() FROM Contact WHERE Account.Name = 'Acme'", { sharing }).size,
    0,
  );
  assert.equal(
    query("SELECT COUNT() FROM Contact WHERE AccountId IN (SELECT Id FROM Account)", { sharing })
      .size,
    1,
  );
});

test("binds: collections, limits, wrong values", () => {
  assert.deepEqual(
    values("SELECT Name FROM Account WHERE Id IN :ids", {
      binds: { ids: [(ids["acme"] ?? "").slice(0, 15), ids["uber"]] },
    }),
    ["Acme", "Übermut"],
  );
  assert.deepEqual(values("SELECT Name FROM Account WHERE Id IN :ids", { binds: { ids: [] } }), []);
  assert.equal(query("SELECT Id FROM Account LIMIT :n", { binds: { n: 2 } }).size, 2);
  assert.equal(
    error("SELECT Id FROM Account WHERE Id = :x", { binds: { x: "abc" } }).message,
    "Invalid id: abc",
  );
  assert.deepEqual(values("SELECT Name FROM Account WHERE Id = :x", { binds: { x: "" } }), []);
  assert.equal(
    error("SELECT Id FROM Account WHERE Name = :x").message,
    "Variable does not exist: x",
  );
  assert.equal(
    error("SELECT Id FROM Account OFFSET 2001").message,
    "Maximum SOQL offset allowed is 2000",
  );
});

test("the rows read do not grow with the table when the filter has an index", () => {
  const large = openTestStore();
  const account = large.schema.objects.get("account");
  assert.ok(account);
  const more = large.records.newIds(account, 5000);
  large.records.insert(
    "Account",
    more.map(
      (id, index) =>
        new Map<string, NeutralValue>([
          ["id", id],
          ["name", `Company ${index}`],
          ["ownerid", large.ids["uma"] ?? null],
        ]),
    ),
  );
  const rowsRead = (text: string, binds: Record<string, unknown> = {}): number => {
    large.database.rowsStepped();
    executeQuery(
      compileQuery(text, large.schema),
      testContext(large.database, { binds, countRows: true }),
    );
    return large.database.rowsStepped();
  };

  assert.equal(rowsRead("SELECT Id FROM Account WHERE Name = 'company 77'"), 1);
  assert.equal(rowsRead("SELECT Id FROM Account WHERE Name LIKE 'Company 77_'"), 11);
  assert.equal(rowsRead("SELECT Id FROM Account WHERE Id IN :ids", { ids: more.slice(0, 20) }), 20);
  assert.equal(rowsRead("SELECT Id FROM Contact WHERE Account.Name = 'Acme'"), 3);
  assert.equal(
    rowsRead(
      "SELECT Id FROM Account WHERE Id IN (SELECT Account__c FROM Deal__c WHERE Key__c = 'K-1')",
    ),
    2,
  );
  assert.equal(rowsRead("SELECT Id FROM Account ORDER BY Name LIMIT 3"), 3);
  assert.ok(rowsRead("SELECT Id FROM Account WHERE Industry = 'Energy'") > 5000);
});

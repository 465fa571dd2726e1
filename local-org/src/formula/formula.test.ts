// Facts about the formula language: values, blanks, exact numbers, dates, messages, SQL.
import assert from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { test } from "node:test";
import { fixtureSchema, objectFiles } from "../metadata/fixture.ts";
import { resolveField, resolveObject } from "../metadata/schema.ts";
import { columnStorage } from "../soql/storage.ts";
import { decimalToText, parseDecimal } from "../soql/values.ts";
import type { NeutralValue } from "../soql/values.ts";
import { checkFormulas, compileFormula, FormulaError, formulaToSql } from "./index.ts";
import type { FormulaContext, FormulaEnvironment, FormulaRecord } from "./index.ts";

const schema = fixtureSchema(
  {
    "labels/CustomLabels.labels-meta.xml":
      "<CustomLabels><labels><fullName>Hi</fullName><language>en_US</language><protected>false</protected><shortDescription>Hi</shortDescription><value>Hello</value></labels></CustomLabels>",
    "customPermissions/Bypass.customPermission-meta.xml":
      "<CustomPermission><label>Bypass</label></CustomPermission>",
    ...objectFiles(
      "Settings__c",
      { Days__c: "<type>Number</type><precision>4</precision><scale>0</scale>" },
      "<customSettingsType>Hierarchy</customSettingsType>",
    ),
    ...objectFiles("Deal__c", {
      Amount__c: "<type>Currency</type><precision>16</precision><scale>2</scale>",
      Count__c: "<type>Number</type><precision>6</precision><scale>0</scale>",
      Share__c: "<type>Percent</type><precision>5</precision><scale>2</scale>",
      Note__c: "<type>Text</type><length>80</length>",
      Due__c: "<type>Date</type>",
      At__c: "<type>DateTime</type>",
      On__c: "<type>Checkbox</type><defaultValue>false</defaultValue>",
      Status__c:
        "<type>Picklist</type><valueSet><valueSetDefinition><sorted>false</sorted><value><fullName>Open</fullName><default>true</default><label>Open</label></value></valueSetDefinition></valueSet>",
      Tags__c:
        "<type>MultiselectPicklist</type><visibleLines>4</visibleLines><valueSet><valueSetDefinition><sorted>false</sorted><value><fullName>A</fullName><default>false</default><label>A</label></value></valueSetDefinition></valueSet>",
      Account__c:
        "<type>Lookup</type><referenceTo>Account</referenceTo><relationshipName>Deals</relationshipName>",
      Half__c:
        "<type>Percent</type><precision>5</precision><scale>1</scale><formula>Share__c / 2</formula>",
    }),
  },
  { namespace: "acme" },
);
const object = resolveObject(schema, "Deal__c");
assert.ok(object);
const halfField = resolveField(schema, object, "Half__c");
assert.ok(halfField);

const environment: FormulaEnvironment = {
  now: Date.parse("2026-03-01T02:30:00Z"),
  offsetMinutes: () => -480,
  global: ({ name, path }) =>
    ({
      "$User.Email": "ann@example.com",
      "$Label.Hi": "Hello",
      "$Permission.Bypass": true,
      "$Setup.Settings__c.Days__c": parseDecimal("30") ?? null,
      "$Profile.Name": "Clerk",
    })[[name, ...path].join(".")] ?? null,
};
type Values = Readonly<Record<string, NeutralValue>>;
const number = (text: string): NeutralValue => parseDecimal(text) ?? null;
const record = (values: Values, prior?: Values): FormulaRecord => ({
  field: (path) => values[path.join(".")] ?? null,
  prior: (path) => prior?.[path.join(".")] ?? null,
  isNew: prior === undefined,
});

function run(
  text: string,
  values: Values = {},
  options: Partial<FormulaContext> & { prior?: Values } = {},
): unknown {
  const { prior, ...context } = options;
  assert.ok(object);
  const value = compileFormula(text, { schema, object, use: "field", ...context }).evaluate(
    record(values, prior),
    environment,
  );
  if (value === null || typeof value !== "object") return value;
  return value.kind === "decimal"
    ? decimalToText(value)
    : value.kind === "date"
      ? value.iso
      : new Date(value.milliseconds).toISOString();
}
function message(text: string, use: FormulaContext["use"] = "field"): string | undefined {
  assert.ok(object);
  return compileFormula(text, { schema, object, use }).diagnostics[0]?.message;
}

test("numbers are exact and operators have their precedence", () => {
  assert.equal(run("0.1 + 0.2"), "0.3");
  assert.equal(run("1 + 2 * 3 ^ 2"), "19");
  assert.equal(run("10 / 4"), "2.5");
  assert.equal(run("ROUND(2 / 3, 2)"), "0.67");
  assert.equal(run("ROUND(-2.5, 0) + ROUND(1250, -2)"), "1297");
  assert.equal(run("MOD(7, 3) + CEILING(1.2) + FLOOR(-1.7) + MFLOOR(-1.7)"), "0");
  assert.equal(run("MAX(1, 3, 2) - MIN(4, 2)"), "1");
  assert.equal(run("SQRT(16) + ABS(-1)"), "5");
});

test("blank numbers are blank or zero as the field says", () => {
  assert.equal(run("Amount__c + 5"), null);
  assert.equal(run("Amount__c + 5", {}, { treatBlanksAsZero: true }), "5");
  assert.equal(run("ISBLANK(Amount__c)"), true);
  assert.equal(run("Amount__c < 5"), false);
  assert.equal(run("BLANKVALUE(Amount__c, 7)"), "7");
  assert.equal(run("IF(On__c, 1, 2)"), "2");
});

test("percent fields are fractions inside and percents outside", () => {
  assert.equal(run("Share__c * 200", { Share__c: number("10") }), "20");
  assert.equal(run("Share__c / 2", { Share__c: number("25") }, { result: halfField }), "12.5");
});

test("blank text is the empty text", () => {
  assert.equal(run('Note__c & "x"'), "x");
  assert.equal(run('Note__c = ""'), true);
  assert.equal(run("ISBLANK(Note__c)"), true);
  assert.equal(run("ISNULL(Note__c)"), false);
  assert.equal(run("LEN(Note__c)"), "0");
  assert.equal(run('"a" = "A"'), false);
});

test("text functions", () => {
  assert.equal(run('IF(ISNUMBER("12.50"), "yes", "no")'), "yes");
  assert.equal(run('IF(ISNUMBER("12a"), "yes", "no")'), "no");
  assert.equal(run('LEFT("Salesforce", 5) + MID("abc", 2, 1) + RIGHT("xyz", 2)'), "Salesbyz");
  assert.equal(run('SUBSTITUTE(UPPER(TRIM("  a.b.c ")), ".", "-")'), "A-B-C");
  assert.equal(run('FIND("c", "abcabc", 4)'), "6");
  assert.equal(run('LPAD("7", 3, "0") & RPAD("7", 3, ".")'), "0077..");
  assert.equal(run('CONTAINS("partner", "art") && BEGINS("partner", "part")'), true);
  assert.equal(run("TEXT(1.50) & TEXT(DATE(2026, 2, 3))"), "1.52026-02-03");
  assert.equal(run('VALUE("12.5") * 2'), "25");
  assert.equal(run('CASESAFEID("001D000000IqhSL")'), "001D000000IqhSLIAZ");
  assert.equal(
    run('HYPERLINK("https://x.test", "x")'),
    '<a href="https://x.test" target="_blank">x</a>',
  );
  assert.equal(run("'it\\'s'"), "it's");
});

test("REGEX matches the whole text with Java's syntax", () => {
  assert.equal(run('REGEX("AB-12", "[A-Z]{2}-\\\\d+")'), true);
  assert.equal(run('REGEX("xAB-12", "[A-Z]{2}-\\\\d+")'), false);
  assert.equal(run('REGEX("abc", "(?i)ABC")'), true);
  assert.equal(run('REGEX("abc", "\\\\p{Alpha}+")'), true);
  assert.match(message('REGEX(Note__c, "a++")') ?? "", /Possessive quantifiers/);
});

test("dates are the running user's", () => {
  assert.equal(run("TODAY()"), "2026-02-28");
  assert.equal(run("TODAY() + 1"), "2026-03-01");
  assert.equal(run("DATE(2026, 3, 1) - DATE(2026, 2, 1)"), "28");
  assert.equal(run("ADDMONTHS(DATE(2026, 1, 31), 1)"), "2026-02-28");
  assert.equal(run("WEEKDAY(DATE(2026, 3, 1))"), "1");
  assert.equal(run("DATEVALUE(NOW())"), "2026-02-28");
  assert.equal(run("NOW() - 0.5"), "2026-02-28T14:30:00.000Z");
  assert.equal(
    run("YEAR(Due__c) * 100 + MONTH(Due__c)", { Due__c: { kind: "date", iso: "2026-11-05" } }),
    "202611",
  );
  assert.throws(() => run("DATE(2024, 2, 30)"), FormulaError);
});

test("picklists answer in the functions made for them", () => {
  assert.equal(run('ISPICKVAL(Status__c, "Open")', { Status__c: "Open" }), true);
  assert.equal(run('CASE(Status__c, "Open", 1, "Done", 2, 0)', { Status__c: "Done" }), "2");
  assert.equal(run('TEXT(Status__c) = "Open"', { Status__c: "Open" }), true);
  assert.equal(run('INCLUDES(Tags__c, "B")', { Tags__c: "A;B" }), true);
  assert.equal(
    message('Status__c = "Open"'),
    "Field Status__c is a picklist field. Picklist fields are only supported in certain functions.",
  );
});

test("what changed is known in validation rules only", () => {
  const options = {
    use: "validation",
    prior: { Status__c: "Open", Amount__c: number("1") },
  } as const;
  assert.equal(run("ISCHANGED(Amount__c)", { Amount__c: number("1.00") }, options), false);
  assert.equal(
    run(
      'ISPICKVAL(PRIORVALUE(Status__c), "Open") && ISCHANGED(Status__c)',
      { Status__c: "Done" },
      options,
    ),
    true,
  );
  assert.equal(run("ISNEW()", {}, { use: "validation" }), true);
  assert.match(message("ISNEW()") ?? "", /may not be used/);
});

test("parents, globals, labels, permissions and settings", () => {
  assert.equal(
    run("acme__Account__r.Owner.Email", { "Account__r.Owner.Email": "o@example.com" }),
    "o@example.com",
  );
  assert.equal(run("$User.Email & $Label.Hi & $Profile.Name"), "ann@example.comHelloClerk");
  assert.equal(run("$Permission.Bypass"), true);
  assert.equal(run("$Setup.Settings__c.Days__c + 1"), "31");
  assert.deepEqual(
    compileFormula("Account__r.Owner.Email & Note__c & Note__c", { schema, object, use: "field" })
      .fields,
    [["Account__r", "Owner", "Email"], ["Note__c"]],
  );
});

test("mistakes are said in the platform's words", () => {
  assert.equal(message("Nothing__c + 1"), "Field Nothing__c does not exist. Check spelling.");
  assert.equal(message("IF(On__c, 1, 2"), "Syntax error. Missing ')'");
  assert.equal(message("1 + 2)"), "Syntax error. Extra ')'");
  assert.equal(message("FOO(1)"), "Unknown function FOO. Check spelling.");
  assert.equal(
    message('TEXT("a")'),
    "Incorrect parameter type for function 'TEXT()'. Expected Number, Date, DateTime, Time, Picklist, received Text",
  );
  assert.equal(
    message("LEN(1)"),
    "Incorrect parameter type for function 'LEN()'. Expected Text, received Number",
  );
  assert.equal(
    message("IF(On__c, 1)"),
    "Incorrect number of parameters for function 'IF()'. Expected 3, received 2",
  );
  assert.equal(
    message("Note__c * 2"),
    "Incorrect parameter type for operator '*'. Expected Number, received Text",
  );
  assert.equal(
    message('"a"', "validation"),
    "Formula result is data type (Text), incompatible with expected data type (true or false).",
  );
  assert.equal(message("AND(On__c, /* why */ NOT(On__c))"), undefined);
});

test("division by zero is an error value", () => {
  assert.throws(() => run("1 / Count__c", { Count__c: number("0") }), /Division by zero/);
});

test("problems of a project's formulas say file, line and column", () => {
  const wrong = fixtureSchema(
    objectFiles("Deal__c", {
      Sum__c: "\n  <type>Number</type>\n  <formula>1 +\n  Gone__c</formula>",
    }),
  );
  const [problem] = checkFormulas(wrong);
  assert.deepEqual(
    [problem?.line, problem?.column, problem?.message],
    [4, 3, "Field Gone__c does not exist. Check spelling. (Deal__c.Sum__c)"],
  );
  assert.deepEqual(checkFormulas(schema), []);
});

test("formulas become SQL where it means the same", () => {
  const database = new DatabaseSync(":memory:");
  database.exec(
    "CREATE TABLE d (Amount__c INTEGER, Count__c INTEGER, Share__c INTEGER, Note__c TEXT, Due__c TEXT, On__c INTEGER, Status__c TEXT)",
  );
  database.exec("INSERT INTO d VALUES (12345, 3, 1050, 'Abc', '2026-02-20', 1, 'Open')");
  const sql = (text: string, type: string, options: Partial<FormulaContext> = {}): unknown => {
    assert.ok(object);
    const result = resolveField(schema, object, type);
    assert.ok(result);
    const made = formulaToSql(
      text,
      { schema, object, use: "field", ...options, result: { ...result, formula: text } },
      {
        today: "2026-02-28",
        now: 0,
        column: (path) => {
          const field = path.length === 1 ? resolveField(schema, object, path[0] ?? "") : undefined;
          return field && { sql: `"${field.name}"`, storage: columnStorage(schema, field), field };
        },
      },
    );
    return (
      made &&
      Object.values(
        database.prepare(`SELECT ${made.sql} AS v FROM d`).get(...made.parameters) ?? {},
      )[0]
    );
  };
  assert.equal(sql("Count__c + 1", "Amount__c"), 400);
  assert.equal(sql("IF(ISPICKVAL(Status__c, 'Open'), Count__c * 2, 0)", "Count__c"), 6);
  assert.equal(sql("Due__c + 10 > TODAY() && NOT(ISBLANK(Note__c))", "On__c"), 1);
  assert.equal(sql("TODAY() - Due__c", "Count__c"), 8);
  assert.equal(sql("CASE(Status__c, 'Open', Note__c & '!', '')", "Note__c"), "Abc!");
  assert.equal(sql("Share__c", "Share__c"), 1050);
  assert.equal(sql("Amount__c / 3", "Amount__c"), undefined);
  assert.equal(sql("UPPER(Note__c)", "Note__c"), undefined);
});

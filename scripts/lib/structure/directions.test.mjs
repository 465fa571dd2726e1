// Facts about the check on directions: each mistake planted in a small package is found at its place, and the sound one has none.
import assert from "node:assert/strict";
import { test } from "node:test";
import { styleFindings } from "./apex-style.ts";
import { directionFindings } from "./directions.ts";
import { packageWith } from "./planted.mjs";

/** Path and line of what the change brings, in the order found. */
function found(find, changes) {
  const pack = packageWith(changes);
  assert.deepEqual(pack.problems, []);
  return find(pack).map(
    ({ file, line, message }) => `${file.slice("force-app/main/".length)}:${line} ${message}`,
  );
}
const deal = (body) => ({
  "deals/classes/DealPlan.cls": `public with sharing class DealPlan {\n  ${body}\n}`,
});
const core = (body) => ({
  "core/classes/FirmPlan.cls": `public with sharing class FirmPlan {\n  ${body}\n}`,
});

test("a sound package has no finding", () => {
  assert.deepEqual(found(directionFindings, {}), []);
  assert.deepEqual(found(styleFindings, {}), []);
});

test("another domain's class is no way in, however it is named", () => {
  for (const body of [
    "public void a() { ProgramRules.check(); }",
    "public void a() { Integer b = programrules.limitOf; }",
    "public ProgramRules.Rule a;",
    "public void a(List<ProgramRules> b) {}",
    "public Map<Id, ProgramRules> a() { return null; }",
    "public void a() { Object b = new ProgramRules(); }",
    "public void a() { Object b = null; if (b instanceof ProgramRules) { return; } }",
    "public void a() { Type b = ProgramRules.class; }",
    "public class Part { ProgramRules b; }",
  ]) {
    const [first, ...rest] = found(directionFindings, deal(body));
    assert.equal(
      first,
      "deals/classes/DealPlan.cls:2 deals refers to programs's class ProgramRules: another domain is called only through its …Service",
      body,
    );
    assert.deepEqual(rest, [], body);
  }
});

test("core knows no object, field, label or service of a domain", () => {
  const one = (body, what) =>
    assert.deepEqual(
      found(directionFindings, core(body)),
      [`core/classes/FirmPlan.cls:2 core refers to ${what}: core knows no other domain`],
      body,
    );
  one("public void a() { ProgramService.join(null); }", "programs's class ProgramService");
  one("public List<Program__c> a;", "programs's object Program__c");
  one("public SObjectType a = Program__c.SObjectType;", "programs's object Program__c");
  one("public void a(Firm__c b) { b.Deals__c = true; }", "deals's field Firm__c.Deals__c");
  one("public SObject a = new Firm__c(Deals__c = true);", "deals's field Firm__c.Deals__c");
  one("public SObjectField a = Firm__c.Deals__c;", "deals's field Firm__c.Deals__c");
  one(
    "public void a() { Object b = [SELECT Id FROM Firm__c WHERE Deals__c = TRUE]; }",
    "deals's field Firm__c.Deals__c",
  );
  one("public String a = Label.Program_Closed;", "programs's label Program_Closed");
});

test("a label of another domain, and whatever ties domains together, is nobody's", () => {
  assert.match(
    found(directionFindings, deal("public String a = Label.Program_Closed;"))[0],
    /belongs to core$/,
  );
  assert.match(
    found(directionFindings, deal("public void a() { AppSetup.run(); }"))[0],
    /nothing refers to app/,
  );
});

test("a trigger counts as its folder's", () => {
  const trigger = {
    "core/triggers/FirmTrigger.trigger":
      "trigger FirmTrigger on Program__c (after insert) {\n  ProgramService.join(null);\n}",
  };
  assert.deepEqual(
    found(directionFindings, trigger).map((line) => line.split(" ")[0]),
    ["core/triggers/FirmTrigger.trigger:1", "core/triggers/FirmTrigger.trigger:2"],
  );
});

test("a component uses components, Apex and labels of its domain and of core", () => {
  const lines = found(directionFindings, {
    "deals/lwc/dealCard/dealCard.ts": [
      'import type { P } from "c/programCard";',
      'import join from "@salesforce/apex/ProgramService.join";',
      'import CLOSED from "@salesforce/label/c.Program_Closed";',
      'const late = import("c/programCard");',
    ].join("\n"),
    "deals/lwc/dealCard/dealCard.html":
      "<template>\n  <!-- <c-program-card> -->\n  <c-program-card></c-program-card>\n</template>",
    "deals/lwc/dealCard/dealCard.js-meta.xml": "<LightningComponentBundle/>",
  });
  assert.deepEqual(
    lines.map((line) => line.split(" ")[0].replace("deals/lwc/dealCard/dealCard", "")),
    [".html:3", ".ts:1", ".ts:2", ".ts:3", ".ts:4"],
  );
});

test("global stands only in api", () => {
  assert.match(
    found(directionFindings, {
      "deals/classes/DealPlan.cls": "global with sharing class DealPlan {\n  global void a() {}\n}",
    }).join("\n"),
    /^deals\/classes\/DealPlan.cls:1 DealPlan is global.*\ndeals\/classes\/DealPlan.cls:2 a is global/,
  );
  assert.deepEqual(
    found(directionFindings, {
      "api/classes/DealPlan.cls": "global with sharing class DealPlan {\n  global void a() {}\n}",
    }),
    [],
  );
});

test("a trigger is one statement, a class declares its sharing, queries stand where queries belong", () => {
  assert.deepEqual(
    found(styleFindings, {
      "deals/triggers/FirmTrigger.trigger":
        "trigger FirmTrigger on Firm__c (after insert) {\n  ProgramService.join(null);\n  ProgramService.join(null);\n}",
    }),
    [
      "deals/triggers/FirmTrigger.trigger:1 FirmTrigger is not one statement that calls its handler",
    ],
  );
  assert.deepEqual(
    found(styleFindings, { "deals/classes/DealPlan.cls": "public class DealPlan {}" }),
    ["deals/classes/DealPlan.cls:1 DealPlan declares no sharing"],
  );
  for (const query of [
    "[SELECT Id FROM Firm__c]",
    "Database.query('SELECT Id FROM Firm__c')",
    "Database.getQueryLocator('SELECT Id FROM Firm__c')",
    "[FIND 'alpha' RETURNING Firm__c]",
  ]) {
    const lines = found(styleFindings, deal(`public Object a() { return ${query}; }`));
    assert.equal(lines.length, 1, query);
    assert.match(lines[0], /^deals\/classes\/DealPlan.cls:2 DealPlan queries/);
  }
});

test("a batch may say in start what it is over, and nowhere else", () => {
  const batch = (start, execute) => ({
    "deals/classes/DealsBatch.cls": `public with sharing class DealsBatch implements Database.Batchable<SObject> {
  public Database.QueryLocator start(Database.BatchableContext context) { return ${start}; }
  public void execute(Database.BatchableContext context, List<SObject> records) { ${execute} }
  public void finish(Database.BatchableContext context) {}
}`,
  });
  assert.deepEqual(
    found(styleFindings, batch("Database.getQueryLocator('SELECT Id FROM Firm__c')", "")),
    [],
  );
  assert.match(
    found(styleFindings, batch("null", "List<Firm__c> a = [SELECT Id FROM Firm__c];"))[0],
    /DealsBatch.cls:3 DealsBatch queries/,
  );
});

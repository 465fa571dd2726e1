// Facts about the list of the global API and about code outside the package, on a small package.
import assert from "node:assert/strict";
import { test } from "node:test";
import { directionFindings } from "./directions.ts";
import { globalApi, outsideFindings } from "./global-api.ts";
import { packageWith } from "./planted.mjs";

const contracts = {
  "api/classes/contracts/FirmCheck.cls":
    "global interface FirmCheck {\n  List<FirmNote> check(List<Firm__c> firms);\n}",
  "api/classes/contracts/FirmNote.cls": `global with sharing class FirmNote {
  global final String text;
  global Id recordId { get; private set; }
  public Integer weight;
  global FirmNote(String text) { this.text = text; }
  public void weigh() { weight = 1; }
  global static Map<Id, FirmNote> byId(List<FirmNote> notes) { return null; }
}`,
};
const packed = (changes = {}) => {
  const pack = packageWith({ ...contracts, ...changes });
  assert.deepEqual(pack.problems, []);
  return pack;
};

test("the list has every global class and member, and nothing else", () => {
  assert.equal(
    globalApi(packed()),
    `interface FirmCheck
  List<FirmNote> check(List<Firm__c> firms)

class FirmNote
  FirmNote(String text)
  Id recordId (read only)
  String text (read only)
  static Map<Id,FirmNote> byId(List<FirmNote> notes)
`,
  );
});

test("what a Flow action is called and takes is part of the list", () => {
  const action = `global with sharing class JoinAction {
  global class Request { @InvocableVariable(label='Name' required=true) global String name; }
  @InvocableMethod(label='Join') global static void join(List<Request> requests) {}
}`;
  assert.match(
    globalApi(packed({ "api/classes/actions/JoinAction.cls": action })),
    /class JoinAction\n {2}@invocablemethod\(label=Join\) static void join\(List<JoinAction.Request> requests\)\n\nclass JoinAction.Request\n {2}@invocablevariable\(label=Name, required=true\) String name/,
  );
});

test("every domain may use a contract, and a contract nothing but records", () => {
  const use = "public with sharing class DealPlan {\n  public FirmCheck a;\n}";
  assert.deepEqual(directionFindings(packed({ "deals/classes/DealPlan.cls": use })), []);
  const knows =
    "global with sharing class FirmPlan {\n  public void a() { new FirmService().greet(null); }\n}";
  assert.deepEqual(
    directionFindings(packed({ "api/classes/contracts/FirmPlan.cls": knows })).map(
      ({ message }) => message,
    ),
    [
      "api/contracts refers to core's class FirmService: a contract knows records and other contracts only",
    ],
  );
});

test("code outside the package reaches what is global and no more", () => {
  const outside = (body) =>
    outsideFindings(
      packed({
        "unpackaged/classes/Ours.cls": `public with sharing class Ours {\n  public void a() {\n    ${body}\n  }\n}`,
      }),
    ).map(({ file, line, message }) => `${file}:${line} ${message.split(":")[0]}`);
  assert.deepEqual(outside("String b = new FirmNote('x').text; FirmNote.byId(null);"), []);
  assert.deepEqual(outside("new FirmNote('x').weigh();"), [
    "unpackaged/classes/Ours.cls:3 FirmNote.weigh is not global",
  ]);
  assert.deepEqual(outside("Integer b = new FirmNote('x').weight;"), [
    "unpackaged/classes/Ours.cls:3 FirmNote.weight is not global",
  ]);
  assert.deepEqual(outside("new FirmService();"), [
    "unpackaged/classes/Ours.cls:3 FirmService is not global",
  ]);
});

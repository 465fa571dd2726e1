// Facts about which tests a change affects.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fixtureSchema, objectFiles } from "../metadata/fixture.ts";
import { classFiles, triggerFiles } from "../org/fixture.ts";
import { openTestOrg } from "../org/test-org.ts";
import { affectedTests } from "./affected.ts";

const host = { now: Date.now, random: Math.random, cpu: () => 0, debug: () => undefined };
const testOf = (name: string, body: string): Record<string, string> =>
  classFiles(name, `@IsTest private class ${name} { @IsTest static void runs() { ${body} } }`);
const base: Readonly<Record<string, string>> = {
  ...classFiles("Low", "public class Low { public static Integer one() { return 1; } }"),
  ...classFiles("Middle", "public class Middle { public Integer two() { return Low.one() + 1; } }"),
  ...classFiles("Alone", "public class Alone { public class Inner { } }"),
  ...classFiles("Handler", "public class Handler { public static void handle() { } }"),
  ...testOf("LowTest", "Low.one();"),
  ...testOf("MiddleTest", "new Middle().two();"),
  ...testOf("AloneTest", "new Alone.Inner();"),
  ...testOf("OtherTest", "Assert.areEqual(1, 1);"),
  ...triggerFiles(
    "AccountTrigger",
    "trigger AccountTrigger on Account(before insert) { Handler.handle(); }",
  ),
};
const all = ["LowTest", "MiddleTest", "AloneTest", "OtherTest"].sort();

function affectedBy(changes: Readonly<Record<string, string>>, from = base): string[] {
  const after = fixtureSchema({ ...from, ...changes });
  const org = openTestOrg({ schema: after, host });
  try {
    return affectedTests(org.testClasses(), org.units(), fixtureSchema(from), after)
      .map(({ name }) => name)
      .sort();
  } finally {
    org.close();
  }
}

const changedClass = (name: string): Record<string, string> => ({
  [`classes/${name}.cls`]: `${base[`classes/${name}.cls`] ?? ""} // changed`,
});

test("tests that reach a changed class over others, and no more", () => {
  assert.deepEqual(affectedBy(changedClass("Low")), ["LowTest", "MiddleTest"]);
  assert.deepEqual(affectedBy(changedClass("Middle")), ["MiddleTest"]);
  assert.deepEqual(affectedBy(changedClass("Alone")), ["AloneTest"]);
  assert.deepEqual(affectedBy(changedClass("OtherTest")), ["OtherTest"]);
  assert.deepEqual(affectedBy({}), []);
});
test("what a trigger reaches affects all, since any test may store records", () => {
  assert.deepEqual(affectedBy(changedClass("Handler")), all);
  assert.deepEqual(
    affectedBy({
      "triggers/AccountTrigger.trigger": "trigger AccountTrigger on Account(before insert) { }",
    }),
    all,
  );
});
test("metadata, another API version, a file more or less affect all", () => {
  assert.deepEqual(affectedBy(objectFiles("Thing__c", {})), all);
  assert.deepEqual(affectedBy(classFiles("Low", base["classes/Low.cls"] ?? "", "60.0")), [
    "LowTest",
    "MiddleTest",
  ]);
  assert.deepEqual(affectedBy(classFiles("More", "public class More { }")), all);
});
test("a class named by a text may be any", () => {
  const from = { ...base, ...testOf("TextTest", "Type.forName('Alone').newInstance();") };
  assert.deepEqual(affectedBy(changedClass("Alone"), from), ["AloneTest", "TextTest"]);
});

// Facts about the project's problems and the users of the sign-in page.
import assert from "node:assert/strict";
import { test } from "node:test";
import { isTestClass } from "./project-problems.ts";
import { canSignIn } from "./who-signs-in.ts";
import { fakeOrg } from "./test-support/fake-org.ts";
import { fixtureSchema } from "../lwc/test-support/fixture.ts";

test("a test class is told by its annotation, whatever its comments and inner classes say", () => {
  assert.equal(isTestClass("/* why */\n@IsTest(IsParallel=true)\nprivate class A {}"), true);
  assert.equal(isTestClass("@isTest private class A { Integer x = ; }"), true);
  assert.equal(isTestClass("// not @IsTest\npublic class A { @IsTest static void b() {} }"), false);
});

test("guests, the automated process and inactive users cannot sign in", () => {
  const org = fakeOrg({
    schema: fixtureSchema(),
    users: [
      { username: "ada@example.com", name: "Ada Admin" },
      { username: "guest@example.com", name: "Site Guest", profile: "Partners Guest User" },
      { username: "process@example.com", name: "Automated Process" },
      { username: "gone@example.com", name: "Gone", isActive: false },
    ],
  });
  assert.deepEqual(
    org
      .users()
      .filter(canSignIn)
      .map(({ username }) => username),
    ["ada@example.com"],
  );
});

// `test --watch` runs again what a change affects, and no more.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { test } from "node:test";
import { openProjectFixture } from "./project-fixture.ts";

const testOf = (name: string, body: string): string =>
  `@IsTest private class ${name} {\n  @IsTest static void runs() { ${body} }\n}\n`;

test("a changed class runs its tests again, and a failure is told", async () => {
  const project = openProjectFixture({
    "classes/Low.cls": "public class Low { public static Integer one() { return 1; } }",
    "classes/LowTest.cls": testOf("LowTest", "Assert.areEqual(1, Low.one());"),
    "classes/OtherTest.cls": testOf("OtherTest", "Assert.areEqual(1, 1);"),
  });
  const child = spawn(process.execPath, [
    join(import.meta.dirname, "main.ts"),
    "test",
    "--watch",
    "--project",
    project.root,
  ]);
  try {
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (part: string) => (output += part));
    const summary = async (): Promise<string> => {
      while (!/\d+ passed, \d+ failed\n/.test(output)) await once(child.stdout, "data");
      const told = output;
      output = "";
      return told;
    };
    assert.equal(await summary(), "2 passed, 0 failed\n");
    project.write({
      "classes/Low.cls": "public class Low { public static Integer one() { return 2; } }",
    });
    const second = await summary();
    assert.match(second, /^FAIL LowTest\.runs\n/);
    assert.match(second, /^0 passed, 1 failed$/m);
    project.write({ "classes/OtherTest.cls": testOf("OtherTest", "Assert.areEqual(2, 2);") });
    assert.equal(await summary(), "1 passed, 0 failed\n");
  } finally {
    child.kill();
    project.remove();
  }
});

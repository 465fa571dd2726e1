// Facts about the command validate.
import assert from "node:assert/strict";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { UsageError } from "./arguments.ts";
import { validate } from "./commands/validate.ts";
import { openProjectFixture } from "./project-fixture.ts";

const project = join(import.meta.dirname, "../../tests/fixtures/validate/base");

test("a finding says file, line and column, as check does", async () => {
  const project = openProjectFixture({
    "objects/Thing__c/Thing__c.object-meta.xml":
      "<CustomObject>\n  <label>Thing</label>\n  <wrong>Things</wrong>\n</CustomObject>\n",
  });
  try {
    const { code, output } = await project.run("validate");
    assert.equal(code, 1, output);
    assert.match(output, /^source\/objects\/Thing__c\/Thing__c\.object-meta\.xml:3:3 \S+ .*wrong/m);
  } finally {
    project.remove();
  }
});

for (const [words, file] of [
  ["There is no folder", join(tmpdir(), "no-such-folder", "findings.json")],
  ["is no file", tmpdir()],
] as const)
  test(`a report that can't be written is a UsageError: ${words}`, () => {
    assert.throws(
      () => validate(["--project", project, "--json", file]),
      (error: unknown) => error instanceof UsageError && error.message.includes(words),
    );
  });

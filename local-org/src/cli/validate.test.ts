// Facts about the command validate.
import assert from "node:assert/strict";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { UsageError } from "./arguments.ts";
import { validate } from "./commands/validate.ts";

const project = join(import.meta.dirname, "../../tests/fixtures/validate/base");

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

// Facts about reading arguments.
import assert from "node:assert/strict";
import { test } from "node:test";
import { readArguments, readDuration, readNumber, UsageError } from "./arguments.ts";

test("durations are read in every unit and in sums", () => {
  assert.equal(readDuration("48h"), 48 * 3_600_000);
  assert.equal(readDuration("1h30m"), 5_400_000);
  assert.equal(readDuration("91d"), 91 * 86_400_000);
});
test("what is no duration is refused with an example", () => {
  assert.throws(
    () => readDuration("tomorrow"),
    (error: unknown) => error instanceof UsageError && error.message.includes("48h"),
  );
  assert.throws(() => readDuration("5 apples"), UsageError);
});
test("an unknown option is a UsageError that shows the usage", () => {
  assert.throws(
    () => readArguments(["--what"], {}, "check"),
    (error: unknown) =>
      error instanceof UsageError && error.message.includes("Usage: local-org check"),
  );
});
test("a number outside its range is refused", () => {
  assert.throws(() => readNumber("70000", "port", 0, 65535), /from 0 to 65535/);
  assert.equal(readNumber("4400", "port", 0, 65535), 4400);
});

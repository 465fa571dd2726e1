// Facts about cron expressions.
import assert from "node:assert/strict";
import { test } from "node:test";
import { nextFireTime, parseCron } from "./cron.ts";

const next = (text: string, after: string, zone = "UTC"): string => {
  const cron = parseCron(text);
  assert.notEqual(typeof cron, "string");
  const at = typeof cron === "string" ? undefined : nextFireTime(cron, Date.parse(after), zone);
  return at === undefined ? "never" : new Date(at).toISOString();
};

test("hourly, daily in the user's zone, weekdays, last day, one moment", () => {
  assert.equal(next("0 0 * * * ?", "2026-11-23T12:00:00Z"), "2026-11-23T13:00:00.000Z");
  assert.equal(
    next("0 30 2 * * ?", "2026-11-23T12:00:00Z", "America/New_York"),
    "2026-11-24T07:30:00.000Z",
  );
  assert.equal(next("0 0 9 ? * MON-FRI", "2026-11-27T10:00:00Z"), "2026-11-30T09:00:00.000Z");
  assert.equal(next("0 0 0 L * ?", "2026-02-01T00:00:00Z"), "2026-02-28T00:00:00.000Z");
  assert.equal(next("5 4 3 2 1 ? 2027", "2026-11-23T12:00:00Z"), "2027-01-02T03:04:05.000Z");
  assert.equal(next("0 0 0 1 1 ? 2020", "2026-11-23T12:00:00Z"), "never");
  assert.equal(next("0 0 0 28 5 ? 2099", "2026-11-23T12:00:00Z"), "2099-05-28T00:00:00.000Z");
});
test("what is no cron expression is said", () => {
  assert.equal(typeof parseCron("every day"), "string");
  assert.equal(typeof parseCron("* * * * * ?"), "string");
});

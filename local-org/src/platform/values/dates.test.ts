// Facts of Date, Datetime, time zones and date patterns.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ApexDate } from "./date.ts";
import { formatPattern, formatShortDatetime, parseShortDate } from "./date-format.ts";
import { ApexDatetime } from "./datetime.ts";
import { ApexTime } from "./time.ts";
import { zoneOffset } from "./zone.ts";

const newYork = "America/New_York";
const moment = (iso: string): ApexDatetime => ApexDatetime.parseIso(iso) ?? assert.fail(iso);

test("days and months roll over, added months stay in their month", () => {
  assert.equal(ApexDate.of(2024, 2, 30).iso(), "2024-03-01");
  assert.equal(ApexDate.of(2024, 1, 31).addMonths(1).iso(), "2024-02-29");
  assert.equal(ApexDate.of(2024, 3, 31).addMonths(-13).iso(), "2023-02-28");
});
test("the wall clock follows daylight saving", () => {
  assert.equal(zoneOffset(newYork, Date.UTC(2024, 0, 1)) / 3_600_000, -5);
  assert.equal(zoneOffset(newYork, Date.UTC(2024, 6, 1)) / 3_600_000, -4);
  assert.equal(
    ApexDatetime.ofWallClock(newYork, ApexDate.of(2024, 7, 1), ApexTime.of(12, 0, 0, 0)).iso(),
    "2024-07-01T16:00:00.000Z",
  );
  // 02:30 does not exist on that day: the clock has moved on to 03:30
  assert.equal(
    ApexDatetime.ofWallClock(newYork, ApexDate.of(2024, 3, 10), ApexTime.of(2, 30, 0, 0)).standard(
      newYork,
    ),
    "2024-03-10 03:30:00",
  );
  assert.equal(
    moment("2024-03-09T17:00:00Z").addDays(1, newYork).standard(newYork),
    "2024-03-10 12:00:00",
  );
});
test("patterns are those of SimpleDateFormat", () => {
  const value = moment("2024-03-05T14:07:09.042Z");
  const cases = [
    ["yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", "2024-03-05T14:07:09.042Z"],
    ["EEE, d MMM yyyy", "Tue, 5 Mar 2024"],
    ["EEEE MMMM yy", "Tuesday March 24"],
    ["h:mm a", "2:07 PM"],
    ["''yy''", "'24'"],
    ["D F w u k", "65 1 10 2 14"],
    ["Z XXX", "+0000 Z"],
  ] as const;
  for (const [pattern, expected] of cases)
    assert.equal(formatPattern(value, pattern, "UTC"), expected, pattern);
  assert.equal(
    formatPattern(value, "yyyy-MM-dd HH:mm Z", "Asia/Kolkata"),
    "2024-03-05 19:37 +0530",
  );
});
test("short formats and parsing follow the locale", () => {
  assert.equal(
    formatShortDatetime(moment("2024-03-05T14:07:09Z"), "UTC", "en_US"),
    "3/5/2024, 2:07 PM",
  );
  assert.equal(
    formatShortDatetime(moment("2024-03-05T14:07:09Z"), "UTC", "de_DE"),
    "05.03.2024, 14:07",
  );
  assert.equal(parseShortDate("3/5/2024", "en_US")?.iso(), "2024-03-05");
  assert.equal(parseShortDate("05.03.2024", "de_DE")?.iso(), "2024-03-05");
});
test("ISO text keeps its zone", () => {
  assert.equal(moment("2024-03-05T10:00:00.000+0100").iso(), "2024-03-05T09:00:00.000Z");
  assert.equal(
    ApexDatetime.parseStandard("2024-03-05 12:00:00", newYork)?.iso(),
    "2024-03-05T17:00:00.000Z",
  );
  assert.equal(ApexDatetime.parseStandard("nonsense", "UTC"), null);
});

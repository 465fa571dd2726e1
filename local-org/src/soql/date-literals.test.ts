// The days that date literals stand for.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Calendar } from "./date-literals.ts";
import { dateLiteralRange, startOfDay } from "./date-literals.ts";

// Tuesday 3 March 2026 in Los Angeles, already the 4th in UTC
const calendar: Calendar = {
  now: Date.UTC(2026, 2, 4, 3),
  timeZone: "America/Los_Angeles",
  locale: "en_US",
  fiscalYearStartMonth: 2,
};

function expectRange(
  name: string,
  count: number,
  from: string,
  to: string,
  more: Partial<Calendar> = {},
): void {
  assert.deepEqual(
    dateLiteralRange(name, count, { ...calendar, ...more }),
    { from, to },
    `${name}:${count}`,
  );
}

test("days are the user's", () => {
  expectRange("TODAY", 1, "2026-03-03", "2026-03-04");
  expectRange("TODAY", 1, "2026-03-04", "2026-03-05", { timeZone: "Europe/Berlin" });
  expectRange("YESTERDAY", 1, "2026-03-02", "2026-03-03");
  expectRange("N_DAYS_AGO", 3, "2026-02-28", "2026-03-01");
});

test("LAST_N_DAYS includes today, NEXT_N_DAYS begins tomorrow", () => {
  expectRange("LAST_N_DAYS", 1, "2026-03-02", "2026-03-04");
  expectRange("NEXT_N_DAYS", 2, "2026-03-04", "2026-03-06");
  expectRange("LAST_90_DAYS", 1, "2025-12-03", "2026-03-04");
});

test("weeks begin where the locale says", () => {
  expectRange("THIS_WEEK", 1, "2026-03-01", "2026-03-08");
  expectRange("THIS_WEEK", 1, "2026-03-02", "2026-03-09", { locale: "de_DE" });
  expectRange("LAST_N_WEEKS", 2, "2026-02-15", "2026-03-01");
});

test("months, quarters and years are whole ones", () => {
  expectRange("LAST_MONTH", 1, "2026-02-01", "2026-03-01");
  expectRange("NEXT_N_MONTHS", 2, "2026-04-01", "2026-06-01");
  expectRange("LAST_N_QUARTERS", 1, "2025-10-01", "2026-01-01");
  expectRange("N_YEARS_AGO", 2, "2024-01-01", "2025-01-01");
});

test("fiscal periods follow the fiscal year", () => {
  expectRange("THIS_FISCAL_QUARTER", 1, "2026-02-01", "2026-05-01");
  expectRange("LAST_FISCAL_YEAR", 1, "2025-02-01", "2026-02-01");
  expectRange("NEXT_N_FISCAL_QUARTERS", 2, "2026-05-01", "2026-11-01");
});

test("a day begins at local midnight, daylight saving or not", () => {
  assert.equal(
    new Date(startOfDay("2026-03-08", "America/Los_Angeles")).toISOString(),
    "2026-03-08T08:00:00.000Z",
  );
  assert.equal(
    new Date(startOfDay("2026-03-09", "America/Los_Angeles")).toISOString(),
    "2026-03-09T07:00:00.000Z",
  );
});

test("a word that is no date literal has no range", () => {
  assert.equal(dateLiteralRange("LAST_N_FORTNIGHTS", 1, calendar), undefined);
});

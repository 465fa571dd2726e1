// Facts about time counted in business hours: week-ends, the ends of days, and clock changes inside an interval.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openFixture } from "./fixture.ts";
import type { Fixture } from "./fixture.ts";
import { insertRaw } from "./raw-records.ts";
import type { Values } from "./raw-records.ts";

const hour = 3_600_000;
const days = (names: readonly string[], from: number, to: number): Values =>
  Object.fromEntries(
    names.flatMap((day) => [
      [`${day}StartTime`, { kind: "time", milliseconds: from * hour }],
      [`${day}EndTime`, { kind: "time", milliseconds: to * hour }],
    ]),
  );
const WEEK = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];

let fixture: Fixture;
let berlin = "";
let aroundTheClock = "";
let newYork = "";
before(() => {
  fixture = openFixture({});
  const { schema, records, clock } = fixture.org.state;
  const stamp = { schema, records, at: clock.now(), by: fixture.admin };
  const zone = { IsActive: true, IsDefault: false, TimeZoneSidKey: "Europe/Berlin" };
  [berlin = "", aroundTheClock = "", newYork = ""] = insertRaw(stamp, "BusinessHours", [
    { Name: "Berlin", ...zone, ...days(WEEK, 9, 17) },
    { Name: "Berlin, always", ...zone, ...days([...WEEK, "Saturday", "Sunday"], 0, 0) },
    { Name: "New York", ...zone, TimeZoneSidKey: "America/New_York", ...days(WEEK, 9, 17) },
  ]);
});
after(() => {
  fixture.close();
});

const at = (gmt: string): string => {
  const [date = "", clock = ""] = gmt.split(" ");
  return `Datetime.newInstanceGmt(${[...date.split("-"), ...clock.split(":"), "0"].map(Number).join(", ")})`;
};
const text = (expression: string): string[] =>
  fixture.run(`System.debug(${expression}.formatGmt('EEE yyyy-MM-dd HH:mm'));`);
const add = (hours: string, start: string, count: number): string[] =>
  text(`BusinessHours.add('${hours}', ${at(start)}, ${count * hour}L)`);

test("an interval runs over the night and the week-end", () => {
  // Friday 16:00 in Berlin: one hour on Friday, three on Monday.
  assert.deepEqual(add(berlin, "2026-11-27 15:00", 4), ["Mon 2026-11-30 11:00"]);
  assert.deepEqual(add(berlin, "2026-11-28 12:00", 1), ["Mon 2026-11-30 09:00"]);
  assert.deepEqual(add(berlin, "2026-11-27 15:00", 1), ["Fri 2026-11-27 16:00"]);
});

test("when summer time begins inside an interval, offices still open at nine", () => {
  // Clocks go forward on Sunday 28 March 2027.
  assert.deepEqual(add(berlin, "2027-03-26 15:00", 2), ["Mon 2027-03-29 08:00"]);
  assert.deepEqual(add(berlin, "2026-10-23 14:00", 2), ["Mon 2026-10-26 09:00"]);
});

test("an interval with both changes of clocks in it keeps the hours of the office", () => {
  // From nine in winter: clocks go forward on 14 March and back on 7 November 2027.
  assert.deepEqual(add(newYork, "2027-03-08 14:00", 20 * 40), ["Fri 2027-07-23 21:00"]);
  assert.deepEqual(add(newYork, "2027-03-08 14:00", 36 * 40), ["Fri 2027-11-12 22:00"]);
  assert.deepEqual(add(newYork, "2027-03-08 14:00", 36 * 40 + 1), ["Mon 2027-11-15 15:00"]);
  assert.deepEqual(add(newYork, "2027-07-23 21:00", 16 * 40), ["Fri 2027-11-12 22:00"]);
  assert.deepEqual(
    fixture.run(
      `System.debug(BusinessHours.diff('${newYork}', ${at("2027-03-08 14:00")}, ${at("2027-11-15 15:00")}) / ${hour}L);`,
    ),
    [String(36 * 40 + 1)],
  );
});

test("hours that never close count real hours on the days of 23 and of 25", () => {
  assert.deepEqual(add(aroundTheClock, "2027-03-27 12:00", 24), ["Sun 2027-03-28 12:00"]);
  assert.deepEqual(add(aroundTheClock, "2026-10-24 12:00", 24), ["Sun 2026-10-25 12:00"]);
  const diff = (from: string, to: string): string[] =>
    fixture.run(
      `System.debug(BusinessHours.diff('${aroundTheClock}', ${at(from)}, ${at(to)}) / ${hour}L);`,
    );
  assert.deepEqual(diff("2027-03-27 23:00", "2027-03-28 22:00"), ["23"]);
  assert.deepEqual(diff("2026-10-24 22:00", "2026-10-25 23:00"), ["25"]);
});

test("the difference counts open time only, and has a sign", () => {
  const diff = (from: string, to: string): string[] =>
    fixture.run(`System.debug(BusinessHours.diff('${berlin}', ${at(from)}, ${at(to)}) / 60000L);`);
  assert.deepEqual(diff("2026-11-27 15:30", "2026-11-30 08:30"), ["60"]);
  assert.deepEqual(diff("2026-11-30 08:30", "2026-11-27 15:30"), ["-60"]);
  assert.deepEqual(diff("2026-11-28 08:30", "2026-11-29 15:30"), ["0"]);
});

test("within, and the next start", () => {
  const within = (when: string): string[] =>
    fixture.run(`System.debug(BusinessHours.isWithin('${berlin}', ${at(when)}));`);
  assert.deepEqual(within("2026-11-27 15:59"), ["true"]);
  assert.deepEqual(within("2026-11-27 16:00"), ["false"]);
  const next = (when: string): string[] =>
    text(`BusinessHours.nextStartDate('${berlin}', ${at(when)})`);
  assert.deepEqual(next("2026-11-27 15:59"), ["Fri 2026-11-27 15:59"]);
  assert.deepEqual(next("2026-11-27 16:00"), ["Mon 2026-11-30 08:00"]);
});

test("seconds of an interval do not count, unknown hours are refused", () => {
  assert.deepEqual(
    fixture.run(
      `System.debug(BusinessHours.add('${berlin}', ${at("2026-11-27 12:00")}, 119999L).formatGmt('HH:mm:ss'));`,
    ),
    ["12:01:00"],
  );
  assert.throws(
    () => fixture.run("BusinessHours.add('01m000000000000AAA', Datetime.now(), 60000L);"),
    /Invalid business hours Id/,
  );
  assert.throws(() => fixture.run("insert new BusinessHours(Name = 'Mine');"), /not allowed/);
});

// System.BusinessHours: time counted only while an organisation works, in the time zone of its hours, clock changes included.
import { defineClass } from "../../../apex/library.ts";
import type { WorkingWeek } from "../../ports.ts";
import { ApexDatetime } from "../../values/datetime.ts";
import { UnsupportedError } from "../../values/errors.ts";
import { apexError } from "../../values/exception.ts";
import { instantOfWallClock, normalizeZone, zoneOffset } from "../../values/zone.ts";
import type { Runtime } from "../helpers.ts";
import { need } from "../helpers.ts";

const MINUTE = 60_000;
const DAY = 86_400_000;
/** Hours of which no day is open would be searched for ever. */
const HORIZON_DAYS = 366 * 30;

interface Opening {
  readonly start: number;
  readonly end: number;
}

function weekOf(rt: Runtime, id: string | null): WorkingWeek {
  const week = rt.ports.workingWeek?.(need(id));
  if (week === undefined)
    throw apexError("System.InvalidParameterValueException", `Invalid business hours Id: ${id}`);
  return week;
}

/** The openings from the day of that instant on, in order. The wall clock decides: a day with a clock change is 23 or 25 hours long. */
function* openings(week: WorkingWeek, from: number): Generator<Opening> {
  const zone = normalizeZone(week.timeZone);
  const wall = from + zoneOffset(zone, from);
  const today = Math.floor(wall / DAY) * DAY;
  for (let day = today; day < today + HORIZON_DAYS * DAY; day += DAY) {
    const hours = week.days[new Date(day).getUTCDay()];
    if (hours === null || hours === undefined) continue;
    const start = instantOfWallClock(zone, day + hours.start);
    // Midnight as the end is the end of the day.
    const end = instantOfWallClock(zone, day + (hours.end === 0 ? DAY : hours.end));
    if (end > from && end > start) yield { start: Math.max(start, from), end };
  }
}

function addWorkingTime(week: WorkingWeek, start: number, interval: bigint): number {
  // "Time precision smaller than one minute is ignored" (Apex Reference, BusinessHours.add).
  let left = Math.trunc(Number(interval) / MINUTE) * MINUTE;
  if (left < 0)
    throw new UnsupportedError(
      "BusinessHours.add with a negative interval",
      "Count back with BusinessHours.diff, or with Datetime.",
    );
  let reached = start;
  for (const opening of openings(week, start)) {
    reached = opening.start + Math.min(left, opening.end - opening.start);
    left -= reached - opening.start;
    if (left === 0) return reached;
  }
  return reached;
}

function workingTimeBetween(week: WorkingWeek, start: number, end: number): number {
  if (end < start) return -workingTimeBetween(week, end, start);
  let total = 0;
  for (const opening of openings(week, start)) {
    if (opening.start >= end) break;
    total += Math.min(opening.end, end) - opening.start;
  }
  return total;
}

function nextStart(week: WorkingWeek, from: number): number | undefined {
  for (const opening of openings(week, from)) return opening.start;
  return undefined;
}

const added = (rt: Runtime, id: string, start: ApexDatetime, interval: bigint): ApexDatetime =>
  new ApexDatetime(addWorkingTime(weekOf(rt, id), need(start).milliseconds, need(interval)));

// Holidays count only where Setup ties them to hours, for which there is no API: those a project inserts change nothing, here as there.
export const businessHoursClass = defineClass({
  name: "System.BusinessHours",
  kind: "class",
  members: {
    "static Datetime add(String businessHoursId, Datetime startDate, Long intervalMilliseconds)":
      added,
    // A Datetime is an instant: the two differ only in what a debugger shows.
    "static Datetime addGmt(String businessHoursId, Datetime startDate, Long intervalMilliseconds)":
      added,
    "static Long diff(String businessHoursId, Datetime startDate, Datetime endDate)": (
      rt: Runtime,
      id: string,
      start: ApexDatetime,
      end: ApexDatetime,
    ) =>
      BigInt(workingTimeBetween(weekOf(rt, id), need(start).milliseconds, need(end).milliseconds)),
    "static Boolean isWithin(String businessHoursId, Datetime targetDate)": (
      rt: Runtime,
      id: string,
      target: ApexDatetime,
    ) => nextStart(weekOf(rt, id), need(target).milliseconds) === target.milliseconds,
    "static Datetime nextStartDate(String businessHoursId, Datetime targetDate)": (
      rt: Runtime,
      id: string,
      target: ApexDatetime,
    ) => {
      const start = nextStart(weekOf(rt, id), need(target).milliseconds);
      return start === undefined ? null : new ApexDatetime(start);
    },
  },
});

// Calendar arithmetic on ISO dates and on instants, without the machine's clock or time zone.
import { FormulaError } from "./types.ts";
import type { FormulaEnvironment } from "./types.ts";
import type { DateValue, DatetimeValue, TimeValue } from "../soql/values.ts";

export const DAY = 86_400_000;
const dateValue = (iso: string): DateValue => ({ kind: "date", iso });
export const datetimeValue = (milliseconds: number): DatetimeValue => ({
  kind: "datetime",
  milliseconds,
});
export const timeValue = (milliseconds: number): TimeValue => ({
  kind: "time",
  milliseconds: ((milliseconds % DAY) + DAY) % DAY,
});

/** Days since 1970-01-01. */
export function dayNumber(date: DateValue): number {
  return Math.round(Date.parse(`${date.iso}T00:00:00Z`) / DAY);
}
export function dateOfDay(day: number): DateValue {
  const date = new Date(day * DAY);
  if (Number.isNaN(date.getTime()) || date.getUTCFullYear() < 0 || date.getUTCFullYear() > 9999)
    throw new FormulaError("Date out of range");
  return dateValue(date.toISOString().slice(0, 10));
}
export function parts(date: DateValue): { year: number; month: number; day: number } {
  const [year = 0, month = 1, day = 1] = date.iso.split("-").map(Number);
  return { year, month, day };
}
/** The date of these numbers; parts that are no calendar date are an error value, unlike Apex's Date.newInstance. */
export function makeDate(year: number, month: number, day: number): DateValue {
  if (
    !Number.isInteger(year) ||
    !Number.isInteger(month) ||
    !Number.isInteger(day) ||
    month < 1 ||
    month > 12 ||
    day < 1 ||
    day > daysInMonth(year, month) ||
    year < 1 ||
    year > 9999
  )
    throw new FormulaError("Invalid date");
  return dateValue(
    `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`,
  );
}
function daysInMonth(year: number, month: number): number {
  return month === 2
    ? (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
      ? 29
      : 28
    : [4, 6, 9, 11].includes(month)
      ? 30
      : 31;
}
/** The last day of a month stays the last day. */
export function addMonths(date: DateValue, months: number): DateValue {
  const { year, month, day } = parts(date);
  const index = year * 12 + (month - 1) + months;
  const toYear = Math.floor(index / 12);
  const toMonth = (index % 12) + 1;
  const last = daysInMonth(toYear, toMonth);
  return makeDate(toYear, toMonth, day === daysInMonth(year, month) ? last : Math.min(day, last));
}
/** The date an instant falls on for the running user. */
export function localDate(instant: number, environment: FormulaEnvironment): DateValue {
  return dateOfDay(Math.floor((instant + environment.offsetMinutes(instant) * 60_000) / DAY));
}
export function parseDate(text: string): DateValue {
  const match = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})\s*$/.exec(text);
  if (!match) throw new FormulaError(`Invalid date: ${text}`);
  return makeDate(Number(match[1]), Number(match[2]), Number(match[3]));
}
/** `YYYY-MM-DD HH:MM:SS` in Greenwich time. */
export function parseDatetime(text: string): DatetimeValue {
  const match =
    /^\s*(\d{4}-\d{1,2}-\d{1,2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?Z?)?\s*$/.exec(text);
  if (!match) throw new FormulaError(`Invalid date/time: ${text}`);
  const [hour, minute, second] = [
    Number(match[2] ?? 0),
    Number(match[3] ?? 0),
    Number(match[4] ?? 0),
  ];
  if (hour > 23 || minute > 59 || second > 59) throw new FormulaError(`Invalid date/time: ${text}`);
  return datetimeValue(
    dayNumber(parseDate(match[1] ?? "")) * DAY + ((hour * 60 + minute) * 60 + second) * 1000,
  );
}
export function parseTime(text: string): TimeValue {
  const match = /^\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?\s*$/.exec(text);
  if (!match || Number(match[1]) > 23 || Number(match[2]) > 59 || Number(match[3] ?? 0) > 59)
    throw new FormulaError(`Invalid time: ${text}`);
  return timeValue(
    ((Number(match[1]) * 60 + Number(match[2])) * 60 + Number(match[3] ?? 0)) * 1000 +
      Number((match[4] ?? "0").padEnd(3, "0")),
  );
}
export function datetimeText(value: DatetimeValue): string {
  return `${new Date(value.milliseconds).toISOString().slice(0, 19).replace("T", " ")}Z`;
}
export function timeText(value: TimeValue): string {
  return new Date(value.milliseconds).toISOString().slice(11, 23);
}

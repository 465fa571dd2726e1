// Date and time functions.
import {
  addMonths,
  dateOfDay,
  datetimeValue,
  DAY,
  dayNumber,
  localDate,
  makeDate,
  parseDate,
  parseDatetime,
  parseTime,
  parts,
  timeValue,
} from "../dates.ts";
import { fromNumber } from "../numbers.ts";
import { define, intOf, isBlank, special, textOf } from "./define.ts";
import type { FunctionDefinition } from "./define.ts";
import type { FormulaValue } from "../types.ts";
import type { DateValue, DatetimeValue, TimeValue } from "../../soql/values.ts";

const dateIn = (value: FormulaValue | undefined): DateValue | null =>
  value !== null && typeof value === "object" && value.kind === "date" ? value : null;
const datetimeIn = (value: FormulaValue | undefined): DatetimeValue | null =>
  value !== null && typeof value === "object" && value.kind === "datetime" ? value : null;
const timeIn = (value: FormulaValue | undefined): TimeValue | null =>
  value !== null && typeof value === "object" && value.kind === "time" ? value : null;

/** A number taken from a date. */
const fromDate = (read: (date: DateValue) => number): FunctionDefinition =>
  define("Date", "Number", ([value]) => {
    const date = dateIn(value);
    return date && fromNumber(read(date));
  });
const fromTime = (read: (milliseconds: number) => number): FunctionDefinition =>
  define("Time", "Number", ([value]) => {
    const time = timeIn(value);
    return time && fromNumber(read(time.milliseconds));
  });

export const dateFunctions: Readonly<Record<string, FunctionDefinition>> = {
  TODAY: define("", "Date", (_values, frame) =>
    localDate(frame.environment.now, frame.environment),
  ),
  NOW: define("", "DateTime", (_values, frame) => datetimeValue(frame.environment.now)),
  TIMENOW: define("", "Time", (_values, frame) =>
    timeValue(
      frame.environment.now + frame.environment.offsetMinutes(frame.environment.now) * 60_000,
    ),
  ),
  DATE: define("Number Number Number", "Date", (values) =>
    values.some(isBlank)
      ? null
      : makeDate(intOf(values[0], 0), intOf(values[1], 0), intOf(values[2], 0)),
  ),
  DATEVALUE: define("Text|DateTime|Date", "Date", ([value], frame) => {
    const instant = datetimeIn(value);
    if (instant) return localDate(instant.milliseconds, frame.environment);
    return dateIn(value) ?? (isBlank(value) ? null : parseDate(textOf(value)));
  }),
  DATETIMEVALUE: define("Text|DateTime|Date", "DateTime", ([value]) => {
    const date = dateIn(value);
    if (date) return datetimeValue(dayNumber(date) * DAY);
    return datetimeIn(value) ?? (isBlank(value) ? null : parseDatetime(textOf(value)));
  }),
  TIMEVALUE: define("Text|DateTime|Time", "Time", ([value]) => {
    const instant = datetimeIn(value);
    if (instant) return timeValue(instant.milliseconds);
    return timeIn(value) ?? (isBlank(value) ? null : parseTime(textOf(value)));
  }),
  YEAR: fromDate((date) => parts(date).year),
  MONTH: fromDate((date) => parts(date).month),
  DAY: fromDate((date) => parts(date).day),
  // Sunday is 1 (formula reference, WEEKDAY); 1970-01-01 was a Thursday.
  WEEKDAY: fromDate((date) => ((((dayNumber(date) + 4) % 7) + 7) % 7) + 1),
  DAYOFYEAR: fromDate((date) => dayNumber(date) - dayNumber(makeDate(parts(date).year, 1, 1)) + 1),
  ISOWEEK: fromDate((date) => isoWeek(date).week),
  ISOYEAR: fromDate((date) => isoWeek(date).year),
  ADDMONTHS: special(
    "Date|DateTime Number",
    ([value, count]) =>
      value &&
      count && {
        type: value.type,
        run: (frame) => {
          const [start, months] = [value.run(frame), count.run(frame)];
          if (isBlank(start) || isBlank(months)) return null;
          const date = dateIn(start);
          if (date) return addMonths(date, intOf(months, 0));
          const instant = datetimeIn(start)?.milliseconds ?? 0;
          const day = Math.floor(instant / DAY);
          return datetimeValue(
            dayNumber(addMonths(dateOfDay(day), intOf(months, 0))) * DAY + (instant - day * DAY),
          );
        },
      },
  ),
  HOUR: fromTime((milliseconds) => Math.floor(milliseconds / 3_600_000)),
  MINUTE: fromTime((milliseconds) => Math.floor(milliseconds / 60_000) % 60),
  SECOND: fromTime((milliseconds) => Math.floor(milliseconds / 1000) % 60),
  MILLISECOND: fromTime((milliseconds) => milliseconds % 1000),
  UNIXTIMESTAMP: define("Date|DateTime|Time", "Number", ([value]) => {
    const date = dateIn(value);
    if (date) return fromNumber(dayNumber(date) * 86_400);
    const milliseconds = datetimeIn(value)?.milliseconds ?? timeIn(value)?.milliseconds;
    return milliseconds === undefined ? null : fromNumber(Math.floor(milliseconds / 1000));
  }),
  FROMUNIXTIME: define("Number", "DateTime", ([value]) =>
    isBlank(value) ? null : datetimeValue(intOf(value, 0) * 1000),
  ),
};

/** The ISO week: the one that holds the year's first Thursday is week 1. */
function isoWeek(date: DateValue): { week: number; year: number } {
  const day = dayNumber(date);
  const thursday = day - ((((day + 3) % 7) + 7) % 7) + 3;
  const year = parts(dateOfDay(thursday)).year;
  return { week: Math.floor((thursday - dayNumber(makeDate(year, 1, 1))) / 7) + 1, year };
}

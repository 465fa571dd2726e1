// Cron expressions of scheduled Apex: seconds minutes hours day-of-month month day-of-week [year], and when they fire next in a time zone.
import { instantOfWallClock, zoneOffset } from "../../platform/values/zone.ts";

export interface CronExpression {
  readonly second: number;
  readonly minute: number;
  readonly hours: readonly number[];
  /** empty: any day */
  readonly daysOfMonth: readonly DayOfMonth[];
  readonly months: readonly number[];
  readonly daysOfWeek: readonly DayOfWeek[];
  readonly years: readonly number[];
}
type DayOfMonth =
  | { readonly kind: "day"; readonly day: number }
  | { readonly kind: "last" }
  | { readonly kind: "weekday"; readonly day: number };
type DayOfWeek =
  | { readonly kind: "day"; readonly day: number }
  | { readonly kind: "last"; readonly day: number }
  | { readonly kind: "nth"; readonly day: number; readonly nth: number };

const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const DAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

/** A cron expression, or the sentence that says what is wrong with it. */
export function parseCron(text: string): CronExpression | string {
  const parts = text.trim().split(/\s+/);
  if (parts.length < 6 || parts.length > 7)
    return `Illegal cron expression format (${text}): expected 6 or 7 fields`;
  try {
    const [
      second = "",
      minute = "",
      hour = "",
      dayOfMonth = "",
      month = "",
      dayOfWeek = "",
      year = "*",
    ] = parts;
    if (dayOfMonth === "?" && dayOfWeek === "?")
      return "'?' can only be specfied for Day-of-Month -OR- Day-of-Week.";
    if (dayOfMonth !== "?" && dayOfWeek !== "?" && !(dayOfMonth === "*" || dayOfWeek === "*"))
      return "Support for specifying both a day-of-week AND a day-of-month parameter is not implemented.";
    return {
      second: single(second, "Seconds"),
      minute: single(minute, "Minutes"),
      hours: range(hour, 0, 23, []),
      months: range(month, 1, 12, MONTHS, 1),
      daysOfMonth:
        dayOfMonth === "?" || dayOfMonth === "*"
          ? []
          : dayOfMonth.split(",").flatMap(parseDayOfMonth),
      daysOfWeek:
        dayOfWeek === "?" || dayOfWeek === "*" ? [] : dayOfWeek.split(",").flatMap(parseDayOfWeek),
      years: year === "*" ? [] : range(year, 1970, 2099, []),
    };
  } catch (error) {
    if (error instanceof CronProblem) return error.message;
    throw error;
  }
}

class CronProblem extends Error {}

// Seconds and minutes take one integer on the platform; lists, ranges and steps are refused.
function single(text: string, what: string): number {
  if (!/^\d+$/.test(text) || Number(text) > 59)
    throw new CronProblem(`${what} and minutes must be specified as integers: ${text}`);
  return Number(text);
}

function range(
  text: string,
  low: number,
  high: number,
  names: readonly string[],
  base = 0,
): number[] {
  if (text === "*" || text === "?") return sequence(low, high, 1);
  const values = text.split(",").flatMap((part) => {
    const [body = "", step] = part.split("/");
    const [from, to] =
      body === "*"
        ? [low, high]
        : body.includes("-")
          ? body.split("-").map((one) => value(one, names, base))
          : [value(body, names, base), step === undefined ? value(body, names, base) : high];
    if (from === undefined || to === undefined || from < low || to > high)
      throw new CronProblem(`Illegal cron value: ${part}`);
    return from <= to
      ? sequence(from, to, Number(step ?? 1))
      : [...sequence(from, high, Number(step ?? 1)), ...sequence(low, to, Number(step ?? 1))];
  });
  return [...new Set(values)].sort((a, b) => a - b);
}

function sequence(from: number, to: number, step: number): number[] {
  if (!(step >= 1)) throw new CronProblem("Illegal cron step");
  const values: number[] = [];
  for (let one = from; one <= to; one += step) values.push(one);
  return values;
}

function value(text: string, names: readonly string[], base: number): number {
  const named = names.indexOf(text.toUpperCase());
  if (named >= 0) return named + base;
  if (!/^\d+$/.test(text)) throw new CronProblem(`Illegal cron value: ${text}`);
  return Number(text);
}

function parseDayOfMonth(text: string): DayOfMonth[] {
  if (text === "L") return [{ kind: "last" }];
  const weekday = /^(\d+)W$/.exec(text);
  if (weekday) return [{ kind: "weekday", day: Number(weekday[1]) }];
  return range(text, 1, 31, []).map((day) => ({ kind: "day", day }));
}

function parseDayOfWeek(text: string): DayOfWeek[] {
  if (text === "L") return [{ kind: "day", day: 7 }];
  const special = /^([A-Za-z0-9]+?)(?:L|#(\d))$/.exec(text);
  if (special && (text.endsWith("L") || text.includes("#"))) {
    const day = value(special[1] ?? "", DAYS, 1);
    return [
      special[2] === undefined
        ? { kind: "last", day }
        : { kind: "nth", day, nth: Number(special[2]) },
    ];
  }
  return range(text, 1, 7, DAYS, 1).map((day) => ({ kind: "day", day }));
}

/** The first moment after `after` (milliseconds) at which the expression fires in that time zone; undefined when never again. */
export function nextFireTime(
  cron: CronExpression,
  after: number,
  timeZone: string,
): number | undefined {
  const local = new Date(after + zoneOffset(timeZone, after));
  const firstYear = cron.years.find((year) => year >= local.getUTCFullYear());
  if (cron.years.length > 0 && firstYear === undefined) return undefined;
  const start =
    firstYear === undefined || firstYear === local.getUTCFullYear()
      ? local
      : new Date(Date.UTC(firstYear, 0, 1));
  for (let offset = 0; offset < 366 * 9; offset++) {
    const day = new Date(
      Date.UTC(start.getUTCFullYear(), start.getUTCMonth(), start.getUTCDate() + offset),
    );
    if (!matchesDay(cron, day)) continue;
    for (const hour of cron.hours) {
      const at = instantOfWallClock(
        timeZone,
        day.getTime() + ((hour * 60 + cron.minute) * 60 + cron.second) * 1000,
      );
      if (at > after) return at;
    }
  }
  return undefined;
}

function matchesDay(cron: CronExpression, day: Date): boolean {
  if (cron.years.length > 0 && !cron.years.includes(day.getUTCFullYear())) return false;
  if (!cron.months.includes(day.getUTCMonth() + 1)) return false;
  if (cron.daysOfMonth.length > 0 && !cron.daysOfMonth.some((one) => matchesDayOfMonth(one, day)))
    return false;
  return cron.daysOfWeek.length === 0 || cron.daysOfWeek.some((one) => matchesDayOfWeek(one, day));
}

function lastDay(day: Date): number {
  return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate();
}

function matchesDayOfMonth(rule: DayOfMonth, day: Date): boolean {
  const date = day.getUTCDate();
  if (rule.kind === "last") return date === lastDay(day);
  if (rule.kind === "day") return date === rule.day;
  const wanted = new Date(
    Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), Math.min(rule.day, lastDay(day))),
  );
  const weekday = wanted.getUTCDay();
  const shift =
    weekday === 6
      ? wanted.getUTCDate() === 1
        ? 2
        : -1
      : weekday === 0
        ? wanted.getUTCDate() === lastDay(day)
          ? -2
          : 1
        : 0;
  return date === wanted.getUTCDate() + shift;
}

function matchesDayOfWeek(rule: DayOfWeek, day: Date): boolean {
  if (day.getUTCDay() + 1 !== rule.day) return false;
  if (rule.kind === "day") return true;
  const date = day.getUTCDate();
  return rule.kind === "last" ? date + 7 > lastDay(day) : Math.ceil(date / 7) === rule.nth;
}

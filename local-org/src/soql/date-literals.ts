// TODAY, LAST_N_DAYS:30, THIS_FISCAL_QUARTER …: the days they stand for, in the user's time zone, week and fiscal year.

/** First day, and the day after the last one. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}
export interface Calendar {
  readonly now: number;
  readonly timeZone: string;
  readonly locale: string;
  /** 1 to 12 */ readonly fiscalYearStartMonth: number;
}

const dayMs = 86_400_000;
const unitNames = "DAY|WEEK|MONTH|QUARTER|YEAR|FISCAL_QUARTER|FISCAL_YEAR";

/** The range of a date literal; `count` is the n of `LAST_N_DAYS:n`. Undefined: no such literal. */
export function dateLiteralRange(
  name: string,
  count: number,
  calendar: Calendar,
): DayRange | undefined {
  const today = localDay(calendar);
  switch (name) {
    case "YESTERDAY":
      return days(today, -1, 0);
    case "TODAY":
      return days(today, 0, 1);
    case "TOMORROW":
      return days(today, 1, 2);
    // These include today: LAST_N_DAYS:1 is yesterday and today (SOQL and SOSL Reference, "Date Formats and Date Literals").
    case "LAST_90_DAYS":
      return days(today, -90, 1);
    case "LAST_N_DAYS":
      return days(today, -count, 1);
    case "NEXT_90_DAYS":
      return days(today, 1, 91);
    case "NEXT_N_DAYS":
      return days(today, 1, count + 1);
    case "N_DAYS_AGO":
      return days(today, -count, -count + 1);
    default:
      return periods(name, count, today, calendar);
  }
}

function periods(
  name: string,
  count: number,
  today: number,
  calendar: Calendar,
): DayRange | undefined {
  const single = new RegExp(`^(LAST|THIS|NEXT)_(${unitNames})$`).exec(name);
  if (single) {
    const offset = single[1] === "LAST" ? -1 : single[1] === "NEXT" ? 1 : 0;
    return span(single[2] ?? "", today, offset, offset + 1, calendar);
  }
  const many = new RegExp(`^(LAST|NEXT)_N_(${unitNames})S$`).exec(name);
  if (many)
    return many[1] === "LAST"
      ? span(many[2] ?? "", today, -count, 0, calendar)
      : span(many[2] ?? "", today, 1, count + 1, calendar);
  const ago = new RegExp(`^N_(${unitNames})S_AGO$`).exec(name);
  return ago ? span(ago[1] ?? "", today, -count, -count + 1, calendar) : undefined;
}

function span(unit: string, today: number, from: number, to: number, calendar: Calendar): DayRange {
  return {
    from: iso(startOf(unit, today, from, calendar)),
    to: iso(startOf(unit, today, to, calendar)),
  };
}

/** The first day of the period `offset` periods from the one that today is in. */
function startOf(unit: string, today: number, offset: number, calendar: Calendar): number {
  const date = new Date(today);
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth();
  const fiscal = calendar.fiscalYearStartMonth - 1;
  switch (unit) {
    case "WEEK":
      return (
        today -
        ((date.getUTCDay() - firstDayOfWeek(calendar.locale) + 7) % 7) * dayMs +
        offset * 7 * dayMs
      );
    case "MONTH":
      return Date.UTC(year, month + offset, 1);
    case "QUARTER":
      return Date.UTC(year, month - (month % 3) + 3 * offset, 1);
    case "YEAR":
      return Date.UTC(year + offset, 0, 1);
    case "FISCAL_QUARTER":
      return Date.UTC(year, month - ((month - fiscal + 12) % 3) + 3 * offset, 1);
    default:
      return Date.UTC(year, month - ((month - fiscal + 12) % 12) + 12 * offset, 1);
  }
}

// part of ECMAScript's Intl.Locale that the type declarations lack; 7 is Sunday
interface WeekInformation {
  getWeekInfo?(): { readonly firstDay: number };
}

/** 0 is Sunday. */
function firstDayOfWeek(locale: string): number {
  const information: WeekInformation & Intl.Locale = new Intl.Locale(
    locale.split("_").slice(0, 2).join("-"),
  );
  return (information.getWeekInfo?.().firstDay ?? 7) % 7;
}

function days(today: number, from: number, to: number): DayRange {
  return { from: iso(today + from * dayMs), to: iso(today + to * dayMs) };
}
const iso = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10);

/** Midnight UTC of the day that it is in the user's time zone. */
function localDay({ now, timeZone }: Calendar): number {
  return Math.floor((now + offsetAt(timeZone, now)) / dayMs) * dayMs;
}

/** Milliseconds by which the zone's clocks are ahead of UTC at an instant. */
function offsetAt(timeZone: string, instant: number): number {
  const part: Record<string, number> = {};
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  for (const piece of format.formatToParts(instant)) part[piece.type] = Number(piece.value);
  const local = Date.UTC(
    part["year"] ?? 1970,
    (part["month"] ?? 1) - 1,
    part["day"] ?? 1,
    part["hour"] ?? 0,
    part["minute"] ?? 0,
    part["second"] ?? 0,
  );
  return local - Math.floor(instant / 1000) * 1000;
}

/** The instant at which a day begins in a time zone. */
export function startOfDay(day: string, timeZone: string): number {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const first = midnight - offsetAt(timeZone, midnight);
  return midnight - offsetAt(timeZone, first);
}

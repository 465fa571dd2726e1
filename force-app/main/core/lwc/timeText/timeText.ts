// Dates, times and money in the user's locale and time zone: exact for the record, relative for the eye.
import LOCALE from "@salesforce/i18n/locale";
import TIME_ZONE from "@salesforce/i18n/timeZone";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "22 Nov 2026, 14:00" in the user's zone; `iso` is a Datetime. */
export function exactTime(iso: string): string {
  return new Intl.DateTimeFormat(LOCALE, {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: TIME_ZONE,
  }).format(new Date(iso));
}

/** "14:00": a moment of today. */
export function timeOfDay(now: number = Date.now()): string {
  return new Intl.DateTimeFormat(LOCALE, { timeStyle: "short", timeZone: TIME_ZONE }).format(now);
}

/** "22 Nov 2026"; `date` is a Date (YYYY-MM-DD), which has no zone. */
export function exactDate(date: string): string {
  return new Intl.DateTimeFormat(LOCALE, { dateStyle: "medium", timeZone: "UTC" }).format(
    new Date(`${date.slice(0, 10)}T00:00:00Z`),
  );
}

/** "in 19 hours", "2 days ago": the largest unit that says enough. */
export function relativeTime(iso: string, now: number = Date.now()): string {
  const distance = new Date(iso).getTime() - now;
  const format = new Intl.RelativeTimeFormat(LOCALE, { numeric: "auto" });
  if (Math.abs(distance) >= 2 * DAY) {
    return format.format(Math.round(distance / DAY), "day");
  }
  if (Math.abs(distance) >= HOUR) {
    return format.format(Math.round(distance / HOUR), "hour");
  }
  return format.format(Math.round(distance / MINUTE), "minute");
}

/** "€120,000" in the user's locale; empty for no amount. */
export function money(
  amount: number | null | undefined,
  currencyCode: string | null | undefined,
): string {
  if (amount === null || amount === undefined) {
    return "";
  }
  const options: Intl.NumberFormatOptions = currencyCode
    ? { style: "currency", currency: currencyCode, maximumFractionDigits: 0 }
    : { maximumFractionDigits: 0 };
  return new Intl.NumberFormat(LOCALE, options).format(amount);
}

/** Puts values into a label's {0}, {1} … */
export function fill(label: string, ...values: (string | number | null | undefined)[]): string {
  return values.reduce<string>(
    (text, value, index) => text.replaceAll(`{${index}}`, () => String(value ?? "")),
    label,
  );
}

/** The user's today as YYYY-MM-DD. */
export function today(now: number = Date.now()): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: TIME_ZONE }).format(new Date(now));
}

// Date patterns of java.text.SimpleDateFormat and the short formats of the user's locale.
import { ApexDate } from "./date.ts";
import type { ApexDatetime } from "./datetime.ts";
import { apexError } from "./exception.ts";
import { showOffset, zoneName, zoneOffset } from "./zone.ts";

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
const weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const pad = (value: number, length: number): string => String(value).padStart(length, "0");

interface Moment {
  readonly clock: Date;
  readonly date: ApexDate;
  readonly instant: number;
  readonly zone: string;
}

/** `datetime.format(pattern, zone)`; letters as in java.text.SimpleDateFormat (Apex Reference, Datetime.format). */
export function formatPattern(value: ApexDatetime, pattern: string, zone: string): string {
  const wall = value.wallClock(zone);
  const moment: Moment = {
    clock: new Date(wall),
    date: ApexDate.ofWallClock(wall),
    instant: value.milliseconds,
    zone,
  };
  let result = "";
  for (let index = 0; index < pattern.length;) {
    const letter = pattern[index] ?? "";
    if (letter === "'") {
      const quoted = readQuoted(pattern, index);
      result += quoted.text;
      index = quoted.end;
    } else if (/[A-Za-z]/.test(letter)) {
      let end = index;
      while (pattern[end] === letter) end++;
      result += formatLetter(letter, end - index, moment);
      index = end;
    } else {
      result += letter;
      index++;
    }
  }
  return result;
}

function readQuoted(pattern: string, start: number): { text: string; end: number } {
  if (pattern[start + 1] === "'") return { text: "'", end: start + 2 };
  let text = "";
  for (let index = start + 1; index < pattern.length; index++) {
    if (pattern[index] !== "'") text += pattern.charAt(index);
    else if (pattern[index + 1] === "'") {
      text += "'";
      index++;
    } else return { text, end: index + 1 };
  }
  throw apexError("System.IllegalArgumentException", "Unterminated quote");
}

function formatLetter(letter: string, count: number, moment: Moment): string {
  const { clock, date } = moment;
  const hour = clock.getUTCHours();
  switch (letter) {
    case "y":
    case "u":
      return letter === "u"
        ? pad(date.weekday === 0 ? 7 : date.weekday, count)
        : showYear(clock.getUTCFullYear(), count);
    case "Y":
      return showYear(weekOfYear(date).year, count);
    case "M":
    case "L":
      return named(months, clock.getUTCMonth(), count, 1);
    case "d":
      return pad(clock.getUTCDate(), count);
    case "D":
      return pad(date.dayOfYear, count);
    case "E":
      return count >= 4
        ? (weekdays[date.weekday] ?? "")
        : (weekdays[date.weekday] ?? "").slice(0, 3);
    case "F":
      return pad(Math.floor((clock.getUTCDate() - 1) / 7) + 1, count);
    case "w":
      return pad(weekOfYear(date).week, count);
    case "W":
      return pad(
        Math.floor((clock.getUTCDate() - 1 + ApexDate.of(date.year, date.month, 1).weekday) / 7) +
          1,
        count,
      );
    case "G":
      return clock.getUTCFullYear() > 0 ? "AD" : "BC";
    case "a":
      return hour < 12 ? "AM" : "PM";
    case "H":
      return pad(hour, count);
    case "k":
      return pad(hour === 0 ? 24 : hour, count);
    case "K":
      return pad(hour % 12, count);
    case "h":
      return pad(hour % 12 === 0 ? 12 : hour % 12, count);
    case "m":
      return pad(clock.getUTCMinutes(), count);
    case "s":
      return pad(clock.getUTCSeconds(), count);
    case "S":
      return pad(clock.getUTCMilliseconds(), count);
    case "z":
      return zoneName(moment.zone, moment.instant, count >= 4 ? "long" : "short");
    case "Z":
      return showOffset(zoneOffset(moment.zone, moment.instant), false);
    case "X":
      return showIsoOffset(zoneOffset(moment.zone, moment.instant), count);
    default:
      throw apexError("System.IllegalArgumentException", `Illegal pattern character '${letter}'`);
  }
}

function showYear(year: number, count: number): string {
  return count === 2 ? pad(year % 100, 2) : pad(year, count);
}
function named(names: readonly string[], index: number, count: number, base: number): string {
  if (count >= 4) return names[index] ?? "";
  return count === 3 ? (names[index] ?? "").slice(0, 3) : pad(index + base, count);
}
function showIsoOffset(offset: number, count: number): string {
  if (offset === 0) return "Z";
  const text = showOffset(offset, count >= 3);
  return count === 1 ? text.slice(0, 3) : text;
}
/** Weeks as the US locale counts them: from Sunday, the first week holds January 1st. */
function weekOfYear(date: ApexDate): { week: number; year: number } {
  const nextStart = ApexDate.of(date.year + 1, 1, 1);
  if (date.days >= nextStart.days - nextStart.weekday) return { week: 1, year: date.year + 1 };
  const start = ApexDate.of(date.year, 1, 1);
  return { week: Math.floor((date.days - start.days + start.weekday) / 7) + 1, year: date.year };
}

/** Short date patterns (ICU) of the locales users are likely to have; others go through Intl. */
const shortDates: Readonly<Record<string, string>> = {
  en_US: "M/d/yyyy",
  en_GB: "dd/MM/yyyy",
  en_CA: "yyyy-MM-dd",
  en_AU: "d/M/yyyy",
  en_IE: "dd/MM/yyyy",
  en_IN: "dd/MM/yyyy",
  de_DE: "dd.MM.yyyy",
  de_AT: "dd.MM.yyyy",
  de_CH: "dd.MM.yyyy",
  fr_FR: "dd/MM/yyyy",
  fr_CA: "yyyy-MM-dd",
  es_ES: "d/M/yyyy",
  es_MX: "dd/MM/yyyy",
  it_IT: "dd/MM/yyyy",
  nl_NL: "dd-MM-yyyy",
  pt_BR: "dd/MM/yyyy",
  pt_PT: "dd/MM/yyyy",
  pl_PL: "d.MM.yyyy",
  sv_SE: "yyyy-MM-dd",
  da_DK: "dd.MM.yyyy",
  ja_JP: "yyyy/MM/dd",
};
const twelveHour = new Set(["en_US", "en_CA", "en_AU", "en_IN", "es_MX"]);

export function toIntlLocale(locale: string): string {
  return locale.split("_").slice(0, 2).join("-"); // without the currency of `en_IE_EURO`
}

export function formatShortDate(value: ApexDatetime, zone: string, locale: string): string {
  const pattern = shortDates[locale];
  return pattern !== undefined
    ? formatPattern(value, pattern, zone)
    : new Intl.DateTimeFormat(toIntlLocale(locale), { timeZone: "UTC" }).format(
        value.wallClock(zone),
      );
}
/** `datetime.format()`: `3/5/2024, 4:05 PM` for en_US (ICU locale formats). */
export function formatShortDatetime(value: ApexDatetime, zone: string, locale: string): string {
  const time = formatPattern(value, twelveHour.has(locale) ? "h:mm a" : "HH:mm", zone);
  return `${formatShortDate(value, zone, locale)}${locale.startsWith("de") || locale.startsWith("en") || locale.startsWith("es") || locale.startsWith("it") || locale.startsWith("pt") ? "," : ""} ${time}`;
}

/** `Date.parse('3/5/2024')` and the date part of `Datetime.parse` in the user's locale. */
export function parseShortDate(text: string, locale: string): ApexDate | null {
  const order = (shortDates[locale] ?? "M/d/yyyy").replace(/[^yMd]/g, "").replace(/(.)\1*/g, "$1");
  const parts = text
    .trim()
    .split(/[^\d]+/)
    .map(Number);
  if (parts.length !== 3 || parts.some(Number.isNaN)) return null;
  const of = (letter: string): number => parts[order.indexOf(letter)] ?? 0;
  const year = of("y") < 100 ? 2000 + of("y") : of("y");
  return of("M") < 1 || of("M") > 12 || of("d") < 1 || of("d") > 31
    ? null
    : ApexDate.of(year, of("M"), of("d"));
}

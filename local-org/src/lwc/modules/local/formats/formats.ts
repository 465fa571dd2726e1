// How the shell writes dates, times and numbers: in the user's locale and time zone.
import { session } from "local/session";

const dateTime = new Intl.DateTimeFormat(session.locale, {
  dateStyle: "medium",
  timeStyle: "short",
  timeZone: session.timeZone,
});
const date = new Intl.DateTimeFormat(session.locale, { dateStyle: "medium", timeZone: "UTC" });
const time = new Intl.DateTimeFormat(session.locale, { timeStyle: "short", timeZone: "UTC" });
const relative = new Intl.RelativeTimeFormat(session.locale, { numeric: "auto" });

const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
];

export function formatDateTime(value: string | Date): string {
  return dateTime.format(typeof value === "string" ? new Date(value) : value);
}

/** A Date (`2026-11-22`), which has no zone. */
export function formatDate(value: string): string {
  return date.format(new Date(`${value.slice(0, 10)}T00:00:00Z`));
}

/** A Time (`14:30:00.000Z`), which has no zone either. */
export function formatTime(value: string): string {
  return time.format(new Date(`1970-01-01T${value.replace(/Z$/, "")}Z`));
}

/** The text of a value of a Date, DateTime or Time field; undefined for other types. */
export function formatMoment(type: string, value: unknown): string | undefined {
  const format = { Date: formatDate, DateTime: formatDateTime, Time: formatTime }[type];
  return format && typeof value === "string" && value !== "" ? format(value) : undefined;
}

export function formatRelative(value: string, now: Date): string {
  const distance = new Date(value).getTime() - now.getTime();
  const [unit, size] =
    units.find(([, length]) => Math.abs(distance) >= length) ?? (["minute", 60_000] as const);
  return relative.format(Math.round(distance / size), unit);
}

export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== "");
  return `${words[0]?.[0] ?? ""}${words.length > 1 ? (words.at(-1)?.[0] ?? "") : ""}`.toUpperCase();
}

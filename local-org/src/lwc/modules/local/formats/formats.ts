// How the shell writes dates, times and numbers: in the user's locale and time zone.
import { session } from "local/session";

const dateTime = new Intl.DateTimeFormat(session.locale, {
  dateStyle: "medium",
  timeStyle: "short",
  timeZone: session.timeZone,
});
const relative = new Intl.RelativeTimeFormat(session.locale, { numeric: "auto" });

const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
];

export function formatDateTime(value: string | Date): string {
  return dateTime.format(typeof value === "string" ? new Date(value) : value);
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

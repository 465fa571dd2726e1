// Wall-clock time in a time zone, both ways; used by scheduled jobs and by what is shown to users.

export interface LocalTime { readonly year: number; readonly month: number; readonly day: number; readonly hour: number; readonly minute: number; readonly second: number }

function formatter(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat("en-US", { timeZone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric" });
}

export function localParts(at: number, timeZone: string): LocalTime {
  const parts = new Map(formatter(timeZone).formatToParts(at).map((part) => [part.type, Number(part.value)]));
  const part = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0;
  return { year: part("year"), month: part("month"), day: part("day"), hour: part("hour"), minute: part("minute"), second: part("second") };
}

function asUtc(time: LocalTime): number {
  return Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute, time.second);
}

/** The moment at which a clock in that zone shows this time (in the hour that a spring change skips: the moment just after it). */
export function zonedTime(time: LocalTime, timeZone: string): number {
  const wanted = asUtc(time);
  let at = wanted;
  for (let round = 0; round < 3; round++) {
    const difference = asUtc(localParts(at, timeZone)) - wanted;
    if (difference === 0) break;
    at -= difference;
  }
  return at;
}

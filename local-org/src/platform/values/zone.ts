// Time zones: offsets and names of an IANA zone at an instant, through Intl with cached formatters.

const quarterHour = 900_000;
// Pure memo tables: the answers depend on their keys alone.
const formatters = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, Map<number, number>>();

function formatter(zone: string): Intl.DateTimeFormat {
  let found = formatters.get(zone);
  if (found === undefined) {
    found = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hourCycle: "h23",
      era: "short",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    formatters.set(zone, found);
  }
  return found;
}

function isUtc(zone: string): boolean {
  return zone === "UTC" || zone === "GMT" || zone === "Etc/UTC";
}

function isKnownZone(zone: string): boolean {
  try {
    formatter(zone);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Java's habit: an unknown zone id means GMT; `GMT+05:30` is a fixed offset. */
export function normalizeZone(zone: string): string {
  const fixed = /^(?:GMT|UTC)([+-]\d{1,2}):?(\d{2})?$/.exec(zone);
  if (fixed !== null) {
    const hours = fixed[1] ?? "+0";
    return `${hours[0]}${hours.slice(1).padStart(2, "0")}:${fixed[2] ?? "00"}`;
  }
  return isUtc(zone) || !isKnownZone(zone) ? "UTC" : zone;
}

/** Milliseconds to add to UTC to get the wall clock of the zone at that instant. */
export function zoneOffset(zone: string, instant: number): number {
  if (isUtc(zone)) return 0;
  let table = offsets.get(zone);
  if (table === undefined) offsets.set(zone, (table = new Map<number, number>()));
  const bucket = Math.floor(instant / quarterHour);
  const known = table.get(bucket);
  if (known !== undefined) return known;
  const computed = computeOffset(normalizeZone(zone), bucket * quarterHour);
  if (table.size > 20_000) table.clear();
  table.set(bucket, computed);
  return computed;
}

function computeOffset(zone: string, instant: number): number {
  if (zone === "UTC") return 0;
  const part: Record<string, number> = {};
  let era = "AD";
  for (const { type, value } of formatter(zone).formatToParts(instant)) {
    if (type === "era") era = value;
    else if (type !== "literal") part[type] = Number(value);
  }
  const year = era.startsWith("B") ? 1 - (part["year"] ?? 0) : (part["year"] ?? 0);
  const wall = new Date(0);
  wall.setUTCFullYear(year, (part["month"] ?? 1) - 1, part["day"] ?? 1);
  wall.setUTCHours(part["hour"] ?? 0, part["minute"] ?? 0, part["second"] ?? 0);
  return wall.getTime() - Math.floor(instant / 1000) * 1000;
}

/** The instant at which the zone's wall clock shows `wall` (milliseconds as if UTC). In a gap the clock has moved on, as in Java. */
export function instantOfWallClock(zone: string, wall: number): number {
  if (isUtc(zone)) return wall;
  const before = zoneOffset(zone, wall - 86_400_000);
  const first = wall - before;
  if (zoneOffset(zone, first) === before) return first;
  const second = wall - zoneOffset(zone, first);
  return zoneOffset(zone, second) === zoneOffset(zone, first) ? second : first;
}

/** `PST` or `Pacific Standard Time`. */
export function zoneName(zone: string, instant: number, style: "short" | "long"): string {
  const normalized = normalizeZone(zone);
  if (normalized === "UTC")
    return style === "short"
      ? zone === "UTC"
        ? "UTC"
        : "GMT"
      : zone === "UTC"
        ? "Coordinated Universal Time"
        : "Greenwich Mean Time";
  const key = `${style}:${normalized}`;
  let format = formatters.get(key);
  if (format === undefined)
    formatters.set(
      key,
      (format = new Intl.DateTimeFormat("en-US", { timeZone: normalized, timeZoneName: style })),
    );
  return (
    format.formatToParts(instant).find((part) => part.type === "timeZoneName")?.value ?? normalized
  );
}

/** `+05:30` with or without its colon. */
export function showOffset(offset: number, colon: boolean): string {
  const minutes = Math.abs(Math.trunc(offset / 60_000));
  const hours = String(Math.floor(minutes / 60)).padStart(2, "0");
  return `${offset < 0 ? "-" : "+"}${hours}${colon ? ":" : ""}${String(minutes % 60).padStart(2, "0")}`;
}

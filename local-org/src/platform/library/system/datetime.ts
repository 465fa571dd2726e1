// System.Datetime.
import { defineClass } from "../../../apex/library.ts";
import type { LibraryFunction } from "../../../apex/library.ts";
import { ApexDate } from "../../values/date.ts";
import { ApexDatetime } from "../../values/datetime.ts";
import {
  formatPattern,
  formatShortDatetime,
  parseShortDate,
  toIntlLocale,
} from "../../values/date-format.ts";
import { apexError, nullArgument } from "../../values/exception.ts";
import { ApexTime } from "../../values/time.ts";
import { typeNameOf } from "../../values/type-name.ts";
import { normalizeZone } from "../../values/zone.ts";
import type { Runtime } from "../helpers.ts";
import { need } from "../helpers.ts";

const zoneOf = (rt: Runtime): string => rt.ports.user().timeZone;
const utc = (): string => "UTC";

function readStandard(text: string, zone: string): ApexDatetime {
  const value = ApexDatetime.parseStandard(need(text), zone);
  if (value === null) throw apexError("System.TypeException", `Invalid date/time: ${text}`);
  return value;
}
function fromObject(rt: Runtime, value: unknown): ApexDatetime {
  if (value === null) throw nullArgument();
  if (value instanceof ApexDatetime) return value;
  if (value instanceof ApexDate) return new ApexDatetime(value.milliseconds);
  if (typeof value === "string") return readStandard(value, zoneOf(rt));
  // milliseconds since 1970 (jongpie/NebulaLogger, LogEntryEventHandler.upsertLogEntries)
  if (typeof value === "bigint" || typeof value === "number")
    return new ApexDatetime(Number(value));
  throw apexError("System.TypeException", `Invalid date/time: ${typeNameOf(value)}`);
}
/** `Datetime.parse('10/14/2024 11:46 AM')` in the user's locale and zone. */
function parseLocal(rt: Runtime, text: string): ApexDatetime {
  const match = /^\s*([\d./-]+),?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([AaPp][Mm])?\s*$/.exec(
    need(text),
  );
  const date = match === null ? null : parseShortDate(match[1] ?? "", rt.ports.user().locale);
  if (match === null || date === null)
    throw apexError("System.TypeException", `Invalid date/time: ${text}`);
  const half = match[5]?.toLowerCase();
  const hour =
    half === undefined ? Number(match[2]) : (Number(match[2]) % 12) + (half === "pm" ? 12 : 0);
  return ApexDatetime.ofWallClock(
    zoneOf(rt),
    date,
    ApexTime.of(hour, Number(match[3]), Number(match[4] ?? 0), 0),
  );
}
function ofParts(
  zone: string,
  [year, month, day, hour = 0, minute = 0, second = 0]: readonly number[],
): ApexDatetime {
  return ApexDatetime.ofWallClock(
    zone,
    ApexDate.of(need(year ?? null, 1), need(month ?? null, 2), need(day ?? null, 3)),
    ((hour * 60 + minute) * 60 + second) * 1000,
  );
}

/** Each reader exists in the user's zone and, with `Gmt`, in GMT. */
const readers: readonly (readonly [
  string,
  string,
  (clock: ApexDatetime, zone: string) => unknown,
])[] = [
  ["Date", "date", (value, zone) => value.date(zone)],
  ["Time", "time", (value, zone) => value.time(zone)],
  ["Integer", "day", (value, zone) => value.date(zone).day],
  ["Integer", "month", (value, zone) => value.date(zone).month],
  ["Integer", "year", (value, zone) => value.date(zone).year],
  ["Integer", "dayOfYear", (value, zone) => value.date(zone).dayOfYear],
  ["Integer", "hour", (value, zone) => value.time(zone).hour],
  ["Integer", "minute", (value, zone) => value.time(zone).minute],
  ["Integer", "second", (value, zone) => value.time(zone).second],
  ["Integer", "millisecond", (value, zone) => value.time(zone).millisecond],
];
function readerMembers(): Record<string, LibraryFunction> {
  const members: Record<string, LibraryFunction> = {};
  for (const [type, name, read] of readers) {
    members[`${type} ${name}()`] = (rt: Runtime, self: ApexDatetime) => read(self, zoneOf(rt));
    members[`${type} ${name}Gmt()`] = (_rt: Runtime, self: ApexDatetime) => read(self, "UTC");
  }
  return members;
}
/** newInstance in the user's zone, newInstanceGmt in GMT. */
function factoryMembers(): Record<string, LibraryFunction> {
  const members: Record<string, LibraryFunction> = {};
  for (const [name, zone] of [
    ["newInstance", zoneOf],
    ["newInstanceGmt", utc],
  ] as const) {
    members[`static Datetime ${name}(Date day, Time clock)`] = (
      rt: Runtime,
      day: ApexDate,
      clock: ApexTime,
    ) => ApexDatetime.ofWallClock(zone(rt), need(day, 1), need(clock, 2));
    members[`static Datetime ${name}(Integer year, Integer month, Integer day)`] = (
      rt: Runtime,
      ...parts: number[]
    ) => ofParts(zone(rt), parts);
    members[
      `static Datetime ${name}(Integer year, Integer month, Integer day, Integer hour, Integer minute, Integer second)`
    ] = (rt: Runtime, ...parts: number[]) => ofParts(zone(rt), parts);
  }
  return members;
}

export const datetimeClass = defineClass({
  name: "System.Datetime",
  kind: "class",
  members: {
    "static Datetime newInstance(Long milliseconds)": (_rt: Runtime, milliseconds: bigint) =>
      new ApexDatetime(Number(need(milliseconds))),
    ...factoryMembers(),
    "static Datetime now()": (rt: Runtime) => new ApexDatetime(rt.ports.now()),
    "static Datetime parse(String text)": parseLocal,
    "static Datetime valueOf(String text)": (rt: Runtime, text: string) =>
      readStandard(text, zoneOf(rt)),
    "static Datetime valueOf(Object value)": fromObject,
    "static Datetime valueOfGmt(String text)": (_rt: Runtime, text: string) =>
      readStandard(text, "UTC"),
    ...readerMembers(),
    "Long getTime()": (_rt: Runtime, self: ApexDatetime) => BigInt(self.milliseconds),
    "Datetime addDays(Integer count)": (rt: Runtime, self: ApexDatetime, count: number) =>
      self.addDays(need(count), zoneOf(rt)),
    "Datetime addMonths(Integer count)": (rt: Runtime, self: ApexDatetime, count: number) =>
      self.addMonths(need(count), zoneOf(rt)),
    "Datetime addYears(Integer count)": (rt: Runtime, self: ApexDatetime, count: number) =>
      self.addMonths(need(count) * 12, zoneOf(rt)),
    "Datetime addHours(Integer count)": (_rt: Runtime, self: ApexDatetime, count: number) =>
      self.add(need(count) * 3_600_000),
    "Datetime addMinutes(Integer count)": (_rt: Runtime, self: ApexDatetime, count: number) =>
      self.add(need(count) * 60_000),
    "Datetime addSeconds(Integer count)": (_rt: Runtime, self: ApexDatetime, count: number) =>
      self.add(need(count) * 1000),
    "Boolean isSameDay(Datetime other)": (rt: Runtime, self: ApexDatetime, other: ApexDatetime) =>
      self.date(zoneOf(rt)).days === need(other).date(zoneOf(rt)).days,
    "String format()": (rt: Runtime, self: ApexDatetime) =>
      formatShortDatetime(self, zoneOf(rt), rt.ports.user().locale),
    "String format(String pattern)": (rt: Runtime, self: ApexDatetime, pattern: string) =>
      formatPattern(self, need(pattern), zoneOf(rt)),
    "String format(String pattern, String zone)": (
      rt: Runtime,
      self: ApexDatetime,
      pattern: string,
      zone: string | null,
    ) =>
      formatPattern(
        self,
        need(pattern, 1),
        zone === null
          ? zoneOf(rt)
          : normalizeZone(zone) === "UTC"
            ? zone === "UTC"
              ? "UTC"
              : "GMT"
            : normalizeZone(zone),
      ),
    "String formatGmt(String pattern)": (_rt: Runtime, self: ApexDatetime, pattern: string) =>
      formatPattern(self, need(pattern), "GMT"),
    "String formatLong()": (rt: Runtime, self: ApexDatetime) =>
      new Intl.DateTimeFormat(toIntlLocale(rt.ports.user().locale), {
        timeZone: zoneOf(rt),
        dateStyle: "short",
        timeStyle: "long",
      }).format(self.milliseconds),
  },
});

// System.Date.
import { defineClass } from "../../../apex/library.ts";
import { ApexDate } from "../../values/date.ts";
import { ApexDatetime } from "../../values/datetime.ts";
import { formatShortDate, parseShortDate } from "../../values/date-format.ts";
import { apexError, nullArgument } from "../../values/exception.ts";
import { typeNameOf } from "../../values/type-name.ts";
import type { Runtime } from "../helpers.ts";
import { need } from "../helpers.ts";

/** Locales whose week starts on Sunday; elsewhere it starts on Monday. */
const sundayFirst = /^(en_(US|CA|IN|PH|ZA)|es_(MX|CO|PE)|fr_CA|pt_BR|ja|ko|zh_TW|he|iw)/;

function startOfWeek(rt: Runtime, date: ApexDate): ApexDate {
  const offset = sundayFirst.test(rt.ports.user().locale) ? date.weekday : (date.weekday + 6) % 7;
  return date.addDays(-offset);
}
export function today(rt: Runtime): ApexDate {
  return new ApexDatetime(rt.ports.now()).date(rt.ports.user().timeZone);
}

function fromObject(rt: Runtime, value: unknown): ApexDate {
  if (value === null) throw nullArgument();
  if (value instanceof ApexDate) return value;
  if (value instanceof ApexDatetime) return value.date(rt.ports.user().timeZone);
  if (typeof value === "string") return ApexDate.valueOf(value);
  throw apexError("System.TypeException", `Invalid date: ${typeNameOf(value)}`);
}

export const dateClass = defineClass({
  name: "System.Date",
  kind: "class",
  members: {
    "static Date newInstance(Integer year, Integer month, Integer day)": (
      _rt: Runtime,
      year: number,
      month: number,
      day: number,
    ) => ApexDate.of(need(year, 1), need(month, 2), need(day, 3)),
    "static Date today()": today,
    "static Date valueOf(String text)": (rt: Runtime, text: string) => fromObject(rt, text),
    "static Date valueOf(Object value)": fromObject,
    "static Date parse(String text)": (rt: Runtime, text: string) => {
      const date = parseShortDate(need(text), rt.ports.user().locale);
      if (date === null) throw apexError("System.TypeException", `Invalid date: ${text}`);
      return date;
    },
    "static Integer daysInMonth(Integer year, Integer month)": (
      _rt: Runtime,
      year: number,
      month: number,
    ) => ApexDate.daysInMonth(need(year, 1), need(month, 2)),
    "static Boolean isLeapYear(Integer year)": (_rt: Runtime, year: number) =>
      ApexDate.isLeapYear(need(year)),
    "Date addDays(Integer count)": (_rt: Runtime, self: ApexDate, count: number) =>
      self.addDays(need(count)),
    "Date addMonths(Integer count)": (_rt: Runtime, self: ApexDate, count: number) =>
      self.addMonths(need(count)),
    "Date addYears(Integer count)": (_rt: Runtime, self: ApexDate, count: number) =>
      self.addMonths(need(count) * 12),
    "Integer day()": (_rt: Runtime, self: ApexDate) => self.day,
    "Integer month()": (_rt: Runtime, self: ApexDate) => self.month,
    "Integer year()": (_rt: Runtime, self: ApexDate) => self.year,
    "Integer dayOfYear()": (_rt: Runtime, self: ApexDate) => self.dayOfYear,
    "Integer daysBetween(Date other)": (_rt: Runtime, self: ApexDate, other: ApexDate) =>
      need(other).days - self.days,
    // The day of the month is ignored (Apex Reference, Date.monthsBetween).
    "Integer monthsBetween(Date other)": (_rt: Runtime, self: ApexDate, other: ApexDate) =>
      (need(other).year - self.year) * 12 + other.month - self.month,
    "Boolean isSameDay(Date other)": (_rt: Runtime, self: ApexDate, other: ApexDate) =>
      need(other).days === self.days,
    "Date toStartOfMonth()": (_rt: Runtime, self: ApexDate) =>
      ApexDate.of(self.year, self.month, 1),
    "Date toStartOfWeek()": (rt: Runtime, self: ApexDate) => startOfWeek(rt, self),
    "String format()": (rt: Runtime, self: ApexDate) =>
      formatShortDate(new ApexDatetime(self.milliseconds), "UTC", rt.ports.user().locale),
  },
});

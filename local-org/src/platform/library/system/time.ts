// System.Time.
import { defineClass } from "../../../apex/library.ts";
import { ApexTime } from "../../values/time.ts";
import type { Runtime } from "../helpers.ts";
import { need } from "../helpers.ts";

export const timeClass = defineClass({
  name: "System.Time",
  kind: "class",
  members: {
    "static Time newInstance(Integer hour, Integer minute, Integer second, Integer millisecond)": (
      _rt: Runtime,
      hour: number,
      minute: number,
      second: number,
      millisecond: number,
    ) => ApexTime.of(need(hour, 1), need(minute, 2), need(second, 3), need(millisecond, 4)),
    "Time addHours(Integer count)": (_rt: Runtime, self: ApexTime, count: number) =>
      self.add(need(count) * 3_600_000),
    "Time addMinutes(Integer count)": (_rt: Runtime, self: ApexTime, count: number) =>
      self.add(need(count) * 60_000),
    "Time addSeconds(Integer count)": (_rt: Runtime, self: ApexTime, count: number) =>
      self.add(need(count) * 1000),
    "Time addMilliseconds(Integer count)": (_rt: Runtime, self: ApexTime, count: number) =>
      self.add(need(count)),
    "Integer hour()": (_rt: Runtime, self: ApexTime) => self.hour,
    "Integer minute()": (_rt: Runtime, self: ApexTime) => self.minute,
    "Integer second()": (_rt: Runtime, self: ApexTime) => self.second,
    "Integer millisecond()": (_rt: Runtime, self: ApexTime) => self.millisecond,
  },
});

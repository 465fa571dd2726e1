// System.TimeZone.
import { defineClass } from "../../../apex/library.ts";
import type { ApexDatetime } from "../../values/datetime.ts";
import { PlatformObject } from "../../values/platform-object.ts";
import { normalizeZone, showOffset, zoneName, zoneOffset } from "../../values/zone.ts";
import type { Runtime } from "../helpers.ts";
import { need } from "../helpers.ts";

export class TimeZoneValue extends PlatformObject {
  readonly apexType = "System.TimeZone";
  readonly zone: string;
  constructor(zone: string) {
    super();
    this.zone = zone;
  }
  override showWhole(): string {
    return this.zone;
  }
  override equalTo(other: unknown): boolean {
    return other instanceof TimeZoneValue && other.zone === this.zone;
  }
}

export const timeZoneClass = defineClass({
  name: "System.TimeZone",
  kind: "class",
  members: {
    // An unknown id gives GMT (Apex Reference, TimeZone.getTimeZone).
    "static TimeZone getTimeZone(String id)": (_rt: Runtime, id: string) =>
      new TimeZoneValue(normalizeZone(need(id)) === "UTC" && id !== "UTC" ? "GMT" : id),
    "String getID()": (_rt: Runtime, self: TimeZoneValue) => self.zone,
    "Integer getOffset(Datetime instant)": (
      _rt: Runtime,
      self: TimeZoneValue,
      instant: ApexDatetime,
    ) => zoneOffset(normalizeZone(self.zone), need(instant).milliseconds),
    "String getDisplayName()": (rt: Runtime, self: TimeZoneValue) => {
      const now = rt.ports.now();
      return `(GMT${showOffset(zoneOffset(normalizeZone(self.zone), now), true)}) ${zoneName(self.zone, now, "long")} (${self.zone})`;
    },
  },
});

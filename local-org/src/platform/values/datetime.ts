// Apex Datetime: an instant in milliseconds, read and written in time zones.
import { ApexDate } from "./date.ts";
import { ApexTime } from "./time.ts";
import { instantOfWallClock, zoneOffset } from "./zone.ts";

const pad = (value: number, length = 2): string => String(value).padStart(length, "0");

export class ApexDatetime {
  readonly milliseconds: number;
  constructor(milliseconds: number) {
    this.milliseconds = milliseconds;
  }

  static ofWallClock(zone: string, date: ApexDate, time: ApexTime | number): ApexDatetime {
    return new ApexDatetime(
      instantOfWallClock(
        zone,
        date.milliseconds + (typeof time === "number" ? time : time.milliseconds),
      ),
    );
  }
  /** `2024-03-05 12:34:56` read in the zone (a `T`, missing seconds and a fraction are accepted; an offset after it is not looked at: jamessimone/apex-rollup, RollupEvaluatorTests). */
  static parseStandard(text: string, zone: string): ApexDatetime | null {
    const match =
      /^\s*(\d{1,4}-\d{1,2}-\d{1,2})[ T](\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.\d+)?)?\s*(?:[+-]\d{1,4})?$/.exec(
        text,
      );
    const date = match === null ? null : ApexDate.parseIso(match[1] ?? "");
    if (match === null || date === null) return null;
    const hour = Number(match[2]),
      minute = Number(match[3]),
      second = Number(match[4] ?? 0);
    if (hour > 24 || minute > 59 || second > 59) return null;
    return ApexDatetime.ofWallClock(zone, date, ((hour * 60 + minute) * 60 + second) * 1000);
  }
  /** ISO 8601 with a zone, as JSON and the API write it: `2024-03-05T12:34:56.000Z`, `…+0000`, `…+01:00`; without a zone it is UTC. */
  static parseIso(text: string): ApexDatetime | null {
    const match =
      /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/.exec(
        text,
      );
    const date = match === null ? null : ApexDate.parseIso(match[1] ?? "");
    if (match === null || date === null) return null;
    const time =
      ((Number(match[2] ?? 0) * 60 + Number(match[3] ?? 0)) * 60 + Number(match[4] ?? 0)) * 1000 +
      Number((match[5] ?? "0").slice(0, 3).padEnd(3, "0"));
    const zone = match[6] ?? "Z";
    const offset =
      zone === "Z"
        ? 0
        : (zone.startsWith("-") ? -1 : 1) *
          (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2))) *
          60_000;
    return new ApexDatetime(date.milliseconds + time - offset);
  }

  /** Wall clock of the zone, as milliseconds that read as UTC. */
  wallClock(zone: string): number {
    return this.milliseconds + zoneOffset(zone, this.milliseconds);
  }
  date(zone: string): ApexDate {
    return ApexDate.ofWallClock(this.wallClock(zone));
  }
  time(zone: string): ApexTime {
    return new ApexTime(this.wallClock(zone));
  }

  add(milliseconds: number): ApexDatetime {
    return new ApexDatetime(this.milliseconds + milliseconds);
  }
  /** Days and months move the wall clock, so noon stays noon across a change of daylight saving. */
  addDays(count: number, zone: string): ApexDatetime {
    return ApexDatetime.ofWallClock(zone, this.date(zone).addDays(count), this.time(zone));
  }
  addMonths(count: number, zone: string): ApexDatetime {
    return ApexDatetime.ofWallClock(zone, this.date(zone).addMonths(count), this.time(zone));
  }
  compare(other: ApexDatetime): number {
    return Math.sign(this.milliseconds - other.milliseconds);
  }

  /** `2024-03-05 12:34:56` in the zone: String.valueOf in the user's zone, formatGmt('yyyy-MM-dd HH:mm:ss') in UTC. */
  standard(zone: string): string {
    const clock = new Date(this.wallClock(zone));
    return `${pad(clock.getUTCFullYear(), 4)}-${pad(clock.getUTCMonth() + 1)}-${pad(clock.getUTCDate())} ${pad(clock.getUTCHours())}:${pad(clock.getUTCMinutes())}:${pad(clock.getUTCSeconds())}`;
  }
  /** `2024-03-05T12:34:56.000Z`: JSON. */
  iso(): string {
    return new Date(this.milliseconds).toISOString();
  }
}

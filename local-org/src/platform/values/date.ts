// Apex Date: a day without a time or a zone.
import { apexError } from "./exception.ts";

const dayLength = 86_400_000;
const pad = (value: number, length = 2): string => String(value).padStart(length, "0");

export class ApexDate {
  /** days since 1970-01-01 */
  readonly days: number;
  constructor(days: number) {
    this.days = days;
  }

  /** Months and days roll over (Date.newInstance(2024, 2, 30) is March 1st). */
  static of(year: number, month: number, day: number): ApexDate {
    const date = new Date(0);
    date.setUTCFullYear(year, month - 1, day);
    return new ApexDate(Math.floor(date.getTime() / dayLength));
  }
  static ofWallClock(milliseconds: number): ApexDate {
    return new ApexDate(Math.floor(milliseconds / dayLength));
  }
  static parseIso(text: string): ApexDate | null {
    const match = /^(-?\d{1,4})-(\d{1,2})-(\d{1,2})$/.exec(text);
    if (match === null) return null;
    const month = Number(match[2]),
      day = Number(match[3]);
    return month < 1 || month > 12 || day < 1 || day > 31
      ? null
      : ApexDate.of(Number(match[1]), month, day);
  }
  /** `Date.valueOf('2024-03-05 …')`: the day part of the standard form, whatever follows. */
  static valueOf(text: string): ApexDate {
    const match = /^\s*(\d{1,4}-\d{1,2}-\d{1,2})(?:[ T].*)?\s*$/.exec(text);
    const date = match === null ? null : ApexDate.parseIso(match[1] ?? "");
    if (date === null) throw apexError("System.TypeException", `Invalid date: ${text}`);
    return date;
  }

  get milliseconds(): number {
    return this.days * dayLength;
  }
  private utc(): Date {
    return new Date(this.milliseconds);
  }
  get year(): number {
    return this.utc().getUTCFullYear();
  }
  get month(): number {
    return this.utc().getUTCMonth() + 1;
  }
  get day(): number {
    return this.utc().getUTCDate();
  }
  /** 0 = Sunday */
  get weekday(): number {
    return (((this.days + 4) % 7) + 7) % 7;
  }
  get dayOfYear(): number {
    return this.days - ApexDate.of(this.year, 1, 1).days + 1;
  }

  addDays(count: number): ApexDate {
    return new ApexDate(this.days + count);
  }
  /** The day is capped to the length of the target month (Jan 31 + 1 month is the last of February). */
  addMonths(count: number): ApexDate {
    const date = this.utc();
    const first = ApexDate.of(date.getUTCFullYear(), date.getUTCMonth() + 1 + count, 1);
    return ApexDate.of(
      first.year,
      first.month,
      Math.min(date.getUTCDate(), ApexDate.daysInMonth(first.year, first.month)),
    );
  }
  static daysInMonth(year: number, month: number): number {
    return new Date(Date.UTC(year, month, 0)).getUTCDate();
  }
  static isLeapYear(year: number): boolean {
    return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  }
  compare(other: ApexDate): number {
    return Math.sign(this.days - other.days);
  }
  /** `2024-03-05` */
  iso(): string {
    const date = this.utc();
    return `${pad(date.getUTCFullYear(), 4)}-${pad(date.getUTCMonth() + 1)}-${pad(date.getUTCDate())}`;
  }
}

// Apex Time: a time of day to the millisecond.

const dayLength = 86_400_000;
const pad = (value: number, length: number): string => String(value).padStart(length, "0");

export class ApexTime {
  /** since midnight, 0 to 86,399,999 */
  readonly milliseconds: number;
  constructor(milliseconds: number) {
    this.milliseconds = ((milliseconds % dayLength) + dayLength) % dayLength;
  }
  static of(hour: number, minute: number, second: number, millisecond: number): ApexTime {
    return new ApexTime(((hour * 60 + minute) * 60 + second) * 1000 + millisecond);
  }
  /** `12:34:56.789Z`, the seconds and the rest optional. */
  static parse(text: string): ApexTime | null {
    const match = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3})\d*)?)?Z?$/.exec(text);
    return match === null
      ? null
      : ApexTime.of(
          Number(match[1]),
          Number(match[2]),
          Number(match[3] ?? 0),
          Number((match[4] ?? "0").padEnd(3, "0")),
        );
  }
  get hour(): number {
    return Math.floor(this.milliseconds / 3_600_000);
  }
  get minute(): number {
    return Math.floor(this.milliseconds / 60_000) % 60;
  }
  get second(): number {
    return Math.floor(this.milliseconds / 1000) % 60;
  }
  get millisecond(): number {
    return this.milliseconds % 1000;
  }
  add(milliseconds: number): ApexTime {
    return new ApexTime(this.milliseconds + milliseconds);
  }
  compare(other: ApexTime): number {
    return Math.sign(this.milliseconds - other.milliseconds);
  }
  /** `12:34:56.789Z`, as String.valueOf prints a Time. */
  iso(): string {
    return `${pad(this.hour, 2)}:${pad(this.minute, 2)}:${pad(this.second, 2)}.${pad(this.millisecond, 3)}Z`;
  }
}

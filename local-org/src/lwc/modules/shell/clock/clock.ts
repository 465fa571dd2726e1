// The clock of the org: what time it is there, and steps forward that run whatever falls due.
import { LightningElement } from "lwc";
import { ShowToastEvent } from "lightning/platformShowToastEvent";
import { messageOf } from "local/errors";
import { call } from "local/http";
import { formatDateTime, formatRelative } from "local/formats";
import { session } from "local/session";

interface ClockFacts {
  /** milliseconds ahead of the real time */
  readonly offset: number;
  readonly now: string;
  readonly nextJobAt: string | null;
  readonly ranJobs?: number;
}

const hour = 3_600_000;
const steps = [
  { label: "+1 hour", value: hour },
  { label: "+1 day", value: 24 * hour },
  { label: "+7 days", value: 7 * 24 * hour },
  { label: "+30 days", value: 30 * 24 * hour },
  { label: "+91 days", value: 91 * 24 * hour },
];

export default class Clock extends LightningElement {
  facts: ClockFacts | undefined;
  steps = steps;
  isBusy = false;
  problem = "";

  async connectedCallback(): Promise<void> {
    document.title = "Clock · Local org";
    try {
      this.facts = await call<ClockFacts>("GET", "/local/ui/clock");
    } catch (error) {
      this.problem = messageOf(error);
    }
  }

  get now(): string {
    return this.facts ? formatDateTime(this.facts.now) : "";
  }
  get timeZone(): string {
    return session.timeZone;
  }
  get isMoved(): boolean {
    return (this.facts?.offset ?? 0) !== 0;
  }
  get cannotReset(): boolean {
    return this.isBusy || !this.isMoved;
  }
  get moved(): string {
    const hours = Math.round((this.facts?.offset ?? 0) / hour);
    const days = Math.floor(hours / 24);
    const parts = [
      days > 0 ? count(days, "day") : "",
      hours % 24 > 0 ? count(hours % 24, "hour") : "",
    ].filter((part) => part !== "");
    return this.isMoved
      ? `This is ${parts.join(" and ") || "a little"} ahead of the real time.`
      : "This is the real time.";
  }
  get nextJob(): string {
    const { nextJobAt, now } = this.facts ?? {};
    return nextJobAt && now
      ? `The next job is due ${formatRelative(nextJobAt, new Date(now))}, at ${formatDateTime(nextJobAt)}.`
      : "No job is waiting.";
  }

  handleStep(event: Event): void {
    const advance = Number((event.currentTarget as HTMLElement).dataset.value);
    void this.change({ advance });
  }
  handleReset(): void {
    void this.change({ set: null });
  }

  private async change(change: object): Promise<void> {
    this.isBusy = true;
    try {
      this.facts = await call<ClockFacts>("POST", "/local/ui/clock", change);
      const ran = this.facts.ranJobs ?? 0;
      this.dispatchEvent(
        new ShowToastEvent({
          title: `It is now ${this.now}. ${ran === 1 ? "1 job" : `${ran} jobs`} ran.`,
          variant: "success",
        }),
      );
    } catch (error) {
      this.dispatchEvent(
        new ShowToastEvent({
          title: "The clock did not move",
          message: messageOf(error),
          variant: "error",
        }),
      );
    } finally {
      this.isBusy = false;
    }
  }
}

function count(amount: number, unit: string): string {
  return `${amount} ${unit}${amount === 1 ? "" : "s"}`;
}

// The org's clock: the host's time plus an offset that is kept in the store, so that deadlines can be watched.
import type { Host } from "./contract.ts";
import type { SettingsStore } from "./settings-store.ts";

export class Clock {
  private readonly host: Host;
  private readonly settings: SettingsStore;
  private offset: number;
  private last = 0;

  constructor(host: Host, settings: SettingsStore) {
    this.host = host;
    this.settings = settings;
    this.offset = Number(settings.get("clock.offset") ?? "0");
  }
  now(): number {
    return Math.round(this.host.now() + this.offset);
  }
  /** Strictly later at every call, for stamps whose order matters (CreatedDate of history rows, job order). */
  tick(): number {
    this.last = Math.max(this.last + 1, this.now());
    return this.last;
  }
  /** Another process may have moved the clock. */
  reload(): void {
    this.offset = Number(this.settings.get("clock.offset") ?? "0");
  }
  moveTo(at: number): void {
    this.offset = at - this.host.now();
    this.settings.set("clock.offset", String(this.offset));
  }
  reset(): void {
    this.offset = 0;
    this.settings.set("clock.offset", "0");
  }
}

// Keeps a form's draft saved while it is typed: a moment after the last key, never two calls at once, and again after a failure.

/** How the last save went; the form puts it into words. */
export type DraftState = "" | "saving" | "saved" | "failed" | "paused";

interface Keeping {
  /** Saves what is typed now; true when it is saved, false when the partner has to choose first. */
  save(): Promise<boolean>;
  show(state: DraftState, error?: unknown): void;
}

const PAUSE = 1_500;
/** Between two saves: a person who types without a break costs twelve calls a minute at most. */
const APART = 5_000;
const RETRY = 15_000;

export class DraftKeeper {
  isDirty = false;
  private readonly keeping: Keeping;
  private timer?: ReturnType<typeof setTimeout>;
  private running?: Promise<void>;
  private savedAt = 0;
  private changes = 0;
  private isPaused = false;

  constructor(keeping: Keeping) {
    this.keeping = keeping;
  }

  /** Something was typed. */
  changed(): void {
    this.changes++;
    this.isDirty = true;
    this.schedule(PAUSE);
  }

  /** A field was left: no need to wait for more keys. */
  left(): void {
    if (this.isDirty) {
      this.schedule(0);
    }
  }

  /** Saves now, after the save that is under way; used before leaving. */
  async flush(): Promise<void> {
    this.cancel();
    await this.running;
    if (this.isDirty && !this.isPaused) {
      await this.run();
    }
  }

  /** Waits for the save under way and starts no other, as when the form is sent in. */
  async stop(): Promise<void> {
    this.cancel();
    this.isPaused = true;
    await this.running;
  }

  resume(): void {
    this.isPaused = false;
    if (this.isDirty) {
      this.schedule(PAUSE);
    }
  }

  /** A new form: what was typed before is no longer ours. */
  reset(): void {
    this.cancel();
    this.isDirty = this.isPaused = false;
  }

  private schedule(wait: number): void {
    if (this.isPaused) {
      return;
    }
    this.cancel();
    const earliest = this.savedAt + APART - Date.now();
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- cancelled with the form; saving at every key would be many calls
    this.timer = setTimeout(
      () => {
        void this.run();
      },
      Math.max(wait, earliest),
    );
  }

  private cancel(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private run(): Promise<void> {
    // Whoever comes while a save runs waits for it; what was typed meanwhile is scheduled at its end.
    this.running ??= this.save().finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  private async save(): Promise<void> {
    const before = this.changes;
    this.savedAt = Date.now();
    this.keeping.show("saving");
    try {
      if (!(await this.keeping.save())) {
        this.isPaused = true;
        this.keeping.show("paused");
        return;
      }
      this.isDirty = this.changes !== before;
      this.keeping.show("saved");
      if (this.isDirty) {
        this.schedule(PAUSE);
      }
    } catch (error) {
      this.keeping.show("failed", error);
      this.schedule(RETRY);
    }
  }
}

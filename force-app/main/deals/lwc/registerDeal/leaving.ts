// Tells when the reader leaves the page in any of its ways, and when the connection is back.
export interface Left {
  /** keep what is typed, now */
  secure(): void;
  isDirty(): boolean;
  online(): void;
}

export class Leaving {
  private readonly left: Left;

  constructor(left: Left) {
    this.left = left;
  }

  watch(): void {
    document.addEventListener("visibilitychange", this.handleHidden);
    window.addEventListener("beforeunload", this.handleUnload);
    window.addEventListener("online", this.handleOnline);
  }

  stop(): void {
    document.removeEventListener("visibilitychange", this.handleHidden);
    window.removeEventListener("beforeunload", this.handleUnload);
    window.removeEventListener("online", this.handleOnline);
    this.left.secure();
  }

  /** Other tab, other app, screen off: on phones often the last that is heard. */
  private readonly handleHidden = (): void => {
    if (document.visibilityState === "hidden") {
      this.left.secure();
    }
  };

  private readonly handleUnload = (event: Event): void => {
    if (this.left.isDirty()) {
      this.left.secure();
      event.preventDefault();
    }
  };

  private readonly handleOnline = (): void => {
    this.left.online();
  };
}

// The bell in the header: the user's notifications, newest first.
import { LightningElement } from "lwc";
import { call } from "local/http";
import { formatDateTime } from "local/formats";
import { messageOf } from "local/errors";
import { onNavigate } from "local/routes";

interface Bell {
  readonly id: string;
  readonly at: string;
  readonly subject: string;
  readonly body: string;
  readonly relatedId: string | null;
}

export default class Bells extends LightningElement {
  bells: readonly Bell[] = [];
  isOpen = false;
  problem = "";
  private stop: (() => void) | undefined;

  connectedCallback(): void {
    void this.load();
    this.stop = onNavigate(() => {
      this.isOpen = false;
      void this.load();
    });
  }

  disconnectedCallback(): void {
    this.stop?.();
  }

  get items() {
    return this.bells.map((bell) => ({
      ...bell,
      when: formatDateTime(bell.at),
      href: bell.relatedId === null ? undefined : `/lightning/r/${bell.relatedId}/view`,
    }));
  }

  get label(): string {
    return this.bells.length === 1 ? "1 notification" : `${this.bells.length} notifications`;
  }

  get count(): string {
    return this.bells.length > 9 ? "9+" : String(this.bells.length);
  }

  get hasBells(): boolean {
    return this.bells.length > 0;
  }

  get closed(): boolean {
    return !this.isOpen;
  }

  get expanded(): string {
    return String(this.isOpen);
  }

  handleToggle(): void {
    this.isOpen = !this.isOpen;
  }

  handleKey(event: KeyboardEvent): void {
    if (event.key === "Escape" && this.isOpen) {
      this.isOpen = false;
      this.template?.querySelector<HTMLElement>("button")?.focus();
    }
  }

  private async load(): Promise<void> {
    try {
      this.bells = await call<Bell[]>("GET", "/local/ui/bells");
      this.problem = "";
    } catch (error) {
      this.problem = messageOf(error);
    }
  }
}

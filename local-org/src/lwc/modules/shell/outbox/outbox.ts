// The outbox: every e-mail, bell and callout that would have left the machine, newest first, shown as its receiver would see it.
import { LightningElement } from "lwc";
import { messageOf } from "local/errors";
import { call } from "local/http";
import { formatDateTime } from "local/formats";

interface Message {
  readonly id: string;
  readonly kind: "email" | "bell" | "callout";
  readonly at: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly body: string;
  readonly hasHtml: boolean;
  readonly relatedId: string | null;
  readonly recipient: string | null;
}

const icons: Readonly<Record<Message["kind"], string>> = {
  email: "utility:email",
  bell: "utility:notification",
  callout: "utility:world",
};
const words: Readonly<Record<Message["kind"], string>> = {
  email: "E-mail",
  bell: "Notification",
  callout: "Callout",
};

export default class Outbox extends LightningElement {
  messages: readonly Message[] | undefined;
  selectedId = "";
  problem = "";
  search = "";

  connectedCallback(): void {
    document.title = "Outbox · Local org";
    void this.load();
  }

  get isLoading(): boolean {
    return this.messages === undefined && this.problem === "";
  }
  get isEmpty(): boolean {
    return this.messages?.length === 0;
  }
  get hasMessages(): boolean {
    return (this.messages?.length ?? 0) > 0;
  }
  get items() {
    const wanted = this.search.toLowerCase();
    return (this.messages ?? [])
      .filter((message) =>
        `${message.subject} ${message.to.join(" ")} ${message.recipient ?? ""} ${message.body}`
          .toLowerCase()
          .includes(wanted),
      )
      .map((message) => ({
        ...message,
        icon: icons[message.kind],
        kindLabel: words[message.kind],
        when: formatDateTime(message.at),
        receiver: message.recipient ?? message.to.join(", "),
        current: message.id === this.selected?.id ? "true" : undefined,
        className: message.id === this.selected?.id ? "item active" : "item",
      }));
  }
  get selected() {
    const message =
      this.messages?.find((candidate) => candidate.id === this.selectedId) ?? this.messages?.[0];
    return (
      message && {
        ...message,
        kindLabel: words[message.kind],
        when: formatDateTime(message.at),
        receivers: message.recipient ?? message.to.join(", "),
        frame: `/local/outbox/${encodeURIComponent(message.id)}/html`,
        relatedHref:
          message.relatedId === null ? undefined : `/lightning/r/${message.relatedId}/view`,
      }
    );
  }

  handleSelect(event: Event): void {
    this.selectedId = (event.currentTarget as HTMLElement).dataset.id ?? "";
  }
  handleSearch(event: CustomEvent<{ value: string }>): void {
    this.search = event.detail.value;
  }
  handleRefresh(): void {
    void this.load();
  }

  private async load(): Promise<void> {
    try {
      this.messages = await call<Message[]>("GET", "/local/ui/outbox");
      this.problem = "";
    } catch (error) {
      this.problem = messageOf(error);
    }
  }
}

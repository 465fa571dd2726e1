// A record: its Lightning page, loaded again whenever something on it was saved.
import { LightningElement, api } from "lwc";
import { registerRefreshHandler, unregisterRefreshHandler } from "lightning/refresh";
import { problemsOf } from "local/errors";
import { call } from "local/http";
import type { RecordModel } from "local/models";

export default class RecordPage extends LightningElement {
  recordId_ = "";
  record: RecordModel | undefined;
  problem = "";
  isMissing = false;
  private refreshId: symbol | undefined;

  @api
  get recordId(): string {
    return this.recordId_;
  }
  set recordId(value: string) {
    const isOther = value !== this.recordId_;
    this.recordId_ = value;
    if (isOther) {
      this.record = undefined;
      void this.load();
    }
  }

  connectedCallback(): void {
    this.refreshId = registerRefreshHandler(this, () => this.load());
  }

  disconnectedCallback(): void {
    if (this.refreshId) {
      unregisterRefreshHandler(this.refreshId);
    }
  }

  get isLoading(): boolean {
    return this.record === undefined && this.problem === "";
  }

  get heading(): string {
    return this.isMissing ? "We can't find that record" : "This record can't be shown";
  }

  async load(): Promise<void> {
    const id = this.recordId_;
    try {
      const record = await call<RecordModel>("GET", `/local/ui/record/${encodeURIComponent(id)}`);
      if (id === this.recordId_) {
        this.record = record;
        this.problem = "";
        document.title = `${record.title} | ${record.label}`;
      }
    } catch (error) {
      const { messages, status } = problemsOf(error);
      this.problem = messages.join(" ");
      this.isMissing = status === 404;
      this.record = undefined;
    }
  }
}

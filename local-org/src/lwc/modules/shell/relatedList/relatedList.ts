// One related list of a record: its newest rows, and a way to add one.
import { LightningElement, api } from "lwc";
import { encodeDefaultFieldValues } from "lightning/pageReferenceUtils";
import { registerRefreshHandler, unregisterRefreshHandler } from "lightning/refresh";
import { messageOf } from "local/errors";
import { call } from "local/http";
import type { RelatedListModel } from "local/models";

export default class RelatedList extends LightningElement {
  @api recordId = "";
  @api name = "";

  list: RelatedListModel | undefined;
  problem = "";
  private refreshId: symbol | undefined;

  connectedCallback(): void {
    this.refreshId = registerRefreshHandler(this, () => this.load());
    void this.load();
  }

  disconnectedCallback(): void {
    if (this.refreshId) {
      unregisterRefreshHandler(this.refreshId);
    }
  }

  get isEmpty(): boolean {
    return this.list?.rows.length === 0;
  }
  get hasRows(): boolean {
    return (this.list?.rows.length ?? 0) > 0;
  }
  get count(): string {
    return String(this.list?.total ?? 0);
  }
  get more(): string {
    const { total = 0, rows = [] } = this.list ?? {};
    return total > rows.length ? `The newest ${rows.length} of ${total}` : "";
  }
  get newHref(): string {
    const values = encodeDefaultFieldValues({ [this.list?.parentField ?? ""]: this.recordId });
    return `/lightning/o/${this.list?.objectApiName ?? ""}/new?defaultFieldValues=${encodeURIComponent(values)}`;
  }

  private async load(): Promise<void> {
    try {
      this.list = await call<RelatedListModel>(
        "GET",
        `/local/ui/record/${encodeURIComponent(this.recordId)}/related/${encodeURIComponent(this.name)}`,
      );
      this.problem = "";
    } catch (error) {
      this.problem = messageOf(error);
    }
  }
}

// An app page or a component's own tab: the regions that the server read from metadata.
import { LightningElement, api } from "lwc";
import { call } from "local/http";
import { problemsOf } from "local/errors";

interface TabModel {
  readonly label: string;
  readonly regions: readonly object[];
}

export default class TabPage extends LightningElement {
  name_ = "";
  tab: TabModel | undefined;
  problem = "";

  @api
  get name(): string {
    return this.name_;
  }
  set name(value: string) {
    this.name_ = value;
    void this.load(value);
  }

  get isLoading(): boolean {
    return this.tab === undefined && this.problem === "";
  }

  private async load(name: string): Promise<void> {
    this.tab = undefined;
    this.problem = "";
    try {
      const tab = await call<TabModel>("GET", `/local/ui/tab/${encodeURIComponent(name)}`);
      if (name === this.name_) {
        this.tab = tab;
        document.title = tab.label;
      }
    } catch (error) {
      this.problem = problemsOf(error).messages.join(" ");
    }
  }
}

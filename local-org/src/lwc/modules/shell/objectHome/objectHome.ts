// An object's home: one of its list views, searched, sorted and turned page by page; the address remembers all of it.
import { LightningElement, api } from "lwc";
import { problemsOf } from "local/errors";
import { call } from "local/http";
import type { ListModel } from "local/models";
import { goTo } from "local/routes";

const waitMs = 300;

type State = Readonly<Record<string, string | undefined>>;

export default class ObjectHome extends LightningElement {
  objectApiName_ = "";
  state_: State = {};
  list: ListModel | undefined;
  problem = "";
  isBusy = false;
  private turn = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  @api
  get objectApiName(): string {
    return this.objectApiName_;
  }
  set objectApiName(value: string) {
    if (value !== this.objectApiName_) {
      this.objectApiName_ = value;
      this.list = undefined;
      this.schedule();
    }
  }

  @api
  get state(): State | undefined {
    return this.state_;
  }
  set state(value: State | undefined) {
    this.state_ = value ?? {};
    this.schedule();
  }

  get isLoading(): boolean {
    return this.list === undefined && this.problem === "";
  }
  get viewOptions() {
    return (this.list?.views ?? []).map((view) => ({ label: view.label, value: view.name }));
  }
  get hasViews(): boolean {
    return this.viewOptions.length > 1;
  }
  get viewLabel(): string {
    return this.list?.views.find((view) => view.name === this.list?.view)?.label ?? "";
  }
  get search(): string {
    return this.state_.search ?? "";
  }
  get isEmpty(): boolean {
    return this.list?.rows.length === 0;
  }
  get hasRows(): boolean {
    return (this.list?.rows.length ?? 0) > 0;
  }
  get emptyText(): string {
    return this.search === "" ? "This list is empty." : `Nothing matches “${this.search}”.`;
  }
  get summary(): string {
    const { total = 0, page = 1, pageSize = 1, rows = [] } = this.list ?? {};
    const first = (page - 1) * pageSize + 1;
    return total === 0
      ? "No items"
      : total <= pageSize
        ? `${total} ${total === 1 ? "item" : "items"}`
        : `${first}–${first + rows.length - 1} of ${total} items`;
  }
  get hasPages(): boolean {
    return (this.list?.total ?? 0) > (this.list?.pageSize ?? 0);
  }
  get isFirst(): boolean {
    return (this.list?.page ?? 1) <= 1;
  }
  get isLast(): boolean {
    const { page = 1, pageSize = 1, total = 0 } = this.list ?? {};
    return page * pageSize >= Math.min(total, 2000 + pageSize);
  }
  get newHref(): string {
    return `/lightning/o/${this.objectApiName_}/new`;
  }
  get problems() {
    return (this.list?.problems ?? []).map((text, index) => ({ key: String(index), text }));
  }
  get busy(): string {
    return String(this.isBusy);
  }

  disconnectedCallback(): void {
    clearTimeout(this.timer);
  }

  handleView(event: CustomEvent<{ value: string }>): void {
    this.go({ filterName: event.detail.value });
  }
  handleSearch(event: CustomEvent<{ value: string }>): void {
    const { value } = event.detail;
    clearTimeout(this.timer);
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- typing is searched for after a pause
    this.timer = setTimeout(
      () => this.go({ ...this.state_, search: value, page: undefined }, true),
      waitMs,
    );
  }
  handleSort(event: CustomEvent<{ sortBy: string; descending: boolean }>): void {
    this.go(
      {
        ...this.state_,
        sortBy: event.detail.sortBy,
        direction: event.detail.descending ? "desc" : "asc",
        page: undefined,
      },
      true,
    );
  }
  handlePrevious(): void {
    this.go({ ...this.state_, page: String((this.list?.page ?? 2) - 1) });
  }
  handleNext(): void {
    this.go({ ...this.state_, page: String((this.list?.page ?? 0) + 1) });
  }

  private go(state: State, replace = false): void {
    const pairs = Object.entries(state).filter(
      (pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== "",
    );
    goTo(
      `/lightning/o/${this.objectApiName_}/list?${new URLSearchParams(pairs).toString()}`,
      replace,
    );
  }

  // Object and state arrive one after the other: both are in place once the current step is over.
  private schedule(): void {
    const turn = ++this.turn;
    void Promise.resolve().then(() => (turn === this.turn ? this.load(turn) : undefined));
  }

  private async load(turn: number): Promise<void> {
    const { filterName, sortBy, direction, page, search } = this.state_;
    const pairs = Object.entries({ view: filterName, sortBy, direction, page, search }).filter(
      (pair): pair is [string, string] => pair[1] !== undefined,
    );
    this.isBusy = true;
    try {
      const list = await call<ListModel>(
        "GET",
        `/local/ui/list/${encodeURIComponent(this.objectApiName_)}?${new URLSearchParams(pairs).toString()}`,
      );
      if (turn === this.turn) {
        this.list = list;
        this.problem = "";
        document.title = `${this.viewLabel} | ${list.pluralLabel}`;
      }
    } catch (error) {
      this.problem = problemsOf(error).messages.join(" ");
      this.list = undefined;
    } finally {
      this.isBusy = false;
    }
  }
}

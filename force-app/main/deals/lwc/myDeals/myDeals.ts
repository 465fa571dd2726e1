// The partner's deals: found by filter and words, in the order wanted, and as a file.
import { LightningElement, wire } from "lwc";
import { NavigationMixin } from "lightning/navigation";
import { refreshApex } from "@salesforce/apex";
import { errorMessages, problemFrom } from "c/errorMessages";
import { fill, today } from "c/timeText";
import listDeals from "@salesforce/apex/MyDealsController.listDeals";
import exportDeals from "@salesforce/apex/MyDealsController.exportDeals";
import LOCALE from "@salesforce/i18n/locale";
import type { WireResult } from "@salesforce/apex";
import type { DealRow } from "@salesforce/apex/MyDealsController.listDeals";
import TITLE from "@salesforce/label/c.MyDeals_Title";
import SHOW from "@salesforce/label/c.Deal_Show";
import ALL from "@salesforce/label/c.MyDeals_All";
import OPEN from "@salesforce/label/c.MyDeals_Open";
import PROTECTED from "@salesforce/label/c.MyDeals_Protected";
import CLOSED from "@salesforce/label/c.MyDeals_Closed";
import DRAFTS from "@salesforce/label/c.MyDeals_Drafts";
import EMPTY from "@salesforce/label/c.MyDeals_Empty";
import COUNT from "@salesforce/label/c.MyDeals_Count";
import REGISTER from "@salesforce/label/c.PartnerHome_Register";
import ENDING from "@salesforce/label/c.MyDeals_Ending";
import EXPORT from "@salesforce/label/c.MyDeals_Export";
import EXPORT_CAPPED from "@salesforce/label/c.MyDeals_ExportCapped";
import EXPORTED from "@salesforce/label/c.MyDeals_Exported";
import LIST_CAPPED from "@salesforce/label/c.MyDeals_ListCapped";
import NO_MATCH from "@salesforce/label/c.MyDeals_NoMatch";
import SEARCH from "@salesforce/label/c.MyDeals_Search";
import SHOW_ALL from "@salesforce/label/c.MyDeals_ShowAll";
import SORT_AMOUNT from "@salesforce/label/c.MyDeals_SortAmount";
import SORT_BY from "@salesforce/label/c.DeskFilter_Sort";
import SORT_DUE from "@salesforce/label/c.MyDeals_SortDue";
import SORT_NAME from "@salesforce/label/c.Facts_Customer";
import SORT_NEWEST from "@salesforce/label/c.MyDeals_SortNewest";
import YOURS from "@salesforce/label/c.PartnerHome_YourTurn";

/** As many as the server gives at once. */
const MAX_ROWS = 500;
/** Until a word is typed to its end the server is not asked. */
const PAUSE = 300;
type Order = (one: DealRow, other: DealRow) => number;
const ORDERS: Readonly<Record<string, Order>> = {
  newest: () => 0,
  due: (one, other) => dueOf(one).localeCompare(dueOf(other)),
  name: (one, other) => one.customerName.localeCompare(other.customerName, LOCALE),
  // Of one currency each: amounts of different ones have no common order.
  amount: (one, other) =>
    one.currencyCode.localeCompare(other.currencyCode) || (other.amount ?? 0) - (one.amount ?? 0),
};

export default class MyDeals extends NavigationMixin(LightningElement) {
  @wire(listDeals, { filter: "$filter", search: "$search" })
  wired?: WireResult<readonly DealRow[]>;

  filter = "all";
  search = "";
  order = "newest";
  status = "";
  problem = "";
  isExporting = false;
  labels = {
    title: TITLE,
    show: SHOW,
    empty: EMPTY,
    register: REGISTER,
    export: EXPORT,
    noMatch: NO_MATCH,
    search: SEARCH,
    showAll: SHOW_ALL,
    sortBy: SORT_BY,
  };
  filters = [
    { value: "all", label: ALL },
    { value: "yours", label: YOURS },
    { value: "open", label: OPEN },
    { value: "protected", label: PROTECTED },
    { value: "expiring", label: ENDING },
    { value: "closed", label: CLOSED },
    { value: "drafts", label: DRAFTS },
  ];

  orders = [
    { value: "newest", label: SORT_NEWEST },
    { value: "due", label: SORT_DUE },
    { value: "name", label: SORT_NAME },
    { value: "amount", label: SORT_AMOUNT },
  ];
  private timer?: ReturnType<typeof setTimeout>;

  connectedCallback(): void {
    if (this.wired?.data) {
      void refreshApex(this.wired);
    }
  }

  disconnectedCallback(): void {
    clearTimeout(this.timer);
  }

  get deals(): readonly DealRow[] {
    return (this.wired?.data ?? []).toSorted(ORDERS[this.order] ?? (() => 0));
  }

  get isLoading(): boolean {
    return !this.wired?.data && !this.hasProblem;
  }

  get problems(): string[] {
    return errorMessages(this.wired?.error);
  }

  get hasProblem(): boolean {
    return this.problems.length > 0;
  }

  get isEmpty(): boolean {
    return this.deals.length === 0;
  }

  get isNarrowed(): boolean {
    return this.filter !== "all" || this.search !== "";
  }

  get count(): string {
    const { length } = this.deals;
    return fill(length < MAX_ROWS ? COUNT : LIST_CAPPED, length);
  }

  handleFilter(event: CustomEvent<{ value: string }>): void {
    this.filter = event.detail.value;
    this.status = "";
  }

  handleSearch(event: CustomEvent<{ value: string }>): void {
    const words = event.detail.value.trim();
    clearTimeout(this.timer);
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- ends with the component; a call per letter would be many
    this.timer = setTimeout(() => {
      this.search = words;
      this.status = "";
    }, PAUSE);
  }

  handleSort(event: CustomEvent<{ value: string }>): void {
    this.order = event.detail.value;
  }

  handleShowAll(): void {
    this.filter = "all";
    this.search = "";
    const field = this.template?.querySelector<HTMLElement & { value: string }>("lightning-input");
    if (field) {
      field.value = "";
      field.focus();
    }
  }

  handleExport(): void {
    void this.export();
  }

  handleRegister(): void {
    this[NavigationMixin.Navigate]({
      type: "comm__namedPage",
      attributes: { name: "Register_Deal__c" },
    });
  }

  handleRetry(): void {
    void refreshApex(this.wired);
  }

  private async export(): Promise<void> {
    this.isExporting = true;
    this.status = this.problem = "";
    try {
      const file = await exportDeals({ filter: this.filter, search: this.search });
      save(file.csv);
      this.status = fill(file.isCapped ? EXPORT_CAPPED : EXPORTED, file.count);
    } catch (error) {
      this.problem = problemFrom(error).message;
    } finally {
      this.isExporting = false;
    }
  }
}

/** When something has to happen; what waits for nothing comes last. */
function dueOf({ dueOn, activeBy, renewBy, heldUntil, expiresOn }: DealRow): string {
  return dueOn ?? activeBy ?? renewBy ?? heldUntil ?? expiresOn ?? "9999";
}

/** As a data address: what the platform's own security lets a component make. */
function save(csv: string): void {
  const link = document.createElement("a");
  link.href = `data:text/csv;charset=utf-8,${encodeURIComponent(csv)}`;
  link.download = `deals-${today()}.csv`;
  link.click();
}

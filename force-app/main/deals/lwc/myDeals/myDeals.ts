// The partner's deals: status, whose turn, days of protection left.
import { LightningElement, wire } from "lwc";
import { NavigationMixin } from "lightning/navigation";
import { refreshApex } from "@salesforce/apex";
import { errorMessages } from "c/errorMessages";
import { fill } from "c/timeText";
import listDeals from "@salesforce/apex/MyDealsController.listDeals";
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

export default class MyDeals extends NavigationMixin(LightningElement) {
  @wire(listDeals, { filter: "$filter" })
  wired?: WireResult<readonly DealRow[]>;

  filter = "all";
  labels = { title: TITLE, show: SHOW, empty: EMPTY, register: REGISTER };
  filters = [
    { value: "all", label: ALL },
    { value: "open", label: OPEN },
    { value: "protected", label: PROTECTED },
    { value: "closed", label: CLOSED },
    { value: "drafts", label: DRAFTS },
  ];

  connectedCallback(): void {
    if (this.wired?.data) {
      void refreshApex(this.wired);
    }
  }

  get deals(): readonly DealRow[] {
    return this.wired?.data ?? [];
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

  get count(): string {
    return fill(COUNT, this.deals.length);
  }

  handleFilter(event: CustomEvent<{ value: string }>): void {
    this.filter = event.detail.value;
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
}

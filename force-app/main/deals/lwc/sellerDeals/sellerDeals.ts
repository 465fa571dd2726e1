// What a seller sees first: which open opportunities have a partner, and which customers a partner has protected and whom to call.
import { LightningElement, wire } from "lwc";
import { NavigationMixin } from "lightning/navigation";
import { refreshApex } from "@salesforce/apex";
import { errorMessages } from "c/errorMessages";
import { exactDate, fill } from "c/timeText";
import getDeals from "@salesforce/apex/SellerDealsController.getDeals";
import type { WireResult } from "@salesforce/apex";
import type { Deals, Row } from "@salesforce/apex/SellerDealsController.getDeals";
import TITLE from "@salesforce/label/c.SellerDeals_Title";
import OPPORTUNITIES from "@salesforce/label/c.SellerDeals_Opportunities";
import NO_OPPORTUNITIES from "@salesforce/label/c.SellerDeals_NoOpportunities";
import CUSTOMERS from "@salesforce/label/c.SellerDeals_Customers";
import NO_CUSTOMERS from "@salesforce/label/c.SellerDeals_NoCustomers";
import ALL from "@salesforce/label/c.SellerDeals_All";
import CLOSES from "@salesforce/label/c.SellerDeals_Closes";
import PARTNER from "@salesforce/label/c.SellerDeals_Partner";
import PARTNER_AND_MANAGER from "@salesforce/label/c.SellerDeals_PartnerAndManager";
import OWNER from "@salesforce/label/c.SellerDeals_Owner";
import PROTECTED_TO from "@salesforce/label/c.Deal_ProtectedTo";

export default class SellerDeals extends NavigationMixin(LightningElement) {
  @wire(getDeals)
  wired?: WireResult<Deals>;

  labels = { title: TITLE, all: ALL };

  connectedCallback(): void {
    if (this.wired?.data) {
      void refreshApex(this.wired);
    }
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

  get sections() {
    const { opportunities = [], customers = [] } = this.wired?.data ?? {};
    return [
      sectionOf(OPPORTUNITIES, NO_OPPORTUNITIES, opportunities),
      sectionOf(CUSTOMERS, NO_CUSTOMERS, customers),
    ];
  }

  handleOpen(event: Event): void {
    event.preventDefault();
    const recordId = (event.currentTarget as HTMLElement).dataset.id;
    this[NavigationMixin.Navigate]({
      type: "standard__recordPage",
      attributes: { recordId, actionName: "view" },
    });
  }

  handleAll(): void {
    this[NavigationMixin.Navigate]({
      type: "standard__objectPage",
      attributes: { objectApiName: "Opportunity", actionName: "list" },
    });
  }

  handleRetry(): void {
    void refreshApex(this.wired);
  }
}

function sectionOf(title: string, empty: string, rows: readonly Row[]) {
  return { title, empty, hasRows: rows.length > 0, rows: rows.map(viewOf) };
}

function viewOf(row: Row) {
  return {
    id: row.id,
    url: `/${row.id}`,
    name: row.name,
    kindLabel: row.kindLabel,
    partner: row.managerName
      ? fill(PARTNER_AND_MANAGER, row.partnerName, row.managerName)
      : fill(PARTNER, row.partnerName),
    facts: [
      row.closesOn ? fill(CLOSES, exactDate(row.closesOn)) : "",
      row.ownerName ? fill(OWNER, row.ownerName) : "",
    ]
      .filter(Boolean)
      .join(" · "),
    protection: row.protectedUntil ? fill(PROTECTED_TO, exactDate(row.protectedUntil)) : "",
  };
}

// Deals of other partners in which the reader's firm takes part: read only, and nothing at all while there is none.
import { LightningElement, wire } from "lwc";
import { refreshApex } from "@salesforce/apex";
import { errorMessages } from "c/errorMessages";
import { exactDate, fill } from "c/timeText";
import listShared from "@salesforce/apex/SecondPartnerController.listShared";
import type { WireResult } from "@salesforce/apex";
import type { SharedDeal } from "@salesforce/apex/SecondPartnerController.listShared";
import TITLE from "@salesforce/label/c.SharedDeals_Title";
import LEAD from "@salesforce/label/c.SharedDeals_LeadPartner";
import STAGE from "@salesforce/label/c.Deal_PartnerStage";
import PROTECTED_TO from "@salesforce/label/c.Deal_ProtectedTo";

export default class SharedDeals extends LightningElement {
  @wire(listShared)
  wired?: WireResult<readonly SharedDeal[]>;

  labels = { title: TITLE };

  connectedCallback(): void {
    if (this.wired?.data) {
      void refreshApex(this.wired);
    }
  }

  get deals() {
    return (this.wired?.data ?? []).map((deal) => ({
      id: deal.id,
      customerName: deal.customerName,
      status: deal.status,
      statusLabel: deal.statusLabel,
      facts: [deal.product, fill(LEAD, deal.leadPartner), deal.name].filter(Boolean).join(" · "),
      stage: deal.stageLabel ? fill(STAGE, deal.stageLabel) : "",
      protection:
        deal.status === "Approved" && deal.expiresOn
          ? fill(PROTECTED_TO, exactDate(deal.expiresOn))
          : "",
    }));
  }

  get problems(): string[] {
    return errorMessages(this.wired?.error);
  }

  get hasProblem(): boolean {
    return this.problems.length > 0;
  }

  get isShown(): boolean {
    return this.hasProblem || this.deals.length > 0;
  }

  handleRetry(): void {
    void refreshApex(this.wired);
  }
}

// What became of a registration that was just sent in, what happens next, and where to go from here.
import { LightningElement, api } from "lwc";
import { NavigationMixin } from "lightning/navigation";
import { decisionText } from "c/dealClock";
import { exactDate, fill } from "c/timeText";
import type { SubmitResult } from "@salesforce/apex/RegisterDealController.submit";
import OPEN from "@salesforce/label/c.RegisterDeal_Open";
import ANOTHER from "@salesforce/label/c.RegisterDeal_Another";
import MY_DEALS from "@salesforce/label/c.MyDeals_Title";
import PROTECTED_TO from "@salesforce/label/c.Deal_ProtectedTo";

export default class DealRegistered extends NavigationMixin(LightningElement) {
  @api result!: SubmitResult;

  labels = { open: OPEN, another: ANOTHER, myDeals: MY_DEALS };
  private isRead = false;

  /** The form is gone: the reader goes on at what became of it. */
  renderedCallback(): void {
    if (!this.isRead) {
      this.isRead = true;
      this.template?.querySelector<HTMLElement>("h1")?.focus();
    }
  }

  get title(): string {
    return `${this.result.name}: ${this.result.statusLabel}`;
  }

  /** When something happens next. */
  get clock(): string {
    const { decisionDueOn, expiresOn } = this.result;
    if (decisionDueOn) {
      return decisionText(decisionDueOn);
    }
    return expiresOn ? fill(PROTECTED_TO, exactDate(expiresOn)) : "";
  }

  handleOpen(): void {
    this[NavigationMixin.Navigate]({
      type: "comm__namedPage",
      attributes: { name: "Deal__c" },
      state: { recordId: this.result.id },
    });
  }

  handleMyDeals(): void {
    this[NavigationMixin.Navigate]({
      type: "comm__namedPage",
      attributes: { name: "My_Deals__c" },
    });
  }

  handleAnother(): void {
    this.dispatchEvent(new CustomEvent("another"));
  }
}

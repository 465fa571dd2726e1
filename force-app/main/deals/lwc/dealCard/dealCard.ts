// One deal registration in a list: where it stands, whose turn it is and how long protection lasts.
import { LightningElement, api } from "lwc";
import { NavigationMixin } from "lightning/navigation";
import { turnText } from "c/dealClock";
import { exactDate, fill, money } from "c/timeText";
import HELD_UNTIL from "@salesforce/label/c.Deal_HeldUntil";
import RENEW_BY from "@salesforce/label/c.Deal_RenewBy";
import ACTIVE_BY from "@salesforce/label/c.Deal_ActiveBy";
import PROTECTED_UNTIL from "@salesforce/label/c.Deal_ProtectedFor";
import STAGE from "@salesforce/label/c.Deal_PartnerStage";
import RESUME from "@salesforce/label/c.RegisterDeal_Resume";
import type { DealRow } from "@salesforce/apex/MyDealsController.listDeals";

export default class DealCard extends NavigationMixin(LightningElement) {
  @api deal!: DealRow;

  url = "#";

  async connectedCallback(): Promise<void> {
    this.url = await this[NavigationMixin.GenerateUrl](this.page);
  }

  get amount(): string {
    return money(this.deal.amount, this.deal.currencyCode);
  }

  get stage(): string {
    return this.deal.stageLabel ? fill(STAGE, this.deal.stageLabel) : "";
  }

  /** Whose turn it is and until when, or how long protection lasts; empty when nothing waits. */
  get clock(): string {
    const { daysLeft, status } = this.deal;
    const turn = turnText(this.deal);
    if (turn) {
      return turn;
    }
    return status === "Approved" && typeof daysLeft === "number"
      ? this.protectionClock(daysLeft)
      : "";
  }

  /** A draft may have no name yet, but its link needs one. */
  get name(): string {
    return this.deal.customerName || RESUME;
  }

  get clockClass(): string {
    const { turn, activeBy, renewBy } = this.deal;
    return turn === "Partner" || activeBy || renewBy ? "clock yours" : "clock";
  }

  handleOpen(event: Event): void {
    event.preventDefault();
    this[NavigationMixin.Navigate](this.page);
  }

  private protectionClock(daysLeft: number): string {
    const { heldUntil, activeBy, renewBy } = this.deal;
    if (heldUntil) {
      return fill(HELD_UNTIL, exactDate(heldUntil));
    }
    if (activeBy) {
      return fill(ACTIVE_BY, exactDate(activeBy));
    }
    return renewBy ? fill(RENEW_BY, exactDate(renewBy)) : fill(PROTECTED_UNTIL, daysLeft);
  }

  /** A draft goes on where it was left: in the form. */
  private get page() {
    return {
      type: "comm__namedPage",
      attributes: { name: this.deal.status === "Draft" ? "Register_Deal__c" : "Deal__c" },
      state: { recordId: this.deal.id },
    };
  }
}

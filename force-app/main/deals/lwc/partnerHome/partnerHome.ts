// Portal home: opens with what waits for the partner, then where their deals stand.
import { LightningElement, wire } from "lwc";
import { NavigationMixin } from "lightning/navigation";
import { refreshApex } from "@salesforce/apex";
import { errorMessages } from "c/errorMessages";
import { fill, money } from "c/timeText";
import getHome from "@salesforce/apex/PartnerHomeController.getHome";
import type { WireResult } from "@salesforce/apex";
import type { Home } from "@salesforce/apex/PartnerHomeController.getHome";
import HEADING from "@salesforce/label/c.PartnerHome_Heading";
import REGISTER from "@salesforce/label/c.PartnerHome_Register";
import YOUR_TURN from "@salesforce/label/c.PartnerHome_YourTurn";
import NOTHING_WAITS from "@salesforce/label/c.PartnerHome_NothingWaits";
import LIVE_DEALS from "@salesforce/label/c.PartnerHome_DealsByStage";
import NO_DEALS from "@salesforce/label/c.PartnerHome_NoDeals";
import RECENT from "@salesforce/label/c.PartnerHome_Recent";
import PROGRAM from "@salesforce/label/c.PartnerHome_ProgramAtTier";

export default class PartnerHome extends NavigationMixin(LightningElement) {
  @wire(getHome)
  wired?: WireResult<Home>;

  labels = {
    register: REGISTER,
    yourTurn: YOUR_TURN,
    nothingWaits: NOTHING_WAITS,
    liveDeals: LIVE_DEALS,
    noDeals: NO_DEALS,
    recent: RECENT,
  };

  connectedCallback(): void {
    // The page may have been read before the partner acted on another one.
    if (this.wired?.data) {
      void refreshApex(this.wired);
    }
  }

  get home(): Home | undefined {
    return this.wired?.data;
  }

  get isLoading(): boolean {
    return !this.home && !this.hasProblem;
  }

  get problems(): string[] {
    return errorMessages(this.wired?.error);
  }

  get hasProblem(): boolean {
    return this.problems.length > 0;
  }

  get heading(): string {
    return fill(HEADING, this.home?.partnerName ?? "");
  }

  get programs(): string {
    return (this.home?.programs ?? [])
      .map(({ programName, tierName }) =>
        tierName ? fill(PROGRAM, programName, tierName) : programName,
      )
      .join(" · ");
  }

  get hasTurns(): boolean {
    return (this.home?.yourTurn.length ?? 0) > 0;
  }

  get hasStages(): boolean {
    return (this.home?.stages.length ?? 0) > 0;
  }

  /** Who may not register is not told to register the first deal. */
  get showsDeals(): boolean {
    return this.hasStages || this.home?.canRegister === true;
  }

  get hasRecent(): boolean {
    return (this.home?.recent.length ?? 0) > 0;
  }

  get stages() {
    return (this.home?.stages ?? []).map((stage) => ({
      ...stage,
      amountText: money(stage.amount, stage.currencyCode),
    }));
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

// One registration as its partner sees it: where it stands, whose turn it is, everything that happened, and what can be done.
import { LightningElement, api, wire } from "lwc";
import { CurrentPageReference, NavigationMixin } from "lightning/navigation";
import { refreshApex } from "@salesforce/apex";
import { clearError, errorMessages, problemFrom } from "c/errorMessages";
import { turnText } from "c/dealClock";
import { exactDate, exactTime, fill, money } from "c/timeText";
import getDeal from "@salesforce/apex/DealDetailController.getDeal";
import withdraw from "@salesforce/apex/DealDetailController.withdraw";
import answer from "@salesforce/apex/DealDetailController.answer";
import type { ErrorField } from "c/errorMessages";
import type { WireResult } from "@salesforce/apex";
import type { DealDetail as Detail } from "@salesforce/apex/DealDetailController.getDeal";
import NO_DEAL from "@salesforce/label/c.DealDetail_NoDeal";
import MY_DEALS from "@salesforce/label/c.MyDeals_Title";
import MISSING from "@salesforce/label/c.DealDetail_Missing";
import EDIT from "@salesforce/label/c.DealDetail_Edit";
import WITHDRAW from "@salesforce/label/c.DealDetail_Withdraw";
import WITHDRAW_WARNING from "@salesforce/label/c.DealDetail_WithdrawWarning";
import WITHDRAW_REASON from "@salesforce/label/c.DealDetail_WithdrawReason";
import KEEP from "@salesforce/label/c.DealDetail_Keep";
import ANSWER from "@salesforce/label/c.DealDetail_Answer";
import SEND from "@salesforce/label/c.DealDetail_SendAnswer";
import TEXT_MISSING from "@salesforce/label/c.Deal_TextMissing";
import FACTS from "@salesforce/label/c.DealDetail_Facts";
import HISTORY from "@salesforce/label/c.DealDetail_History";
import NUMBER from "@salesforce/label/c.DealDetail_Number";
import WEBSITE from "@salesforce/label/c.DealDetail_Website";
import COUNTRY from "@salesforce/label/c.RegisterDeal_Country";
import STATE from "@salesforce/label/c.RegisterDeal_State";
import POSTAL_CODE from "@salesforce/label/c.RegisterDeal_PostalCode";
import PRODUCT from "@salesforce/label/c.RegisterDeal_Product";
import PROGRAM from "@salesforce/label/c.RegisterDeal_Program";
import AMOUNT from "@salesforce/label/c.DealDetail_Amount";
import CLOSE_DATE from "@salesforce/label/c.RegisterDeal_CloseDate";
import CONTACT from "@salesforce/label/c.RegisterDeal_Contact";
import NEED from "@salesforce/label/c.RegisterDeal_Need";
import SUBMITTED from "@salesforce/label/c.DealExport_SubmittedOn";
import SECOND from "@salesforce/label/c.Facts_SecondPartner";
import STAGE from "@salesforce/label/c.Deal_PartnerStage";
import HELD_UNTIL from "@salesforce/label/c.Deal_HeldUntil";
import PROTECTED_IDLE from "@salesforce/label/c.Deal_ProtectedIdle";
import PROTECTED_TO from "@salesforce/label/c.Deal_ProtectedTo";
import NOT_FOUND from "@salesforce/label/c.Deal_NotFound";

export default class DealDetail extends NavigationMixin(LightningElement) {
  /** the registration; on a site page it comes from the address (?recordId=) */
  @api recordId?: string;

  @wire(CurrentPageReference)
  openedAt(page: { state?: Record<string, string> } | undefined): void {
    this.dealId = page?.state?.recordId ?? this.recordId;
    this.hasAddress = true;
  }

  @wire(getDeal, { dealId: "$dealId" })
  wired?: WireResult<Detail>;

  labels = {
    noDeal: NO_DEAL,
    myDeals: MY_DEALS,
    edit: EDIT,
    withdraw: WITHDRAW,
    withdrawWarning: WITHDRAW_WARNING,
    keep: KEEP,
    facts: FACTS,
    history: HISTORY,
  };
  dealId?: string;
  textMissing = TEXT_MISSING;
  isWithdrawing = false;
  isSaving = false;
  text = "";
  message = "";
  hasAddress = false;

  connectedCallback(): void {
    if (this.wired?.data) {
      void refreshApex(this.wired);
    }
  }

  get detail(): Detail | undefined {
    return this.wired?.data;
  }

  get deal() {
    return this.detail?.deal;
  }

  /** No deal is named, or none the reader may see: trying again would not help, the list does. */
  get missing(): string {
    if (this.problems.includes(NOT_FOUND)) {
      return NOT_FOUND;
    }
    return this.hasAddress && !this.dealId ? MISSING : "";
  }

  get isLoading(): boolean {
    return !this.detail && !this.hasProblem && !this.missing;
  }

  get problems(): string[] {
    return errorMessages(this.wired?.error);
  }

  get hasProblem(): boolean {
    return this.problems.length > 0;
  }

  get stage(): string {
    return this.deal?.stageLabel ? fill(STAGE, this.deal.stageLabel) : "";
  }

  get clock(): string {
    const deal = this.deal;
    const turn = deal ? turnText(deal) : "";
    if (turn) {
      return turn;
    }
    if (deal?.heldUntil) {
      return fill(HELD_UNTIL, exactDate(deal.heldUntil));
    }
    if (deal?.status !== "Approved" || !deal.expiresOn) {
      return "";
    }
    const until = exactDate(deal.expiresOn);
    return deal.latestOn
      ? fill(PROTECTED_IDLE, until, exactDate(deal.latestOn))
      : fill(PROTECTED_TO, until);
  }

  get isProtected(): boolean {
    return this.deal?.status === "Approved";
  }

  /** While the form to withdraw is open it has the buttons. */
  get hasActions(): boolean {
    return !this.isWithdrawing && Boolean(this.detail?.canEdit || this.detail?.canWithdraw);
  }

  get hasHistory(): boolean {
    return (this.detail?.history.length ?? 0) > 0;
  }

  get mode(): boolean {
    return this.isWithdrawing || this.detail?.canAnswer === true;
  }

  get textLabel(): string {
    return this.isWithdrawing ? WITHDRAW_REASON : ANSWER;
  }

  get sendLabel(): string {
    return this.isWithdrawing ? WITHDRAW : SEND;
  }

  get facts(): { label: string; value: string }[] {
    const { detail, deal } = this;
    if (!detail || !deal) {
      return [];
    }
    const contact = [detail.contactName, detail.contactEmail, detail.contactPhone]
      .filter(Boolean)
      .join(", ");
    return [
      { label: NUMBER, value: deal.name },
      { label: WEBSITE, value: detail.customerWebsite },
      { label: POSTAL_CODE, value: detail.customerPostalCode },
      { label: STATE, value: detail.customerState },
      { label: COUNTRY, value: detail.customerCountry },
      { label: PRODUCT, value: deal.product },
      { label: PROGRAM, value: detail.programName },
      { label: AMOUNT, value: money(deal.amount, deal.currencyCode) },
      { label: CLOSE_DATE, value: deal.closeDate ? exactDate(deal.closeDate) : "" },
      { label: CONTACT, value: contact },
      { label: SECOND, value: detail.secondPartnerName },
      { label: NEED, value: detail.need },
      {
        label: SUBMITTED,
        value: deal.submittedOn
          ? [exactTime(deal.submittedOn), deal.submittedByName].filter(Boolean).join(" · ")
          : "",
      },
    ].flatMap(({ label, value }) => (value ? [{ label, value }] : []));
  }

  handleAskWithdraw(): void {
    this.isWithdrawing = true;
    this.text = this.message = "";
  }

  handleKeep(): void {
    this.isWithdrawing = false;
  }

  handleText(event: CustomEvent<{ value: string }>): void {
    this.text = event.detail.value;
    clearError(event.target as ErrorField);
  }

  handleSend(event: Event): void {
    event.preventDefault();
    const area = this.template?.querySelector<ErrorField>("lightning-textarea");
    if (area?.reportValidity() && this.dealId) {
      void this.send(this.dealId);
    }
  }

  handleEdit(): void {
    this[NavigationMixin.Navigate]({
      type: "comm__namedPage",
      attributes: { name: "Register_Deal__c" },
      state: { recordId: this.dealId },
    });
  }

  handleMyDeals(): void {
    this[NavigationMixin.Navigate]({
      type: "comm__namedPage",
      attributes: { name: "My_Deals__c" },
    });
  }

  handleRetry(): void {
    void refreshApex(this.wired);
  }

  private async send(dealId: string): Promise<void> {
    this.isSaving = true;
    this.message = "";
    try {
      if (this.isWithdrawing) {
        await withdraw({ dealId, reason: this.text });
      } else {
        await answer({ dealId, message: this.text });
      }
      this.isWithdrawing = false;
      this.text = "";
      await Promise.all([
        refreshApex(this.wired),
        this.template
          ?.querySelector<HTMLElement & { refresh(): Promise<void> }>("c-deal-files")
          ?.refresh(),
      ]);
      // The form is gone: on to where the deal stands now.
      this.template?.querySelector<HTMLElement>("h1")?.focus();
    } catch (error) {
      this.message = errorMessages(error).join(" ") || problemFrom(error).message;
    } finally {
      this.isSaving = false;
    }
  }
}

// One registration for the people inside: whose turn it is, conflicts with evidence, the decision, all that is known and the full trail.
import { LightningElement, api, wire } from "lwc";
import { NavigationMixin } from "lightning/navigation";
import { refreshApex } from "@salesforce/apex";
import { ShowToastEvent } from "lightning/platformShowToastEvent";
import { RefreshEvent } from "lightning/refresh";
import { notifyRecordUpdateAvailable } from "lightning/uiRecordApi";
import { errorMessages } from "c/errorMessages";
import { exactDate, exactTime, fill, relativeTime } from "c/timeText";
import getReview from "@salesforce/apex/RegistrationReviewController.getReview";
import approve from "@salesforce/apex/RegistrationReviewController.approve";
import reject from "@salesforce/apex/RegistrationReviewController.reject";
import askForMore from "@salesforce/apex/RegistrationReviewController.askForMore";
import getTrail from "@salesforce/apex/RegistrationReviewController.getTrail";
import type { WireResult } from "@salesforce/apex";
import type { Review } from "@salesforce/apex/RegistrationReviewController.getReview";
import type { DealEventView } from "@salesforce/apex/RegistrationReviewController.getTrail";
import type { DecisionResult } from "@salesforce/apex/RegistrationReviewController.approve";
import type { Decision } from "c/decisionForm";
import TITLE from "@salesforce/label/c.Review_Title";
import CONFLICTS from "@salesforce/label/c.Review_Conflicts";
import DECIDE from "@salesforce/label/c.Review_Decide";
import OPPORTUNITY from "@salesforce/label/c.Review_Opportunity";
import TRAIL from "@salesforce/label/c.Review_Trail";
import DECISION_DUE from "@salesforce/label/c.DealDesk_Due";
import OVERDUE from "@salesforce/label/c.DealDesk_Overdue";
import TURN from "@salesforce/label/c.Step_Turn";
import OTHERS_TURN from "@salesforce/label/c.Step_OthersTurn";
import NOBODY from "@salesforce/label/c.Approver_Nobody";
import PROTECTED_IDLE from "@salesforce/label/c.Deal_ProtectedIdle";
import PROTECTED_TO from "@salesforce/label/c.Deal_ProtectedTo";
import DECIDED_BY from "@salesforce/label/c.Review_DecidedBy";
import WAITS_FOR from "@salesforce/label/c.Review_WaitsFor";
import WAITS_FOR_PARTNER from "@salesforce/label/c.Review_WaitsForPartner";
import COMPARE from "@salesforce/label/c.Rivals_Compare";
import HIDE from "@salesforce/label/c.Rivals_Hide";
import OLDER from "@salesforce/label/c.Review_OlderTrail";

/** The server gives the trail in pages of this length. */
const PAGE = 25;

export default class RegistrationReview extends NavigationMixin(LightningElement) {
  @api recordId!: string;

  @wire(getReview, { registrationId: "$recordId" })
  handleReview(wired: WireResult<Review>): void {
    this.wired = wired;
    this.older = [];
    this.hasOlder = wired.data?.hasMoreTrail === true;
  }

  labels = {
    title: TITLE,
    conflicts: CONFLICTS,
    decide: DECIDE,
    othersTurn: OTHERS_TURN,
    opportunity: OPPORTUNITY,
    trail: TRAIL,
    older: OLDER,
  };
  older: readonly DealEventView[] = [];
  hasOlder = false;
  isComparing = false;
  isSaving = false;
  message = "";
  private wired: WireResult<Review> | undefined;

  get review(): Review | undefined {
    return this.wired?.data;
  }

  get row() {
    return this.review?.registration;
  }

  get isLoading(): boolean {
    return !this.review && !this.hasProblem;
  }

  get problems(): string[] {
    return errorMessages(this.wired?.error);
  }

  get hasProblem(): boolean {
    return this.problems.length > 0;
  }

  get isBlocked(): boolean {
    return this.row?.severity === "Blocks";
  }

  /** Where several have to approve: the step, and whose it is. */
  get turn(): string {
    const { stepText, approverName } = this.row ?? {};
    return stepText ? fill(TURN, stepText, approverName || NOBODY) : "";
  }

  get ids(): string[] {
    return [this.recordId];
  }

  get canHandOver(): boolean {
    const { status, canDecide } = this.row ?? {};
    return (status === "Submitted" || status === "In Review") && canDecide === true;
  }

  get isWithPartner(): boolean {
    return this.row?.status === "More Info";
  }

  get clock(): string {
    const { decisionDueOn, isOverdue, status } = this.row ?? {};
    if (decisionDueOn && (status === "Submitted" || status === "In Review")) {
      return fill(
        isOverdue ? OVERDUE : DECISION_DUE,
        relativeTime(decisionDueOn),
        exactTime(decisionDueOn),
      );
    }
    const { expiresOn, latestOn } = this.review?.details ?? {};
    if (status !== "Approved" || !expiresOn) {
      return "";
    }
    return latestOn
      ? fill(PROTECTED_IDLE, exactDate(expiresOn), exactDate(latestOn))
      : fill(PROTECTED_TO, exactDate(expiresOn));
  }

  /** Whose turn it is, or who has decided. */
  get answer(): string {
    const { details, decidedOn, decidedByName } = this.review ?? {};
    if (details?.turn === "Partner") {
      return WAITS_FOR_PARTNER;
    }
    if (details?.turn === "Vendor") {
      return this.row?.approverName ? fill(WAITS_FOR, this.row.approverName) : "";
    }
    return decidedOn && decidedByName ? fill(DECIDED_BY, decidedByName, exactTime(decidedOn)) : "";
  }

  get trail(): readonly DealEventView[] {
    return [...(this.review?.trail ?? []), ...this.older];
  }

  get rivalIds(): string[] {
    return [this.recordId];
  }

  get hasRivals(): boolean {
    return this.row?.conflicts.some(({ kind }) => kind === "Registration") === true;
  }

  get compareLabel(): string {
    return this.isComparing ? HIDE : COMPARE;
  }

  get comparing(): string {
    return String(this.isComparing);
  }

  get opportunityUrl(): string {
    return `/${this.review?.opportunityId ?? ""}`;
  }

  handleDecide(event: CustomEvent<Decision>): void {
    void this.decide(event.detail);
  }

  handleOpenOpportunity(event: Event): void {
    event.preventDefault();
    this[NavigationMixin.Navigate]({
      type: "standard__recordPage",
      attributes: { recordId: this.review?.opportunityId, actionName: "view" },
    });
  }

  handleCompare(): void {
    this.isComparing = !this.isComparing;
  }

  handleSettled(): void {
    void this.refresh();
  }

  handleOlder(): void {
    void this.showOlder();
  }

  handleRetry(): void {
    void refreshApex(this.wired);
  }

  private async showOlder(): Promise<void> {
    try {
      const page = await getTrail({ registrationId: this.recordId, skipped: this.trail.length });
      this.older = [...this.older, ...page];
      this.hasOlder = page.length === PAGE;
    } catch (error) {
      this.message = errorMessages(error).join(" ");
    }
  }

  /** With what the rest of the page shows of it: its header, related lists and other panels. */
  private async refresh(): Promise<void> {
    this.dispatchEvent(new RefreshEvent());
    await Promise.all([
      refreshApex(this.wired),
      notifyRecordUpdateAvailable([{ recordId: this.recordId }]),
    ]);
  }

  private async decide(decision: Decision): Promise<void> {
    this.isSaving = true;
    this.message = "";
    try {
      const result = await this.call(decision);
      if (result.isSuccess) {
        this.dispatchEvent(
          new ShowToastEvent({
            title: result.name,
            message: result.statusLabel,
            variant: "success",
          }),
        );
      } else {
        this.message = result.message;
      }
      await this.refresh();
    } catch (error) {
      this.message = errorMessages(error).join(" ");
    } finally {
      this.isSaving = false;
    }
    await Promise.resolve();
    // To what was refused, or to where the registration stands now.
    const shown = this.template?.querySelector<HTMLElement>(this.message ? "[role=alert]" : "h2");
    shown?.focus();
  }

  private call({ action, text, opportunityId }: Decision): Promise<DecisionResult> {
    const registrationId = this.recordId;
    switch (action) {
      case "approve":
        return approve({ registrationId, note: text, opportunityId });
      case "reject":
        return reject({ registrationId, reason: text });
      case "ask":
        return askForMore({ registrationId, question: text });
    }
  }
}

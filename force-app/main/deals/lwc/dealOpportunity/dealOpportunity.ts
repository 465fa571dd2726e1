// The opportunity of a registration: link another or take it off with a reason, make the one that is missing. Fires `saved`.
import { LightningElement, api, wire } from "lwc";
import { NavigationMixin } from "lightning/navigation";
import { refreshApex } from "@salesforce/apex";
import { clearError, errorMessages, problemFrom } from "c/errorMessages";
import { fill } from "c/timeText";
import getLink from "@salesforce/apex/DealOpportunityController.getLink";
import getChoices from "@salesforce/apex/DealOpportunityController.getChoices";
import relink from "@salesforce/apex/DealOpportunityController.relink";
import unlink from "@salesforce/apex/DealOpportunityController.unlink";
import makeMissing from "@salesforce/apex/DealOpportunityController.makeMissing";
import type { ErrorField } from "c/errorMessages";
import type { WireResult } from "@salesforce/apex";
import type { LinkView } from "@salesforce/apex/DealOpportunityController.getLink";
import type { OptionView } from "@salesforce/apex/DealOpportunityController.getChoices";
import TITLE from "@salesforce/label/c.Review_Opportunity";
import NONE from "@salesforce/label/c.DealOpportunity_None";
import HIDDEN from "@salesforce/label/c.DealOpportunity_Hidden";
import PROBLEM from "@salesforce/label/c.DealOpportunity_Problem";
import CREATE from "@salesforce/label/c.DealOpportunity_Create";
import RELINK from "@salesforce/label/c.DealOpportunity_Relink";
import UNLINK from "@salesforce/label/c.DealOpportunity_Unlink";
import CHOOSE from "@salesforce/label/c.DealOpportunity_Choose";
import NO_CHOICES from "@salesforce/label/c.DealOpportunity_NoChoices";
import REASON from "@salesforce/label/c.DealOpportunity_Reason";
import REASON_MISSING from "@salesforce/label/c.Link_ReasonMissing";
import CANCEL from "@salesforce/label/c.Decision_Cancel";
import SAVED from "@salesforce/label/c.Notices_Saved";

export default class DealOpportunity extends NavigationMixin(LightningElement) {
  /** the registration */
  @api recordId!: string;
  /** inside another card: without its own frame */
  @api isPlain = false;

  @wire(getLink, { dealId: "$recordId" })
  wired?: WireResult<LinkView>;

  labels = {
    title: TITLE,
    create: CREATE,
    relink: RELINK,
    unlink: UNLINK,
    choose: CHOOSE,
    noChoices: NO_CHOICES,
    reason: REASON,
    reasonMissing: REASON_MISSING,
    cancel: CANCEL,
  };
  form: "" | "relink" | "unlink" = "";
  choices?: readonly OptionView[];
  opportunityId = "";
  reason = "";
  isSaving = false;
  saved = "";
  failure = "";

  get link(): LinkView | undefined {
    return this.wired?.data;
  }

  get isLoading(): boolean {
    return !this.link && !this.hasProblem;
  }

  get problems(): string[] {
    return errorMessages(this.wired?.error);
  }

  get hasProblem(): boolean {
    return this.problems.length > 0;
  }

  get cardClass(): string {
    return this.isPlain ? "slds-m-top_small" : "slds-card panel";
  }

  get missing(): string {
    return this.link?.isLinked ? HIDDEN : NONE;
  }

  get refusal(): string {
    return this.link?.problem ? fill(PROBLEM, this.link.problem) : "";
  }

  get url(): string {
    return `/${this.link?.opportunityId ?? ""}`;
  }

  get hasActions(): boolean {
    return this.link?.canChange === true && this.form === "";
  }

  get canCreate(): boolean {
    return this.link?.isLinked === false;
  }

  get hasChoices(): boolean {
    return this.form === "relink" && (this.choices?.length ?? 0) > 0;
  }

  get hasNoChoices(): boolean {
    return this.form === "relink" && this.choices?.length === 0;
  }

  get canSubmit(): boolean {
    return this.form === "unlink" || this.hasChoices;
  }

  get submitLabel(): string {
    return this.form === "unlink" ? UNLINK : RELINK;
  }

  handleOpen(event: Event): void {
    event.preventDefault();
    this[NavigationMixin.Navigate]({
      type: "standard__recordPage",
      attributes: { recordId: this.link?.opportunityId, actionName: "view" },
    });
  }

  handleCreate(): void {
    void this.save(() => makeMissing({ dealId: this.recordId }));
  }

  handleRelink(): void {
    this.open("relink");
    this.choices = undefined;
    void this.loadChoices();
  }

  handleUnlink(): void {
    this.open("unlink");
  }

  handleCancel(): void {
    this.form = "";
    this.failure = "";
  }

  handleChoice(event: CustomEvent<{ value: string }>): void {
    this.opportunityId = event.detail.value;
    clearError(event.target as ErrorField);
  }

  handleReason(event: CustomEvent<{ value: string }>): void {
    this.reason = event.detail.value;
    clearError(event.target as ErrorField);
  }

  handleSubmit(event: Event): void {
    event.preventDefault();
    const fields = Array.from(
      this.template?.querySelectorAll<ErrorField>("lightning-combobox, lightning-textarea") ?? [],
    );
    const wrong = fields.filter((field) => !field.reportValidity());
    if (wrong.length > 0) {
      wrong[0]?.focus();
      return;
    }
    const { recordId: dealId, opportunityId, reason } = this;
    void this.save(() =>
      this.form === "unlink"
        ? unlink({ dealId, reason })
        : relink({ dealId, opportunityId, reason }),
    );
  }

  handleRetry(): void {
    void refreshApex(this.wired);
  }

  private open(form: "relink" | "unlink"): void {
    this.form = form;
    this.opportunityId = this.reason = this.saved = this.failure = "";
  }

  private async loadChoices(): Promise<void> {
    try {
      this.choices = await getChoices({ dealId: this.recordId });
    } catch (error) {
      this.failure = problemFrom(error).message;
    }
  }

  private async save(change: () => Promise<unknown>): Promise<void> {
    this.isSaving = true;
    this.saved = this.failure = "";
    try {
      await change();
      this.form = "";
      this.saved = SAVED;
      await refreshApex(this.wired);
      this.dispatchEvent(new CustomEvent("saved"));
    } catch (error) {
      this.failure = errorMessages(error).join(" ");
    } finally {
      this.isSaving = false;
    }
  }
}

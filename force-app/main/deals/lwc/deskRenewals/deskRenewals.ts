// The renewals that wait for a decision, earliest due first, decided one by one or many at once; nothing is drawn when none waits.
import { LightningElement, api, wire } from "lwc";
import { NavigationMixin } from "lightning/navigation";
import { refreshApex } from "@salesforce/apex";
import { ShowToastEvent } from "lightning/platformShowToastEvent";
import { errorMessages } from "c/errorMessages";
import { exactDate, exactTime, fill, relativeTime } from "c/timeText";
import getQueue from "@salesforce/apex/DeskRenewalController.getQueue";
import approve from "@salesforce/apex/DeskRenewalController.approve";
import reject from "@salesforce/apex/DeskRenewalController.reject";
import type { WireResult } from "@salesforce/apex";
import type { RenewalRow } from "@salesforce/apex/DeskRenewalController.getQueue";
import type { RenewalResult } from "@salesforce/apex/DeskRenewalController.approve";
import type { Decision } from "c/decisionForm";
import TITLE from "@salesforce/label/c.DeskRenewals_Title";
import LINE from "@salesforce/label/c.DealDesk_RegisteredBy";
import ROUND from "@salesforce/label/c.DeskRenewals_Round";
import ACTIVITY from "@salesforce/label/c.DeskRenewals_Activity";
import SELECT from "@salesforce/label/c.DeskRenewals_Select";
import SELECT_ALL from "@salesforce/label/c.DeskRenewals_SelectAll";
import DECIDE from "@salesforce/label/c.DeskRenewals_Decide";
import DECIDED from "@salesforce/label/c.DeskRenewals_Decided";
import PICKED from "@salesforce/label/c.DealDesk_Selected";
import DUE from "@salesforce/label/c.DealDesk_Due";
import OVERDUE from "@salesforce/label/c.DealDesk_Overdue";

export default class DeskRenewals extends NavigationMixin(LightningElement) {
  /** only what waits for the user */
  @api mineOnly = false;

  @wire(getQueue)
  wired?: WireResult<readonly RenewalRow[]>;

  labels = { title: TITLE, selectAll: SELECT_ALL, decide: DECIDE };
  pickedIds: string[] = [];
  /** what could not be decided and why */
  failure = "";
  isSaving = false;

  connectedCallback(): void {
    if (this.wired?.data) {
      void refreshApex(this.wired);
    }
  }

  get queue(): readonly RenewalRow[] {
    return (this.wired?.data ?? []).filter(({ isMine }) => isMine || !this.mineOnly);
  }

  get problems(): string[] {
    return errorMessages(this.wired?.error);
  }

  get hasProblem(): boolean {
    return this.problems.length > 0;
  }

  get hasRows(): boolean {
    return this.queue.length > 0;
  }

  get rows() {
    return this.queue.map((row) => ({
      ...row,
      isPicked: this.pickedIds.includes(row.id),
      pickLabel: fill(SELECT, row.customerName, row.partnerName),
      line: fill(LINE, row.partnerName, row.product, row.registrationName),
      round: fill(
        ROUND,
        row.renewal,
        row.maxRenewals,
        row.renewalDays,
        row.expiresOn ? exactDate(row.expiresOn) : "",
        row.heldUntil ? exactDate(row.heldUntil) : "",
      ),
      activityText: row.activity ? fill(ACTIVITY, row.activity) : "",
      due: row.dueOn
        ? fill(row.isOverdue ? OVERDUE : DUE, relativeTime(row.dueOn), exactTime(row.dueOn))
        : "",
      dueIcon: row.isOverdue ? "utility:warning" : "utility:clock",
      itemClass: row.isOverdue ? "item overdue" : "item",
      url: `/${row.registrationId}`,
    }));
  }

  /** Those of them still in the list. */
  get picked(): string[] {
    return this.queue.map(({ id }) => id).filter((id) => this.pickedIds.includes(id));
  }

  get pickedCount(): number {
    return this.picked.length;
  }

  get hasPicked(): boolean {
    return this.pickedCount > 0;
  }

  get allPicked(): boolean {
    return this.hasPicked && this.pickedCount === this.queue.length;
  }

  get pickedText(): string {
    return this.hasPicked ? fill(PICKED, this.pickedCount) : "";
  }

  handlePick(event: CustomEvent<{ checked: boolean }>): void {
    const { id = "" } = (event.currentTarget as HTMLElement).dataset;
    const others = this.pickedIds.filter((pickedId) => pickedId !== id);
    this.pickedIds = event.detail.checked ? [...others, id] : others;
  }

  handlePickAll(event: CustomEvent<{ checked: boolean }>): void {
    this.pickedIds = event.detail.checked ? this.queue.map(({ id }) => id) : [];
  }

  handleDecide(event: CustomEvent<Decision>): void {
    void this.decide(event.detail);
  }

  handleOpen(event: Event): void {
    event.preventDefault();
    this[NavigationMixin.Navigate]({
      type: "standard__recordPage",
      attributes: {
        recordId: (event.currentTarget as HTMLElement).dataset.id,
        actionName: "view",
      },
    });
  }

  handleRetry(): void {
    void refreshApex(this.wired);
  }

  private async decide({ action, text }: Decision): Promise<void> {
    const renewalIds = this.picked;
    this.isSaving = true;
    try {
      this.keep(
        await (action === "approve"
          ? approve({ renewalIds, note: text })
          : reject({ renewalIds, reason: text })),
      );
    } catch (error) {
      this.failure = errorMessages(error).join(" ");
    }
    this.isSaving = false;
    await refreshApex(this.wired);
  }

  /** Says how many went well; the others stay picked, with what stands in their way. */
  private keep(results: readonly RenewalResult[]): void {
    const failed = results.filter(({ isSuccess }) => !isSuccess);
    this.failure = failed.map(({ name, message }) => `${name}: ${message}`).join(" ");
    this.pickedIds = failed.map(({ id }) => id);
    if (failed.length < results.length) {
      const message = fill(DECIDED, results.length - failed.length);
      this.dispatchEvent(new ShowToastEvent({ title: TITLE, message, variant: "success" }));
    }
  }
}

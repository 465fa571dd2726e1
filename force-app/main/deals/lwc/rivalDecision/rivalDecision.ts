// The words of a decision between rival claims: why the others are rejected, which their partners read, and a note for inside. Fires `settle` and `cancel`.
import { LightningElement, api } from "lwc";
import { clearError } from "c/errorMessages";
import { fill } from "c/timeText";
import type { ErrorField } from "c/errorMessages";
import type { Rival } from "c/rivalFacts";
import TITLE from "@salesforce/label/c.Rivals_DecisionTitle";
import KEEPS from "@salesforce/label/c.Rivals_KeepsTitle";
import REASON from "@salesforce/label/c.Rivals_Reason";
import REASON_HELP from "@salesforce/label/c.Rivals_ReasonHelp";
import NOTE from "@salesforce/label/c.Decision_Note";
import MISSING from "@salesforce/label/c.Deal_TextMissing";
import CONFIRM from "@salesforce/label/c.Rivals_Confirm";
import CANCEL from "@salesforce/label/c.Decision_Cancel";
import ALL_OR_NOTHING from "@salesforce/label/c.Rivals_AllOrNothing";

export interface Settlement {
  /** for the partners of the others */
  readonly reason: string;
  readonly note: string;
}
type TextArea = ErrorField & { value?: string; focus(): void };

export default class RivalDecision extends LightningElement {
  @api winner!: Rival;
  @api losers: readonly Rival[] = [];
  @api disabled = false;

  labels = {
    reason: REASON,
    reasonHelp: REASON_HELP,
    note: NOTE,
    cancel: CANCEL,
    allOrNothing: ALL_OR_NOTHING,
    missing: MISSING,
  };
  private isSeen = false;

  renderedCallback(): void {
    if (!this.isSeen) {
      this.isSeen = true;
      this.find("reason")?.focus();
    }
  }

  get isProtected(): boolean {
    return this.winner.registration.status === "Approved";
  }

  get title(): string {
    const { name, partnerName } = this.winner.registration;
    const others = this.losers.map(({ registration }) => registration.name).join(", ");
    return fill(this.isProtected ? KEEPS : TITLE, name, partnerName, others);
  }

  get needsNote(): boolean {
    return !this.isProtected && this.winner.registration.severity === "Blocks";
  }

  get hasNote(): boolean {
    return !this.isProtected;
  }

  get confirm(): string {
    return fill(CONFIRM, this.losers.length + (this.isProtected ? 0 : 1));
  }

  handleText(event: Event): void {
    clearError(event.target as TextArea);
  }

  handleCancel(): void {
    this.dispatchEvent(new CustomEvent("cancel"));
  }

  handleSubmit(event: Event): void {
    event.preventDefault();
    const areas = [this.find("reason"), this.find("note")].filter((area) => !!area);
    const wrong = areas.filter((area) => !area.reportValidity());
    if (wrong.length > 0 || this.disabled) {
      wrong[0]?.focus();
      return;
    }
    const detail: Settlement = {
      reason: this.find("reason")?.value ?? "",
      note: this.find("note")?.value ?? "",
    };
    this.dispatchEvent(new CustomEvent("settle", { detail }));
  }

  private find(name: string): TextArea | null | undefined {
    return this.template?.querySelector<TextArea>(`[data-name=${name}]`);
  }
}

// The words of a decision about claims to one customer: why others are rejected, which their partners read, and a note for inside. Fires `settle` and `cancel`.
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
import KEEP from "@salesforce/label/c.Rivals_KeepTitle";
import UNTOUCHED from "@salesforce/label/c.Rivals_Untouched";
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
  /** one, or all that are kept */
  @api winners: readonly Rival[] = [];
  @api losers: readonly Rival[] = [];
  /** compared with them, and not decided now */
  @api untouched: readonly Rival[] = [];
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
      (this.find("reason") ?? this.find("note"))?.focus();
    }
  }

  get title(): string {
    if (this.losers.length === 0) {
      return fill(KEEP, namesOf(this.approved));
    }
    const [winner] = this.winners;
    const { name, partnerName } = winner?.registration ?? { name: "", partnerName: "" };
    return fill(this.hasNote ? TITLE : KEEPS, name, partnerName, namesOf(this.losers));
  }

  get others(): string {
    return this.untouched.length > 0 ? fill(UNTOUCHED, namesOf(this.untouched)) : "";
  }

  get hasReason(): boolean {
    return this.losers.length > 0;
  }

  get needsNote(): boolean {
    return this.approved.some(({ registration }) => registration.severity === "Blocks");
  }

  get hasNote(): boolean {
    return this.approved.length > 0;
  }

  get confirm(): string {
    return fill(CONFIRM, this.losers.length + this.approved.length);
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

  /** Those that wait: who is protected already needs no approval. */
  private get approved(): readonly Rival[] {
    return this.winners.filter(({ registration }) => registration.status !== "Approved");
  }

  private find(name: string): TextArea | null | undefined {
    return this.template?.querySelector<TextArea>(`[data-name=${name}]`);
  }
}

function namesOf(rivals: readonly Rival[]): string {
  return rivals.map(({ registration }) => registration.name).join(", ");
}

// Asks how and why conflicts are settled. Fires `settle` with {resolution, reason}, or `cancel`.
import { LightningElement, api } from "lwc";
import { clearError } from "c/errorMessages";
import type { ErrorField } from "c/errorMessages";
import TITLE from "@salesforce/label/c.Conflict_SettleTitle";
import HOW from "@salesforce/label/c.Conflict_SettleHow";
import DISMISSED from "@salesforce/label/c.Conflict_SettleDismissed";
import OVERRULED from "@salesforce/label/c.Conflict_SettleOverruled";
import REASON from "@salesforce/label/c.Conflict_SettleReason";
import MISSING from "@salesforce/label/c.Deal_TextMissing";
import SAVE from "@salesforce/label/c.Conflict_SettleSave";
import CANCEL from "@salesforce/label/c.Decision_Cancel";

/** How conflicts are settled, and why. */
export interface Settlement {
  resolution: string;
  reason: string;
}

type TextArea = ErrorField & { focus(): void };

export default class ConflictSettlement extends LightningElement {
  @api disabled = false;

  labels = {
    title: TITLE,
    how: HOW,
    reason: REASON,
    missing: MISSING,
    save: SAVE,
    cancel: CANCEL,
  };
  options = [
    { value: "Dismissed", label: DISMISSED },
    { value: "Overruled", label: OVERRULED },
  ];
  resolution = "Dismissed";
  reason = "";

  /** Takes the reader there: the form appears below the button that opened it. */
  @api
  focus(): void {
    this.area?.focus();
  }

  handleHow(event: CustomEvent<{ value: string }>): void {
    this.resolution = event.detail.value;
  }

  handleReason(event: CustomEvent<{ value: string }>): void {
    this.reason = event.detail.value;
    clearError(event.target as unknown as TextArea);
  }

  handleKey(event: KeyboardEvent): void {
    if (event.key === "Escape") {
      this.handleCancel();
    }
  }

  handleCancel(): void {
    this.dispatchEvent(new CustomEvent("cancel"));
  }

  handleSubmit(event: Event): void {
    event.preventDefault();
    const area = this.area;
    if (this.disabled || !area) {
      return;
    }
    if (!area.reportValidity()) {
      area.focus();
      return;
    }
    const detail: Settlement = { resolution: this.resolution, reason: this.reason };
    this.dispatchEvent(new CustomEvent("settle", { detail }));
  }

  private get area(): TextArea | null | undefined {
    return this.template?.querySelector<TextArea>("lightning-textarea");
  }
}

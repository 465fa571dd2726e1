// Asks how and why conflicts are settled. Fires `settle` with {resolution, reason}, or `cancel`.
import { LightningElement, api } from "lwc";
import type { Reason } from "c/reasonForm";
import TITLE from "@salesforce/label/c.Conflict_SettleTitle";
import HOW from "@salesforce/label/c.Conflict_SettleHow";
import DISMISSED from "@salesforce/label/c.Conflict_SettleDismissed";
import OVERRULED from "@salesforce/label/c.Conflict_SettleOverruled";
import REASON from "@salesforce/label/c.Conflict_SettleReason";
import SAVE from "@salesforce/label/c.Conflict_SettleSave";

/** How conflicts are settled, and why. */
export interface Settlement {
  resolution: string;
  reason: string;
}

export default class ConflictSettlement extends LightningElement {
  @api disabled = false;

  labels = { title: TITLE, how: HOW, reason: REASON, save: SAVE };
  options = [
    { value: "Dismissed", label: DISMISSED },
    { value: "Overruled", label: OVERRULED },
  ];
  resolution = "Dismissed";

  /** Takes the reader there: the form appears below the button that opened it. */
  @api
  focus(): void {
    this.template?.querySelector<HTMLElement>("c-reason-form")?.focus();
  }

  handleHow(event: CustomEvent<{ value: string }>): void {
    this.resolution = event.detail.value;
  }

  handleCancel(): void {
    this.dispatchEvent(new CustomEvent("cancel"));
  }

  handleConfirm(event: CustomEvent<Reason>): void {
    const detail: Settlement = { resolution: this.resolution, reason: event.detail.reason };
    this.dispatchEvent(new CustomEvent("settle", { detail }));
  }
}

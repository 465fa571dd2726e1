// A reason that has to be written, the fields that go with it (slotted before it), and the buttons. Fires `confirm` with {reason}, or `cancel`.
import { LightningElement, api } from "lwc";
import { clearError } from "c/errorMessages";
import type { ErrorField } from "c/errorMessages";
import MISSING from "@salesforce/label/c.Deal_TextMissing";
import CANCEL from "@salesforce/label/c.Decision_Cancel";

/** What was written. */
export interface Reason {
  readonly reason: string;
}
/** What may stand before the reason and has to be right too. */
const FIELDS = "lightning-combobox, lightning-input, lightning-textarea";

export default class ReasonForm extends LightningElement {
  /** what the whole form is about, for those who do not see it */
  @api title = "";
  @api label = "";
  @api maxLength = 1000;
  @api missing = MISSING;
  @api confirmLabel = "";
  @api disabled = false;
  /** why it could not be saved */
  @api message = "";

  cancelLabel = CANCEL;
  reason = "";

  /** Takes the reader there: the form appears below the button that opened it. */
  @api
  focus(): void {
    this.area?.focus();
  }

  handleReason(event: CustomEvent<{ value: string }>): void {
    this.reason = event.detail.value;
    clearError(event.target as unknown as ErrorField);
  }

  handleKey(event: KeyboardEvent): void {
    // Not from the fields before it: there Escape closes a list or a calendar.
    if (event.key === "Escape") {
      this.handleCancel();
    }
  }

  handleCancel(): void {
    this.dispatchEvent(new CustomEvent("cancel"));
  }

  handleSubmit(event: Event): void {
    event.preventDefault();
    const { area } = this;
    if (this.disabled || !area) {
      return;
    }
    const before = Array.from(this.querySelectorAll<ErrorField>(FIELDS));
    const wrong = [...before, area].filter((field) => !field.reportValidity());
    if (wrong.length > 0) {
      wrong[0]?.focus();
      return;
    }
    const detail: Reason = { reason: this.reason };
    this.dispatchEvent(new CustomEvent("confirm", { detail }));
  }

  private get area(): ErrorField | null | undefined {
    return this.template?.querySelector<ErrorField>("lightning-textarea");
  }
}

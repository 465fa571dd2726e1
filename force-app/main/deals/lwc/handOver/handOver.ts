// Hands one registration or several to another person or queue: choose who, say why. Fires `handedover` when at least one is.
import { LightningElement, api } from "lwc";
import { ShowToastEvent } from "lightning/platformShowToastEvent";
import { clearError, errorMessages } from "c/errorMessages";
import { fill } from "c/timeText";
import type { ErrorField } from "c/errorMessages";
import type { Reason } from "c/reasonForm";
import getTargets from "@salesforce/apex/HandOverController.getTargets";
import handOver from "@salesforce/apex/HandOverController.handOver";
import type { OptionView } from "@salesforce/apex/HandOverController.getTargets";
import type { DecisionResult } from "@salesforce/apex/HandOverController.handOver";
import BUTTON from "@salesforce/label/c.HandOver_Button";
import TO from "@salesforce/label/c.HandOver_To";
import TO_MISSING from "@salesforce/label/c.HandOver_ToMissing";
import NOTE from "@salesforce/label/c.HandOver_Note";
import NOTE_MISSING from "@salesforce/label/c.HandOver_NoteMissing";
import NOBODY from "@salesforce/label/c.HandOver_Nobody";
import DONE from "@salesforce/label/c.HandOver_Done";

export default class HandOver extends LightningElement {
  @api registrationIds: string[] = [];
  @api disabled = false;

  labels = {
    button: BUTTON,
    to: TO,
    toMissing: TO_MISSING,
    note: NOTE,
    noteMissing: NOTE_MISSING,
    nobody: NOBODY,
  };
  isOpen = false;
  isSaving = false;
  targets?: readonly OptionView[];
  targetId = "";
  problems: string[] = [];

  get expanded(): string {
    return String(this.isOpen);
  }

  get isLoading(): boolean {
    return this.isOpen && !this.targets && this.problems.length === 0;
  }

  get hasNobody(): boolean {
    return this.targets?.length === 0;
  }

  get canChoose(): boolean {
    return (this.targets?.length ?? 0) > 0;
  }

  get hasProblems(): boolean {
    return this.problems.length > 0;
  }

  get isDisabled(): boolean {
    return this.disabled || this.isSaving;
  }

  handleToggle(): void {
    if (this.isOpen) {
      this.close();
    } else {
      this.isOpen = true;
      void this.loadTargets();
    }
  }

  handleTarget(event: CustomEvent<{ value: string }>): void {
    this.targetId = event.detail.value;
    clearError(event.target as unknown as ErrorField);
  }

  handleConfirm(event: CustomEvent<Reason>): void {
    void this.give(event.detail.reason);
  }

  private async loadTargets(): Promise<void> {
    this.problems = [];
    try {
      this.targets = await getTargets();
    } catch (error) {
      this.problems = errorMessages(error);
    }
  }

  private async give(note: string): Promise<void> {
    this.isSaving = true;
    this.problems = [];
    try {
      const results = await handOver({
        registrationIds: this.registrationIds,
        targetId: this.targetId,
        note,
      });
      this.tell(results);
    } catch (error) {
      this.problems = errorMessages(error);
    } finally {
      this.isSaving = false;
    }
  }

  private tell(results: readonly DecisionResult[]): void {
    const failures = results.filter(({ isSuccess }) => !isSuccess);
    const given = results.length - failures.length;
    this.problems = failures.map(({ name, message }) => `${name}: ${message}`);
    if (given === 0) {
      return;
    }
    if (failures.length === 0) {
      this.close();
    }
    this.dispatchEvent(new ShowToastEvent({ title: fill(DONE, given), variant: "success" }));
    this.dispatchEvent(new CustomEvent("handedover"));
  }

  private close(): void {
    this.isOpen = false;
    this.targetId = "";
    this.problems = [];
  }
}

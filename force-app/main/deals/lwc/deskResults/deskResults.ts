// How each of several decisions went: what could not be decided and why, then what was. Fires `close`.
import { LightningElement, api } from "lwc";
import { fill } from "c/timeText";
import type { DecisionResult } from "@salesforce/apex/DealDeskController.approve";
import TITLE from "@salesforce/label/c.DeskResults_Title";
import LINE from "@salesforce/label/c.DeskResults_Line";
import DONE from "@salesforce/label/c.DeskResults_Done";
import CLOSE from "@salesforce/label/c.DeskResults_Close";

export default class DeskResults extends LightningElement {
  @api results: readonly DecisionResult[] = [];

  labels = { close: CLOSE };

  @api
  focus(): void {
    this.template?.querySelector<HTMLElement>("h3")?.focus();
  }

  get failed() {
    return this.results
      .filter(({ isSuccess }) => !isSuccess)
      .map(({ id, name, message }) => ({ id, text: fill(LINE, name, message) }));
  }

  get done() {
    return this.results
      .filter(({ isSuccess }) => isSuccess)
      .map(({ id, name, statusLabel }) => ({ id, text: fill(LINE, name, statusLabel) }));
  }

  get hasDone(): boolean {
    return this.done.length > 0;
  }

  get title(): string {
    return fill(TITLE, this.done.length, this.failed.length);
  }

  get doneTitle(): string {
    return fill(DONE, this.done.length);
  }

  handleClose(): void {
    this.dispatchEvent(new CustomEvent("close"));
  }
}

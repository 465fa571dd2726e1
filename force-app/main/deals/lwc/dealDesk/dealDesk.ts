// The deal desk: the queue by due time, each registration with its conflicts explained, decided one by one or many at once.
import { LightningElement, wire } from "lwc";
import { refreshApex } from "@salesforce/apex";
import { ShowToastEvent } from "lightning/platformShowToastEvent";
import { errorMessages } from "c/errorMessages";
import { fill } from "c/timeText";
import getQueue from "@salesforce/apex/DealDeskController.getQueue";
import approve from "@salesforce/apex/DealDeskController.approve";
import reject from "@salesforce/apex/DealDeskController.reject";
import askForMore from "@salesforce/apex/DealDeskController.askForMore";
import type { WireResult } from "@salesforce/apex";
import type { DeskRow } from "@salesforce/apex/DealDeskController.getQueue";
import type { DecisionResult } from "@salesforce/apex/DealDeskController.approve";
import type { Decision } from "c/decisionForm";
import TITLE from "@salesforce/label/c.DealDesk_Title";
import SHOW from "@salesforce/label/c.Deal_Show";
import MINE from "@salesforce/label/c.DealDesk_Mine";
import ALL from "@salesforce/label/c.DealDesk_All";
import EMPTY from "@salesforce/label/c.DealDesk_Empty";
import COUNT from "@salesforce/label/c.DealDesk_Count";
import BULK from "@salesforce/label/c.DealDesk_Bulk";
import SELECT_ALL from "@salesforce/label/c.DealDesk_SelectAll";
import PICKED from "@salesforce/label/c.DealDesk_Selected";
import DECIDED from "@salesforce/label/c.DealDesk_Decided";
import NOT_DECIDED from "@salesforce/label/c.DealDesk_NotDecided";

export default class DealDesk extends LightningElement {
  @wire(getQueue, { scope: "$scope" })
  wired?: WireResult<readonly DeskRow[]>;

  labels = { title: TITLE, show: SHOW, empty: EMPTY, bulk: BULK, selectAll: SELECT_ALL };
  scopes = [
    { value: "all", label: ALL },
    { value: "mine", label: MINE },
  ];
  scope = "all";
  pickedIds: string[] = [];
  failures: readonly DecisionResult[] = [];
  isSaving = false;

  connectedCallback(): void {
    if (this.wired?.data) {
      void refreshApex(this.wired);
    }
  }

  get queue(): readonly DeskRow[] {
    return this.wired?.data ?? [];
  }

  get rows() {
    return this.queue.map((data) => ({
      id: data.id,
      data,
      selected: this.pickedIds.includes(data.id),
    }));
  }

  get isLoading(): boolean {
    return !this.wired?.data && !this.hasProblem;
  }

  get problems(): string[] {
    return errorMessages(this.wired?.error);
  }

  get hasProblem(): boolean {
    return this.problems.length > 0;
  }

  get isEmpty(): boolean {
    return this.queue.length === 0;
  }

  get count(): string {
    return this.wired?.data
      ? fill(COUNT, this.queue.length, this.queue.filter(({ isOverdue }) => isOverdue).length)
      : "";
  }

  get isMine(): boolean {
    return this.scope === "mine";
  }

  get pickedCount(): number {
    return this.pickedIds.length;
  }

  get hasPicked(): boolean {
    return this.pickedCount > 0;
  }

  get hasFailures(): boolean {
    return this.failures.length > 0;
  }

  get picked(): string {
    return this.hasPicked ? fill(PICKED, this.pickedCount) : "";
  }

  get allPicked(): boolean {
    return this.hasPicked && this.pickedCount === this.queue.length;
  }

  get pickedIsBlocked(): boolean {
    return this.queue.some(
      ({ id, severity }) => severity === "Blocks" && this.pickedIds.includes(id),
    );
  }

  handleScope(event: CustomEvent<{ value: string }>): void {
    this.scope = event.detail.value;
    this.pickedIds = [];
  }

  handlePick(event: CustomEvent<{ id: string; isPicked: boolean }>): void {
    const { id, isPicked } = event.detail;
    const others = this.pickedIds.filter((pickedId) => pickedId !== id);
    this.pickedIds = isPicked ? [...others, id] : others;
  }

  handlePickAll(event: CustomEvent<{ checked: boolean }>): void {
    this.pickedIds = event.detail.checked ? this.queue.map(({ id }) => id) : [];
  }

  handleDecide(event: CustomEvent<Decision & { ids: string[] }>): void {
    void this.decide(event.detail.ids, event.detail);
  }

  handleDecideMany(event: CustomEvent<Decision>): void {
    void this.decide(this.pickedIds, event.detail);
  }

  handleRetry(): void {
    void refreshApex(this.wired);
  }

  private async decide(registrationIds: string[], { action, text }: Decision): Promise<void> {
    this.isSaving = true;
    this.failures = [];
    try {
      const results = await this.call(registrationIds, action, text);
      this.failures = results.filter(({ isSuccess }) => !isSuccess);
      this.pickedIds = this.failures.map(({ id }) => id);
      const decided = results.length - this.failures.length;
      if (decided > 0) {
        this.toast("success", fill(DECIDED, decided));
      }
      await refreshApex(this.wired);
    } catch (error) {
      this.toast("error", errorMessages(error).join(" "), NOT_DECIDED);
    } finally {
      this.isSaving = false;
    }
  }

  private call(
    registrationIds: string[],
    action: Decision["action"],
    text: string,
  ): Promise<readonly DecisionResult[]> {
    switch (action) {
      case "approve":
        return approve({ registrationIds, note: text });
      case "reject":
        return reject({ registrationIds, reason: text });
      case "ask":
        return askForMore({ registrationIds, question: text });
    }
  }

  private toast(variant: "success" | "error", message: string, title = TITLE): void {
    this.dispatchEvent(new ShowToastEvent({ title, message, variant }));
  }
}

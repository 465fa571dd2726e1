// The Setup page: what is not done, what is not healthy, what to click; follows a back-fill while it runs.
import { LightningElement, wire } from "lwc";
import { refreshApex } from "@salesforce/apex";
import { ShowToastEvent } from "lightning/platformShowToastEvent";
import { errorMessages } from "c/errorMessages";
import { fill } from "c/timeText";
import getHealth from "@salesforce/apex/SetupHealthController.getHealth";
import startAutomation from "@salesforce/apex/SetupHealthController.startAutomation";
import stopAutomation from "@salesforce/apex/SetupHealthController.stopAutomation";
import fillCustomerKeys from "@salesforce/apex/SetupHealthController.fillCustomerKeys";
import checkAllCustomerKeys from "@salesforce/apex/SetupHealthController.checkAllCustomerKeys";
import markDone from "@salesforce/apex/SetupHealthController.markDone";
import markOpen from "@salesforce/apex/SetupHealthController.markOpen";
import type { WireResult } from "@salesforce/apex";
import type { SetupHealth as Health } from "@salesforce/apex/SetupHealthController.getHealth";
import TITLE from "@salesforce/label/c.Setup_Title";
import INTRO from "@salesforce/label/c.Setup_Intro";
import STEPS from "@salesforce/label/c.Setup_Steps";
import PROGRESS from "@salesforce/label/c.Setup_Progress";
import PROBLEMS from "@salesforce/label/c.Setup_Problems";
import STARTED from "@salesforce/label/c.Setup_Started";
import STOPPED from "@salesforce/label/c.Setup_Stopped";
import FILL_STARTED from "@salesforce/label/c.Setup_FillStarted";

const FOLLOW_AFTER_MS = 3000;

export default class SetupHealth extends LightningElement {
  labels = { title: TITLE, intro: INTRO, steps: STEPS };
  isSaving = false;
  private wired?: WireResult<Health>;
  private timer?: ReturnType<typeof setTimeout>;

  @wire(getHealth)
  receive(result: WireResult<Health>): void {
    this.wired = result;
    this.follow();
  }

  connectedCallback(): void {
    // The page may have been read before the admin did what it asked for on another one.
    if (this.wired?.data) {
      void refreshApex(this.wired);
    }
  }

  disconnectedCallback(): void {
    clearTimeout(this.timer);
  }

  get health(): Health | undefined {
    return this.wired?.data;
  }

  get isLoading(): boolean {
    return !this.health && !this.hasProblem;
  }

  get problems(): string[] {
    return errorMessages(this.wired?.error);
  }

  get hasProblem(): boolean {
    return this.problems.length > 0;
  }

  get steps() {
    return (this.health?.steps ?? []).map((step) => ({
      step,
      isAutomation: step.key === "automation",
      isKeys: step.key === "keys",
    }));
  }

  get progress(): string {
    return this.health ? fill(PROGRESS, this.count("done"), this.health.steps.length) : "";
  }

  get percent(): number {
    return this.health ? (this.count("done") * 100) / this.health.steps.length : 0;
  }

  get attention(): string {
    const count = this.count("attention");
    return count > 0 ? fill(PROBLEMS, count) : "";
  }

  /** One primary button at a time: what comes first. */
  get fillsFirst(): boolean {
    return this.stateOf("automation") === "done" && this.stateOf("keys") !== "done";
  }

  handleStart(): void {
    void this.act(() => startAutomation(), STARTED);
  }

  handleStop(): void {
    void this.act(() => stopAutomation(), STOPPED);
  }

  handleFill(): void {
    void this.act(() => fillCustomerKeys(), FILL_STARTED);
  }

  handleCheck(): void {
    void this.act(() => checkAllCustomerKeys(), FILL_STARTED);
  }

  handleMarkDone(event: CustomEvent<{ step: string }>): void {
    void this.act(() => markDone(event.detail));
  }

  handleMarkOpen(event: CustomEvent<{ step: string }>): void {
    void this.act(() => markOpen(event.detail));
  }

  handleRetry(): void {
    void refreshApex(this.wired);
  }

  private count(state: string): number {
    return (this.health?.steps ?? []).filter((step) => step.state === state).length;
  }

  private stateOf(key: string): string | undefined {
    return this.health?.steps.find((step) => step.key === key)?.state;
  }

  private async act(call: () => Promise<unknown>, success = ""): Promise<void> {
    this.isSaving = true;
    try {
      await call();
      if (success) {
        this.toast("success", success);
      }
      await refreshApex(this.wired);
    } catch (error) {
      this.toast("error", errorMessages(error).join(" "));
    } finally {
      this.isSaving = false;
    }
  }

  private follow(): void {
    clearTimeout(this.timer);
    if (this.health?.keys?.isRunning) {
      // eslint-disable-next-line @lwc/lwc/no-async-operation -- Nothing tells the page that a batch went on, so it asks; the timer ends with the page.
      this.timer = setTimeout(() => {
        // Asks again even when the answer is the same as before and therefore not sent to `receive`.
        void refreshApex(this.wired).then(() => this.follow());
      }, FOLLOW_AFTER_MS);
    }
  }

  /** All in the title: a phone shows nothing else of a toast. */
  private toast(variant: "success" | "error", title: string): void {
    this.dispatchEvent(new ShowToastEvent({ title, variant }));
  }
}

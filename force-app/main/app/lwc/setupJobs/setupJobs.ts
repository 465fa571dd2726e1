// Tandem's scheduled jobs: when each runs, how it went, who they run as; starts them, and stops them after asking. Fires `start` and `stop`.
import { LightningElement, api } from "lwc";
import { exactTime, fill, relativeTime } from "c/timeText";
import type { SetupAutomation as Automation } from "@salesforce/apex/SetupHealthController.getHealth";
import JOBS from "@salesforce/label/c.Setup_Jobs";
import NEXT from "@salesforce/label/c.Setup_JobNext";
import LAST from "@salesforce/label/c.Setup_JobLast";
import NEVER_RAN from "@salesforce/label/c.Setup_JobNeverRan";
import RUNS_AS_YOU from "@salesforce/label/c.Setup_RunsAsYou";
import START from "@salesforce/label/c.Setup_Start";
import STOP from "@salesforce/label/c.Setup_Stop";
import STOP_QUESTION from "@salesforce/label/c.Setup_StopQuestion";
import STOP_CONFIRM from "@salesforce/label/c.Setup_StopConfirm";
import STOP_CANCEL from "@salesforce/label/c.Setup_StopCancel";

type Focusable = HTMLElement & { focus(): void };

export default class SetupJobs extends LightningElement {
  @api automation!: Automation;
  @api disabled = false;

  labels = {
    jobs: JOBS,
    runsAsYou: RUNS_AS_YOU,
    start: START,
    stop: STOP,
    question: STOP_QUESTION,
    confirm: STOP_CONFIRM,
    cancel: STOP_CANCEL,
  };
  isAsking = false;
  private focusNext = "";

  renderedCallback(): void {
    if (this.focusNext) {
      this.template?.querySelector<Focusable>(this.focusNext)?.focus();
      this.focusNext = "";
    }
  }

  get rows() {
    return this.automation.jobs.map((job) => ({
      ...job,
      last: job.lastRun ? timed(LAST, job.lastRun) : job.nextRun ? NEVER_RAN : "",
      next: job.nextRun ? timed(NEXT, job.nextRun) : "",
    }));
  }

  handleStart(): void {
    this.isAsking = false;
    this.dispatchEvent(new CustomEvent("start"));
  }

  handleStop(): void {
    this.isAsking = true;
    this.focusNext = ".confirm";
  }

  handleConfirm(): void {
    this.isAsking = false;
    this.dispatchEvent(new CustomEvent("stop"));
  }

  handleCancel(): void {
    this.isAsking = false;
    this.focusNext = ".stop";
  }
}

function timed(label: string, iso: string): string {
  return fill(label, relativeTime(iso), exactTime(iso));
}

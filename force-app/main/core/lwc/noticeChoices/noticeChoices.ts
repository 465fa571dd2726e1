// Which notices the person wants, with a box for each channel; a choice is saved at once.
import { LightningElement, wire } from "lwc";
import { refreshApex } from "@salesforce/apex";
import { errorMessages } from "c/errorMessages";
import { fill } from "c/timeText";
import getChoices from "@salesforce/apex/NoticePreferencesController.getChoices";
import switchOff from "@salesforce/apex/NoticePreferencesController.switchOff";
import switchOn from "@salesforce/apex/NoticePreferencesController.switchOn";
import type { WireResult } from "@salesforce/apex";
import type { Choice } from "@salesforce/apex/NoticePreferencesController.getChoices";
import ALWAYS from "@salesforce/label/c.Notices_Always";
import BELL from "@salesforce/label/c.Notices_Bell";
import EMAIL from "@salesforce/label/c.Notices_Email";
import INTRO from "@salesforce/label/c.Notices_Intro";
import NONE from "@salesforce/label/c.Notices_None";
import NOT_SENT from "@salesforce/label/c.Notices_NotSent";
import NOTICE from "@salesforce/label/c.Notices_Notice";
import SAVED from "@salesforce/label/c.Notices_Saved";
import SWITCH_FOR from "@salesforce/label/c.Notices_SwitchFor";
import TASK from "@salesforce/label/c.Notices_Task";

/** A channel that the notice is never sent by is null, or left out. */
const isUsed = (value: boolean | null | undefined): boolean =>
  value !== null && value !== undefined;

export default class NoticeChoices extends LightningElement {
  @wire(getChoices)
  wired?: WireResult<Choice[]>;

  labels = { bell: BELL, email: EMAIL, intro: INTRO, none: NONE, notice: NOTICE, task: TASK };
  refusal: string[] = [];
  isSaving = false;
  message = "";

  get choices(): readonly Choice[] {
    return this.wired?.data ?? [];
  }

  get problems(): string[] {
    return [...errorMessages(this.wired?.error), ...this.refusal];
  }

  get hasProblem(): boolean {
    return this.problems.length > 0;
  }

  get isLoading(): boolean {
    return !this.wired?.data && !this.hasProblem;
  }

  get hasChoices(): boolean {
    return this.choices.length > 0;
  }

  /** Few people are given tasks; the others see no empty column. */
  get hasTasks(): boolean {
    return this.choices.some(({ task }) => isUsed(task));
  }

  get rows() {
    return this.choices.map((choice) => ({
      key: choice.key,
      label: choice.label,
      cells: [
        this.cell(choice, "Email", EMAIL, choice.email),
        this.cell(choice, "Bell", BELL, choice.bell),
        ...(this.hasTasks ? [this.cell(choice, "Task", TASK, choice.task)] : []),
      ],
    }));
  }

  async handleChange(event: CustomEvent<{ checked: boolean }>): Promise<void> {
    const { key = "", channel = "" } = (event.target as HTMLElement).dataset;
    const save = event.detail.checked ? switchOn : switchOff;
    this.isSaving = true;
    this.message = "";
    try {
      await save({ key, channel });
      await refreshApex(this.wired);
      this.message = SAVED;
    } catch (error) {
      this.refusal = errorMessages(error);
    } finally {
      this.isSaving = false;
    }
  }

  /** After a refusal the boxes must show again what is saved. */
  handleRetry(): void {
    this.refusal = [];
    void refreshApex(this.wired);
  }

  private cell(choice: Choice, channel: string, name: string, value: boolean | null | undefined) {
    return {
      id: `${choice.key} ${channel}`,
      channel,
      isSwitch: isUsed(value) && choice.isOptional,
      isOn: value === true,
      label: fill(SWITCH_FOR, name, choice.label),
      text: isUsed(value) ? ALWAYS : NOT_SENT,
    };
  }
}

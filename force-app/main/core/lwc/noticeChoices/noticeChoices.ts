// The table of notices with a box for each channel. Fires `choose` with {key, channel, wanted}.
import { LightningElement, api } from "lwc";
import { fill } from "c/timeText";
import type { Choice } from "@salesforce/apex/NoticePreferencesController.getChoices";
import ALWAYS from "@salesforce/label/c.Notices_Always";
import BELL from "@salesforce/label/c.Notices_Bell";
import EMAIL from "@salesforce/label/c.Notices_Email";
import INTRO from "@salesforce/label/c.Notices_Intro";
import NONE from "@salesforce/label/c.Notices_None";
import NOT_SENT from "@salesforce/label/c.Notices_NotSent";
import NOTICE from "@salesforce/label/c.Notices_Notice";
import SWITCH_FOR from "@salesforce/label/c.Notices_SwitchFor";

export type Channel = "Email" | "Bell";
export interface ChooseDetail {
  readonly key: string;
  readonly channel: Channel;
  readonly wanted: boolean;
}

export default class NoticeChoices extends LightningElement {
  @api choices: readonly Choice[] = [];
  @api disabled = false;

  labels = { bell: BELL, email: EMAIL, intro: INTRO, none: NONE, notice: NOTICE };

  get hasChoices(): boolean {
    return this.choices.length > 0;
  }

  get rows() {
    return this.choices.map((choice) => ({
      key: choice.key,
      label: choice.label,
      cells: [
        this.cell(choice, "Email", EMAIL, choice.email),
        this.cell(choice, "Bell", BELL, choice.bell),
      ],
    }));
  }

  handleChange(event: CustomEvent<{ checked: boolean }>): void {
    const { key = "", channel } = (event.target as HTMLElement).dataset;
    const detail: ChooseDetail = {
      key,
      channel: channel as Channel,
      wanted: event.detail.checked,
    };
    this.dispatchEvent(new CustomEvent("choose", { detail }));
  }

  private cell(choice: Choice, channel: Channel, name: string, value: boolean | null | undefined) {
    const isUsed = value !== null && value !== undefined;
    return {
      id: `${choice.key} ${channel}`,
      channel,
      isSwitch: isUsed && choice.isOptional,
      isOn: value === true,
      label: fill(SWITCH_FOR, name, choice.label),
      text: isUsed ? ALWAYS : NOT_SENT,
    };
  }
}

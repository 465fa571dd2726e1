// Where a deal registration or a step of the setup stands: colour means state, and the words say it too.
import { LightningElement, api } from "lwc";

const TONES: Readonly<Record<string, string>> = {
  Approved: "good",
  Won: "good",
  Submitted: "waiting",
  "In Review": "waiting",
  "More Info": "attention",
  Rejected: "bad",
  Lost: "bad",
  done: "good",
  todo: "waiting",
  attention: "attention",
};

export default class StatusBadge extends LightningElement {
  /** the picklist value, or the state of a step */
  @api status = "";
  /** what to show; the value when absent */
  @api label = "";

  get badgeClass(): string {
    return `badge ${TONES[this.status] ?? "quiet"}`;
  }
}

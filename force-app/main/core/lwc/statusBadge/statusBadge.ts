// The status of a deal registration: colour means state, and the words say it too.
import { LightningElement, api } from "lwc";

const TONES: Readonly<Record<string, string>> = {
  Approved: "good",
  Won: "good",
  Submitted: "waiting",
  "In Review": "waiting",
  "More Info": "attention",
  Rejected: "bad",
  Lost: "bad",
};

export default class StatusBadge extends LightningElement {
  /** the picklist value */
  @api status = "";
  /** what to show; the value when absent */
  @api label = "";

  get badgeClass(): string {
    return `badge ${TONES[this.status] ?? "quiet"}`;
  }
}

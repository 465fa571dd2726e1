// Whether customers can be found: what has no key, how far the back-fill is, and the buttons that start it. Fires `fill` and `check`.
import { LightningElement, api } from "lwc";
import { exactTime, fill, relativeTime } from "c/timeText";
import type { SetupKeys as Keys } from "@salesforce/apex/SetupHealthController.getHealth";
import CHECK from "@salesforce/label/c.Setup_CheckKeys";
import CHECK_HELP from "@salesforce/label/c.Setup_CheckKeysHelp";
import FILL from "@salesforce/label/c.Setup_Fill";
import FILLED_ON from "@salesforce/label/c.Setup_KeysFilledOn";
import PROGRESS from "@salesforce/label/c.Setup_KeysProgress";

export default class SetupKeys extends LightningElement {
  @api keys!: Keys;
  @api isPrimary = false;
  @api disabled = false;

  labels = { fill: FILL, check: CHECK, checkHelp: CHECK_HELP };

  get variant(): string {
    return this.isPrimary ? "brand" : "neutral";
  }

  get filled(): string {
    const { filledOn } = this.keys;
    return filledOn ? fill(FILLED_ON, relativeTime(filledOn), exactTime(filledOn)) : "";
  }

  get progress(): string {
    return fill(PROGRESS, this.keys.percent, this.keys.batch, this.keys.batches);
  }

  handleFill(): void {
    this.dispatchEvent(new CustomEvent("fill"));
  }

  handleCheck(): void {
    this.dispatchEvent(new CustomEvent("check"));
  }
}

// On an account or lead: which partners have protected the customer, until when, whom to call first. Nothing when none has; one call.
import { LightningElement, api, wire } from "lwc";
import { refreshApex } from "@salesforce/apex";
import { ShowToastEvent } from "lightning/platformShowToastEvent";
import { errorMessages } from "c/errorMessages";
import getPanel from "@salesforce/apex/ProtectionPanelController.getPanel";
import goOn from "@salesforce/apex/ProtectionPanelController.goOn";
import type { WireResult } from "@salesforce/apex";
import type { Panel } from "@salesforce/apex/ProtectionPanelController.getPanel";
import TITLE from "@salesforce/label/c.Protection_Title";
import TOLD from "@salesforce/label/c.Protection_Told";

export default class ProtectionPanel extends LightningElement {
  @api recordId!: string;

  @wire(getPanel, { recordId: "$recordId" })
  wired?: WireResult<Panel>;

  labels = { title: TITLE };
  isSaving = false;
  failure = "";

  get panel(): Panel | undefined {
    return this.wired?.data;
  }

  get problems(): string[] {
    return errorMessages(this.wired?.error);
  }

  get hasProblem(): boolean {
    return this.problems.length > 0;
  }

  /** Most customers are nobody's: a placeholder that then goes away would make every page jump. */
  get isShown(): boolean {
    return this.hasProblem || (this.panel?.claims.length ?? 0) > 0;
  }

  async handleGoOn(event: CustomEvent<{ registrationId: string; reason: string }>): Promise<void> {
    const { registrationId, reason } = event.detail;
    const form = event.currentTarget as unknown as { reset(): void };
    this.isSaving = true;
    this.failure = "";
    try {
      await goOn({ recordId: this.recordId, registrationId, reason });
      form.reset();
      this.dispatchEvent(new ShowToastEvent({ title: TOLD, variant: "success" }));
      await refreshApex(this.wired);
    } catch (error) {
      this.failure = errorMessages(error).join(" ");
    } finally {
      this.isSaving = false;
    }
  }

  handleRetry(): void {
    void refreshApex(this.wired);
  }
}

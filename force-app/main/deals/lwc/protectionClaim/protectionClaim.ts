// One protection of a customer: by whom, until when, whom to call, who went on already. Fires `goon` with {registrationId, reason}.
import { LightningElement, api } from "lwc";
import { NavigationMixin } from "lightning/navigation";
import { exactDate, exactTime, fill } from "c/timeText";
import type { Reason } from "c/reasonForm";
import type { Claim } from "@salesforce/apex/ProtectionPanelController.getPanel";
import CALL from "@salesforce/label/c.Protection_Call";
import CALL_NOBODY from "@salesforce/label/c.Protection_CallNobody";
import REGISTERED from "@salesforce/label/c.Protection_Registered";
import FACTS from "@salesforce/label/c.Protection_Facts";
import WENT_ON from "@salesforce/label/c.Protection_WentOn";
import GO_ON from "@salesforce/label/c.Protection_GoOn";
import MEANING from "@salesforce/label/c.Protection_Meaning";
import REASON from "@salesforce/label/c.Protection_Reason";
import CONFIRM from "@salesforce/label/c.Protection_Confirm";

export default class ProtectionClaim extends NavigationMixin(LightningElement) {
  @api claim!: Claim;
  @api canOverride = false;
  @api disabled = false;

  labels = {
    goOn: GO_ON,
    meaning: MEANING,
    reason: REASON,
    confirm: CONFIRM,
  };
  isAsking = false;

  /** Closes the form and forgets what was written: after it was saved. */
  @api
  reset(): void {
    this.isAsking = false;
  }

  get headline(): string {
    const { partnerName, callName } = this.claim;
    const until = exactDate(this.claim.protectedUntil ?? "");
    return callName
      ? fill(CALL, partnerName, until, callName)
      : fill(CALL_NOBODY, partnerName, until);
  }

  get facts(): string {
    return fill(FACTS, this.claim.product, this.claim.daysLeft);
  }

  get registered(): string {
    const { registeredOn } = this.claim;
    return registeredOn ? fill(REGISTERED, exactTime(registeredOn)) : "";
  }

  get hasContact(): boolean {
    return [this.claim.callPhone, this.claim.callEmail].some(Boolean);
  }

  get url(): string {
    return `/${this.claim.registrationId}`;
  }

  get hasOverridings(): boolean {
    return this.overridings.length > 0;
  }

  get overridings() {
    return this.claim.overridings.map((one) => ({
      ...one,
      sentence: fill(WENT_ON, one.who, exactTime(one.happenedOn ?? "")),
    }));
  }

  get canAsk(): boolean {
    return this.canOverride && !this.claim.isOverriddenByMe && !this.isAsking;
  }

  handleAsk(): void {
    this.isAsking = true;
  }

  handleCancel(): void {
    this.reset();
  }

  handleConfirm(event: CustomEvent<Reason>): void {
    const detail = { registrationId: this.claim.id, reason: event.detail.reason };
    this.dispatchEvent(new CustomEvent("goon", { detail }));
  }

  handleOpen(event: Event): void {
    event.preventDefault();
    this[NavigationMixin.Navigate]({
      type: "standard__recordPage",
      attributes: { recordId: this.claim.registrationId, actionName: "view" },
    });
  }
}

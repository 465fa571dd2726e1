// Who the partner of this opportunity is, until when it is protected and why they have it: readable in two seconds, one call.
import { LightningElement, api, wire } from "lwc";
import { NavigationMixin } from "lightning/navigation";
import { refreshApex } from "@salesforce/apex";
import { notifyRecordUpdateAvailable } from "lightning/uiRecordApi";
import { errorMessages } from "c/errorMessages";
import { exactDate, exactTime, fill } from "c/timeText";
import getPanel from "@salesforce/apex/OpportunityPartnerPanelController.getPanel";
import type { WireResult } from "@salesforce/apex";
import type { Panel } from "@salesforce/apex/OpportunityPartnerPanelController.getPanel";
import TITLE from "@salesforce/label/c.PartnerPanel_Title";
import NONE from "@salesforce/label/c.PartnerPanel_None";
import ROLE from "@salesforce/label/c.PartnerPanel_RoleAndManager";
import PROTECTED from "@salesforce/label/c.PartnerPanel_ProtectedUntil";
import ENDED from "@salesforce/label/c.PartnerPanel_ProtectionEnded";
import MEND from "@salesforce/label/c.PartnerPanel_Mend";
import MANUAL from "@salesforce/label/c.Panel_ReasonManual";
import REGISTERED from "@salesforce/label/c.Panel_ReasonRegistration";
import PARTNER_FIRST from "@salesforce/label/c.Panel_PartnerFirst";
import SALES_FIRST from "@salesforce/label/c.Panel_SalesFirst";
import BY_RULE from "@salesforce/label/c.Panel_DecidedByRule";
import BY_PERSON from "@salesforce/label/c.Panel_DecidedByPerson";
import DECIDED_WITH from "@salesforce/label/c.Panel_DecidedWith";

export default class OpportunityPartnerPanel extends NavigationMixin(LightningElement) {
  @api recordId!: string;

  @wire(getPanel, { opportunityId: "$recordId" })
  wired?: WireResult<Panel>;

  labels = { title: TITLE, none: NONE, mend: MEND };
  /** read only when somebody wants to change it: most only look */
  isMending = false;

  get panel(): Panel | undefined {
    return this.wired?.data;
  }

  get isLoading(): boolean {
    return !this.panel && !this.hasProblem;
  }

  get problems(): string[] {
    return errorMessages(this.wired?.error);
  }

  get hasProblem(): boolean {
    return this.problems.length > 0;
  }

  get hasNoPartner(): boolean {
    return this.panel?.hasPartner === false;
  }

  get role(): string {
    const { partnerRoleLabel, managerName } = this.panel ?? {};
    return managerName ? fill(ROLE, partnerRoleLabel ?? "", managerName) : (partnerRoleLabel ?? "");
  }

  get protection(): string {
    const { protectedUntil, isProtected, daysLeft } = this.panel ?? {};
    if (!protectedUntil) {
      return "";
    }
    return isProtected
      ? fill(PROTECTED, exactDate(protectedUntil), daysLeft ?? 0)
      : fill(ENDED, exactDate(protectedUntil));
  }

  /** Why they have it. */
  get reason(): string {
    const { registrationName, partnerName, registeredOn } = this.panel ?? {};
    if (!registrationName) {
      return MANUAL;
    }
    return registeredOn ? fill(REGISTERED, partnerName, exactTime(registeredOn)) : "";
  }

  /** Who was first, partner or sales, and when. */
  get evidence(): string {
    const { registeredOn, openedOn } = this.panel ?? {};
    if (!registeredOn || !openedOn) {
      return "";
    }
    const [registered, opened] = [exactTime(registeredOn), exactTime(openedOn)];
    return new Date(registeredOn) <= new Date(openedOn)
      ? fill(PARTNER_FIRST, registered, opened)
      : fill(SALES_FIRST, opened, registered);
  }

  /** By whom or what it was approved; with the reason where the viewer may read it. */
  get decision(): string {
    const { decidedOn, decidedByName, decisionReason } = this.panel ?? {};
    if (!decidedOn) {
      return "";
    }
    const time = exactTime(decidedOn);
    const sentence = decidedByName ? fill(BY_PERSON, decidedByName, time) : fill(BY_RULE, time);
    return decisionReason ? fill(DECIDED_WITH, sentence, decisionReason) : sentence;
  }

  get showsMending(): boolean {
    return this.isMending && this.panel?.canRelink === true;
  }

  get mending(): string {
    return String(this.isMending);
  }

  get partnerUrl(): string {
    return `/${this.panel?.partnerId ?? ""}`;
  }

  get registrationUrl(): string {
    return `/${this.panel?.registrationId ?? ""}`;
  }

  handleOpen(event: Event): void {
    event.preventDefault();
    const recordId = (event.currentTarget as HTMLElement).dataset.id;
    this[NavigationMixin.Navigate]({
      type: "standard__recordPage",
      attributes: { recordId, actionName: "view" },
    });
  }

  handleMend(): void {
    this.isMending = !this.isMending;
  }

  /** The fields of the opportunity beside the panel say it too. */
  handleSaved(): void {
    void refreshApex(this.wired);
    void notifyRecordUpdateAvailable([{ recordId: this.recordId }]);
  }

  handleRetry(): void {
    void refreshApex(this.wired);
  }
}

// Who the partner of this opportunity is, until when it is protected and why they have it: readable in two seconds, one call.
import { LightningElement, api, wire } from "lwc";
import { NavigationMixin } from "lightning/navigation";
import { refreshApex } from "@salesforce/apex";
import { notifyRecordUpdateAvailable } from "lightning/uiRecordApi";
import { errorMessages } from "c/errorMessages";
import { exactDate, fill } from "c/timeText";
import getPanel from "@salesforce/apex/OpportunityPartnerPanelController.getPanel";
import type { WireResult } from "@salesforce/apex";
import type { Panel } from "@salesforce/apex/OpportunityPartnerPanelController.getPanel";
import TITLE from "@salesforce/label/c.PartnerPanel_Title";
import NONE from "@salesforce/label/c.PartnerPanel_None";
import ROLE from "@salesforce/label/c.PartnerPanel_RoleAndManager";
import PROTECTED from "@salesforce/label/c.PartnerPanel_ProtectedUntil";
import ENDED from "@salesforce/label/c.PartnerPanel_ProtectionEnded";

export default class OpportunityPartnerPanel extends NavigationMixin(LightningElement) {
  @api recordId!: string;

  @wire(getPanel, { opportunityId: "$recordId" })
  wired?: WireResult<Panel>;

  labels = { title: TITLE, none: NONE };

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

  /** The fields of the opportunity beside the panel say it too. */
  handleSaved(): void {
    void refreshApex(this.wired);
    void notifyRecordUpdateAvailable([{ recordId: this.recordId }]);
  }

  handleRetry(): void {
    void refreshApex(this.wired);
  }
}

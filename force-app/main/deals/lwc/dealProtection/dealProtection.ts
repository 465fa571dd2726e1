// How long a deal stays protected, whose turn its renewal is, and the two things a partner can do: log an activity, ask for more time.
import { LightningElement, api, wire } from "lwc";
import { refreshApex } from "@salesforce/apex";
import { clearError, errorMessages } from "c/errorMessages";
import { exactDate, exactTime, fill, relativeTime, today } from "c/timeText";
import getProtection from "@salesforce/apex/DealProtectionController.getProtection";
import logActivity from "@salesforce/apex/DealProtectionController.logActivity";
import requestRenewal from "@salesforce/apex/DealProtectionController.requestRenewal";
import type { ErrorField } from "c/errorMessages";
import type { Reason } from "c/reasonForm";
import type { WireResult } from "@salesforce/apex";
import type { Protection } from "@salesforce/apex/DealProtectionController.getProtection";
import TITLE from "@salesforce/label/c.Protection_Heading";
import DAYS_LEFT from "@salesforce/label/c.Protection_DaysLeft";
import DAY_LEFT from "@salesforce/label/c.Protection_DayLeft";
import LAST_DAY from "@salesforce/label/c.Protection_LastDay";
import IDLE_ON from "@salesforce/label/c.Protection_IdleOn";
import RENEWALS from "@salesforce/label/c.Protection_Renewals";
import OPEN from "@salesforce/label/c.Protection_RenewalOpen";
import OPEN_NO_DUE from "@salesforce/label/c.Protection_RenewalOpenNoDue";
import APPROVED from "@salesforce/label/c.Protection_RenewalApproved";
import REJECTED from "@salesforce/label/c.Protection_RenewalRejected";
import RENEW from "@salesforce/label/c.Protection_Renew";
import RENEW_SEND from "@salesforce/label/c.Protection_RenewSend";
import RENEW_REASON from "@salesforce/label/c.Protection_RenewReason";
import LOG from "@salesforce/label/c.Protection_Log";
import LOG_SAVE from "@salesforce/label/c.Protection_LogSave";
import KIND from "@salesforce/label/c.Protection_Kind";
import DAY from "@salesforce/label/c.Protection_Day";
import NOTE from "@salesforce/label/c.Protection_Note";
import ACTIVITIES from "@salesforce/label/c.Protection_Activities";
import NO_ACTIVITIES from "@salesforce/label/c.Protection_NoActivities";
import KIND_MISSING from "@salesforce/label/c.Activity_KindMissing";
import DAY_MISSING from "@salesforce/label/c.Activity_DayMissing";
import DAY_AHEAD from "@salesforce/label/c.Activity_DayAhead";

const dateText = (date: string | null | undefined): string => (date ? exactDate(date) : "");

export default class DealProtection extends LightningElement {
  @api dealId!: string;

  @wire(getProtection, { dealId: "$dealId" })
  wired?: WireResult<Protection>;

  labels = {
    title: TITLE,
    renew: RENEW,
    renewSend: RENEW_SEND,
    renewReason: RENEW_REASON,
    log: LOG,
    logSave: LOG_SAVE,
    kind: KIND,
    day: DAY,
    note: NOTE,
    activities: ACTIVITIES,
    noActivities: NO_ACTIVITIES,
    kindMissing: KIND_MISSING,
    dayMissing: DAY_MISSING,
    dayAhead: DAY_AHEAD,
  };
  form: "" | "renew" | "log" = "";
  isSaving = false;
  message = "";
  kind = "";
  day = "";

  connectedCallback(): void {
    if (this.wired?.data) {
      void refreshApex(this.wired);
    }
  }

  get protection(): Protection | undefined {
    return this.wired?.data;
  }

  get isLoading(): boolean {
    return !this.protection && !this.hasProblem;
  }

  get problems(): string[] {
    return errorMessages(this.wired?.error);
  }

  get hasProblem(): boolean {
    return this.problems.length > 0;
  }

  get daysLeft(): string {
    const { daysLeft, expiresOn, idleOn } = this.protection ?? {};
    if (!daysLeft) {
      return LAST_DAY;
    }
    const end = dateText(idleOn ?? expiresOn);
    return daysLeft === 1 ? fill(DAY_LEFT, end) : fill(DAYS_LEFT, daysLeft, end);
  }

  /** While a renewal is being decided neither day ends the protection. */
  get isHeld(): boolean {
    return Boolean(this.protection?.heldUntil);
  }

  get idle(): string {
    const idleOn = this.protection?.idleOn;
    return idleOn && !this.isHeld ? fill(IDLE_ON, dateText(idleOn)) : "";
  }

  /** What became of the last request, and whose turn it is while it is open. */
  get renewalState(): string {
    const { lastRenewal, heldUntil } = this.protection ?? {};
    switch (lastRenewal?.status) {
      case "In Review": {
        const end = dateText(heldUntil);
        const { dueOn } = lastRenewal;
        return dueOn
          ? fill(OPEN, relativeTime(dueOn), exactTime(dueOn), end)
          : fill(OPEN_NO_DUE, end);
      }
      case "Approved":
        return fill(APPROVED, dateText(lastRenewal.newExpiresOn));
      case "Rejected":
        return fill(REJECTED, dateText(lastRenewal.requestedOn), lastRenewal.message);
      default:
        return "";
    }
  }

  get used(): string {
    const { renewals, maxRenewals, renewalDays } = this.protection ?? {};
    return fill(RENEWALS, renewals, maxRenewals, renewalDays);
  }

  get canRenew(): boolean {
    return !this.protection?.renewalProblem;
  }

  /** The open renewal is told by its own line. */
  get problem(): string {
    return this.isHeld ? "" : (this.protection?.renewalProblem ?? "");
  }

  get hasActions(): boolean {
    return this.form === "";
  }

  get isRenewing(): boolean {
    return this.form === "renew";
  }

  get isLogging(): boolean {
    return this.form === "log";
  }

  get today(): string {
    return today();
  }

  get hasActivities(): boolean {
    return (this.protection?.activities.length ?? 0) > 0;
  }

  get activities() {
    return (this.protection?.activities ?? []).map((activity) => ({
      ...activity,
      day: dateText(activity.happenedOn),
    }));
  }

  handleRenew(): void {
    this.open("renew");
  }

  handleLog(): void {
    this.open("log");
  }

  handleCancel(): void {
    this.open("");
  }

  handleKind(event: CustomEvent<{ value: string }>): void {
    this.kind = event.detail.value;
    clearError(event.target as ErrorField);
  }

  handleDay(event: CustomEvent<{ value: string }>): void {
    this.day = event.detail.value;
    clearError(event.target as ErrorField);
  }

  handleConfirm(event: CustomEvent<Reason>): void {
    if (!this.isSaving) {
      void this.save(event.detail.reason);
    }
  }

  handleRetry(): void {
    void refreshApex(this.wired);
  }

  private open(form: DealProtection["form"]): void {
    this.form = form;
    this.kind = this.message = "";
    this.day = today();
  }

  private async save(text: string): Promise<void> {
    const { dealId, kind, day } = this;
    this.isSaving = true;
    this.message = "";
    try {
      await (this.isRenewing
        ? requestRenewal({ dealId, reason: text })
        : logActivity({ dealId, kind, happenedOn: day, note: text }));
      this.open("");
      await refreshApex(this.wired);
      this.dispatchEvent(new CustomEvent("saved"));
      // The form is gone: on to what the protection is now.
      this.template?.querySelector<HTMLElement>("h2")?.focus();
    } catch (error) {
      this.message = errorMessages(error).join(" ");
    } finally {
      this.isSaving = false;
    }
  }
}

// What stands against a registration: kind, severity, score, evidence in words, the rule and who was first; deciders settle it with a reason.
// Fires `settled` once conflicts were settled.
import { LightningElement, api } from "lwc";
import { NavigationMixin } from "lightning/navigation";
import { errorMessages } from "c/errorMessages";
import { exactTime, fill } from "c/timeText";
import resolve from "@salesforce/apex/ConflictListController.resolve";
import type { ConflictRow } from "@salesforce/apex/DealDeskController.getQueue";
import type { Settlement } from "c/conflictSettlement";
import NONE from "@salesforce/label/c.Conflict_None";
import OPEN from "@salesforce/label/c.Conflict_OpenRecord";
import OPEN_OF from "@salesforce/label/c.Conflict_OpenRecordOf";
import SCORE from "@salesforce/label/c.Conflict_Score";
import RULE from "@salesforce/label/c.Conflict_RuleShown";
import MORE from "@salesforce/label/c.Conflict_More";
import MORE_OF from "@salesforce/label/c.Conflict_MoreOf";
import SINCE from "@salesforce/label/c.Conflict_Since";
import POLICY from "@salesforce/label/c.Conflict_PolicyShown";
import FOR_PARTNER from "@salesforce/label/c.Conflict_ForPartner";
import FIRST from "@salesforce/label/c.Conflict_TheyWereFirst";
import LATER from "@salesforce/label/c.Conflict_PartnerWasFirst";
import SETTLE_OF from "@salesforce/label/c.Conflict_SettleOf";
import SETTLE_ALL from "@salesforce/label/c.Conflict_SettleAll";
import SETTLED from "@salesforce/label/c.Conflict_Settled";
import SETTLED_NOW from "@salesforce/label/c.Conflict_SettledJustNow";

const ALL = "all";

export default class ConflictList extends NavigationMixin(LightningElement) {
  @api conflicts: readonly ConflictRow[] = [];

  labels = { none: NONE, open: OPEN, more: MORE };
  isSaving = false;
  failure = "";
  /** The conflict that is being settled, or all of them. */
  settling = "";
  /** Settled here, until the page has read them anew. */
  private readonly reasonsById = new Map<string, string>();

  get hasConflicts(): boolean {
    return this.conflicts.length > 0;
  }

  get rows() {
    return this.conflicts.map((conflict) => ({
      ...conflict,
      rowClass: `conflict ${this.isOpen(conflict) ? conflict.severity.toLowerCase() : "over"}`,
      scoreText: conflict.matchedOn
        ? fill(SCORE, conflict.score ?? 0, conflict.matchedOnLabel)
        : "",
      ruleText: fill(RULE, conflict.rule),
      policyText: conflict.policy ? fill(POLICY, conflict.policy) : "",
      partnerText: conflict.partnerText ? fill(FOR_PARTNER, conflict.partnerText) : "",
      firstText: conflict.matchedRecordId ? this.firstText(conflict) : "",
      sinceText: conflict.since ? fill(SINCE, exactTime(conflict.since)) : "",
      moreText: fill(MORE_OF, conflict.kindLabel),
      openText: fill(OPEN_OF, conflict.kindLabel),
      settleText: fill(SETTLE_OF, conflict.kindLabel),
      settledText: this.settledText(conflict),
      canSettle: this.isOffered(conflict) && this.settling !== conflict.id,
      isSettling: this.settling === conflict.id,
      url: `/${conflict.matchedRecordId}`,
    }));
  }

  get settleAllText(): string {
    return fill(SETTLE_ALL, this.offered.length);
  }

  get canSettleAll(): boolean {
    return this.offered.length > 1 && !this.settling;
  }

  get isSettlingAll(): boolean {
    return this.settling === ALL;
  }

  handleOpen(event: Event): void {
    event.preventDefault();
    const recordId = (event.currentTarget as HTMLElement).dataset.id;
    this[NavigationMixin.Navigate]({
      type: "standard__recordPage",
      attributes: { recordId, actionName: "view" },
    });
  }

  handleAsk(event: Event): void {
    this.settling = (event.currentTarget as HTMLElement).dataset.id ?? ALL;
    this.failure = "";
    void Promise.resolve().then(() =>
      this.template?.querySelector<HTMLElement>("c-conflict-settlement")?.focus(),
    );
  }

  handleCancel(): void {
    this.settling = "";
    this.failure = "";
  }

  async handleSettle(event: CustomEvent<Settlement>): Promise<void> {
    const { resolution, reason } = event.detail;
    const conflictIds = this.isSettlingAll ? this.offered.map(({ id }) => id) : [this.settling];
    this.isSaving = true;
    this.failure = "";
    try {
      await resolve({ conflictIds, resolution, reason });
      conflictIds.forEach((id) => this.reasonsById.set(id, reason));
      this.settling = "";
      this.dispatchEvent(new CustomEvent("settled"));
      // The form is gone: on to what was settled.
      this.template
        ?.querySelector<HTMLElement>(`[data-conflict="${conflictIds[0] ?? ""}"]`)
        ?.focus();
    } catch (error) {
      this.failure = errorMessages(error).join(" ");
    } finally {
      this.isSaving = false;
    }
  }

  private get offered(): ConflictRow[] {
    return this.conflicts.filter((conflict) => this.isOffered(conflict));
  }

  private isOffered(conflict: ConflictRow): boolean {
    return conflict.canSettle && this.isOpen(conflict);
  }

  private isOpen(conflict: ConflictRow): boolean {
    return !conflict.resolution && !this.reasonsById.has(conflict.id);
  }

  private firstText({ isFirstInTime }: ConflictRow): string {
    return isFirstInTime ? FIRST : LATER;
  }

  private settledText({ id, resolution, resolvedByName, reason }: ConflictRow): string {
    if (resolution) {
      return fill(SETTLED, resolution, resolvedByName, reason);
    }
    const given = this.reasonsById.get(id);
    return given === undefined ? "" : fill(SETTLED_NOW, given);
  }
}

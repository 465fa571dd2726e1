// What stands against a registration: kind, severity, score, evidence in words, the rule and who was first.
import { LightningElement, api } from "lwc";
import { NavigationMixin } from "lightning/navigation";
import { fill } from "c/timeText";
import type { ConflictRow } from "@salesforce/apex/DealDeskController.getQueue";
import NONE from "@salesforce/label/c.Conflict_None";
import OPEN from "@salesforce/label/c.Conflict_OpenRecord";
import OPEN_OF from "@salesforce/label/c.Conflict_OpenRecordOf";
import SCORE from "@salesforce/label/c.Conflict_Score";
import RULE from "@salesforce/label/c.Conflict_RuleShown";
import FIRST from "@salesforce/label/c.Conflict_TheyWereFirst";
import LATER from "@salesforce/label/c.Conflict_PartnerWasFirst";

export default class ConflictList extends NavigationMixin(LightningElement) {
  @api conflicts: readonly ConflictRow[] = [];

  labels = { none: NONE, open: OPEN };

  get hasConflicts(): boolean {
    return this.conflicts.length > 0;
  }

  get rows() {
    return this.conflicts.map((conflict) => ({
      ...conflict,
      rowClass: `conflict ${conflict.severity.toLowerCase()}`,
      scoreText: fill(SCORE, conflict.score ?? 0, conflict.matchedOnLabel),
      ruleText: fill(RULE, conflict.rule),
      firstText: conflict.isFirstInTime ? FIRST : LATER,
      openText: fill(OPEN_OF, conflict.kindLabel),
      url: `/${conflict.matchedRecordId}`,
    }));
  }

  handleOpen(event: Event): void {
    event.preventDefault();
    const recordId = (event.currentTarget as HTMLElement).dataset.id;
    this[NavigationMixin.Navigate]({
      type: "standard__recordPage",
      attributes: { recordId, actionName: "view" },
    });
  }
}

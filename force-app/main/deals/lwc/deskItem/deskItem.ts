// One registration in the queue: who, how much, until when; opens to its conflicts and the decision. Its keys are in c/deskKeys.
import { LightningElement, api } from "lwc";
import { NavigationMixin } from "lightning/navigation";
import { errorMessages } from "c/errorMessages";
import { exactTime, fill, money, relativeTime } from "c/timeText";
import getReview from "@salesforce/apex/RegistrationReviewController.getReview";
import type { Review } from "@salesforce/apex/RegistrationReviewController.getReview";
import type { DeskRow } from "@salesforce/apex/DealDeskController.getQueue";
import type { Decision } from "c/decisionForm";
import SELECT from "@salesforce/label/c.DealDesk_Select";
import BY from "@salesforce/label/c.DealDesk_RegisteredBy";
import DUE from "@salesforce/label/c.DealDesk_Due";
import OVERDUE from "@salesforce/label/c.DealDesk_Overdue";
import SHOW from "@salesforce/label/c.DealDesk_ShowConflicts";
import HIDE from "@salesforce/label/c.DealDesk_HideConflicts";
import ALL_SETTLED from "@salesforce/label/c.DealDesk_AllSettled";
import NO_CONFLICTS from "@salesforce/label/c.DealDesk_NoConflicts";
import CONFLICTS from "@salesforce/label/c.DealDesk_Conflicts";
import TURN from "@salesforce/label/c.Step_Turn";
import OTHERS_TURN from "@salesforce/label/c.Step_OthersTurn";
import NOBODY from "@salesforce/label/c.Approver_Nobody";
import WAITS from "@salesforce/label/c.DealDesk_Waits";
import SENT from "@salesforce/label/c.DealDesk_SentIn";
import APPROVER from "@salesforce/label/c.DealDesk_Approver";
import COMPARE from "@salesforce/label/c.Rivals_Compare";

const STEPS: Readonly<Record<string, number>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

export default class DeskItem extends NavigationMixin(LightningElement) {
  /** Where the step has moved on, what was chosen and written was for the one before. */
  @api
  get row(): DeskRow {
    return this.shown as DeskRow;
  }
  set row(row: DeskRow) {
    if (this.shown?.stepText !== row.stepText) {
      this.template?.querySelector<HTMLElement & { reset(): void }>("c-decision-form")?.reset();
    }
    this.shown = row;
  }
  @api selected = false;
  @api disabled = false;
  /** whether the reader decides registrations at all */
  @api canDecide = false;
  /** why the last decision was not saved */
  @api problem = "";
  /** the one row that the tab key reaches; the arrows reach the others */
  @api isCurrent = false;

  labels = { compare: COMPARE, othersTurn: OTHERS_TURN };
  isOpen = false;
  /** with which the registration may be linked: read when the row is opened */
  opportunities: Review["opportunities"] = [];
  suggestedOpportunityId: string | null = null;
  unread = "";
  private shown?: DeskRow;
  /** opened by key: the next Tab goes on from the details */
  private isToRead = false;

  renderedCallback(): void {
    if (this.isToRead) {
      this.isToRead = false;
      this.template?.querySelector<HTMLElement>(".detail")?.focus();
    }
  }

  @api
  focus(): void {
    this.template?.querySelector<HTMLElement>("article")?.focus();
  }

  get pickLabel(): string {
    return fill(SELECT, this.row.customerName, this.row.partnerName);
  }

  get by(): string {
    return fill(BY, this.row.partnerName, this.row.product, this.row.name);
  }

  get amount(): string {
    return money(this.row.amount, this.row.currencyCode);
  }

  get due(): string {
    const { decisionDueOn, isOverdue } = this.row;
    return decisionDueOn
      ? fill(isOverdue ? OVERDUE : DUE, relativeTime(decisionDueOn), exactTime(decisionDueOn))
      : "";
  }

  get tabStop(): string {
    return this.isCurrent ? "0" : "-1";
  }

  get waits(): string {
    const { submittedOn } = this.row;
    return submittedOn ? fill(WAITS, relativeTime(submittedOn)) : "";
  }

  get sentIn(): string {
    const { submittedOn } = this.row;
    return submittedOn ? fill(SENT, exactTime(submittedOn)) : "";
  }

  get approver(): string {
    return this.row.approverName ? fill(APPROVER, this.row.approverName) : "";
  }

  get hasRivals(): boolean {
    return this.row.conflicts.some(({ kind }) => kind === "Registration");
  }

  get dueIcon(): string {
    return this.row.isOverdue ? "utility:warning" : "utility:clock";
  }

  get itemClass(): string {
    return this.row.isOverdue ? "item overdue" : "item";
  }

  /** What is still open; what was settled stays in the details. */
  get summary(): string {
    const open = this.row.conflicts.filter(({ resolution }) => !resolution);
    const kinds = Array.from(new Set(open.map(({ kindLabel }) => kindLabel)));
    if (kinds.length > 0) {
      return fill(CONFLICTS, open.length, kinds.join(", "));
    }
    return this.row.conflicts.length > 0 ? ALL_SETTLED : NO_CONFLICTS;
  }

  /** Where several have to approve: the step, and whose it is. */
  get turn(): string {
    const { stepText, approverName } = this.row;
    return stepText ? fill(TURN, stepText, approverName || NOBODY) : "";
  }

  get ids(): string[] {
    return [this.row.id];
  }

  get isBlocked(): boolean {
    return this.row.severity === "Blocks";
  }

  get expanded(): string {
    return String(this.isOpen);
  }

  get toggleIcon(): string {
    return this.isOpen ? "utility:chevronup" : "utility:chevrondown";
  }

  get toggleLabel(): string {
    return fill(this.isOpen ? HIDE : SHOW, this.row.customerName);
  }

  get url(): string {
    return `/${this.row.id}`;
  }

  handlePick(event: CustomEvent<{ checked: boolean }>): void {
    this.pick(event.detail.checked);
  }

  /** Enter and space are the row's only on the row itself: on a button or a box they are its own. */
  handleKey(event: KeyboardEvent): void {
    const isWithModifier = event.altKey || event.ctrlKey || event.metaKey;
    const step = STEPS[event.key];
    if (isWithModifier || this.isTyping(event)) {
      return;
    }
    if (step !== undefined) {
      event.preventDefault();
      this.dispatchEvent(new CustomEvent("step", { detail: { id: this.row.id, step } }));
    } else if (event.target === event.currentTarget && event.key === " ") {
      event.preventDefault();
      this.pick(!this.selected);
    } else if (event.target === event.currentTarget && event.key === "Enter") {
      event.preventDefault();
      this.handleToggle();
      this.isToRead = this.isOpen;
    }
  }

  handleFocus(): void {
    this.dispatchEvent(new CustomEvent("current", { detail: { id: this.row.id } }));
  }

  handleCompare(): void {
    this.dispatchEvent(new CustomEvent("compare", { detail: { ids: [this.row.id] } }));
  }

  handleToggle(): void {
    this.isOpen = !this.isOpen;
    if (this.isOpen && this.row.canDecide && this.hasOpportunity) {
      void this.readOpportunities();
    }
  }

  handleSettled(): void {
    this.dispatchEvent(new CustomEvent("settled"));
  }

  handleDecide(event: CustomEvent<Decision>): void {
    this.dispatchEvent(
      new CustomEvent("decide", {
        detail: {
          ...event.detail,
          ids: [this.row.id],
          hasChosen: this.opportunities.length > 0,
        },
      }),
    );
  }

  handleHandedOver(): void {
    this.dispatchEvent(new CustomEvent("handedover"));
  }

  handleOpen(event: Event): void {
    event.preventDefault();
    this[NavigationMixin.Navigate]({
      type: "standard__recordPage",
      attributes: { recordId: this.row.id, actionName: "view" },
    });
  }

  private get hasOpportunity(): boolean {
    return this.row.conflicts.some(({ kind }) => kind === "Opportunity");
  }

  private async readOpportunities(): Promise<void> {
    this.unread = "";
    try {
      const review = await getReview({ registrationId: this.row.id });
      this.opportunities = review.opportunities;
      this.suggestedOpportunityId = review.suggestedOpportunityId;
    } catch (error) {
      this.unread = errorMessages(error).join(" ");
    }
  }

  private pick(isPicked: boolean): void {
    this.dispatchEvent(new CustomEvent("pick", { detail: { id: this.row.id, isPicked } }));
  }

  /** Inside the form every key is the form's. */
  private isTyping(event: KeyboardEvent): boolean {
    return (event.target as HTMLElement).dataset.typing !== undefined;
  }
}

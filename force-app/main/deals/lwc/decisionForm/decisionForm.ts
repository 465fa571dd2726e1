// Approve, reject or ask for more: choose, write the words that go with it, confirm. Fires `decide` with {action, text, opportunityId}.
import { LightningElement, api } from "lwc";
import { clearError } from "c/errorMessages";
import { fill } from "c/timeText";
import type { ErrorField } from "c/errorMessages";
import type { ConflictRow } from "@salesforce/apex/DealDeskController.getQueue";
import DECISION from "@salesforce/label/c.Decision_Legend";
import APPROVE from "@salesforce/label/c.Decision_Approve";
import REJECT from "@salesforce/label/c.Decision_Reject";
import ASK from "@salesforce/label/c.Decision_AskForMore";
import CANCEL from "@salesforce/label/c.Decision_Cancel";
import NOTE from "@salesforce/label/c.Decision_Note";
import REASON from "@salesforce/label/c.Decision_Reason";
import QUESTION from "@salesforce/label/c.Decision_Question";
import MISSING from "@salesforce/label/c.Deal_TextMissing";
import CONFIRM_MANY from "@salesforce/label/c.Decision_ConfirmMany";
import OUT_OF_TURN from "@salesforce/label/c.Decision_OutOfTurn";
import OVERRIDES from "@salesforce/label/c.Decision_OverridesConflict";
import LINK from "@salesforce/label/c.Decision_LinkOpportunity";
import USE_WORDING from "@salesforce/label/c.Decision_UsePartnerText";
import CREATE from "@salesforce/label/c.Decision_CreateOpportunity";

/** What the person decided; `text` is the note, the reason or the question. */
export interface Decision {
  action: "approve" | "reject" | "ask";
  text: string;
  opportunityId: string | null;
}
type Action = Decision["action"];
type TextArea = ErrorField & { focus(): void };
const LABELS: Readonly<Record<Action, string>> = { approve: APPROVE, reject: REJECT, ask: ASK };
const TEXTS: Readonly<Record<Action, string>> = { approve: NOTE, reject: REASON, ask: QUESTION };
const ACTIONS: readonly Action[] = ["approve", "reject", "ask"];
const GRAVEST_FIRST: readonly string[] = ["Blocks", "Review", "Notice"];

export default class DecisionForm extends LightningElement {
  /** how many registrations the decision is for */
  @api count = 1;
  /** a blocking conflict is open: approving needs a note */
  @api isBlocked = false;
  /** it is somebody else's turn: approving in their place needs a reason */
  @api isOutOfTurn = false;
  /** opportunities that may be linked on approval: {value, label} */
  @api opportunities: { value: string; label: string }[] = [];
  /** what stands against the registration: what the partner may be told of it is offered as the reason */
  @api conflicts: readonly ConflictRow[] = [];
  @api disabled = false;
  /** the partner has not answered yet: until then it can only be rejected */
  @api rejectOnly = false;
  /** there is nothing to ask back: approve or reject */
  @api withoutQuestion = false;

  labels = { decision: DECISION, cancel: CANCEL, link: LINK, useWording: USE_WORDING };
  textMissing = MISSING;
  action: Action | "" = "";
  text = "";
  opportunityId = "";

  /** Forgets what was chosen and written: after the decision was saved. */
  @api
  reset(): void {
    this.action = "";
    this.text = this.opportunityId = "";
  }

  get choices() {
    const actions = ACTIONS.filter((one) =>
      this.rejectOnly ? one === "reject" : one !== "ask" || !this.withoutQuestion,
    );
    return actions.map((value) => ({
      value,
      label: LABELS[value],
      variant: this.action === value ? "brand" : "neutral",
      pressed: String(this.action === value),
    }));
  }

  get textLabel(): string {
    return this.action ? TEXTS[this.action] : "";
  }

  get textRequired(): boolean {
    return this.action !== "approve" || this.isBlocked || this.isOutOfTurn;
  }

  /** Rejecting and asking reach the partner; a note of an approval stays inside. */
  get canUseWording(): boolean {
    const { wording } = this;
    return this.action !== "approve" && wording !== "" && !this.text.includes(wording);
  }

  get warning(): string {
    if (this.isOutOfTurn && this.action) {
      return OUT_OF_TURN;
    }
    return this.action === "approve" && this.isBlocked ? OVERRIDES : "";
  }

  get confirmLabel(): string {
    const label = this.action ? LABELS[this.action] : "";
    return this.count > 1 ? fill(CONFIRM_MANY, label, this.count) : label;
  }

  get canLink(): boolean {
    return this.action === "approve" && this.opportunities.length > 0;
  }

  get linkOptions() {
    return [{ value: "", label: CREATE }, ...this.opportunities];
  }

  handleChoose(event: Event): void {
    this.action = (event.currentTarget as HTMLElement).dataset.value as Action;
  }

  handleText(event: CustomEvent<{ value: string }>): void {
    this.text = event.detail.value;
    clearError(event.target as TextArea);
  }

  /** What was written stays before it; the person goes on writing there. */
  handleUseWording(): void {
    this.text = [this.text.trim(), this.wording].filter(Boolean).join("\n");
    const area = this.template?.querySelector<TextArea>("lightning-textarea");
    if (area) {
      clearError(area);
      area.focus();
    }
  }

  handleLink(event: CustomEvent<{ value: string }>): void {
    this.opportunityId = event.detail.value;
  }

  handleCancel(): void {
    this.reset();
    this.dispatchEvent(new CustomEvent("cancel"));
  }

  handleSubmit(event: Event): void {
    event.preventDefault();
    const area = this.template?.querySelector<TextArea>("lightning-textarea");
    if (!this.action || this.disabled) {
      return;
    }
    if (area && !area.reportValidity()) {
      area.focus();
      return;
    }
    const detail: Decision = {
      action: this.action,
      text: this.text,
      opportunityId: this.opportunityId || null,
    };
    this.dispatchEvent(new CustomEvent("decide", { detail }));
  }

  /** What may be told of the gravest conflicts that are open, each sentence once. */
  private get wording(): string {
    const open = this.conflicts.filter(({ resolution, partnerText }) => !resolution && partnerText);
    const gravest = GRAVEST_FIRST.find((grave) => open.some(({ severity }) => severity === grave));
    const texts = open.filter(({ severity }) => severity === gravest);
    return Array.from(new Set(texts.map(({ partnerText }) => partnerText))).join("\n");
  }
}

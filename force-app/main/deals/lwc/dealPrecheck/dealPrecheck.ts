// The private pre-check: clear, needs review or protected; never whose the customer is.
import { LightningElement, api } from "lwc";
import { problemFrom } from "c/errorMessages";
import check from "@salesforce/apex/DealPrecheckController.check";
import CHECKING from "@salesforce/label/c.Precheck_Checking";
import HINT from "@salesforce/label/c.Precheck_Hint";
import CLEAR from "@salesforce/label/c.Precheck_ClearTitle";
import REVIEW from "@salesforce/label/c.Precheck_ReviewTitle";
import PROTECTED from "@salesforce/label/c.Precheck_ProtectedTitle";

/** What the partner has typed so far about the customer. */
export interface Customer {
  website: string;
  customerName: string | null;
  customerCountry: string | null;
  product: string | null;
}

const LOOKS: Readonly<Record<string, { title: string; icon: string }>> = {
  clear: { title: CLEAR, icon: "utility:success" },
  review: { title: REVIEW, icon: "utility:preview" },
  protected: { title: PROTECTED, icon: "utility:lock" },
};

export default class DealPrecheck extends LightningElement {
  labels = { checking: CHECKING, hint: HINT };
  isChecking = false;
  outcome = "";
  message = "";
  problem = "";

  private asked = "";
  private turn = 0;

  /** Checks the customer, unless just this was checked before. A refusal at the website field fires `refused`. */
  @api
  async check(customer: Customer): Promise<void> {
    const question = JSON.stringify(customer);
    if (question === this.asked) {
      return;
    }
    this.clear();
    this.asked = question;
    this.isChecking = true;
    const turn = ++this.turn;
    try {
      const answer = await check({ ...customer });
      if (turn === this.turn) {
        this.outcome = answer.outcome;
        this.message = answer.message;
      }
    } catch (error) {
      if (turn === this.turn) {
        this.refuse(error);
      }
    } finally {
      if (turn === this.turn) {
        this.isChecking = false;
      }
    }
  }

  /** Back to the hint, when the website was emptied. */
  @api
  clear(): void {
    this.turn++;
    this.asked = this.outcome = this.message = this.problem = "";
    this.isChecking = false;
  }

  get title(): string {
    return LOOKS[this.outcome]?.title ?? "";
  }

  get icon(): string {
    return LOOKS[this.outcome]?.icon ?? "utility:info";
  }

  get resultClass(): string {
    return `outcome ${this.outcome}`;
  }

  private refuse(error: unknown): void {
    const { message, fieldErrors } = problemFrom(error);
    if (fieldErrors.length > 0) {
      this.dispatchEvent(new CustomEvent("refused", { detail: { fieldErrors } }));
    } else {
      this.problem = message;
    }
  }
}

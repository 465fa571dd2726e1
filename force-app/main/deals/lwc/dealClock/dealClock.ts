// Whose turn it is in a registration and until when, in the words every page of a partner uses.
import { exactTime, fill, relativeTime } from "c/timeText";
import DRAFT from "@salesforce/label/c.RegisterDeal_DraftSaved";
import YOUR_TURN_BY from "@salesforce/label/c.Deal_YourTurnBy";
import YOUR_TURN from "@salesforce/label/c.Deal_YourTurn";
import DUE from "@salesforce/label/c.Deal_DecisionDue";
import LATE from "@salesforce/label/c.Deal_DecisionLate";

/** What of a registration its turn depends on. */
export interface Turn {
  readonly status?: string | null;
  readonly turn?: string | null;
  readonly dueOn?: string | null;
}

/** Empty when nobody's turn it is. */
export function turnText({ status, turn, dueOn }: Turn): string {
  if (status === "Draft") {
    return DRAFT;
  }
  if (turn === "Partner") {
    return dueOn ? fill(YOUR_TURN_BY, relativeTime(dueOn), exactTime(dueOn)) : YOUR_TURN;
  }
  return turn === "Vendor" && dueOn ? decisionText(dueOn) : "";
}

/** When the vendor decides; a time that has passed is said to have passed. */
export function decisionText(dueOn: string): string {
  const text = new Date(dueOn).getTime() < Date.now() ? LATE : DUE;
  return fill(text, relativeTime(dueOn), exactTime(dueOn));
}

// What is typed in the form, as the form, a draft and the server have it.
import { exactDate, exactTime, fill, relativeTime } from "c/timeText";
import type { ErrorField } from "c/errorMessages";
import type { DealInput, SubmitResult } from "@salesforce/apex/RegisterDealController.submit";
import DECISION_DUE from "@salesforce/label/c.Deal_DecisionDue";
import PROTECTED_TO from "@salesforce/label/c.Deal_ProtectedTo";

export type Deal = Partial<DealInput> & { requestKey: string };
/** A base component of the form that can show an error at its field. */
export type Field = ErrorField & {
  dataset: { field?: string };
  setCustomValidity(message: string): void;
  focus(): void;
};
/** Texts that a draft holds whatever is wrong with them; numbers, dates and addresses have to be some. */
const AS_TYPED = ["customerName", "customerWebsite"];

export function newDeal(): Deal {
  return { requestKey: crypto.randomUUID() };
}

/** The field's name as the server says it, in small letters. */
export function nameOf(field: Field): string {
  const name = (field.dataset.field ?? "").toLowerCase();
  return name === "programid" ? "program" : name === "currencycode" ? "currencyisocode" : name;
}

/** What a draft can hold: a value its field refuses stays in the form until it is right. */
export function savable(deal: Deal, fields: readonly Field[]): Deal {
  const words: Record<string, unknown> = { ...deal };
  for (const field of fields) {
    const name = field.dataset.field ?? "";
    if (!AS_TYPED.includes(name) && !isBlank(words[name]) && !field.checkValidity()) {
      words[name] = null;
    }
  }
  return words as Deal;
}

/** With what goes without saying where there is no choice. */
export function toInput(
  deal: Deal,
  usual: { currencyCode: string | null | undefined; programId: string | null | undefined },
): DealInput {
  const { amount, closeDate, ...rest } = deal;
  return {
    ...rest,
    amount: isBlank(amount) ? null : Number(amount),
    closeDate: isBlank(closeDate) ? null : closeDate,
    currencyCode: deal.currencyCode ?? usual.currencyCode,
    programId: deal.programId ?? usual.programId,
  } as DealInput;
}

/** When something happens next to what was sent in. */
export function clockOf({ decisionDueOn, expiresOn }: SubmitResult): string {
  if (decisionDueOn) {
    return fill(DECISION_DUE, relativeTime(decisionDueOn), exactTime(decisionDueOn));
  }
  return expiresOn ? fill(PROTECTED_TO, exactDate(expiresOn)) : "";
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || value === "";
}

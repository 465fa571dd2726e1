// What is typed in the form, as the form, a draft and the server have it.
import type { ErrorField } from "c/errorMessages";
import type { Form } from "@salesforce/apex/RegisterDealController.getForm";
import type { DealInput } from "@salesforce/apex/RegisterDealController.submit";

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
export function toInput(deal: Deal, form: Form | undefined): DealInput {
  const onlyProgram = form?.programs.length === 1 ? form.programs[0]?.value : undefined;
  const { amount, closeDate, ...rest } = deal;
  return {
    ...rest,
    amount: isBlank(amount) ? null : Number(amount),
    closeDate: isBlank(closeDate) ? null : closeDate,
    currencyCode: deal.currencyCode ?? form?.currencyCode,
    programId: deal.programId ?? onlyProgram,
  } as DealInput;
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || value === "";
}

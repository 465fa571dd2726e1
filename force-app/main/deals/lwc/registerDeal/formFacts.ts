// What the form says beside its fields, out of what is typed and what the partner may choose from.
import USER_CURRENCY from "@salesforce/i18n/currency";
import { fill, today } from "c/timeText";
import type { Form } from "@salesforce/apex/RegisterDealController.getForm";
import type { Deal } from "./dealWords";
import PROMISE from "@salesforce/label/c.RegisterDeal_Promise";
import AMOUNT from "@salesforce/label/c.RegisterDeal_Amount";
import ONE_FILE from "@salesforce/label/c.RegisterDeal_OneFile";
import MANY_FILES from "@salesforce/label/c.RegisterDeal_ManyFiles";

export function factsOf(form: Form | undefined, deal: Deal) {
  const currency = deal.currencyCode ?? form?.currencyCode ?? "";
  return {
    today: today(),
    promise: promiseOf(form, deal),
    amountLabel: fill(AMOUNT, currency),
    // The field knows no currency but the reader's; in any other it shows the number, and the label names the currency.
    amountFormat: currency === USER_CURRENCY ? "currency" : "decimal",
    hasPrograms: (form?.programs.length ?? 0) > 1,
    hasCurrencies: (form?.currencies.length ?? 0) > 1,
  };
}

/** What is filled in out of sight. */
export function folded(deal: Deal, files: number): string {
  const { customerPostalCode, customerState } = deal;
  const { contactName, contactEmail, contactPhone, secondPartnerName } = deal;
  const counted = files === 1 ? ONE_FILE : files > 1 ? fill(MANY_FILES, files) : "";
  return [
    customerPostalCode,
    customerState,
    contactName,
    contactEmail,
    contactPhone,
    secondPartnerName,
    counted,
  ]
    .filter(Boolean)
    .join(", ");
}

/** Within how many hours the chosen program decides; the first one's while none is chosen. */
function promiseOf(form: Form | undefined, deal: Deal): string {
  const chosen = form?.programs.find(({ value }) => value === deal.programId);
  const hours = (chosen ?? form?.programs[0])?.decisionHours;
  return hours ? fill(PROMISE, hours) : "";
}

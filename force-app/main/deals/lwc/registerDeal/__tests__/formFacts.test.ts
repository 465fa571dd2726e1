// Facts about what the form says beside its fields.
import { factsOf, folded } from "../formFacts";
import type { Form } from "@salesforce/apex/RegisterDealController.getForm";

const FORM = {
  currencyCode: "USD",
  currencies: [{ value: "USD" }],
  programs: [
    { value: "a", decisionHours: 48 },
    { value: "b", decisionHours: 0 },
  ],
} as unknown as Form;
const DEAL = { requestKey: "1" };

describe("the form's facts", () => {
  it("shows the amount as money in the reader's currency, as a number in any other", () => {
    expect(factsOf(FORM, DEAL).amountFormat).toBe("currency");
    expect(factsOf(FORM, { ...DEAL, currencyCode: "EUR" }).amountFormat).toBe("decimal");
  });

  it("promises the hours of the chosen program, and none where none are set", () => {
    expect(factsOf(FORM, DEAL).promise).toBe("c.RegisterDeal_Promise");
    expect(factsOf(FORM, { ...DEAL, programId: "b" }).promise).toBe("");
  });

  it("offers a choice only where there is one", () => {
    expect(factsOf(FORM, DEAL)).toMatchObject({ hasPrograms: true, hasCurrencies: false });
    expect(factsOf(undefined, DEAL)).toMatchObject({ hasPrograms: false, promise: "" });
  });

  it("says what is folded away: the place, the contact, the second partner and how many files", () => {
    const deal = { ...DEAL, contactName: "Ida", secondPartnerName: "Kestrel" };
    expect(folded(deal, 0)).toBe("Ida, Kestrel");
    expect(folded(deal, 1)).toBe("Ida, Kestrel, c.RegisterDeal_OneFile");
    const place = { ...DEAL, customerPostalCode: "80331", customerState: "Bavaria" };
    expect(folded({ ...place, contactName: "Ida" }, 0)).toBe("80331, Bavaria, Ida");
    expect(folded(DEAL, 2)).toBe("c.RegisterDeal_ManyFiles");
  });
});

// Facts about the private pre-check.
import { createElement } from "lwc";
import DealPrecheck from "c/dealPrecheck";
import type { FieldError } from "c/errorMessages";
import check from "@salesforce/apex/DealPrecheckController.check";

jest.mock("@salesforce/apex/DealPrecheckController.check", () => ({ default: jest.fn() }), {
  virtual: true,
});
const mockedCheck = check as unknown as jest.Mock;
const customer = { website: "acme.com", customerName: null, customerCountry: null, product: null };

function create() {
  const element = createElement("c-deal-precheck", { is: DealPrecheck });
  document.body.appendChild(element);
  return element;
}

describe("c-deal-precheck", () => {
  it("shows the outcome and its words", async () => {
    mockedCheck.mockResolvedValue({
      outcome: "protected",
      message: "Protected right now.",
      checksLeft: 19,
    });
    const element = create();

    await element.check(customer);
    await Promise.resolve();

    expect(element.shadowRoot?.textContent).toContain("Protected right now.");
    await expect(element).toBeAccessible();
  });

  it("asks once for the same customer", async () => {
    mockedCheck.mockResolvedValue({ outcome: "clear", message: "Clear.", checksLeft: 19 });
    const element = create();

    await element.check(customer);
    await element.check({ ...customer });

    expect(mockedCheck).toHaveBeenCalledTimes(1);
  });

  it("hands a refusal at the website to the form", async () => {
    mockedCheck.mockRejectedValue({
      body: {
        message: JSON.stringify({
          message: "No",
          fieldErrors: [
            { field: "CustomerWebsite__c", message: "An e-mail address is no website." },
          ],
        }),
      },
    });
    const element = create();
    const refused = jest.fn<void, [Event]>();
    element.addEventListener("refused", refused);

    await element.check({ ...customer, website: "a@b.com" });

    const [[event] = []] = refused.mock.calls;
    const { fieldErrors } = (event as CustomEvent<{ fieldErrors: FieldError[] }>).detail;
    expect(fieldErrors[0]?.field).toBe("CustomerWebsite__c");
  });

  it("shows the last answer when two checks overlap", async () => {
    let answerFirst: (value: unknown) => void = () => undefined;
    mockedCheck.mockReturnValueOnce(new Promise((resolve) => (answerFirst = resolve)));
    mockedCheck.mockResolvedValueOnce({ outcome: "clear", message: "Second.", checksLeft: 18 });
    const element = create();

    const first = element.check(customer);
    await element.check({ ...customer, website: "other.com" });
    answerFirst({ outcome: "protected", message: "First.", checksLeft: 19 });
    await first;
    await Promise.resolve();

    expect(element.shadowRoot?.textContent).toContain("Second.");
    expect(element.shadowRoot?.textContent).not.toContain("First.");
  });
});

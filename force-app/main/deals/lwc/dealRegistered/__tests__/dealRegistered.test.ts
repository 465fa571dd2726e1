// Facts about the page after a registration: what became of it, when something happens next, and where the focus is.
import { createElement } from "lwc";
import DealRegistered from "c/dealRegistered";

const RESULT = {
  id: "a01000000000001AAA",
  name: "DR-1",
  status: "In Review",
  statusLabel: "In Review",
  message: "We look at it.",
  decisionDueOn: "2999-01-04T10:00:00.000Z",
};

async function create(result: object) {
  const element = createElement("c-deal-registered", { is: DealRegistered });
  Object.assign(element, { result });
  document.body.appendChild(element);
  await Promise.resolve();
  return element;
}

describe("c-deal-registered", () => {
  it("says what became of it, reads it out, and when a decision is due", async () => {
    const element = await create(RESULT);

    expect(element.shadowRoot?.querySelector("h1")?.textContent).toBe("DR-1: In Review");
    expect(element.shadowRoot?.activeElement?.tagName).toBe("H1");
    expect(element.shadowRoot?.textContent).toContain("c.Deal_DecisionDue");
    await expect(element).toBeAccessible();
  });

  it("says until when it is protected", async () => {
    const element = await create({ ...RESULT, decisionDueOn: null, expiresOn: "2027-02-26" });

    expect(element.shadowRoot?.textContent).toContain("c.Deal_ProtectedTo");
  });

  it("says nothing of a clock where none runs", async () => {
    const element = await create({ ...RESULT, decisionDueOn: null });

    expect(element.shadowRoot?.textContent).not.toContain("c.Deal_");
  });

  it("leads to the deal, to another one and to the list", async () => {
    const element = await create(RESULT);
    const another = jest.fn();
    element.addEventListener("another", another);

    const buttons = [
      ...(element.shadowRoot?.querySelectorAll<HTMLElement & { label: string }>(
        "lightning-button",
      ) ?? []),
    ];
    expect(buttons.map(({ label }) => label)).toEqual([
      "c.RegisterDeal_Open",
      "c.RegisterDeal_Another",
      "c.MyDeals_Title",
    ]);
    buttons.forEach((button) => button.click());
    expect(another).toHaveBeenCalledTimes(1);
  });
});

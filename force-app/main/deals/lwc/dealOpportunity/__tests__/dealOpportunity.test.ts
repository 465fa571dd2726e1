// Facts about the opportunity of a registration: what is shown, what is offered, relinking with a reason, what the org refuses.
import { createElement } from "lwc";
import DealOpportunity from "c/dealOpportunity";
import getLink from "@salesforce/apex/DealOpportunityController.getLink";
import getChoices from "@salesforce/apex/DealOpportunityController.getChoices";
import relink from "@salesforce/apex/DealOpportunityController.relink";
import makeMissing from "@salesforce/apex/DealOpportunityController.makeMissing";

jest.mock(
  "@salesforce/apex/DealOpportunityController.getLink",
  () => {
    const { createApexTestWireAdapter } = jest.requireActual<{
      createApexTestWireAdapter: (fn: jest.Mock) => unknown;
    }>("@salesforce/sfdx-lwc-jest");
    return { default: createApexTestWireAdapter(jest.fn()) };
  },
  { virtual: true },
);
jest.mock("@salesforce/apex/DealOpportunityController.getChoices", () => ({ default: jest.fn() }), {
  virtual: true,
});
jest.mock("@salesforce/apex/DealOpportunityController.relink", () => ({ default: jest.fn() }), {
  virtual: true,
});
jest.mock("@salesforce/apex/DealOpportunityController.unlink", () => ({ default: jest.fn() }), {
  virtual: true,
});
jest.mock(
  "@salesforce/apex/DealOpportunityController.makeMissing",
  () => ({ default: jest.fn() }),
  { virtual: true },
);
const wire = getLink as unknown as { emit(value: unknown): void; error(body: unknown): void };
const settled = () => new Promise((resolve) => setTimeout(resolve));
const LINKED = {
  opportunityId: "006000000000001AAA",
  opportunityName: "Acme, 40 seats",
  isLinked: true,
  canChange: true,
  problem: null,
};

function create() {
  const element = createElement("c-deal-opportunity", { is: DealOpportunity });
  Object.assign(element, { recordId: "a00000000000001AAA" });
  document.body.appendChild(element);
  return element;
}
const all = (element: HTMLElement, selector: string) => [
  ...(element.shadowRoot?.querySelectorAll<HTMLElement & { label?: string }>(selector) ?? []),
];
const button = (element: HTMLElement, label: string) =>
  all(element, "lightning-button").find((one) => one.label === label);

describe("c-deal-opportunity", () => {
  it("shows the opportunity, and no buttons to those who may not change it", async () => {
    const element = create();
    wire.emit({ ...LINKED, canChange: false });
    await settled();

    expect(all(element, "a")[0]?.textContent).toBe("Acme, 40 seats");
    expect(all(element, "lightning-button")).toHaveLength(0);
    await expect(element).toBeAccessible();
  });

  it("links another one with a reason", async () => {
    (getChoices as unknown as jest.Mock).mockResolvedValue([{ value: "006B", label: "Other" }]);
    (relink as unknown as jest.Mock).mockResolvedValue(null);
    const element = create();
    wire.emit(LINKED);
    await settled();
    button(element, "c.DealOpportunity_Relink")?.click();
    await settled();
    for (const [selector, value] of [
      ["lightning-combobox", "006B"],
      ["lightning-textarea", "The seller had two."],
    ] as const) {
      const field = all(element, selector)[0];
      Object.assign(field ?? {}, { reportValidity: () => true, checkValidity: () => true });
      field?.dispatchEvent(new CustomEvent("change", { detail: { value } }));
    }
    all(element, "form")[0]?.dispatchEvent(new CustomEvent("submit", { cancelable: true }));
    await settled();

    expect(relink).toHaveBeenCalledWith({
      dealId: "a00000000000001AAA",
      opportunityId: "006B",
      reason: "The seller had two.",
    });
    expect(all(element, "form")).toHaveLength(0);
    await expect(element).toBeAccessible();
  });

  it("says that the customer has no other", async () => {
    (getChoices as unknown as jest.Mock).mockResolvedValue([]);
    const element = create();
    wire.emit(LINKED);
    await settled();
    button(element, "c.DealOpportunity_Relink")?.click();
    await settled();

    expect(element.shadowRoot?.textContent).toContain("c.DealOpportunity_NoChoices");
    expect(all(element, "lightning-textarea")).toHaveLength(0);
  });

  it("tells why the org refused it, and again when it still does", async () => {
    (makeMissing as unknown as jest.Mock).mockRejectedValue({
      body: { message: '{"message":"Still refused.","fieldErrors":[]}' },
    });
    const element = create();
    wire.emit({ isLinked: false, canChange: true, problem: "A rule says no." });
    await settled();
    expect(all(element, ".refusal")).toHaveLength(1);
    expect(button(element, "c.DealOpportunity_Unlink")).toBeUndefined();

    button(element, "c.DealOpportunity_Create")?.click();
    await settled();

    expect(all(element, ".failure")[0]?.textContent).toBe("Still refused.");
    await expect(element).toBeAccessible();
  });

  it("says what went wrong when it cannot be read", async () => {
    const element = create();
    wire.error({ message: "Not yours." });
    await settled();

    expect(all(element, "c-page-problem")).toHaveLength(1);
  });
});

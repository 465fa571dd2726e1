// Facts about deals one takes part in: nothing while there is none, a card for each, and what went wrong.
import { createElement } from "lwc";
import SharedDeals from "c/sharedDeals";
import listShared from "@salesforce/apex/SecondPartnerController.listShared";

jest.mock(
  "@salesforce/apex/SecondPartnerController.listShared",
  () => {
    const { createApexTestWireAdapter } = jest.requireActual<{
      createApexTestWireAdapter: (fn: jest.Mock) => unknown;
    }>("@salesforce/sfdx-lwc-jest");
    return { default: createApexTestWireAdapter(jest.fn()) };
  },
  { virtual: true },
);
const wire = listShared as unknown as { emit(value: unknown): void; error(body: unknown): void };
const settled = () => new Promise((resolve) => setTimeout(resolve));
const DEAL = {
  id: "a02",
  name: "D-00001",
  customerName: "Acme GmbH",
  leadPartner: "Alpine",
  product: "Analytics",
  status: "Approved",
  statusLabel: "Approved",
  stageLabel: "Proposing",
  closeDate: "2027-01-31",
  expiresOn: "2027-02-26",
};

function create() {
  const element = createElement("c-shared-deals", { is: SharedDeals });
  document.body.appendChild(element);
  return element;
}
const all = (element: HTMLElement, selector: string) => [
  ...(element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
];

describe("c-shared-deals", () => {
  it("draws nothing while there is none", async () => {
    const element = create();
    wire.emit([]);
    await settled();

    expect(all(element, "section")).toHaveLength(0);
  });

  it("tells customer, who registered, stage and protection", async () => {
    const element = create();
    wire.emit([DEAL, { ...DEAL, id: "a03", status: "Won", stageLabel: null }]);
    await settled();

    const [open, won] = all(element, "li");
    expect(open?.textContent).toContain("Acme GmbH");
    expect(open?.textContent).toContain("c.SharedDeals_LeadPartner");
    expect(open?.querySelectorAll("p")).toHaveLength(4);
    expect(won?.querySelectorAll("p")).toHaveLength(2);
    await expect(element).toBeAccessible();
  });

  it("says what went wrong", async () => {
    const element = create();
    wire.error({ message: "Not linked." });
    await settled();

    expect(all(element, "c-page-problem")).toHaveLength(1);
  });
});

// Facts about a seller's first page: what stands in each section, what an empty one teaches, and what went wrong.
import { createElement } from "lwc";
import SellerDeals from "c/sellerDeals";
import getDeals from "@salesforce/apex/SellerDealsController.getDeals";

jest.mock(
  "@salesforce/apex/SellerDealsController.getDeals",
  () => {
    const { createApexTestWireAdapter } = jest.requireActual<{
      createApexTestWireAdapter: (fn: jest.Mock) => unknown;
    }>("@salesforce/sfdx-lwc-jest");
    return { default: createApexTestWireAdapter(jest.fn()) };
  },
  { virtual: true },
);
const wire = getDeals as unknown as { emit(value: unknown): void; error(body: unknown): void };
const settled = () => new Promise((resolve) => setTimeout(resolve));
const OPPORTUNITY = {
  id: "006000000000001",
  name: "Acme Analytics",
  kindLabel: "Qualification",
  closesOn: "2027-01-31",
  ownerName: "Tom Reed",
  partnerName: "Alpine",
  managerName: "Maya Chen",
  protectedUntil: "2027-02-26",
};
const LEAD = {
  id: "00Q000000000001",
  name: "A. Quill, Saffron",
  kindLabel: "Lead",
  partnerName: "Alpine",
  protectedUntil: "2027-02-26",
};

function create() {
  const element = createElement("c-seller-deals", { is: SellerDeals });
  document.body.appendChild(element);
  return element;
}
const all = (element: HTMLElement, selector: string) => [
  ...(element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
];

describe("c-seller-deals", () => {
  it("shows what loads", () => {
    expect(all(create(), "c-page-skeleton")).toHaveLength(1);
  });

  it("teaches what will stand here while there is nothing", async () => {
    const element = create();
    wire.emit({ opportunities: [], customers: [] });
    await settled();

    const [opportunities, customers] = all(element, "section");
    expect(opportunities?.textContent).toContain("c.SellerDeals_NoOpportunities");
    expect(customers?.textContent).toContain("c.SellerDeals_NoCustomers");
    await expect(element).toBeAccessible();
  });

  it("names the partner, whom to call, the colleague and the protection", async () => {
    const element = create();
    wire.emit({ opportunities: [OPPORTUNITY], customers: [LEAD] });
    await settled();

    const [opportunity, lead] = all(element, "li");
    expect(opportunity?.textContent).toContain("c.SellerDeals_PartnerAndManager");
    expect(opportunity?.textContent).toContain("c.SellerDeals_Closes · c.SellerDeals_Owner");
    expect(opportunity?.textContent).toContain("c.Deal_ProtectedTo");
    expect(lead?.textContent).toContain("c.SellerDeals_Partner");
    expect(lead?.textContent).not.toContain("c.SellerDeals_Owner");
    await expect(element).toBeAccessible();
  });

  it("leads to the record", async () => {
    const element = create();
    wire.emit({ opportunities: [OPPORTUNITY], customers: [] });
    await settled();

    const [link] = all(element, "a") as HTMLAnchorElement[];
    expect(link?.getAttribute("href")).toBe(`/${OPPORTUNITY.id}`);
    const click = new MouseEvent("click", { bubbles: true, cancelable: true });
    link?.dispatchEvent(click);
    expect(click.defaultPrevented).toBe(true);
  });

  it("says what went wrong", async () => {
    const element = create();
    wire.error({ message: "No access." });
    await settled();

    expect(all(element, "c-page-problem")).toHaveLength(1);
  });
});

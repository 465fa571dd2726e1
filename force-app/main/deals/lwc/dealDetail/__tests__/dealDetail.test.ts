// Facts about the partner's page of a deal: what is no deal, and where the reader is after an answer.
import { createElement } from "lwc";
import DealDetail from "c/dealDetail";
import getDeal from "@salesforce/apex/DealDetailController.getDeal";
import withdraw from "@salesforce/apex/DealDetailController.withdraw";

jest.mock(
  "@salesforce/apex/DealDetailController.getDeal",
  () => {
    const { createApexTestWireAdapter } = jest.requireActual<{
      createApexTestWireAdapter: (fn: jest.Mock) => unknown;
    }>("@salesforce/sfdx-lwc-jest");
    return { default: createApexTestWireAdapter(jest.fn()) };
  },
  { virtual: true },
);
jest.mock("@salesforce/apex/DealDetailController.withdraw", () => ({ default: jest.fn() }), {
  virtual: true,
});
const wire = getDeal as unknown as {
  emit(value: unknown): void;
  error(body: unknown): void;
  getLastConfig(): { dealId?: string } | undefined;
};
const mockedWithdraw = withdraw as unknown as jest.Mock;
const settled = () => new Promise((resolve) => setTimeout(resolve));
const { CurrentPageReference: address } = jest.requireActual<{
  CurrentPageReference: { emit(page: unknown): void };
}>("lightning/navigation");
/** What the page asks of its parts. */
type Part = HTMLElement & {
  messages?: string[];
  refresh?: jest.Mock;
  reportValidity?: () => boolean;
};
const ID = "a01000000000001AAA";
const DETAIL = {
  deal: {
    name: "DR-1",
    customerName: "Heron Paper",
    status: "Submitted",
    statusLabel: "Submitted",
  },
  canWithdraw: true,
  history: [],
};

async function create(recordId: string) {
  const element = createElement("c-deal-detail", { is: DealDetail });
  document.body.appendChild(element);
  address.emit({ type: "comm__namedPage", attributes: {}, state: { recordId } });
  await settled();
  const find = (selector: string) => element.shadowRoot?.querySelector<Part>(selector);
  return { element, find };
}

describe("c-deal-detail", () => {
  it.each(["garbage", "aaaaaaaaaaaaaaa", ID])(
    "says of what is no deal of the reader (%s) that it is not there, and leads to the list",
    async (named) => {
      const { element, find } = await create(named);
      expect(wire.getLastConfig()?.dealId).toBe(named);
      wire.error({ message: JSON.stringify({ message: "c.Deal_NotFound", fieldErrors: [] }) });
      await settled();

      expect(find("c-page-problem")).toBeNull();
      expect(find("[role=alert]")?.textContent).toBe("c.Deal_NotFound");
      expect((find("lightning-button") as Part & { label: string }).label).toBe("c.MyDeals_Title");
      await expect(element).toBeAccessible();
    },
  );

  it("offers to try again when reading failed", async () => {
    const { find } = await create(ID);
    wire.error({ message: "Busy." });
    await settled();

    expect(find("c-page-problem")?.messages).toEqual(["Busy."]);
  });

  it("goes to where the deal stands once it is withdrawn, and asks anew what may be added", async () => {
    mockedWithdraw.mockResolvedValue({});
    const { element, find } = await create(ID);
    wire.emit(DETAIL);
    await settled();
    await expect(element).toBeAccessible();
    const refresh = jest.fn();
    const files = find("c-deal-files");
    if (files) {
      files.refresh = refresh;
    }
    find("lightning-button")?.click();
    await settled();
    const area = find("lightning-textarea");
    if (area) {
      area.reportValidity = () => true;
    }
    area?.dispatchEvent(new CustomEvent("change", { detail: { value: "Lost." } }));
    find("form")?.dispatchEvent(new CustomEvent("submit"));
    await settled();
    await settled();

    expect(mockedWithdraw).toHaveBeenCalledWith({ dealId: ID, reason: "Lost." });
    expect(refresh).toHaveBeenCalledTimes(1);
    expect(find("form")).toBeNull();
    expect(element.shadowRoot?.activeElement?.tagName).toBe("H1");
  });
});

// Facts about the deal desk: states, bulk decisions, failures kept in sight.
import { createElement } from "lwc";
import DealDesk from "c/dealDesk";
import getQueue from "@salesforce/apex/DealDeskController.getQueue";
import approve from "@salesforce/apex/DealDeskController.approve";
import approveWith from "@salesforce/apex/RegistrationReviewController.approve";
import queue from "./data/getQueue.json";

jest.mock(
  "@salesforce/apex/DealDeskController.getQueue",
  () => {
    const { createApexTestWireAdapter } = jest.requireActual<{
      createApexTestWireAdapter: (fn: jest.Mock) => unknown;
    }>("@salesforce/sfdx-lwc-jest");
    return { default: createApexTestWireAdapter(jest.fn()) };
  },
  { virtual: true },
);
jest.mock("@salesforce/apex/DealDeskController.approve", () => ({ default: jest.fn() }), {
  virtual: true,
});
jest.mock("@salesforce/apex/RegistrationReviewController.approve", () => ({ default: jest.fn() }), {
  virtual: true,
});
jest.mock("@salesforce/apex/DealDeskController.reject", () => ({ default: jest.fn() }), {
  virtual: true,
});
jest.mock("@salesforce/apex/DealDeskController.askForMore", () => ({ default: jest.fn() }), {
  virtual: true,
});
const wire = getQueue as unknown as { emit(value: unknown): void; error(body: unknown): void };
const mockedApprove = approve as unknown as jest.Mock;
const mockedApproveWith = approveWith as unknown as jest.Mock;
const settled = () => new Promise((resolve) => setTimeout(resolve));
const { CurrentPageReference: address } = jest.requireActual<{
  CurrentPageReference: { emit(page: unknown): void };
}>("lightning/navigation");

type Item = HTMLElement & { selected: boolean; problem: string };
const bands = (...values: string[]) => values.map((value, index) => ({ value, count: index }));
const view = (rows: unknown[], more = {}) => ({
  rows,
  canDecide: true,
  total: rows.length,
  isPartial: false,
  dues: bands("overdue", "today", "week", "later"),
  ages: bands("0-1", "2-3", "4-7", "8+"),
  partners: [],
  programs: [],
  products: [],
  countries: [],
  kinds: [],
  ...more,
});

function create(state: Record<string, string> = {}) {
  const element = createElement("c-deal-desk", { is: DealDesk });
  document.body.appendChild(element);
  address.emit({ type: "standard__navItemPage", attributes: { apiName: "DealDesk" }, state });
  return element;
}

describe("c-deal-desk", () => {
  it("draws loading, then the queue, and is accessible", async () => {
    const element = create();
    expect(element.shadowRoot?.querySelector("c-page-skeleton")).not.toBeNull();

    wire.emit(view(queue));
    await settled();

    expect(element.shadowRoot?.querySelectorAll("c-desk-item")).toHaveLength(queue.length);
    await expect(element).toBeAccessible();
  });

  it("offers no decision to those who only read the desk", async () => {
    const element = create();
    wire.emit(
      view(
        queue.map((row) => ({ ...row, canDecide: false })),
        { canDecide: false },
      ),
    );
    await settled();
    element.shadowRoot
      ?.querySelector("c-desk-item")
      ?.dispatchEvent(new CustomEvent("pick", { detail: { id: "a1", isPicked: true } }));
    await settled();

    expect(element.shadowRoot?.querySelector("c-decision-form, c-hand-over")).toBeNull();
  });

  it("asks for the reason where one of those picked is for others to decide", async () => {
    const element = create();
    wire.emit(view(queue.map((row) => ({ ...row, isOutOfTurn: row.id === "a2" }))));
    await settled();
    const form = () =>
      element.shadowRoot?.querySelector<HTMLElement & { isOutOfTurn: boolean }>("c-decision-form");
    const pick = async (id: string) => {
      element.shadowRoot
        ?.querySelector("c-desk-item")
        ?.dispatchEvent(new CustomEvent("pick", { detail: { id, isPicked: true } }));
      await settled();
      return form()?.isOutOfTurn;
    };
    expect(await pick("a1")).toBe(false);
    expect(await pick("a2")).toBe(true);
  });

  it("links what was chosen in the row", async () => {
    const element = create();
    wire.emit(view(queue));
    await settled();
    mockedApproveWith.mockResolvedValue({ id: "a1", name: "DR-1", isSuccess: true, message: null });
    element.shadowRoot?.querySelector("c-desk-item")?.dispatchEvent(
      new CustomEvent("decide", {
        detail: { action: "approve", text: "", opportunityId: "o1", ids: ["a1"], hasChosen: true },
      }),
    );
    await settled();

    expect(mockedApproveWith).toHaveBeenCalledWith({
      registrationId: "a1",
      note: "",
      opportunityId: "o1",
    });
    expect(mockedApprove).not.toHaveBeenCalled();
  });

  it("teaches the next step when the queue is empty", async () => {
    const element = create();
    wire.emit(view([]));
    await settled();
    expect(element.shadowRoot?.querySelector(".empty")).not.toBeNull();
  });

  it("says why the queue cannot be read", async () => {
    const element = create();
    wire.error({ message: "No access" });
    await settled();
    expect(
      (element.shadowRoot?.querySelector("c-page-problem") as unknown as { messages: string[] })
        .messages,
    ).toEqual(["No access"]);
  });

  it("decides all that are picked in one call and keeps failures in sight", async () => {
    mockedApprove.mockResolvedValue([
      {
        id: "a1",
        name: "DR-1",
        isSuccess: true,
        message: "",
        status: "Approved",
        statusLabel: "Approved",
      },
      {
        id: "a2",
        name: "DR-2",
        isSuccess: false,
        message: "Already decided.",
        status: "Rejected",
        statusLabel: "Rejected",
      },
    ]);
    const element = create();
    wire.emit(view(queue));
    await settled();

    element.shadowRoot
      ?.querySelector("lightning-input")
      ?.dispatchEvent(new CustomEvent("change", { detail: { checked: true } }));
    await settled();
    element.shadowRoot?.querySelector(".bulk c-decision-form")?.dispatchEvent(
      new CustomEvent("decide", {
        detail: { action: "approve", text: "ok", opportunityId: null },
      }),
    );
    await settled();
    await settled();

    expect(mockedApprove).toHaveBeenCalledWith({ registrationIds: ["a1", "a2"], note: "ok" });
    const results = element.shadowRoot?.querySelector("c-desk-results");
    expect(results?.shadowRoot?.querySelectorAll(".failures li")).toHaveLength(1);
    const items = element.shadowRoot?.querySelectorAll<Item>("c-desk-item") ?? [];
    expect(Array.from(items, ({ selected, problem }) => [selected, problem])).toEqual([
      [false, ""],
      [true, "Already decided."],
    ]);
  });
});

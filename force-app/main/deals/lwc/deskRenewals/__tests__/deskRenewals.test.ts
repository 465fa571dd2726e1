// Facts about the renewals in the deal desk: nothing without any, one decision for many, failures kept in sight.
import { createElement } from "lwc";
import DeskRenewals from "c/deskRenewals";
import getQueue from "@salesforce/apex/DeskRenewalController.getQueue";
import approve from "@salesforce/apex/DeskRenewalController.approve";

jest.mock(
  "@salesforce/apex/DeskRenewalController.getQueue",
  () => {
    const { createApexTestWireAdapter } = jest.requireActual<{
      createApexTestWireAdapter: (fn: jest.Mock) => unknown;
    }>("@salesforce/sfdx-lwc-jest");
    return { default: createApexTestWireAdapter(jest.fn()) };
  },
  { virtual: true },
);
const mockedApprove = approve as unknown as jest.Mock;
const wire = getQueue as unknown as { emit(value: unknown): void; error(body: unknown): void };
const settled = () => new Promise((resolve) => setTimeout(resolve));
jest.mock("@salesforce/apex/DeskRenewalController.reject", () => ({ default: jest.fn() }), {
  virtual: true,
});
jest.mock("@salesforce/apex/DeskRenewalController.approve", () => ({ default: jest.fn() }), {
  virtual: true,
});
const ROW = {
  id: "r1",
  registrationId: "d1",
  registrationName: "DR-1",
  customerName: "Acme",
  partnerName: "Alpine Systems",
  product: "Analytics",
  reason: "The board meets in May.",
  activity: "Meeting, 2026-11-20: Met the board.",
  decisionReason: "Above the limit.",
  approverName: "Maya Chen",
  isMine: true,
  dueOn: "2026-11-20T10:00:00.000Z",
  isOverdue: true,
  expiresOn: "2026-11-30",
  heldUntil: "2026-12-14",
  renewal: 1,
  maxRenewals: 2,
  renewalDays: 30,
};
type Problem = HTMLElement & { messages: string[] };
const QUEUE = [ROW, { ...ROW, id: "r2", customerName: "Beta", isMine: false, isOverdue: false }];

async function create(queue: unknown, properties: Record<string, unknown> = {}) {
  const element = createElement("c-desk-renewals", { is: DeskRenewals });
  Object.assign(element, properties);
  document.body.appendChild(element);
  wire.emit(queue);
  await settled();
  return element;
}

describe("c-desk-renewals", () => {
  it("draws nothing when none waits", async () => {
    const element = await create([]);
    expect(element.shadowRoot?.querySelector("section")).toBeNull();
  });

  it("says what is asked for, why and until when, and is accessible", async () => {
    const element = await create(QUEUE);
    const items = element.shadowRoot?.querySelectorAll(".item");
    expect(items).toHaveLength(2);
    expect(items?.[0]?.textContent).toContain("The board meets in May.");
    expect(items?.[0]?.className).toContain("overdue");
    await expect(element).toBeAccessible();
  });

  it("shows only what waits for the user when asked to", async () => {
    const element = await create(QUEUE, { mineOnly: true });
    expect(element.shadowRoot?.querySelectorAll(".item")).toHaveLength(1);
  });

  it("says why the renewals cannot be read", async () => {
    const element = await create([]);
    wire.error({ message: "No access" });
    await settled();
    const problem = element.shadowRoot?.querySelector<Problem>("c-page-problem");
    expect(problem?.messages).toEqual(["No access"]);
  });

  it("decides all that are picked in one call and keeps failures in sight", async () => {
    mockedApprove.mockResolvedValue([
      { id: "r1", name: "RN-1", isSuccess: true, message: "" },
      { id: "r2", name: "RN-2", isSuccess: false, message: "Decided already." },
    ]);
    const element = await create(QUEUE);
    element.shadowRoot
      ?.querySelector("lightning-input")
      ?.dispatchEvent(new CustomEvent("change", { detail: { checked: true } }));
    await settled();
    element.shadowRoot?.querySelector("c-decision-form")?.dispatchEvent(
      new CustomEvent("decide", {
        detail: { action: "approve", text: "ok", opportunityId: null },
      }),
    );
    await settled();

    expect(mockedApprove).toHaveBeenCalledWith({ renewalIds: ["r1", "r2"], note: "ok" });
    expect(element.shadowRoot?.querySelector("[role=alert]")?.textContent).toBe(
      "RN-2: Decided already.",
    );
  });
});

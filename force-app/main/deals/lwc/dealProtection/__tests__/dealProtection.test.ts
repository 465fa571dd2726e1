// Facts about the panel of protection: what is left, whose turn it is, and the two forms.
import { createElement } from "lwc";
import DealProtection from "c/dealProtection";
import getProtection from "@salesforce/apex/DealProtectionController.getProtection";
import logActivity from "@salesforce/apex/DealProtectionController.logActivity";
import requestRenewal from "@salesforce/apex/DealProtectionController.requestRenewal";

jest.mock(
  "@salesforce/apex/DealProtectionController.getProtection",
  () => {
    const { createApexTestWireAdapter } = jest.requireActual<{
      createApexTestWireAdapter: (fn: jest.Mock) => unknown;
    }>("@salesforce/sfdx-lwc-jest");
    return { default: createApexTestWireAdapter(jest.fn()) };
  },
  { virtual: true },
);
jest.mock("@salesforce/apex/DealProtectionController.logActivity", () => ({ default: jest.fn() }), {
  virtual: true,
});
jest.mock(
  "@salesforce/apex/DealProtectionController.requestRenewal",
  () => ({ default: jest.fn() }),
  { virtual: true },
);
const wire = getProtection as unknown as { emit(value: unknown): void };
const mockedLog = logActivity as unknown as jest.Mock;
const mockedRequest = requestRenewal as unknown as jest.Mock;
const settled = () => new Promise((resolve) => setTimeout(resolve));
const PROTECTION = {
  isProtected: true,
  expiresOn: "2026-12-08",
  daysLeft: 10,
  idleOn: null,
  heldUntil: null,
  renewals: 0,
  maxRenewals: 1,
  renewalDays: 30,
  renewalProblem: null,
  lastRenewal: null,
  activities: [{ id: "a1", kindLabel: "Meeting", happenedOn: "2026-11-20", note: "Met them." }],
  kinds: [{ value: "Meeting", label: "Meeting" }],
};
interface Field extends HTMLElement {
  reportValidity: () => boolean;
  checkValidity: () => boolean;
}

async function create(changes: Partial<Record<keyof typeof PROTECTION, unknown>> = {}) {
  const element = createElement("c-deal-protection", { is: DealProtection });
  Object.assign(element, { dealId: "d1" });
  document.body.appendChild(element);
  wire.emit({ ...PROTECTION, ...changes });
  await settled();
  return element;
}
const buttons = (element: HTMLElement) =>
  Array.from(
    element.shadowRoot?.querySelectorAll<HTMLElement & { variant: string }>("lightning-button") ??
      [],
  );
/** Fills every field of the open form with the value that stands for it, and sends it. */
async function send(element: HTMLElement, values: string[], isValid = true): Promise<void> {
  const form = element.shadowRoot?.querySelector("c-reason-form");
  const fields = [
    ...Array.from(form?.querySelectorAll<Field>("*") ?? []),
    form?.shadowRoot?.querySelector<Field>("lightning-textarea"),
  ];
  fields.forEach((field, index) => {
    if (field) {
      field.checkValidity = field.reportValidity = () => isValid;
      field.dispatchEvent(new CustomEvent("change", { detail: { value: values[index] } }));
    }
  });
  form?.shadowRoot?.querySelector("form")?.dispatchEvent(new CustomEvent("submit"));
  await settled();
}

describe("c-deal-protection", () => {
  it("draws loading, then what is left, and is accessible", async () => {
    const element = createElement("c-deal-protection", { is: DealProtection });
    document.body.appendChild(element);
    expect(element.shadowRoot?.querySelector("c-page-skeleton")).not.toBeNull();
    wire.emit(PROTECTION);
    await settled();
    expect(element.shadowRoot?.querySelectorAll(".activities li")).toHaveLength(1);
    await expect(element).toBeAccessible();
  });

  it("offers a renewal only when one can be asked for, else says why not", async () => {
    expect(buttons(await create())).toHaveLength(2);

    const early = await create({ renewalProblem: "Too early." });
    expect(buttons(early)).toHaveLength(1);
    expect(early.shadowRoot?.textContent).toContain("Too early.");
  });

  it("says while a renewal is open that it is, and nothing of the reason twice", async () => {
    const element = await create({
      heldUntil: "2026-12-22",
      renewalProblem: "Asked for already.",
      lastRenewal: { status: "In Review", dueOn: "2026-11-30T10:00:00.000Z" },
    });
    expect(element.shadowRoot?.textContent).not.toContain("Asked for already.");
    expect(element.shadowRoot?.querySelector(".said")).toBeNull();
  });

  it("asks for a renewal and tells the page", async () => {
    mockedRequest.mockResolvedValue(undefined);
    const element = await create();
    const saved = jest.fn();
    element.addEventListener("saved", saved);
    buttons(element)[0]?.click();
    await settled();
    await send(element, ["The board meets in May."]);

    expect(mockedRequest).toHaveBeenCalledWith({ dealId: "d1", reason: "The board meets in May." });
    expect(saved).toHaveBeenCalledTimes(1);
    expect(element.shadowRoot?.querySelector("c-reason-form")).toBeNull();
    expect(element.shadowRoot?.activeElement?.id).toMatch(/^protection/);
  });

  it("logs an activity with kind, day and note", async () => {
    mockedLog.mockResolvedValue(undefined);
    const element = await create();
    buttons(element)[1]?.click();
    await settled();
    await send(element, ["Meeting", "2026-11-21", "Met the board."]);

    expect(mockedLog).toHaveBeenCalledWith({
      dealId: "d1",
      kind: "Meeting",
      happenedOn: "2026-11-21",
      note: "Met the board.",
    });
  });

  it("sends nothing while a field is wrong, and keeps what was typed when the server refuses", async () => {
    const element = await create();
    buttons(element)[0]?.click();
    await settled();
    mockedRequest.mockClear();
    await send(element, [""], false);
    expect(mockedRequest).not.toHaveBeenCalled();

    mockedRequest.mockRejectedValue({ body: { message: "Asked for already." } });
    await send(element, ["The board meets in May."]);
    const form = element.shadowRoot?.querySelector("c-reason-form");
    expect(form?.shadowRoot?.querySelector("[role=alert]")?.textContent).toBe("Asked for already.");
    expect(element.shadowRoot?.querySelector("c-reason-form")).not.toBeNull();
  });
});

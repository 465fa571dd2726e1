// Facts about the protection panel: nothing for a free customer, every claim of a protected one, going on with a reason.
import { createElement } from "lwc";
import ProtectionPanel from "c/protectionPanel";
import getPanel from "@salesforce/apex/ProtectionPanelController.getPanel";
import goOn from "@salesforce/apex/ProtectionPanelController.goOn";
import panel from "./data/getPanel.json";

jest.mock(
  "@salesforce/apex/ProtectionPanelController.getPanel",
  () => {
    const { createApexTestWireAdapter } = jest.requireActual<{
      createApexTestWireAdapter: (fn: jest.Mock) => unknown;
    }>("@salesforce/sfdx-lwc-jest");
    return { default: createApexTestWireAdapter(jest.fn()) };
  },
  { virtual: true },
);
jest.mock("@salesforce/apex/ProtectionPanelController.goOn", () => ({ default: jest.fn() }), {
  virtual: true,
});
const wire = getPanel as unknown as { emit(value: unknown): void; error(body: unknown): void };
const mockedGoOn = goOn as unknown as jest.Mock;
const settled = () => new Promise((resolve) => setTimeout(resolve));

function create() {
  const element = createElement("c-protection-panel", { is: ProtectionPanel });
  Object.assign(element, { recordId: "001000000000001AAA" });
  document.body.appendChild(element);
  return element;
}
const claimsOf = (element: HTMLElement) => [
  ...(element.shadowRoot?.querySelectorAll<HTMLElement>("c-protection-claim") ?? []),
];
const textOf = (claim: HTMLElement | undefined, selector: string) =>
  claim?.shadowRoot?.querySelector(selector)?.textContent.trim();

describe("c-protection-panel", () => {
  it("draws nothing while loading and nothing for a free customer", async () => {
    const element = create();
    expect(element.shadowRoot?.querySelector("section")).toBeNull();

    wire.emit({ canOverride: false, claims: [] });
    await settled();

    expect(element.shadowRoot?.querySelector("section")).toBeNull();
    await expect(element).toBeAccessible();
  });

  it("lists every protection with whom to call, and is accessible", async () => {
    const element = create();
    wire.emit(panel);
    await settled();

    const [first, second] = claimsOf(element);
    expect(textOf(first, ".headline")).toContain("Protection_Call");
    expect(first?.shadowRoot?.querySelector("a")).not.toBeNull();
    expect(textOf(second, ".headline")).toContain("Protection_CallNobody");
    expect(second?.shadowRoot?.querySelector("a")).toBeNull();
    expect(textOf(second, ".reason")).toBe("Ours for ten years.");
    await expect(element).toBeAccessible();
  });

  it("says why it cannot be read", async () => {
    const element = create();
    wire.error({ message: "Refused" });
    await settled();

    const problem = element.shadowRoot?.querySelector("c-page-problem");
    expect((problem as unknown as { messages: string[] }).messages).toEqual(["Refused"]);
  });

  it("offers to go on only to those who may and have not yet", async () => {
    const element = create();
    wire.emit(panel);
    await settled();
    const [first, second] = claimsOf(element);
    expect(first?.shadowRoot?.querySelector("lightning-button")).not.toBeNull();
    expect(second?.shadowRoot?.querySelector("lightning-button")).toBeNull();

    wire.emit({ ...panel, canOverride: false });
    await settled();
    expect(claimsOf(element)[0]?.shadowRoot?.querySelector("lightning-button")).toBeNull();
  });

  it("sends the reason, and keeps the form open when it is refused", async () => {
    mockedGoOn.mockRejectedValueOnce({ body: { message: "Ended" } });
    const element = create();
    wire.emit(panel);
    await settled();
    const claim = claimsOf(element)[0];
    claim?.shadowRoot?.querySelector<HTMLElement>("lightning-button")?.click();
    await settled();
    const form = claim?.shadowRoot?.querySelector("c-reason-form");
    form?.dispatchEvent(new CustomEvent("confirm", { detail: { reason: "Ours." } }));
    await settled();

    expect(mockedGoOn).toHaveBeenCalledWith({
      recordId: "001000000000001AAA",
      registrationId: "a01000000000001AAA",
      reason: "Ours.",
    });
    expect(element.shadowRoot?.querySelector(".failure")?.textContent).toBe("Ended");
    expect(claim?.shadowRoot?.querySelector("c-reason-form")).not.toBeNull();
    await expect(element).toBeAccessible();
  });
});

// Facts about handing registrations over.
import { createElement } from "lwc";
import HandOver from "c/handOver";
import getTargets from "@salesforce/apex/HandOverController.getTargets";
import handOver from "@salesforce/apex/HandOverController.handOver";

jest.mock("@salesforce/apex/HandOverController.getTargets", () => ({ default: jest.fn() }), {
  virtual: true,
});
jest.mock("@salesforce/apex/HandOverController.handOver", () => ({ default: jest.fn() }), {
  virtual: true,
});
const targetsMock = getTargets as unknown as jest.Mock;
const handOverMock = handOver as unknown as jest.Mock;
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
const TARGETS = [
  { value: "u2", label: "Ana Ruiz" },
  { value: "q1", label: "Deal Desk (queue)" },
];

type Field = HTMLElement & { reportValidity: () => boolean; checkValidity: () => boolean };

async function open(ids = ["a1"]) {
  const element = createElement("c-hand-over", { is: HandOver });
  Object.assign(element, { registrationIds: ids });
  document.body.appendChild(element);
  element.shadowRoot?.querySelector<HTMLElement>("lightning-button")?.click();
  await settle();
  return element;
}

async function fillIn(element: HTMLElement, targetId: string, note: string) {
  const form = element.shadowRoot?.querySelector("c-reason-form");
  const fields: readonly [Element | null | undefined, string][] = [
    [element.shadowRoot?.querySelector("lightning-combobox"), targetId],
    [form?.shadowRoot?.querySelector("lightning-textarea"), note],
  ];
  for (const [found, value] of fields) {
    const field = found as Field;
    field.checkValidity = field.reportValidity = () => value !== "";
    field.dispatchEvent(new CustomEvent("change", { detail: { value } }));
  }
  await settle();
  form?.shadowRoot?.querySelector("form")?.dispatchEvent(new CustomEvent("submit"));
  await settle();
}

const alertOf = (element: HTMLElement) =>
  element.shadowRoot?.querySelector('[role="alert"]')?.textContent;

describe("c-hand-over", () => {
  beforeEach(() => {
    targetsMock.mockResolvedValue(TARGETS);
    handOverMock.mockReset();
  });

  it("shows nothing but a button until it is asked for, and is accessible open", async () => {
    const element = createElement("c-hand-over", { is: HandOver });
    document.body.appendChild(element);
    expect(element.shadowRoot?.querySelector("c-reason-form")).toBeNull();
    await expect(await open()).toBeAccessible();
  });

  it("hands over and tells the page around it", async () => {
    handOverMock.mockResolvedValue([{ id: "a1", name: "DR-1", isSuccess: true }]);
    const element = await open(["a1", "a2"]);
    const handed = jest.fn();
    element.addEventListener("handedover", handed);

    await fillIn(element, "u2", "On holiday.");

    expect(handOverMock).toHaveBeenCalledWith({
      registrationIds: ["a1", "a2"],
      targetId: "u2",
      note: "On holiday.",
    });
    expect(handed).toHaveBeenCalledTimes(1);
    expect(element.shadowRoot?.querySelector("c-reason-form")).toBeNull();
  });

  it("names what could not be handed over and stays open", async () => {
    handOverMock.mockResolvedValue([
      { id: "a1", name: "DR-1", isSuccess: true },
      { id: "a2", name: "DR-2", isSuccess: false, message: "Decided already." },
    ]);
    const element = await open(["a1", "a2"]);

    await fillIn(element, "q1", "On holiday.");

    expect(alertOf(element)).toBe("DR-2: Decided already.");
  });

  it("asks for who and why first", async () => {
    const element = await open();
    await fillIn(element, "u2", "");
    expect(handOverMock).not.toHaveBeenCalled();
    await fillIn(element, "", "On holiday.");
    expect(handOverMock).not.toHaveBeenCalled();
  });

  it("shows why there is nobody to choose, or why it failed", async () => {
    targetsMock.mockResolvedValue([]);
    const empty = await open();
    expect(empty.shadowRoot?.querySelector("lightning-combobox")).toBeNull();
    expect(empty.shadowRoot?.querySelector("p")).not.toBeNull();

    targetsMock.mockRejectedValue({ body: { message: "Not you." } });
    expect(alertOf(await open())).toBe("Not you.");

    targetsMock.mockResolvedValue(TARGETS);
    handOverMock.mockRejectedValue({ body: { message: "Nobody there." } });
    const element = await open();
    await fillIn(element, "q1", "Please.");
    expect(alertOf(element)).toBe("Nobody there.");
  });
});

// Facts about the notices page: what can be chosen, what always comes, what happens when saving is refused.
import { createElement } from "lwc";
import NoticePreferences from "c/noticePreferences";
import getChoices from "@salesforce/apex/NoticePreferencesController.getChoices";
import switchOff from "@salesforce/apex/NoticePreferencesController.switchOff";
import switchOn from "@salesforce/apex/NoticePreferencesController.switchOn";
import { refreshApex } from "@salesforce/apex";
import choices from "./data/getChoices.json";

jest.mock(
  "@salesforce/apex/NoticePreferencesController.switchOff",
  () => ({ default: jest.fn() }),
  { virtual: true },
);
jest.mock("@salesforce/apex/NoticePreferencesController.switchOn", () => ({ default: jest.fn() }), {
  virtual: true,
});
jest.mock(
  "@salesforce/apex/NoticePreferencesController.getChoices",
  () => {
    const { createApexTestWireAdapter } = jest.requireActual<{
      createApexTestWireAdapter: (fn: jest.Mock) => unknown;
    }>("@salesforce/sfdx-lwc-jest");
    return { default: createApexTestWireAdapter(jest.fn()) };
  },
  { virtual: true },
);
jest.mock("@salesforce/apex", () => ({ refreshApex: jest.fn(() => Promise.resolve()) }), {
  virtual: true,
});
const wire = getChoices as unknown as {
  emit(value: unknown): void;
  error(body: unknown): void;
};
const mocked = (method: unknown) => method as jest.Mock;
const settled = () => new Promise((resolve) => process.nextTick(resolve));

interface Box extends HTMLElement {
  readonly label: string;
  readonly checked: boolean;
  readonly disabled: boolean;
}

function create(embedded = false) {
  const element = createElement("c-notice-preferences", { is: NoticePreferences });
  (element as unknown as { embedded: boolean }).embedded = embedded;
  document.body.appendChild(element);
  return element;
}

async function show() {
  const element = create();
  wire.emit(choices);
  await settled();
  return element;
}

const inside = (element: Element): ShadowRoot | null =>
  element.shadowRoot?.querySelector<HTMLElement>("c-notice-choices")?.shadowRoot ?? null;
const boxes = (element: Element): Box[] => [
  ...(inside(element)?.querySelectorAll<Box>("lightning-input") ?? []),
];
const status = (element: Element): string =>
  inside(element)?.querySelector("[role=status]")?.textContent ?? "";

async function untick(element: Element): Promise<void> {
  boxes(element)[0]?.dispatchEvent(new CustomEvent("change", { detail: { checked: false } }));
  await settled();
}

describe("c-notice-preferences", () => {
  beforeEach(() => {
    jest.clearAllMocks();
    mocked(switchOff).mockResolvedValue(null);
    mocked(switchOn).mockResolvedValue(null);
  });

  it("gives a box where there is a choice and says so in words where there is none", async () => {
    const element = await show();

    expect(boxes(element).map(({ label, checked }) => [label, checked])).toEqual([
      ["c.Notices_SwitchFor", true],
      ["c.Notices_SwitchFor", false],
      ["c.Notices_SwitchFor", true],
    ]);
    const cells = [...(inside(element)?.querySelectorAll("td") ?? [])].map((cell) =>
      cell.textContent.trim(),
    );
    expect(cells).toEqual([
      "c.Notices_Always",
      "c.Notices_Always",
      "",
      "c.Notices_NotSent",
      "",
      "",
    ]);
    expect(element.shadowRoot?.querySelector("h1")).not.toBeNull();
    await expect(element).toBeAccessible();
  });

  it("has a column of tasks for those who get some", async () => {
    const task = {
      key: "Deal in review/Approver",
      label: "A registration waits for your decision",
      isOptional: true,
      email: true,
      bell: true,
      task: true,
    };
    const element = create();
    wire.emit([...choices, task]);
    await settled();

    expect(inside(element)?.querySelectorAll("thead th")).toHaveLength(4);
    const [last] = boxes(element).slice(-1);
    last?.dispatchEvent(new CustomEvent("change", { detail: { checked: false } }));
    await settled();
    expect(switchOff).toHaveBeenCalledWith({ key: task.key, channel: "Task" });
    await expect(element).toBeAccessible();
  });

  it("saves a choice at once, reads again and says so", async () => {
    const element = await show();
    const key = "Deal in review/Partner";

    await untick(element);

    expect(switchOff).toHaveBeenCalledWith({ key, channel: "Email" });
    expect(refreshApex).toHaveBeenCalledTimes(1);
    expect(status(element)).toBe("c.Notices_Saved");

    boxes(element)[0]?.dispatchEvent(new CustomEvent("change", { detail: { checked: true } }));
    await settled();
    expect(switchOn).toHaveBeenCalledWith({ key, channel: "Email" });
  });

  it("takes no second choice while the first is being saved", async () => {
    mocked(switchOff).mockReturnValue(new Promise(() => undefined));
    const element = await show();

    await untick(element);

    expect(boxes(element).every(({ disabled }) => disabled)).toBe(true);
  });

  it("says why a choice was refused and shows what is saved after trying again", async () => {
    mocked(switchOff).mockRejectedValue({ body: { message: "Not a choice." } });
    const element = await show();

    await untick(element);
    const problem = inside(element)?.querySelector("c-page-problem");
    expect((problem as unknown as { messages: string[] }).messages).toEqual(["Not a choice."]);
    problem?.dispatchEvent(new CustomEvent("retry"));
    await settled();

    expect(boxes(element)[0]?.checked).toBe(true);
    expect(refreshApex).toHaveBeenCalledTimes(1);
  });

  it("draws loading, an empty list and what cannot be read", async () => {
    const element = create();
    await settled();
    expect(inside(element)?.querySelector("c-page-skeleton")).not.toBeNull();

    wire.emit([]);
    await settled();
    expect(inside(element)?.querySelector(".empty")?.textContent).toBe("c.Notices_None");

    wire.error({ message: "No access" });
    await settled();
    expect(inside(element)?.querySelector("c-page-problem")).not.toBeNull();
  });

  it("is folded within another page, and reads nothing until it is opened", async () => {
    const element = create(true);
    await settled();
    const fold = element.shadowRoot?.querySelector<HTMLButtonElement>("h2 button");
    expect(fold?.getAttribute("aria-expanded")).toBe("false");
    expect(inside(element)).toBeNull();

    fold?.click();
    await settled();
    wire.emit(choices);
    await settled();

    expect(fold?.getAttribute("aria-expanded")).toBe("true");
    expect(boxes(element)).toHaveLength(3);
    await expect(element).toBeAccessible();
  });
});

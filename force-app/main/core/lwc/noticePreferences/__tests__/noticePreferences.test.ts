// Facts about the notices page: what can be chosen, what always comes, what happens when saving is refused.
import { createElement } from "lwc";
import NoticePreferences from "c/noticePreferences";
import getChoices from "@salesforce/apex/NoticePreferencesController.getChoices";
import switchOff from "@salesforce/apex/NoticePreferencesController.switchOff";
import switchOn from "@salesforce/apex/NoticePreferencesController.switchOn";
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
  () => ({ default: jest.fn() }),
  { virtual: true },
);
const mocked = (method: unknown) => method as jest.Mock;
const settled = () => new Promise((resolve) => process.nextTick(resolve));

interface Box extends HTMLElement {
  readonly label: string;
  readonly checked: boolean;
  readonly disabled: boolean;
}

async function show(embedded = false) {
  const element = createElement("c-notice-preferences", { is: NoticePreferences });
  (element as unknown as { embedded: boolean }).embedded = embedded;
  document.body.appendChild(element);
  await settled();
  return element;
}

const table = (element: Element): ShadowRoot | null =>
  element.shadowRoot?.querySelector<HTMLElement>("c-notice-choices")?.shadowRoot ?? null;
const boxes = (element: Element): Box[] => [
  ...(table(element)?.querySelectorAll<Box>("lightning-input") ?? []),
];
const status = (element: Element): string =>
  element.shadowRoot?.querySelector("[role=status]")?.textContent ?? "";

async function untick(element: Element): Promise<void> {
  boxes(element)[0]?.dispatchEvent(new CustomEvent("change", { detail: { checked: false } }));
  await settled();
}

describe("c-notice-preferences", () => {
  beforeEach(() => {
    jest.resetAllMocks();
    mocked(getChoices).mockResolvedValue(choices);
    mocked(switchOff).mockResolvedValue(null);
  });

  it("gives a box where there is a choice and says so in words where there is none", async () => {
    const element = await show();

    expect(boxes(element).map(({ label, checked }) => [label, checked])).toEqual([
      ["c.Notices_SwitchFor", true],
      ["c.Notices_SwitchFor", false],
      ["c.Notices_SwitchFor", true],
    ]);
    const cells = [...(table(element)?.querySelectorAll("td") ?? [])].map((cell) =>
      cell.textContent?.trim(),
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

  it("saves a choice at once and says so", async () => {
    const element = await show();

    await untick(element);

    expect(switchOff).toHaveBeenCalledWith({ key: "Deal in review/Partner", channel: "Email" });
    expect(boxes(element)[0]?.checked).toBe(false);
    expect(status(element)).toBe("c.Notices_Saved");

    boxes(element)[0]?.dispatchEvent(new CustomEvent("change", { detail: { checked: true } }));
    await settled();
    expect(switchOn).toHaveBeenCalledWith({ key: "Deal in review/Partner", channel: "Email" });
    expect(boxes(element)[0]?.checked).toBe(true);
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
    const problem = element.shadowRoot?.querySelector("c-page-problem");
    expect((problem as unknown as { messages: string[] }).messages).toEqual(["Not a choice."]);
    problem?.dispatchEvent(new CustomEvent("retry"));
    await settled();

    expect(boxes(element)[0]?.checked).toBe(true);
  });

  it("draws loading, an empty list and what cannot be read", async () => {
    mocked(getChoices).mockReturnValueOnce(new Promise(() => undefined));
    const loading = await show();
    expect(loading.shadowRoot?.querySelector("c-page-skeleton")).not.toBeNull();

    mocked(getChoices).mockResolvedValueOnce([]);
    const empty = await show();
    expect(table(empty)?.querySelector(".empty")?.textContent).toBe("c.Notices_None");

    mocked(getChoices).mockRejectedValueOnce({ body: { message: "No access" } });
    const refused = await show();
    expect(refused.shadowRoot?.querySelector("c-page-problem")).not.toBeNull();
  });

  it("is folded within another page, and reads nothing until it is opened", async () => {
    const element = await show(true);
    const fold = element.shadowRoot?.querySelector<HTMLButtonElement>("h2 button");
    expect(fold?.getAttribute("aria-expanded")).toBe("false");
    expect(getChoices).not.toHaveBeenCalled();

    fold?.click();
    await settled();

    expect(fold?.getAttribute("aria-expanded")).toBe("true");
    expect(boxes(element)).toHaveLength(3);
    await expect(element).toBeAccessible();
    fold?.click();
    fold?.click();
    await settled();
    expect(getChoices).toHaveBeenCalledTimes(1);
  });
});

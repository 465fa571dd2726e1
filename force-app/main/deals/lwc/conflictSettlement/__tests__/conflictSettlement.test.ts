// Facts about settling: nothing without a reason, the choice and the reason go out together, Escape gives up.
import { createElement } from "lwc";
import ConflictSettlement from "c/conflictSettlement";

function create() {
  const element = createElement("c-conflict-settlement", { is: ConflictSettlement });
  const told = jest.fn();
  element.addEventListener("settle", told);
  document.body.appendChild(element);
  const find = (selector: string) => element.shadowRoot?.querySelector<HTMLElement>(selector);
  return { element, told, find };
}
type Field = HTMLElement & { reportValidity: () => boolean };
const submit = (form: HTMLElement | null | undefined) =>
  form?.dispatchEvent(new CustomEvent("submit", { cancelable: true }));

describe("c-conflict-settlement", () => {
  it("asks how and why, and is accessible", async () => {
    const { element, find } = create();

    expect(find("form")?.getAttribute("aria-label")).toContain("Conflict_SettleTitle");
    expect(find("lightning-combobox")).not.toBeNull();
    await expect(element).toBeAccessible();
  });

  it("sends nothing without a reason", () => {
    const { told, find } = create();
    const area = find("lightning-textarea") as Field;
    area.reportValidity = () => false;

    submit(find("form"));

    expect(told).not.toHaveBeenCalled();
  });

  it("sends the choice with the reason", () => {
    const { told, find } = create();
    const area = find("lightning-textarea") as Field;
    area.reportValidity = () => true;
    area.dispatchEvent(new CustomEvent("change", { detail: { value: "Ours." } }));
    find("lightning-combobox")?.dispatchEvent(
      new CustomEvent("change", { detail: { value: "Overruled" } }),
    );

    submit(find("form"));

    expect((told.mock.calls[0] as [CustomEvent])[0].detail).toEqual({
      resolution: "Overruled",
      reason: "Ours.",
    });
  });

  it("gives up on Escape", () => {
    const { element, find } = create();
    const gaveUp = jest.fn();
    element.addEventListener("cancel", gaveUp);

    find("form")?.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));

    expect(gaveUp).toHaveBeenCalledTimes(1);
  });
});

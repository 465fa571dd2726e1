// Facts about settling: the choice and the reason go out together, and giving up is told.
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
const reasonForm = (find: (selector: string) => HTMLElement | null | undefined) =>
  find("c-reason-form") as HTMLElement & { title: string };

describe("c-conflict-settlement", () => {
  it("asks how and why, and is accessible", async () => {
    const { element, find } = create();

    expect(reasonForm(find).title).toContain("Conflict_SettleTitle");
    expect(find("lightning-combobox")).not.toBeNull();
    await expect(element).toBeAccessible();
  });

  it("sends the choice with the reason", () => {
    const { told, find } = create();
    find("lightning-combobox")?.dispatchEvent(
      new CustomEvent("change", { detail: { value: "Overruled" } }),
    );

    reasonForm(find).dispatchEvent(new CustomEvent("confirm", { detail: { reason: "Ours." } }));

    expect((told.mock.calls[0] as [CustomEvent])[0].detail).toEqual({
      resolution: "Overruled",
      reason: "Ours.",
    });
  });

  it("passes on that it was given up", () => {
    const { element, find } = create();
    const gaveUp = jest.fn();
    element.addEventListener("cancel", gaveUp);

    reasonForm(find).dispatchEvent(new CustomEvent("cancel"));

    expect(gaveUp).toHaveBeenCalledTimes(1);
  });
});

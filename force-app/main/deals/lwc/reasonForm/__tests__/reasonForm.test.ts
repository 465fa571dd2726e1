// Facts about the form of a reason: nothing without it (what stands before it: see c-hand-over), Escape gives up, errors only when sent.
import { createElement } from "lwc";
import ReasonForm from "c/reasonForm";
import type { Reason } from "c/reasonForm";

type Field = HTMLElement & { reportValidity: jest.Mock; checkValidity: jest.Mock };
const valid = (field: HTMLElement, isValid: boolean): Field =>
  Object.assign(field, {
    reportValidity: jest.fn(() => isValid),
    checkValidity: jest.fn(() => isValid),
  });

async function create(facts: object = {}) {
  const element = createElement("c-reason-form", { is: ReasonForm });
  Object.assign(element, { title: "Go on", label: "Why", confirmLabel: "Save", ...facts });
  const confirmed = jest.fn<undefined, [Reason]>();
  const cancelled = jest.fn();
  element.addEventListener("confirm", (event) => confirmed((event as CustomEvent<Reason>).detail));
  element.addEventListener("cancel", cancelled);
  document.body.appendChild(element);
  await Promise.resolve();
  const find = (selector: string) => element.shadowRoot?.querySelector<HTMLElement>(selector);
  const area = find("lightning-textarea") as HTMLElement;
  return { element, confirmed, cancelled, find, area };
}
const type = (area: HTMLElement, value: string) =>
  area.dispatchEvent(new CustomEvent("change", { detail: { value } }));
const submit = (form: HTMLElement | null | undefined) =>
  form?.dispatchEvent(new CustomEvent("submit", { cancelable: true }));

describe("c-reason-form", () => {
  it("is a named form with a reason that has to be written, and is accessible", async () => {
    const { element, find, area } = await create();

    expect(find("form")?.getAttribute("aria-label")).toBe("Go on");
    expect(area).toMatchObject({ label: "Why", required: true });
    expect(find("[role=alert]")).toBeNull();
    await expect(element).toBeAccessible();
  });

  it("shows no error before something was written or sent", async () => {
    const { area, find } = await create();
    const field = valid(area, false);

    field.dispatchEvent(new CustomEvent("focus"));
    expect(field.reportValidity).not.toHaveBeenCalled();
    submit(find("form"));
    expect(field.reportValidity).toHaveBeenCalledTimes(1);
  });

  it("takes an error away while the text becomes right, and shows none while it is not", async () => {
    const { area } = await create();
    const wrong = valid(area, false);
    type(wrong, " ");
    expect(wrong.reportValidity).not.toHaveBeenCalled();

    const right = valid(area, true);
    type(right, "Agreed.");
    expect(right.reportValidity).toHaveBeenCalledTimes(1);
  });

  it("sends the reason", async () => {
    const { confirmed, find, area } = await create();
    type(valid(area, true), "Agreed with the partner.");

    submit(find("form"));

    expect(confirmed).toHaveBeenCalledWith({ reason: "Agreed with the partner." });
  });

  it("sends nothing without a reason or while it is saved", async () => {
    const { element, confirmed, find, area } = await create();
    valid(area, false);
    submit(find("form"));

    valid(area, true);
    Object.assign(element, { disabled: true });
    await Promise.resolve();
    submit(find("form"));

    expect(confirmed).not.toHaveBeenCalled();
  });

  it("gives up by its button and by Escape", async () => {
    const { cancelled, find, area } = await create();

    area.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
    area.dispatchEvent(new KeyboardEvent("keydown", { key: "a" }));
    find(".actions lightning-button:last-child")?.dispatchEvent(new CustomEvent("click"));

    expect(cancelled).toHaveBeenCalledTimes(2);
  });

  it("says what went wrong and keeps what was written", async () => {
    const { element, find, area } = await create();
    type(valid(area, true), "Agreed.");
    Object.assign(element, { message: "Somebody was faster." });
    await Promise.resolve();

    expect(find("[role=alert]")?.textContent).toBe("Somebody was faster.");
    expect(area).toMatchObject({ value: "Agreed." });
  });
});

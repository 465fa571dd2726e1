// Facts about the decision form.
import { createElement } from "lwc";
import DecisionForm from "c/decisionForm";

function create(properties: Record<string, unknown> = {}) {
  const element = createElement("c-decision-form", { is: DecisionForm });
  Object.assign(element, properties);
  document.body.appendChild(element);
  return element;
}
const choose = async (element: HTMLElement, action: string) => {
  element.shadowRoot?.querySelector<HTMLElement>(`[data-value="${action}"]`)?.click();
  await Promise.resolve();
};

describe("c-decision-form", () => {
  it("asks for words before rejecting", async () => {
    const element = create();
    const decide = jest.fn();
    element.addEventListener("decide", decide);

    await choose(element, "reject");
    const area = element.shadowRoot?.querySelector("lightning-textarea") as HTMLElement & {
      required: boolean;
      reportValidity: () => boolean;
    };
    area.reportValidity = () => false;
    element.shadowRoot?.querySelector("form")?.dispatchEvent(new CustomEvent("submit"));

    expect(area.required).toBe(true);
    expect(decide).not.toHaveBeenCalled();
  });

  it("needs no note to approve, unless something blocks", async () => {
    const free = create();
    await choose(free, "approve");
    expect(
      (free.shadowRoot?.querySelector("lightning-textarea") as unknown as { required: boolean })
        .required,
    ).toBe(false);

    const blocked = create({ isBlocked: true });
    await choose(blocked, "approve");
    expect(
      (blocked.shadowRoot?.querySelector("lightning-textarea") as unknown as { required: boolean })
        .required,
    ).toBe(true);
  });

  it("says how many it decides and fires the decision", async () => {
    const element = create({ count: 3 });
    const decide = jest.fn<void, [Event]>();
    element.addEventListener("decide", decide);

    await choose(element, "approve");
    (
      element.shadowRoot?.querySelector("lightning-textarea") as unknown as {
        reportValidity: () => boolean;
      }
    ).reportValidity = () => true;
    element.shadowRoot?.querySelector("form")?.dispatchEvent(new CustomEvent("submit"));

    const [[event] = []] = decide.mock.calls;
    expect((event as CustomEvent).detail).toEqual({
      action: "approve",
      text: "",
      opportunityId: null,
    });
    await expect(element).toBeAccessible();
  });

  describe("the wording for partners", () => {
    const conflict = (severity: string, partnerText: string, resolution = "") => ({
      severity,
      partnerText,
      resolution,
    });
    const conflicts = [
      conflict("Notice", "Not your area."),
      conflict("Review", "We are in touch."),
      conflict("Blocks", "It is settled.", "Dismissed"),
      conflict("Review", "We sell there."),
      conflict("Review", "We are in touch."),
    ];
    const areaOf = (element: HTMLElement) =>
      element.shadowRoot?.querySelector("lightning-textarea") as HTMLElement & {
        value: string;
        focus: jest.Mock;
      };
    const wordingOf = (element: HTMLElement) =>
      element.shadowRoot?.querySelector<HTMLElement>(".wording");

    it("is filled in by one press: the gravest that are open, each sentence once", async () => {
      const element = create({ conflicts });
      await choose(element, "reject");
      const focus = jest.fn();
      areaOf(element).focus = focus;

      wordingOf(element)?.click();
      await Promise.resolve();

      expect(areaOf(element).value).toBe("We are in touch.\nWe sell there.");
      expect(focus).toHaveBeenCalledTimes(1);
      expect(wordingOf(element)).toBeNull();
      await expect(element).toBeAccessible();
    });

    it("keeps what was written and is sent as it was edited", async () => {
      const element = create({ conflicts: [conflict("Review", "We are in touch.")] });
      const decide = jest.fn<void, [Event]>();
      element.addEventListener("decide", decide);
      await choose(element, "ask");
      const area = Object.assign(areaOf(element), {
        focus: jest.fn(),
        reportValidity: () => true,
        setCustomValidity: () => undefined,
      });
      const write = (value: string) =>
        area.dispatchEvent(new CustomEvent("change", { detail: { value } }));
      write("Thank you. ");
      wordingOf(element)?.click();
      await Promise.resolve();
      expect(area.value).toBe("Thank you.\nWe are in touch.");

      write("We are in touch, since when?");
      element.shadowRoot?.querySelector("form")?.dispatchEvent(new CustomEvent("submit"));

      expect((decide.mock.calls[0]?.[0] as CustomEvent).detail).toEqual({
        action: "ask",
        text: "We are in touch, since when?",
        opportunityId: null,
      });
    });

    it("is not offered for a note, nor where nothing is open", async () => {
      const element = create({ conflicts });
      await choose(element, "approve");
      expect(wordingOf(element)).toBeNull();

      const settled = create({ conflicts: [conflict("Blocks", "It is settled.", "Overruled")] });
      await choose(settled, "reject");
      expect(wordingOf(settled)).toBeNull();
    });
  });
});

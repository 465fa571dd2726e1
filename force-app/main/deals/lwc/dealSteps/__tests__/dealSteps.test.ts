// Facts about the steps of a registration.
import { createElement } from "lwc";
import DealSteps from "c/dealSteps";

function steps(status: string, statusLabel: string) {
  const element = createElement("c-deal-steps", { is: DealSteps });
  Object.assign(element, { status, statusLabel });
  document.body.appendChild(element);
  return element;
}
const texts = (element: HTMLElement, selector: string) =>
  Array.from(element.shadowRoot?.querySelectorAll(selector) ?? []).map((step) =>
    step.textContent.trim(),
  );

describe("c-deal-steps", () => {
  afterEach(() => document.body.replaceChildren());

  it("says which step is done, where it is now and what comes, and is accessible", async () => {
    const element = steps("In Review", "In Review");
    expect(texts(element, "li")).toHaveLength(5);
    expect(texts(element, ".done")).toHaveLength(2);
    expect(texts(element, "[aria-current=step]")).toHaveLength(1);
    await expect(element).toBeAccessible();
  });

  it("names what ended the registration and promises nothing after it", () => {
    const element = steps("Rejected", "Rejected");
    expect(texts(element, "li")).toHaveLength(4);
    expect(texts(element, ".current")[0]).toContain("Rejected");
    expect(texts(steps("Lost", "Lost"), ".current")[0]).toContain("Lost");
    expect(texts(steps("More Info", "Question for you"), ".current")[0]).toContain("Question");
  });
});

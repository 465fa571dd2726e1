// Facts about the filters of the deal desk: a choice is told, typing is told once, one press clears everything.
import { createElement } from "lwc";
import DeskFilters from "c/deskFilters";

const settled = () => new Promise((resolve) => setTimeout(resolve));
const view = {
  partners: [{ value: "p1", label: "Alpine Systems" }],
  programs: [],
  products: [],
  countries: [],
  kinds: [{ value: "Lead", label: "Lead" }],
};
type Choice = HTMLElement & { value: string; options: { value: string; label: string }[] };

async function create(filter = {}) {
  const element = createElement("c-desk-filters", { is: DeskFilters });
  Object.assign(element, { filter, view });
  const told: unknown[] = [];
  element.addEventListener("filter", (event) => told.push((event as CustomEvent).detail));
  document.body.appendChild(element);
  const [more] = element.shadowRoot?.querySelectorAll("lightning-button") ?? [];
  more?.dispatchEvent(new CustomEvent("click"));
  await settled();
  const field = (name: string) =>
    element.shadowRoot?.querySelector<Choice>(`[data-field=${name}]`) ?? undefined;
  return { element, told, field };
}
const choose = (target: Element | undefined, value: string) =>
  target?.dispatchEvent(new CustomEvent("change", { detail: { value } }));

describe("c-desk-filters", () => {
  it("is accessible with everything open", async () => {
    const { element } = await create({ partnerId: "p1" });

    await expect(element).toBeAccessible();
  });

  it("adds a choice to what was chosen", async () => {
    const { told, field } = await create({ due: "today" });

    choose(field("partnerId"), "p1");

    expect(told).toEqual([{ due: "today", partnerId: "p1" }]);
  });

  it("writes down nothing for what is shown unasked", async () => {
    const { told, field } = await create({ scope: "mine", sortBy: "amount" });

    choose(field("scope"), "all");
    choose(field("sortBy"), "due");

    expect(told).toEqual([{ sortBy: "amount" }, { scope: "mine" }]);
  });

  it("keeps a choice of which nothing waits any more", async () => {
    const { field } = await create({ partnerId: "gone" });

    expect(field("partnerId")?.options.map(({ value }) => value)).toEqual(["", "p1", "gone"]);
  });

  it("asks once for what is typed in one go", async () => {
    const { element, told } = await create();
    jest.useFakeTimers();

    for (const value of ["a", "ac", " acme "]) {
      choose(element.shadowRoot?.querySelector("lightning-input") ?? undefined, value);
    }
    jest.runAllTimers();
    jest.useRealTimers();

    expect(told).toEqual([{ search: "acme" }]);
  });

  it("clears everything but the order at once", async () => {
    const { element, told } = await create({ due: "today", search: "x", sortBy: "amount" });

    element.shadowRoot
      ?.querySelector("lightning-button.clear")
      ?.dispatchEvent(new CustomEvent("click"));

    expect(told).toEqual([{ sortBy: "amount" }]);
  });
});

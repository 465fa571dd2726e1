// Facts about a row of the deal desk: its keys, which are never taken from a field, and why it could not be decided.
import { createElement } from "lwc";
import DeskItem from "c/deskItem";
import getReview from "@salesforce/apex/RegistrationReviewController.getReview";
import queue from "../../dealDesk/__tests__/data/getQueue.json";

jest.mock(
  "@salesforce/apex/RegistrationReviewController.getReview",
  () => ({ default: jest.fn() }),
  { virtual: true },
);
const mockedReview = getReview as unknown as jest.Mock;
const settled = () => new Promise((resolve) => setTimeout(resolve));

async function create(more = {}) {
  const element = createElement("c-desk-item", { is: DeskItem });
  Object.assign(element, { row: queue[0], isCurrent: true, ...more });
  const told: unknown[] = [];
  for (const name of ["step", "pick", "compare", "decide"]) {
    element.addEventListener(name, (event) => told.push([name, (event as CustomEvent).detail]));
  }
  document.body.appendChild(element);
  await settled();
  const find = (selector: string) => element.shadowRoot?.querySelector<HTMLElement>(selector);
  const press = (key: string, target = find("article"), modifiers = {}) =>
    target?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, ...modifiers }));
  return { element, told, find, press };
}

describe("c-desk-item", () => {
  beforeEach(() => mockedReview.mockResolvedValue({ opportunities: [] }));

  it("asks which opportunity to link, with what the page would choose", async () => {
    const opportunities = [{ value: "o1", label: "Borealis 2027" }];
    mockedReview.mockResolvedValue({ opportunities, suggestedOpportunityId: "o1" });
    const { told, find, press } = await create();
    press("Enter");
    await settled();
    const form = find("c-decision-form") as unknown as HTMLElement & Record<string, unknown>;

    expect(form.opportunities).toEqual(opportunities);
    expect(form.suggestedOpportunityId).toBe("o1");
    const detail = { action: "approve", text: "", opportunityId: "o1" };
    form.dispatchEvent(new CustomEvent("decide", { detail }));
    expect(told).toEqual([["decide", { ...detail, ids: ["a1"], hasChosen: true }]]);
  });

  it("says why the opportunities cannot be read", async () => {
    mockedReview.mockRejectedValue({ body: { message: "No access" } });
    const { find, press } = await create();
    press("Enter");
    await settled();

    expect(find("[role=alert]")?.textContent).toBe("No access");
  });

  it("goes on, back and is selected by keys", async () => {
    const { told, press } = await create();

    for (const key of ["j", "ArrowUp", " "]) {
      press(key);
    }

    expect(told).toEqual([
      ["step", { id: "a1", step: 1 }],
      ["step", { id: "a1", step: -1 }],
      ["pick", { id: "a1", isPicked: true }],
    ]);
  });

  it("opens by Enter, and the next Tab goes on from its details", async () => {
    const { element, find, press } = await create();

    press("Enter");
    await settled();

    expect(element.shadowRoot?.activeElement).toBe(find(".detail"));
    await expect(element).toBeAccessible();
  });

  it("leaves every key to the form, and its own to a box or with a modifier", async () => {
    const { told, find, press } = await create();
    press("Enter");
    await settled();

    for (const key of ["j", "k", " ", "ArrowDown"]) {
      press(key, find("c-decision-form"));
    }
    press(" ", find("lightning-input"));
    press("j", find("article"), { ctrlKey: true });

    expect(told).toEqual([]);
  });

  it("offers the comparison where another registration stands against it", async () => {
    const [row] = queue;
    const rival = { ...row?.conflicts[0], id: "c9", kind: "Registration" };
    const { told, find, press } = await create({ row: { ...row, conflicts: [rival] } });
    press("Enter");
    await settled();

    find(".detail lightning-button")?.dispatchEvent(new CustomEvent("click"));

    expect(told).toEqual([["compare", { ids: ["a1"] }]]);
  });

  it("says whose turn it is instead of a form that would be refused", async () => {
    const row = { ...queue[0], stepText: "Step 2 of 2", isOutOfTurn: true, canDecide: false };
    const { element, find, press } = await create({ row, canDecide: true });
    press("Enter");
    await settled();

    expect(find("c-decision-form, c-hand-over")).toBeNull();
    expect(find(".detail")?.textContent).toContain("Step_OthersTurn");
    await expect(element).toBeAccessible();
  });

  it("offers nothing to decide to those who only read", async () => {
    const { find, press } = await create({ row: { ...queue[0], canDecide: false } });
    press("Enter");
    await settled();

    expect(find("c-decision-form, c-hand-over")).toBeNull();
  });

  it("counts what is open, not what was settled", async () => {
    const [row] = queue;
    const conflicts = row?.conflicts.map((one) => ({ ...one, resolution: "Dismissed" }));
    const { find } = await create({ row: { ...row, conflicts } });

    expect(find(".summary")?.textContent).toContain("DealDesk_AllSettled");
  });

  it("says in the row why it could not be decided", async () => {
    const { find } = await create({ problem: "Already decided." });

    expect(find(".slds-text-color_error")?.textContent).toBe("Already decided.");
  });
});

// Facts about the list of conflicts: evidence and wording, settling one and all with a reason, failures told.
import { createElement } from "lwc";
import ConflictList from "c/conflictList";
import resolve from "@salesforce/apex/ConflictListController.resolve";
import conflicts from "./data/conflicts.json";

jest.mock("@salesforce/apex/ConflictListController.resolve", () => ({ default: jest.fn() }), {
  virtual: true,
});
const mockedResolve = resolve as unknown as jest.Mock;
const settled = () => new Promise((wait) => setTimeout(wait));

function create(rows: readonly unknown[] = conflicts) {
  const element = createElement("c-conflict-list", { is: ConflictList });
  Object.assign(element, { conflicts: rows });
  document.body.appendChild(element);
  return element;
}
const all = (element: HTMLElement, selector: string) => [
  ...(element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
];
const buttons = (element: HTMLElement) => all(element, "lightning-button");
async function settle(element: HTMLElement, button: HTMLElement | undefined) {
  button?.click();
  await settled();
  const detail = { resolution: "Dismissed", reason: "Another company." };
  all(element, "c-conflict-settlement")[0]?.dispatchEvent(new CustomEvent("settle", { detail }));
  await settled();
}

describe("c-conflict-list", () => {
  beforeEach(() => mockedResolve.mockResolvedValue(undefined));

  it("says so when nothing stands against it", async () => {
    const element = create([]);

    expect(all(element, ".none")).toHaveLength(1);
    expect(buttons(element)).toHaveLength(0);
    await expect(element).toBeAccessible();
  });

  it("shows evidence, policy, what the partner may read, and how others were settled", async () => {
    const element = create();
    const [first, second, third] = all(element, "li");

    expect(first?.querySelector(".policy")?.textContent).toContain("Conflict_PolicyShown");
    const more = first?.querySelector(".more")?.textContent;
    expect(more).toContain("Conflict_ForPartner");
    expect(more).toContain("Conflict_Since");
    expect(second?.querySelector(".more")?.textContent).not.toContain("Conflict_Since");
    expect(second?.textContent).not.toContain("Conflict_Score");
    expect(second?.querySelector("a")).toBeNull();
    expect(third?.querySelector(".settled")?.textContent).toContain("Conflict_Settled");
    expect(third?.querySelector("lightning-button")).toBeNull();
    await expect(element).toBeAccessible();
  });

  it("settles one with a reason and tells the page", async () => {
    const element = create();
    const told = jest.fn();
    element.addEventListener("settled", told);

    await settle(element, buttons(element)[0]);

    expect(mockedResolve).toHaveBeenCalledWith({
      conflictIds: ["a01000000000001AAA"],
      resolution: "Dismissed",
      reason: "Another company.",
    });
    expect(told).toHaveBeenCalledTimes(1);
    expect(all(element, "li")[0]?.querySelector(".settled")?.textContent).toContain(
      "Conflict_SettledJustNow",
    );
    expect(all(element, "c-conflict-settlement")).toHaveLength(0);
    await expect(element).toBeAccessible();
  });

  it("settles all that are open at once", async () => {
    const element = create();

    await settle(element, buttons(element).at(-1));

    expect(mockedResolve).toHaveBeenCalledWith(
      expect.objectContaining({ conflictIds: ["a01000000000001AAA", "a01000000000002AAA"] }),
    );
    expect(buttons(element)).toHaveLength(0);
  });

  it("keeps the form and says why it failed", async () => {
    mockedResolve.mockRejectedValue({ body: { message: "Settled already." } });
    const element = create();

    await settle(element, buttons(element)[0]);

    expect(all(element, ".failure")[0]?.textContent).toBe("Settled already.");
    expect(all(element, "c-conflict-settlement")).toHaveLength(1);
    all(element, "c-conflict-settlement")[0]?.dispatchEvent(new CustomEvent("cancel"));
    await settled();
    expect(all(element, "c-conflict-settlement, .failure")).toHaveLength(0);
  });

  it("offers nothing to people who only read", async () => {
    const element = create(conflicts.map((conflict) => ({ ...conflict, canSettle: false })));

    expect(buttons(element)).toHaveLength(0);
    await expect(element).toBeAccessible();
  });
});

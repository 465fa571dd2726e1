// Facts about the words of a decision between claims: who is told what, which texts are asked for, what is left alone.
import { createElement } from "lwc";
import RivalDecision from "c/rivalDecision";
import type { Settlement } from "c/rivalDecision";

const settled = () => new Promise((resolve) => setTimeout(resolve));
const rival = (name: string, status = "In Review", severity = "None") => ({
  registration: { id: name, name, partnerName: "Alpine", status, severity },
});

async function create(facts: object) {
  const element = createElement("c-rival-decision", { is: RivalDecision });
  Object.assign(element, facts);
  document.body.appendChild(element);
  await settled();
  const find = (selector: string) => element.shadowRoot?.querySelector<HTMLElement>(selector);
  return { element, find };
}

describe("c-rival-decision", () => {
  it("asks for a reason for the others and a note, and names what stays", async () => {
    const { element, find } = await create({
      winners: [rival("DR-1", "In Review", "Blocks")],
      losers: [rival("DR-2")],
      untouched: [rival("DR-3")],
    });

    expect(find("h3")?.textContent).toBe("c.Rivals_DecisionTitle");
    expect(find(".others")?.textContent).toBe("c.Rivals_Untouched");
    expect(find("[data-name=reason]")).not.toBeNull();
    expect((find("[data-name=note]") as unknown as { required: boolean }).required).toBe(true);
    await expect(element).toBeAccessible();
  });

  it("asks for no note where the winner is protected already", async () => {
    const { find } = await create({
      winners: [rival("DR-1", "Approved")],
      losers: [rival("DR-2")],
    });

    expect(find("h3")?.textContent).toBe("c.Rivals_KeepsTitle");
    expect(find("[data-name=note]")).toBeNull();
    expect(find(".others")).toBeNull();
  });

  it("asks for no reason where nobody is rejected", async () => {
    const { element, find } = await create({ winners: [rival("DR-1"), rival("DR-2")] });
    const settle = jest.fn();
    element.addEventListener("settle", (event) => {
      settle((event as CustomEvent<Settlement>).detail);
    });
    const note = find("[data-name=note]") as unknown as {
      value: string;
      reportValidity: () => boolean;
    };
    note.reportValidity = () => true;
    note.value = "Both can live.";

    find("form")?.dispatchEvent(new CustomEvent("submit"));

    expect(find("h3")?.textContent).toBe("c.Rivals_KeepTitle");
    expect(find("[data-name=reason]")).toBeNull();
    expect(settle).toHaveBeenCalledWith({ reason: "", note: "Both can live." });
  });
});

// Facts about naming a second partner: hidden where nobody may be named, three letters before a search, choose and take off.
import { createElement } from "lwc";
import SecondPartnerPicker from "c/secondPartnerPicker";
import mayName from "@salesforce/apex/SecondPartnerController.mayName";
import search from "@salesforce/apex/SecondPartnerController.search";

jest.mock(
  "@salesforce/apex/SecondPartnerController.mayName",
  () => {
    const { createApexTestWireAdapter } = jest.requireActual<{
      createApexTestWireAdapter: (fn: jest.Mock) => unknown;
    }>("@salesforce/sfdx-lwc-jest");
    return { default: createApexTestWireAdapter(jest.fn()) };
  },
  { virtual: true },
);
jest.mock("@salesforce/apex/SecondPartnerController.search", () => ({ default: jest.fn() }), {
  virtual: true,
});
const wire = mayName as unknown as { emit(value: unknown): void };
const mockedSearch = search as unknown as jest.Mock;
const settled = () => new Promise((resolve) => setTimeout(resolve));
/** Until a pause in the typing has become a search. */
const rested = () => new Promise((resolve) => setTimeout(resolve, 450));

function create(values: Record<string, unknown> = {}) {
  const element = createElement("c-second-partner-picker", { is: SecondPartnerPicker });
  Object.assign(element, values);
  document.body.appendChild(element);
  const chosen = jest.fn();
  element.addEventListener("choose", (event) => {
    chosen((event as CustomEvent<unknown>).detail);
  });
  return { element, chosen };
}
const all = (element: HTMLElement, selector: string) => [
  ...(element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
];
async function type(element: HTMLElement, value: string) {
  all(element, "lightning-input")[0]?.dispatchEvent(
    new CustomEvent("change", { detail: { value } }),
  );
  await rested();
}

describe("c-second-partner-picker", () => {
  beforeEach(() => {
    mockedSearch.mockReset();
  });

  it("shows nothing where nobody may be named", async () => {
    const { element } = create();
    wire.emit(false);
    await settled();

    expect(all(element, "lightning-input")).toHaveLength(0);
  });

  it("searches from three letters on and tells what was chosen", async () => {
    mockedSearch.mockResolvedValue([{ value: "a01", label: "Northwind", country: "Germany" }]);
    const { element, chosen } = create();
    wire.emit(true);
    await settled();
    await type(element, "No ");
    expect(mockedSearch).not.toHaveBeenCalled();

    await type(element, "Nor");
    expect(mockedSearch).toHaveBeenCalledWith({ text: "Nor" });
    await expect(element).toBeAccessible();
    all(element, "lightning-button")[0]?.click();

    expect(chosen).toHaveBeenCalledWith({ partnerId: "a01", partnerName: "Northwind" });
  });

  it("says that nobody was found", async () => {
    mockedSearch.mockResolvedValue([]);
    const { element } = create();
    wire.emit(true);
    await settled();
    await type(element, "Xyz");

    expect(all(element, "[role=status]")[0]?.textContent).toBe("c.SecondPartner_None");
  });

  it("searches once for what is typed in one go, and says when none is left", async () => {
    mockedSearch.mockRejectedValue({ body: { message: "Try again in 5 min." } });
    const { element } = create();
    wire.emit(true);
    await settled();
    const [input] = all(element, "lightning-input");
    for (const value of ["Nor", "Nort", "North"]) {
      input?.dispatchEvent(new CustomEvent("change", { detail: { value } }));
    }
    await rested();

    expect(mockedSearch.mock.calls).toEqual([[{ text: "North" }]]);
    expect(all(element, "[role=status]")[0]?.textContent).toBe("Try again in 5 min.");
  });

  it("takes the chosen one off", async () => {
    const { element, chosen } = create({ partnerName: "Northwind" });
    wire.emit(true);
    await settled();
    all(element, "lightning-button")[0]?.click();

    expect(chosen).toHaveBeenCalledWith({});
    await expect(element).toBeAccessible();
  });
});

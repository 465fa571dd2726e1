// Facts about the field that offers known customers: what it offers, and that it works by keyboard.
import { createElement } from "lwc";
import CustomerField from "c/customerField";

type Element = HTMLElement & {
  value: string;
  checkValidity(): boolean;
  reportValidity(): boolean;
  setCustomValidity(message: string): void;
};
const CUSTOMERS = [
  { customerName: "Heron Paper Inc", customerWebsite: "heron.com", contactName: "Hanna Reiher" },
  { customerName: "Osprey Boats", customerWebsite: "osprey.com", contactName: null },
];
const settled = () => Promise.resolve();

function create(properties: object = {}): Element {
  const element = createElement("c-customer-field", { is: CustomerField });
  Object.assign(element, { label: "Customer", customers: CUSTOMERS, ...properties });
  document.body.appendChild(element);
  return element as unknown as Element;
}
const inputOf = (element: HTMLElement) =>
  element.shadowRoot?.querySelector("input") as HTMLInputElement;
const options = (element: HTMLElement) =>
  Array.from(element.shadowRoot?.querySelectorAll("[role=option] .name") ?? []).map(
    ({ textContent }) => textContent,
  );
async function type(element: HTMLElement, text: string): Promise<void> {
  inputOf(element).value = text;
  inputOf(element).dispatchEvent(new CustomEvent("input"));
  await settled();
}
async function press(element: HTMLElement, key: string): Promise<boolean> {
  const event = new KeyboardEvent("keydown", { key, cancelable: true });
  inputOf(element).dispatchEvent(event);
  await settled();
  return event.defaultPrevented;
}

describe("c-customer-field", () => {
  afterEach(() => document.body.replaceChildren());

  it.each(["he", "HERON.com", "hanna rei"])(
    "offers by name, website and contact: %s",
    async (words) => {
      const element = create();
      await type(element, words);
      expect(options(element)).toEqual(["Heron Paper Inc"]);
    },
  );

  it("offers nothing for one letter or a stranger", async () => {
    const element = create();
    await type(element, "h");
    expect(options(element)).toEqual([]);
    await type(element, "nobody");
    expect(options(element)).toEqual([]);
    expect(inputOf(element).getAttribute("aria-expanded")).toBe("false");
  });

  it("ranks by the website, typed here or known to the page", async () => {
    const customers = [
      { customerName: "Paper of Osprey", customerWebsite: "heron.com", contactName: null },
      { customerName: "Osprey Boats", customerWebsite: "boats.com", contactName: null },
      { customerName: "Boats Ltd", customerWebsite: "osprey.com", contactName: null },
    ];
    const element = create({ customers });
    await type(element, "https://www.osprey");
    expect(options(element)).toEqual(["Boats Ltd", "Osprey Boats", "Paper of Osprey"]);
    const beside = create({ customers, website: "www.osprey.com" });
    inputOf(beside).click();
    await settled();
    expect(options(beside)[0]).toBe("Boats Ltd");
  });

  it("stays closed when the page puts the focus there to show an error", async () => {
    const element = create({ required: true });
    element.reportValidity();
    element.focus();
    await settled();
    expect(options(element)).toEqual([]);
  });

  it("shows the last customers in an empty field that is pressed, and closes when left", async () => {
    const element = create();
    inputOf(element).click();
    await settled();
    expect(options(element)).toHaveLength(2);
    await expect(element).toBeAccessible();
    inputOf(element).dispatchEvent(new CustomEvent("blur"));
    await settled();
    expect(options(element)).toEqual([]);
    await expect(element).toBeAccessible();
  });

  it("is walked with the arrows, taken with Enter and closed with Escape", async () => {
    const element = create();
    const chosen: unknown[] = [];
    element.addEventListener("choose", (event) =>
      chosen.push((event as CustomEvent<{ customer: unknown }>).detail.customer),
    );
    expect(await press(element, "Enter")).toBe(false); // sends the form
    await press(element, "ArrowDown");
    await press(element, "ArrowDown");
    const active = element.shadowRoot?.querySelector("[aria-selected=true]");
    expect(active?.textContent).toContain("Osprey");
    expect(inputOf(element).getAttribute("aria-activedescendant")).toBe(active?.id);
    expect(await press(element, "Enter")).toBe(true);
    expect(chosen).toEqual([CUSTOMERS[1]]);
    expect(options(element)).toEqual([]);
    await press(element, "ArrowUp");
    await press(element, "Escape");
    expect(options(element)).toEqual([]);
    expect(chosen).toHaveLength(1);
  });

  it("is chosen from with the pointer", async () => {
    const element = create();
    const chosen = jest.fn();
    element.addEventListener("choose", chosen);
    await type(element, "osp");
    element.shadowRoot
      ?.querySelector("[role=option]")
      ?.dispatchEvent(new CustomEvent("mousedown", { cancelable: true }));
    expect(chosen).toHaveBeenCalledTimes(1);
  });

  it("tells what is typed and shows what it is given", async () => {
    const element = create({ value: "Heron" });
    expect(inputOf(element).value).toBe("Heron");
    const typed: unknown[] = [];
    element.addEventListener("change", (event) =>
      typed.push((event as CustomEvent<{ value: string }>).detail.value),
    );
    await type(element, "Osprey");
    expect(typed).toEqual(["Osprey"]);
    element.value = "";
    expect(inputOf(element).value).toBe("");
  });

  it("reports what is missing or refused at the field", async () => {
    const element = create({ required: true });
    expect(element.checkValidity()).toBe(false);
    expect(element.shadowRoot?.querySelector("[role=alert]")).toBeNull();
    expect(element.reportValidity()).toBe(false);
    await settled();
    expect(inputOf(element).getAttribute("aria-invalid")).toBe("true");
    await expect(element).toBeAccessible();
    await type(element, "Heron");
    element.setCustomValidity("That is an e-mail address.");
    expect(element.reportValidity()).toBe(false);
    element.setCustomValidity("");
    expect(element.reportValidity()).toBe(true);
  });
});

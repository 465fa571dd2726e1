// Facts about the form: what is behind "More about the deal", and that it is sent, saved and taken up again.
import { createElement } from "lwc";
import RegisterDeal from "c/registerDeal";
import getForm from "@salesforce/apex/RegisterDealController.getForm";
import getDraft from "@salesforce/apex/RegisterDealController.getDraft";
import submit from "@salesforce/apex/RegisterDealController.submit";

jest.mock(
  "@salesforce/apex/RegisterDealController.getForm",
  () => {
    const { createApexTestWireAdapter } = jest.requireActual<{
      createApexTestWireAdapter: (fn: jest.Mock) => unknown;
    }>("@salesforce/sfdx-lwc-jest");
    return { default: createApexTestWireAdapter(jest.fn()) };
  },
  { virtual: true },
);
jest.mock("@salesforce/apex/RegisterDealController.getDraft", () => ({ default: jest.fn() }), {
  virtual: true,
});
jest.mock("@salesforce/apex/RegisterDealController.submit", () => ({ default: jest.fn() }), {
  virtual: true,
});
const form = getForm as unknown as { emit(value: unknown): void };
const { CurrentPageReference: address } = jest.requireActual<{
  CurrentPageReference: { emit(page: unknown): void };
}>("lightning/navigation");
const settled = () => new Promise((resolve) => setTimeout(resolve));
type Field = HTMLElement & {
  dataset: { field: string };
  value?: string;
  maxLength?: number;
  reportValidity: () => boolean;
  checkValidity: () => boolean;
  setCustomValidity: (message: string) => void;
};
const DRAFT = {
  id: "a01000000000001AAA",
  customerName: "Heron Paper",
  customerState: "Bavaria",
  customerPostalCode: "80331",
};

async function create(recordId?: string) {
  const element = createElement("c-register-deal", { is: RegisterDeal });
  document.body.appendChild(element);
  address.emit({ type: "comm__namedPage", attributes: {}, state: recordId ? { recordId } : {} });
  form.emit({ currencyCode: "USD", currencies: [], countries: [], products: [], programs: [] });
  await settled();
  const root = element.shadowRoot as ShadowRoot;
  const fields = Array.from(root.querySelectorAll<Field>("[data-field]"));
  for (const field of fields) {
    field.reportValidity = field.checkValidity = () => true;
    field.setCustomValidity = () => undefined;
  }
  const field = (name: string) => root.querySelector<Field>(`[data-field="${name}"]`) as Field;
  const type = (name: string, value: string) => {
    const typed = new CustomEvent("change", { detail: { value } });
    field(name).dispatchEvent(typed);
  };
  return { element, root, field, type };
}

describe("c-register-deal", () => {
  it("has postal code and state behind the fold, optional, and sends them", async () => {
    (submit as unknown as jest.Mock).mockResolvedValue({ id: DRAFT.id, status: "Approved" });
    const { element, root, field, type } = await create();

    expect(root.querySelector(".more .slds-hide [data-field=customerPostalCode]")).not.toBeNull();
    root.querySelector<HTMLButtonElement>(".unfold")?.click();
    await settled();
    for (const name of ["customerPostalCode", "customerState"]) {
      expect(root.querySelector(`.more .grid [data-field=${name}]`)).not.toBeNull();
      expect((field(name) as Field & { required?: boolean }).required).toBeFalsy();
    }
    await expect(element).toBeAccessible();

    type("customerPostalCode", "80331");
    type("customerState", "Bavaria");
    root.querySelector("form")?.dispatchEvent(new CustomEvent("submit", { cancelable: true }));
    await settled();
    expect(submit).toHaveBeenCalledWith({
      deal: expect.objectContaining({
        customerPostalCode: "80331",
        customerState: "Bavaria",
      }) as object,
    });
  });

  it("takes them up again with a draft, told where they are folded", async () => {
    (getDraft as unknown as jest.Mock).mockResolvedValue(DRAFT);
    const { root, field } = await create(DRAFT.id);
    await settled();

    expect(field("customerPostalCode").value).toBe("80331");
    expect(field("customerState").value).toBe("Bavaria");
    expect(root.querySelector(".summary")?.textContent).toBe("80331, Bavaria");
  });
});

// Facts about the files of a registration: rules told before, refusals without a call, one question before removing.
import { createElement } from "lwc";
import DealFiles from "c/dealFiles";
import listFiles from "@salesforce/apex/DealFilesController.listFiles";
import addFile from "@salesforce/apex/DealFilesController.addFile";
import removeFile from "@salesforce/apex/DealFilesController.removeFile";

jest.mock(
  "@salesforce/apex/DealFilesController.listFiles",
  () => {
    const { createApexTestWireAdapter } = jest.requireActual<{
      createApexTestWireAdapter: (fn: jest.Mock) => unknown;
    }>("@salesforce/sfdx-lwc-jest");
    return { default: createApexTestWireAdapter(jest.fn()) };
  },
  { virtual: true },
);
jest.mock("@salesforce/apex/DealFilesController.addFile", () => ({ default: jest.fn() }), {
  virtual: true,
});
jest.mock("@salesforce/apex/DealFilesController.removeFile", () => ({ default: jest.fn() }), {
  virtual: true,
});
const wire = listFiles as unknown as { emit(value: unknown): void; error(value: unknown): void };
const mockedAdd = addFile as unknown as jest.Mock;
const mockedRemove = removeFile as unknown as jest.Mock;
const settled = () => new Promise((resolve) => setTimeout(resolve, 20));
/** A file is read when the machine has the time for it. */
const until = (holds: () => boolean): Promise<void> =>
  holds() ? settled().then(() => undefined) : settled().then(() => until(holds));
const FILES = {
  files: [
    {
      id: "f1",
      name: "order.pdf",
      size: 2000,
      addedOn: "2026-11-20T10:00:00Z",
      addedBy: "Ana Ruiz",
      canRemove: true,
    },
  ],
  canAdd: true,
  maxBytes: 2_097_152,
  maxFiles: 10,
  types: ["pdf", "png"],
};

async function create(changes: object = {}) {
  const element = createElement("c-deal-files", { is: DealFiles });
  Object.assign(element, { dealId: "d1" });
  document.body.appendChild(element);
  wire.emit({ ...FILES, ...changes });
  await settled();
  return element;
}
async function choose(element: HTMLElement, file: File): Promise<void> {
  const input = element.shadowRoot?.querySelector<HTMLInputElement>("input[type=file]");
  Object.defineProperty(input, "files", { value: [file], configurable: true });
  input?.dispatchEvent(new CustomEvent("change"));
  await settled();
}
const alert = (element: HTMLElement) => element.shadowRoot?.querySelector("[role=alert]");

describe("c-deal-files", () => {
  afterEach(() => {
    document.body.replaceChildren();
    jest.clearAllMocks();
  });

  it("lists the files, tells the rules and is accessible", async () => {
    const element = await create();
    expect(element.shadowRoot?.querySelector(".name")?.textContent).toBe("order.pdf");
    expect(element.shadowRoot?.querySelector("input")?.accept).toBe(".pdf,.png");
    await expect(element).toBeAccessible();
  });

  it("says that there are none to who can only read, and what went wrong", async () => {
    const element = await create({ files: [], canAdd: false });
    expect(element.shadowRoot?.querySelector("input")).toBeNull();
    expect(element.shadowRoot?.querySelector("p.hint")).not.toBeNull();
    wire.error({ message: "Down" });
    await settled();
    expect(element.shadowRoot?.querySelector("c-page-problem")).not.toBeNull();
  });

  it("refuses types and sizes before anything is sent", async () => {
    const element = await create();
    await choose(element, new File(["MZ"], "setup.exe"));
    expect(alert(element)).not.toBeNull();
    await choose(element, new File([new Uint8Array(2_097_153)], "large.pdf"));
    expect(alert(element)).not.toBeNull();
    expect(mockedAdd).not.toHaveBeenCalled();
  });

  it("sends a file as base64 and tells a refusal of the server", async () => {
    const element = await create();
    mockedAdd.mockResolvedValueOnce(undefined);
    await choose(element, new File(["%PDF"], "plan.pdf"));
    await until(() => mockedAdd.mock.calls.length === 1);
    expect(mockedAdd).toHaveBeenCalledWith({
      dealId: "d1",
      fileName: "plan.pdf",
      base64: "JVBERg==",
    });
    expect(alert(element)).toBeNull();
    mockedAdd.mockRejectedValueOnce({ body: { message: "Full" } });
    await choose(element, new File(["%PDF"], "more.pdf"));
    await until(() => Boolean(alert(element)));
    expect(alert(element)?.textContent).toBe("Full");
  });

  it("asks once before it removes", async () => {
    const element = await create();
    const button = () =>
      element.shadowRoot?.querySelector<HTMLElement & { variant: string }>("lightning-button");
    mockedRemove.mockResolvedValue(undefined);
    button()?.click();
    await settled();
    expect(mockedRemove).not.toHaveBeenCalled();
    expect(button()?.variant).toBe("destructive-text");
    button()?.click();
    await settled();
    expect(mockedRemove).toHaveBeenCalledWith({ dealId: "d1", documentId: "f1" });
  });
});

// Facts about the partner panel of an opportunity: who was first with the time, by whom it was approved, and partners set by hand.
import { createElement } from "lwc";
import OpportunityPartnerPanel from "c/opportunityPartnerPanel";
import getPanel from "@salesforce/apex/OpportunityPartnerPanelController.getPanel";

jest.mock(
  "@salesforce/apex/OpportunityPartnerPanelController.getPanel",
  () => {
    const { createApexTestWireAdapter } = jest.requireActual<{
      createApexTestWireAdapter: (fn: jest.Mock) => unknown;
    }>("@salesforce/sfdx-lwc-jest");
    return { default: createApexTestWireAdapter(jest.fn()) };
  },
  { virtual: true },
);
const wire = getPanel as unknown as { emit(value: unknown): void; error(body: unknown): void };
const PANEL = {
  hasPartner: true,
  partnerName: "Alpine",
  partnerRoleLabel: "Source",
  registrationName: "DR-1",
  statusLabel: "Approved",
  registeredOn: "2026-11-20T09:00:00.000Z",
  openedOn: "2026-11-20T09:05:00.000Z",
  decidedOn: "2026-11-21T09:00:00.000Z",
};

async function textOf(panel: object): Promise<string> {
  const element = createElement("c-opportunity-partner-panel", { is: OpportunityPartnerPanel });
  Object.assign(element, { recordId: "006000000000001" });
  document.body.appendChild(element);
  wire.emit(panel);
  await Promise.resolve();
  await expect(element).toBeAccessible();
  return element.shadowRoot?.textContent ?? "";
}

describe("c-opportunity-partner-panel", () => {
  it("tells who was first, to the minute of the same day", async () => {
    expect(await textOf(PANEL)).toContain("c.Panel_PartnerFirst");
    expect(await textOf({ ...PANEL, openedOn: "2026-11-20T08:59:00.000Z" })).toContain(
      "c.Panel_SalesFirst",
    );
  });

  it("tells by what or whom it was approved, and why to those who may read it", async () => {
    expect(await textOf(PANEL)).toContain("c.Panel_DecidedByRule");
    const byPerson = { ...PANEL, decidedByName: "Maya" };
    expect(await textOf(byPerson)).toContain("c.Panel_DecidedByPerson");
    expect(await textOf({ ...byPerson, decisionReason: "Clear." })).toContain(
      "c.Panel_DecidedWith",
    );
  });

  it("says that a partner was set by hand, with no evidence", async () => {
    const text = await textOf({ hasPartner: true, partnerName: "Alpine", partnerRoleLabel: "" });

    expect(text).toContain("c.Panel_ReasonManual");
    expect(text).not.toContain("First");
  });

  it("reads how to mend the link only when that is wanted, and only for who may", async () => {
    const element = createElement("c-opportunity-partner-panel", { is: OpportunityPartnerPanel });
    Object.assign(element, { recordId: "006000000000001" });
    document.body.appendChild(element);
    const find = (selector: string) => element.shadowRoot?.querySelector<HTMLElement>(selector);
    wire.emit({ ...PANEL, registrationId: "a01", canRelink: false });
    await Promise.resolve();
    expect(find("button")).toBeNull();

    wire.emit({ ...PANEL, registrationId: "a01", canRelink: true });
    await Promise.resolve();
    expect(find("c-deal-opportunity")).toBeNull();
    expect(find("button")?.getAttribute("aria-expanded")).toBe("false");
    find("button")?.click();
    await Promise.resolve();
    expect(find("c-deal-opportunity")).not.toBeNull();
    expect(find("button")?.getAttribute("aria-expanded")).toBe("true");
    await expect(element).toBeAccessible();

    find("button")?.click();
    await Promise.resolve();
    expect(find("c-deal-opportunity")).toBeNull();
  });

  it("says that nobody is there", async () => {
    expect(await textOf({ hasPartner: false })).toContain("c.PartnerPanel_None");
  });
});

// Facts about the page of a registration: states, whose turn it is, everything that is known, and the trail page by page.
import { createElement } from "lwc";
import RegistrationReview from "c/registrationReview";
import getReview from "@salesforce/apex/RegistrationReviewController.getReview";
import approve from "@salesforce/apex/RegistrationReviewController.approve";
import getTrail from "@salesforce/apex/RegistrationReviewController.getTrail";
import queue from "../../dealDesk/__tests__/data/getQueue.json";

jest.mock(
  "@salesforce/apex/RegistrationReviewController.getReview",
  () => {
    const { createApexTestWireAdapter } = jest.requireActual<{
      createApexTestWireAdapter: (fn: jest.Mock) => unknown;
    }>("@salesforce/sfdx-lwc-jest");
    return { default: createApexTestWireAdapter(jest.fn()) };
  },
  { virtual: true },
);
jest.mock(
  "@salesforce/apex/RegistrationReviewController.getTrail",
  () => ({ default: jest.fn() }),
  { virtual: true },
);
jest.mock("@salesforce/apex/RegistrationReviewController.approve", () => ({ default: jest.fn() }), {
  virtual: true,
});
const mockedApprove = approve as unknown as jest.Mock;
const wire = getReview as unknown as { emit(value: unknown): void; error(body: unknown): void };
const mockedTrail = getTrail as unknown as jest.Mock;
const settled = () => new Promise((resolve) => setTimeout(resolve));
const line = (index: number) => ({
  id: `e${index}`,
  kindLabel: "Routed",
  happenedOn: "2026-11-20T10:00:00.000Z",
  actorLabel: "Vendor",
  note: index === 0 ? "Only inside" : null,
});
const LIST = [
  {
    id: "l1",
    label: "Meeting",
    text: "Met the board.",
    happenedAt: null,
    happenedOn: "2026-11-20",
  },
];
const REVIEW = {
  registration: queue[0],
  canDecide: true,
  opportunities: [],
  suggestedOpportunityId: null,
  trail: Array.from({ length: 25 }, (_, index) => line(index)),
  hasMoreTrail: true,
  details: {
    website: "borealis.de",
    contactName: "Erika Muster",
    need: "Wants more.",
    turn: "Vendor",
    expiresOn: "2027-02-01",
    latestOn: null,
    daysLeft: 60,
    renewalCount: 0,
    maxRenewals: 1,
    partnerMessage: "Who signs?",
    activities: LIST,
    renewals: [],
  },
};

async function create(review?: unknown) {
  const element = createElement("c-registration-review", { is: RegistrationReview });
  Object.assign(element, { recordId: "a1" });
  document.body.appendChild(element);
  if (review) {
    wire.emit(review);
  }
  await settled();
  const find = (selector: string) => element.shadowRoot?.querySelector<HTMLElement>(selector);
  return { element, find };
}

describe("c-registration-review", () => {
  it("draws loading, then the answer and everything that is known, and is accessible", async () => {
    const { element, find } = await create();
    expect(find("c-page-skeleton")).not.toBeNull();

    wire.emit(REVIEW);
    await settled();

    expect(find(".answer")?.textContent).toBe("c.Review_WaitsFor");
    const facts = find("c-registration-facts")?.shadowRoot;
    expect(facts?.textContent).toContain("Erika Muster");
    expect(facts?.textContent).toContain("Met the board.");
    expect(element.shadowRoot?.querySelector("c-deal-files")).not.toBeNull();
    await expect(element).toBeAccessible();
  });

  it("says why it cannot be read", async () => {
    const { find } = await create();
    wire.error({ message: "No access" });
    await settled();
    expect(find("c-page-problem")).not.toBeNull();
  });

  it("shows older lines of the trail until there are none", async () => {
    const { find } = await create(REVIEW);
    const older = find("lightning-button:last-of-type");
    mockedTrail.mockResolvedValueOnce([line(25)]);

    older?.dispatchEvent(new CustomEvent("click"));
    await settled();
    await settled();

    expect(mockedTrail).toHaveBeenCalledWith({ registrationId: "a1", skipped: 25 });
    const timeline = find("c-deal-timeline")?.shadowRoot;
    expect(timeline?.querySelectorAll("li")).toHaveLength(26);
    expect(timeline?.querySelectorAll(".note")).toHaveLength(1);
    expect(find("lightning-button:last-of-type")).toBeNull();
  });

  it.each([
    [{ isSuccess: true, name: "DR-1", statusLabel: "Approved" }, "H2"],
    [{ isSuccess: false, name: "DR-1", message: "Decided already." }, "P"],
  ])("goes on to what became of the decision: %j", async (result, tag) => {
    mockedApprove.mockResolvedValue(result);
    const { element, find } = await create(REVIEW);

    const detail = { action: "approve", text: "", opportunityId: null };
    find("c-decision-form")?.dispatchEvent(new CustomEvent("decide", { detail }));
    await settled();
    await settled();

    expect(element.shadowRoot?.activeElement?.tagName).toBe(tag);
  });

  it("decides nothing for who only reads", async () => {
    const { find } = await create({ ...REVIEW, canDecide: false });

    expect(find("c-decision-form")).toBeNull();
  });
});

// Facts about the comparison: states, who can win, one decision for all, and nothing lost when it fails.
import { createElement } from "lwc";
import RivalComparison from "c/rivalComparison";
import getRivals from "@salesforce/apex/RivalController.getRivals";
import keepAll from "@salesforce/apex/RivalController.keepAll";
import settle from "@salesforce/apex/RivalController.settle";
import queue from "../../dealDesk/__tests__/data/getQueue.json";

jest.mock(
  "@salesforce/apex/RivalController.getRivals",
  () => {
    const { createApexTestWireAdapter } = jest.requireActual<{
      createApexTestWireAdapter: (fn: jest.Mock) => unknown;
    }>("@salesforce/sfdx-lwc-jest");
    return { default: createApexTestWireAdapter(jest.fn()) };
  },
  { virtual: true },
);
jest.mock("@salesforce/apex/RivalController.settle", () => ({ default: jest.fn() }), {
  virtual: true,
});
jest.mock("@salesforce/apex/RivalController.keepAll", () => ({ default: jest.fn() }), {
  virtual: true,
});
const mockedKeep = keepAll as unknown as jest.Mock;
const wire = getRivals as unknown as { emit(value: unknown): void; error(body: unknown): void };
const mockedSettle = settle as unknown as jest.Mock;
const settled = () => new Promise((resolve) => setTimeout(resolve));
const rival = (id: string, status: string, open: boolean, productKey = "Analytics") => ({
  productKey,
  registration: { ...queue[0], id, name: `DR-${id}`, status, statusLabel: status },
  website: "acme.com",
  activities: 0,
  canWin: open || status === "Approved",
  canBeRejected: open,
});

async function create(rivals: unknown, ids = ["a1"]) {
  const element = createElement("c-rival-comparison", { is: RivalComparison });
  Object.assign(element, { registrationIds: ids });
  document.body.appendChild(element);
  if (rivals) {
    wire.emit(rivals);
  }
  await settled();
  const all = (selector: string) =>
    Array.from(element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []);
  return { element, all };
}

describe("c-rival-comparison", () => {
  it("draws loading, then the claims beside each other, and is accessible", async () => {
    const { element, all } = await create(undefined);
    expect(all("c-page-skeleton")).toHaveLength(1);

    wire.emit([rival("a1", "In Review", true), rival("a2", "In Review", true)]);
    await settled();

    expect(all("article")).toHaveLength(2);
    expect(element.shadowRoot?.activeElement).toBe(all("h2")[0]);
    await expect(element).toBeAccessible();
  });

  it("says that there is no rival, and why it cannot be read", async () => {
    const { all } = await create([rival("a1", "In Review", true)]);
    expect(all(".alone")).toHaveLength(1);
    wire.error({ message: "No access" });
    await settled();
    expect(all("c-page-problem")).toHaveLength(1);
  });

  it("lets only the holder of the protection win", async () => {
    const { all } = await create([rival("a1", "In Review", true), rival("a2", "Approved", false)]);

    expect(all(".wins lightning-button").map(({ dataset }) => dataset.id)).toEqual(["a2"]);
  });

  it("offers no decision where nothing can be rejected", async () => {
    const { all } = await create([rival("a1", "Rejected", false), rival("a2", "Expired", false)]);

    expect(all(".wins lightning-button")).toHaveLength(0);
  });

  it("shows four at first: the one asked for, then what is open", async () => {
    const { all } = await create([
      rival("a1", "Rejected", false),
      rival("a2", "Expired", false),
      rival("a3", "Lost", false),
      rival("a4", "In Review", true),
      rival("a5", "In Review", true),
    ]);

    expect(all("article h3 a").map(({ dataset }) => dataset.id)).toEqual(["a1", "a2", "a4", "a5"]);
    expect(all(".choices lightning-input")).toHaveLength(5);
  });

  it("decides all in one call and keeps what was written when it fails", async () => {
    const { element, all } = await create([
      rival("a1", "In Review", true),
      rival("a2", "In Review", true),
    ]);
    const done = jest.fn();
    element.addEventListener("settled", done);
    all(".wins lightning-button")[1]?.dispatchEvent(new CustomEvent("click"));
    await settled();
    const decide = async () => {
      const detail = { reason: "Taken.", note: "Closer." };
      all("c-rival-decision")[0]?.dispatchEvent(new CustomEvent("settle", { detail }));
      await settled();
      await settled();
    };

    mockedSettle.mockRejectedValueOnce({ body: { message: "DR-a1 stands in the way." } });
    await decide();
    expect(all("[role=alert]")[0]?.textContent).toBe("DR-a1 stands in the way.");
    expect(all("c-rival-decision")).toHaveLength(1);

    mockedSettle.mockResolvedValueOnce([{}, {}]);
    await decide();
    expect(mockedSettle).toHaveBeenLastCalledWith({
      winnerId: "a2",
      note: "Closer.",
      loserIds: ["a1"],
      reason: "Taken.",
    });
    expect(done).toHaveBeenCalledTimes(1);
    expect(all("c-rival-decision")).toHaveLength(0);
  });

  it("leaves claims for other products as they are, and says so", async () => {
    const { all } = await create([
      rival("a1", "In Review", true),
      rival("a2", "In Review", true),
      rival("a3", "In Review", true, "Security"),
    ]);
    const named = (field: string) =>
      (
        (all("c-rival-decision")[0] as unknown as Record<string, unknown>)[field] as {
          registration: { id: string };
        }[]
      ).map(({ registration }) => registration.id);

    expect(all(".none-compete")).toHaveLength(0);
    expect(all(".wins lightning-button").map(({ dataset }) => dataset.id)).toEqual(["a1", "a2"]);
    all(".wins lightning-button")[0]?.dispatchEvent(new CustomEvent("click"));
    await settled();

    expect(named("winners")).toEqual(["a1"]);
    expect(named("losers")).toEqual(["a2"]);
    expect(named("untouched")).toEqual(["a3"]);
  });

  it("offers to keep all where none compete, and rejects nobody", async () => {
    const { element, all } = await create([
      rival("a1", "In Review", true),
      rival("a2", "Approved", false, "Security"),
    ]);
    const done = jest.fn();
    element.addEventListener("settled", done);

    expect(all(".wins lightning-button")).toHaveLength(0);
    await expect(element).toBeAccessible();
    all(".none-compete lightning-button")[0]?.dispatchEvent(new CustomEvent("click"));
    await settled();
    mockedKeep.mockResolvedValueOnce([{}]);
    const detail = { reason: "", note: "Both can live." };
    all("c-rival-decision")[0]?.dispatchEvent(new CustomEvent("settle", { detail }));
    await settled();
    await settled();

    expect(mockedKeep).toHaveBeenCalledWith({ registrationIds: ["a1"], note: "Both can live." });
    expect(done).toHaveBeenCalledTimes(1);
  });
});

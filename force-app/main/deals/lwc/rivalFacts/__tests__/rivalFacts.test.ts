// Facts about comparing claims: who was first, what differs, and what cannot be compared.
import { columnsOf, compete } from "c/rivalFacts";
import type { Rival } from "c/rivalFacts";

const rival = (registration: object, more: object = {}) =>
  ({
    registration: {
      id: "a1",
      name: "DR-1",
      conflicts: [],
      amount: 100,
      currencyCode: "EUR",
      partnerName: "Alpine",
      submittedOn: "2026-11-20T10:00:00.000Z",
      ...registration,
    },
    activities: 0,
    ...more,
  }) as unknown as Rival;
const marks = (rivals: Rival[], label: string) =>
  columnsOf(rivals).map(({ facts }) => facts.find((fact) => fact.label === label)?.mark);

describe("c/rivalFacts", () => {
  it("names the first also when both came in the same minute", () => {
    const later = rival({ id: "a2", submittedOn: "2026-11-20T10:00:30.000Z" });

    expect(marks([later, rival({})], "c.DealExport_SubmittedOn")).toEqual(["", "c.Rivals_First"]);
  });

  it("names the highest amount, but compares no two currencies", () => {
    const more = rival({ id: "a2", amount: 200 });
    const dollars = rival({ id: "a3", amount: 200, currencyCode: "USD" });

    expect(marks([rival({}), more], "c.DealDetail_Amount")).toEqual([
      "c.Rivals_Differs",
      "c.Rivals_Highest",
    ]);
    expect(marks([rival({}), dollars], "c.DealDetail_Amount")).toEqual([
      "c.Rivals_Differs",
      "c.Rivals_Differs",
    ]);
  });

  it("takes another spelling of the same for the same", () => {
    const one = rival(
      { customerName: "Müller GmbH", customerDomain: "mueller.de", customerCountry: "Germany" },
      {
        customerKey: "muller",
        website: "https://www.mueller.de/",
        contactName: "J. Doe",
        contactEmail: "J.Doe@mueller.de",
      },
    );
    const other = rival(
      {
        id: "a2",
        customerName: "MUELLER  Gmbh",
        customerDomain: "mueller.de",
        customerCountry: "germany",
      },
      {
        customerKey: "muller",
        website: "mueller.de",
        contactName: "Jane Doe",
        contactEmail: "j.doe@mueller.de",
      },
    );

    for (const label of [
      "c.Facts_Customer",
      "c.DealDetail_Website",
      "c.Rivals_Country",
      "c.Facts_Contact",
    ]) {
      expect(marks([one, other], label)).toEqual(["", ""]);
    }
  });

  it("says what differs, but not what is unknown of one or another for each anyway", () => {
    const one = rival({ customerCountry: "Spain" }, { need: "Stock", website: "" });
    const other = rival(
      { id: "a2", partnerName: "Baltic", customerCountry: "France" },
      { need: "Audit", website: "acme.com" },
    );

    expect(marks([one, other], "c.Rivals_Country")).toEqual([
      "c.Rivals_Differs",
      "c.Rivals_Differs",
    ]);
    for (const label of ["c.DealDetail_Website", "c.Rivals_Need", "c.PartnerPanel_Title"]) {
      expect(marks([one, other], label)).toEqual(["", ""]);
    }
  });

  it("lets only claims for the same product compete", () => {
    const analytics = rival({}, { productKey: "Analytics Suite" });

    expect(compete(analytics, rival({ id: "a2" }, { productKey: "Analytics Suite" }))).toBe(true);
    expect(compete(analytics, rival({ id: "a2" }, { productKey: "Security Suite" }))).toBe(false);
  });

  it("marks nothing that is the same, and says where there is nothing", () => {
    const columns = columnsOf([rival({}), rival({ id: "a2" })]);
    const partner = columns[0]?.facts.find(({ label }) => label === "c.PartnerPanel_Title");
    const need = columns[0]?.facts.find(({ label }) => label === "c.Rivals_Need");

    expect(partner).toMatchObject({ value: "Alpine", mark: "" });
    expect(need?.value).toBe("c.Rivals_Nothing");
  });
});

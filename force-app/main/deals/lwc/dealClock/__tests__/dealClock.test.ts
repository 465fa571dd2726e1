// Facts about whose turn it is.
import { decisionText, turnText } from "c/dealClock";

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

describe("the clock of a deal", () => {
  it("is a draft's, the partner's or the vendor's", () => {
    expect(turnText({ status: "Draft" })).toBe("c.RegisterDeal_DraftSaved");
    expect(turnText({ turn: "Partner" })).toBe("c.Deal_YourTurn");
    expect(turnText({ turn: "Partner", dueOn: inHours(3) })).toBe("c.Deal_YourTurnBy");
    expect(turnText({ turn: "Vendor", dueOn: inHours(3) })).toBe("c.Deal_DecisionDue");
  });

  it("is nobody's once it is decided", () => {
    expect(turnText({ status: "Approved", turn: "None" })).toBe("");
    expect(turnText({ status: "In Review", turn: "Vendor" })).toBe("");
  });

  it("says of a decision that is late that it was due", () => {
    expect(decisionText(inHours(-1))).toBe("c.Deal_DecisionLate");
  });
});

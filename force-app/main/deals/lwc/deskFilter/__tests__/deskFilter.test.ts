// Facts about the filter in the address: what was chosen comes back, what is not the desk's stays.
import { changed, countOf, filterOf, requestOf, stateOf } from "c/deskFilter";

describe("c/deskFilter", () => {
  it("comes back from the address as it went in", () => {
    const filter = { due: "overdue", search: "ünï & co", sortBy: "amount" };

    expect(filterOf(stateOf(filter))).toEqual(filter);
  });

  it("leaves what is not its own in the address, and nothing of its own behind", () => {
    const before = { c__due: "today", c__compare: "a1", other: "x" };

    expect(stateOf({ age: "8+" }, before)).toEqual({
      c__compare: "a1",
      other: "x",
      c__age: "8+",
    });
  });

  it("takes a choice away when it is emptied", () => {
    expect(changed({ due: "today", kind: "Lead" }, "due", "")).toEqual({ kind: "Lead" });
  });

  it("counts what narrows, and the order does not", () => {
    expect(countOf({ sortBy: "amount", scope: "mine" })).toBe(1);
  });

  it("asks the server with every field", () => {
    expect(requestOf({ due: "today" })).toMatchObject({ due: "today", partnerId: "", search: "" });
  });
});

// Facts about dates, times and money in words.
import { exactDate, fill, money, relativeTime } from "c/timeText";

const NOW = Date.parse("2026-11-22T12:00:00Z");

describe("c/timeText", () => {
  it("chooses the unit that says enough", () => {
    expect(relativeTime("2026-11-22T12:30:00Z", NOW)).toBe("in 30 minutes");
    expect(relativeTime("2026-11-23T07:00:00Z", NOW)).toBe("in 19 hours");
    expect(relativeTime("2026-11-19T12:00:00Z", NOW)).toBe("3 days ago");
  });

  it("keeps a Date on its day whatever the zone", () => {
    expect(exactDate("2026-12-31")).toBe("Dec 31, 2026");
  });

  it("shows money with its currency and nothing for no amount", () => {
    expect(money(120000, "EUR")).toBe("€120,000");
    expect(money(null, "EUR")).toBe("");
  });

  it("fills every place of a label, values taken as they are", () => {
    expect(fill("{0} of {1}, {0}", "$&", 2)).toBe("$& of 2, $&");
  });
});

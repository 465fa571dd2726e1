// Facts about the status badge.
import { createElement } from "lwc";
import StatusBadge from "c/statusBadge";

describe("c-status-badge", () => {
  it("says the status in words and is accessible", async () => {
    const element = createElement("c-status-badge", { is: StatusBadge });
    element.status = "In Review";
    element.label = "In review";
    document.body.appendChild(element);

    expect(element.shadowRoot?.textContent).toBe("In review");
    await expect(element).toBeAccessible();
  });
});

// What the channel team does: open the deal desk, a list or a record, and decide.
import type { Locator, Page } from "playwright-core";

export type Decision = "Approve" | "Reject" | "Ask for more";

export async function openDesk(page: Page): Promise<void> {
  await openTab(page, "Deal Desk");
  await page.getByRole("heading", { level: 2, name: "Deal desk" }).waitFor();
  await page.locator("c-desk-item").first().waitFor();
}

/** A tab of the app; at phone width it is behind the menu, and what does not fit in a row behind "More". */
export async function openTab(page: Page, name: string): Promise<void> {
  const tab = page.getByRole("link", { name, exact: true });
  if (!(await tab.first().isVisible()))
    await page.getByRole("button", { name: /menu/i }).first().click();
  await tab
    .or(page.getByRole("menuitem", { name, exact: true }))
    .and(page.locator(":visible"))
    .first()
    .click();
}

export function deskItem(page: Page, customer: string): Locator {
  return page.locator("c-desk-item").filter({ hasText: customer });
}

/** Opens the item, decides it with these words and waits until it has left the queue. */
export async function decide(
  page: Page,
  customer: string,
  decision: Decision,
  words: string,
): Promise<void> {
  const item = deskItem(page, customer);
  await item.getByRole("button", { name: /Show details/ }).click();
  await chooseDecision(item, decision, words);
  await item.waitFor({ state: "detached" });
}

/** In a decision form inside `place`: choose, write, confirm. */
export async function chooseDecision(
  place: Locator,
  decision: Decision,
  words: string,
): Promise<void> {
  await place.getByRole("button", { name: decision, exact: true }).click();
  await place.getByRole("textbox").fill(words);
  await place.locator("c-decision-form button[type=submit]").click();
}

/** The record in the list of the tab that is open, on whatever page of it, by the name it is linked with; waits for its page. */
export async function openRecord(page: Page, name: string): Promise<void> {
  await page.getByPlaceholder("Search this list").fill(name);
  await page.getByRole("link", { name, exact: true }).and(page.locator(":visible")).first().click();
  await page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
}

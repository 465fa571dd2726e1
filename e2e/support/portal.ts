// What a partner does in the portal: open the form and fill it as a person would.
import type { Locator, Page } from "playwright-core";

export interface DealText {
  readonly website: string;
  readonly name: string;
  readonly product: string;
  readonly amount: string;
  readonly closeDate?: string;
}

export async function openDeal(page: Page): Promise<void> {
  const link = page.getByRole("link", { name: "Register a deal" }).first();
  // On a phone the menu is folded and the home page has the button.
  await (
    (await link.isVisible()) ? link : page.getByRole("button", { name: "Register a deal" }).first()
  ).click();
  await page.getByRole("heading", { level: 1, name: "Register a deal" }).waitFor();
}

/** Fills the form; leaving the website field asks the pre-check. */
export async function fillDeal(page: Page, deal: DealText): Promise<void> {
  await page.getByLabel("Customer's website").fill(deal.website);
  await page.getByLabel("Customer's website").press("Tab");
  await page.getByLabel("Customer's company name").fill(deal.name);
  // Leaving the field closes its suggestions.
  await page.getByLabel("Customer's company name").press("Tab");
  await choose(page, "Product", deal.product);
  const program = page.getByRole("combobox", { name: "Program" });
  if ((await program.count()) > 0) await choose(page, "Program", "Reseller");
  await page.getByLabel(/Expected amount/).fill(deal.amount);
  const date = page.getByLabel("Expected close date");
  const day = deal.closeDate ?? inDays(60);
  // Phones have the browser's own date field.
  const isNative = (await date.getAttribute("type")) === "date";
  await date.fill(isNative ? new Date(`${day} UTC`).toISOString().slice(0, 10) : day);
  await date.press("Tab");
}

/** Opens the form, registers the deal and gives the registration's number and what became of it. */
export async function registerDeal(
  page: Page,
  deal: DealText,
): Promise<{ number: string; status: string }> {
  const another = page.getByRole("button", { name: "Register another" });
  await ((await another.isVisible()) ? another.click() : openDeal(page));
  await fillDeal(page, deal);
  await page.getByRole("button", { name: "Register deal" }).click();
  const heading = page.getByRole("heading", { level: 1, name: /^DR-/ });
  const [number = "", status = ""] = (await heading.innerText()).split(": ");
  return { number, status };
}

export function dealCard(page: Page, customer: string): Locator {
  return page.locator("c-deal-card").filter({ hasText: customer });
}

/** Opens the deal from My deals. */
export async function openMyDeal(page: Page, customer: string): Promise<void> {
  await page.getByRole("link", { name: "My deals" }).first().click();
  await dealCard(page, customer).first().getByRole("link").click();
  await page.getByRole("heading", { level: 1, name: customer, exact: true }).waitFor();
}

export async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole("combobox", { name: label }).click();
  await page.getByRole("option", { name: option }).click();
}

/** As the en_US date field wants it: Jan 21, 2027. */
export function inDays(days: number): string {
  return new Intl.DateTimeFormat("en-US", { dateStyle: "medium" }).format(
    Date.now() + days * 86_400_000,
  );
}

/** The bodies of every Apex answer from now on, also of refused calls. */
export function apexResponses(page: Page): Promise<string>[] {
  const bodies: Promise<string>[] = [];
  page.on("response", (response) => {
    if (response.url().includes("/apex/")) bodies.push(response.text());
  });
  return bodies;
}

// The first light: a partner registers deals in the portal, the channel team decides at the desk, time passes, everything is still there.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  accessibilityProblems,
  fitsWidth,
  newPage,
  openBrowser,
  screenshot,
  signIn,
  WIDTHS,
} from "./support/browser.ts";
import { apexResponses, fillDeal, openDeal } from "./support/portal.ts";
import { serveOrg } from "./support/local-org.ts";
import type { Browser, Page } from "playwright-core";
import type { ServedOrg } from "./support/local-org.ts";

const PARTNER = "Ana Ruiz";
const RIVAL = "Nia Brooks";
const MANAGER = "Maya Chen";
const FREE = {
  website: "www.glacier-freight-free.com",
  name: "Glacier Freight Inc",
  product: "Analytics",
  amount: "12000",
};
const HELD = {
  website: "tallship-rigging-held.com",
  name: "Tallship Rigging Ltd",
  product: "Integration Hub",
  amount: "9000",
};

let browser: Browser;
let org: ServedOrg;

before(async () => {
  browser = await openBrowser();
  org = await serveOrg();
});
after(async () => {
  await browser.close();
  await org.stop();
});

/** Opens a fresh session for a person; the page's own errors fail the test that ends with `quiet`. */
async function as(
  name: string,
  width = 1280,
): Promise<{ page: Page; quiet: () => void; close: () => Promise<void> }> {
  const { page, problems } = await newPage(browser, width);
  await signIn(page, org.url, name);
  return { page, quiet: () => assert.deepEqual(problems, []), close: () => page.context().close() };
}

async function looksRight(page: Page, name: string): Promise<void> {
  await screenshot(page, name);
  assert.deepEqual(await accessibilityProblems(page), [], `axe on ${name}`);
  assert.equal(await fitsWidth(page), true, `${name} fits its width`);
}

test("a partner registers a deal for a free customer and it is approved at once", async () => {
  const { page, quiet, close } = await as(PARTNER);
  await page.getByRole("heading", { level: 1, name: /Alpine Systems/ }).waitFor();
  await page.getByRole("link", { name: "Register a deal" }).first().click();

  await fillDeal(page, FREE);
  await page.getByText("Clear.", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Register deal" }).click();

  await page.getByRole("heading", { name: /Approved/ }).waitFor();
  await looksRight(page, "portal-approved-1280");
  quiet();
  await close();
});

test("a customer that a rep already works goes to review with a clock", async () => {
  const { page, quiet, close } = await as(PARTNER);
  await openDeal(page);
  const website = await workedCustomer();

  await fillDeal(page, {
    website: website.domain,
    name: website.name,
    product: "Professional Services",
    amount: "15000",
  });
  await page.getByText("Needs review.", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Register deal" }).click();

  await page.getByRole("heading", { name: /In Review/i }).waitFor();
  await page.getByText(/Decision due/).waitFor();
  quiet();
  await close();
});

test("a customer that another partner holds is protected, and nothing about the holder is told", async () => {
  const rival = await as(RIVAL);
  await openDeal(rival.page);
  await fillDeal(rival.page, HELD);
  await rival.page.getByRole("button", { name: "Register deal" }).click();
  await rival.page.getByRole("heading", { name: /Approved/ }).waitFor();
  await rival.close();

  const { page, close } = await as(PARTNER);
  const responses = apexResponses(page);
  await openDeal(page);
  await fillDeal(page, HELD);
  await page.getByText("Protected.", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Register deal" }).click();
  await page.getByRole("heading", { name: /Rejected/ }).waitFor();
  await page.getByText(/could not be accepted/).waitFor();
  await looksRight(page, "portal-protected-1280");

  const told = (await Promise.all(responses)).join("\n");
  assert.ok(told.includes("protected"), "the pre-check answered");
  for (const secret of [
    "Northstar",
    "Nia",
    "Brooks",
    "northstar.nia",
    "In Review",
    "Prospecting",
  ]) {
    assert.equal(told.includes(secret), false, `the network says '${secret}'`);
  }
  await close();
});

test("the partner manager decides the review at the desk and the partner sees it", async () => {
  const { name } = await workedCustomer();
  const manager = await as(MANAGER);
  await manager.page.getByRole("link", { name: "Deal Desk" }).first().click();
  await manager.page.getByRole("heading", { level: 2, name: "Deal desk" }).waitFor();
  const row = manager.page
    .locator("c-desk-item")
    .filter({ hasText: name })
    .filter({ hasText: "Professional Services" });
  await row.getByRole("button", { name: /Show details/ }).click();
  await row.getByText(/Rule:/).first().waitFor();
  await looksRight(manager.page, "deal-desk-1280");
  await row.getByRole("button", { name: "Approve" }).click();
  await row.getByLabel("Internal note").fill("Agreed with sales.");
  await row.getByRole("button", { name: "Approve" }).last().click();
  await row.waitFor({ state: "detached" });
  manager.quiet();
  await manager.close();

  const { page, quiet, close } = await as(PARTNER);
  await page.getByRole("link", { name: "My deals" }).first().click();
  const card = page
    .locator("c-deal-card")
    .filter({ hasText: name })
    .filter({ hasText: "Professional Services" });
  await card.getByText("Approved").waitFor();
  await card.getByRole("link").click();
  await page.getByRole("heading", { name: "History" }).waitFor();
  await page.getByText(/Protected until/).waitFor();
  await looksRight(page, "portal-deal-1280");
  quiet();
  await close();
});

test("every page of the portal and the desk works at phone width", async () => {
  const width = WIDTHS[1];
  const { page, quiet, close } = await as(PARTNER, width);
  for (const [path, heading, name] of [
    ["", /Alpine Systems/, "home"],
    ["/register-deal", "Register a deal", "register"],
    ["/my-deals", "My deals", "my-deals"],
  ] as const) {
    await page.goto(`${org.url}/partners${path}`);
    await page.getByRole("heading", { level: 1, name: heading }).waitFor();
    await looksRight(page, `portal-${name}-${width}`);
  }
  quiet();
  await close();

  const manager = await as(MANAGER, width);
  await manager.page.goto(`${org.url}/lightning/n/DealDesk`);
  await manager.page.locator("c-desk-item").first().waitFor();
  await looksRight(manager.page, `deal-desk-${width}`);
  manager.quiet();
  await manager.close();
});

test("91 days later the protection has expired, and a restart keeps everything", async () => {
  const manager = await as(MANAGER);
  await manager.page.goto(`${org.url}/local/clock`);
  await manager.page.getByRole("button", { name: /91 d/ }).click();
  // Three months of jobs run one after another.
  await manager.page.getByText(/91 days ahead of the real time/).waitFor({ timeout: 120_000 });
  await manager.close();

  await org.stop();
  org = await serveOrg(org.store);
  const { page, close } = await as(PARTNER);
  await page.getByRole("link", { name: "My deals" }).first().click();
  const card = page.locator("c-deal-card").filter({ hasText: FREE.name });
  await card.getByText("Expired").waitFor();
  await looksRight(page, "portal-my-deals-expired-1280");
  await close();
});

/** A customer with an open opportunity of a rep, from the sample data. */
async function workedCustomer(): Promise<{ name: string; domain: string }> {
  const { default: accounts } = await import("../scripts/data/accounts-1.json", {
    with: { type: "json" },
  });
  const account = accounts.records[60];
  assert.ok(account?.Website);
  return { name: account.Name, domain: account.Website.replace("https://www.", "") };
}

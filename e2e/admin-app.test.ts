// The Tandem app inside: lists, records, editing, and what each persona may do.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openDesk, openRecord, openTab } from "./support/desk.ts";
import { hasValue, retype } from "./support/forms.ts";
import { ADMIN, looksRight, MANAGER, openStage, PARTNER, REP } from "./support/people.ts";
import { registerDeal } from "./support/portal.ts";
import type { Page } from "playwright-core";
import type { Stage } from "./support/people.ts";

/** Registration numbers are random, so which registrations are on the first page is chance. */
const ANY_REGISTRATION = /DR-[0-9A-F]{8}/;
/** Each tab with a row of the sample data that is on its first page. */
const LISTS = [
  ["Deal Registrations", ANY_REGISTRATION],
  ["Partners", "Alpine Systems"],
  ["Programs", "Reseller"],
  ["Tiers", "Gold"],
  ["Approval Rules", "Very large deals go to the channel lead"],
  ["Opportunities", "Aigremont Dental SA Security Suite"],
  ["Accounts", "Aigremont Dental SA"],
] as const;
const PICTURED: readonly string[] = ["Deal Registrations", "Partners", "Approval Rules"];
const WON = {
  website: "violet-harbour-panel.com",
  name: "Violet Harbour Labs Ltd",
  product: "Analytics",
  amount: "12000",
};

let stage: Stage;
let won: string;
before(async () => {
  stage = await openStage();
  won = await stage.as(PARTNER, async (page) => {
    const { number, status } = await registerDeal(page, WON);
    assert.equal(status, "Approved");
    return number;
  });
});
after(() => stage.close());

/** The rows of the list on the page: a table, or cards on a phone. */
function rows(page: Page) {
  return page
    .locator("lightning-datatable tbody tr, shell-record-table .cards > li")
    .and(page.locator(":visible"));
}

async function openList(page: Page, tab: string, row: string | RegExp): Promise<void> {
  await openTab(page, tab);
  await page.getByRole("heading", { level: 1, name: tab, exact: true }).waitFor();
  await rows(page).filter({ hasText: row }).first().waitFor();
}

/** Finds the registration in its list and opens it, once the list shows it alone. */
async function openRegistration(page: Page, number: string): Promise<void> {
  await openList(page, "Deal Registrations", ANY_REGISTRATION);
  await page.getByLabel("Search this list").fill(number);
  await page
    .getByRole("status")
    .filter({ hasText: /^1 item/ })
    .waitFor();
  await openRecord(page, number);
}

async function hasRelated(page: Page, ...names: string[]): Promise<void> {
  for (const name of names)
    await page
      .getByRole("heading", { level: 2, name: new RegExp(`^${name} \\(\\d+\\+?\\)$`) })
      .waitFor();
}

for (const [name, width] of [
  [MANAGER, 1280],
  [MANAGER, 390],
  [ADMIN, 1280],
] as const) {
  test(`every tab opens its list with rows for ${name} at ${width} pixels`, async () => {
    await stage.as(
      name,
      async (page) => {
        for (const [tab, row] of LISTS) {
          await openList(page, tab, row);
          if (name === MANAGER && PICTURED.includes(tab))
            await looksRight(page, `list-${tab.toLowerCase().replace(" ", "-")}`);
        }
      },
      { width },
    );
  });
}

test("a list sorts by the column that is clicked, both ways, and finds what is searched", async () => {
  await stage.as(MANAGER, async (page) => {
    await openList(page, "Partners", "Alpine Systems");
    const first = rows(page).first();
    await page.getByRole("button", { name: "Sort by: Partner Name" }).click();
    await first.filter({ hasText: "Southern Cross IT" }).waitFor();
    await page.getByRole("button", { name: "Sort by: Country" }).click();
    await first.filter({ hasText: "Australia" }).waitFor();
    await page.getByLabel("Search this list").fill("lagom");
    await first.filter({ hasText: "Lagom Data" }).waitFor();
    await page
      .getByRole("status")
      .filter({ hasText: /^1 item/ })
      .waitFor();
    await page.getByLabel("Search this list").fill("nobody at all");
    await page.getByRole("status").filter({ hasText: "No items" }).waitFor();
    await looksRight(page, "list-nothing-found");
  });
});

for (const width of [1280, 390]) {
  test(`records open with details and related lists at ${width} pixels`, async () => {
    await stage.as(
      MANAGER,
      async (page) => {
        await openList(page, "Partners", "Alpine Systems");
        await openRecord(page, "Alpine Systems");
        await hasRelated(page, "Deal Registrations", "Memberships");
        await page.getByText("alpine-systems.example").first().waitFor();
        await looksRight(page, "record-partner");
        await openList(page, "Programs", "Reseller");
        await openRecord(page, "Reseller");
        await hasRelated(page, "Tiers", "Memberships", "Approval Rules");
        await looksRight(page, "record-program");
        await openList(page, "Tiers", "Gold");
        await openRecord(page, "Gold");
        await hasRelated(page, "Memberships");
        await looksRight(page, "record-tier");
        await openRegistration(page, won);
        await page.getByRole("heading", { level: 3, name: "Trail" }).waitFor();
        await page.getByText("Nothing stands against this registration.").waitFor();
        await hasRelated(page, "Conflicts|Deal Conflicts");
        await looksRight(page, "record-registration");
      },
      { width },
    );
  });
}

test("the opportunity of an approved registration shows its partner, also to a rep", async () => {
  const url = await stage.as(MANAGER, async (page) => {
    await openRegistration(page, won);
    await page.locator("c-registration-review").getByRole("link", { name: WON.name }).click();
    const panel = page.locator("c-opportunity-partner-panel");
    await panel.getByRole("link", { name: "Alpine Systems" }).waitFor();
    await panel.getByText(/Protected until .*\d+ days left/).waitFor();
    await panel.getByText("Alpine Systems registered this deal").waitFor();
    await panel.getByRole("link", { name: won }).waitFor();
    await looksRight(page, "opportunity-panel");
    return page.url();
  });
  await stage.as(
    MANAGER,
    async (page) => {
      await page.goto(url);
      await page
        .locator("c-opportunity-partner-panel")
        .getByText("Alpine Systems")
        .first()
        .waitFor();
      await looksRight(page, "opportunity-panel");
    },
    { width: 390 },
  );
  await stage.as(REP, async (page) => {
    await page.goto(url);
    const panel = page.locator("c-opportunity-partner-panel");
    await panel.getByText(/Protected until/).waitFor();
    await looksRight(page, "opportunity-panel-rep");
  });
});

test("a partner manager decides on the registration's page; a sales rep gets no way to decide", async () => {
  const url = await stage.as(MANAGER, async (page) => {
    await openDesk(page);
    await page.locator("c-desk-item").first().getByRole("link").click();
    await page.getByRole("heading", { level: 3, name: "Your decision" }).waitFor();
    await looksRight(page, "registration-to-decide");
    return page.url();
  });
  await stage.as(
    REP,
    async (page) => {
      assert.equal(await page.getByRole("link", { name: "Deal Desk", exact: true }).count(), 0);
      await page.goto(url);
      await page.getByRole("heading", { name: "We can't find that record" }).waitFor();
      await page.goto(`${stage.org.url}/lightning/n/DealDesk`);
      await page.getByRole("heading", { level: 1 }).waitFor();
      assert.equal(await page.locator("c-decision-form").count(), 0);
      await looksRight(page, "deal-desk-rep");
    },
    { refused: true },
  );
});

test("a program's limit is edited; a wrong value is told at its field and stays typed", async () => {
  await stage.as(
    ADMIN,
    async (page) => {
      await openList(page, "Programs", "Referral");
      await openRecord(page, "Referral");
      await page.getByRole("button", { name: "Edit", exact: true }).click();
      const limit = page.getByLabel("Automatic Approval Limit");
      await retype(limit, "-5");
      await page.getByRole("button", { name: "Save" }).click();
      await page.getByText("The automatic approval limit cannot be negative.").first().waitFor();
      await hasValue(limit, "-5");
      assert.equal(await limit.getAttribute("aria-invalid"), "true");
      await looksRight(page, "program-refused");
      await retype(limit, "27500");
      await page.getByRole("button", { name: "Save" }).click();
      await page.locator("shell-detail").getByText("$27,500.00").waitFor();
      await page.reload();
      await page.locator("shell-detail").getByText("$27,500.00").waitFor();
      await looksRight(page, "program-saved");
    },
    { refused: true },
  );
});

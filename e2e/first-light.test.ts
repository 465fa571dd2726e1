// The first light: a partner registers deals in the portal, the channel team decides at the desk, time passes, everything is still there.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { apexResponses, fillDeal, openDeal } from "./support/portal.ts";
import { looksRight, MANAGER, openStage, PARTNER, RIVAL } from "./support/people.ts";
import { WIDTHS } from "./support/browser.ts";
import type { Stage } from "./support/people.ts";

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

let stage: Stage;

before(async () => {
  stage = await openStage();
});
after(() => stage.close());

test("a partner registers a deal for a free customer and it is approved at once", async () => {
  await stage.as(PARTNER, async (page) => {
    await page.getByRole("heading", { level: 1, name: /Alpine Systems/ }).waitFor();
    await page.getByRole("link", { name: "Register a deal" }).first().click();

    await fillDeal(page, FREE);
    await page.getByText("Clear.", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Register deal" }).click();

    await page.getByRole("heading", { name: /Approved/ }).waitFor();
    await looksRight(page, "portal-approved");
  });
});

test("a customer that a rep already works goes to review with a clock", async () => {
  await stage.as(PARTNER, async (page) => {
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
  });
});

test("a customer that another partner holds is protected, and nothing about the holder is told", async () => {
  await stage.as(RIVAL, async (page) => {
    await openDeal(page);
    await fillDeal(page, HELD);
    await page.getByRole("button", { name: "Register deal" }).click();
    await page.getByRole("heading", { name: /Approved/ }).waitFor();
  });

  await stage.as(PARTNER, async (page) => {
    const responses = apexResponses(page);
    await openDeal(page);
    await fillDeal(page, HELD);
    await page.getByText("Protected.", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Register deal" }).click();
    await page.getByRole("heading", { name: /Rejected/ }).waitFor();
    await page.getByText(/could not be accepted/).waitFor();
    await looksRight(page, "portal-protected");

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
  });
});

test("the partner manager decides the review at the desk and the partner sees it", async () => {
  const { name } = await workedCustomer();
  await stage.as(MANAGER, async (page) => {
    await page.getByRole("link", { name: "Deal Desk" }).first().click();
    await page.getByRole("heading", { level: 2, name: "Deal desk" }).waitFor();
    const row = page
      .locator("c-desk-item")
      .filter({ hasText: name })
      .filter({ hasText: "Professional Services" });
    await row.getByRole("button", { name: /Show details/ }).click();
    await row.getByText("Rule and wording", { exact: true }).first().click();
    await row.getByText(/Rule:/).first().waitFor();
    await looksRight(page, "deal-desk");
    await row.getByRole("button", { name: "Approve" }).click();
    await row.getByLabel("Internal note").fill("Agreed with sales.");
    await row.getByRole("button", { name: "Approve" }).last().click();
    await row.waitFor({ state: "detached" });
  });

  await stage.as(PARTNER, async (page) => {
    await page.getByRole("link", { name: "My deals" }).first().click();
    const card = page
      .locator("c-deal-card")
      .filter({ hasText: name })
      .filter({ hasText: "Professional Services" });
    await card.getByText("Approved").waitFor();
    await card.getByRole("link").click();
    await page.getByRole("heading", { name: "History" }).waitFor();
    await page.getByText(/Protected until/).waitFor();
    await looksRight(page, "portal-deal");
  });
});

test("every page of the portal and the desk works at phone width", async () => {
  const width = WIDTHS[1];
  await stage.as(
    PARTNER,
    async (page) => {
      for (const [path, heading, name] of [
        ["", /Alpine Systems/, "home"],
        ["/register-deal", "Register a deal", "register"],
        ["/my-deals", "My deals", "my-deals"],
      ] as const) {
        await page.goto(`${stage.org.url}/partners${path}`);
        await page.getByRole("heading", { level: 1, name: heading }).waitFor();
        await looksRight(page, `portal-${name}`);
      }
    },
    { width },
  );

  await stage.as(
    MANAGER,
    async (page) => {
      await page.goto(`${stage.org.url}/lightning/n/DealDesk`);
      await page.locator("c-desk-item").first().waitFor();
      await looksRight(page, "deal-desk");
    },
    { width },
  );
});

test("91 days later the protection has expired, and a restart keeps everything", async () => {
  await stage.as(MANAGER, async (page) => {
    await page.goto(`${stage.org.url}/local/clock`);
    await page.getByRole("button", { name: /91 d/ }).click();
    // Three months of jobs run one after another.
    await page.getByText(/91 days ahead of the real time/).waitFor({ timeout: 120_000 });
  });

  await stage.restart();
  await stage.as(PARTNER, async (page) => {
    await page.getByRole("link", { name: "My deals" }).first().click();
    const card = page.locator("c-deal-card").filter({ hasText: FREE.name });
    await card.getByText("Expired").waitFor();
    await looksRight(page, "portal-my-deals-expired");
  });
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

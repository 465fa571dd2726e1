// Ways through the portal: addresses that name no deal, what is folded away, where to go after sending in, and answering a question.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { hasValue } from "./support/forms.ts";
import { looksRight, openStage, PARTNER } from "./support/people.ts";
import { dealCard, fillDeal, openDeal } from "./support/portal.ts";
import type { Page } from "playwright-core";
import type { Stage } from "./support/people.ts";

const TERN = {
  website: "tern-glass.com",
  name: "Tern Glass",
  product: "Analytics",
  amount: "7500",
};
const NOT_FOUND = "This registration does not exist, or you may not see it.";
const NO_DEALS = ["garbage", "abcdefghijklmno", "abcdefghijklmnopqr", "001000000000001AAA"];

let stage: Stage;
before(async () => {
  stage = await openStage();
});
after(() => stage.close());

const myDeals = (page: Page) => page.getByRole("button", { name: "My deals", exact: true });
const list = (page: Page) => page.getByRole("heading", { level: 1, name: "My deals" }).waitFor();

for (const width of [1280, 390]) {
  test(`an address that names no deal says so and leads to the list, at ${width} pixels`, async () => {
    await stage.as(
      PARTNER,
      async (page) => {
        for (const named of NO_DEALS) {
          await page.goto(`${stage.org.url}/partners/deal?recordId=${named}`);
          await page.getByRole("heading", { level: 1, name: "No deal here" }).waitFor();
          await page.getByText(NOT_FOUND).waitFor();
        }
        await looksRight(page, "portal-no-deal");
        await myDeals(page).click();
        await list(page);
        await page.goto(`${stage.org.url}/partners/deal`);
        await page.getByText("Choose a deal from My deals.").waitFor();
        await page.goto(`${stage.org.url}/partners/register-deal?recordId=abcdefghijklmno`);
        await page.getByText(NOT_FOUND).waitFor();
        await looksRight(page, "portal-no-draft");
        await myDeals(page).click();
        await list(page);
      },
      { width, refused: true },
    );
  });
}

test("folded away, the form says how many files there are; sent in, it leads to the list", async () => {
  await stage.as(
    PARTNER,
    async (page) => {
      await openDeal(page);
      await fillDeal(page, TERN);
      await hasValue(page.getByLabel(/Expected amount/), "$7,500.00");
      await page.getByText(/Draft saved \d/).waitFor();
      const more = page.getByRole("button", { name: "More about the deal" });
      await more.click();
      await page.locator("input[type=file]").setInputFiles({
        name: "order.pdf",
        mimeType: "application/pdf",
        buffer: Buffer.from("%PDF-1.4 order"),
      });
      await page.getByText("order.pdf").first().waitFor();
      await more.click();
      await page.getByText("1 file", { exact: true }).waitFor();
      await looksRight(page, "portal-form-folded");
      await page.getByRole("button", { name: "Register deal" }).click();
      await page.getByRole("heading", { level: 1, name: /^DR-/ }).waitFor();
      await looksRight(page, "portal-registered");
      await myDeals(page).click();
      await list(page);
      await dealCard(page, TERN.name).waitFor();
    },
    { width: 390 },
  );
});

test("a question is an answer needed, and answering sends the deal in again", async () => {
  await stage.as(
    "Haru Ito",
    async (page) => {
      const card = page.locator("c-deal-card").filter({ hasText: "Answer needed" }).first();
      await card.waitFor();
      await looksRight(page, "portal-home-answer");
      await card.getByRole("link").click();
      await page.getByRole("button", { name: "Answer and resubmit" }).waitFor();
      await looksRight(page, "portal-answer");
      await page.getByLabel("Your answer").fill("The site in Osaka.");
      await page.getByRole("button", { name: "Answer and resubmit" }).click();
      await page.getByLabel("Your answer").waitFor({ state: "detached" });
      assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1);
    },
    { width: 390 },
  );
});

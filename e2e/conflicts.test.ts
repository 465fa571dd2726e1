// Conflicts beyond rivals: a customer lost lately in another partner's territory, what each side reads of it, and how it is settled.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { deskItem, openDesk } from "./support/desk.ts";
import { MANAGER, looksRight, openStage, PARTNER } from "./support/people.ts";
import { apexResponses, fillDeal, openDeal, openMyDeal } from "./support/portal.ts";
import { restAs } from "./support/rest.ts";
import type { Stage } from "./support/people.ts";

/** In Italy, which Meridiano Servizi has for itself. */
const FERRIES = {
  website: "pellworm-ferries.it",
  name: "Pellworm Ferries Srl",
  product: "Analytics",
  amount: "12000",
};
const LOST = "Canary Harbour Analytics";
/** What may be told of the exclusive territory and of the account's owner. */
const SAFE = [
  "The customer is in an area that is not open to your firm at present.",
  "This customer is known to us, so we have to take a closer look.",
];
const REASON = "The seller has given the customer up.";
/** Whoever, whatever stage, and that somebody sells there. */
const INSIDE_ONLY = /Canary Harbour|Closed Lost|Meridiano|Paula Adeyemi|lost|exclusive/i;

const daysAgo = (days: number): string =>
  new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

let stage: Stage;
before(async () => {
  stage = await openStage();
  const rest = await restAs(stage.org.url, "admin.paula@tandem.example");
  const account = await rest("POST", "/sobjects/Account", {
    Name: FERRIES.name,
    Website: FERRIES.website,
    BillingCountry: "Italy",
  });
  const { id } = JSON.parse(account.text) as { id: string };
  const opportunity = await rest("POST", "/sobjects/Opportunity", {
    Name: LOST,
    AccountId: id,
    StageName: "Closed Lost",
    CloseDate: daysAgo(20),
  });
  assert.equal(opportunity.status, 201, opportunity.text);
});
after(() => stage.close());

test("the partner's pre-check says that a person has to look, and nothing of why", async () => {
  await stage.as(PARTNER, async (page) => {
    await openDeal(page);
    const answers = apexResponses(page);
    await page.getByLabel("Customer's website").fill(FERRIES.website);
    await page.getByLabel("Customer's website").press("Tab");
    await page
      .getByText(/A person will look at it/)
      .first()
      .waitFor();
    for (const answer of answers) assert.doesNotMatch(await answer, INSIDE_ONLY);
    assert.doesNotMatch(await page.locator("c-register-deal").innerText(), INSIDE_ONLY);
  });
});

test("the manager reads territory and lost opportunity with their policy, and settles one with a reason", async () => {
  await stage.as(PARTNER, async (page) => {
    await openDeal(page);
    await fillDeal(page, FERRIES);
    await page.getByRole("combobox", { name: "Customer's country" }).click();
    await page.getByRole("option", { name: "Italy" }).click();
    await page.getByRole("button", { name: "Register deal" }).click();
    await page.getByRole("heading", { level: 1, name: /^DR-.*: In Review$/ }).waitFor();
  });

  await stage.as(MANAGER, async (page) => {
    await openDesk(page);
    const item = deskItem(page, FERRIES.name);
    await item.getByRole("button", { name: /Show details/ }).click();
    const conflicts = item.locator("c-conflict-list li");
    const lost = conflicts.filter({ hasText: "Lost Opportunity" });
    await lost.getByText(new RegExp(`${LOST}.*lost.*Paula Adeyemi`)).waitFor();
    await lost.getByText(/Policy: For half a year/).waitFor();
    await lost.getByText("Rule and wording", { exact: true }).click();
    await lost.getByText(/For the partner: This customer is known to us/).waitFor();
    const territory = conflicts.filter({ hasText: "Exclusive Territory" });
    await territory.getByText(/exclusive territory Meridiano Servizi, IT/).waitFor();
    await looksRight(page, "deal-desk-conflicts");

    await lost.getByRole("button", { name: "Settle: Lost Opportunity" }).click();
    await lost.getByRole("button", { name: "Save" }).click();
    await lost.getByText("Write a sentence, please.").waitFor();
    await lost.getByRole("textbox").fill(REASON);
    await looksRight(page, "deal-desk-settle");
    await lost.getByRole("button", { name: "Save" }).click();
    await lost.getByText(`Dismissed by Maya Chen: ${REASON}`).waitFor();
    await item.getByRole("link", { name: FERRIES.name }).click();
    await page.getByRole("heading", { level: 3, name: "Trail" }).waitFor();
    await page
      .getByText(new RegExp(`C-\\d+ \\(Lost Opportunity\\): Dismissed. ${REASON}`))
      .waitFor();
    await looksRight(page, "record-conflict-settled");
  });
});

test("she rejects in words that are safe for partners, and the partner reads these and nothing else", async () => {
  await stage.as(MANAGER, async (page) => {
    await openDesk(page);
    const item = deskItem(page, FERRIES.name);
    await item.getByRole("button", { name: /Show details/ }).click();
    await item.getByRole("button", { name: "Reject" }).click();
    await item.getByRole("button", { name: "Use the wording for partners" }).click();
    const reason = item.getByLabel("Why is it rejected? The partner reads this.");
    // what is settled, the lost opportunity, is not told
    assert.equal(await reason.inputValue(), SAFE.join("\n"));
    await looksRight(page, "deal-desk-wording");
    await reason.press("End");
    await reason.pressSequentially(" Please talk to us first.");
    await item.getByRole("button", { name: "Reject" }).last().click();
    await item.waitFor({ state: "detached" });
  });

  await stage.as(PARTNER, async (page) => {
    const answers = apexResponses(page);
    await openMyDeal(page, FERRIES.name);
    await page
      .getByText(`${SAFE.join(" ")} Please talk to us first.`)
      .first()
      .waitFor();
    await looksRight(page, "portal-wording");
    for (const answer of answers) assert.doesNotMatch(await answer, INSIDE_ONLY);
  });
});

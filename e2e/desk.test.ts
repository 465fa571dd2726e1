// The deal desk as managers, ops and admins use it: filters, what is due, keys, bulk, rivals side by side, one registration with everything.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { chooseDecision, decide, deskItem, openDesk } from "./support/desk.ts";
import { Effort } from "./support/effort.ts";
import { hasValue } from "./support/forms.ts";
import { ADMIN, looksRight, MANAGER, openStage, PARTNER, REP, RIVAL } from "./support/people.ts";
import { registerDeal } from "./support/portal.ts";
import { restAs } from "./support/rest.ts";
import type { Stage } from "./support/people.ts";
import type { Page } from "playwright-core";

const OPS = "Omar Haddad";
const CLAIMED = {
  website: "osprey-rivals.com",
  name: "Osprey Rivals Ltd",
  product: "Analytics",
  amount: "180000",
};
const CLEAR = {
  website: "plainfield-clear.com",
  name: "Plainfield Clear Ltd",
  product: "Analytics",
  amount: "150000",
};
/** Waits for a person, with something to read: an open opportunity of sales. */
const PAIR = ["Ferrous", "Cobalt"].map((word) => ({
  website: `${word.toLowerCase()}-pair-works.com`,
  name: `${word} Pair Works Ltd`,
  product: "Core Platform",
  amount: "170000",
}));

let stage: Stage;
before(async () => {
  stage = await openStage();
  const admin = await restAs(stage.org.url, "admin.paula@tandem.example");
  // Rivals are decided by a person here; without such a rule the second is refused at once.
  const { status } = await admin("POST", "/sobjects/tandem__ApprovalRule__c", {
    Name: "A person decides between rivals",
    tandem__Active__c: true,
    tandem__Order__c: 1,
    tandem__Action__c: "Route",
    tandem__Severity__c: "Blocks",
  });
  assert.equal(status, 201);
  await stage.as(PARTNER, async (page) => {
    for (const deal of [CLAIMED, CLEAR, ...PAIR])
      assert.equal((await registerDeal(page, deal)).status, "In Review");
  });
  await stage.as(RIVAL, async (page) => {
    const deal = { ...CLAIMED, amount: "210000" };
    assert.equal((await registerDeal(page, deal)).status, "In Review");
  });
});
after(() => stage.close());

const items = (page: Page) => page.locator("c-desk-item");
const isFocused = (page: Page, customer: string) =>
  deskItem(page, customer).locator("article:focus").waitFor();

for (const width of [1280, 390]) {
  test(`what is due is a filter that outlives a reload and the way back, at ${width} pixels`, async () => {
    await stage.as(
      MANAGER,
      async (page) => {
        await openDesk(page);
        await looksRight(page, "desk");
        const all = await items(page).count();
        const overdue = page.getByRole("button", { name: /^\d+ overdue$/ });
        const count = parseInt(await overdue.innerText(), 10);
        assert.ok(count > 0 && count < all);

        await overdue.click();
        await page.getByText(`${count} waiting that meet the filter.`).waitFor();
        assert.equal(await items(page).count(), count);
        await page.reload();
        await page.getByText(`${count} waiting that meet the filter.`).waitFor();
        await items(page).first().getByRole("link").first().click();
        await page.getByRole("heading", { level: 2, name: "Review" }).waitFor();
        await page.goBack();
        await page.getByText(`${count} waiting that meet the filter.`).waitFor();
        assert.equal(await overdue.getAttribute("aria-pressed"), "true");

        await page.getByRole("button", { name: "Clear filter" }).click();
        await page.getByText(`${all} waiting.`).waitFor();
        assert.equal(new URL(page.url()).search, "");
      },
      { width },
    );
  });
}

test("filters narrow together, search finds name and number, and nothing found teaches the way out", async () => {
  await stage.as(MANAGER, async (page) => {
    await openDesk(page);
    await page.getByRole("button", { name: "More filters" }).click();
    await choose(page, "Partner", "Alpine Systems");
    await choose(page, "Amount", /100,000 to under/);
    await choose(page, "Gravest conflict", "No conflicts");
    await page.getByRole("button", { name: "More filters (3 chosen)" }).waitFor();
    // Of the same partner and size, but sales works it: only the last filter hides it.
    await deskItem(page, "Sakurai Robotics KK").waitFor({ state: "detached" });
    await deskItem(page, CLEAR.name).waitFor();
    for (const text of await items(page).allInnerTexts())
      assert.match(text, /Alpine Systems[^]*No conflicts/);
    await looksRight(page, "desk-filters");

    const search = page.getByRole("searchbox");
    await search.pressSequentially("pair works");
    await deskItem(page, CLEAR.name).waitFor({ state: "detached" });
    assert.equal(await items(page).count(), PAIR.length);
    const number = /DR-\w+/.exec(await items(page).first().innerText())?.[0] ?? "";
    await search.fill(number);
    await page.getByText("1 waiting that meet the filter.").waitFor();
    await search.fill("no such customer");
    await page.getByText("Nothing waits that meets this filter.").waitFor();
    await page.locator(".empty").getByRole("button", { name: "Clear filter" }).click();
    await deskItem(page, CLAIMED.name).first().waitFor();
    await hasValue(search, "");
  });
});

test("keys go through the queue, select and decide; typing is left alone and the focus is never lost", async () => {
  await stage.as(MANAGER, async (page) => {
    await openDesk(page);
    await page.getByText("Keys", { exact: true }).click();
    await page.getByText("Next registration").waitFor();
    const search = page.getByRole("searchbox");
    await search.pressSequentially("pair");
    await page.getByText("2 waiting that meet the filter.").waitFor();
    await search.press("j");
    await hasValue(search, "pairj");
    await search.press("Backspace");
    await page.getByText("2 waiting that meet the filter.").waitFor();
    const names = (await items(page).allInnerTexts()).map(
      (text) => PAIR.find(({ name }) => text.includes(name))?.name ?? "",
    );
    const [first = "", second = ""] = names;

    await leaveField(page);
    await page.keyboard.press("j");
    await isFocused(page, first);
    await page.keyboard.press("j");
    await isFocused(page, second);
    await page.keyboard.press("k");
    await isFocused(page, first);
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Space");
    await page.getByText("2 selected").waitFor();

    // Meanwhile somebody else decides one of them.
    await stage.as(ADMIN, async (other) => {
      await openDesk(other);
      await decide(other, second, "Reject", "Taken care of.");
    });
    const bulk = page.getByRole("region", { name: "Decide several at once" });
    await chooseDecision(bulk, "Approve", "One project.");
    await page
      .getByRole("heading", { name: "1 done, 1 not" })
      .and(page.locator(":focus"))
      .waitFor();
    await page
      .locator("c-desk-results")
      .getByText(/Rejected/)
      .first()
      .waitFor();
    await looksRight(page, "desk-results");
  });
});

test("a clear registration is decided by keys within 8 seconds, a conflicted one within 45", async () => {
  await stage.as(MANAGER, async (page) => {
    await openDesk(page);
    await page.getByRole("searchbox").fill(CLEAR.name);
    await page.getByText("1 waiting that meet the filter.").waitFor();
    await leaveField(page);
    const clear = new Effort(page);
    await clear.press("j", "Enter");
    await clear.press("Tab", "Enter");
    await clear.press("Tab", "Tab", "Tab", "Tab", "Enter");
    await page.getByText("Done: 1.").waitFor();
    assert.ok(clear.seconds < 8, `${clear.seconds} s, ${clear.keys} keys`);

    await page.getByRole("searchbox").fill("");
    await page.getByText(/^\d+ waiting\.$/).waitFor();
    await page.getByRole("button", { name: /overdue/ }).click();
    await page.getByText(/meet the filter/).waitFor();
    await leaveField(page);
    const conflicted = new Effort(page);
    const before = await items(page).count();
    await conflicted.press("j", "Enter");
    // Who, how much, and what stands against it; the buttons are known.
    conflicted.read(await items(page).first().locator(".line").innerText());
    // Of a notice, which asks for no decision, that it is there.
    const facts = ".what, .review .evidence, .blocks .evidence, .policy";
    const conflicts = items(page).first().locator("c-conflict-list");
    for (const fact of await conflicts.locator(facts).allInnerTexts()) conflicted.read(fact);
    await conflicted.tabTo("Reject");
    const item = items(page).first();
    await item.locator("textarea").waitFor();
    await conflicted.press("Tab", "Tab");
    await conflicted.type("Sales has this customer since May; no.");
    await conflicted.tabTo("Reject");
    await page.getByText(`${before - 1} waiting that meet the filter.`).waitFor();
    assert.ok(conflicted.seconds < 45, `${conflicted.seconds} s, ${conflicted.keys} keys`);
    await items(page).first().locator("article:focus").waitFor();
  });
});

for (const width of [1280, 390]) {
  test(`rival claims stand side by side with what differs in words, at ${width} pixels`, async () => {
    await stage.as(
      MANAGER,
      async (page) => {
        await openRivals(page);
        const claims = page.locator("c-rival-comparison article");
        assert.equal(await claims.count(), 2);
        await claims.nth(0).getByText("was first").waitFor();
        await claims.nth(1).getByText("the highest").waitFor();
        const places = await claims.evaluateAll((all) =>
          all.map((one) => Math.round(one.getBoundingClientRect().top)),
        );
        assert.equal(places[0] === places[1], width > 400, "beside each other, or under");
        await looksRight(page, "desk-rivals");
        await page.reload();
        await page.getByRole("heading", { name: "Rival claims side by side" }).waitFor();
        await page.getByRole("button", { name: "Back to the queue" }).click();
        await items(page).first().waitFor();
      },
      { width },
    );
  });
}

test("one rival wins and the other is rejected in one decision, or nothing is decided", async () => {
  await stage.as(MANAGER, async (page) => {
    await openRivals(page);
    const claims = page.locator("c-rival-comparison article");
    await claims
      .nth(1)
      .getByRole("button", { name: /This one wins/ })
      .click();
    const form = page.locator("c-rival-decision");
    await form
      .getByLabel(/Reason for rejecting the others/)
      .and(page.locator(":focus"))
      .waitFor();
    // Nothing is wrong before somebody typed: the field that waits looks like the one beside it.
    const [waiting, beside] = await form
      .locator("textarea")
      .evaluateAll((areas) => areas.map((area) => getComputedStyle(area).backgroundColor));
    assert.equal(waiting, beside);
    assert.equal(await form.getByText("Write a sentence, please.").count(), 0);
    await form.getByRole("button", { name: "Decide 2 registrations" }).click();
    await form.getByText("Write a sentence, please.").first().waitFor();
    await form.getByLabel(/Reason for rejecting the others/).fill("Another partner is ahead.");
    await form.getByLabel(/Internal note/).fill("Closer to the buyer.");
    await looksRight(page, "desk-rivals-decision");
    await form.getByRole("button", { name: "Decide 2 registrations" }).click();
    await claims.nth(0).getByText("Rejected").waitFor();
    await claims.nth(1).getByText("Approved").waitFor();
    assert.equal(await page.getByRole("button", { name: /This one wins/ }).count(), 0);
  });
  await stage.as(PARTNER, async (page) => {
    await page.getByRole("link", { name: "My deals" }).first().click();
    const card = page.locator("c-deal-card").filter({ hasText: CLAIMED.name });
    await card.getByText("Rejected").waitFor();
    assert.equal((await page.locator("body").innerText()).includes("Northstar"), false);
  });
});

test("the page of a registration tells everything to those inside, and a seller nothing", async () => {
  let url = "";
  for (const name of [MANAGER, ADMIN, OPS]) {
    await stage.as(name, async (page) => {
      await openDesk(page);
      await items(page).first().getByRole("link").first().click();
      const review = page.locator("c-registration-review");
      await review
        .getByText(/turn to decide|Overdue/)
        .first()
        .waitFor();
      for (const title of ["Customer", "Contact", "Deal", "Activities", "Renewals"])
        await review.getByRole("heading", { name: title, exact: true }).waitFor();
      await review.locator("c-deal-timeline li").first().waitFor();
      assert.equal(await review.locator("c-decision-form").count(), name === OPS ? 0 : 1);
      if (name !== ADMIN) await looksRight(page, `registration-${name.slice(0, 4)}`);
      url = page.url();
    });
  }
  await stage.as(
    REP,
    async (page) => {
      await page.goto(url);
      await page.waitForLoadState("networkidle");
      assert.equal(await page.locator("c-registration-review").count(), 0);
    },
    { refused: true },
  );
});

test("the desk reads from right to left", async () => {
  const admin = await restAs(stage.org.url, "admin@local.org");
  const found = await admin(
    "GET",
    `/query?q=${encodeURIComponent("SELECT Id FROM User WHERE Username = 'manager.luis@tandem.example'")}`,
  );
  const id = /"Id":"(\w+)"/.exec(found.text)?.[1] ?? "";
  const { status } = await admin("PATCH", `/sobjects/User/${id}`, { LanguageLocaleKey: "ar" });
  assert.equal(status, 204);
  await stage.as("Luis Ortega", async (page) => {
    await openDesk(page);
    assert.equal(await page.evaluate(() => document.documentElement.dir), "rtl");
    const [box, link] = await Promise.all([
      items(page).first().locator("lightning-input").boundingBox(),
      items(page).first().getByRole("link").first().boundingBox(),
    ]);
    assert.ok((box?.x ?? 0) > (link?.x ?? 0), "the box is at the right");
    await looksRight(page, "desk-rtl");
  });
});

/** Out of the search field, without choosing anything. */
async function leaveField(page: Page): Promise<void> {
  await page.getByRole("heading", { level: 2, name: "Deal desk", exact: true }).first().click();
}

async function choose(page: Page, label: string, option: string | RegExp): Promise<void> {
  await page.getByRole("combobox", { name: label }).click();
  await page.getByRole("option", { name: option }).click();
}

async function openRivals(page: Page): Promise<void> {
  await openDesk(page);
  const item = deskItem(page, CLAIMED.name).first();
  const second = items(page).filter({ hasText: CLAIMED.name }).filter({ hasText: "Registration" });
  await ((await second.count()) > 0 ? second.first() : item)
    .getByRole("button", { name: /Show details/ })
    .click();
  await page.getByRole("button", { name: "Compare with rivals" }).click();
  await page.getByRole("heading", { name: "Rival claims side by side" }).waitFor();
  await page.locator("c-rival-comparison article").nth(1).waitFor();
}

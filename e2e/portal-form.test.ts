// The partner's form on a phone: one screen, suggestions from the own past, and a draft that nothing loses.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { readFile } from "node:fs/promises";
import { openRecord, openTab } from "./support/desk.ts";
import { hasValue } from "./support/forms.ts";
import { looksRight, MANAGER, openStage, PARTNER, RIVAL } from "./support/people.ts";
import { choose, dealCard, fillDeal, openDeal, registerDeal } from "./support/portal.ts";
import type { Locator, Page } from "playwright-core";
import type { Stage } from "./support/people.ts";

const HERON = {
  website: "heron-paper.com",
  name: "Heron Paper Inc",
  product: "Analytics",
  amount: "9000",
};
const PLOVER = {
  website: "plover-ltd.com",
  name: "Plover Ltd",
  product: "Analytics",
  amount: "185000",
};
const PDF = "%PDF-1.4 order";
const COLLEAGUE = "Jonas";
const SAVED = /Draft saved \d/;

let stage: Stage;
before(async () => {
  stage = await openStage();
});
after(() => stage.close());

for (const width of [360, 390]) {
  test(`the form with its button fits one screen of ${width} pixels`, async () => {
    await stage.as(
      PARTNER,
      async (page) => {
        await page.setViewportSize({ width, height: 844 });
        await openDeal(page);
        await page.getByLabel("Customer's website").press("Escape");
        await looksRight(page, "portal-form-empty");
        const button = await box(page.getByRole("button", { name: "Register deal" }));
        assert.ok(
          button.y + button.height <= 844,
          `the button ends at ${button.y + button.height}`,
        );
        await page.getByRole("button", { name: "More about the deal" }).click();
        await looksRight(page, "portal-form-more");
      },
      { width },
    );
  });
}

test("a known customer is chosen by keyboard and fills the form", async () => {
  await stage.as(PARTNER, async (page) => {
    await openDeal(page);
    await fillDeal(page, HERON);
    await page.getByRole("button", { name: "More about the deal" }).click();
    await page.getByLabel("Contact", { exact: false }).first().fill("Hanna Reiher");
    await page.getByLabel("Contact's e-mail", { exact: false }).fill("hanna@heron-paper.com");
    await page.getByRole("button", { name: "Register deal" }).click();
    await page.getByRole("heading", { level: 1, name: /^DR-/ }).waitFor();
    await page.getByRole("button", { name: "Register another" }).click();

    const website = page.getByRole("combobox", { name: "Customer's website" });
    await website.pressSequentially("heron");
    await page.getByRole("option", { name: /Heron Paper Inc/ }).waitFor();
    assert.equal(await website.getAttribute("aria-expanded"), "true");
    await website.press("ArrowDown");
    const active = await website.getAttribute("aria-activedescendant");
    assert.equal(await page.locator(`#${active}`).getAttribute("aria-selected"), "true");
    await looksRight(page, "portal-form-suggestions");
    await website.press("Enter");
    await hasValue(page.getByLabel("Customer's company name"), HERON.name);
    await hasValue(website, HERON.website);
    await page.getByText("Hanna Reiher, hanna@heron-paper.com").waitFor();
    assert.equal(await page.getByRole("listbox").count(), 0);
  });
  for (const other of [RIVAL, COLLEAGUE]) {
    await stage.as(other, async (page) => {
      await openDeal(page);
      const website = page.getByRole("combobox", { name: "Customer's website" });
      await website.pressSequentially("heron");
      assert.equal(await page.getByRole("option").count(), 0, `${other} sees nothing of it`);
    });
  }
});

test("the first press on the button counts, and nothing covers the errors", async () => {
  await stage.as(
    PARTNER,
    async (page) => {
      await openDeal(page);
      await page.getByLabel(/Expected amount/).click();
      const button = await box(page.getByRole("button", { name: "Register deal" }));
      await page.mouse.move(button.x + 20, button.y + button.height - 4);
      await page.mouse.down();
      await page.mouse.up();
      await page.getByText("Some fields need your attention").waitFor();
      assert.equal(await page.getByRole("listbox").count(), 0);
      await page.getByLabel(/Expected close date/).pressSequentially("12/31/2026");
      await page.getByRole("button", { name: "Register deal" }).click();
      assert.equal(
        await page.getByLabel(/Expected close date/).getAttribute("aria-invalid"),
        "false",
      );
      await looksRight(page, "portal-form-errors");
      // Taken up again, a draft tells at once whether the way is clear.
      await page.getByLabel("Customer's website").fill("osprey-rope.com");
      await page.getByText(SAVED).waitFor();
      await page.reload();
      await page.locator("c-deal-precheck .outcome").waitFor();
    },
    { width: 390 },
  );
});

test("a draft saves itself and survives reload, leaving and signing out", async () => {
  await stage.as(PARTNER, async (page) => {
    const saves = savesOf(page);
    await openDeal(page);
    await page
      .getByLabel("Customer's company name")
      .pressSequentially("Osprey Boats", { delay: 30 });
    await page.getByText(SAVED).waitFor();
    assert.ok(saves() <= 2, `${saves()} saves for one field`);
    await page.reload();
    await hasValue(page.getByLabel("Customer's company name"), "Osprey Boats");
    await page.getByText("Your unfinished draft.").waitFor();

    // Left before the pause is over: saved on the way out.
    await page.getByLabel(/Expected amount/).pressSequentially("4200");
    await page.getByRole("link", { name: "My deals" }).first().click();
    await dealCard(page, "Osprey Boats").waitFor();
    assert.equal(await dealCard(page, "Osprey Boats").count(), 1, "one draft per form");
  });
  await stage.as(PARTNER, async (page) => {
    await dealCard(page, "Osprey Boats").first().getByRole("link").click();
    await hasValue(page.getByLabel("Customer's company name"), "Osprey Boats");
    assert.match(await page.getByLabel(/Expected amount/).inputValue(), /^\$?4,?200/);
    await looksRight(page, "portal-form-draft");
    await page.getByRole("button", { name: "Discard draft" }).click();
    await looksRight(page, "portal-form-discard");
    await page.getByRole("button", { name: "Yes, discard" }).click();
    await page.getByText("The draft is discarded.").waitFor();
    await page.getByRole("link", { name: "My deals" }).first().click();
    await page.getByText(/^Deals: /).waitFor();
    assert.equal(await dealCard(page, "Osprey Boats").count(), 0);
  });
});

test("without a connection nothing typed is lost, and it is saved once there is one", async () => {
  await stage.as(
    PARTNER,
    async (page) => {
      await openDeal(page);
      await page.context().setOffline(true);
      await page.getByLabel("Customer's company name").fill("Kestrel Mills");
      await page.getByText("Not saved: no connection.").waitFor();
      await page.context().setOffline(false);
      await page.getByText(SAVED).waitFor();
      // What a reload finds unsaved is kept by the browser.
      await page.getByLabel("Customer's company name").fill("Kestrel Mills Ltd");
      await page.route("**/saveDraft*", (route) => route.abort());
      page.on("dialog", (dialog) => void dialog.accept());
      await page.reload();
      await hasValue(page.getByLabel("Customer's company name"), "Kestrel Mills Ltd");
      await page.unroute("**/saveDraft*");
      // Tried again by itself, a quarter of a minute after the failure.
      await page.getByText(SAVED).waitFor({ timeout: 30_000 });
    },
    { refused: true },
  );
});

test("two windows on one draft: the second is told and chooses", async () => {
  await stage.as(PARTNER, async (page) => {
    await openDeal(page);
    await page.getByLabel("Customer's company name").fill("Merlin Foods");
    await page.getByText(SAVED).waitFor();
    const second = await page.context().newPage();
    await second.goto(page.url());
    await second.getByRole("link", { name: "My deals" }).first().click();
    await dealCard(second, "Merlin Foods").getByRole("link").click();
    await hasValue(second.getByLabel("Customer's company name"), "Merlin Foods");
    await second.getByLabel("Customer's company name").fill("Merlin Foods Group");
    await second.getByText(SAVED).waitFor();

    await page.getByLabel("Customer's website").fill("merlin-foods.com");
    await page.getByText("This draft was changed in another window").waitFor();
    await looksRight(page, "portal-form-two-windows");
    await page.getByRole("button", { name: "Use the other one" }).click();
    await hasValue(page.getByLabel("Customer's company name"), "Merlin Foods Group");
    await page.getByLabel("Customer's website").fill("merlin-foods.org");
    await page.getByText(SAVED).waitFor();

    await second.getByLabel("Customer's company name").fill("Merlin Foods AG");
    await second.getByText("This draft was changed in another window").waitFor();
    await second.getByRole("button", { name: "Keep what is here" }).click();
    await second.getByText(SAVED).waitFor();
    await second.reload();
    await hasValue(second.getByLabel("Customer's company name"), "Merlin Foods AG");
  });
});

test("files: told what may be added, refused clearly, read by those who decide", async () => {
  const number = await stage.as(
    PARTNER,
    async (page) => {
      const deal = await registerDeal(page, PLOVER);
      await page.getByRole("button", { name: "See the deal" }).click();
      await page.getByText("Up to 2 MB each").waitFor();
      const field = page.getByLabel("Add a file");
      await field.setInputFiles(file("setup.exe", "MZ"));
      await page.getByText("Files of this type cannot be added.").waitFor();
      await field.setInputFiles(file("order (2).pdf", PDF));
      await page.getByText("order (2).pdf was added.").waitFor();
      await field.setInputFiles(file("plan.csv", "a,b"));
      await page.getByText("plan.csv was added.").waitFor();
      await page.getByRole("button", { name: "Remove plan.csv" }).click();
      await page.getByRole("button", { name: "Yes, remove plan.csv" }).click();
      await page.getByText("plan.csv was removed.").waitFor();
      await looksRight(page, "portal-deal-files");
      assert.equal(await downloaded(page, "Download order (2).pdf"), PDF);
      return deal.number;
    },
    { width: 390 },
  );
  await stage.as(MANAGER, async (page) => {
    await openTab(page, "Deal Registrations");
    await openRecord(page, number);
    assert.equal(await downloaded(page, "Download order (2).pdf"), PDF);
    assert.equal(await page.getByLabel("Add a file").count(), 0);
  });
});

for (const width of [390, 1280]) {
  test(`deals are found, put in order and downloaded at ${width} pixels`, async () => {
    await stage.as(
      PARTNER,
      async (page) => {
        await openDeals(page);
        await page.getByText(/^Deals: /).waitFor();
        await looksRight(page, "portal-deals");
        await page.getByLabel("Search by customer, website or number").fill("plover");
        await page.getByText("Deals: 1", { exact: true }).waitFor();
        const csv = await downloaded(page, "Download as CSV");
        assert.equal(csv.charCodeAt(0), 0xfeff);
        assert.equal(csv.trim().split("\r\n").length, 2);
        assert.match(csv, /"Plover Ltd"/);
        await page.getByText("Deals in the file: 1.").waitFor();
        await page.getByLabel("Search by customer, website or number").fill("nobody at all");
        await page.getByText("No deal fits").waitFor();
        await looksRight(page, "portal-deals-none");
        await page.getByRole("button", { name: "Show all deals" }).click();
        await page.getByText(/^Deals: \d/).waitFor();
        await choose(page, "Sort by", "Largest first");
        const cards = page.locator("c-deal-card");
        await cards
          .first()
          .getByText(/\d{3},\d{3}/)
          .waitFor();
        await choose(page, "Show", "Your turn");
        await cards
          .filter({ hasText: /Decision due/ })
          .first()
          .waitFor({ state: "detached" });
        for (const card of await cards.allInnerTexts()) assert.match(card, /Draft|Your turn/);
      },
      { width },
    );
  });
}

test("from right to left the form and the deals stay in order", async () => {
  await stage.as(
    PARTNER,
    async (page) => {
      await page.addInitScript(() => {
        document.addEventListener("DOMContentLoaded", () => {
          document.documentElement.dir = "rtl";
        });
      });
      await page.reload();
      await openDeal(page);
      await page.getByLabel("Customer's website").press("Escape");
      await looksRight(page, "portal-form-rtl");
      await openDeals(page);
      await page.getByText(/^Deals: /).waitFor();
      await looksRight(page, "portal-deals-rtl");
    },
    { width: 390 },
  );
});

async function box(locator: Locator): Promise<{ x: number; y: number; height: number }> {
  const found = await locator.boundingBox();
  assert.ok(found);
  return found;
}

/** Counts the calls that save a draft. */
function savesOf(page: Page): () => number {
  let count = 0;
  page.on("request", (request) => {
    if (request.url().includes("/saveDraft")) count++;
  });
  return () => count;
}

function file(name: string, text: string) {
  return { name, mimeType: "application/octet-stream", buffer: Buffer.from(text) };
}

/** Presses the button and gives what the browser stored. */
async function downloaded(page: Page, button: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: button }).click(),
  ]);
  return readFile(await download.path(), "utf8");
}

async function openDeals(page: Page): Promise<void> {
  const menu = page.getByRole("button", { name: "Menu" });
  if (await menu.isVisible()) await menu.click();
  await page.getByRole("link", { name: "My deals" }).first().click();
}

// What people mistype or try on purpose: each is told where it is wrong, or is done once; nothing is half saved.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { deskItem, openDesk } from "./support/desk.ts";
import { hasValue, retype } from "./support/forms.ts";
import { mailHtml, mailsSent, openMail } from "./support/outbox.ts";
import { looksRight, MANAGER, openStage, PARTNER } from "./support/people.ts";
import {
  dealCard,
  fillDeal,
  inDays,
  openDeal,
  openMyDeal,
  registerDeal,
} from "./support/portal.ts";
import type { Page } from "playwright-core";
import type { Stage } from "./support/people.ts";

const OWN = {
  website: "saffron-gate-own.com",
  name: "Saffron Gate Hotels",
  product: "Analytics",
  amount: "180000",
};
const TWICE = {
  website: "marble-run-twice.com",
  name: "Marble Run Toys",
  product: "Analytics",
  amount: "9000",
};
const NASTY = `<img src=x onerror="window.hacked=1"> "O'Neil" & {{Reason}} <script>window.hacked=1</script>`;

let stage: Stage;
before(async () => {
  stage = await openStage();
});
after(() => stage.close());

async function submit(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Register deal" }).click();
}

async function unfold(page: Page): Promise<void> {
  await page.getByRole("button", { name: "More about the deal" }).click();
}

/** Nothing typed was run: neither here nor in a frame. */
async function nothingRan(page: Page): Promise<void> {
  assert.equal(await page.evaluate(() => "hacked" in window), false);
}

for (const width of [1280, 390]) {
  test(`an empty form says what is missing at each field at ${width} pixels`, async () => {
    await stage.as(
      PARTNER,
      async (page) => {
        await page.goto(`${stage.org.url}/partners/register-deal`);
        await page.getByRole("heading", { level: 1, name: "Register a deal" }).waitFor();
        await submit(page);
        await page
          .getByRole("alert")
          .filter({ hasText: "Some fields need your attention" })
          .waitFor();
        for (const missing of [
          "Enter the name of the customer.",
          "Choose the product the customer wants.",
          "Enter the expected value of the deal, more than zero.",
          "Enter the date on which you expect to close.",
          "Choose the program to register in.",
        ])
          await page.getByText(missing).waitFor();
        assert.match(
          (await page.locator(":focus").getAttribute("name")) ??
            (await page.locator(":focus").ariaSnapshot()),
          /company name/,
        );
        await looksRight(page, "register-empty");
      },
      { width },
    );
  });
}

test("wrong values are refused at their field, and what was typed stays", async () => {
  await stage.as(
    PARTNER,
    async (page) => {
      await openDeal(page);
      await fillDeal(page, { ...OWN, website: "buyer@saffron-gate-own.com", amount: "0" });
      await page
        .getByText("This is an e-mail address. Enter the website of the customer")
        .first()
        .waitFor();
      await submit(page);
      await hasValue(page.getByLabel("Customer's website"), "buyer@saffron-gate-own.com");
      await retype(page.getByLabel("Customer's website"), OWN.website);
      await submit(page);
      await page
        .getByText("Enter the expected value of the deal, more than zero.")
        .first()
        .waitFor();
      await looksRight(page, "register-refused");

      const amount = page.getByLabel(/Expected amount/);
      await retype(amount, "-9000");
      await submit(page);
      assert.equal(await amount.getAttribute("aria-invalid"), "true");
      await retype(amount, "9000");
      const date = page.getByLabel("Expected close date");
      await retype(date, inDays(-2));
      await date.press("Tab");
      await submit(page);
      assert.equal(await date.getAttribute("aria-invalid"), "true");
      await hasValue(date, inDays(-2));
      await hasValue(page.getByLabel("Customer's company name"), OWN.name);
      await looksRight(page, "register-past-date");
      await page.getByRole("link", { name: "My deals" }).first().click();
      await page.getByText(/^Deals: \d+$/).waitFor();
      const sent = dealCard(page, OWN.name).filter({ hasNotText: "Draft" });
      assert.equal(await sent.count(), 0, "nothing but the draft was saved");
    },
    { refused: true },
  );
});

test("a text field takes as much as the field can hold", async () => {
  await stage.as(PARTNER, async (page) => {
    await openDeal(page);
    await unfold(page);
    for (const [label, length] of [
      ["Customer's company name", 255],
      ["Customer contact", 120],
      ["Contact's phone", 40],
      ["What does the customer need?", 5000],
    ] as const) {
      const field = page.getByLabel(label);
      await field.focus();
      await page.keyboard.insertText("x".repeat(6000));
      assert.equal((await field.inputValue()).length, length, label);
    }
  });
});

test("HTML and quotes are shown as they were typed, everywhere, and nothing runs", async () => {
  await stage.as(PARTNER, async (page) => {
    await openDeal(page);
    await fillDeal(page, {
      website: "nasty-input-checked.com",
      name: NASTY,
      product: "Analytics",
      amount: "185000",
    });
    await unfold(page);
    for (const label of ["Customer contact", "What does the customer need?"])
      await page.getByLabel(label).fill(NASTY);
    await page.getByLabel("Contact's phone").fill(`<b>"0"</b>`);
    await submit(page);
    await page.getByRole("heading", { level: 1, name: /In Review/ }).waitFor();
    await openMyDeal(page, NASTY);
    assert.equal(await page.locator("dd").filter({ hasText: NASTY }).count(), 2);
    await page.locator("dd").filter({ hasText: `<b>"0"</b>` }).waitFor();
    await looksRight(page, "portal-html");
    await nothingRan(page);
  });
  await stage.as(MANAGER, async (page) => {
    await openDesk(page);
    const item = deskItem(page, NASTY);
    await item.getByRole("button", { name: /Show details/ }).click();
    await looksRight(page, "deal-desk-html");
    await item.getByRole("link").first().click();
    await page.getByRole("heading", { level: 3, name: "Trail" }).waitFor();
    await page.locator("shell-detail").getByText(NASTY).nth(2).waitFor();
    await looksRight(page, "registration-html");
    await nothingRan(page);
    const subject = `To decide: Alpine Systems, ${NASTY}`;
    const [mail] = await mailsSent(page, subject);
    assert.ok(mail);
    assert.match(
      await mailHtml(page, mail),
      /&lt;img src=x onerror=&quot;|&lt;img src=x onerror="/,
    );
    await openMail(page, subject);
    await page.frameLocator("iframe").getByText(NASTY).waitFor();
    await nothingRan(page);
  });
});

test("the same submit twice registers once", async () => {
  await stage.as(PARTNER, async (page) => {
    const requests: { url: string; headers: Record<string, string>; body: string }[] = [];
    page.on("request", (request) => {
      if (request.url().includes("RegisterDealController") && request.url().includes("submit"))
        requests.push({
          url: request.url(),
          headers: request.headers(),
          body: request.postData() ?? "",
        });
    });
    await openDeal(page);
    await fillDeal(page, TWICE);
    await page.getByRole("button", { name: "Register deal" }).dblclick();
    await page.getByRole("heading", { level: 1, name: /Approved/ }).waitFor();
    const number = (await page.getByRole("heading", { level: 1 }).innerText()).split(":")[0] ?? "";
    const [first] = requests;
    assert.ok(first);
    const again = await page.request.post(first.url, { headers: first.headers, data: first.body });
    assert.match(
      await again.text(),
      new RegExp(number),
      "the same request gives the same registration",
    );

    await page.goBack();
    const { number: third } = await registerDeal(page, TWICE);
    assert.equal(third, number, "typed again, it is the one that is there");
    await page.getByRole("link", { name: "My deals" }).first().click();
    await dealCard(page, TWICE.name).first().waitFor();
    assert.equal(await dealCard(page, TWICE.name).count(), 1);
  });
});

test("a suspended partner and one in no program read why they cannot register", async () => {
  for (const [name, why] of [
    ["Bas Visser", /registrations are suspended/],
    ["Bia Lima", /still being set up/],
  ] as const) {
    await stage.as(name, async (page) => {
      await page.getByText(why).waitFor();
      await looksRight(page, `portal-blocked-${name.split(" ")[0]?.toLowerCase() ?? ""}`);
      await page.getByRole("link", { name: "Register a deal" }).first().click();
      await page.getByRole("heading", { level: 1, name: "Register a deal" }).waitFor();
      await page.getByText(why).waitFor();
      assert.equal(await page.getByRole("button", { name: "Register deal" }).count(), 0);
    });
  }
});

test("the 21st pre-check within an hour is refused and says when to try again", async () => {
  await stage.as(
    "Zoe Webb",
    async (page) => {
      await openDeal(page);
      const website = page.getByLabel("Customer's website");
      for (let count = 1; count <= 21; count++) {
        const answered = page.waitForResponse((response) =>
          response.url().includes("DealPrecheckController"),
        );
        await website.fill(`precheck-number-${count}.com`);
        await website.press("Tab");
        await answered;
      }
      await page
        .getByText(/You have used your 20 checks for this hour. Try again in \d+ min/)
        .waitFor();
      await looksRight(page, "precheck-used-up");
    },
    { refused: true },
  );
});

// Where sales works: who has protected the customer of an account or lead, whom to call, going on all the same, and the opportunity's evidence.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openTab } from "./support/desk.ts";
import { mailsSent } from "./support/outbox.ts";
import { ADMIN, looksRight, openStage, PARTNER, REP } from "./support/people.ts";
import { openMyDeal, registerDeal } from "./support/portal.ts";
import { restAs } from "./support/rest.ts";
import type { Stage } from "./support/people.ts";
import type { Page } from "playwright-core";

const HELD = {
  website: "saffron-quay-held.com",
  name: "Saffron Quay Textiles Ltd",
  product: "Analytics",
  amount: "12000",
};
const CALL = /Protected by Alpine Systems until .+: call Maya Chen first\./;
const REASON = "They have been our customer for ten years.";

let stage: Stage;
let leadUrl = "";
let freeLeadUrl = "";
let accountUrl = "";
let opportunityUrl = "";

before(async () => {
  stage = await openStage();
  await stage.as(PARTNER, async (page) => {
    const { status } = await registerDeal(page, HELD);
    assert.equal(status, "Approved");
  });
  const rep = await restAs(stage.org.url, "rep.tom@tandem.example");
  const lead = async (company: string, email: string): Promise<string> => {
    const record = { LastName: "Quill", Company: company, Email: email };
    const { text } = await rep("POST", "/sobjects/Lead", record);
    return recordUrl("Lead", text, /"id":"(\w+)"/);
  };
  leadUrl = await lead("Saffron Quay", `a.quill@${HELD.website}`);
  freeLeadUrl = await lead("Nobody's Customer", "b@nobodys-customer-free.com");
  const admin = await restAs(stage.org.url, "admin.paula@tandem.example");
  const found = async (object: string): Promise<string> => {
    const soql = `SELECT Id FROM ${object} WHERE tandem__CustomerDomain__c = '${HELD.website}'`;
    const { text } = await admin("GET", `/query?q=${encodeURIComponent(soql)}`);
    return recordUrl(object, text, /"Id":"(\w+)"/);
  };
  accountUrl = await found("Account");
  opportunityUrl = await found("Opportunity");
});
after(() => stage.close());

function recordUrl(object: string, answer: string, id: RegExp): string {
  const found = id.exec(answer)?.[1];
  assert.ok(found, answer);
  return `${stage.org.url}/lightning/r/${object}/${found}/view`;
}
const panelOf = (page: Page) => page.locator("c-protection-panel");

for (const width of [1280, 390]) {
  test(`a rep reads on lead and account whom to call first, at ${width} pixels`, async () => {
    await stage.as(
      REP,
      async (page) => {
        for (const [url, picture] of [
          [leadUrl, "lead-protected"],
          [accountUrl, "account-protected"],
        ] as const) {
          await page.goto(url);
          await panelOf(page).getByText(CALL).waitFor();
          assert.equal(await panelOf(page).getByRole("button").count(), 0);
          assert.equal(await panelOf(page).getByRole("link", { name: /^DR-/ }).count(), 0);
          await looksRight(page, picture);
        }
      },
      { width },
    );
  });
}

test("a customer that nobody has protected shows no panel", async () => {
  await stage.as(REP, async (page) => {
    await page.goto(freeLeadUrl);
    await page.getByRole("heading", { level: 1, name: /Quill/ }).waitFor();
    await page.waitForLoadState("networkidle");
    assert.equal(await page.getByRole("heading", { name: "Protected customer" }).count(), 0);
  });
});

test("going on needs a reason, is written down, tells the manager, and the claim stays", async () => {
  await stage.as(ADMIN, async (page) => {
    await page.goto(leadUrl);
    await panelOf(page).getByRole("button", { name: "Go on anyway" }).click();
    await panelOf(page).getByRole("button", { name: "Go on and tell the manager" }).click();
    await panelOf(page).getByText("Write a sentence, please.").waitFor();
    await looksRight(page, "lead-go-on");
    await panelOf(page).getByLabel("Why do you go ahead?").fill(REASON);
    await panelOf(page).getByRole("button", { name: "Go on and tell the manager" }).click();
    await panelOf(page)
      .getByText(/Paula Adeyemi went on/)
      .waitFor();
    await panelOf(page).getByText(REASON).waitFor();
    await panelOf(page).getByText(CALL).waitFor();
    assert.equal(await panelOf(page).getByRole("button", { name: "Go on anyway" }).count(), 0);
    await looksRight(page, "lead-gone-on");
    const [mail] = await mailsSent(page, `Protection overridden: Alpine Systems, ${HELD.name}`);
    assert.deepEqual(mail?.to, ["manager.maya@tandem.example"]);
    assert.ok(mail.body.includes(REASON), mail.body);
  });
});

test("the partner sees that somebody went on, neither who nor why", async () => {
  await stage.as(PARTNER, async (page) => {
    await openMyDeal(page, HELD.name);
    await page.locator("c-deal-timeline").getByText("Overridden").waitFor();
    const text = await page.locator("body").innerText();
    assert.equal(text.includes(REASON), false);
    assert.equal(text.includes("Paula"), false);
    assert.equal(text.includes("Approved"), true);
  });
});

test("the opportunity says who was first and by what the deal was approved", async () => {
  await stage.as(REP, async (page) => {
    await page.goto(opportunityUrl);
    const panel = page.locator("c-opportunity-partner-panel");
    await panel.getByText(/The partner was first: registered on/).waitFor();
    await panel.getByText(/Approved by rule on/).waitFor();
    assert.equal(await panel.getByRole("link").count(), 0);
    await looksRight(page, "opportunity-evidence");
  });
});

for (const width of [1280, 390]) {
  test(`a rep begins with the deals that have a partner, at ${width} pixels`, async () => {
    await stage.as(
      REP,
      async (page) => {
        await page.getByRole("heading", { level: 2, name: "Partners in your deals" }).waitFor();
        await page
          .getByText(/^Partner: .+\. Call .+\.$/)
          .first()
          .waitFor();
        await looksRight(page, "seller-deals");
        const first = page.locator("c-seller-deals li a").first();
        const name = await first.innerText();
        await first.click();
        await page.getByRole("heading", { level: 1, name }).waitFor();
      },
      { width },
    );
  });
}

test("a sales lead reads the team's, and may go on in spite of a protection", async () => {
  await stage.as("Grace Okafor", async (page) => {
    await page
      .getByText(/Owner: Tom Reed/)
      .first()
      .waitFor();
    await page.goto(leadUrl);
    await panelOf(page).getByRole("button", { name: "Go on anyway" }).waitFor();
  });
});

for (const tab of ["Reports", "Dashboards"]) {
  test(`the local org says that it does not run ${tab.toLowerCase()}`, async () => {
    await stage.as(
      ADMIN,
      async (page) => {
        await openTab(page, tab);
        await page.getByText(`${tab} aren't supported by the local org`).first().waitFor();
        await looksRight(page, `not-supported-${tab.toLowerCase()}`);
      },
      { refused: true },
    );
  });
}

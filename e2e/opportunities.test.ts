// A registration and its opportunity over time: the stage partners read, another opportunity with a reason, won and opened again, a second partner.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { decide, openDesk } from "./support/desk.ts";
import { mailsSent } from "./support/outbox.ts";
import { looksRight, MANAGER, openStage, PARTNER, RIVAL } from "./support/people.ts";
import { dealCard, fillDeal, openDeal, openMyDeal, registerDeal } from "./support/portal.ts";
import { restAs } from "./support/rest.ts";
import type { Page } from "playwright-core";
import type { Stage } from "./support/people.ts";

const STAGED = {
  website: "larkspur-dock-staged.com",
  name: "Larkspur Dock Ltd",
  product: "Analytics",
  amount: "12000",
};
const SHARED = {
  website: "ferncliff-shared.com",
  name: "Ferncliff Tiles Ltd",
  product: "Analytics",
  amount: "195000",
};
const TWICE = {
  website: "marlowe-twice.com",
  name: "Marlowe Looms Ltd",
  product: "Analytics",
  amount: "185000",
};
const SECOND = "Northstar Partners";
const REASON = "The seller had opened another one.";

let stage: Stage;
before(async () => {
  stage = await openStage();
  await stage.as(PARTNER, async (page) => {
    const { status } = await registerDeal(page, STAGED);
    assert.equal(status, "Approved");
  });
});
after(() => stage.close());

interface Linked {
  Id: string;
  tandem__Opportunity__c: string;
  tandem__Opportunity__r: { AccountId: string };
}
async function query<T>(soql: string): Promise<T> {
  const admin = await restAs(stage.org.url, "admin.paula@tandem.example");
  const { text } = await admin("GET", `/query?q=${encodeURIComponent(soql)}`);
  const [first] = (JSON.parse(text) as { records: T[] }).records;
  assert.ok(first, text);
  return first;
}
const linked = (): Promise<Linked> =>
  query<Linked>(
    `SELECT Id, tandem__Opportunity__c, tandem__Opportunity__r.AccountId FROM tandem__DealRegistration__c WHERE tandem__CustomerDomain__c = '${STAGED.website}'`,
  );
async function moveTo(stageName: string): Promise<void> {
  const { tandem__Opportunity__c: id } = await linked();
  const admin = await restAs(stage.org.url, "admin.paula@tandem.example");
  const { text } = await admin("PATCH", `/sobjects/Opportunity/${id}`, { StageName: stageName });
  assert.equal(text, "");
}
const badge = (page: Page) => page.locator("c-status-badge").first();

test("the partner reads a stage of its own, never the seller's", async () => {
  await moveTo("Negotiation/Review");
  await stage.as(PARTNER, async (page) => {
    await openMyDeal(page, STAGED.name);
    await page.getByText("Stage: Negotiating").waitFor();
    assert.equal((await page.locator("body").innerText()).includes("Negotiation/Review"), false);
    await looksRight(page, "portal-stage");
    await page.getByRole("link", { name: "My deals" }).first().click();
    await dealCard(page, STAGED.name).getByText("Stage: Negotiating").waitFor();
  });
});

test("a lost deal that is opened again is protected again, and the partner is told", async () => {
  await moveTo("Closed Won");
  await stage.as(PARTNER, async (page) => {
    await openMyDeal(page, STAGED.name);
    await badge(page).getByText("Won").waitFor();
  });
  await moveTo("Qualification");
  await stage.as(PARTNER, async (page) => {
    await openMyDeal(page, STAGED.name);
    await badge(page).getByText("Approved").waitFor();
    await page.getByText("Stage: Qualifying").waitFor();
    await page.locator("c-deal-timeline").getByText("Reopened").waitFor();
    const [mail] = await mailsSent(page, `Open again: ${STAGED.name}`);
    assert.deepEqual(mail?.to, ["alpine.ana@tandem.example"]);
  });
});

test("the manager links another opportunity with a reason, which the partner does not read", async () => {
  const {
    Id: dealId,
    tandem__Opportunity__r: { AccountId },
  } = await linked();
  const admin = await restAs(stage.org.url, "admin.paula@tandem.example");
  await admin("POST", "/sobjects/Opportunity", {
    Name: "Larkspur Dock, phase two",
    AccountId,
    StageName: "Proposal/Price Quote",
    CloseDate: "2099-12-31",
  });
  for (const width of [390, 1280]) {
    await stage.as(
      MANAGER,
      async (page) => {
        await page.goto(`${stage.org.url}/lightning/r/DealRegistration__c/${dealId}/view`);
        await page
          .locator("c-deal-opportunity")
          .getByRole("button", { name: "Link another" })
          .click();
        await page.getByLabel("Reason, for the history inside").waitFor();
        await looksRight(page, "deal-opportunity");
      },
      { width },
    );
  }
  await stage.as(MANAGER, async (page) => {
    await page.goto(`${stage.org.url}/lightning/r/DealRegistration__c/${dealId}/view`);
    const panel = page.locator("c-deal-opportunity");
    await panel.getByRole("button", { name: "Link another" }).click();
    await panel.getByRole("combobox").click();
    await page.getByRole("option", { name: /phase two/ }).click();
    await panel.getByRole("button", { name: "Link another" }).click();
    await panel.getByText("Say why.").waitFor();
    await panel.getByLabel("Reason, for the history inside").fill(REASON);
    await panel.getByRole("button", { name: "Link another" }).click();
    await panel.getByText("Saved.").waitFor();
    await panel.getByRole("link", { name: "Larkspur Dock, phase two" }).waitFor();
  });
  await stage.as(PARTNER, async (page) => {
    await openMyDeal(page, STAGED.name);
    await page.getByText("Stage: Proposing").waitFor();
    assert.equal((await page.locator("body").innerText()).includes(REASON), false);
  });
});

test("two who approve at the same moment make one opportunity", async () => {
  await stage.as(PARTNER, (page) => registerDeal(page, TWICE));
  const { Id } = await query<{ Id: string }>(
    `SELECT Id FROM tandem__DealRegistration__c WHERE tandem__CustomerDomain__c = '${TWICE.website}'`,
  );
  const path = `/sobjects/tandem__DealRegistration__c/${Id}`;
  const people = await Promise.all(
    ["admin.paula", "manager.maya"].map((who) => restAs(stage.org.url, `${who}@tandem.example`)),
  );
  await Promise.all(people.map((rest) => rest("PATCH", path, { tandem__Status__c: "Approved" })));
  const { total } = await query<{ total: number }>(
    `SELECT COUNT(Id) total FROM Opportunity WHERE tandem__CustomerDomain__c = '${TWICE.website}'`,
  );
  assert.equal(total, 1);
});

test("a second partner sees the deal when it is approved, and not before", async () => {
  await stage.as(PARTNER, async (page) => {
    await openDeal(page);
    await fillDeal(page, SHARED);
    await page.getByRole("button", { name: "More about the deal" }).click();
    const picker = page.locator("c-second-partner-picker");
    await picker.getByLabel("Second partner (optional)").fill("Nort");
    await picker.getByRole("button", { name: new RegExp(SECOND) }).click();
    await picker.getByText(`Second partner: ${SECOND}`).waitFor();
    await looksRight(page, "portal-second-partner");
    await page.getByRole("button", { name: "Register deal" }).click();
    await page.getByRole("heading", { level: 1, name: /In Review/ }).waitFor();
    await openMyDeal(page, SHARED.name);
    await page.getByText(SECOND).waitFor();
  });
  await stage.as(RIVAL, async (page) => {
    await page.getByRole("link", { name: "My deals" }).first().click();
    await page.locator("c-deal-card").first().waitFor();
    assert.equal(await page.getByText(SHARED.name).count(), 0);
  });
  await stage.as(MANAGER, async (page) => {
    await openDesk(page);
    await decide(page, SHARED.name, "Approve", "A good fit.");
  });
  await stage.as(RIVAL, async (page) => {
    await page.getByRole("link", { name: "My deals" }).first().click();
    const shared = page.locator("c-shared-deals");
    await shared.getByText(SHARED.name).waitFor();
    await shared.getByText("Registered by Alpine Systems").waitFor();
    assert.equal((await shared.innerText()).includes("195"), false);
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await shared.scrollIntoViewIfNeeded();
      await looksRight(page, "portal-shared-deals");
    }
    const mails = await mailsSent(page, `You take part: ${SHARED.name}`);
    assert.ok(mails[0]?.to.includes("northstar.nia@tandem.example"), JSON.stringify(mails));
  });
});

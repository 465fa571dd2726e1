// Who approves, and what happens when nobody does: two people in turn, a hand over, and approval by silence.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { chooseDecision, decide, deskItem, openDesk } from "./support/desk.ts";
import { mailsSent } from "./support/outbox.ts";
import { ADMIN, looksRight, MANAGER, openStage, PARTNER } from "./support/people.ts";
import { dealCard, openMyDeal, registerDeal } from "./support/portal.ts";
import { restAs } from "./support/rest.ts";
import type { Stage } from "./support/people.ts";

/** Above a million: the sample's rule asks the partner's manager, then the channel lead. */
const HUGE = {
  website: "harrow-steel-approvals.com",
  name: "Harrow Steel Mills PLC",
  product: "Core Platform",
  amount: "1200000",
};
/** Over the automatic limit, so the partner's manager decides. */
const HANDED = {
  website: "copperleaf-approvals.com",
  name: "Copperleaf Hotels Ltd",
  product: "Core Platform",
  amount: "180000",
};
const SILENT = {
  website: "saltmarsh-approvals.com",
  name: "Saltmarsh Ferries Inc",
  product: "Integration Hub",
  amount: "9000",
};

let stage: Stage;
before(async () => {
  stage = await openStage();
});
after(() => stage.close());

test("two people approve in turn, and nobody takes the other's", async () => {
  const { status } = await stage.as(PARTNER, (page) => registerDeal(page, HUGE));
  assert.equal(status, "In Review");

  await stage.as(MANAGER, async (page) => {
    await openDesk(page);
    const item = deskItem(page, HUGE.name);
    await item.getByText("Step 1 of 2: Maya Chen").waitFor();
    await item.getByRole("button", { name: /Show details/ }).click();
    await looksRight(page, "desk-step");
    await chooseDecision(item, "Approve", "We want this one.");
    await item.getByText("Step 2 of 2: Paula Adeyemi").waitFor();
    await item.getByText("It is not your turn to decide.").waitFor();
    assert.equal(await item.locator("c-decision-form").count(), 0);
  });

  await stage.as(PARTNER, async (page) => {
    await page.getByRole("link", { name: "My deals" }).first().click();
    await dealCard(page, HUGE.name).getByText("In Review").waitFor();
  });

  await stage.as(ADMIN, async (page) => {
    await openDesk(page);
    await decide(page, HUGE.name, "Approve", "Capacity is there.");
  });

  await stage.as(PARTNER, async (page) => {
    await openMyDeal(page, HUGE.name);
    await page.locator("c-status-badge").getByText("Approved").waitFor();
    assert.equal(await page.getByText(/Maya|Paula/).count(), 0, "The partner reads no names.");
  });
});

test("a decision is handed to somebody else, with a note", async () => {
  await stage.as(PARTNER, (page) => registerDeal(page, HANDED));

  await stage.as(MANAGER, async (page) => {
    await openDesk(page);
    const item = deskItem(page, HANDED.name);
    await item.getByRole("button", { name: /Show details/ }).click();
    const form = item.locator("c-hand-over");
    await form.getByRole("button", { name: "Hand over" }).click();
    await form.getByRole("combobox", { name: "Hand over to" }).click();
    await page.getByRole("option", { name: ADMIN }).click();
    await looksRight(page, "desk-hand-over");
    await form.locator("button[type=submit]").click();
    await form.getByText("Write a note: why is it handed over, and what is to be done?").waitFor();
    await form.getByRole("textbox").fill("I am away next week.");
    await form.locator("button[type=submit]").click();
    await page.getByText("1 handed over.").waitFor();
  });

  await stage.as(ADMIN, async (page) => {
    const [mail] = await mailsSent(page, `Handed to you: Alpine Systems, ${HANDED.name}`);
    assert.ok(mail);
    await openDesk(page);
    await page.getByRole("combobox", { name: "Show" }).click();
    await page.getByRole("option", { name: "Mine" }).click();
    await decide(page, HANDED.name, "Approve", "Taken over from Maya.");
  });
});

test("where it is agreed, silence approves when the time is over, and says so", async () => {
  const rest = await restAs(stage.org.url, "admin.paula@tandem.example");
  const made = await rest("POST", "/sobjects/ApprovalRule__c", {
    Name: "Integration Hub within a day",
    Order__c: 5,
    Active__c: true,
    Product__c: "Integration Hub",
    Action__c: "Route",
    Hours__c: 12,
    ApproveOnSilence__c: true,
  });
  assert.equal(made.status, 201, made.text);
  const contradiction = await rest("POST", "/sobjects/ApprovalRule__c", {
    Name: "Small Integration Hub",
    Order__c: 6,
    Active__c: true,
    Product__c: "Integration Hub",
    MaxAmount__c: 100,
    Action__c: "Approve",
  });
  assert.match(contradiction.text, /would never act/);

  const { status } = await stage.as(PARTNER, (page) => registerDeal(page, SILENT));
  assert.equal(status, "In Review");

  await stage.as(MANAGER, async (page) => {
    await page.goto(`${stage.org.url}/local/clock`);
    await page.getByRole("button", { name: "+1 day" }).click();
    await page.getByText(/1 day ahead of the real time/).waitFor({ timeout: 60_000 });
  });

  await stage.as(PARTNER, async (page) => {
    await openMyDeal(page, SILENT.name);
    await page.locator("c-status-badge").getByText("Approved").waitFor();
    await page
      .getByText("Approved because no decision was made in the promised time.")
      .first()
      .waitFor();
    await looksRight(page, "portal-approved-by-silence");
  });
});

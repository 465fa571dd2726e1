// Decisions and what follows from them: questions, reasons, bulk, withdrawal, drafts, and the mails everyone gets.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { chooseDecision, decide, deskItem, openDesk } from "./support/desk.ts";
import { hasValue } from "./support/forms.ts";
import { mailHtml, mailsSent, openMail } from "./support/outbox.ts";
import { looksRight, MANAGER, openStage, PARTNER, RIVAL } from "./support/people.ts";
import { dealCard, fillDeal, openDeal, openMyDeal, registerDeal } from "./support/portal.ts";
import type { Stage } from "./support/people.ts";

/** Over the automatic limit, so a person decides. */
const ASKED = {
  website: "orchard-peak-asked.com",
  name: "Orchard Peak Foods Inc",
  product: "Analytics",
  amount: "180000",
};
const REFUSED = {
  website: "cinder-hill-refused.com",
  name: "Cinder Hill & Sons <Ltd>",
  product: "Analytics",
  amount: "190000",
};
const SEVERAL = ["Bramble", "Thistle", "Nettle"].map((word) => ({
  website: `${word.toLowerCase()}-bulk-works.com`,
  name: `${word} Works Ltd`,
  product: "Core Platform",
  amount: "175000",
}));
const DROPPED = {
  website: "quayside-dropped.com",
  name: "Quayside Cranes PLC",
  product: "Integration Hub",
  amount: "12000",
};
const DRAFT = {
  website: "lantern-draft.com",
  name: "Lantern Street Media",
  product: "Analytics",
  amount: "7500",
};
const ANA = ["alpine.ana@tandem.example"];
const MAYA = ["manager.maya@tandem.example"];

let stage: Stage;
before(async () => {
  stage = await openStage();
});
after(() => stage.close());

test("asked for more, the partner sees it is their turn, answers, and the deal is in review again", async () => {
  await stage.as(PARTNER, (page) => registerDeal(page, ASKED));
  await stage.as(MANAGER, async (page) => {
    await openDesk(page);
    await decide(page, ASKED.name, "Ask for more", "Who signs the order at Orchard Peak?");
  });

  await stage.as(PARTNER, async (page) => {
    await dealCard(page, ASKED.name).filter({ hasText: "Your turn" }).first().waitFor();
    await looksRight(page, "portal-your-turn");
    await openMyDeal(page, ASKED.name);
    await page.getByText("Who signs the order at Orchard Peak?").first().waitFor();
    await looksRight(page, "portal-question");
    await page.getByRole("button", { name: "Answer and resubmit" }).click();
    await page.getByText("Write a sentence, please.").waitFor();
    await page.getByLabel("Your answer").fill("Mrs Pell, the finance director.");
    await page.getByRole("button", { name: "Answer and resubmit" }).click();
    await page.getByText(/Decision due/).waitFor();
    await page.getByText("Mrs Pell, the finance director.").waitFor();
    await page.locator("c-status-badge").getByText("In Review").waitFor();
  });

  await stage.as(MANAGER, async (page) => {
    await openDesk(page);
    await deskItem(page, ASKED.name).getByText("In Review").waitFor();
    const [received, toDecide, question, answered] = await mailsSent(
      page,
      `Received: ${ASKED.name}`,
      `To decide: Alpine Systems, ${ASKED.name}`,
      `A question about ${ASKED.name}`,
      `Answered: Alpine Systems, ${ASKED.name}`,
    );
    assert.deepEqual(
      [received?.to, toDecide?.to, question?.to, answered?.to],
      [ANA, MAYA, ANA, MAYA],
    );
    assert.match(question?.body ?? "", /Who signs the order at Orchard Peak\?/);
    assert.match(answered?.body ?? "", /Mrs Pell, the finance director\./);
  });
});

test("a rejected partner reads the reason, on the page and in the mail, as it was written", async () => {
  const reason = 'Sold direct since May: <b>"Cinder & Co"</b> has a contract.';
  await stage.as(PARTNER, (page) => registerDeal(page, REFUSED));
  await stage.as(MANAGER, async (page) => {
    await openDesk(page);
    const item = deskItem(page, REFUSED.name);
    await item.getByRole("button", { name: /Show details/ }).click();
    await chooseDecision(item, "Reject", "");
    await item.getByText("Write a sentence, please.").waitFor();
    await item.getByRole("textbox").fill(reason);
    await item.locator("c-decision-form button[type=submit]").click();
    await item.waitFor({ state: "detached" });
  });

  await stage.as(PARTNER, async (page) => {
    await openMyDeal(page, REFUSED.name);
    await page.getByText(reason).first().waitFor();
    await page.locator("c-status-badge").getByText("Rejected").waitFor();
    await looksRight(page, "portal-rejected");
    const subject = `Not accepted: ${REFUSED.name}`;
    const [mail] = await mailsSent(page, subject);
    assert.ok(mail);
    assert.deepEqual(mail.to, ANA);
    const html = await mailHtml(page, mail);
    assert.ok(
      html.includes("&lt;b&gt;") && html.includes("Cinder Hill &amp; Sons &lt;Ltd&gt;"),
      html,
    );
    assert.equal(html.includes("<b>"), false);
    await openMail(page, subject);
    await page.frameLocator("iframe").getByText(reason).waitFor();
    await looksRight(page, "outbox-rejected");
  });
});

test("several registrations are approved at once", async () => {
  await stage.as(PARTNER, async (page) => {
    for (const deal of SEVERAL) assert.equal((await registerDeal(page, deal)).status, "In Review");
  });
  await stage.as(MANAGER, async (page) => {
    await openDesk(page);
    for (const { name } of SEVERAL)
      await deskItem(page, name).locator(".slds-checkbox_faux").click();
    const bulk = page.getByRole("region", { name: "Decide several at once" });
    await bulk.getByText("3 selected").waitFor();
    await bulk.getByRole("button", { name: "Approve", exact: true }).click();
    await bulk.getByRole("textbox").fill("Same project, one decision.");
    await looksRight(page, "deal-desk-bulk");
    await bulk.getByRole("button", { name: "Approve (3 registrations)" }).click();
    await page.getByText("Done: 3.").waitFor();
    for (const { name } of SEVERAL) await deskItem(page, name).waitFor({ state: "detached" });
    const mails = await mailsSent(
      page,
      ...SEVERAL.flatMap(({ name }) => [`Approved: ${name}`, `Approved: Alpine Systems, ${name}`]),
    );
    assert.deepEqual(
      mails.map(({ to }) => to),
      SEVERAL.flatMap(() => [ANA, MAYA]),
    );
    const told = mails.filter(({ to }) => to[0] === ANA[0]).map(({ body }) => body);
    assert.equal(told.join().includes("one decision"), false, "the note stays inside");
  });
  await stage.as(PARTNER, async (page) => {
    await page.getByRole("link", { name: "My deals" }).first().click();
    for (const { name } of SEVERAL) await dealCard(page, name).getByText("Approved").waitFor();
    await openMyDeal(page, SEVERAL[0]?.name ?? "");
    await page.getByText(/Protected until/).waitFor();
    assert.equal(
      await page.getByText("one decision").count(),
      0,
      "the partner doesn't read the internal note",
    );
  });
});

test("a withdrawn customer is free for another partner", async () => {
  await stage.as(PARTNER, async (page) => {
    assert.equal((await registerDeal(page, DROPPED)).status, "Approved");
    await page.getByRole("button", { name: "See the deal" }).click();
    await page.getByRole("button", { name: "Withdraw" }).click();
    await page.getByText("Withdrawing gives up your claim").waitFor();
    await looksRight(page, "portal-withdraw");
    await page.getByLabel("Why do you withdraw it?").fill("They bought elsewhere.");
    await page.getByRole("button", { name: "Withdraw" }).last().click();
    await page.locator("c-status-badge").getByText("Withdrawn").waitFor();
    await page.getByText("They bought elsewhere.").first().waitFor();
  });
  await stage.as(RIVAL, async (page) => {
    // The opportunity of the first approval is still open, so a person looks at it; nobody holds the customer.
    assert.equal((await registerDeal(page, DROPPED)).status, "In Review");
  });
  // Partners read only their own mail; the manager's is read by the manager.
  await stage.as(MANAGER, async (page) => {
    const [withdrawn] = await mailsSent(page, `Withdrawn: Alpine Systems, ${DROPPED.name}`);
    assert.deepEqual(withdrawn?.to, MAYA);
  });
});

test("a draft is saved as it is and continued later", async () => {
  await stage.as(PARTNER, async (page) => {
    await openDeal(page);
    await page.getByLabel("Customer's company name").fill(DRAFT.name);
    await page.getByRole("combobox", { name: "Customer's country" }).click();
    await page.getByRole("option", { name: "Portugal" }).click();
    await page.getByText(/Draft saved \d/).waitFor();
  });
  await stage.as(PARTNER, async (page) => {
    await page.getByRole("link", { name: "My deals" }).first().click();
    await dealCard(page, DRAFT.name).first().getByRole("link").click();
    await page.getByRole("heading", { level: 1, name: "Register a deal" }).waitFor();
    await hasValue(page.getByLabel("Customer's company name"), DRAFT.name);
    await page
      .getByRole("combobox", { name: "Customer's country" })
      .filter({ hasText: "Portugal" })
      .waitFor();
    await fillDeal(page, DRAFT);
    await page.getByRole("button", { name: "Register deal" }).click();
    await page.getByRole("heading", { name: /Approved/ }).waitFor();
    await page.getByRole("link", { name: "My deals" }).first().click();
    await dealCard(page, DRAFT.name).first().waitFor();
    assert.equal(await dealCard(page, DRAFT.name).count(), 1);
  });
});

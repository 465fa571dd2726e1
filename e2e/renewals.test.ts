// Protection over time: activities, the renewal of a deal from request to decision, and of two who ask at once one.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openDesk } from "./support/desk.ts";
import { mailsSent } from "./support/outbox.ts";
import { looksRight, MANAGER, openStage, PARTNER } from "./support/people.ts";
import { dealCard, inDays, openMyDeal, registerDeal } from "./support/portal.ts";
import { restAs } from "./support/rest.ts";
import type { Page } from "playwright-core";
import type { Stage } from "./support/people.ts";

const SMALL = {
  website: "heron-lake-renewal.com",
  name: "Heron Lake Paper Inc",
  product: "Analytics",
  amount: "9000",
};
const LARGE = {
  website: "stonegate-renewal.com",
  name: "Stonegate Mills Ltd",
  product: "Analytics",
  amount: "185000",
};
const RACE = {
  website: "twinbrook-renewal.com",
  name: "Twinbrook Dairy Ltd",
  product: "Analytics",
  amount: "9500",
};
const ANA = ["alpine.ana@tandem.example"];
const MAYA = ["manager.maya@tandem.example"];

let stage: Stage;
before(async () => {
  stage = await openStage();
});
after(() => stage.close());

test("a small deal is renewed at once, when it is time and something was done for it", async () => {
  await stage.as(PARTNER, async (page) => {
    await registerDeal(page, SMALL);
    await openMyDeal(page, SMALL.name);
    await page.getByText(/You can ask for a renewal from [A-Z]\w+ \d+, \d{4}\./).waitFor();
  });
  await endIn(10, SMALL.name);
  await stage.as(PARTNER, async (page) => {
    await dealCard(page, SMALL.name).getByText("Your turn: ask for a renewal by").first().waitFor();
    await looksRight(page, "portal-renewal-due");
    await openMyDeal(page, SMALL.name);
    await page.getByText("10 days left, until").waitFor();
    await page.getByText("a renewal needs one.").first().waitFor();
    assert.equal(await page.getByRole("button", { name: "Renew", exact: true }).count(), 0);

    await page.getByRole("button", { name: "Log activity" }).click();
    await page.getByRole("button", { name: "Save activity" }).click();
    await page.getByText("Say what you did.").waitFor();
    await logActivity(page, "Quote", "Sent the offer for 40 seats.");
    await page.getByRole("button", { name: "Renew", exact: true }).click();
    await page.getByLabel("Why do you need more time?").fill("Their board meets in May.");
    await page.getByRole("button", { name: "Ask for renewal" }).click();
    await page.getByText(`Renewed until ${inDays(40)}.`).waitFor();
    await page.getByText("Renewed 1 of 1 times.").waitFor();
    await page.locator("c-deal-timeline").getByText("Renewed").waitFor();
    await looksRight(page, "portal-renewed");
    const [mail] = await mailsSent(page, `Renewed: ${SMALL.name}`);
    assert.deepEqual(mail?.to, ANA);
  });
});

test("a large one waits in the desk, is protected meanwhile and renewed there", async () => {
  await stage.as(PARTNER, (page) => registerDeal(page, LARGE));
  await stage.as(MANAGER, async (page) => {
    await openDesk(page);
    const item = page.locator("c-desk-item").filter({ hasText: LARGE.name });
    await item.getByRole("button", { name: /Show details/ }).click();
    await item.getByRole("button", { name: "Approve", exact: true }).click();
    await item.locator("c-decision-form button[type=submit]").click();
    await item.waitFor({ state: "detached" });
  });
  await endIn(5, LARGE.name);
  await stage.as(
    PARTNER,
    async (page) => {
      await dealCard(page, LARGE.name).first().getByRole("link").click();
      await page.getByRole("button", { name: "Log activity" }).click();
      await looksRight(page, "portal-log-activity");
      await logActivity(page, "Champion", "The head of purchasing wants it.");
      await page.getByRole("button", { name: "Renew", exact: true }).click();
      await page.getByLabel("Why do you need more time?").fill("Their budget opens in June.");
      await page.getByRole("button", { name: "Ask for renewal" }).click();
      await page.getByText(/We decide on your renewal/).waitFor();
      await page.getByText(inDays(19), { exact: false }).first().waitFor();
      await looksRight(page, "portal-renewal-open");
    },
    { width: 390 },
  );
  for (const width of [390, 1280]) {
    await stage.as(
      MANAGER,
      async (page) => {
        await openDesk(page);
        await page.getByText("Their budget opens in June.").waitFor();
        await looksRight(page, "deal-desk-renewals");
      },
      { width },
    );
  }
  await stage.as(MANAGER, async (page) => {
    await openDesk(page);
    const renewals = page.getByRole("region", { name: "Renewals to decide" });
    const row = renewals.getByRole("listitem").filter({ hasText: LARGE.name });
    await row.getByText("The head of purchasing wants it.", { exact: false }).waitFor();
    await row.locator(".slds-checkbox_faux").click();
    await renewals.getByRole("button", { name: "Approve", exact: true }).click();
    assert.equal(await renewals.getByRole("button", { name: "Ask for more" }).count(), 0);
    await renewals.locator("c-decision-form button[type=submit]").click();
    await page.getByText("Renewals decided: 1.").waitFor();
    await row.waitFor({ state: "detached" });
    const [toDecide] = await mailsSent(page, `To renew: Alpine Systems, ${LARGE.name}`);
    assert.deepEqual(toDecide?.to, MAYA);
  });
  await stage.as(PARTNER, async (page) => {
    await openMyDeal(page, LARGE.name);
    await page.getByText(`Renewed until ${inDays(35)}.`).waitFor();
  });
});

test("of ten who ask at once one is renewed", async () => {
  const { number } = await stage.as(PARTNER, (page) => registerDeal(page, RACE));
  await endIn(10, RACE.name);
  const partner = await restAs(stage.org.url, ANA[0] ?? "");
  const id = await dealId(RACE.name);
  assert.ok(number);
  const day = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  await openDay(id);
  const logged = await partner("POST", "/sobjects/tandem__DealActivity__c", {
    tandem__DealRegistration__c: id,
    tandem__Kind__c: "Meeting",
    tandem__HappenedOn__c: day,
    tandem__Note__c: "Met the dairy.",
  });
  assert.equal(logged.status, 201, logged.text);
  const answers = await Promise.all(
    Array.from({ length: 10 }, () =>
      partner("POST", "/sobjects/tandem__Renewal__c", {
        tandem__DealRegistration__c: id,
        tandem__Reason__c: "More time.",
      }),
    ),
  );
  assert.equal(answers.filter(({ status }) => status === 201).length, 1);
  assert.ok(answers.every(({ status }) => status === 201 || status === 400));
});

test("of five sent in at once only as many are taken as the cap leaves room for", async () => {
  const admin = await restAs(stage.org.url, "admin.paula@tandem.example");
  const where = "tandem__Partner__c WHERE Name = 'Alpine Systems'";
  const read = await admin(
    "GET",
    `/query?q=${encodeURIComponent(`SELECT Id, tandem__LiveDeals__c FROM ${where}`)}`,
  );
  const [partner] = (
    JSON.parse(read.text) as { records: { Id: string; tandem__LiveDeals__c: number }[] }
  ).records;
  const live = partner?.tandem__LiveDeals__c ?? 0;
  const capped = await admin("PATCH", `/sobjects/tandem__Partner__c/${partner?.Id ?? ""}`, {
    tandem__LiveDealCap__c: live + 2,
  });
  assert.equal(capped.status, 204, capped.text);
  const membership = await admin(
    "GET",
    `/query?q=${encodeURIComponent("SELECT tandem__Program__c FROM tandem__Membership__c WHERE tandem__Partner__r.Name = 'Alpine Systems' AND tandem__Status__c = 'Active'")}`,
  );
  const [place] = (JSON.parse(membership.text) as { records: { tandem__Program__c: string }[] })
    .records;

  const token = await tokenOf(ANA[0] ?? "");
  const answers = await Promise.all(
    ["Ash", "Birch", "Cedar", "Elm", "Fir"].map(async (tree) => {
      const answer = await fetch(`${stage.org.url}/apex/RegisterDealController/submit`, {
        method: "POST",
        headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
        body: JSON.stringify({
          deal: {
            requestKey: `cap-${tree}`,
            programId: place?.tandem__Program__c,
            customerName: `${tree} Capped Works`,
            customerWebsite: `https://${tree.toLowerCase()}-capped-works.com`,
            customerCountry: "DE",
            amount: 1000,
            closeDate: `${new Date().getFullYear() + 1}-06-30`,
            product: "Analytics",
          },
        }),
      });
      return { status: answer.status, text: await answer.text() };
    }),
  );

  const refused = answers.filter(({ status }) => status !== 200);
  assert.equal(refused.length, 3, answers.map(({ text }) => text).join("\n"));
  for (const { text } of refused) assert.match(text, /registrations it may hold at once/);
});

async function tokenOf(username: string): Promise<string> {
  const answer = await fetch(`${stage.org.url}/services/oauth2/token`, {
    method: "POST",
    body: new URLSearchParams({ grant_type: "password", username, password: "any" }),
  });
  return ((await answer.json()) as { access_token: string }).access_token;
}

/** What an admin may: the end of a protection comes nearer. */
async function endIn(days: number, customer: string): Promise<void> {
  await change(await dealId(customer), {
    tandem__ExpiresOn__c: new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10),
  });
}

/** An activity of yesterday belongs to it. */
async function openDay(id: string): Promise<void> {
  await change(id, { tandem__SubmittedOn__c: new Date(Date.now() - 3 * 86_400_000).toISOString() });
}

async function change(id: string, fields: Readonly<Record<string, string>>): Promise<void> {
  const admin = await restAs(stage.org.url, "admin.paula@tandem.example");
  const answer = await admin("PATCH", `/sobjects/tandem__DealRegistration__c/${id}`, fields);
  assert.equal(answer.status, 204, answer.text);
}

async function dealId(customer: string): Promise<string> {
  const admin = await restAs(stage.org.url, "admin.paula@tandem.example");
  const query = `SELECT Id FROM tandem__DealRegistration__c WHERE tandem__CustomerName__c = '${customer}'`;
  const { text } = await admin("GET", `/query?q=${encodeURIComponent(query)}`);
  const [record] = (JSON.parse(text) as { records: { Id: string }[] }).records;
  return record?.Id ?? "";
}

/** Fills the open form; the day is today's as it stands there. */
async function logActivity(page: Page, kind: string, note: string): Promise<void> {
  await page.getByRole("combobox", { name: "What did you do?" }).click();
  await page.getByRole("option", { name: kind }).click();
  await page.getByLabel("With whom, and with what result?").fill(note);
  await page.getByRole("button", { name: "Save activity" }).click();
  await page.getByRole("button", { name: "Log activity" }).waitFor();
  await page.getByText(note).first().waitFor();
}

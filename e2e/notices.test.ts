// Notices as people get them: in their language and numbers, switched off where they may be, one for many.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { decide, deskItem, openDesk } from "./support/desk.ts";
import { WIDTHS } from "./support/browser.ts";
import { mailHtml, mailsSent } from "./support/outbox.ts";
import { looksRight, MANAGER, openStage, PARTNER, REP } from "./support/people.ts";
import { registerDeal } from "./support/portal.ts";
import { restAs } from "./support/rest.ts";
import type { Page } from "playwright-core";
import type { Stage } from "./support/people.ts";

/** Over the automatic limit, so a person decides. */
const deal = (word: string) => ({
  website: `${word.toLowerCase()}-mill-notices.com`,
  name: `${word} Mill <Ltd>`,
  product: "Analytics",
  amount: "180000",
});
const QUIET = deal("Quiet");
const TASK = deal("Gorse");
const SEVERAL = ["Alder", "Birch", "Cedar", "Damson", "Elm", "Fir"].map(deal);

let stage: Stage;
before(async () => {
  stage = await openStage();
});
after(() => stage.close());

async function changeAna(fields: Record<string, string>): Promise<void> {
  const admin = await restAs(stage.org.url, "admin@local.org");
  const found = await admin(
    "GET",
    `/query?q=${encodeURIComponent("SELECT Id FROM User WHERE Username = 'alpine.ana@tandem.example'")}`,
  );
  const id = /"Id":"(\w+)"/.exec(found.text)?.[1] ?? "";
  const { status, text } = await admin("PATCH", `/sobjects/User/${id}`, fields);
  assert.equal(status, 204, text);
}

const subjectsTo = (page: Page, address: string): Promise<string[]> =>
  page.evaluate(async (wanted) => {
    const all = (await (await fetch("/local/ui/outbox")).json()) as {
      kind: string;
      to: string[];
      subject: string;
    }[];
    return all.filter(({ to }) => to.includes(wanted)).map(({ subject }) => subject);
  }, address);

test("a partner switches a notice off in the portal, in her language, and gets it no more", async () => {
  await changeAna({ LanguageLocaleKey: "de" });
  for (const width of WIDTHS)
    await stage.as(
      PARTNER,
      async (page) => {
        const fold = page.getByRole("button", { name: "Notices" });
        await fold.click();
        const box = page.getByLabel("E-mail: Wir haben Ihre Registrierung");
        await box.waitFor();
        await page
          .getByRole("row", { name: /Ihre Registrierung ist freigegeben Always/ })
          .waitFor();
        await looksRight(page, "portal-notices");
        if (width !== WIDTHS[0]) {
          assert.equal(await box.isChecked(), false, "the choice is still there");
          return;
        }
        await box.press("Space");
        await page.getByText("Saved.").waitFor();
        await registerDeal(page, QUIET);
        await mailsSent(page, `To decide: Alpine Systems, ${QUIET.name}`);
        const subjects = await subjectsTo(page, "alpine.ana@tandem.example");
        assert.deepEqual(
          subjects.filter((subject) => subject.startsWith("Eingegangen")),
          [],
        );
      },
      { width },
    );
});

test("six decisions at once are one German mail, with her numbers and without markup", async () => {
  await stage.as(PARTNER, async (page) => {
    for (const one of SEVERAL) assert.equal((await registerDeal(page, one)).status, "In Review");
  });
  await changeAna({ LocaleSidKey: "de_DE" });
  await stage.as(MANAGER, async (page) => {
    await openDesk(page);
    for (const { name } of SEVERAL)
      await deskItem(page, name).locator(".slds-checkbox_faux").click();
    const bulk = page.getByRole("region", { name: "Decide several at once" });
    await bulk.getByRole("button", { name: "Approve", exact: true }).click();
    await bulk.getByRole("textbox").fill("One project.");
    await bulk.getByRole("button", { name: "Approve (6 registrations)" }).click();
    await page.getByText("Done: 6.").waitFor();
    const [mail] = await mailsSent(page, "Freigegeben: 6 Registrierungen");
    assert.ok(mail);
    for (const { name } of SEVERAL)
      assert.ok(mail.body.includes(`- ${name}, Analytics`), mail.body);
    assert.match(mail.body, /geschützt bis \d\d\.\d\d\.\d{4}\./);
    const html = await mailHtml(page, mail);
    assert.ok(html.includes("<li>Alder Mill &lt;Ltd&gt;, Analytics"), html);
    const subjects = await subjectsTo(page, "alpine.ana@tandem.example");
    assert.equal(subjects.filter((subject) => subject.startsWith("Freigegeben")).length, 1);
  });
});

/** The tasks about a customer that this person may read, as "open" and "done". */
async function tasksOf(username: string, customer: string): Promise<string[]> {
  const rest = await restAs(stage.org.url, username);
  const where = `Subject LIKE '%${customer}%' AND WhatId = NULL AND WhoId = NULL`;
  const soql = `SELECT IsClosed FROM Task WHERE ${where}`;
  const { status, text } = await rest("GET", `/query?q=${encodeURIComponent(soql)}`);
  // To a partner there may be no such thing as tasks.
  if (status !== 200) return [];
  const { records } = JSON.parse(text) as { records: { IsClosed: boolean }[] };
  return records.map(({ IsClosed }) => (IsClosed ? "done" : "open"));
}

async function untilTasks(customer: string, expected: string[]): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (Date.now() < deadline) {
    const found = await tasksOf("manager.maya@tandem.example", customer);
    if (found.join() === expected.join()) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  assert.deepEqual(await tasksOf("manager.maya@tandem.example", customer), expected);
}

test("the approver finds a task on the own list, which ends with the decision and no partner reads", async () => {
  await stage.as(PARTNER, async (page) => {
    assert.equal((await registerDeal(page, TASK)).status, "In Review");
  });
  await untilTasks("Gorse Mill", ["open"]);
  assert.deepEqual(await tasksOf("alpine.ana@tandem.example", "Gorse Mill"), []);
  await stage.as(MANAGER, async (page) => {
    await page.goto(new URL("/lightning/o/Task/list", stage.org.url).href);
    await page
      .getByRole("link", { name: `To decide: Alpine Systems, ${TASK.name}` })
      .first()
      .waitFor();
    await openDesk(page);
    await decide(page, TASK.name, "Approve", "Agreed.");
  });
  await untilTasks("Gorse Mill", ["done"]);
});

test("a seller chooses what to be told on a tab of the app", async () => {
  for (const width of WIDTHS)
    await stage.as(
      REP,
      async (page) => {
        await page.goto(new URL("/lightning/n/tandem__MyNotices", stage.org.url).href);
        await page.getByLabel("Bell: A partner registers a customer of yours").waitFor();
        await looksRight(page, "app-notices");
      },
      { width },
    );
});

// The Setup page: an admin stops, starts and fills, and sees that it worked; nobody else finds the page.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openTab } from "./support/desk.ts";
import { ADMIN, looksRight, MANAGER, openStage } from "./support/people.ts";
import type { Locator, Page } from "playwright-core";
import type { Stage } from "./support/people.ts";

let stage: Stage;
before(async () => {
  stage = await openStage();
});
after(() => stage.close());

async function openSetup(page: Page): Promise<void> {
  await openTab(page, "Setup");
  await page.getByRole("heading", { level: 2, name: "Setup" }).waitFor();
  await page.locator("c-setup-step").first().waitFor();
}

function step(page: Page, title: string): Locator {
  return page.locator("c-setup-step").filter({ has: page.getByRole("heading", { name: title }) });
}

async function isAt(page: Page, title: string, state: string): Promise<void> {
  await step(page, title).locator(".head").getByText(state, { exact: true }).waitFor();
}

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole("button", { name, exact: true }).click();

test("an admin stops automation after being told what happens, and starts it as themselves", async () => {
  await stage.as(ADMIN, async (page) => {
    await openSetup(page);
    await isAt(page, "Automation runs", "Done");
    await looksRight(page, "setup");

    await press(page, "Stop automation");
    await page.getByText("Stop all four jobs?").waitFor();
    await looksRight(page, "setup-stop");
    await press(page, "Keep them running");
    await isAt(page, "Automation runs", "Done");
    await press(page, "Stop automation");
    await press(page, "Stop all four jobs");
    await isAt(page, "Automation runs", "To do");
    await looksRight(page, "setup-stopped");

    await press(page, "Start automation");
    await isAt(page, "Automation runs", "Done");
    await step(page, "Automation runs").getByText(`run as ${ADMIN}`).waitFor();
    assert.equal(await page.getByText("Next run").count(), 4);
    assert.equal(await page.getByRole("button", { name: "Start automation" }).count(), 0);
  });
});

test("on a phone, by keyboard alone: keys are filled, a step is marked and opened again", async () => {
  await stage.as(
    ADMIN,
    async (page) => {
      await openSetup(page);
      await looksRight(page, "setup");
      const fill = page.getByRole("button", { name: "Fill customer keys" });
      await fill.focus();
      await page.keyboard.press("Enter");
      // the jobs may be done before the page asks for their progress; the store was filled minutes ago
      const found = step(page, "Customers can be found");
      const filled = found.getByText(/Last filled this minute/);
      await page
        .getByText(/batch job \d of 3/)
        .or(filled)
        .first()
        .waitFor();
      await filled.waitFor();
      await isAt(page, "Customers can be found", "Done");

      await isAt(page, "E-mail goes out", "To do");
      await page.getByRole("button", { name: "Mark as done" }).focus();
      await page.keyboard.press("Enter");
      await isAt(page, "E-mail goes out", "Done");
      await page.getByText("10 of 11 steps done").waitFor();
      await press(page, "Mark as to do");
      await isAt(page, "E-mail goes out", "To do");
    },
    { width: 390 },
  );
});

test("a step leads to what it is about", async () => {
  await stage.as(ADMIN, async (page) => {
    await openSetup(page);
    await page.getByRole("link", { name: "Open the automation log" }).click();
    await page.getByRole("heading", { level: 1, name: "Automation Log" }).waitFor();
    // the list of what failed, not that of every line
    await page.getByRole("status").filter({ hasText: "No items" }).waitFor();
  });
});

test("a manager has no tab Setup, and its address tells nothing", async () => {
  await stage.as(
    MANAGER,
    async (page) => {
      await page.getByRole("link", { name: "Deal Desk", exact: true }).first().waitFor();
      assert.equal(await page.getByRole("link", { name: "Setup", exact: true }).count(), 0);

      await page.goto(`${stage.org.url}/lightning/n/SetupHealth`);
      await page.getByRole("heading", { name: "This page can't be shown" }).waitFor();
      assert.equal(await page.locator("c-setup-step").count(), 0);
    },
    { refused: true },
  );
});

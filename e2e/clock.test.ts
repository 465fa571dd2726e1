// The clock of the local org: time is moved forward, and the way back to the real time is always there.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ADMIN, looksRight, openStage } from "./support/people.ts";
import type { Stage } from "./support/people.ts";

let stage: Stage;
before(async () => {
  stage = await openStage();
});
after(() => stage.close());

test("time goes forward and back, and jobs run by it again", async () => {
  await stage.as(ADMIN, async (page) => {
    await page.goto(`${stage.org.url}/local/clock`);
    const back = page.getByRole("button", { name: "Back to real time" });
    await page.getByText("This is the real time.").waitFor();
    assert.ok(await back.isDisabled());

    await page.getByRole("button", { name: "+1 day" }).click();
    await page.getByText(/This is 1 day ahead of the real time/).waitFor();
    // The toast fades in and out, and half faded has no contrast.
    const toast = page.getByText(/^It is now /).first();
    await toast.waitFor();
    await toast.waitFor({ state: "detached" });
    await looksRight(page, "clock-moved");
    await back.focus();
    await page.keyboard.press("Enter");
    await page.getByText("This is the real time.").waitFor();

    // The reminders run every hour: none of them waits for tomorrow.
    const next = await page.getByText(/The next job is due/).innerText();
    assert.doesNotMatch(next.split(", at ")[0] ?? "", /day|([2-9]|\d\d) hours/);
  });
});

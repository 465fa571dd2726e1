// A partner who knows the form registers a deal by keyboard alone, at 40 words a minute, in under a minute: every key is pressed and counted.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openStage, PARTNER } from "./support/people.ts";
import { inDays } from "./support/portal.ts";
import type { Page } from "playwright-core";
import type { Stage } from "./support/people.ts";

/** 40 words of five characters a minute: one key each 300 milliseconds, Tab and arrows too. */
const KEY = 300;
const MINUTE = 60_000;

let stage: Stage;
before(async () => {
  stage = await openStage();
});
after(() => stage.close());

test("a new customer is registered in under 60 seconds", async (t) => {
  await stage.as(PARTNER, async (page) => {
    const hands = await toTheForm(page);
    await hands.type("sandpiper-logistics.com");
    await hands.press("Tab");
    await hands.type("Sandpiper Logistics Inc");
    await hands.press("Tab");
    await restOfForm(hands);
    const heading = page.getByRole("heading", { level: 1, name: /^DR-.*: / });
    await heading.waitFor();
    assert.match(await heading.innerText(), /Approved/);
    hands.inTime(t);
  });
});

test("a customer the partner knows is registered faster", async (t) => {
  await stage.as(PARTNER, async (page) => {
    const hands = await toTheForm(page);
    await hands.type("sandp");
    await hands.press("ArrowDown");
    await hands.press("Enter");
    assert.equal(
      await page.getByLabel("Customer's company name").inputValue(),
      "Sandpiper Logistics Inc",
    );
    // The choice puts the focus on the product.
    await restOfForm(hands, "ArrowDown");
    await page.getByRole("heading", { level: 1, name: /^DR-.*: / }).waitFor();
    hands.inTime(t);
    assert.ok(hands.presses < 60, `${hands.presses} keys`);
  });
});

/** From the home page into the first field. */
async function toTheForm(page: Page): Promise<Hands> {
  const hands = new Hands(page);
  await hands.goTo("Register a deal");
  await hands.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Register a deal" }).waitFor();
  await hands.goTo("Customer's website");
  return hands;
}

/** From the product, which has the focus, to the button. */
async function restOfForm(hands: Hands, ...further: string[]): Promise<void> {
  for (const key of ["Enter", "ArrowDown", ...further, "Enter", "Tab", "Tab"])
    await hands.press(key);
  await hands.type("12500");
  await hands.press("Tab");
  await hands.type(inDays(60));
  await hands.goTo("Program");
  for (const key of ["Enter", "ArrowDown", "Enter"]) await hands.press(key);
  await hands.goTo("Register deal");
  await hands.press("Enter");
}

/** Two hands on a keyboard and no mouse. */
class Hands {
  presses = 0;
  private readonly page: Page;
  private readonly startedAt = Date.now();

  constructor(page: Page) {
    this.page = page;
  }

  async press(key: string): Promise<void> {
    const pressedAt = Date.now();
    this.presses++;
    await this.page.keyboard.press(key);
    await this.page.waitForTimeout(Math.max(0, KEY - (Date.now() - pressedAt)));
  }

  async type(text: string): Promise<void> {
    for (const letter of text) await this.press(letter === " " ? "Space" : letter);
  }

  /** Tab until what has the focus bears this name. */
  async goTo(name: string): Promise<void> {
    for (let tabs = 0; tabs < 15; tabs++) {
      if ((await this.focused()).includes(name)) return;
      await this.press("Tab");
    }
    assert.fail(`Tab does not reach "${name}"; the focus is on "${await this.focused()}"`);
  }

  /** What was typed and what was waited for, together under a minute. */
  inTime(t: { diagnostic(text: string): void }): void {
    const elapsed = Date.now() - this.startedAt;
    t.diagnostic(
      `${this.presses} keys, ${(this.presses * KEY) / 1000} s of typing, ${elapsed / 1000} s in all`,
    );
    assert.ok(elapsed >= this.presses * KEY, "no key came faster than 40 words a minute");
    assert.ok(elapsed < MINUTE, `${elapsed} ms`);
  }

  private async focused(): Promise<string> {
    const session = await this.page.context().newCDPSession(this.page);
    // The name a screen reader says, from the browser's own tree: it sees through the shadows.
    const { nodes } = await session.send("Accessibility.getFullAXTree");
    await session.detach();
    const focused = nodes
      .filter(({ role }) => role?.value !== "RootWebArea")
      .findLast(({ properties }) =>
        properties?.some(({ name, value }) => name === "focused" && value.value === true),
      );
    return String(focused?.name?.value ?? "");
  }
}

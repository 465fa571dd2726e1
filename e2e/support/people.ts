// One browser and one org for a test file; people sign in, do their part and leave.
import assert from "node:assert/strict";
import {
  accessibilityProblems,
  fitsWidth,
  newPage,
  openBrowser,
  screenshot,
  signIn,
} from "./browser.ts";
import { serveOrg } from "./local-org.ts";
import type { Page } from "playwright-core";
import type { ServedOrg } from "./local-org.ts";

export const PARTNER = "Ana Ruiz";
export const RIVAL = "Nia Brooks";
export const MANAGER = "Maya Chen";
export const ADMIN = "Paula Adeyemi";
export const REP = "Tom Reed";

interface Visit {
  readonly width?: number;
  /** the server refuses something here, which the browser's console reports */
  readonly refused?: boolean;
}

export interface Stage {
  readonly org: ServedOrg;
  /** Signs a person in, lets them act, and signs them out; an error on the page's console fails the test. */
  as<T>(name: string, act: (page: Page) => Promise<T>, visit?: Visit): Promise<T>;
  /** Stops the server and starts it on the same store. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export async function openStage(): Promise<Stage> {
  let org = await serveOrg();
  const browser = await openBrowser();
  return {
    get org() {
      return org;
    },
    async as(name, act, { width = 1280, refused = false } = {}) {
      const { page, problems } = await newPage(browser, width);
      try {
        await signIn(page, org.url, name);
        const result = await act(page);
        if (!refused) assert.deepEqual(problems, [], `the console of ${name} is quiet`);
        return result;
      } catch (error) {
        await screenshot(page, `failed-${name.replace(" ", "-")}`);
        throw error;
      } finally {
        await page.context().close();
      }
    },
    async restart() {
      await org.stop();
      org = await serveOrg(org.store);
    },
    async close() {
      await browser.close();
      await org.stop();
    },
  };
}

/** The platform's own date field has a calendar button of 16 pixels, which a component on the page cannot enlarge. */
const KNOWN = /^target-size: .*title="Select a date for/;

/** Takes the page's picture; axe finds nothing and nothing is cut off at the side. */
export async function looksRight(page: Page, name: string): Promise<void> {
  const picture = `${name}-${page.viewportSize()?.width ?? 0}`;
  // From the top: the header that stays in place would else cover what axe measures.
  await page.evaluate(() => window.scrollTo(0, 0));
  await screenshot(page, picture);
  const found = await accessibilityProblems(page);
  assert.deepEqual(
    found.filter((problem) => !KNOWN.test(problem)),
    [],
    `axe on ${picture}`,
  );
  assert.equal(await fitsWidth(page), true, `${picture} fits its width`);
}

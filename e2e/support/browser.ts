// A headless Chromium and what the tests do in it: sign in, take pictures, check accessibility.
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { root } from "./local-org.ts";
import type { Browser, Page } from "playwright-core";

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
  "utf8",
);
const pictures = join(root, "test-results", "screenshots");
const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--no-first-run",
  "--disable-background-networking",
];

export const WIDTHS = [1280, 390] as const;

export async function openBrowser(): Promise<Browser> {
  const executablePath =
    process.env["CHROMIUM"] ?? ["/usr/bin/chromium", "/usr/bin/google-chrome"].find(existsSync);
  if (executablePath === undefined)
    throw new Error(
      "Set CHROMIUM to a Chromium, or run the tests with `npm test -- browser`, which finds one.",
    );
  return chromium.launch({ executablePath, args: ARGUMENTS });
}

/** A page of its own session; console errors and failed requests are collected in `problems`. */
export async function newPage(
  browser: Browser,
  width: number,
): Promise<{ page: Page; problems: string[] }> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    locale: "en-US",
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text());
  });
  return { page, problems };
}

/** Signs in on the sign-in page as a person would: one click on the user's name. */
export async function signIn(page: Page, url: string, name: string): Promise<void> {
  await page.goto(url);
  await page
    .getByRole("button", { name: new RegExp(name) })
    .first()
    .click();
  await page.waitForLoadState("networkidle");
}

export async function screenshot(page: Page, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
}

/** Everything axe finds wrong, in an isolated world where the synthetic shadow's patches are absent (they hide contrast faults). */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { frameTree } = await session.send("Page.getFrameTree");
  const { executionContextId } = await session.send("Page.createIsolatedWorld", {
    frameId: frameTree.frame.id,
    worldName: "axe",
  });
  const evaluate = async (expression: string): Promise<unknown> => {
    const { result, exceptionDetails } = await session.send("Runtime.evaluate", {
      expression,
      contextId: executionContextId,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails !== undefined)
      throw new Error(
        `axe failed: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`,
      );
    return result.value;
  };
  await evaluate(axeSource);
  const found =
    await evaluate(`axe.run(document, { resultTypes: ["violations", "incomplete"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })
    .then(({ violations }) => violations.flatMap(({ id, help, nodes }) => nodes.map((node) => id + ": " + help + " at " + node.target.join(" ") + " " + node.html.slice(0, 120))))`);
  await session.detach();
  return found as string[];
}

/** True when the page is no wider than the window. */
export async function fitsWidth(page: Page): Promise<boolean> {
  return page.evaluate(
    () => document.documentElement.scrollWidth <= document.documentElement.clientWidth,
  );
}

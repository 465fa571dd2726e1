// The mails the org would have sent, as the outbox page gets them.
import type { Page } from "playwright-core";

export interface Mail {
  readonly id: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly body: string;
  readonly recipient: string | null;
}

/** Waits until all these subjects have gone out (a job sends them) and gives each mail. */
export async function mailsSent(page: Page, ...subjects: string[]): Promise<Mail[]> {
  const found = await page.waitForFunction(
    async (wanted) => {
      const mails = (await (await fetch("/local/ui/outbox")).json()) as { subject: string }[];
      const matches = wanted.map((subject) => mails.find((mail) => mail.subject === subject));
      return matches.every(Boolean) ? matches : undefined;
    },
    subjects,
    { polling: 250 },
  );
  return (await found.jsonValue()) as Mail[];
}

/** Opens the mail on the outbox page, where its HTML is shown in a frame of its own. */
export async function openMail(page: Page, subject: string): Promise<void> {
  await page.goto(new URL("/local/outbox", page.url()).href);
  await page.getByRole("button", { name: subject }).first().click();
  await page.getByRole("heading", { level: 2, name: subject }).waitFor();
}

/** The source of a mail's HTML. */
export function mailHtml(page: Page, { id }: Mail): Promise<string> {
  return page.evaluate(async (path) => (await fetch(path)).text(), `/local/outbox/${id}/html`);
}

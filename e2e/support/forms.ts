// Fields of a form, used as a person uses them.
import type { Locator } from "playwright-core";

/** Waits until the field holds this. */
export async function hasValue(field: Locator, value: string): Promise<void> {
  const input = await field.elementHandle();
  await field
    .page()
    .waitForFunction(([element, wanted]) => (element as HTMLInputElement).value === wanted, [
      input,
      value,
    ] as const);
}

/** Types over what is there; a number field writes its value anew when it is entered, so the keys come after that. */
export async function retype(field: Locator, text: string): Promise<void> {
  await field.click();
  await field.press("ControlOrMeta+a");
  await field.pressSequentially(text);
}

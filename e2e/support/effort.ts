// How long a person who knows the page needs, by the keystroke-level model: what is pressed, typed and read in the test is counted, not guessed.
import type { Page } from "playwright-core";

/** Seconds for each: a key pressed, a moment to think, a character typed at 40 words a minute, a word read at 240 words a minute. */
const COST = { key: 0.28, thought: 1.35, character: 0.3, word: 0.25 } as const;

const MOST_STEPS = 25;

/** The words on what has the focus, through shadow roots; runs in the page. */
function focusedName(): string {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused?.textContent.trim() ?? "";
}

export class Effort {
  readonly #page: Page;
  keys = 0;
  characters = 0;
  words = 0;
  thoughts = 0;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Presses these keys one after the other, as one thing the person means to do. */
  async press(...keys: string[]): Promise<void> {
    this.thoughts++;
    for (const key of keys) {
      this.keys++;
      await this.#page.keyboard.press(key);
    }
  }

  /** Goes on by Tab to what is named so, and presses it: each step counts. */
  async tabTo(name: string): Promise<void> {
    this.thoughts++;
    for (let steps = 0; steps < MOST_STEPS; steps++) {
      this.keys++;
      await this.#page.keyboard.press("Tab");
      if ((await this.#page.evaluate(focusedName)) === name) {
        this.keys++;
        return this.#page.keyboard.press("Enter");
      }
    }
    throw new Error(`Tab does not reach "${name}".`);
  }

  async type(text: string): Promise<void> {
    this.characters += text.length;
    await this.#page.keyboard.type(text);
  }

  read(text: string): void {
    this.words += text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  }

  get seconds(): number {
    const { key, thought, character, word } = COST;
    return (
      this.keys * key + this.thoughts * thought + this.characters * character + this.words * word
    );
  }
}
